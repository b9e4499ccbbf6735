"""What an actor is, by the words of its name: kind and type, by word lists."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .lexicon import alternatives, load, word_class
from .names import MOST_KNOWN, has_title
from .outlets import is_outlet
from .phrases import CAPITAL, WORD, is_capitalised
from .reporting import reporting_forms
from .schemas import ActorKind, ActorType

MOST_WORDS = 9
"""Words of the longest phrase that is taken for an actor."""
_KINDS = ("organization", "population", "person")
_REALM = re.compile(
    rf"(?:{CAPITAL}[\w’'-]*\s+){{0,3}}(?:Kingdom|Emirate|Sultanate|Republic|Principality|Duchy|Commonwealth|Empire|Khanate)"
    rf"\s+of\s+(?:the\s+)?{CAPITAL}[\w’' -]*$"
)
"""A state by what it is: "the Emirate of Harm"."""
_OF = re.compile(r"\s+(?:of|for)\s+")
_QUARTER = re.compile(rf"(?:North|South|East|West|Northern|Southern|Eastern|Western)\s+{CAPITAL}[\w’'-]+")
""""South Lenia", no person."""
_SERVED = re.compile(r"(?P<whom>.*\w)\s+(?:officials?|spokes\w+|envoys?|staff|workers?|diplomats?)")
_ACRONYM = re.compile(r"(?:the\s+)?[A-Z][A-Z.’'-]{1,8}")


@cache
def _nouns(table: str, name: str) -> re.Pattern[str]:
    ranks = alternatives(load("actors")["rank_adjectives"]["words"])
    adjective = rf"(?:{ranks})\s+(?!of\b|in\b|who\b|and\b|staff\b)(?-i:[a-z])"
    listed = alternatives(load("actors")[table][name])
    return re.compile(rf"(?<![\w-])(?!{adjective})(?:{listed})(?!\w)", re.IGNORECASE)


@cache
def _party() -> re.Pattern[str]:
    first, last = (alternatives(load("actors")["parties"][place]) for place in ("first", "last"))
    return re.compile(rf"(?<![\w-])(?:{first})\s+(?:{last})(?!\w)", re.IGNORECASE)


@cache
def _states() -> frozenset[str]:
    return frozenset(load("actors")["states"]["names"])


def is_state(name: str) -> bool:
    """Is it the name of a country ("the United States", "Norway")?"""
    plain = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return plain in _states() or bool(_REALM.match(plain))


@lru_cache(maxsize=MOST_KNOWN)
def classify(name: str) -> tuple[ActorKind, ActorType]:
    """Kind and type of the actor called `name`, as far as the name tells; type `other` when it does not."""
    if is_state(name):
        return ActorKind.STATE, ActorType.GOVERNMENT
    type_ = _type(name)
    return _kind(name, type_), type_


@lru_cache(maxsize=MOST_KNOWN)
def _type(name: str) -> ActorType:
    """The type whose noun ends last in the name: "head of the Veran army" is told by "army"."""
    if (served := _SERVED.fullmatch(name)) and (own := _type(served["whom"])) is ActorType.INTL_ORG:
        return own
    ends = [
        (match.end(), len(match.group()), type_)
        for type_ in load("actors")["types"]
        for match in _nouns("types", type_).finditer(name)
    ]
    ends += [(match.end(), len(match.group()), ActorType.POLITICAL_PARTY) for match in _party().finditer(name)]
    if ends:
        return ActorType(max(ends)[2])
    return ActorType.MEDIA if is_outlet(name) else ActorType.OTHER


def _kind(name: str, type_: ActorType) -> ActorKind:
    """The kind whose noun ends last, of the words before "of"; a person by title or two capitals, where none tells."""
    if told := _by_noun(_OF.split(name)[0]) or _by_noun(name):
        return told
    if type_ in {ActorType.MEDIA, ActorType.INTL_ORG} or _ACRONYM.fullmatch(name):
        return ActorKind.ORGANIZATION
    if _QUARTER.fullmatch(name):
        return ActorKind.ORGANIZATION
    capitals = re.findall(rf"\b{CAPITAL}[\w’'-]+", name)
    return ActorKind.PERSON if len(capitals) > 1 or has_title(name) else ActorKind.ORGANIZATION


def _by_noun(name: str) -> ActorKind | None:
    ends = {
        kind: max(match.end() for match in found)
        for kind in _KINDS
        if (found := list(_nouns("kinds", kind).finditer(name)))
    }
    return ActorKind(max(ends, key=lambda kind: ends[kind])) if ends else None


def party_like(words: str) -> bool:
    """May the words name somebody who acts: a name, or a noun for people or a body, without a verb in them?"""
    plain = words.strip(' ,.;:“”"')
    tokens = WORD.findall(plain)
    if not 0 < len(tokens) <= MOST_WORDS or not _is_phrase(tokens):
        return False
    if is_capitalised(tokens[-1]):
        return True
    return has_actor_noun(plain)


@lru_cache(maxsize=MOST_KNOWN)
def has_actor_noun(words: str) -> bool:
    """Does a noun for people or a body stand in the words ("the Salvation Committee"), or a name known as one?"""
    return _type(words) is not ActorType.OTHER or any(_nouns("kinds", kind).search(words) for kind in _KINDS)


def _is_phrase(tokens: list[str]) -> bool:
    """More than function words, no verb inside, no clause or participle in front, no preposition left over behind."""
    closed = frozenset[str]().union(*map(word_class, ("openers", "auxiliaries", "determiners", "pronouns")))
    verbs = reporting_forms() | word_class("relatives") | {"is", "are", "was", "were", "has", "have", "had", "will"}
    plain = [token.lower() for token in tokens]
    if closed.issuperset(plain) or verbs.intersection(tokens[1:]) or plain[-1] in word_class("prepositions"):
        return False
    return plain[0] not in word_class("relatives") and not (plain[0].endswith("ing") and tokens[0][0].islower())
