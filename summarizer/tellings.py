"""Who tells of a change of control without a verb that opens a clause: who denies a noun, announces one, answers."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load
from .syntax import clause_start, subject, verb_group
from .typography import Offsets

_FARTHEST = 14
"""Words between a verb of denying and what it denies."""
_NEGATED = frozenset({"not", "never", "didn't", "didn’t", "cannot", "could", "neither"})
_PLACED = re.compile(r"\b(?:in|at|on|of|near)\s+$")


def _listed(name: str) -> str:
    return alternatives(load("control")["tellings"][name])


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_listed(name)})(?![\w-])", re.IGNORECASE)


@cache
def _answer() -> re.Pattern[str]:
    """What turns against what was said before: "dismissed this", "were still there", "not so"."""
    return re.compile(
        rf"(?<![\w-])(?:(?:{_listed('denying')})(?:\s+as\s+\w+)?\s+(?:{_listed('this')})"
        rf"|(?:{_listed('answering')})|(?:{_listed('still')})|(?:did|had|has)\s+not(?=\s*[.,;]))(?![\w-])",
        re.IGNORECASE,
    )


def denier(text: str, at: int) -> Offsets | None:
    """Who denies the words at `at` as an object: "| the general | laughed off the idea that Torvak had fallen"."""
    return _teller(text, at, "denying")


def announcer(text: str, at: int) -> Offsets | None:
    """Who announces the words at `at` as an object: "| the rebels | trumpeted the capture of Torvak"."""
    return _teller(text, at, "announcing")


def _teller(text: str, at: int, kind: str) -> Offsets | None:
    """The subject of the last verb of that kind before `at`, if no clause ends between them."""
    before = [match for match in _verbs(kind).finditer(text, 0, at) if _reaches(text[match.end() : at])]
    if not before:
        return None
    stop, group = verb_group(text, before[-1].start())
    return None if group & _NEGATED else subject(text, clause_start(text, stop), stop)


def _reaches(between: str) -> bool:
    return not re.search(r"[.;?!]\s|,\s+(?:but|and|while)\s", between) and len(between.split()) <= _FARTHEST


def answers(text: str) -> bool:
    """Does a sentence turn against what was said before it: "the army said its men were still there"?"""
    return bool(_answer().search(text))
