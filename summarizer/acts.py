"""What is done by saying something (schemas' Act), read off what is said where the verb ("said") leaves it open."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .attribution import frames
from .control import controls
from .dates import day
from .denials import denied, is_negated
from .falsity import called_false, positive, unquoted
from .lexicon import alternatives, load, words
from .own_side import governs, is_own, observes
from .phrases import holds_verb
from .schemas import Act, Stance
from .threats import promises_harm, threatens

_SURE = re.compile(r"\b(?:will|shall|won[’']t)\b|(?<=\w)[’']ll\b")
_WILL = re.compile(r"\b(?:will|would|shall|won[’']t)\b|(?<=\w)[’']ll\b")
_EVERY = re.compile(
    r"\W*(?:every|each|all)\s[^;:.]{1,80}?\s(?:will|would|shall)\s+(?:have|get|receive|be\s+given|be\s+offered)\b",
    re.IGNORECASE,
)
_FLOWS = re.compile(
    r"\b(?:aid|help|assistance|support|supplies|weapons|arms|money|funds|funding|payments|pensions|wages|salaries|relief|"
    r"deliveries)\s+(?:will|would|shall)\s+(?:not\s+stop|keep|flow|continue|go\s+on|come|arrive)\b|"
    r"\b(?:elections?|vote|referendum|talks|inquiry|hearings?|investigation)\s+(?:will|would|shall)\s+(?:be\s+held|take\s+place|go\s+ahead)\b",
    re.IGNORECASE,
)
"""What those in charge say will come: "every family will get", "the aid will flow"."""
_OWN_WILL = re.compile(r"\b(?:will|shall|would)\s+\w+")
_COMING = re.compile(r"\b(?:will|would|shall|can|could|may|might|must|should|if|unless)\b|['’]ll\b", re.IGNORECASE)
_OFFICES = re.compile(r"\b(?:the|his)\s+(?:ministry|government|army|group|country)\b", re.IGNORECASE)
_OWN_BODY = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,4}?(?:our|its\s+own|his\s+own|her\s+own|their\s+own|my)\s[^,;.]{1,60}?\s(?:will|would|shall)\s"
)
_WAS = re.compile(r"\S\s+(?:had|has|have|was|were|did)\b")
_LIKELY = re.compile(
    r"\b(?:is|are)\s+(?:very\s+|most\s+|highly\s+|all\s+but\s+|almost\s+)?(?:likely|unlikely|bound|certain|destined|doomed)"
    r"(?:\s+to\s+(?!have\b)\w|\W*$)|"
    r"\bdays\s+(?:\w+\s+\w+\s+)?are\s+numbered\b|\b(?:a|only|just)\s+(?:a\s+)?(?:matter|question)\s+of\s+(?:time|hours|days|weeks|months)\b|"
    r"\b(?:is|are)\s+(?:now\s+)?(?:inevitable|imminent|not\s+far\s+off|on\s+the\s+horizon|in\s+the\s+offing|on\s+borrowed\s+time)\b"
)
_COULD = re.compile(r"\b(?:could|may|might)\s+(?:\w+\s+)?(?!have\b)[a-z]+\b")
_SOON = re.compile(
    r"\b(?:by|within|before|in)\s+(?:the\s+(?:end|spring|summer|autumn|fall|winter|new|next|coming)|spring|summer|autumn|winter|"
    r"early|late|mid|next|(?:\w+\s+)?(?:days?|weeks?|months?|years?)\b|[A-Z]\w+day|tomorrow|nightfall|dawn|noon|christmas)\b|"
    r"\b(?:next\s+\w+|soon|tomorrow|this\s+(?:week|month|year|spring|summer|autumn|winter))\b"
)
_OTHERS = frozenset({"he", "she", "it", "they"})
"""Whom a speaker's own words never mean him by."""
_JOINED = re.compile(r"(?<![.!?”\"])\s…\s(?=[a-z])")
"""Where who speaks was left out of a sentence: "her office | … | would look into it"."""
_MANDATIVE = re.compile(r"(?:[^“”\"]{0,60},\s+)?(?:that\s+)?(?P<who>[^,;:.“”\"]{1,80}?)\s+be\s+\w+", re.IGNORECASE)
_OTHER_BE = re.compile(
    r"\b(?:to|will|would|shall|should|can|could|may|might|must|not|had)\b|['’](?:ll|d)\b", re.IGNORECASE
)
"""The subjunctive of a demand: "that | the tolls be scrapped"."""
_VOCATIVE = re.compile(r"\W*[A-Z][\w’'-]+(?:\s+[\w’'-]+){0,3},\s+")
_TOLD_TO = re.compile(r"to\s+[a-z]")
_SUBORDINATE = re.compile(r"^\s*(?:before|after|when|while|as|once)\b[^,;.]{1,60},\s+", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"[,;:.!?…—]")
_CLEFT = re.compile(
    r"\s*it\s+(?:was|is)\s+(?!not\b)(?P<who>[^,;.]{2,60}?)\s+(?:who|that|which)\s+(?P<deed>\S+(?:\s+\S+){0,5})",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:mistake|fault|error|failure|blame|loss|guilt|responsibility|blunder|omission|negligence|shame)s?\s+"
    r"(?:is|are|was|were)\s+(?:all\s+|entirely\s+)?(?:mine|ours|my\s+own|our\s+own)\b|"
    r"\b(?:through|by|because\s+of|due\s+to|owing\s+to)\s+(?:our|my)\s+(?:own\s+)?(?:carelessness|negligence|fault|"
    r"errors?|mistakes?|failures?|stupidity|incompetence|haste|arrogance|blunders?)\b|"
    r"\b(?:am|are|was|were)\s+(?:not|hardly)\s+proud\b|\bto\s+(?:my|our)\s+shame\b|"
    r"^\W*responsibility\s+for\b",
    re.IGNORECASE,
)
"""A fault, or a deed to be ashamed of, that the speaker calls his own."""
_ORDERED = re.compile(
    r"\b(?:I|we)\s+(?:gave|signed|issued)\s+(?:the|that)\s+orders?\b.{0,120}?\b(?:died|dead|killed|wounded|lost|burned)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\s*(?:nobody|no[\s-]one|no\s+\w+)\s+(?:who\s[^,;.]{1,60}?\s)?(?:will|would|shall)\s+(?:be\s+\w+(?:ed|en)\b|come\s+to\b)",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b(?:was|were|been|being)\s+(?P<done>[\w-]+(?:\s+(?:up|down|out))?)\s+by\s+(?P<who>[\w’' -]{3,})", re.IGNORECASE
)
_DOER = re.compile(
    r"\s*(?P<who>(?:[^\s,;:.]+\s+){0,6}?[^\s,;:.]+)\s+(?:(?:had|has|have|personally|deliberately|systematically|repeatedly|also)\s+)*$"
)


class Reading(NamedTuple):
    """What is done, and the proposition it is done with: of a denial, the positive form."""

    act: Act
    text: str


def act_of(content: str, speaker: str, given: Act | None, *, quoted: bool) -> Reading:
    """What a saying does. `given`: what its verb tells, None for a neutral one; `quoted`: the speaker's own words."""
    if given is Act.PROMISE and _is_sworn(content):
        given = Act.ASSERT
    if given is Act.PROMISE:
        return Reading(Act.THREATEN if promises_harm(content) else given, content)
    if given is Act.PREDICT:
        return Reading(Act.THREATEN if threatens(content, speaker, quoted=quoted) else given, content)
    if given not in {None, Act.ASSERT}:
        return Reading(given or Act.ASSERT, content)
    plain = _JOINED.sub(" ", content)
    plain = plain[lead.end() :] if (lead := _lead().match(plain)) else plain
    if threatens(unquoted(plain), speaker, quoted=quoted):
        return Reading(Act.THREATEN, content)
    if _admits(plain, speaker, quoted=quoted):
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


def _is_sworn(content: str) -> bool:
    """Is it no promise but what was: "swore that | its men had never left"?"""
    return bool(_WAS.search(content)) and not _COMING.search(content) and not _TOLD_TO.match(content)


def _is_wished(content: str) -> bool:
    """Is it a subjunctive, behind "insisted": "that the tolls be scrapped"?"""
    match = _MANDATIVE.match(content)
    return bool(match and not _OTHER_BE.search(match["who"]))


def _affirmed(content: str, speaker: str, *, quoted: bool) -> Act | None:
    if _accuses(content, speaker, quoted=quoted):
        return Act.ACCUSE
    if (quoted or content[:1].isupper()) and _orders(content):
        return Act.DEMAND
    return None


def _denies_change(content: str) -> bool:
    """Is it said that a place did not change hands?"""
    clause = unquoted(content)
    return not _COMING.search(clause) and any(control.stance is Stance.DENY for control in controls(content))


@cache
def _listed(table: str, name: str) -> re.Pattern[str]:
    return words(load("acts")[table][name])


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:{alternatives(load('acts')['wrongs']['doing'])})\b",
        re.IGNORECASE,
    )


