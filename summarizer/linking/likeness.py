"""Whether two mentions may mean the same actor, by their words and by the short forms that the text explains."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..classify import classify, is_state
from ..deriving import head
from ..document import Document
from ..lexicon import load
from ..names import folded, initials, short_of
from ..schemas import ActorKind, ActorType

_WORDS = r"[A-Z][\w’'.-]{0,40}|of|the|for|and|al-\w{1,40}"  # bounded, or a long run of letters is read once a letter
_DEFINED = re.compile(
    rf"(?P<name>(?:{_WORDS})(?:\s+(?:{_WORDS})){{1,10}})\s+\((?:the\s+)?(?P<short>[A-Z][\w.’'-]{{1,11}})\)"
)
_EXTRA_WORDS = 3
"""By how many words a name may be longer than its short form has letters."""
_SHORTEST_ACRONYM = 3
_SAME = {"insurgent": "rebel"}
"""Nouns by which writers mean the same people, for variety."""


def definitions(document: Document) -> dict[str, str]:
    """Short forms that the text explains: "Free Veran Army (FVA)" -> {"fva": "free veran army"}."""
    out: dict[str, str] = {}
    for match in _DEFINED.finditer(document.clean):
        words, letters = match["name"].split(), re.sub(r"[^A-Za-z]", "", match["short"])
        for start, word in enumerate(words):
            name = " ".join(words[start:])
            if word[0] == letters[0] and len(words) - start <= len(letters) + _EXTRA_WORDS:
                out[folded(match["short"])] = folded(name)
                break
    return out


def letters(name: str) -> tuple[str | None, str | None]:
    """A name as an acronym ("F.V.A." -> "FVA"), and the initials of a longer one ("Free Veran Army" -> "FVA")."""
    plain = name.replace(".", "")
    if plain.isupper() and len(plain) >= _SHORTEST_ACRONYM and " " not in plain:
        return plain, None
    first = initials(name)
    return None, first if len(first) >= _SHORTEST_ACRONYM else None


def group(name: str) -> str | None:
    """The group that "Green Hand fighters" are of; None for the forces of a country, which are not the country."""
    words = name.split()
    whole = " ".join(words[:-1])
    if len(words) < 2 or words[-1].lower() not in load("actors")["members"]["nouns"] or is_state(whole):
        return None
    return whole


def same_name(one: str, other: str) -> bool:
    """Is one name a short form of the other: a surname, a first name, the first words of a body's name?"""
    return _short(one, other) or _short(other, one)


def _short(short: str, long: str) -> bool:
    if not short_of(short, long) or is_state(short):
        return False
    size = len(folded(short).split())
    if folded(long).split()[-size:] == folded(short).split():
        return head(long) == " ".join(long.split())
    kind, type_ = classify(long)
    return size > 1 or kind in {ActorKind.PERSON, ActorKind.STATE} or type_ is ActorType.OTHER


@dataclass(frozen=True)
class Description:
    """A description by its noun and its words, in the singular, without article: "the Veran officials"."""

    noun: str
    words: frozenset[str]

    @classmethod
    def of(cls, words: str) -> Description:
        """The description that the words are."""
        return cls(_singular(head(words))[-1], frozenset(_singular(words)))

    def may_mean(self, earlier: Description) -> bool:
        """May it mean whom an earlier one does: the same noun, and no word that the earlier has not?"""
        return self.noun == earlier.noun and self.words <= earlier.words


def _singular(description: str) -> list[str]:
    """The words of a description in the singular; "rebel forces" and "insurgents" are "rebels"."""
    words = [_SAME.get(word, word) for word in (each.removesuffix("s") for each in folded(description).split())]
    words = words or [description]
    return words[:-1] if len(words) > 1 and words[-1] == "force" and words[-2] == "rebel" else words
