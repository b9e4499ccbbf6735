"""Small readings of a proposition's words: how sure, when, hedged by what, dated by what."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import load, words
from .schemas import Act, Certainty, Time

_FUTURE = re.compile(
    r"\b(?:will|won[’']t|would|shall|going to|poised to|about to|set to|soon|plans? to|’ll|'ll)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:if|unless|would have|provided that|in case)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has been|have been|ago|[a-z]{2,}ed|took|fell|left|sent|made|came|went|began|fought|held|built|killed)\b"
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|am|remains?|continues?|does|do)\b", re.IGNORECASE)
_MUST = re.compile(
    r"\b(?:must|should|ought to|needs? to|has to|have to|call(?:s|ed)? (?:on|for)|imperative|let us|stop|demand)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:we|I|he|she|it|they|our \w+(?: are \w+ing[^,]{0,40}? and)?|my|his country|the (?:ministry|government|army|group))\s+(?:also\s+|never\s+)?(?:will|shall|would|won[’']t)\b|\b(?:we|I)[’']ll\b",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WHEN = re.compile(
    rf"\b(?:(?:on|since|until|by|late|early|last|next|this)\s+)*(?:(?:{_DAYS})(?:,?\s+(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:\s+(?:morning|afternoon|evening|night))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b\.?(?:\s+\d{{4}})?|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|(?:{_MONTHS})\s+\d{{4}})"
    r"|\b(?:in|since|by|until)\s+(?:early\s+|late\s+|mid-)?(?:19|20)\d\d\b|\b(?:earlier|later)\s+(?:today|this (?:week|month|year))\b"
    r"|\b(?:last|next|this|past)\s+(?:week|month|year|night|weekend)\b|\b(?:today|yesterday|tomorrow|overnight|tonight)\b|\b(?:\w+|\d+)\s+(?:hours|days|weeks|months|years)\s+(?:ago|earlier|later)\b"
    r"|\bin the (?:past|last|next|coming)\s+(?:\w+\s+)?(?:hours|days|weeks|months|years)\b"
)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return words(load("hedges")[kind])


def certainty(text: str) -> tuple[Certainty, str | None]:
    """How sure the words are, and the hedge that says so ("may": possible)."""
    for kind in (Certainty.UNKNOWN, Certainty.PROBABLE, Certainty.POSSIBLE):
        for match in _pattern(kind.value).finditer(text):
            if match.group() != "May":
                return kind, match.group()
    return Certainty.CERTAIN, None


def hearsay(text: str) -> str | None:
    """The word by which an outlet passes on what it does not say itself: "reportedly"."""
    match = _pattern("hearsay").search(text)
    return match.group() if match else None


def negated(text: str) -> bool:
    """Does a negation stand in the words?"""
    return bool(_pattern("negations").search(text) or re.search(r"n[’']t\b", text))


def time(text: str) -> Time:
    """When the proposition holds, seen from its speaker."""
    if _CONDITION.search(text):
        return Time.HYPOTHETICAL
    if _FUTURE.search(text):
        return Time.FUTURE
    present, past = _PRESENT.search(text), _PAST.search(text)
    if past and not (
        present and present.start() < past.start() and not present.group().lower().startswith(("has", "have"))
    ):
        return Time.PAST
    return Time.PRESENT


def when(text: str, near: int = 0) -> str | None:
    """The words that date what is said, the nearest to `near` ("on Friday", "in 2011"); None when there are none."""
    found = min(_WHEN.finditer(text), key=lambda match: abs(match.start() - near), default=None)
    return found.group() if found else None


def open_act(content: str, *, own: bool) -> Act:
    """What a neutral verb ("said") leaves open, by what is said. `own`: the words are a direct quotation."""
    if _FUTURE.search(content) and not _CONDITION.search(content):
        if _SELF.search(content) and (
            own or re.search(r"\b(?:will|shall|would)\s+(?:not\s+|never\s+|continue to\s+|also\s+|be\s+)?\w+", content)
        ):
            return Act.PROMISE
        return Act.PREDICT if re.search(r"\b(?:will|would|’ll|'ll|won[’']t)\b", content) else Act.ASSERT
    if _MUST.search(content):
        return Act.DEMAND
    return Act.ASSERT
