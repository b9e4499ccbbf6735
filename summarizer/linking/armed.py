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
from .types import body_type

_MOST_READ = 12
_NEAR = 80
_REBEL_NAME = re.compile(
    r"\b(?:Liberation|Resistance|Revolutionary|Salvation)\b.*\b(?:Army|Forces|Front|Brigades?|Guards?)\b"
    r"|\b(?:Movement|Front|Army|Forces|Organi[sz]ation|Council)\s+(?:for|of)\s+.*\b(?:Liberation|Resistance)\b"
    r"|\bFree\s+\w+\s+Army\b|\bArmy\s+of\s+(?:the\s+)?Free\b"
)
_TRUCE = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|armistice|clashes|skirmishes|prisoner\s+(?:swap|exchange))\s+(?:deal\s+|agreement\s+)?"
    r"(?:(?:with|against)|between\s+(?:the\s+)?(?:government|army|military|police|state|Kingdom|Republic|ministry|junta|regime)"
    r"(?:\s+of\s+\w+)?\s+and)\s+(?:the\s+)?$"
)
_WAGES = re.compile(
    r"(?:\s*\([^)]{1,20}\))?,?\s+(?:(?:that|which)\s+(?:is\s+|was\s+|has\s+been\s+)?)?"
    r"(?:leads?|led|leading|launched|launching|spearhead(?:s|ed|ing)?|wag(?:es|ed|ing))\s+(?:the|an?|its)\s+(?:\w+\s+){0,2}?"
    r"(?:(?:rebel|insurgent|jihadist|guerrilla|opposition)\s+(?:offensive|advance|assault|campaign|forces|coalition)"
    r"|insurgency|rebellion|insurrection|guerrilla\s+war)\b"
)
""""Harun (HN), | which is leading the rebel offensive |"."""
_TYPES = frozenset({ActorType.REBEL_GROUP, ActorType.MILITIA})


def is_armed(document: Document, name: str) -> bool:
    """Is the body called `name` one of rebels or a militia: "the rebel Free Front", "Free Front fighters"?"""
    if classify(name)[1] in _TYPES or (is_name(name) and _REBEL_NAME.search(name)):
        return True
    for at, (sentence, start, end) in enumerate(occurrences(document, name)):
        if at == _MOST_READ:
            break
        before, behind = sentence.text[max(0, start - _NEAR) : start], sentence.text[end : end + _NEAR]
        at_war = is_name(name) and (_at_war(before, behind) or _WAGES.match(behind))
        if at_war or _before().search(before) or _behind().match(behind):
            return True
    return False


def is_militia(document: Document, name: str) -> bool:
    """Is the body called `name` a militia: "the pro-government Valley Lions", "Valley Lions, a tribal militia"?"""
    if not is_name(name):
        return False
    if re.search(r"\b[Mm]ilitias?\b", name):
        return True
    for at, (sentence, start, end) in enumerate(occurrences(document, name)):
        if at == _MOST_READ:
            break
        before, behind = sentence.text[max(0, start - _NEAR) : start], sentence.text[end : end + _NEAR]
        if _militia_before().search(before) or _militia_behind().match(behind):
            return True
    return False


def may_be_armed(name: str) -> bool:
    """May the body called `name`, which takes or loses a place, be no state's: "Harrow Front", not "Royal Guard"?"""
    if not is_name(name) or _of_a_state().match(name):
        return False
    type_ = body_type(name)
    if type_ in {ActorType.OTHER, *_TYPES}:
        return True
    last = re.split(r"\s+(?:of|for)\s+", name.lower())[0].split()[-1]
    return last in load("types")["takers"]["bodies"]


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
    members = alternatives(load("actors")["armed"]["members"])
    bodies = alternatives(load("actors")["armed"]["bodies"])
    kinds = alternatives([*load("actors")["armed"]["kinds"], *load("types")["beside"]["rebel_group"]])
    return re.compile(
        rf"(?<![\w-])(?:(?:{kinds})(?:\s+(?:{bodies}))?|(?:{members})\s+(?:of|from|in|loyal\s+to|belonging\s+to)),?\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _of_a_state() -> re.Pattern[str]:
    """A body of a state by its first words: "Royal Guard", "4th Division", "Lenian Army"."""
    words = alternatives(load("types")["takers"]["of_states"])
    return re.compile(rf"(?i:{words}|\d+(?:st|nd|rd|th)?)\s|[A-Z]\w+(?:[aeinst]an|ish|ese)\s+\w+$")


def _at_war(before: str, behind: str) -> bool:
    """Has it fighters of its own, or is it one side of a truce with a state: "the ceasefire with | Harrow Front |"?"""
    return bool(_its_own().match(behind) or _TRUCE.search(before))


@cache
def _its_own() -> re.Pattern[str]:
    """What only those have who fight: "Harrow Front | said its fighters had left |"."""
    members = alternatives(load("actors")["armed"]["members"])
    return re.compile(rf"\s[^.;“\"]{{0,60}}?\b(?:its|their|his|her)\s+(?:own\s+)?(?:{members})(?![\w-])")


@cache
def _militia_before() -> re.Pattern[str]:
    beside = load("types")["beside"]
    kinds, nouns = alternatives(beside["militia"]), alternatives(beside["militias"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{kinds})(?:\s+(?:militia|fighters|group|force))?|{nouns}),?\s+(?:the\s+)?$", re.IGNORECASE
    )


@cache
def _militia_behind() -> re.Pattern[str]:
    nouns = alternatives(load("types")["beside"]["militias"])
    return re.compile(rf",\s+(?:the|an?|its)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{nouns})(?![\w-])")


@cache
def _behind() -> re.Pattern[str]:
    kinds, members = (alternatives(load("actors")["armed"][name]) for name in ("kinds", "members"))
    return re.compile(
        rf"(?:[’']s?)?\s+(?:{members})(?![\w-])|,\s+(?:the|an?|its)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{kinds})(?![\w-])",
    )


def nouns() -> frozenset[str]:
    """What those who fight a state are called without a name."""
    return frozenset(load("actors")["armed"]["members"])
