from __future__ import annotations

import pytest

from summarizer.attribution import frames
from summarizer.beside import beside
from summarizer.quotations import masked

SPOKEN = {
    "inverted": ("“They will dig up these mines for years,” sighed Elder Jan Dorn.", "Elder Jan Dorn"),
    "direct": ("“You could hear it in Lenz,” ferryman Jan Dorn marvelled.", "ferryman Jan Dorn"),
    "no word of saying": ("“Lenz is not for sale,” the mayor snapped when asked about it.", "the mayor"),
    "behind a colon": ("The admiral shrugged: “His fleet will be on the seabed.”", "The admiral"),
}


@pytest.mark.parametrize(("sentence", "speaker"), SPOKEN.values(), ids=list(SPOKEN))
def test_a_verb_beside_a_quotation_speaks(sentence: str, speaker: str) -> None:
    assert [sentence[slice(*frame.source)] for frame in frames(sentence) if frame.source] == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "The film “Two Rivers” opened in Lenz.",
        "“Nonsense,” was how it looked.",
        "The so-called “free zone” shrank.",
    ],
)
def test_a_term_in_quotation_marks_makes_no_verb_speak(sentence: str) -> None:
    assert list(beside(masked(sentence), sentence)) == []
