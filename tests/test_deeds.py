from __future__ import annotations

import pytest

from summarizer.control import controls


@pytest.mark.parametrize(
    ("text", "gainer"),
    [
        ("The channel credited the Desert Falcons with the capture of Torvak.", "the Desert Falcons"),
        ("The president congratulated the army on the liberation of Torvak.", "the army"),
        ("The minister praised the 5th Brigade for its recapture of Torvak.", "the 5th Brigade"),
        ("Dora accused Lenia of the occupation of Torvak.", "Lenia"),
        ("The rebels' capture of Torvak was a blow.", "The rebels"),
        ("The president thanked the general after the fall of Torvak.", None),
        ("The paper congratulated itself, and the capture of Torvak made no page.", None),
    ],
)
def test_whose_deed_a_noun_names(text: str, gainer: str | None) -> None:
    (found,) = controls(text)
    assert (text[slice(*found.gained_by)] if found.gained_by else None) == gainer
