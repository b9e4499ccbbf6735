"""What is done by saying something (schemas' Act), read off what is said where the verb ("said") leaves it open."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .control import controls
from .dates import day
from .denials import denied, is_negated
from .falsity import positive, unquoted
from .faults_told import accuses, admits
from .futures import open_act
from .lexicon import alternatives, load
from .phrases import holds_verb
from .schemas import Act, Stance
from .threats import promises_harm, threatens

_COMING = re.compile(r"\b(?:will|would|shall|can|could|may|might|must|should|if|unless)\b|['’]ll\b", re.IGNORECASE)
_WAS = re.compile(r"\S\s+(?:had|has|have|was|were|did)\b")
_JOINED = re.compile(r"(?<![.!?”\"])\s…\s(?=[a-z])")
"""Where who speaks was left out of a sentence: "her office | … | would look into it"."""
_MANDATIVE = re.compile(r"(?:[^“”\"]{0,60},\s+)?(?:that\s+)?(?P<who>[^,;:.“”\"]{1,80}?)\s+be\s+\w+", re.IGNORECASE)
_OTHER_BE = re.compile(
    r"\b(?:to|will|would|shall|should|can|could|may|might|must|not|had)\b|['’](?:ll|d)\b", re.IGNORECASE
)
"""The subjunctive of a demand: "that | the tolls be scrapped"."""
_VOCATIVE = re.compile(r"\W*[A-Z][\w’'-]+(?:\s+[\w’'-]+){0,3},\s+")
_TOLD_TO = re.compile(r"to\s+[a-z]")
_FIRST_CLAUSE = re.compile(r"[,;:.!?…—]")


class Reading(NamedTuple):
    """What is done, and the proposition it is done with: of a denial, the positive form."""

    act: Act
    text: str


def act_of(content: str, speaker: str, given: Act | None, *, quoted: bool) -> Reading:
    """What a saying does. `given`: what its verb tells, None for a neutral one; `quoted`: the speaker's own words."""
    if given is Act.PROMISE and _is_sworn(content):
        given = Act.ASSERT
    if given not in {None, Act.ASSERT}:
        return Reading(_worse(content, speaker, given or Act.ASSERT, quoted=quoted), content)
    plain = _JOINED.sub(" ", content)
    plain = plain[lead.end() :] if (lead := _lead().match(plain)) else plain
    if threatens(unquoted(plain), speaker, quoted=quoted):
        return Reading(Act.THREATEN, content)
    if admits(plain, speaker, quoted=quoted):
        return Reading(Act.ADMIT, content)
    false = denied(plain, speaker, quoted=quoted)
    if false is None and is_negated(plain) and _denies_change(plain):
        false = positive(plain)
    if false is not None:
        return Reading(Act.DENY, false)
    done = Act.DEMAND if given and _is_wished(plain) else _affirmed(plain, speaker, quoted=quoted)
    return Reading(done or given or open_act(plain, speaker, own=quoted), content)


@cache
def _lead() -> re.Pattern[str]:
    """What is left before a clause of when or to whom it was said: "that, ", "Wednesday | it would"."""
    return re.compile(
        rf"(?:that,\s+|[A-Z][^:.“”\"]{{0,60}}:\s+|(?:on\s+)?(?:{day()})\s+|(?:[A-Z][\w’'-]*\s+){{1,3}}(?=(?:it|he|she|they|we)\s+(?:will|would|had|has|was)\b))"
    )


def _worse(content: str, speaker: str, given: Act, *, quoted: bool) -> Act:
    """What a verb tells, or a threat where what is promised or warned of is harm."""
    harm = (given is Act.PROMISE and promises_harm(content)) or (
        given is Act.PREDICT and threatens(content, speaker, quoted=quoted)
    )
    return Act.THREATEN if harm else given


def _is_sworn(content: str) -> bool:
    """Is it no promise but what was: "swore that | its men had never left"?"""
    return bool(_WAS.search(content)) and not _COMING.search(content) and not _TOLD_TO.match(content)


def _is_wished(content: str) -> bool:
    """Is it a subjunctive, behind "insisted": "that the tolls be scrapped"?"""
    match = _MANDATIVE.match(content)
    return bool(match and not _OTHER_BE.search(match["who"]))


def _affirmed(content: str, speaker: str, *, quoted: bool) -> Act | None:
    if accuses(content, speaker, quoted=quoted):
        return Act.ACCUSE
    if (quoted or content[:1].isupper()) and _orders(content):
        return Act.DEMAND
    return None


def _denies_change(content: str) -> bool:
    """Is it said that a place did not change hands?"""
    clause = unquoted(content)
    return not _COMING.search(clause) and any(control.stance is Stance.DENY for control in controls(content))


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?P<not>do\s+not|don['’]t)|{alternatives(load('acts')['demands']['imperatives'])})(?=\s|$)(?!\s+(?:is|was|will|are|had|has)\b)",
        re.IGNORECASE,
    )


def _orders(content: str) -> bool:
    """Is it an imperative: "Do not test us", "Free our crew"?"""
    match = _imperative().match(_VOCATIVE.sub("", content, count=1)) or _imperative().match(content)
    return bool(match and (match["not"] or not holds_verb(_FIRST_CLAUSE.split(content, maxsplit=1)[0])))
