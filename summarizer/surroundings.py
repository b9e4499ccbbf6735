"""What stands beside the words of a quotation and undoes, hedges or bounds what they say, when it is left out."""

from __future__ import annotations

import re
from functools import cache

from .alignment import Alignment
from .alterations import Change, conditions, hedges, negations, numbers
from .lexicon import alternatives, load, word_class
from .phrases import holds_verb, is_name
from .typography import plain

CLAUSE_ENDS = re.compile(
    r"[.,;:!?()\"“”„«»…—\ue000]|(?<!\w)['‘’]|['’](?!\w)|\s[-–]\s"
    r"|\b(?:but|and|while|whereas|although|though|because|after|when)\b",
    re.IGNORECASE,
)
_SUBJECT_ENDS = re.compile(r"[,;:(-]|\b(?:who|which|that|whose|where|when)\b", re.IGNORECASE)
_REACH = 400  # code points around a quotation that are read
_HEDGED_WITHIN = 2  # words before a statement that may hedge it


def cut_off(found: Alignment, text: str) -> Change | None:
    """What is left out beside a faithful quotation that `found` has in `text`, and changes what it says.

    "The town fell" is in "It is not true that the town fell", letter for letter; "the mayor resigned" in "The son of
    the mayor resigned". A bare name says nothing, and neither do words without a verb, but for those right behind the
    negation.
    """
    before, quote = plain(text[max(0, found.start - _REACH) : found.start]), plain(text[found.start : found.end])
    if is_name(quote):
        return None
    if change := undoing(text[found.end : found.end + _REACH]) or rough(before, quote):
        return change
    right_before = " ".join(before.removesuffix(" to ").split()[-1:])
    if bound := conditions(right_before):
        return Change("condition", f"'{bound[0]}' left out")
    if (noun := _preposition().search(before)) and holds_verb(_SUBJECT_ENDS.split(quote)[0]):
        return Change("word", f"'{noun['words']}' left out")
    says = holds_verb(quote) or negations(right_before) or hedges(right_before)
    return governing(before) if says else None


def governing(before: str, *, negation: bool = True) -> Change | None:
    """The negation (unless that does not matter) or hedge before the words, in their clause."""
    clause = plain(CLAUSE_ENDS.split(before)[-1])
    if negation and (negated := negations(clause)):
        return Change("negation", f"'{negated[-1]}' left out")
    if hedged := hedges(" ".join(clause.split()[-_HEDGED_WITHIN:])):
        return Change("hedge", f"'{hedged[-1]}' left out")
    return None


def undoing(after: str) -> Change | None:
    """What undoes the words right before it: "is false", "have not"."""
    undone = _undone().match(plain(after[:_REACH]))
    return Change("negation", f"'{undone['word']}' left out behind it") if undone else None


def rough(before: str, words: str) -> Change | None:
    """What makes the number rough that the words begin with: "about", "at least"."""
    first = " ".join(plain(words).lstrip("'$€£ ").split()[:1])
    found = _rough().search(plain(before)) if numbers(first) else None
    return Change("number", f"'{found['words'].lower()}' left out") if found else None


@cache
def _undone() -> re.Pattern[str]:
    table = load("faithfulness")["undoing"]
    auxiliaries, undoing_words = (alternatives(table[kind]) for kind in ("auxiliaries", "words"))
    return re.compile(rf"\s*(?:(?:{auxiliaries})\s+)?(?P<word>{undoing_words})(?!\w)", re.IGNORECASE)


@cache
def _rough() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<words>{alternatives(load('faithfulness')['rough'])})\s+[$€£]?$", re.IGNORECASE)


@cache
def _preposition() -> re.Pattern[str]:
    """A noun with its preposition, right before its complement; but "the town of Velm" is Velm."""
    listed = alternatives(word_class("prepositions") - {"as", "than", "like", "about"})
    places = alternatives(load("control")["words"]["place_nouns"])
    return re.compile(rf"(?!\b(?:{places})\s+of\b)(?P<words>\b\w+\s+(?:{listed}))\s+$", re.IGNORECASE)
