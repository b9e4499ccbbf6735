"""Threats without a verb of threatening: announced harm, told from a prediction by who suffers it and who speaks."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load
from .own_side import is_own, observes

_CONDITION = re.compile(r"\b(?:if|unless|until|otherwise)\b|(?:^|[,;:]\s+)should\s", re.IGNORECASE)
_CONDITION_ANYWHERE = re.compile(r"\b(?:if|unless|until|should)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|shall|must|going\s+to)\b|['’]ll\b", re.IGNORECASE)
_IF_ELECTED = re.compile(r"\bif\s+(?:(?:re-?)?elected|(?:he|she|it|they|we|i)\s+(?:wins?|won))\b", re.IGNORECASE)
_OR = re.compile(r"\bor\s+(?:else\b|be\s+\w+(?:ed|en)\b|(?:die|perish|face|suffer|pay)\b)", re.IGNORECASE)
_OR_ELSE = re.compile(r"\bor\s+(?:else\s+)?(?:we|i)(?:\s+(?:will|would|shall)|['’]ll)\b", re.IGNORECASE)
_IF_THEY = re.compile(
    r"\s*(?:if|should)\s+(?:he|she|they|you)\b[^,]{1,80},\s+(?:his|her|their|your)\s+[^,]{1,60}?\b(?:will|would)\b",
    re.IGNORECASE,
)
_NONE_UNTIL = re.compile(
    r"\s*(?:no|not\s+one|not\s+a\s+single)\s[^,;.]{1,60}?\s(?:will|would|shall)\s[^;.]*?\b(?:until|unless)\s+"
    r"(?:we|our|i|my)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\W*(?:otherwise|or\s+else|failing\s+that|if\s+not)\b", re.IGNORECASE)
_AND_YOU = re.compile(
    r"\band\s+you(?:\s+(?:will|shall)|['’]ll)\s+(?:\w+\s+){0,4}?(?:jail|prison|gaol|cell|die|hang|lose|pay|regret|burn|bleed|suffer|rot|perish)\b",
    re.IGNORECASE,
)
_THERE_WILL = re.compile(
    r"\bthere\s+(?:will|would|shall)\s+be\s+[“\"]?(?:\w+\s+)?(?:consequences|repercussions|reprisals|retaliation|bloodshed|a\s+price)\b",
    re.IGNORECASE,
)
_FATE = re.compile(
    r"\bshare\s+(?:\S+\s+){1,3}fate\b|\bbecome\s+(?:an?|the|your|their)\s+(?:\w+\s+)?(?:graveyard|grave|cemetery|tomb)\b",
    re.IGNORECASE,
)
_PAID_BACK = re.compile(
    r"\b(?:any|every|each|an?|further|new)\s+(?:[\w-]+\s+){0,2}?(?:attacks?|raids?|strikes?|assaults?|incursions?|aggression|violations?|"
    r"attempts?|provocations?|offensive|intervention|invasion)\b[^;.]{0,60}?\b(?:will|would|shall)\s+be\s+"
    r"(?:\w+ly\s+)?(?:answered|met|avenged|punished|repaid|returned|crushed)\b",
    re.IGNORECASE,
)
""""Any raid on it would be answered"."""
_PAYS_BACK = re.compile(
    r"\b(?:will|would|shall)\s+(?:\w+ly\s+)?(?:answer|avenge|punish|retaliate\s+(?:for|against)|(?:respond|react)\s+(?:\w+ly\s+)?to)\s+"
    r"(?:any|every|each|an?|further|new|the\s+next)\s+(?:[\w-]+\s+){0,2}?(?:attacks?|raids?|strikes?|assaults?|incursions?|aggression|"
    r"violations?|attempts?|provocations?|offensive|intervention|invasion)\b",
    re.IGNORECASE,
)
""""It would answer any attack on its bases"."""
_HOURS = re.compile(r"\W*you\s+have\s+(?:only\s+|just\s+)?[\w-]+\s+(?:hours?|minutes?|days?)\W*", re.IGNORECASE)
_ANSWER = re.compile(
    r"\b(?:our|its|his|her|their|the)\s+(?:answer|response|reply|reaction|retaliation|revenge|vengeance)\s+(?:will|would|shall)\s+be\s+"
    r"(?:\w+\s+){0,2}?(?:swift|harsh|crushing|decisive|severe|terrible|merciless|devastating|overwhelming|painful|strong|"
    r"tough|firm|forceful|brutal|fierce|massive|immediate|ruthless)\b",
    re.IGNORECASE,
)
_READY = r"(?:\s+(?:is|are|am|stands?|was|were)\s+(?:\w+\s+)?(?:prepared|ready|willing)\s+to)"
_NOT_LIVE = re.compile(
    r"\b(?:will|would)\s+(?:not|never)\s+(?:live|survive|see|sleep|come\s+home|return)\b", re.IGNORECASE
)
_WILL = r"(?:\s+(?:will|would|shall)|['’]ll)"
_OWN_HARM_SUBJECT = r"(?P<subject>(?:[^\s,;:.]+\s+){0,5}?[^\s,;:.]+?)"
_ADVERSE = re.compile(
    r"\s*[“\"]?(?:they|he|you|his|their|your|the\s+next|any|the\s+(?:others|rest)|those|all\s+others)\b",
    re.IGNORECASE,
)
_AT_THEM = re.compile(
    r"\b(?:we|i)(?:\s+(?:will|shall)|['’]ll)\s+(?P<verb>\w+)\s+(?:\w+\s+)?(?:you|them|him|anyone|the\s+enemy|your)\b",
    re.IGNORECASE,
)
_DISARMED = re.compile(
    r"\b(?:weapons?|stockpiles?|mines?|munitions|poverty|corruption|hunger|records|deal|tariffs?|taxes|barriers?|debts?|deficit|inequality|unemployment|disease|racism|waste|fees|visas|monopol\w+|balance|bargain|agreement|plan|order|dead|problem)\b|^\s*(?:our|its\s+own|their\s+own)\b"
)


@cache
def _table(*names: str) -> str:
    threats = load("acts")["threats"]
    return alternatives(entry for name in names for entry in threats[name])


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_table('phrases')})\b", re.IGNORECASE)


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_table('standing')})\b", re.IGNORECASE)


@cache
def _reserves() -> re.Pattern[str]:
    return re.compile(r"\breserv(?:e|es|ed|ing)\s+(?:\w+\s+)?right\s+to\s+(?:respond|retaliate|strike|act|use|take)\b")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_table('nouns')})\b", re.IGNORECASE)


@cache
def _own_harm() -> re.Pattern[str]:
    """Somebody will do harm: group `violent`, or `coercive`, which harms only as an answer."""
    return re.compile(
        rf"(?:^|[,;:—–…]|\band\b|\bthat\b)\s*[“\"]?{_OWN_HARM_SUBJECT}{_WILL}\s+(?:\w+ly\s+|again\s+|also\s+|have\s+to\s+)?[“\"]?"
        rf"(?:(?P<violent>{_table('violent')})|(?P<coercive>{_table('coercive')}))\b",
        re.IGNORECASE,
    )


@cache
def _harmed() -> re.Pattern[str]:
    """Somebody will be harmed: `violent`, or by a penalty or a loss."""
    return re.compile(
        rf"(?P<subject>[^;:.]{{1,120}}?)\s+[“\"]?(?:will|would|shall)\s+[“\"]?(?:be\s+(?:\w+ly\s+)?[“\"]?(?:(?P<violent>{_table('suffered')})|"
        rf"{_table('penalties')})|lose|suffer|die|perish|face)\b",
        re.IGNORECASE,
    )


@cache
def _anybody() -> re.Pattern[str]:
    """Whoever does something, or the enemy."""
    return re.compile(
        rf"\s*[“\"]?(?:(?:{_table('generic')})\b|(?:[\w’'-]+\s+){{0,3}}?(?:(?:{_table('enemies')})\b|\w+s\s+(?:who|that)\s))",
        re.IGNORECASE,
    )


@cache
def _spared() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_table('spared')})\b|\d", re.IGNORECASE)


def threatens(content: str, speaker: str, *, quoted: bool) -> bool:
    """Does the content of a saying announce harm by the speaker's side? Of observers it is a prediction."""
    if observes(speaker):
        return False
    if (
        is_menace(content)
        or _OR_ELSE.search(content)
        or _OR.search(content)
        or _IF_THEY.match(content)
        or _NONE_UNTIL.match(content)
    ):
        return True
    at = _AT_THEM.search(content)
    if at and quoted and at["verb"].lower() not in load("acts")["threats"]["kindly"]:
        return True
    if quoted and (_HOURS.fullmatch(content) or _or_we_shoot().search(content)):
        return True
    if (_OTHERWISE.match(content) and _own_harm().search(content)) or _is_ready(content):
        return True
    if _UNLESS.search(content) and _NOT_LIVE.search(content):
        return True
    return _announces_harm(content, speaker, quoted=quoted) or _foretells_harm(content)


