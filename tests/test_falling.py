from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change


@pytest.mark.parametrize(
    ("text", "gainer", "loser"),
    [
        ("Torvak passed from rebel hands to the army.", "the army", "rebel"),
        ("Torvak slipped from the army's grasp and into that of the rebels.", "the rebels", "the army"),
        ("The village passed from the Volunteer Corps to the Guard in April.", "the Guard", "the Volunteer Corps"),
    ],
)
def test_a_place_passes_from_one_side_to_the_other(text: str, gainer: str, loser: str) -> None:
    (found,) = controls(text)
    assert found.change is Change.HANDOVER
    assert found.gained_by is not None
    assert found.lost_by is not None
    assert (text[slice(*found.gained_by)], text[slice(*found.lost_by)]) == (gainer, loser)


def test_a_place_falls_by_a_day_and_a_price_by_a_share() -> None:
    assert controls("Torvak is expected to fall by Friday.") != []
    assert controls("Shares in Torvak fell by 3 percent.") == []
    assert controls("Torvak fell back in the second half.") == []
