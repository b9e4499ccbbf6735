"""Small readings of a proposition's words: how sure, when, hedged by what, dated by what."""

from __future__ import annotations

import re
from functools import cache

from .dates import dating
from .lexicon import alternatives, load, word_class, words
from .phrases import begins_with_verb, holds_verb
from .schemas import Certainty, Time

_COUNTED_FROM = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before)\s(?=[^,;.]*$)")
""""On Friday, | two weeks after | it fell": it did not fall on Friday."""
_SINCE = re.compile(r"\b(?:since|until)\s[^,;.]*$")
_RELATIVE_CLAUSE = re.compile(r"\b(?:who|which|that)(?=(?P<verb>\s+\w+))")


@cache
def _hedge(kind: str) -> re.Pattern[str]:
    return words(load("hedges")[kind])


@cache
def tense(kind: str) -> re.Pattern[str]:
    """The words of one kind of tenses.toml: `condition`, `duty`, …."""
    return words(load("tenses")[kind])


@cache
def future() -> re.Pattern[str]:
    """A verb in the future: "will", "is going to", "'ll"."""
    return re.compile(rf"{tense('future').pattern}|(?<=\w)[’']ll\b", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    listed = alternatives(load("tenses")["past"] + sorted(word_class("irregular_past")))
    return re.compile(rf"\b(?:{listed}|[a-z]{{2,}}ed)\b")


_NO_HEDGE = re.compile(
    r"could\s+(?:not\b(?!\s+(?:immediately\s+|independently\s+)?(?:confirm|verify|say|be\s+(?:excluded|ruled|\w+ly|confirmed|verified))\b)|no\s+longer|hear|see|smell|barely|hardly)\b"
    r"|appear(?:s|ed)?\s+(?:in|on|at|before)\b",
    re.IGNORECASE,
)
""""Could not be resolved", "could hear", "will appear in court": what was or will be, no hedge."""


def certainty(text: str) -> tuple[Certainty, str | None]:
    """How sure the words are, and the hedge that says so ("may": possible)."""
    for kind in (Certainty.UNKNOWN, Certainty.PROBABLE, Certainty.POSSIBLE):
        for match in _hedge(kind.value).finditer(text):
            if match.group() != "May" and not _NO_HEDGE.match(text, match.start()):
                return kind, match.group()
    return Certainty.CERTAIN, None


def hearsay(text: str) -> str | None:
    """The word by which an outlet passes on what it does not say itself: "reportedly"."""
    match = _hedge("hearsay").search(text)
    return match.group() if match else None


def time(text: str) -> Time:
    """When the proposition holds, seen from its speaker."""
    if tense("condition").search(text):
        return Time.HYPOTHETICAL
    if future().search(text):
        return Time.FUTURE
    present, past = tense("present").search(text), _past().search(text)
    if not past:
        return Time.PRESENT
    perfect = present and present.group().lower().startswith("ha")
    return Time.PRESENT if present and present.start() < past.start() and not perfect else Time.PAST


def when(text: str, near: int = 0) -> str | None:
    """The words that date what is said, the nearest to `near` ("on Friday", "in 2011"); None when there are none.

    Words that date what something has been since ("held since the war began in 2019") date nothing else, nor do those
    of a relative clause ("the offensive that began two weeks ago") in which `near` does not lie. What happened "two
    weeks after" something else is not dated by its date.
    """
    counted = _COUNTED_FROM.search(text, 0, near)
    begin = counted.start() if counted else 0
    dates = (match for match in dating().finditer(text, begin) if not _dates_else(text, match.start(), near))
    found = min(dates, key=lambda match: abs(match.start() - near), default=None)
    return found.group().rstrip(".") if found else None


def _dates_else(text: str, start: int, near: int) -> bool:
    """Do the words at `start` belong to a clause that dates something else than what stands at `near`?"""
    if _SINCE.search(text[:start]):
        return True
    relative = list(_RELATIVE_CLAUSE.finditer(text, 0, start))
    if not relative or not begins_with_verb(relative[-1]["verb"]) or relative[-1].start() <= near < start:
        return False
    behind = text[relative[-1].end("verb") : start]
    return "," not in behind and not holds_verb(behind)
