"""What an actor is, by the words of its name: kind and type, by word lists."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import load
from .outlets import is_outlet
from .schemas import ActorKind, ActorType
from .syntax import WORD, reporting_forms, word_class

MOST_WORDS = 9


@cache
def _matcher(table: str, name: str) -> re.Pattern[str]:
    entries = sorted(load("actors")[table][name], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(entry) for entry in entries)})(?!\w)", re.IGNORECASE)


@cache
def _states() -> frozenset[str]:
    return frozenset(load("actors")["states"]["names"])


def is_state(name: str) -> bool:
    """Is it the name of a country ("the United States", "Iran")?"""
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE) in _states()


def classify(name: str) -> tuple[ActorKind, ActorType]:
    """Kind and type of the actor called `name`, as far as the name tells; type `other` when it does not."""
    if is_state(name):
        return ActorKind.STATE, ActorType.GOVERNMENT
    type_ = _type(name)
    return _kind(name, type_), type_


def _type(name: str) -> ActorType:
    """The type whose noun ends last in the name: "head of the Veran army" is told by "army"."""
    ends = [
        (match.end(), len(match.group()), type_)
        for type_ in load("actors")["types"]
        for match in _matcher("types", type_).finditer(name)
    ]
    if ends:
        return ActorType(max(ends)[2])
    return ActorType.MEDIA if is_outlet(name) else ActorType.OTHER


def _kind(name: str, type_: ActorType) -> ActorKind:
    ends = {}
    for kind in ("organization", "population", "person"):
        found = [match.end() for match in _matcher("kinds", kind).finditer(name)]
        if found:
            ends[kind] = max(found)
    if ends:
        return ActorKind(max(ends, key=lambda kind: ends[kind]))
    if type_ in {ActorType.MEDIA, ActorType.INTL_ORG} or re.fullmatch(r"(?:the\s+)?[A-Z][A-Z.’'-]{1,8}", name):
        return ActorKind.ORGANIZATION
    return (
        ActorKind.PERSON if len(re.findall(r"\b[A-Z][\w’'-]+", name)) > 1 or has_title(name) else ActorKind.ORGANIZATION
    )


def party_like(words: str) -> bool:
    """May the words name somebody who acts: a name, or a noun for people or a body, without a verb in them?"""
    plain = words.strip(' ,.;:“”"')
    tokens = WORD.findall(plain)
    closed = word_class("openers") | word_class("auxiliaries") | word_class("determiners") | word_class("pronouns")
    if not 0 < len(tokens) <= MOST_WORDS or all(token.lower() in closed for token in tokens):
        return False
    if any(
        token.lower()
        in reporting_forms() | word_class("relatives") | {"is", "are", "was", "were", "has", "have", "had", "will"}
        for token in tokens[1:]
    ):
        return False
    first, last = tokens[0].lower(), tokens[-1].lower()
    if (
        first in word_class("relatives")
        or last in word_class("prepositions")
        or (first.endswith("ing") and tokens[0][0].islower())
    ):
        return False
    if tokens[-1][0].isupper() or last.startswith(("al-", "el-")):
        return True
    return _type(plain) is not ActorType.OTHER or any(
        _matcher("kinds", kind).search(plain) for kind in ("organization", "population", "person")
    )


def has_title(name: str) -> bool:
    """Does the name begin with a person's title ("Gen. Saleh")?"""
    return bool(
        re.match(rf"(?:{'|'.join(map(re.escape, load('actors')['titles']['titles']))})\b\.?\s", name, re.IGNORECASE)
    )
