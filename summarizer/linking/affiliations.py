"""Who belongs to whom, where the text says so beside a name: "FVA commander Jan Dorn", "Dorn, the army’s envoy,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..document import Document
from ..grounding import occurrences
from ..lexicon import load

_APPOSED = re.compile(r",\s+(?P<role>[^,.;:()“”\"]{3,80})[,.]")


def bodies(document: Document, name: str, mentions: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The words for what `name` may belong to, each with its sentence; `mentions` are as the rows have them."""
    for words, number in mentions:
        role, found, _ = words.partition(name)
        if found and (body := body_of(role)):
            yield body, number
    for sentence, _, end in occurrences(document, name):
        apposed = _APPOSED.match(sentence.text, end)
        if apposed and (body := body_of(apposed["role"])):
            yield body, sentence.number


def body_of(role: str) -> str | None:
    """The body in words for a post: "the ministry" in "the ministry’s spokesman", "a spokesman for the ministry"."""
    plain = " ".join(role.split())
    if found := _for().match(plain) or _of().match(plain):
        return found["body"]
    return None


@cache
def _nouns() -> str:
    return "|".join(map(re.escape, sorted(load("actors")["kinds"]["person"], key=len, reverse=True)))


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"^(?:the|a|an)?\s*(?:\w+\s+){{0,3}}?(?:{_nouns()})\s+(?:of|for|at|with)\s+(?P<body>.+)$")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"^(?P<body>.*?\w)(?:[’']s?)?\s+(?:[a-z]+\s+){{0,2}}(?:{_nouns()})$")
