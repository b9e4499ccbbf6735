from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change, Stance


def told(text: str) -> list[tuple[Change, Stance, str | None, str | None]]:
    """Change, stance, who gains and who loses of each control in `text`."""
    return [
        (
            each.change,
            each.stance,
            text[slice(*each.gained_by)] if each.gained_by else None,
            text[slice(*each.lost_by)] if each.lost_by else None,
        )
        for each in controls(text)
    ]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The army wrested Torvak back from the rebels.", Change.RECAPTURE),
        ("Government forces are back in control of Torvak.", Change.RECAPTURE),
        ("Torvak fell back into rebel hands.", Change.RECAPTURE),
        ("Rebels were pushed back from Torvak.", Change.CAPTURE),
    ],
)
def test_back_makes_a_recapture_but_not_of_a_push(text: str, change: Change) -> None:
    assert [each[0] for each in told(text)] == [change]


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("Army troops marched into Torvak on Tuesday, ending eleven months of rebel rule.", "rebel"),
        ("Army troops entered Torvak on Tuesday, ending the rebels' two-year rule.", "the rebels"),
        ("Army troops entered Torvak, ending months of rule by the Sons of the Valley.", "the Sons of the Valley"),
    ],
)
def test_who_enters_and_ends_a_rule_takes_the_place(text: str, loser: str) -> None:
    assert told(text) == [(Change.CAPTURE, Stance.AFFIRM, "Army troops", loser)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Rebels were forced to give up Torvak.", Stance.AFFIRM),
        ("Rebels managed to capture Torvak.", Stance.AFFIRM),
        ("The army would be forced to abandon Torvak.", Stance.PREDICT),
        ("The army could be forced to abandon Torvak.", Stance.PREDICT),
    ],
)
def test_what_somebody_was_forced_to_do_is_done(text: str, stance: Stance) -> None:
    assert [each[1] for each in told(text)] == [stance]


def test_a_verb_of_planning_is_no_part_of_who_takes_it() -> None:
    assert [gained for _, _, gained, _ in told("The northern alliance plans to take Torvak.")] == [
        "The northern alliance"
    ]


def test_who_is_allowed_to_take_a_place_takes_it() -> None:
    assert told("The army left without a fight, allowing rebels to take Torvak.") == [
        (Change.CAPTURE, Stance.AFFIRM, "rebels", None)
    ]


def test_a_siege_that_is_lifted_is_none() -> None:
    assert told("The army lifted the siege of Torvak.") == []
    assert told("The army began the siege of Torvak.") != []


def test_a_blockade_that_is_lifted_shuts_nothing_in() -> None:
    assert told("The Dravian navy says it has lifted blockade of Torvak.") == []
