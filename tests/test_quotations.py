from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.quotations import MASK, masked, quotations, quote_type, tidy
from summarizer.schemas import QuoteType


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“We won,” he said.", ["We won,"], id="curly"),
        pytest.param('"We won," he said.', ["We won,"], id="straight"),
        pytest.param("«We won,» he said.", ["We won,"], id="guillemets"),
        pytest.param("„We won“, he said.", ["We won"], id="low-high"),
        pytest.param("``We won,'' he said.", ["We won,"], id="doubled"),
        pytest.param("He called it ‘a trap’ twice.", ["a trap"], id="single"),
        pytest.param("“We won,” he said. “They ran.”", ["We won,", "They ran."], id="two of them"),
        pytest.param("He said: “We won. They", ["We won. They"], id="open to the end of the sentence"),
        pytest.param("They ran,” he said.", ["They ran,"], id="open to the beginning of the sentence"),
        pytest.param("“He said, ‘leave the town’, twice.”", ["He said, ‘leave the town’, twice."], id="nested"),
        pytest.param("The mayors' car and Dora’s car", [], id="apostrophes are no quotation"),
        pytest.param("The gap is 5' wide.", [], id="feet are no quotation"),
        pytest.param("“ ” he said", [], id="empty marks"),
        pytest.param("Rebels left.", [], id="none"),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_masked_sentence_shows_only_what_is_outside_quotation_marks() -> None:
    assert masked("“We won,” he said.") == f"“{MASK * 7}” he said."


@given(TEXTS)
def test_masking_keeps_length_and_everything_outside(text: str) -> None:
    hidden = masked(text)
    inside = {at for span in quotations(text) for at in range(*span)}
    assert len(hidden) == len(text)
    outside = [at for at in range(len(text)) if at not in inside and text[at] not in "'`"]
    assert all(hidden[at] == MASK for at in inside)
    assert all(hidden[at] == text[at] for at in outside)


def test_marks_of_two_signs_are_masked_with_their_words() -> None:
    assert masked("''We won,'' he said.") == f"{MASK * 11} he said."
    assert masked("The mayors' car") == "The mayors' car"


@given(TEXTS)
def test_quotations_are_spans_in_order_that_hold_words(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        pytest.param(" the army left, ", "the army left", id="punctuation at the edges"),
        pytest.param("the army left.", "the army left", id="full stop"),
        pytest.param("“We won", "We won", id="mark that does not close"),
        pytest.param("We won”", "We won", id="mark that does not open"),
        pytest.param("“We won.”", "We won", id="marks around the whole"),
        pytest.param("the “brave” army", "the “brave” army", id="marks around a word inside"),
        pytest.param("“We won” and “they ran”", "“We won” and “they ran”", id="two quotations"),
        pytest.param('"We won', "We won", id="straight mark that does not close"),
        pytest.param('called it "a trap"', 'called it "a trap"', id="straight marks inside"),
        pytest.param(": “We will win.”", "We will win", id="colon before the quotation"),
        pytest.param(".", "", id="nothing but punctuation"),
        pytest.param("“", "", id="nothing but a mark"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_tidy_words_have_no_loose_punctuation(words: str, clean: str) -> None:
    assert tidy(words) == clean


@given(TEXTS)
def test_tidy_words_stand_in_the_text(text: str) -> None:
    assert tidy(text) in text
    assert tidy(text) == tidy(text).strip(" ,.;:")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We won", QuoteType.DIRECT),
        ("We won … and we stay", QuoteType.DIRECT),
        ("he said", QuoteType.INDIRECT),
        ("We won,” he said, “and we stay", QuoteType.MIXED),
        ("We won … he said", QuoteType.MIXED),
    ],
)
def test_whether_words_are_quoted_or_retold(text: str, expected: QuoteType) -> None:
    assert quote_type(text, "“We won,” he said, “and we stay.”") is expected
    assert quote_type(text, "We won, he said, and we stay.") is QuoteType.INDIRECT
