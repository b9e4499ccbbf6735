from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Stance


def told(text: str) -> list[tuple[str, str | None, Stance]]:
    """Place, who gains and stance of each control in `text`."""
    return [
        (text[slice(*place)], text[slice(*each.gained_by)] if each.gained_by else None, each.stance)
        for each in controls(text)
        for place in each.places
    ]


@pytest.mark.parametrize(
    ("text", "gainer"),
    [
        ("The latest town to fall was Torvak.", None),
        ("Next to fall was Torvak.", None),
        ("Among the towns captured on Monday was Torvak.", None),
        ("The first village to be captured by the rebels was Torvak.", "the rebels"),
        ("Torvak became the third town to fall to the rebels.", "the rebels"),
        ("Torvak was the latest town to be captured by the rebels.", "the rebels"),
    ],
)
def test_places_that_fall_one_after_the_other(text: str, gainer: str | None) -> None:
    assert told(text) == [("Torvak", gainer, Stance.AFFIRM)]


def test_the_next_that_may_fall_has_not_fallen() -> None:
    assert all(stance is Stance.PREDICT for _, _, stance in told("Torvak may be the next town to fall to the rebels."))
    assert all(stance is Stance.PREDICT for _, _, stance in told("Torvak could become the third town to fall."))


def test_persons_captured_are_no_places() -> None:
    assert told("The latest of the officers to be captured was Saleh.") == []
