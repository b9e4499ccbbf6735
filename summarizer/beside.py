"""Verbs that speak only because a quotation stands beside them: "“Leave,” she sighed", "He shrugged: “Never”".

Any verb may stand there (a sound, a gesture, a way of moving), so no list of them is read. Works on a sentence whose
quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .contents import SHORTEST_QUOTATION
from .lexicon import alternatives, word_class
from .phrases import clausal, holds_verb, noun_like, opens
from .quotations import MASK, quotations
from .reporting import reporting_forms
from .sources import opens_source, source_behind
from .syntax import clause_start, first_subject
from .typography import Offsets

_GOES_ON = (",", "?", "!", "…", "-", "–", "—")
"""How a quotation ends when the words behind it belong to it."""
_COLON = re.compile(rf":\s*[“\"«]{MASK}")
_LONGEST_TAIL = 60
"""Characters between a verb and the colon that opens what is said."""


class Beside(NamedTuple):
    """A verb beside a quotation, the words that name who speaks, and the quotations that are theirs."""

    cue: Offsets
    source: Offsets
    content: tuple[Offsets, ...]


@cache
def _verb() -> str:
    past = alternatives(word_class("irregular_past") - {"made", "held"} | reporting_forms())
    return rf"(?P<verb>(?!(?:{alternatives(word_class('passive'))})\b)(?:{past}|[a-z]+ed))\b"


@cache
def _behind() -> re.Pattern[str]:
    """Behind a quotation: who and verb ("Olt sighed"), or a verb alone whose source follows ("sighed | Olt")."""
    word = r"[\w’'.-]+"
    return re.compile(rf"[”\"»'’]+\s+(?:(?P<who>{word}(?:\s+{word}){{0,9}}?)\s+)??{_verb()}")


def beside(hidden: str, sentence: str) -> Iterator[Beside]:
    """The verbs beside the quotations of `sentence`, in order."""
    said = quotations(sentence)
    for span in said:
        match = _behind().match(hidden, span[1]) if sentence[span[0] : span[1]].rstrip().endswith(_GOES_ON) else None
        source = _source(hidden, match) if match else None
        if match and source:
            yield Beside(match.span("verb"), source, _theirs(sentence, said, span[1]))
    for colon in _COLON.finditer(hidden):
        yield from _introduced(hidden, colon.start(), tuple(one for one in said if one[0] > colon.start()))


def _theirs(sentence: str, said: list[Offsets], end: int) -> tuple[Offsets, ...]:
    """The quotations up to `end`, and those behind it that are more than a term."""
    return tuple(one for one in said if one[1] <= end or len(sentence[slice(*one)].split()) >= SHORTEST_QUOTATION)


def _source(hidden: str, match: re.Match[str]) -> Offsets | None:
    if match["who"] is None:
        return source_behind(hidden, match.end()) if opens_source(hidden, match.end()) else None
    who = match["who"]
    acts = noun_like(who) and not holds_verb(who) and not clausal(who, "") and not opens(who)
    return match.span("who") if acts else None


def _introduced(hidden: str, colon: int, content: tuple[Offsets, ...]) -> Iterator[Beside]:
    """The clause before a colon and a quotation: its subject speaks, whatever its verb is."""
    start = clause_start(hidden, colon)
    source = first_subject(hidden, start, colon)
    verb = re.compile(rf"\s+(?:\w+ly\s+)?{_verb()}").match(hidden, source[1]) if source else None
    if source and verb and colon - verb.end() <= _LONGEST_TAIL and MASK not in hidden[start:colon]:
        yield Beside(verb.span("verb"), source, content)
