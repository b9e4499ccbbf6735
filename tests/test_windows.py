from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_answers import document

from summarizer.document import Sentence, from_text
from summarizer.windows import LEAST_ROOM, tokens, window_of, windows

WORD = st.sampled_from(["Rebels", "took", "Torvak", "near", "Лева", "harbour"])
SENTENCE = st.lists(WORD, min_size=1, max_size=60).map(lambda words: "Now " + " ".join(words) + ".")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=6).map(" ".join)


def size(sentences: tuple[Sentence, ...]) -> int:
    return sum(tokens(sentence.text) for sentence in sentences)


def test_a_token_is_three_latin_letters_or_one_of_another_script() -> None:
    assert tokens("a" * 300) == 104
    assert tokens("д" * 300) == 304


def test_an_article_that_fits_is_one_window() -> None:
    article = document("Rebels took Torvak.", "The army left.", "Share this article")
    (window,) = windows(article, 10_000)
    assert window.sentences == article.article


@given(st.lists(PARAGRAPH, min_size=1, max_size=40), st.integers(-100, 2_000))
def test_every_sentence_is_in_one_window_and_windows_fit(paragraphs: list[str], room: int) -> None:
    article = from_text("\n\n".join(paragraphs))
    parts = windows(article, room)
    assert tuple(sentence for part in parts for sentence in part.sentences) == article.article
    assert all(size(part.sentences) <= max(room, LEAST_ROOM) or len(part.sentences) == 1 for part in parts)
    for part in parts:
        assert all(window_of(parts, sentence) is part for sentence in part.sentences)


def test_a_cut_is_between_paragraphs_when_each_fits() -> None:
    paragraph = " ".join(f"Rebels took village {number} at dawn on that day." for number in range(20))
    article = from_text("\n\n".join([paragraph] * 6))
    parts = windows(article, 760)
    assert len(parts) == 3
    paragraphs = [{sentence.paragraph for sentence in part.sentences} for part in parts]
    assert paragraphs == [{0, 1}, {2, 3}, {4, 5}]


def test_a_paragraph_longer_than_a_window_is_cut_between_sentences() -> None:
    article = from_text(" ".join(f"Rebels took village {number} at dawn on that day." for number in range(100)))
    parts = windows(article, LEAST_ROOM)
    assert [len(part.sentences) > 20 for part in parts[:-1]] == [True] * (len(parts) - 1)
    assert len(parts) > 2


def test_a_sentence_longer_than_a_window_is_one_of_its_own() -> None:
    article = document("Rebels left.", "Rebels took " + "очень " * 150 + "old Torvak.", "The army left.")
    assert [[sentence.number for sentence in part.sentences] for part in windows(article, 0)] == [[1], [2], [3]]


def test_a_sentence_of_no_window_is_in_none() -> None:
    article = document("Rebels left.", "Share this article")
    parts = windows(article, 1_000)
    with pytest.raises(StopIteration):
        window_of(parts, article.sentence(2))
