"""When two names mean one thing: the scorer's own rule, apart from how the product links names.

The rules are those that the scorers of this field share: case, accents, quotation marks, articles, titles in front and
words like "forces" behind do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\u2011": "-"})
_LEADING = re.compile(
    r"^(the|a|an|his|her|its|their|our|this|these|mr|mrs|ms|dr|gen|lt|col|maj|capt|sgt|adm|sen|rep)\s+"
)
_TRAILING = frozenset(
    {
        "fighters",
        "forces",
        "militants",
        "troops",
        "group",
        "movement",
    }
)
_GENERIC = frozenset(
    {
        "forces",
        "force",
        "government",
        "army",
        "military",
        "council",
        "party",
        "group",
        "ministry",
        "police",
        "officials",
        "official",
        "people",
        "residents",
        "state",
        "community",
        "committee",
        "command",
        "soldiers",
        "fighters",
        "rebels",
        "troops",
        "civilians",
        "sources",
        "media",
        "commander",
        "security",
        "armed",
        "international",
        "local",
        "partners",
        "citizens",
        "workers",
        "leader",
        "representative",
        "minister",
    }
)
_KINDS = frozenset(
    {
        "town",
        "city",
        "village",
        "villages",
        "port",
        "harbour",
        "airfield",
        "airport",
        "base",
        "bridge",
        "crossing",
        "post",
        "hill",
        "hills",
        "river",
        "road",
        "valley",
        "district",
        "province",
        "region",
        "area",
        "border",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "of",
        "the",
        "and",
    }
)
_FILLING = frozenset(
    {
        "the",
        "of",
        "and",
        "a",
        "an",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "that",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "its",
        "it",
        "their",
        "his",
        "her",
        "this",
        "which",
        "who",
        "as",
        "or",
        "will",
        "would",
    }
)


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """`name` without accents, case, punctuation, possessive, and what may stand in front of it."""
    flat = unicodedata.normalize("NFKD", name.translate(_MARKS))
    bare = "".join(each for each in flat if not unicodedata.combining(each)).lower()
    words = " ".join(re.sub(r"[^\w]+", " ", re.sub(r"'s?(?!\w)", "", bare)).split())
    while found := _LEADING.match(words):
        words = words[found.end() :]
    return words


def same_name(one: str, other: str) -> bool:
    """Equal, or equal but for a title in front ("mayor X") or a word behind ("X forces")."""
    a, b = sorted((folded(one).split(), folded(other).split()), key=len)
    if not a or a == b:
        return bool(a)
    titled = b[-len(a) :] == a and any(word not in _GENERIC and len(word) > 2 for word in a)
    return titled or _cut(a) == _cut(b)


def named(name: str | None, names: Iterable[str]) -> bool:
    """Is `name` one of these?"""
    return name is not None and any(same_name(name, each) for each in names)


def same_place(one: str, other: str) -> bool:
    """Equal, or one holds the other as whole words ("the town of X", "X airfield"); "town" alone is no name."""
    a, b = sorted((folded(one), folded(other)), key=len)
    if not a or a == b:
        return bool(a)
    return len(a) > 3 and not set(a.split()) <= _KINDS and f" {a} " in f" {b} "


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter that stand in the other, 0 to 1; small words do not count."""
    a, b = (set(folded(each).split()) - _FILLING for each in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _cut(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in _TRAILING else words
