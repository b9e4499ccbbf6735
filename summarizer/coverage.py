"""Coverage: what became of every sentence of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .aims import aims
from .attribution import frames
from .control import controls
from .document import Document, Sentence
from .quotations import quotations
from .schemas import (
    Claim,
    Coverage,
    CustomItem,
    Evidence,
    SentenceCoverage,
    SentenceUse,
    StatedGoal,
    TerritorialChange,
)

Item = Claim | TerritorialChange | StatedGoal | CustomItem
"""What cites sentences; that a sentence names an actor does not make it used."""


def coverage(document: Document, items: Iterable[Item]) -> Coverage:
    """Each sentence as cited, narration, uncited (it carries a cue, but gave no item), furniture or instruction."""
    citing: dict[int, list[str]] = defaultdict(list)
    for item in items:
        for number in sorted({found.sentence for found in _passages(item)}):
            citing[number].append(item.id)
    sentences = [
        SentenceCoverage(sentence=each.number, use=_use(each, citing), items=citing.get(each.number, []))
        for each in document.sentences
    ]
    cited = sum(each.use is SentenceUse.CITED for each in sentences)
    return Coverage(cited=cited, of=len(document.article), sentences=sentences)


def _passages(item: Item) -> Iterator[Evidence]:
    yield from item.evidence
    for position in item.positions if isinstance(item, TerritorialChange) else ():
        yield from position.evidence


def _use(sentence: Sentence, citing: dict[int, list[str]]) -> SentenceUse:
    if sentence.furniture:
        return SentenceUse.FURNITURE
    if sentence.instruction:
        return SentenceUse.INSTRUCTION
    if sentence.number in citing:
        return SentenceUse.CITED
    return SentenceUse.UNCITED if carries_cue(sentence.text) else SentenceUse.NARRATION


def carries_cue(text: str) -> bool:
    """Does a reporting word, a quotation, a verb of control or an aim stand in the sentence?"""
    return bool(frames(text) or quotations(text) or controls(text) or aims(text))
