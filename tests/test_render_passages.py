from __future__ import annotations

from briefs import ARTICLE, DOST, FRONT, SENTENCES, about, claim, evidence, minimal, rich
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.render.entries import Entries, Kind
from summarizer.render.page import Page
from summarizer.render.passages import Sentence, article_paragraphs, cited_sentences
from summarizer.render.pens import HTML
from summarizer.schemas import Act, Brief, Claim, SentenceUse


def whole(brief: Brief, article: str = ARTICLE) -> list[Sentence]:
    paragraphs = article_paragraphs(brief, article, Entries(Page(brief, HTML)))
    return [sentence for paragraph in paragraphs for sentence in paragraph]


def part(sentence: int, start: int, end: int) -> Claim:
    """A claim that cites only these characters of a sentence."""
    cited = evidence(sentence)
    first, last = cited.start + start, min(cited.start + end, len(ARTICLE))
    piece = {"start": first, "end": last, "exact": ARTICLE[first:last]}
    return claim(sentence, FRONT, Act.ASSERT, "a").model_copy(update={"evidence": [cited.model_copy(update=piece)]})


def pieces(sentence: Sentence) -> list[tuple[str, list[str]]]:
    return [(piece.text, [entry.key for entry in piece.entries]) for piece in sentence.pieces]


def test_the_pieces_of_all_sentences_are_the_words_of_the_article() -> None:
    assert ["".join(piece.text for piece in each.pieces) for each in whole(rich())] == SENTENCES


def test_a_sentence_is_cut_where_a_passage_begins_or_ends() -> None:
    first = whole(minimal(claims=[part(1, 4, 18), part(1, 13, 25)]))[0]
    assert pieces(first) == [
        ("The ", []),
        ("Northern ", ["i1"]),
        ("Front", ["i1", "i2"]),
        (" captur", ["i2"]),
        (SENTENCES[0][25:], []),
    ]
    assert [entry.key for entry in first.entries] == ["i1", "i2"]


def test_a_passage_over_two_sentences_lights_both() -> None:
    long = part(1, 0, len(SENTENCES[0]) + 10)
    first, second, third = whole(minimal(claims=[long]))[:3]
    assert pieces(first) == [(SENTENCES[0], ["i1"])]
    assert pieces(second)[0] == (SENTENCES[1][:9], ["i1"])
    assert not third.entries


def test_without_the_article_only_quoted_words_are_known() -> None:
    brief = minimal(claims=[part(1, 4, 18)])
    ((first,), (second,), *_) = cited_sentences(brief, Entries(Page(brief, HTML)))
    assert [(piece.text, piece.known) for piece in first.pieces] == [
        ("", False),
        (SENTENCES[0][4:18], True),
        ("", False),
    ]
    assert not second.known


def test_the_kind_that_counts_most_marks_a_piece_and_a_name_marks_none() -> None:
    sentences = whole(rich())
    assert sentences[2].kinds == [Kind.CHANGE, Kind.CLAIM]
    assert sentences[11].pieces[0].kind is Kind.GOAL
    assert sentences[20].kinds == []
    only_named = rich().model_copy(update={"territorial_changes": [], "claims": [], "stated_goals": [], "sections": {}})
    first = whole(only_named)[0]
    assert first.entries
    assert first.pieces[0].kind is None


def test_what_became_of_a_sentence_is_that_of_the_coverage_and_else_narration() -> None:
    assert [each.use for each in whole(rich())][-2:] == [SentenceUse.CITED, SentenceUse.UNCITED]
    assert {each.use for each in whole(minimal())} == {SentenceUse.NARRATION}


def test_paragraphs_are_those_of_the_article_and_signs_between_sentences_stay() -> None:
    article = "First sentence here. Second sentence here.\n\n* Third one."
    base = about("x")
    spans = [
        base.sentences[0].model_copy(update={"number": n, "start": a, "end": b})
        for n, a, b in [(1, 0, 20), (2, 21, 42), (3, 46, 56)]
    ]
    brief = minimal(sentences=spans)
    found = article_paragraphs(brief, article, Entries(Page(brief, HTML)))
    assert [[each.number for each in paragraph] for paragraph in found] == [[1, 2], [3]]
    assert found[1][0].before == "*"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 21), st.integers(0, 25), st.integers(1, 60)), max_size=6))
def test_however_passages_overlap_no_word_is_lost_and_each_is_lit(cuts: list[tuple[int, int, int]]) -> None:
    parts = [part(number, start, start + length) for number, start, length in cuts]
    brief = minimal(claims=parts)
    entries = Entries(Page(brief, HTML))
    sentences = whole(brief)
    assert ["".join(piece.text for piece in each.pieces) for each in sentences] == SENTENCES
    for entry in entries:
        lit = "".join(
            piece.text for each in sentences for piece in each.pieces if entry.key in {e.key for e in piece.entries}
        )
        assert lit == entry.evidence[0].exact.replace("\n", "")


def test_speakers_are_no_part_of_a_piece() -> None:
    assert whole(minimal(claims=[claim(3, DOST, Act.ASSERT, "a")]))[2].pieces[0].text == SENTENCES[2]
