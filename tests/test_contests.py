from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change


@pytest.mark.parametrize(
    "text",
    [
        "The struggle between the army and rebels for Torvak goes on.",
        "Torvak remains contested, the army said.",
        "Torvak is split between the army and the rebels.",
        "The battle for Torvak continues, the army said.",
        "The army said the fight for control of Torvak was not over.",
    ],
)
def test_a_place_that_nobody_holds_whole(text: str) -> None:
    assert [each.change for each in controls(text)][:1] in ([Change.CONTESTED], [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Torvak remains contested, the army said.", ["Torvak"]),
        ("The battle for Torvak continues, the army said.", ["Torvak"]),
        ("The will remains contested, the army widow said.", []),
        ("The battle for the Torvak title continues.", []),
        ("The fight for Torvak's schools continues.", []),
        ("The council of Torvak is split between old and new.", []),
    ],
)
def test_only_a_place_in_a_war_is_contested(text: str, places: list[str]) -> None:
    assert [text[slice(*place)] for each in controls(text) for place in each.places] == places
