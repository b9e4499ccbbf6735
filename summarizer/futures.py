"""What an affirmation does by its tense: promise, predict, demand or assert, where no verb of saying tells."""

from __future__ import annotations

import re
from functools import cache

from .attribution import frames
from .lexicon import alternatives, load
from .own_side import governs, observes
from .phrases import holds_verb
from .schemas import Act
from .wording import future, tense

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
_UNDERTAKES = re.compile(
    r"\b(?:he|she|they|it)\s+would\s+(?:not\s+|never\s+)?(?:resign|leave|stay|go|give|hand|release|free|open|close|end|stop|step|"
    r"return|withdraw|sign|join|support|vote|help|send|pay|build|rebuild|lift|accept|agree|talk|negotiate|meet|begin|start)\b"
)
"""In reported speech, what the speaker binds himself to under a condition: "she would resign if"."""
_ASKED = re.compile(
    r"\b(?:is|are)\s+(?:hereby\s+|also\s+|\w+ly\s+)?(?:asked|urged|advised|ordered|requested|called\s+(?:up)?on|required|instructed|"
    r"invited|reminded|expected|forbidden)\s+(?:not\s+)?to\b"
)
""""Residents are asked not to": what the speaker asks of them."""
_GUARANTEED = re.compile(r"\b(?:is|are)\s+(?:hereby\s+)?(?:guaranteed|promised|assured)\s+(?!by\b|to\s+be\b)")
_OWN_WILL = re.compile(r"\b(?:will|shall|would)\s+\w+")
_OFFICES = re.compile(r"\b(?:the|his)\s+(?:ministry|government|army|group|country)\b", re.IGNORECASE)
_OWN_BODY = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,4}?(?:our|its\s+own|his\s+own|her\s+own|their\s+own|my)\s[^,;.]{1,60}?\s(?:will|would|shall)\s"
)
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
_HAVE_TO = re.compile(r"\b(?:will|would|shall)\s+(?:\w+ly\s+)?(?:have|need)\s+to\b")
""""Lenians will have to solve it": what is needed, no forecast."""
_BEGINS_DONE = re.compile(
    r"(?:(?!\b(?:will|would|shall)\b)[^;.])*?\b(?:had|has|have|was|were)\b[^;.]*?\band\s+(?:would|will)\b"
)
""""His men had taken Torvak and would march on Lenz"."""
_OTHERS = frozenset({"he", "she", "it", "they"})
"""Whom a speaker's own words never mean him by."""
_TOLD_TO = re.compile(r"to\s+[a-z]")
_NOBODY = re.compile(
    r"\s*(?:nobody|no[\s-]one|no\s+\w+)\s+(?:who\s[^,;.]{1,60}?\s)?(?:will|would|shall)\s+(?:be\s+\w+(?:ed|en)\b|come\s+to\b)",
    re.IGNORECASE,
)


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
    if _GUARANTEED.search(content):
        return Act.PROMISE
    conditional = bool(tense("condition").search(content))
    if conditional:
        bound = _self_with_will(own=own).search(content)
        if bound and ((own and _SURE.search(bound.group())) or (not own and _UNDERTAKES.search(content))):
            return Act.PROMISE
        return Act.PREDICT if _SURE.search(content) and not bound else _wanted(content)
    if future().search(content):
        self = _self_with_will(own=own).search(content)
        if self and _OFFICES.match(self.group()) and observes(speaker):
            return Act.PREDICT
        if self and (own or _OWN_WILL.search(content)):
            return Act.ASSERT if _is_told(content) else Act.PROMISE
        mine = _OWN_BODY.match(content) or (not own and _own_people().search(content))
        if (mine and not observes(speaker)) or _is_kept(content, speaker):
            return Act.PROMISE
        return (
            Act.PREDICT if _WILL.search(_HAVE_TO.sub("", content)) and not _BEGINS_DONE.match(content) else Act.ASSERT
        )
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


_CALLED_A_DEMAND = re.compile(
    r"\b(?:an?|the|this|that|its|his|her|their|any|no)\s+(?:[\w-]+\s+)?(?:demand|stop)\b|[’']s\s+(?:[\w-]+\s+)?(?:demand|stop)\b",
    re.IGNORECASE,
)
""""Rejected | a demand |": a noun."""


def _wanted(content: str) -> Act:
    asked = tense("duty").search(_CALLED_A_DEMAND.sub("", content)) or _ASKED.search(content) or _is_order(content)
    return Act.DEMAND if asked else Act.ASSERT


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
