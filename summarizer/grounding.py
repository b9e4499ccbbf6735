"""Grounding: a row's words found in the source. What is not faithful comes back as a reason, never as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .alignment import Alignment, align
from .document import Document, Sentence
from .faithfulness import unfaithful
from .schemas import FAITHFUL, Evidence, Row, Verdict

CONTEXT = 32


@dataclass(frozen=True)
class Ungrounded:
    """Why a row may not stand in the brief."""

    sentence: int
    check: str
    message: str


def evidence(document: Document, sentence: Sentence, verdict: Verdict = Verdict.VERBATIM) -> Evidence:
    """The whole sentence as evidence, cut from the text as the user gave it."""
    return span_evidence(document, sentence, sentence.start, sentence.end, verdict)


def span_evidence(document: Document, sentence: Sentence, start: int, end: int, verdict: Verdict) -> Evidence:
    """The span [start, end) of the cleaned text as evidence, offsets in the text as given."""
    begin, stop = document.span(start, end)
    return Evidence(
        sentence=sentence.number,
        start=begin,
        end=stop,
        exact=document.text[begin:stop],
        prefix=document.text[max(begin - CONTEXT, 0) : begin],
        suffix=document.text[stop : stop + CONTEXT],
        verdict=verdict,
    )


def ground(document: Document, row: Row) -> Evidence | Ungrounded:
    """The sentence that proves a row, with the verdict of the row's quotation (none: the sentence itself)."""
    sentence = _cited(document, row.sentence)
    if sentence is None:
        return Ungrounded(1, "no_sentence", f"cites sentence {row.sentence}, which the article does not have")
    if not row.words:
        return evidence(document, sentence)
    found = align(row.words, document.clean, within=(sentence.start, sentence.end))
    if found.verdict not in FAITHFUL:
        return Ungrounded(sentence.number, f"quote_{found.verdict.value}", _why(found))
    home = _holding(document, found, sentence)
    if home is None or home.furniture:
        return Ungrounded(sentence.number, "quote_elsewhere", "the quotation is not in a sentence of the article")
    return evidence(document, home, found.verdict)


def check_words(
    statement: str, cited: Sequence[Evidence], *, known: Sequence[str], denial: bool
) -> tuple[bool, Ungrounded | None]:
    """Whether a statement is a paraphrase, and why it may not stand (None: it may).

    Words of the source pass; another wording passes only when its names, numbers, negation and hedges hold.
    """
    passages = [each.exact for each in cited]
    if unfaithful(statement, passages, known_names=known, positive_of_denial=denial) is None:
        return False, None
    problem = unfaithful(statement, passages, known_names=known, positive_of_denial=denial, paraphrase=True)
    if problem is None:
        return True, None
    return True, Ungrounded(cited[0].sentence, f"text_{problem.check}", problem.message)


def _cited(document: Document, number: int) -> Sentence | None:
    known = {sentence.number: sentence for sentence in document.article}
    return known.get(number)


def _holding(document: Document, found: Alignment, cited: Sentence) -> Sentence | None:
    if cited.start <= found.start < cited.end:
        return cited
    return next((each for each in document.sentences if each.start <= found.start < each.end), None)


def _why(found: Alignment) -> str:
    if found.verdict is Verdict.ABSENT:
        return "the quotation is not in the article"
    return f"the quotation differs from the article ({found.alteration}: {found.detail})"
