from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change


@pytest.mark.parametrize(
    ("text", "gainer"),
    [
        ("All roads out of Torvak have been cut by the rebels.", "the rebels"),
        ("The only supply route to Torvak has been severed by rebels.", "rebels"),
        ("Rebels have cut the last road into Torvak.", "Rebels"),
        ("Insurgents have cut the last ground line of communication into Torvak.", "Insurgents"),
    ],
)
def test_cut_roads_are_a_siege(text: str, gainer: str) -> None:
    (found,) = controls(text)
    assert found.change is Change.SIEGE
    assert found.gained_by is not None
    assert (text[slice(*found.places[0])], text[slice(*found.gained_by)]) == ("Torvak", gainer)


@pytest.mark.parametrize(
    "text", ["All roads into Torvak were cut by snow.", "The road to Torvak was closed for repairs."]
)
def test_roads_that_no_side_cuts(text: str) -> None:
    assert controls(text) == []
