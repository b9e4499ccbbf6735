from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change

NOTHING = {
    "a place described": "Trucks with flour reached the besieged town of Torvak, the army said.",
    "a place described by its holder": "Jets bombed the occupied town of Torvak at dawn, the army said.",
    "an event held": "Rallies were held in Torvak as troops watched.",
    "an escape": "Forty men fled Torvak prison while soldiers slept.",
    "an office that moves": "The army moved its headquarters to Torvak.",
    "a firm": "Karsa Foods took over Torvak Dairy.",
    "a crowd": "Thousands stormed Torvak castle as soldiers watched.",
    "positions without a name": "Troops held all positions.",
    "a hotel": "Soldiers stormed the hotel.",
    "a ship": "Rebels seized a freighter off Torvak.",
    "shells": "Shells fell on Torvak as rebels slept.",
    "whoever it is": "Whoever holds Torvak holds the road, a general said.",
    "should it fall": "Should Torvak fall the army will leave.",
    "a plan's steps": "The plan has two steps: cut the road, then seize Torvak.",
}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING)
def test_the_place_is_held_by_whom_it_was_before(sentence: str) -> None:
    assert controls(sentence) == []


CHANGED = {
    "besieged by somebody": ("Torvak is besieged by rebels.", Change.SIEGE),
    "held by somebody": ("Torvak is held by rebels.", Change.HOLD),
    "a force that leaves a prison": ("Soldiers withdrew from Torvak prison.", Change.WITHDRAWAL),
    "a force that moves in": ("Troops moved into Torvak.", Change.ADVANCE),
    "not only": ("Not only was Torvak captured by rebels.", Change.CAPTURE),
}


@pytest.mark.parametrize(("sentence", "change"), CHANGED.values(), ids=CHANGED)
def test_what_looks_alike_still_changes_it(sentence: str, change: Change) -> None:
    assert [control.change for control in controls(sentence)] == [change]


def test_not_only_denies_nothing() -> None:
    (control,) = controls("Not only was Torvak captured by rebels.")
    assert control.stance.value == "affirm"
