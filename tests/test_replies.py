"""Positions on a change that stand in other sentences, and the side of whoever speaks."""

from __future__ import annotations

import pytest
from scripted_answers import by_section, document, play

from summarizer.assembly import assemble
from summarizer.schemas import SpeakerClass, Stance, Status, TerritorialChange
from summarizer.sections import BUILT_IN
from summarizer.strategies.stepwise import stepwise

CLAIM = "The rebels said they had taken Torvak."
FACT = "Rebels seized Torvak on Monday."


def changes(text: str) -> list[TerritorialChange]:
    article = document(*text.split("\n"))
    return assemble(article, play(stepwise(article, BUILT_IN, 12_288), by_section()).harvest).changes


def only(text: str) -> TerritorialChange:
    (change,) = changes(text)
    return change


@pytest.mark.parametrize(
    "reply",
    [
        "The army denied the claim.",
        "That was denied by the army.",
        "The army called the claim propaganda.",
        "The army insisted the town had not fallen.",
        "Army commanders said otherwise.",
        "“That is a lie,” said Ivo Marr, an army spokesman.",
        "“The town is in our hands,” said an army spokesman, Ivo Marr.",
        "The defence ministry said its forces were still in control of the town.",
        "The army maintained that no enemy had ever set foot there.",
    ],
)
def test_a_denial_in_the_next_sentence_disputes_the_change(reply: str) -> None:
    change = only(f"{CLAIM} {reply}")
    assert change.status is Status.DISPUTED
    assert [position.stance for position in change.positions] == [Stance.AFFIRM, Stance.DENY]


@pytest.mark.parametrize(
    "reply",
    [
        "The army did not comment.",
        "The army would neither confirm nor deny it.",
        "Neither side has confirmed it.",
        "Residents said fighters were still there.",
        "The army denied that its aircraft had struck a school.",
        "“We crossed at dawn, and the town is in our hands,” said Tesfan Oru.",
        "The army acknowledged the loss of two outposts in the hills.",
    ],
)
def test_who_leaves_it_open_or_speaks_of_something_else_takes_no_position(reply: str) -> None:
    assert only(f"{CLAIM} {reply}").status is Status.CLAIMED


@pytest.mark.parametrize(
    "reply",
    ["The army confirmed the loss.", "The army admitted as much.", "The army did not dispute this."],
)
def test_the_losing_side_may_bear_it_out_later(reply: str) -> None:
    change = only(f"{FACT} {reply}")
    assert change.status is Status.ACKNOWLEDGED
    assert change.lost_by is not None
    assert change.lost_by.name == "army"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("An attack on Torvak was repelled, the army said.", "army"),
        ("Torvak has been cleared of militants, said a spokesman for the Northern Army.", "Northern Army"),
        ("Troops are now in control of Torvak, army spokesman Maj. Sule Adar said.", "army"),
        ("Torvak was liberated overnight, the defence ministry said in a statement.", "defence ministry"),
    ],
)
def test_a_force_that_names_nobody_tells_of_its_own_deed(text: str, side: str) -> None:
    change = only(text)
    assert (change.gained_by and change.gained_by.name, change.status) == (side, Status.CLAIMED)


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Jan Dorn, an army spokesman, confirmed that his men had pulled out of Torvak.",
        "General Omar Velt, who commands the garrison, admitted that Torvak had been abandoned.",
        "Torvak has fallen, a senior army officer admitted on Monday.",
        "The army did not deny that it had lost Torvak.",
    ],
)
def test_who_admits_a_loss_is_of_the_losing_side(text: str) -> None:
    assert only(text).status is Status.ACKNOWLEDGED


def test_what_an_issuer_says_of_his_forces_is_claimed_and_what_he_calls_a_lie_denied() -> None:
    told = changes(
        "Council of the Fen: Statement No. 4\n\n"
        "Last night our units drove the army from Torvak. In good order our men have left Lenz.\n\n"
        "The regime says that its soldiers have taken Orsk. This is a lie."
    )
    assert [(each.place.name, each.status) for each in told] == [
        ("Torvak", Status.CLAIMED),
        ("Lenz", Status.ACKNOWLEDGED),
        ("Orsk", Status.DISPUTED),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Dawn fighters, by their own account, captured Torvak on Sunday.", Status.CLAIMED),
        ("Torvak has fallen to the rebels, state media said.", Status.REPORTED),
        ("The ministry could not confirm that Torvak had fallen.", Status.UNVERIFIED),
        ("It took the army six hours to capture Torvak from the rebels.", Status.REPORTED_AS_FACT),
        ("Parliament voted 211 to 9 on Monday to annex Torvak.", Status.REPORTED_AS_FACT),
        ("The army described the alleged capture of Torvak as a hoax.", Status.DENIED),
    ],
)
def test_whose_word_it_is(text: str, status: Status) -> None:
    assert only(text).status is status


