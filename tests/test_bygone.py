"""Changes that are remembered or only named are none of today; the same words of today are."""

from __future__ import annotations

import pytest

from summarizer.control import controls


@pytest.mark.parametrize(
    "sentence",
    [
        "Sixty years ago the army marched into Torvak.",
        "On this day in 1944 troops liberated Torvak.",
        "Veterans gathered to mark the anniversary of the fall of Torvak.",
        "A monument recalls the liberation of Torvak.",
        "His grandfather fought when the army took Torvak.",
        "Losing Torvak would cut the supply line.",
        "The fall of Torvak would be a disaster.",
        "To take Torvak, the army needs more men.",
        "The two sides discussed a withdrawal from Torvak.",
        "Analysts asked whether the army had taken Torvak.",
        "Soldiers defending Torvak described constant drones.",
        "The convoy entered Torvak with food.",
        "Torvak changed hands twice last year.",
        "Dora would never recognise the annexation of Torvak.",
        "Lenia is pressing the army to withdraw from Torvak.",
    ],
)
def test_what_is_remembered_or_only_named_changes_nothing(sentence: str) -> None:
    assert controls(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels captured Torvak, a town built in 1912.",
        "Two years ago the army lost Torvak.",
        "In 2014 rebels captured Torvak.",
        "In 1912 the army captured Torvak.",
        "The army took Torvak for the first time since 1975.",
        "The army is defending Torvak.",
        "The army announced a withdrawal from Torvak.",
    ],
)
def test_what_belongs_to_the_conflict_is_read(sentence: str) -> None:
    assert controls(sentence) != []
