"""Whose aim the words of a sentence speak of: the possessor of a noun, the subject of a verb, no passive's subject.

A shallow reading by closed word classes; spans are offsets in the sentence.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from .lexicon import alternatives, forms, load, word_class
from .phrases import CAPITAL, WORD, before_verb, holds_verb, noun_phrase_after, speaks_about
from .quotations import masked, quotations
from .sources import people_behind
from .syntax import clause_start, first_subject, subject, verb_group
from .typography import Offsets

_LONGEST_HOLDER = 10
_POSSESSOR = re.compile(
    rf"((?:{CAPITAL}[\w’'.-]*\s+)*[\w.-]+[’']s?|\b(?i:his|her|its|their|our|my))\s+(?:[\w-]+\s+){{0,2}}?$"
)
_PASSIVE = re.compile(r"\s*(?:[\w’']+\s+){0,2}?(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?(?P<verb>\w+)\b")
_AGENT = re.compile(r"\bby\s+(?=[A-Z]|(?:the|an?|its|their)\s|[a-z]+s\b)")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
_BEFORE_ARTICLE = frozenset({"to", "and", "or", "all", "both", "half", "many", "such", "then"})
_GOING_ON = (",", " and", " or", " but", " then")
_ASIDE = re.compile(r"(?:,|\b(?:while|by|after|before|without))\s+(?:\w+ly\s+|also\s+|now\s+)?$")


def possessor(text: str, at: int) -> Offsets | None:
    """Whose the noun at `at` is, by the possessive before it: "the rebels" in "the rebels’ aim"."""
    own = _POSSESSOR.search(text[:at])
    return (own.start(1), own.start(1) + len(re.sub(r"[’']s?$", "", own.group(1)))) if own else None


def wanting(text: str, cue: Offsets, end: int) -> Offsets | None:
    """Who wants what the verb or the adjective at `cue` says, up to `end`; None when only a reader could tell."""
    hidden = _readable(text, cue[0])
    accused = _accused().search(hidden[: cue[0]])
    if accused:
        return accused.span("who")
    stop, group = verb_group(hidden, cue[0])
    form = hidden[slice(*cue)].lower()
    if group & word_class("passive") and _is_participle(form) and form not in _adjectives():
        return _agent(hidden, cue[1], end)
    if not WORD.search(hidden[: cue[0]]):
        return _phrase(hidden, _behind_comma(hidden, end))
    if form.endswith("ing") and (people := people_behind(hidden, 0, stop)):
        return people
    if form.endswith("ing") and _ASIDE.search(hidden[: cue[0]]):
        return _phrase(hidden, first_subject(hidden, clause_start(hidden, stop), stop))
    found = _phrase(hidden, subject(hidden, clause_start(hidden, stop), stop))
    own = "to" in group or form.endswith("ing") or (found and _is_predicate(hidden[found[1] : stop]))
    return found if own else None


def _is_predicate(between: str) -> bool:
    """Is the verb the subject's own, or does it belong to an object ("is a missile | intended to")?"""
    return between.rstrip().endswith(_GOING_ON) or not holds_verb(between)


def acting(text: str, at: int, end: int) -> Offsets | None:
    """Who does what the clause before a purpose at `at` says: its subject; of a passive, only its agent."""
    hidden = _readable(text, at)
    if not WORD.search(hidden[:at]):
        return _phrase(hidden, _behind_comma(hidden, end))
    found = _phrase(hidden, first_subject(hidden, clause_start(hidden, at), at))
    if found and speaks_about(hidden[found[1] : at]):
        return None
    if found and (passive := _PASSIVE.match(hidden, found[1])) and _is_participle(passive["verb"]):
        return _agent(hidden, passive.end(), at)
    return found


def _readable(text: str, at: int) -> str:
    """`text` with what stands inside quotation marks masked; the words before its quotation, when `at` is in one."""
    for start, end in quotations(text):
        if start <= at < end:
            return " " * start + text[start:]
    return masked(text)


@cache
def _accused() -> re.Pattern[str]:
    verbs = alternatives(forms(load("aims")["accused"]["verbs"]))
    return re.compile(rf"\b(?:{verbs})\s+(?P<who>(?:[\w’'.-]+\s+){{0,7}}?[\w’'.-]+)\s+of\s+(?:\w+ly\s+|also\s+)?$")


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(load("aims")["adjectives"]["words"])


def _is_participle(word: str) -> bool:
    irregular = word_class("irregular_past") | set(load("aims")["adjectives"]["participles"])
    return word.endswith(("ed", "en", "wn")) or word in irregular


def _agent(hidden: str, start: int, end: int) -> Offsets | None:
    """Who did it, behind "by"."""
    by = _AGENT.search(hidden, start, end)
    return _phrase(hidden, noun_phrase_after(hidden, by.end())) if by else None


def _behind_comma(hidden: str, end: int) -> Offsets | None:
    """The subject of the clause behind what opens the sentence: "Hoping to leave, | Dora | packed"."""
    comma = hidden.find(",", end)
    return first_subject(hidden, comma + 1, len(hidden)) if comma >= 0 else None


def _phrase(hidden: str, found: Offsets | None) -> Offsets | None:
    """`found` as one noun phrase: up to its first verb, no longer than a description is, more than an article."""
    if not found:
        return None
    start, end = before_verb(hidden, found)
    words = list(WORD.finditer(hidden, start, end))
    for before, word in pairwise(words):
        allowed = before.group().lower() in _BEFORE_ARTICLE | word_class("prepositions")
        if word.group() in _ARTICLES and not allowed:
            end = start + len(hidden[start : before.start()].rstrip())
            break
    plain = hidden[start:end].lower().split()
    return (start, end) if 0 < len(plain) <= _LONGEST_HOLDER and not {"the", "a", "an"}.issuperset(plain) else None
