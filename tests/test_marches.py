from __future__ import annotations

import pytest
from controls_told import told

from summarizer.schemas import Change


@pytest.mark.parametrize(
    ("text", "change", "gainer", "loser"),
    [
        ("The withdrawal of Doran troops from Torvak was completed.", Change.WITHDRAWAL, None, "Doran troops"),
        ("It confirmed the retreat of the army from Torvak.", Change.WITHDRAWAL, None, "the army"),
        ("The advance of the rebels on Torvak has begun.", Change.ADVANCE, "the rebels", None),
        ("Dora protested against the entry of Lenian troops into Torvak.", Change.ADVANCE, "Lenian troops", None),
    ],
)
def test_a_force_behind_of(text: str, change: Change, gainer: str | None, loser: str | None) -> None:
    assert told(text) == [(change, "Torvak", gainer, loser)]


@pytest.mark.parametrize(
    "text",
    [
        "Dora demanded the withdrawal of Lenian troops from Torvak.",
        "The deal provides for the withdrawal of Doran troops from Torvak.",
        "The evacuation of civilians from Torvak was completed, the army said.",
        "The arrival of aid in Torvak was delayed by the army.",
        "The departure of the president from Torvak was delayed.",
    ],
)
def test_what_is_asked_for_and_who_bears_no_arms_moves_no_front(text: str) -> None:
    assert told(text) == []
