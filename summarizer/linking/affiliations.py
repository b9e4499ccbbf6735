"""Who belongs to whom, where the text says so beside a name: "FVA commander Jan Dorn", "Dorn, the army’s envoy,"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..document import Document
from ..lexicon import load

_MOST_CHARACTERS = 80


def bodies(document: Document, name: str, mentions: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The words for what `name` may belong to, each with its sentence; `mentions` are its own, as printed."""
    for words, sentence in mentions:
        role, found, _ = words.partition(name)
        if found and (body := body_of(role)):
            yield body, sentence
    apposed = re.compile(rf"(?<!\w){re.escape(name)},\s+(?P<role>[^,.;:()“”\"]{{3,{_MOST_CHARACTERS}}})[,.]")
    for each in document.article:
        for match in apposed.finditer(each.text):
            if body := body_of(match["role"]):
                yield body, each.number


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
