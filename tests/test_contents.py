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
