"""Whether an elision joins words that do not belong together: "The rebels shelled the market and civilians died".

"The rebels … died" has the subject of one clause and the verb of another; "rebels in … the market" takes a noun away.
"""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, word_class
from .phrases import begins_with_verb, holds_verb

_SENTENCE_END = re.compile(r"[.!?]'*\s+")
_OPENS = re.compile(r"\s*[,;:('\"-]")
_CLOSES = re.compile(r"[,;:)'\"-]\s*(?:and|but|or)?\s*$")
_LONGEST_WORD = 40


def splices(text: str, start: int, end: int) -> bool:
    """Does leaving out text[start:end] of a canonical text join two clauses, or a phrase with another's noun?

    A clause may go when it is set off by commas, dashes or brackets, the end of a sentence when the words behind begin
    the next one.
    """
    ends = list(_SENTENCE_END.finditer(text, start, end))
    rest = text[ends[-1].end() : end].strip(" '") if ends else text[start:end]
    if _ends_in_preposition(rest):
        return True
    if ends:
        return bool(rest) and (holds_verb(rest) or begins_with_verb(" " + text[end : end + _LONGEST_WORD].lstrip()))
    return (holds_verb(rest) or bool(_clause().search(rest))) and not _set_off(text, start, end)


def _set_off(text: str, start: int, end: int) -> bool:
    """Do marks set it off on both sides?"""
    opens = _OPENS.match(text, start, end) or _CLOSES.search(text[max(0, start - 2) : start])
    return bool(opens) and bool(_CLOSES.search(text[start:end]) or _OPENS.match(text[end : end + 1]))


def _ends_in_preposition(gap: str) -> bool:
    """Do the words left out end in a preposition behind a noun, whose complement would take its place?"""
    return bool(_complement().search(gap))


@cache
def _complement() -> re.Pattern[str]:
    prepositions, articles = (alternatives(word_class(kind)) for kind in ("prepositions", "articles"))
    return re.compile(rf"[\w'\"]\s+(?:{prepositions})(?:\s+(?:{articles}))?\s*$", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    opening = word_class("conjunctions") | word_class("relatives")
    return re.compile(rf"\b(?:{alternatives(opening - {'and', 'or', 'so', 'as'})})\s+\w", re.IGNORECASE)