@cache
def _violence() -> re.Pattern[str]:
    wrongs = load("acts")["wrongs"]
    return re.compile(
        rf"\b(?:{alternatives(wrongs['violence'])})\s+(?:[\w’'-]+\s+){{0,4}}?(?:{alternatives(wrongs['protected'])})\b",
        re.IGNORECASE,
    )


@cache
def _crime() -> re.Pattern[str]:
    """What somebody did is called a crime: "I call it theft", "that is plain murder"."""
    called = r"(?:calls?|called)\s+(?:it|this|that)|(?:it|this|that)\s+(?:is|was)|(?:it|that)['’]s|amounts?\s+to"
    degree = r"(?:an?\s+|sheer\s+|pure\s+|plain\s+|cold-blooded\s+|simply\s+|nothing\s+(?:but|less\s+than)\s+){0,2}"
    return re.compile(
        rf"\b(?:{called})\s+{degree}(?:{alternatives(load('acts')['wrongs']['crimes'])})\b", re.IGNORECASE
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(load('acts')['own_faults']['opening'])})\b", re.IGNORECASE)


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?P<not>do\s+not|don['’]t)|{alternatives(load('acts')['demands']['imperatives'])})(?=\s|$)(?!\s+(?:is|was|will|are|had|has)\b)",
        re.IGNORECASE,
    )


