"""A shallow reading of English clauses by closed word classes: where a clause begins, what its subject is.

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence. It is
wrong on what only a parser could tell: whoever calls it checks, or asks the model.
"""

from __future__ import annotations

import re
from functools import cache

from .datelines import behind_dateline
from .dates import date, day
from .lexicon import alternatives, load, word_class
from .phrases import WORD, before_verb, begins_with_verb, behind_verb, is_name, noun_like, opens, pieces, trim
from .quotations import MASK
from .reporting import reporting_forms
from .typography import Offsets

_NO_TITLE = r"(?<![A-Z]\.\s)(?<!\b[A-Z][a-z]\.\s)(?<!\b[A-Z][a-z]{2}\.\s)(?<!\b[A-Z][a-z]{3}\.\s)"
_CLAUSE_MARK = re.compile(
    rf"[{MASK}”\"»]\s*,?\s*|[;:]\s+|\s(?:[–—]|--)\s|[.?!]\s+(?=[A-Z]){_NO_TITLE}",
)
_ENDS_IN_RELATIVE = re.compile(r"(?:^|\s)(?:who|which)$")
_SENT_BY = re.compile(
    r"(?:under\s+)?(?:[\w’'-]+\s+){0,3}?(?:from|by|against|between|among)\s+(?=(?:the|an?|his|her|its|their)\s+[a-z]|(?:[a-z-]+\s+)?[a-z-]+s\b)"
)
_JOINED_LAST = re.compile(r",\s+(?:(?:the|an?|his|her|its|their)\s+)?(?:[\w’'-]+\s+)?[\w’'-]+$")
""""Demanding a vote, | witnesses | and his lawyer said": two who say it."""
_PRONOUN_FIRST = re.compile(r"(I|[Ww]e|[Tt]hey|[Hh]e|[Ss]he)\s")
_PRONOUN_BEHIND = re.compile(r"\s(he|she|they|we|it|I)$")
_COORDINATOR = re.compile(r"(?:But|And|Yet)\s+(?=\w)")
_ORDINALS = ("next ", "last ", "first ")
_LONGEST_FIRST_SUBJECT = 8


@cache
def _conjunction() -> re.Pattern[str]:
    words = alternatives(word_class("conjunctions"))
    return re.compile(rf"(?P<comma>,|(?<!\s))\s+(?P<word>{words})\s+", re.IGNORECASE)


@cache
def _coordinated() -> re.Pattern[str]:
    """Before a verb that shares the subject of the one before: "denied it fell | but on 1 November | admitted"."""
    return re.compile(rf",?\s+(?:and|or|but)\s+(?:(?:on|in|by)\s+(?:{date()})\s+)?$", re.IGNORECASE)


@cache
def _as_of_a_role() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(word_class('before_as'))})$")


@cache
def _said() -> re.Pattern[str]:
    """A verb of saying with its clause behind it, without "that"; not with its source ("...", said the mayor)."""
    forms = alternatives(load("reporting")["frames"]["without_that"])
    return re.compile(rf"(?<![{MASK}”\"]\s)\b(?:{forms})\s+(?=\w)(?!(?:by|to|that)\b)")


@cache
def _time_behind() -> re.Pattern[str]:
    week = r"\b(?:this|last|earlier this)\s+(?:week|month|year)\b"
    return re.compile(rf"(?<![\s,])(?:\s|,|\b{day()}\b|{week})+$", re.IGNORECASE)


def clause_start(hidden: str, end: int) -> int:
    """Where the clause that ends at `end` begins: after a quotation, a semicolon, a conjunction or "said"."""
    head = hidden[:end]
    story = behind_dateline(head)
    marks = [mark.end() for mark in _CLAUSE_MARK.finditer(head)] + ([story] if story else [])
    opened = {0, *marks}  # what stands right behind them opens the clause: "LENZ — After a week the army"
    marks += [
        mark.end()
        for mark in _conjunction().finditer(head)
        if _begins_clause(head, mark) and mark.start("word") not in opened
    ]
    marks += [mark.end() for mark in _said().finditer(head) if WORD.search(head[mark.end() :])]
    return max(marks, default=0)


def _begins_clause(head: str, conjunction: re.Match[str]) -> bool:
    """Does a clause with a subject of its own begin here ("Lenia and Dora said" has one clause)?"""
    before, word, behind = head[: conjunction.start()], conjunction["word"].lower(), head[conjunction.end() :]
    if head.rstrip().endswith(",") and not conjunction["comma"] and before.strip():
        return False
    if word in {"that", "if"}:
        return bool(WORD.search(behind)) and not begins_with_verb(behind)
    if word == "as" and _as_of_a_role().search(before):
        return False
    if word in {"and", "or"}:
        return bool(conjunction["comma"]) or (_reported(before) and not _JOINED_LAST.search(before))
    return True


