"""Whether words mean their speaker's own side ("we", "its drivers", "the army" of the army), and who only observes."""

from __future__ import annotations

import re
from functools import cache

from .classify import classify
from .lexicon import alternatives, load, word_class
from .phrases import WORD
from .schemas import ActorKind, ActorType

_SHORTEST_STEM = 4
_OWN = frozenset({"i", "we", "my", "our", "he", "she", "his", "her", "it", "its", "they", "their"})
_QUOTED_OWN = frozenset({"i", "we", "my", "our"})


@cache
def _observer() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('acts')['threats']['observers'])})\b", re.IGNORECASE)


@cache
def _takes_part() -> re.Pattern[str]:
    """Bodies and posts that act although their noun is one of bodies above the parties, or of the press."""
    return re.compile(rf"\b(?:{alternatives(load('acts')['sides']['taking_part'])})\b", re.IGNORECASE)


@cache
def _bodies() -> re.Pattern[str]:
    """A body of the state without a name: "the navy", "her office"."""
    return re.compile(
        rf"(?:the|his|her|its|their)\s+(?:\w+\s+)?(?:{alternatives(load('acts')['sides']['bodies'])})", re.IGNORECASE
    )


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('acts')['sides']['apart'])})\b", re.IGNORECASE)


def governs(speaker: str) -> bool:
    """Does the speaker answer for the state's bodies: a minister, a colonel, a ministry, but no judge or lawmaker?"""
    kind = classify(speaker)[1] in {ActorType.GOVERNMENT, ActorType.STATE_FORCES}
    return kind and not _apart().search(speaker) and not observes(speaker)


def fights(speaker: str) -> bool:
    """Is the speaker an armed side: an army, rebels, a coalition?"""
    armed = {ActorType.STATE_FORCES, ActorType.REBEL_GROUP, ActorType.MILITIA}
    return classify(speaker)[1] in armed or bool(_takes_part().search(speaker))


def observes(speaker: str) -> bool:
    """Does the speaker tell of what others do: a witness, an analyst, an aid group, a body above the parties?"""
    kind, type_ = classify(speaker)
    apart = type_.value in load("acts")["threats"]["observing_types"] and not _takes_part().search(speaker)
    return (apart and (type_ is not ActorType.CIVILIANS or kind is ActorKind.POPULATION)) or bool(
        _observer().search(speaker)
    )


def is_own(subject: str, speaker: str, *, quoted: bool) -> bool:
    """Does the subject of what is said mean the speaker's side: by a pronoun, or by a word that both share?

    In a quotation "he" or "they" is somebody else.
    """
    words = WORD.findall(subject.lower())
    if not words:
        return False
    if words[0] in (_QUOTED_OWN if quoted else _OWN):
        return True
    if _bodies().fullmatch(subject.strip()) and governs(speaker):
        return True
    return any(_akin(one, other) for one in _telling(words) for other in _telling(WORD.findall(speaker.lower())))


def _telling(words: list[str]) -> list[str]:
    closed = word_class("determiners") | word_class("prepositions")
    return [word for word in words if word not in closed and len(word) >= _SHORTEST_STEM]


def _akin(one: str, other: str) -> bool:
    """One word, or a name and its adjective: "Pelland", "Pellandic"."""
    short, long = sorted((one, other), key=len)
    return one == other or long.startswith(short[:-1])