def is_menace(content: str) -> bool:
    """Is harm announced in a set phrase ("will pay a heavy price"), or to whoever does something?"""
    if _standing().search(content) or _reserves().search(content) or _AND_YOU.search(content):
        return True
    if any(pattern.search(content) for pattern in (_PAID_BACK, _PAYS_BACK, _FATE, _ANSWER)):
        return True
    if _THERE_WILL.search(content) and _CONDITION.search(content):
        return True
    if (coming := _TO_COME.search(content)) and _phrase().search(content, coming.start()):
        return True
    harmed = _harmed().match(content)
    return bool(harmed and _anybody().match(harmed["subject"]) and not _spared().search(harmed["subject"]))


def promises_harm(content: str) -> bool:
    """Is what somebody promises harm: "a crushing retaliation", "to hang every rebel", "that they would pay for it"?"""
    deed = _harming().match(content)
    return bool(
        (deed and not _DISARMED.search(content[deed.end() : deed.end() + 60])) or _noun().search(content)
    ) or is_menace(content)


@cache
def _harming() -> re.Pattern[str]:
    """Violence that is announced without a subject: "(to) hang every"."""
    return re.compile(rf"\s*(?:to\s+)?(?:\w+ly\s+)?(?:{_table('violent')})\s+\w", re.IGNORECASE)


