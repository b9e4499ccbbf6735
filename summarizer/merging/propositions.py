"""Propositions: whether two claims say the same, the opposite, or the same with other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..lexicon import load
from ..names import folded
from ..schemas import Act, Claim

ALIKE = 0.6
"""Share of the words of both that two claims must have in common."""
FEWEST = 2
"""Words in common that say something; fewer may be chance."""
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
_STEM = re.compile(r"(?:ing|ed|es|s|n)$")
_SHORTEST = 4


@dataclass(frozen=True)
class Proposition:
    """What a claim says: its words without numbers, its numbers, and whether it is affirmed."""

    words: frozenset[str]
    numbers: tuple[str, ...]
    places: frozenset[str]
    positive: bool

    @classmethod
    def of(cls, claim: Claim, places: Iterable[str]) -> Proposition:
        """The proposition of a claim, which may name some of the `places` of its article.

        A denial is kept positive in a brief, so the act counts as a negation.
        """
        words = folded(_NUMBER.sub(" ", claim.text).replace("n't", " not")).split()
        negations = sum(word in _words("negations") for word in words) + (claim.act is Act.DENY)
        content = {_stem(word) for word in words if word not in _words("small") | _words("negations") | _dates()}
        numbers = tuple(sorted(match.group().replace(",", "") for match in _NUMBER.finditer(claim.text)))
        named = frozenset(folded(place) for place in places if place in claim.text)
        return cls(frozenset(content), numbers, named, negations % 2 == 0)

    def alike(self, other: Proposition) -> bool:
        """Are both about the same, numbers and negation apart?"""
        common = len(self.words & other.words)
        if self.places != other.places:
            return False
        return common >= FEWEST and common >= ALIKE * len(self.words | other.words)


def numbers(text: str) -> list[tuple[float, str]]:
    """The numbers in a text, each as printed too."""
    return [(float(match.group().replace(",", "")), match.group()) for match in _NUMBER.finditer(text)]


def without_numbers(text: str) -> str:
    """The text with a gap for each number."""
    return _NUMBER.sub("…", text)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("propositions")["words"][table])


@cache
def _dates() -> frozenset[str]:
    table = load("dates")
    return frozenset(word.lower() for word in table["months"] + table["days"])


def _stem(word: str) -> str:
    stem = _STEM.sub("", word)
    return stem if len(stem) >= _SHORTEST else word