def _admits(content: str, speaker: str, *, quoted: bool) -> bool:
    if called_false(content) is not None:
        return False
    if _opening().match(content) or _listed("own_faults", "anywhere").search(content):
        return True
    if _OWNED.search(content) or (quoted and _ORDERED.search(content)):
        return True
    fault = _listed("own_faults", "words").search(content)
    return bool(fault and is_own(content[: fault.start()], speaker, quoted=quoted))


def _accuses(content: str, speaker: str, *, quoted: bool) -> bool:
    """Is somebody else named as the doer of a wrong: "was blown up by sappers", "the general beat prisoners"?"""
    if culprit := _listed("wrongs", "culprit").search(content):
        who = content[: culprit.start()].strip()
        return who.lower() in {"", "it", "this", "that"} or not is_own(who, speaker, quoted=quoted)
    if _crime().search(content):
        return True
    content = _SUBORDINATE.sub("", content)
    cleft = _CLEFT.match(content)
    if cleft and not is_own(cleft["who"], speaker, quoted=quoted):
        return any(_listed("wrongs", kind).search(cleft["deed"]) for kind in ("done", "violence", "blamed"))
    done = _listed("wrongs", "done")
    agent = _AGENT.search(content)
    if agent and done.fullmatch(agent["done"].strip()):
        return not is_own(agent["who"], speaker, quoted=quoted)
    wrong = done.search(content) or _doing().search(content) or _violence().search(content)
    doer = _DOER.match(content[: wrong.start()]) if wrong else None
    return bool(doer and not is_own(doer["who"], speaker, quoted=quoted) and not holds_verb(doer["who"]))