@cache
def _or_we_shoot() -> re.Pattern[str]:
    return re.compile(rf"\b(?:and|or)\s+(?:I|we)\s+(?:{_table('violent')})\b", re.IGNORECASE)


@cache
def _readiness() -> re.Pattern[str]:
    return re.compile(rf"{_READY}\s+(?:{_table('violent', 'coercive')})\b", re.IGNORECASE)


def _is_ready(content: str) -> bool:
    """Is somebody ready to do harm on a condition: "is prepared to close the strait should"?"""
    return bool(_readiness().search(content) and _CONDITION_ANYWHERE.search(content))


def _announces_harm(content: str, speaker: str, *, quoted: bool) -> bool:
    """Will the speaker's side do violence, or under a condition something else that harms?"""
    for match in _own_harm().finditer(content):
        behind = content[match.end() : match.end() + 60]
        if is_own(match["subject"], speaker, quoted=quoted) and not _DISARMED.search(behind):
            return bool(match["violent"] or (_CONDITION.search(content) and not _IF_ELECTED.search(content)))
    return False


def _foretells_harm(content: str) -> bool:
    """Will violence be suffered by those whom the words set against the speaker: "they", "the next", "your"?"""
    harmed = _harmed().match(content)
    return bool(
        harmed and harmed["violent"] and _ADVERSE.match(harmed["subject"]) and not _spared().search(harmed["subject"])
    )