def test_a_side_that_keeps_a_bridge_says_nothing_of_the_town() -> None:
    town, bridge = changes(f"{CLAIM} The army said the bridge was still in its hands.")
    assert (town.status, bridge.place.name) == (Status.CLAIMED, "bridge")


def test_what_one_calls_a_lie_behind_a_semicolon_the_other_still_claims() -> None:
    change = only("A post by the Green Hand claimed that it had entered Torvak; the army called this “a lie”.")
    assert change.status is Status.DISPUTED
    assert [position.speaker.name for position in change.positions if position.speaker] == ["Green Hand", "army"]


def test_who_confirms_a_loss_has_lost_the_place() -> None:
    change = only("The defence ministry confirmed the fall of Torvak.")
    assert change.status is Status.ACKNOWLEDGED
    assert change.gained_by is None


def test_men_without_a_name_are_of_the_side_that_admits_what_they_did() -> None:
    change = only("The army acknowledged, however, that a garrison of 120 soldiers had pulled out of Torvak.")
    assert change.status is Status.ACKNOWLEDGED
    assert (change.lost_by and change.lost_by.name) == "garrison of 120 soldiers"


@pytest.mark.parametrize(
    "text",
    [
        "The Green Hand left Lenz. Its spokesman, Ivo Marr, said it still held Torvak.",
        "The Green Hand denied the report. “We have taken Torvak,” its commander Ivo Marr said.",
    ],
)
def test_its_spokesman_speaks_for_whom_the_sentence_before_is_about(text: str) -> None:
    (change,) = [each for each in changes(text) if each.place.name == "Torvak"]
    (position,) = change.positions
    assert position.speaker_class is SpeakerClass.GAINER_SIDE


def test_what_is_not_mentioned_happened_and_was_not_done_by_who_is_silent() -> None:
    change = only("The president made no mention of the fall of Torvak.")
    assert (change.status, change.gained_by, change.lost_by) == (Status.REPORTED_AS_FACT, None, None)


def test_who_denies_the_claim_of_another_leaves_nobody_else_the_loser() -> None:
    change = only("The defence ministry claimed the capture of Torvak, a claim Lenia rejected.")
    assert change.status is Status.DISPUTED
    assert change.lost_by is None


def test_it_is_the_body_named_by_its_letters() -> None:
    text = "The army and the GRF accused each other. The GRF said it was calm. It said its men had taken Torvak."
    (change,) = changes(text)
    assert change.positions[0].speaker is not None
    assert change.positions[0].speaker.name == "GRF"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The ministry dismissed the rebels’ October 20 claim that they had seized Torvak.",
            [("rebels", Stance.AFFIRM), ("ministry", Stance.DENY)],
        ),
        (
            "The ministry called the militia’s claim that its fighters had seized Torvak a fantasy.",
            [("militia", Stance.AFFIRM), ("ministry", Stance.DENY)],
        ),
        ("The ministry credited the army with liberating Torvak.", [("ministry", Stance.AFFIRM)]),
        ("The loss of Torvak was confirmed by the army on Monday.", [("army", Stance.AFFIRM)]),
    ],
)
def test_who_tells_of_a_change_as_a_noun_or_calls_it_false(text: str, said: list[tuple[str, Stance]]) -> None:
    positions = only(text).positions
    assert [(each.speaker and each.speaker.name, each.stance) for each in positions] == said


def test_two_who_say_it_together_take_a_position_each() -> None:
    change = only("Rebels entered Torvak on Thursday, residents and a rebel spokesman said.")
    assert [position.speaker and position.speaker.name for position in change.positions] == [
        "residents",
        "rebel spokesman",
    ]


def test_an_army_that_says_a_place_was_lost_lost_it() -> None:
    change = only("“Torvak,” Colonel Ivo Marr of the army said, “was lost on Monday.”")
    assert (change.status, change.lost_by and change.lost_by.name) == (Status.ACKNOWLEDGED, "army")
    assert only("Torvak had been lost, residents said.").lost_by is None


def test_a_commander_speaks_for_whom_he_commands_and_his_own_words_deny_nothing() -> None:
    change = only(
        "The commander of the Varn League said on Wednesday that his fighters had cleared the army from Torvak.\n"
        "“There is not one government soldier left in the town,” Yaro Pell told supporters."
    )
    assert change.gained_by
    assert change.gained_by.name == "Varn League"
    assert [position.stance for position in change.positions] == [Stance.AFFIRM]
