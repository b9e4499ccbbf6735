"""Sayings in more words than one verb: "gave its word that", "was quoted as saying", "is confident that".

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from .lexicon import alternatives, load
from .phrases import MOST_CUES
from .schemas import Act
from .typography import Offsets

_OPEN: dict[str, Act | None] = {"none": None, "neutral": Act.ASSERT, "belief": Act.ASSERT}
"""Kinds of idioms that leave open what is done with their content, and those with none of their own."""
_VERB = re.compile(r"[\w’']+")
_OPENS_CLAUSE = r"(?=\s+(?:that|it|he|she|they|we|there|the|its|his|her|their|no)\b)"
_BEING = r"(?:is|are|am|was|were|be|been|remains?|remained|stays?|stayed|sounds?|sounded|seems?|seemed|feels?|felt)"
_DEGREE = r"(?:\w+ly\s+|(?:also|still|very|quite|now|less|more|not|far)\s+){0,2}"
_HOLES = {
    "POSS": r"(?:its|his|her|their|our|my)",
    "SOMEBODY": r"(?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,4}?[\w’'-]+",
    "AGENT": r"(?:by\s+[^,.;:]{1,60}?)??",
}
"""Words of an entry that stand for others: "put SOMEBODY on notice", "gave POSS word"; AGENT may be missing."""


class Idiom(NamedTuple):
    """Where an idiom stands, the span of its verb, what it does (None: it says nothing by itself), as verbs do."""

    span: Offsets
    verb: Offsets
    act: Act | None
    neutral: bool


def idioms(hidden: str) -> Iterator[Idiom]:
    """The idioms of saying in a sentence, in order, none inside another."""
    for match in islice(_pattern().finditer(hidden), MOST_CUES):
        kind = str(match.lastgroup)
        act = _OPEN[kind] if kind in _OPEN else Act(kind)
        verb = _VERB.match(hidden, match.start())
        yield Idiom(match.span(), verb.span() if verb else match.span(), act, kind in _OPEN)


@cache
def _pattern() -> re.Pattern[str]:
    """Every idiom, in a group named after what it does."""
    table = load("reporting")
    kinds = [rf"(?P<{kind}>{'|'.join(map(_entry, entries))})" for kind, entries in table["idioms"].items()]
    adjectives = alternatives(table["frames"]["convictions"])
    belief = rf"(?P<belief>{_BEING}\s+{_DEGREE}(?:{adjectives}){_OPENS_CLAUSE})"
    return re.compile(rf"\b(?:{'|'.join([*kinds, belief])})")


def _entry(entry: str) -> str:
    """The pattern of an entry "gave gives | POSS word": one form of its verb, then its words."""
    verb, _, rest = entry.partition("|")
    words = "".join(_word(word) for word in rest.split())
    return rf"(?:{alternatives(verb.split())}){words}"


def _word(word: str) -> str:
    if word == "REPORT":
        nouns = alternatives(load("reporting")["frames"]["reported"])
        return rf"(?=\s+(?:[\w’'.-]+\s+){{0,5}}?(?:{nouns})\b)"
    if word == "DOING":
        return r"(?=\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w’'-]+\s+){1,4}?\w{2,}ing\b)"
    if word == "THAT":
        return r"(?=\s+that\b)"
    if word == "AGENT":
        return rf"(?:\s+{_HOLES[word]})?"
    return rf"\s+(?:{_HOLES[word]})" if word in _HOLES else rf"\s+(?:{word.replace('/', '|')})\b"
