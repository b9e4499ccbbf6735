from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change


@pytest.mark.parametrize(
    "text",
    [
        "Torvak became part of Dora under the decree.",
        "The decree joins the province of Torvak to Dora.",
        "Torvak was formally united with Dora by an act of parliament.",
        "Dora extended its sovereignty over Torvak.",
    ],
)
def test_a_place_is_made_another_states(text: str) -> None:
    (found,) = controls(text)
    assert found.change is Change.ANNEXATION
    assert found.gained_by is not None
    assert (text[slice(*found.places[0])], text[slice(*found.gained_by)]) == ("Torvak", "Dora")


@pytest.mark.parametrize(
    "text",
    [
        "Torvak Foods became part of Dora Holdings in May.",
        "The road joins Torvak to Dora.",
        "The firm extended its lead over Torvak.",
    ],
)
def test_firms_and_roads_annex_nothing(text: str) -> None:
    assert controls(text) == []
