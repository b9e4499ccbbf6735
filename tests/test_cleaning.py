from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.cleaning import clean

anything = st.text(
    st.characters(codec=None) | st.sampled_from("ab \n\r\t\0\x0c\u200b\u200d\u00ad\u202e\ufeff\ud800\U000e0067😀")
)


def test_plain_text_is_left_alone() -> None:
    source = "Kartha fell.\r\n\tOlt – “gone”."
    assert clean(source).text is source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Kar\u200btha", "Kartha"),
        ("Kar\u00adtha", "Kartha"),
        ("\ufeffKartha", "Kartha"),
        ("\u202eKartha\u202c \u2066Olt\u2069", "Kartha Olt"),
        ("Kar\u2060tha\u200e\u200f\u061c", "Kartha"),
        ("Kartha\U000e0041\U000e007f", "Kartha"),
    ],
)
def test_invisible_characters_are_left_out(source: str, text: str) -> None:
    assert clean(source).text == text


def test_joiners_scripts_spell_with_are_kept() -> None:
    source = "می\u200cرود 👩\u200d🚒"
    assert clean(source).text == source


@pytest.mark.parametrize(("source", "text"), [("a\0b\x07c\x7fd\x9be", "a b c d e"), ("a\x0cb\x0bc", "a\nb\nc")])
def test_control_characters_are_replaced_one_to_one(source: str, text: str) -> None:
    assert clean(source).text == text


def test_lone_surrogates_become_replacement_characters() -> None:
    assert clean("a\ud83d\ude00b").text == "a\ufffd\ufffdb"


def test_nothing_is_normalised() -> None:
    source = "e\u0301 é ﬁ Ａ"
    assert clean(source).text == source


def test_a_span_covers_what_is_inside_and_not_what_is_around() -> None:
    source = "\ufeffthe \u200bKar\u00adtha\u200b road"
    cleaned = clean(source)
    start = cleaned.text.index("Kartha")
    first, last = cleaned.to_source(start, start + len("Kartha"))
    assert source[first:last] == "Kar\u00adtha"


def test_an_empty_span_stays_empty() -> None:
    cleaned = clean("a\u200bb\u200b")
    assert [cleaned.to_source(place, place) for place in range(3)] == [(0, 0), (2, 2), (4, 4)]


def test_a_source_offset_maps_to_the_next_character_kept() -> None:
    cleaned = clean("a\u200b\u200bb")
    assert [cleaned.to_clean(offset) for offset in range(5)] == [0, 1, 1, 1, 2]


@settings(max_examples=150, deadline=None)
@given(anything)
def test_every_character_maps_there_and_back(source: str) -> None:
    cleaned = clean(source)
    spans = [cleaned.to_source(place, place + 1) for place in range(len(cleaned.text))]
    assert all(end == start + 1 for start, end in spans)
    assert spans == sorted(set(spans))
    assert [cleaned.to_clean(start) for start, _ in spans] == list(range(len(spans)))
    assert "".join(clean(source[start:end]).text for start, end in spans) == cleaned.text


@settings(max_examples=100, deadline=None)
@given(anything)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    once = clean(source).text
    assert clean(once).text == once
