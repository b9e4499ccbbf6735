from __future__ import annotations

import pytest

from summarizer.attribution import frames
from summarizer.schemas import Act

CONTENTS = {
    "before a manner": ("None of them will sleep again, Olt said, his voice rising.", "None of them will sleep again"),
    "before a televised address": (
        "In no case did we enter it, Olt said in a televised address.",
        "In no case did we enter it",
    ),
    "before a description": ("Lenz is safe now, said Petra Olt, who speaks for the staff.", "Lenz is safe now"),
    "last words": ("Jets would strike again, an air force statement read.", "Jets would strike again"),
    "passive with a day": ("The loss of Lenz was confirmed by the army on Monday.", "The loss of Lenz"),
    "passive with a deed": ("Lenia was accused by Dora of arming rebels.", "of arming rebels"),
    "behind a modal": ("Should it go on, it will declare a state of war.", "a state of war"),
}


@pytest.mark.parametrize(("sentence", "said"), CONTENTS.values(), ids=list(CONTENTS))
def test_what_is_said_is_no_circumstance_of_saying_it(sentence: str, said: str) -> None:
    assert [sentence[slice(*frame.content[0])].strip(" ,.") for frame in frames(sentence)] == [said]


def test_a_demand_and_the_threat_behind_it_are_two() -> None:
    text = "The rebels urged the garrison to leave, or they would storm the fort."
    assert [(frame.act, text[slice(*frame.content[0])]) for frame in frames(text)] == [
        (Act.DEMAND, "the garrison to leave"),
        (Act.THREATEN, "they would storm the fort."),
    ]


def test_what_is_said_only_in_a_denied_report_is_said_by_nobody() -> None:
    text = "Lenia denied reports that Dora had vowed to leave."
    assert [text[slice(*frame.cue)] for frame in frames(text)] == ["denied"]


ENDS = {
    "its post beside the name": ("Lenz has fallen, the town's mayor, Ilan Roth, said.", ["Lenz has fallen"]),
    "a day before what is promised": ("Olt promised on Tuesday to hand over power.", ["to hand over power"]),
    "a thing before another clause": ("Prosecutors asked for a ban; the court refused.", ["for a ban"]),
    "a clause behind the source": (
        "Lenz is quiet, Ivo Pruss said; his men will stay.",
        ["Lenz is quiet", "his men will stay"],
    ),
    "a poll and who made it": ("According to a poll published on Friday, nobody won.", ["nobody won"]),
    "what somebody points at": ("Dorn’s party opposes both.", ["opposes both"]),
    "a named subject": (
        "Olt said President Sado had made it clear that nobody would win.",
        ["President Sado had made it clear that nobody would win"],
    ),
}


@pytest.mark.parametrize(("sentence", "said"), ENDS.values(), ids=list(ENDS))
def test_what_is_said_begins_and_ends_with_its_own_words(sentence: str, said: list[str]) -> None:
    frame = frames(sentence)[0]
    assert [sentence[slice(*span)].strip(" ,.") for span in frame.content] == said


def test_two_who_remark_on_it_each_say_their_own() -> None:
    text = "A court barred Olt, a ruling his lawyers vowed to appeal and that thousands of supporters denounced."
    told = [(text[slice(*frame.source or frame.cue)], text[slice(*frame.content[0])]) for frame in frames(text)]
    assert told == [("his lawyers", "to appeal"), ("thousands of supporters", "A court barred Olt")]


@pytest.mark.parametrize(
    ("sentence", "act", "said"),
    [
        ("The council insists on a vote first.", Act.DEMAND, "a vote first"),
        ("The council insisted on Monday that it had won.", Act.ASSERT, "it had won"),
        ("The council declared independence in February.", Act.ASSERT, "declared independence in February"),
    ],
)
def test_insisting_on_something_demands_it_and_a_thing_declared_is_told_with_its_verb(
    sentence: str, act: Act, said: str
) -> None:
    (frame,) = frames(sentence)
    assert (frame.act, sentence[slice(*frame.content[0])].strip(" .")) == (act, said)