def _orders(content: str) -> bool:
    """Is it an imperative: "Do not test us", "Free our crew"?"""
    match = _imperative().match(_VOCATIVE.sub("", content, count=1)) or _imperative().match(content)
    return bool(match and (match["not"] or not holds_verb(_FIRST_CLAUSE.split(content, maxsplit=1)[0])))


@cache
def _tense(kind: str) -> re.Pattern[str]:
    return words(load("tenses")[kind])


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"{_tense('future').pattern}|(?<=\w)[’']ll\b", re.IGNORECASE)


@cache
def _self_with_will(*, own: bool) -> re.Pattern[str]:
    """Somebody binds himself: "we will", "our forces will", "the army would never", "I'll"; not "he" if it is `own`."""
    ours = r"our\s+\w+(?:\s+are\s+\w+ing[^,]{0,40}?\s+and)?"
    named = [each for each in load("tenses")["selves"] if not (own and each in _OTHERS)]
    selves = rf"(?:{alternatives(named)}|{ours})"
    return re.compile(
        rf"\b(?:{selves})\s+(?:also\s+|never\s+)?(?:will|shall|would|won[’']t)\b|\b(?:we|I)[’']ll\b", re.IGNORECASE
    )


def open_act(content: str, speaker: str = "", *, own: bool) -> Act:
    """What an affirmation does, by its tense: promise, predict, demand or assert. `own`: a direct quotation."""
    conditional = bool(_tense("condition").search(content))
    if conditional:
        bound = _self_with_will(own=own).search(content)
        if bound and own and _SURE.search(bound.group()):
            return Act.PROMISE
        return Act.PREDICT if _SURE.search(content) and not bound else _wanted(content)
    if _future().search(content):
        self = _self_with_will(own=own).search(content)
        if self and _OFFICES.match(self.group()) and observes(speaker):
            return Act.PREDICT
        if self and (own or _OWN_WILL.search(content)):
            return Act.ASSERT if _is_told(content) else Act.PROMISE
        mine = _OWN_BODY.match(content) or (not own and _own_people().search(content))
        if (mine and not observes(speaker)) or _is_kept(content, speaker):
            return Act.PROMISE
        return Act.PREDICT if _WILL.search(content) else Act.ASSERT
    wanted = _wanted(content)
    return Act.PREDICT if wanted is Act.ASSERT and _foretells(content) else wanted


@cache
def _own_people() -> re.Pattern[str]:
    """The speaker's people will do it: "her office would look into it"."""
    bodies = alternatives([*load("acts")["sides"]["bodies"], *load("acts")["sides"]["people"]])
    return re.compile(
        rf"(?:^|[,…]\s*)(?:his|her|its|their)\s+(?:\w+\s+)?(?:{bodies})\s+(?:will|would|shall)\s+(?!be\b|have\b|fall\b|lose\b)",
        re.IGNORECASE,
    )


def _foretells(content: str) -> bool:
    """Is it to come without "will": "could be gone by autumn", "is likely to fall"?"""
    return bool(_LIKELY.search(content) or (_COULD.search(content) and _SOON.search(content)))


def _wanted(content: str) -> Act:
    return Act.DEMAND if _tense("duty").search(content) or _is_order(content) else Act.ASSERT


@cache
def _benefit() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:will|would|shall)\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?(?:{alternatives(load('acts')['promises']['benefits'])})\b"
    )


def _is_kept(content: str, speaker: str) -> bool:
    """Does a speaker in charge say that something good will be done: "the bodies would be returned"?"""
    kept = _benefit().search(content) or _NOBODY.match(content)
    assured = governs(speaker) and (_EVERY.match(content) or _FLOWS.search(content))
    return bool((speaker and kept and not observes(speaker)) or assured)


def _is_told(content: str) -> bool:
    """Does somebody else say it in what is said: "the emir had told her he would send"?"""
    told = (frame for frame in frames(content) if frame.source and frame.source[0] < frame.cue[0])
    return any(not _WILL.search(content, frame.source[1], frame.cue[0]) for frame in told if frame.source)


def _is_order(content: str) -> bool:
    """Is it what somebody is told to do: "both sides to stop"?"""
    return bool(_TOLD_TO.match(content)) and not holds_verb(content)
