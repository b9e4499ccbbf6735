from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change


def told(text: str) -> list[tuple[Change, str, str | None]]:
    """Change, place and who gains of each control in `text`."""
    return [
        (each.change, text[slice(*place)], text[slice(*each.gained_by)] if each.gained_by else None)
        for each in controls(text)
        for place in each.places
    ]


@pytest.mark.parametrize(
    ("text", "change", "gainer"),
    [
        ("Besieged by rebels since March, Torvak has no water.", Change.SIEGE, "rebels"),
        ("Encircled since Sunday, the garrison of Torvak is running out of food.", Change.SIEGE, None),
        ("Overrun in June, Torvak is empty.", Change.CAPTURE, None),
        ("Captured by rebels in May, the town of Torvak is quiet.", Change.CAPTURE, "rebels"),
        ("Captured by rebels in May, Torvak is a ghost town.", Change.CAPTURE, "rebels"),
        ("Six weeks after it was overrun, Torvak is a place of shuttered shops.", Change.CAPTURE, None),
        ("A month after it fell to the rebels, Torvak is quiet.", Change.CAPTURE, "the rebels"),
        ("Two weeks after its capture by the rebels, Torvak is quiet.", Change.CAPTURE, "the rebels"),
        ("Since falling to the rebels in May, Torvak has had no power.", Change.CAPTURE, "the rebels"),
    ],
)
def test_a_change_told_before_its_place(text: str, change: Change, gainer: str | None) -> None:
    assert told(text) == [(change, "Torvak", gainer)]


@pytest.mark.parametrize(
    "text",
    [
        "Captured by rebels in May, Saleh was paraded through the streets.",
        "Surrounded by reporters, Torvak mayor Ana Brill walked away.",
        "Overrun by tourists, the old town of Torvak raised its fees.",
        "Two weeks after its capture by the rebels, the ship was released.",
        "A month after it fell, the bridge was rebuilt.",
    ],
)
def test_persons_and_things_told_of_before_are_no_places(text: str) -> None:
    assert told(text) == []
