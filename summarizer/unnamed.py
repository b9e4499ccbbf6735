"""Groups and bodies that act without a name: "rebels", "residents of Torvak", "the government said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .lexicon import alternatives, load, word_class
from .phrases import CAPITAL, CAPITALISED
from .reporting import reporting_forms

_GOVERNED = re.compile(r"\b(?:of|for|from|in|at|with|by|to|on|and|or|against|between)\s+$")


def unnamed(text: str) -> Iterator[tuple[str, int]]:
    """The groups and bodies of a sentence, without article, each with its offset."""
    yield from _groups(text)
    yield from _bodies(text)


def _listed(name: str) -> list[str]:
    found: list[str] = load("actors")["things"][name]
    return found


@cache
def _group() -> re.Pattern[str]:
    """A group that acts without a name: "rebels", "residents of Torvak", "the Lenia-led coalition"."""
    attribute = rf"(?:(?:{CAPITAL}[\w.]*-led|international|global)\s+)?"
    nouns = alternatives(_listed("groups"))
    return re.compile(rf"(?<![\w-]){attribute}(?:{nouns})(?:\s+of\s+{CAPITALISED})?(?![\w-])")


def _groups(text: str) -> Iterator[tuple[str, int]]:
    for match in _group().finditer(text):
        if not re.search(rf"{CAPITAL}[\w’'.-]+\s+$", text[: match.start()]):
            yield match.group(), match.start()


@cache
def _body() -> re.Pattern[str]:
    """A body of a state that acts without a name: "the government said", "the interior ministry denied"."""
    nouns = alternatives(_listed("bodies"))
    behind = alternatives(
        word_class("auxiliaries") | word_class("finite") | word_class("irregular_past") | reporting_forms()
    )
    before = r"(?<![\w-])(?i:the|its|their|his|her)\s+"
    return re.compile(
        rf"{before}(?P<name>(?:[a-z][\w-]*\s+)?(?:{nouns}))\s+(?:\w+ly\s+)?(?:{behind}|(?!(?:and|or)\b)[a-z]+ed)\b"
    )


def _bodies(text: str) -> Iterator[tuple[str, int]]:
    for match in _body().finditer(text):
        if not _GOVERNED.search(text[: match.start()]):
            yield match["name"], match.start("name")