def _reported(before: str) -> bool:
    return not reporting_forms().isdisjoint(WORD.findall(before))


def coordination(hidden: str, start: int, end: int) -> Offsets | None:
    """The clause that shares its subject with the verb right after `end`, when that follows "and" or "but"."""
    joint = _coordinated().search(hidden[:end])
    if not joint or joint.end() < start:
        return None
    return (min(start, clause_start(hidden, joint.start())), joint.start())


def subject(hidden: str, start: int, end: int) -> Offsets | None:
    """The noun phrase that is the subject of the verb right after `end`; of "and left", that of the verb before."""
    if joint := coordination(hidden, start, end):
        return first_subject(hidden, *joint)
    time = _time_behind().search(hidden[start:end])
    found = _without_opener(hidden, pieces(hidden, start, start + time.start() if time else end))
    if not found:
        return None
    if related := _related(hidden, found):
        return related
    apposed = len(found) > 1 and hidden[start:end].rstrip().endswith(",")
    return trim(hidden, _explained(hidden, found) if apposed else found[-1])


def _related(hidden: str, found: list[Offsets]) -> Offsets | None:
    """Whom "who" right before a verb stands for: "critics" in "he scolded critics who", "the mayor, who"."""
    words = hidden[slice(*found[-1])]
    relative = _ENDS_IN_RELATIVE.search(words)
    if not relative:
        return None
    start, end = found[-1] if relative.start() else found[-2] if len(found) > 1 else (0, 0)
    if relative.start():
        end = start + len(hidden[start : start + relative.start()].rstrip())
    return _behind_preposition(hidden, behind_verb(hidden, (start, end))) if end else found[-1]


def _behind_preposition(hidden: str, span: Offsets | None) -> Offsets | None:
    """Who puts pressure or sends a letter, of both: "under pressure from | partners in his bloc | who"."""
    lead = _SENT_BY.match(hidden, *span) if span else None
    return (lead.end(), span[1]) if span and lead else span


def _without_opener(hidden: str, found: list[Offsets]) -> list[Offsets]:
    """Pieces without what only opens the clause: "In May, | the army", "But | a diplomat |, who"."""
    if found and len(found) > 1 and (joint := _COORDINATOR.match(hidden, *found[0])):
        found = [(joint.end(), found[0][1]), *found[1:]]
    return found[1:] if len(found) > 1 and opens(hidden[slice(*found[0])]) else found


def _explained(hidden: str, found: list[Offsets]) -> Offsets:
    """The name or description that an apposition, closed by a comma before the verb, explains."""
    named = [piece for piece in found if is_name(hidden[slice(*piece)])]
    if found[-1] in named and found[-2] not in named:
        return found[-1]
    before = [piece for piece in named if piece != found[-1]]
    return before[-1] if before else found[-2]


def first_subject(hidden: str, start: int, end: int) -> Offsets | None:
    """The noun phrase that opens hidden[start:end], as the subject of a verb whose own cannot be read off."""
    found = _without_opener(hidden, pieces(hidden, start, end))
    first = trim(hidden, found[0]) if found else None
    if not first:
        return None
    first = _acting(hidden, before_verb(hidden, first))
    words = hidden[slice(*first)]
    return first if noun_like(words) and len(words.split()) <= _LONGEST_FIRST_SUBJECT else None


def _acting(hidden: str, span: Offsets) -> Offsets:
    """A subject without the adverbs behind it, and without what stands before a pronoun: "last week | he | also"."""
    end, _ = verb_group(hidden, span[1]) if span[1] < len(hidden) else (span[1], None)
    end = span[0] + len(hidden[span[0] : max(end, span[0])].rstrip()) or span[1]
    if first := _PRONOUN_FIRST.match(hidden[span[0] : end]):
        return span[0], span[0] + first.end(1)
    pronoun = _PRONOUN_BEHIND.search(hidden[span[0] : end])
    return (span[0] + pronoun.start(1), end) if pronoun else (span[0], end)


def verb_group(hidden: str, at: int) -> tuple[int, frozenset[str]]:
    """Where the auxiliaries and adverbs before the verb at `at` begin, and which they are."""
    group: set[str] = set()
    for word in reversed(list(WORD.finditer(hidden[:at]))):
        plain = word.group().lower()
        ordinal = plain == "the" and hidden.startswith(_ORDINALS, at)
        if hidden[word.end() : at].strip(" ,") or not (ordinal or _is_auxiliary(word.group())):
            break
        group.add(plain)
        at = word.start()
    return at, frozenset(group)


def _is_auxiliary(word: str) -> bool:
    """A word between a subject and its verb: an auxiliary or an adverb in "-ly"; not a name ("May", "Italy")."""
    if word[0].isupper():
        return word.lower() in word_class("auxiliaries") & word_class("openers")
    return word in word_class("auxiliaries") or (word.endswith("ly") and word not in word_class("nouns_in_ly"))
