"""Words that say what somebody wants, in a sentence: the aim, whose it is, and what kind of goal.

A shallow reading by word lists, no model asked: it finds candidate sentences and cuts the goal's words out of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from .lexicon import alternatives, forms, load
from .phrases import CAPITAL, MOST_CUES, before_verb
from .quotations import quotations
from .schemas import GoalKind
from .syntax import clause_start, subject, verb_group
from .typography import Offsets

_LONGEST_HOLDER = 10
_REACH_OF_NEGATION = 25
_GOAL = r"(?P<goal>\w)"
_WORDS = r"(?:[\w’'-]+\s+)"
_QUOTATION_MARKS = '”“"'
_NO_ABBREVIATION = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})"
_EMPTY = re.compile(
    r"^(?:\w+\s+)?(?:that|this|these|those|its|their|the)\s+(?:goals?|aims?|objectives?|ends?)$", re.IGNORECASE
)
_FOR_SOMEBODY = re.compile(r"for\s+(?:[\w’'.-]+\s+){1,6}?to\s+(?=\w)")
_POSSESSOR = re.compile(
    rf"((?:{CAPITAL}[\w’'.-]*\s+)*[\w.-]+[’']s?|\b(?i:his|her|its|their|our|my))\s+(?:[\w-]+\s+){{0,2}}?$"
)
_NEGATION = re.compile(r"\b(?:not|never|no|denied|without)\b|n[’']t\b")


@dataclass(frozen=True)
class Aim:
    """One aim read off a sentence; spans are offsets in it. `negated`: it is said not to be an aim."""

    cue: Offsets
    holder: Offsets | None
    goal: Offsets
    kind: GoalKind
    negated: bool = False


@dataclass(frozen=True)
class _Wording:
    """A way to word an aim: what its cue is ("noun", "verb", "we", "purpose"), and the kind of goal it means."""

    cue: str
    kind: GoalKind
    pattern: re.Pattern[str]


def _wording(cue: str, kind: str, pattern: str) -> _Wording:
    return _Wording(cue, GoalKind(kind), re.compile(pattern, re.IGNORECASE))


@cache
def _wordings() -> tuple[_Wording, ...]:
    """How an aim is worded, the surest wording first."""
    return (*_by_noun(), *_by_verb(), *_by_purpose())


def _by_noun() -> Iterator[_Wording]:
    """The goal is to, the plan of doing."""
    table = load("aims")
    copula = alternatives(table["copula"]["verbs"])
    for kind, nouns in table["nouns"].items():
        cue = rf"\b(?P<cue>{alternatives(nouns)})"
        is_to = rf"(?:(?:{copula})\s+(?:still\s+)?(?:to|for)|remains?)\s+{_GOAL}"
        yield _wording("noun", kind, rf"{cue}\b[^.;,:]{{0,60}}?\s{is_to}")
        to, doing = rf"(?:for\s+(?:\w+\s+){{1,5}}?)?to\s+{_GOAL}", r"(?:of|for)\s+(?P<doing>\w+ing\b)"
        yield _wording("noun", kind, rf"{cue}(?:\s+(?:is|are|was))?\s+(?:{to}|{doing})")


def _by_verb() -> Iterator[_Wording]:
    """Urges both sides to stop; wants to stop; calls for a stop; we will stop."""
    table = load("aims")
    demands = alternatives(forms(table["demands"]["verbs"]))
    on_somebody = r"(?:up)?(?:on\s+|for\s+)?(?:(?!to\s)[\w’'.-]+,?\s+){1,12}?"
    yield _wording("verb", "demand", rf"\b(?P<cue>{demands})\s+{on_somebody}to\s+{_GOAL}")
    for kind, verbs in table["verbs"].items():
        yield _wording(
            "verb", kind, rf"\b(?<!\bin\s)(?P<cue>{alternatives(forms(verbs))})\s+{_WORDS}{{0,4}}?to\s+{_GOAL}"
        )
    yield _wording("verb", "demand", rf"\b(?P<cue>{alternatives(forms(table['demands']['for']))})\s+for\s+{_GOAL}")
    modals = alternatives(table["first_person"]["modals"])
    adverb = r"(?:\w+ly\s+|also\s+|both\s+)?"
    yield _wording("we", "commitment", rf"\b(?P<who>we|I)\s+{adverb}(?P<cue>{modals})\s+(?:to\s+)?{_GOAL}")


def _by_purpose() -> Iterator[_Wording]:
    """In order to halt; strikes to halt."""
    purpose = load("aims")["purpose"]
    yield _wording("purpose", "objective", rf"\b(?P<cue>{alternatives(purpose['phrases'])})\s+{_GOAL}")
    ends = rf"(?P<goal>(?:{alternatives(purpose['ends'])})\b(?!-))"
    yield _wording("purpose", "objective", rf"\b(?P<cue>to)\s+(?:\w+ly\s+)?{ends}")


def aims(sentence: str) -> list[Aim]:
    """The aims that `sentence` speaks of, in order; of overlapping ones, the surest wording."""
    found: list[Aim] = []
    for wording in _wordings():
        for match in islice(wording.pattern.finditer(sentence), MOST_CUES):
            aim = _aim(sentence, match, wording)
            if aim and not any(_overlap(aim, other) for other in found):
                found.append(aim)
    return sorted(found, key=lambda aim: aim.cue)


def _overlap(one: Aim, other: Aim) -> bool:
    return one.goal[0] < other.goal[1] and other.goal[0] < one.goal[1]


def _aim(text: str, match: re.Match[str], wording: _Wording) -> Aim | None:
    start = match.start("goal" if match.groupdict().get("goal") else "doing")
    if whose := _FOR_SOMEBODY.match(text, start):
        start = whose.end()
    goal = (start, _goal_end(text, start, opening=match.start() == 0 and wording.cue == "purpose"))
    words = text[slice(*goal)]
    if len(words.split()) < 2 or _EMPTY.search(words) or _idle().match(words):
        return None
    cue = match.span("cue")
    holder = match.span("who") if wording.cue == "we" else _holder(text, cue, wording.cue)
    return Aim(cue, holder, goal, wording.kind, _negated(text, cue))


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('aims')['idle']['verbs'])})\b", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    stops = load("aims")["stops"]
    attribution = (
        rf"(?:{alternatives(stops['after_comma'])}|the\s+\w+\s+said|(?:{CAPITAL}[\w’'.-]*\s+)+(?:said|told|added))"
    )
    return re.compile(
        rf"""
          [;{_QUOTATION_MARKS}]
        | ,?\s+[-–—]+\s
        | ,\s+{attribution}\b
        | \s+(?:{alternatives(stops["conjunctions"])})\s
        | [!?](?=\s|$)
        | \.(?=\s*$)
        | {_NO_ABBREVIATION}\.(?=\s+(?:[{_QUOTATION_MARKS}.…]|{CAPITAL}))
        | \s+\(
        """,
        re.VERBOSE,
    )


def _goal_end(text: str, start: int, *, opening: bool) -> int:
    """The end of the clause; of the quotation, when the goal stands in one; the comma, when it opens the sentence."""
    comma = text.find(",", start)
    if opening and comma > 0:
        return comma
    inside = any(begin <= start < end for begin, end in quotations(text))
    stops = (stop.start() for stop in _stop().finditer(text, start) if inside or stop.group() not in _QUOTATION_MARKS)
    return start + len(text[start : next(stops, len(text))].rstrip(" ,"))


def _holder(text: str, cue: Offsets, kind: str) -> Offsets | None:
    """Whose aim: the subject of the verb, the possessor of the noun, the subject of the main clause."""
    own = _POSSESSOR.search(text[: cue[0]]) if kind == "noun" else None
    if own:
        return own.start(1), own.start(1) + len(re.sub(r"[’']s?$", "", own.group(1)))
    stop, _ = verb_group(text, cue[0])
    found = subject(text, clause_start(text, stop), stop)
    holder = before_verb(text, found) if found else None
    words = text[slice(*holder)].lower().split() if holder else []
    return holder if 0 < len(words) <= _LONGEST_HOLDER and not {"the", "a", "an"}.issuperset(words) else None


def _negated(text: str, cue: Offsets) -> bool:
    before = text[max(clause_start(text, cue[0]), cue[0] - _REACH_OF_NEGATION) : cue[0]]
    return bool(_NEGATION.search(before.lower()))
