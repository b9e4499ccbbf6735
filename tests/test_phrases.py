from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_words import TEXTS

from summarizer.phrases import (
    CAPITALISED,
    before_verb,
    begins_with_verb,
    holds_verb,
    is_name,
    may_follow_name,
    noun_like,
    noun_phrase_after,
    opens,
    pieces,
    trim,
)


@pytest.mark.parametrize(
    "word", ["Torvak", "Gen.", "U.S.", "al-Bira", "el-Tal", "Örnsk", "Łenz", "O’Dell", "Torvak-Lenz", "J."]
)
def test_words_of_names_carry_a_capital(word: str) -> None:
    match = re.match(CAPITALISED, f"{word} Dorn")
    assert match
    assert match.group() == word


@pytest.mark.parametrize("word", ["torvak", "al-bira", "as-yet", "5th"])
def test_words_without_a_capital_are_no_names(word: str) -> None:
    assert not re.match(CAPITALISED, word)


@pytest.mark.parametrize("piece", ["Torvak", "Gen. Omar Saleh", "Council of the Elders", "Abu Omar al-Masri"])
def test_a_piece_of_capitals_and_particles_is_a_name(piece: str) -> None:
    assert is_name(piece)


@pytest.mark.parametrize("piece", ["head of the Council", "The Council", "the", "", "Ministry of", "mayor Petra Olt"])
def test_descriptions_and_articles_are_no_names(piece: str) -> None:
    assert not is_name(piece)


def test_a_phrase_of_more_than_eight_words_is_no_name() -> None:
    assert is_name(" ".join(["Lenz"] * 8))
    assert not is_name(" ".join(["Lenz"] * 9))


@pytest.mark.parametrize("piece", ["On Friday", "However", "speaking in Lenz", "Last week"])
def test_openers_stand_before_the_subject(piece: str) -> None:
    assert opens(piece)


@pytest.mark.parametrize("piece", ["The army", "Lenz", "", "..."])
def test_other_words_open_nothing(piece: str) -> None:
    assert not opens(piece)


def test_pieces_lie_between_commas_and_hold_letters() -> None:
    text = "The mayor, Jan Dorn, , 1,500 men"
    assert [text[start:end] for start, end in pieces(text, 0, len(text))] == ["The mayor", "Jan Dorn", "1,500 men"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("However the army", "the army", id="opener"),
        pytest.param("On Friday the army", "the army", id="day"),
        pytest.param("In March 2011 the army", "the army", id="date"),
        pytest.param("that the army", "the army", id="that"),
        pytest.param("the army (FVA)", "the army", id="bracket"),
        pytest.param("rebels who fled Lenz", "rebels", id="relative clause"),
        pytest.param("By mayor Petra Olt", "mayor Petra Olt", id="a word like a month is no date"),
        pytest.param("However", "However", id="nothing is left behind an opener alone"),
    ],
)
def test_a_trimmed_phrase_has_nothing_in_front_or_behind(text: str, phrase: str) -> None:
    span = trim(text, (0, len(text)))
    assert span
    assert text[slice(*span)] == phrase


def test_nothing_is_left_of_a_span_without_letters() -> None:
    assert trim("12 (a)", (0, 6)) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param(" the mayor of Lenz in a letter", "the mayor of Lenz", id="preposition"),
        pytest.param(" Gen. R. T. Vesk, who left", "Gen. R. T. Vesk", id="titles and initials"),
        pytest.param(" Dora of shelling Lenz", "Dora", id="what somebody is accused of"),
        pytest.param(" officials who fled", "officials", id="relative clause"),
        pytest.param(" Jan Dorn on Friday", "Jan Dorn", id="day"),
        pytest.param(" Jan Dorn – the mayor", "Jan Dorn", id="dash"),
        pytest.param(" rebels", "rebels", id="end of the sentence"),
    ],
)
def test_the_noun_phrase_behind_a_word_ends_where_another_begins(text: str, phrase: str) -> None:
    span = noun_phrase_after(text, 0)
    assert span
    assert text[slice(*span)] == phrase


@pytest.mark.parametrize("text", ["", "  ", " 12.", " — "])
def test_there_is_no_noun_phrase_without_letters(text: str) -> None:
    assert noun_phrase_after(text, 0) is None


@pytest.mark.parametrize("words", ["Lenz", "the army", "he", "12 men", "residents", "senior officials"])
def test_a_noun_phrase_may_act(words: str) -> None:
    assert noun_like(words)


@pytest.mark.parametrize("words", ["", "quickly", "fighting rebels", "based in", "water"])
def test_other_words_may_not(words: str) -> None:
    assert not noun_like(words)


@pytest.mark.parametrize("word", ["on", "and", "quickly", "fled", "took", "yesterday", "which", "including"])
def test_a_verb_or_function_word_leaves_a_name_a_name(word: str) -> None:
    assert may_follow_name(word)


@pytest.mark.parametrize("word", ["civil", "rebels", "sect"])
def test_a_noun_makes_a_name_its_adjective(word: str) -> None:
    assert not may_follow_name(word)


@pytest.mark.parametrize("words", ["fell on Friday", "has fallen", "captured Lenz"])
def test_a_finite_verb_opens_a_clause_without_a_subject(words: str) -> None:
    assert begins_with_verb(words)
    assert holds_verb(f"Lenz {words}")


@pytest.mark.parametrize("words", ["rebels in Lenz", "the port", ""])
def test_a_noun_opens_none(words: str) -> None:
    assert not begins_with_verb(words)
    assert not holds_verb(words)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("rebels who fled seized Lenz", "rebels who", id="past tense"),
        pytest.param("Dora has left", "Dora", id="auxiliary"),
        pytest.param("The rebels took Lenz", "The rebels", id="irregular past"),
        pytest.param("the besieged town", "the besieged town", id="participle behind an article"),
        pytest.param("the army", "the army", id="no verb"),
    ],
)
def test_a_phrase_ends_before_its_verb(text: str, phrase: str) -> None:
    assert text[slice(*before_verb(text, (0, len(text))))] == phrase


@given(TEXTS, st.integers(0, 60))
def test_phrases_are_spans_of_the_text(text: str, at: int) -> None:
    at = min(at, len(text))
    phrase = noun_phrase_after(text, at)
    if phrase:
        trimmed = trim(text, phrase)
        assert at <= phrase[0] < phrase[1] <= len(text)
        assert trimmed is None or phrase[0] <= trimmed[0] < trimmed[1] <= phrase[1]
        assert before_verb(text, phrase)[0] == phrase[0]
