"""Words that say what somebody wants, in a sentence: the aim, whose it is, and what kind of goal.

A shallow reading by word lists, no model asked: it finds candidate sentences and cuts the goal's words out of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .lexicon import forms, load
from .quotations import quotations
from .schemas import GoalKind
from .syntax import WORD, Offsets, clause_start, subject, word_class

_STOP = re.compile(
    r"[;”\"“]|,?\s+[-–—]+\s|,\s+(?:said|says|including|according|which|who|but|he|she|they|the\s+\w+\s+said|while|as|although|where)\b|,\s+(?:[A-Z][\w’'.-]*\s+)+(?:said|told|added)\b"
    r"|\s+(?:because|although|while|when|if)\s|[.!?](?=\s|$)|\s+[–—-]\s|\s+\("
)


_EMPTY = re.compile(
    r"^(?:\w+\s+)?(?:that|this|these|those|its|their|the)\s+(?:goals?|aims?|objectives?|ends?)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Aim:
    """One aim read off a sentence; spans are offsets in it. `strong`: the words leave no doubt."""

    cue: Offsets
    holder: Offsets | None
    goal: Offsets
    kind: GoalKind
    strong: bool
    negated: bool = False


@cache
def _forms(table: str, kind: str) -> str:
    return "|".join(sorted(forms(load("aims")[table][kind]), key=len, reverse=True))


@cache
def _patterns() -> tuple[tuple[str, GoalKind, re.Pattern[str]], ...]:
    """How an aim is worded, the surest wording first."""
    table = load("aims")
    out: list[tuple[str, GoalKind, re.Pattern[str]]] = []
    for kind, nouns in table["nouns"].items():
        is_to = rf"\b(?P<cue>{'|'.join(nouns)})\b[^.;,:]{{0,60}}?\s(?:(?:is|are|was|were|remains?|remained|has been)\s+(?:still\s+)?(?:to|for)|remains?)\s+(?P<goal>\w)"
        out.append(("noun", GoalKind(kind), re.compile(is_to, re.IGNORECASE)))
        to = rf"\b(?P<cue>{'|'.join(nouns)})(?:\s+(?:is|are|was))?\s+(?:(?:for\s+(?:\w+\s+){{1,5}}?)?to\s+(?P<goal>\w)|(?:of|for)\s+(?P<doing>\w+ing\b))"
        out.append(("noun", GoalKind(kind), re.compile(to, re.IGNORECASE)))
    out.append(("verb", GoalKind.DEMAND, re.compile(_demand(), re.IGNORECASE)))
    for kind in table["verbs"]:
        verb = rf"\b(?P<cue>{_forms('verbs', kind)})\s+(?:[\w’'-]+\s+){{0,4}}?to\s+(?P<goal>\w)"
        out.append(("verb", GoalKind(kind), re.compile(verb, re.IGNORECASE)))
    call_for = r"\b(?P<cue>call(?:s|ed|ing)?|appeal(?:s|ed)?|press(?:es|ed)?)\s+for\s+(?P<goal>\w)"
    out.append(("verb", GoalKind.DEMAND, re.compile(call_for, re.IGNORECASE)))
    first = rf"\b(?P<who>we|I)\s+(?:\w+ly\s+|also\s+|both\s+)?(?P<cue>{'|'.join(table['first_person']['modals'])})\s+(?P<goal>\w)"
    out.append(("we", GoalKind.COMMITMENT, re.compile(first, re.IGNORECASE)))
    purpose = rf"\b(?P<cue>{'|'.join(table['purpose']['phrases'])})\s+(?P<goal>\w)"
    out.append(("purpose", GoalKind.OBJECTIVE, re.compile(purpose, re.IGNORECASE)))
    ends = rf"\b(?P<cue>to)\s+(?:\w+ly\s+)?(?P<goal>(?:{'|'.join(table['purpose']['ends'])})\b(?!-))"
    out.append(("end", GoalKind.OBJECTIVE, re.compile(ends, re.IGNORECASE)))
    return tuple(out)


def _demand() -> str:
    """ "Urges both sides to stop", "called on the army to leave"."""
    return rf"\b(?P<cue>{_forms('demands', 'verbs')})\s+(?:up)?(?:on\s+|for\s+)?(?:[\w’'.-]+,?\s+){{1,12}}?to\s+(?P<goal>\w)"


def aims(sentence: str) -> list[Aim]:
    """The aims that `sentence` speaks of, in order; of overlapping ones, the surest wording."""
    found: list[Aim] = []
    for shape, kind, pattern in _patterns():
        for match in pattern.finditer(sentence):
            aim = _aim(sentence, match, shape, kind)
            if aim and not any(_overlap(aim, other) for other in found):
                found.append(aim)
    return sorted(found, key=lambda aim: aim.cue)


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('aims')['idle']['verbs'])})\b", re.IGNORECASE)


def _overlap(one: Aim, other: Aim) -> bool:
    return one.goal[0] < other.goal[1] and other.goal[0] < one.goal[1]


def _aim(text: str, match: re.Match[str], shape: str, kind: GoalKind) -> Aim | None:
    start = match.start("goal" if match.groupdict().get("goal") else "doing")
    if whose := re.match(r"for\s+(?:[\w’'.-]+\s+){1,6}?to\s+(?=\w)", text[start:]):
        start += whose.end()
    goal = (start, _goal_end(text, start))
    if len(text[slice(*goal)].split()) < 2 or _EMPTY.search(text[slice(*goal)]) or _idle().match(text, start):
        return None
    cue = match.span("cue")
    holder = match.span("who") if shape == "we" else _holder(text, cue, shape)
    return Aim(cue, holder, goal, kind, shape in {"noun", "verb", "we"}, _negated(text, cue))


def _goal_end(text: str, start: int) -> int:
    """The end of the clause; of the quotation, when the goal stands in one."""
    inside = any(begin <= start < end for begin, end in quotations(text))
    stops = (stop.start() for stop in _STOP.finditer(text, start) if inside or stop.group()[0] not in '”“"')
    end = next(stops, len(text))
    return start + len(text[start:end].rstrip(" ,"))


def _holder(text: str, cue: Offsets, shape: str) -> Offsets | None:
    """Whose aim: the subject of the verb, the possessor of the noun, the subject of the main clause."""
    if shape == "noun":
        own = re.search(
            r"((?:[A-Z][\w’'.-]*\s+)*[\w.-]+[’']s?|\b(?:his|her|its|their|our|my))\s+(?:[\w-]+\s+){0,2}?$",
            text[: cue[0]],
        )
        if own:
            return own.start(1), own.start(1) + len(re.sub(r"[’']s?$", "", own.group(1)))
    stop = cue[0]
    for word in reversed(list(WORD.finditer(text[: cue[0]]))):
        if word.group().lower() not in word_class("auxiliaries"):
            break
        stop = word.start()
    found = subject(text, clause_start(text, stop), stop)
    if not found:
        return None
    verb = re.search(
        r"\s+(?:has|have|had|will|would|is|are|was|were|can|could|may|might|should|must|[a-z]+ed|began|sent|used|said|told)\b",
        text[slice(*found)],
    )
    if verb and verb.start() > 2:
        found = (found[0], found[0] + verb.start())
    return found if len(text[slice(*found)].split()) <= 10 else None


def _negated(text: str, cue: Offsets) -> bool:
    before = text[max(clause_start(text, cue[0]), cue[0] - 25) : cue[0]].lower()
    return bool(re.search(r"\b(?:not|never|no|denied|without)\b|n[’']t\b", before))
