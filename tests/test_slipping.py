from __future__ import annotations

import pytest
from controls_told import told

from summarizer.schemas import Change


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("Torvak has slipped from government control.", "government"),
        ("Torvak slipped out of rebel hands overnight.", "rebel"),
        ("Torvak passed out of the hands of the army.", "the army"),
        ("Torvak is out of the army's control.", "the army"),
        ("Torvak is beyond government control.", "government"),
    ],
)
def test_a_place_slips_from_its_holder(text: str, loser: str) -> None:
    assert told(text) == [(Change.CAPTURE, "Torvak", None, loser)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices slipped out of the government's control.",
        "The fire at Torvak is out of control.",
        "Torvak is three miles from army headquarters.",
    ],
)
def test_what_is_no_place_slips_from_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["Our forces are no longer present in Torvak.", "Our forces are no longer in Torvak."])
def test_a_force_is_gone_from_a_place(text: str) -> None:
    assert told(text) == [(Change.WITHDRAWAL, "Torvak", None, "Our forces")]


def test_people_who_are_no_longer_in_a_place_give_none_up() -> None:
    assert told("The children are no longer in Torvak, the army said.") == []


def test_a_place_is_left_to_the_other_side() -> None:
    assert told("The garrison pulled out at dawn, leaving Torvak to the rebels.") == [
        (Change.HANDOVER, "Torvak", "the rebels", "The garrison")
    ]
    assert told("He died in May, leaving Torvak to his sons, and the army mourned him.") == []


def test_a_place_is_left_without_a_soldier() -> None:
    assert told("The convoy crossed the river, leaving Torvak without a single foreign soldier.") == [
        (Change.WITHDRAWAL, "Torvak", None, None)
    ]
    assert told("The storm swept through, leaving Torvak without power.") == []


def test_control_rests_with_a_side() -> None:
    assert told("Control of Torvak now rests with the rebels.") == [(Change.HANDOVER, "Torvak", "the rebels", None)]
    assert told("The decision on Torvak rests with the rebels.") == []


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("The militia moved its men out of Torvak.", "The militia"),
        ("The rebels relocated their fighters from Torvak.", "The rebels"),
        ("The guerrillas slipped out of Torvak before dawn.", "The guerrillas"),
        ("There are no government troops left in Torvak.", "government troops"),
        ("The army no longer has any positions in Torvak.", "The army"),
        ("The garrison of Torvak slipped away overnight.", None),
        ("The garrison in Torvak fled.", None),
    ],
)
def test_a_force_leaves_a_place_in_other_words(text: str, loser: str | None) -> None:
    assert told(text) == [(Change.WITHDRAWAL, "Torvak", None, loser)]


@pytest.mark.parametrize(
    "text",
    [
        "The army led civilians out of Torvak.",
        "The army moved its headquarters out of Torvak.",
        "Police marched protesters out of the square in Torvak.",
        "Soldiers in Torvak left flowers at the grave.",
        "There are no troops in Torvak.",
    ],
)
def test_who_leads_others_out_gives_nothing_up(text: str) -> None:
    assert told(text) == []
