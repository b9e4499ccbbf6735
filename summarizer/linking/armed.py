"""Whether a body fights a state, by its name or by the words beside it: "the rebels" are the only such body."""

from __future__ import annotations

import re
from functools import cache

from ..classify import classify
from ..document import Document
from ..grounding import occurrences
from ..lexicon import alternatives, load
from ..names import is_name
from ..schemas import ActorRow, ActorType

_MOST_READ = 12
_NEAR = 80
_REBEL_NAME = re.compile(
    r"\b(?:Liberation|Resistance|Revolutionary|Salvation)\b.*\b(?:Army|Forces|Front|Brigades?|Guards?)\b"
)
_TYPES = frozenset({ActorType.REBEL_GROUP, ActorType.MILITIA})


def is_armed(document: Document, name: str) -> bool:
    """Is the body called `name` one of rebels or a militia: "the rebel Free Front", "Free Front fighters"?"""
    if classify(name)[1] in _TYPES or (is_name(name) and _REBEL_NAME.search(name)):
        return True
    for at, (sentence, start, end) in enumerate(occurrences(document, name)):
        if at == _MOST_READ:
            break
        before, behind = sentence.text[max(0, start - _NEAR) : start], sentence.text[end : end + _NEAR]
        if _before().search(before) or _behind().match(behind):
            return True
    return False


def fights(row: ActorRow) -> bool:
    """Is the actor of this row said to be a rebel group or a militia?"""
    return row.type in _TYPES


def may_fight(name: str) -> bool:
    """May the body called `name` have fighters: "Free Front", "Lake Coalition"? The state's own are not asked for."""
    if not is_name(name):
        return False
    last = re.split(r"\s+(?:of|for)\s+", name.lower())[0].split()[-1]
    return classify(name)[1] in _TYPES or last in load("actors")["armed"]["bodies"]


@cache
def _before() -> re.Pattern[str]:
    kinds, members = (alternatives(load("actors")["armed"][name]) for name in ("kinds", "members"))
    bodies = alternatives(load("actors")["armed"]["bodies"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{kinds})(?:\s+(?:{bodies}))?|(?:{members})\s+(?:of|from|in|loyal\s+to|belonging\s+to)),?\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    kinds, members = (alternatives(load("actors")["armed"][name]) for name in ("kinds", "members"))
    return re.compile(
        rf"(?:[’']s?)?\s+(?:{members})(?![\w-])|,\s+(?:the|an?|its)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{kinds})(?![\w-])",
    )


def nouns() -> frozenset[str]:
    """What those who fight a state are called without a name."""
    return frozenset(load("actors")["armed"]["members"])
