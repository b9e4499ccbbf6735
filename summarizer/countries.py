"""Countries that an article names: which, in which sentence, and whether as the place of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .document import Document
from .edges import standing_alone
from .lexicon import alternatives, load

NEAR = 300
"""Code points in front of a place's name in which its country is looked for: more than any that stands beside it."""
_POSSESSIVES = ("'", "’", "'s", "’s")


@dataclass(frozen=True)
class Mention:
    """A country in a sentence: as the place of something ("in northern Syria") or by those who fight or govern there.

    `codes` are ISO 3166-1 alpha-2, several where countries share a name.
    """

    codes: frozenset[str]
    sentence: int
    where: bool


@cache
def _forms() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Names and adjectives of countries, with the codes of those that bear them."""
    names: dict[str, frozenset[str]] = {}
    adjectives: dict[str, frozenset[str]] = {}
    for code, entry in load("countries")["countries"].items():
        for part, table in zip(entry.split(":"), (names, adjectives), strict=True):
            for form in map(str.strip, part.split(",")):
                table[form] = table.get(form, frozenset()) | {code}
    return names, adjectives


def named(name: str) -> frozenset[str]:
    """Codes of the countries of this name; empty for what is no country."""
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    return _forms()[0].get(bare, frozenset())


@cache
def _words(name: str) -> str:
    return f"(?i:{alternatives(load('countries')['words'][name])})"


@cache
def _country() -> str:
    return rf"(?:the\s+)?(?P<name>{alternatives(_forms()[0])})(?![\w-])"


@cache
def _adjective() -> str:
    return rf"(?<![\w-])(?P<adjective>{alternatives(_forms()[1])})"


@cache
def _owner() -> str:
    capitals = "".join(sorted({form[0] for forms in _forms() for form in forms}))  # few places are worth a longer look
    return rf"(?=[{capitals}]|the\s)(?:{_adjective()}|{_country()}['’]s?)"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Ways to mention a country, and whether each makes it a place."""
    small = r"(?:[a-z-]+\s+){0,3}?"
    return (
        (re.compile(rf"\b{_words('where')}\s+{small}{_country()}(?!['’]s)"), True),
        (re.compile(rf"\b{_words('parts')}\s+{_country()}(?!['’]s)"), True),
        (re.compile(rf"{_owner()}\s+{small}{_words('ground')}\b"), True),
        (re.compile(rf"{_owner()}\s+(?:[\w-]+\s+)?{_words('forces')}\b"), False),
    )


def _codes(match: re.Match[str]) -> frozenset[str]:
    names, adjectives = _forms()
    groups = match.groupdict()
    if groups.get("adjective"):
        return adjectives[_one_space(groups["adjective"])]
    return names[_one_space(groups["name"])]


def _one_space(words: str) -> str:
    found = " ".join(words.split())
    return found if found in _forms()[0] or found in _forms()[1] else found.replace("'", "’")


def mentions(document: Document) -> list[Mention]:
    """Every mention of a country as a place or by its forces, in the order of the patterns and sentences."""
    return [
        Mention(_codes(match), sentence.number, where)
        for pattern, where in _patterns()
        for sentence in document.article
        for match in pattern.finditer(sentence.text)
    ]


def beside(document: Document, place: str) -> frozenset[str]:
    """Countries that stand right beside the place's name: "Homs, Syria", "the Syrian city of Homs"."""
    found: frozenset[str] = frozenset()
    for start, end in standing_alone(place, document.clean):
        for match in _around(document.clean, start, end):
            found |= _codes(match)
    return found


def _around(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The countries behind and in front of the name at this span."""
    if behind := _behind().match(text, end):
        yield behind
    near = max(0, start - NEAR)
    before = text[near:start].rstrip()
    owner = _settlement() if before.endswith("of") else _possessor() if before.endswith(_POSSESSIVES) else None
    if owner and (owning := owner.search(text, near, start)):
        yield owning


@cache
def _behind() -> re.Pattern[str]:
    apposition = r",?\s+(?:a\s+(?:[\w-]+\s+){1,5}?)?"
    within = rf"(?:in\s+)?(?:{_words('parts')}\s+)?"
    return re.compile(rf"(?:{apposition}{within}|,\s+){_country()}(?!['’]s|\s+\w+ed\b)")


@cache
def _settlement() -> re.Pattern[str]:
    """What ends in front of a name: "the Syrian city of"."""
    return re.compile(rf"{_owner()}\s+(?:[\w-]+\s+){{0,3}}?{_words('settlements')}\s+of\s+\Z")


@cache
def _possessor() -> re.Pattern[str]:
    return re.compile(rf"{_country()}['’]s?\s+\Z")
