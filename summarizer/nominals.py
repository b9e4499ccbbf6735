"""Sayings carried by nouns: "the army's claim that", "a warning by officials that", "its promise to".

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .dates import of_a_day
from .lexicon import alternatives, load
from .phrases import noun_phrase_after, opens
from .schemas import Act
from .syntax import clause_start, first_subject
from .typography import Offsets

_NAMED = r"(?:\b[Tt]he\s+(?:(?!the\b)[\w-]+\s+){0,4}?[\w-]+|(?:[A-Z][\w.-]*\s+){0,4}[A-Z][\w.-]*)"
_POSSESSOR = rf"(?:(?P<who>{_NAMED})(?:['’]s|(?<=s)['’])|\b(?P<whose>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y))"
_BEHIND = re.compile(r"\s+(?:by|from)\s+")
_THAT = re.compile(r"\s+that\s+")
_TO = re.compile(r"\s+to\s+(?=[a-z])(?![a-z]+ing\b)")
_FOR = re.compile(r"\s+for\s+")
_LEADS = {Act.PROMISE: (_THAT, _TO), Act.THREATEN: (_THAT, _TO), Act.DEMAND: (_THAT, _TO, _FOR)}


class NominalSaying(NamedTuple):
    """A noun for a saying, what it does, who says it and what is said."""

    cue: Offsets
    act: Act
    source: Offsets
    content: Offsets


@cache
def _acts() -> dict[str, Act]:
    """Noun -> what it does with its proposition."""
    return {noun: Act(act) for act, nouns in load("reporting")["nouns"].items() for noun in nouns}


@cache
def _possessed() -> re.Pattern[str]:
    between = rf"(?:{of_a_day()}\s+)?(?:[a-z-]+\s+){{0,2}}?"
    return re.compile(rf"{_POSSESSOR}\s+{between}(?P<noun>{alternatives(_acts())})\b")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>{alternatives(_acts())})\b")


def nominal_sayings(hidden: str) -> Iterator[NominalSaying]:
    """The sayings of nouns that are no subject: behind one, only a parser finds the end of what is said."""
    for match in _possessed().finditer(hidden):
        if said := _content(hidden, match["noun"], match.end()):
            source = match.span("who") if match["who"] else _owner(hidden, match)
            if not _is_subject(hidden, match.start()):
                yield NominalSaying(match.span("noun"), _acts()[match["noun"]], source, said)
    for match in _noun().finditer(hidden):
        by = _BEHIND.match(hidden, match.end())
        behind = noun_phrase_after(hidden, by.end()) if by else None
        said = _content(hidden, match["noun"], behind[1]) if behind else None
        if behind and said and not _is_subject(hidden, match.start()):
            yield NominalSaying(match.span("noun"), _acts()[match["noun"]], behind, said)


def _content(hidden: str, noun: str, at: int) -> Offsets | None:
    """What is said, behind "that" (or "to", "for", where the noun takes it)."""
    for lead in _LEADS.get(_acts()[noun], (_THAT,)):
        if match := lead.match(hidden, at):
            return match.end(), _end(hidden, match.end())
    return None


def _end(hidden: str, at: int) -> int:
    """Where what is said ends: with the sentence, or with the comma that closes what stands before its subject."""
    comma = hidden.find(",", at)
    before = comma > 0 and opens(hidden) and "," not in hidden[:at]
    return comma if before else len(hidden.rstrip())


def _owner(hidden: str, match: re.Match[str]) -> Offsets:
    """Whose saying it is: of "its", the subject of the sentence before it, or else the word itself."""
    return first_subject(hidden, clause_start(hidden, match.start()), match.start()) or match.span("whose")


def _is_subject(hidden: str, start: int) -> bool:
    """Does nothing but an article stand before the noun phrase in its clause?"""
    before = hidden[clause_start(hidden, start) : start]
    return not re.search(r"\w{4,}|\b(?:to|at|in|on)\b", before)
