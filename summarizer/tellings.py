"""Who tells of a change of control without a verb that opens a clause: who denies a noun, announces one, answers."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load
from .syntax import clause_start, subject, verb_group
from .typography import Offsets

_FARTHEST = 14
"""Words between a verb of denying and what it denies."""
_NEGATED = frozenset({"not", "never", "didn't", "didn’t", "cannot", "could", "neither"})
_OURS = (
    r"(?:(?:is|are|was|were|remain(?:s|ed)?|still|entirely|fully|firmly)\s+(?:\w+\s+){0,3}?(?:ours|theirs"
    r"|(?:in|under)\s+(?:our|their|its|his|her|full|government|army|rebel|state)\s+(?:\w+\s+)?(?:hands|control))"
    r"|(?:remain(?:s|ed)?|stay(?:s|ed)?|(?:is|are|was|were)\s+(?:all\s+)?(?:still\s+)?)\s*(?:in|inside|at)\s+the\s+(?:\w+\s+)?"
    r"(?:town|city|village|base|area|post|fort|airport|hill|camp|settlement|centre|center))"
)
"""Whose a place is, in words of a side that keeps it."""
_UNDONE = (
    r"(?:neither|none|nothing)\s+(?:of\s+(?:the\s+)?\w+\s+)?(?:had|has|have|was|were)\s+(?:been\s+)?"
    r"(?:lost|taken|captured|fallen|seized|changed|abandoned|given|surrendered|happened)"
)
"""None of what was told has happened."""
_CALLED = (
    r"(?:call(?:s|ed)?|describe[ds]?|brand(?:s|ed)?|label(?:s|led|ed)?|term(?:s|ed)?|dub(?:s|bed)?)\s+"
    r"(?:(?:the|this|that|these|such|any)\s+)?\w+\s+(?:as\s+)?[“\"]?(?:an?\s+)?(?:[\w-]+\s+){0,2}?[“\"]?"
)
""""Called the claim | propaganda"."""
_NO_FOE = (
    r"no\s+(?:enemy|enemies|foe|invader|attacker|intruder|rebel|insurgent|militant|gunman|fighter|soldier|foreign\s+soldier)s?"
    r"\s+(?:\w+\s+){0,3}?(?:in|inside|on|entered|reached|there|set\s+foot|got|came|passed|crossed)"
)
"""Nobody of the other side is there."""
_UNDENIED = re.compile(
    r"(?:(?:did|does|do|would|will|could|has|have)(?:\s+not|n['’]t|\s+never)|without)\s+(?:\w+ly\s+|even\s+)?"
)
_OPEN = re.compile(
    r"\b(?:neither|nor)\s+(?:\w+\s+)?(?:confirm|den|comment)\w*|\bconfirm(?:ed|ing)?\s+(?:n?or|and)\s+(?:to\s+)?den\w+"
    r"|\b(?:neither|nor|no\s+one|nobody|none|no\s+\w+|not|n['’]t|never|yet\s+to|unable\s+to|until|unless|if|whether|asked\s+to)\s+"
    r"(?:[\w’]+\s+){0,4}?(?:confirm|acknowledg|conced|admit|verif|corroborat)\w*"
    r"|\b(?:declin|refus|fail)\w*\s+(?:to\s+)?(?:say|comment|confirm|deny|discuss|respond)|\bno\s+comment\b"
    r"|\b(?:not|n['’]t)\s+(?:immediately\s+)?(?:comment|respond|react|confirm)",
    re.IGNORECASE,
)
"""Somebody leaves open whether it is so."""
_OF_ANOTHER = (
    r"\s+of\s+(?!(?:the|that|this|their|its|his)\s+(?:\w+\s+)?(?:town|city|village|place|area|settlement|capital|base|post)s?\b"
    r"|it\b|them\b|control\b|territory\b|ground\b)"
)
""""The loss | of two outposts": not what was told before."""
_PLACED = re.compile(r"\b(?:in|at|on|of|near)\s+$")


def _listed(name: str) -> str:
    return alternatives(load("control")["tellings"][name])


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_listed(name)})(?![\w-])", re.IGNORECASE)


@cache
def _this() -> str:
    """What stands for a change that was told before, as an object: "this", "the loss"; not "denied that it fell"."""
    behind = r"\s*(?:[.,;:!?—–”\"’)]|$)|\s+(?:as|on|in|and|but|too|at|later|outright|flatly|when|to)\b"
    determined = r"(?:this|that|these|those|such|any|both|either|his|her|its|their|the|an?)\s+(?:\w+\s+)?"
    nouns = rf"{determined}(?:{_listed('this')})(?![\w-])(?!{_OF_ANOTHER})"
    return rf"(?:(?:this|that|it|them|these)(?={behind})|{nouns})"


def _turned_down() -> str:
    """In the passive: "that was denied", "the claim was dismissed"."""
    nouns = f"(?:this|that|it|these|(?:the|this|that|these|such|its|their)\\s+(?:\\w+\\s+)?(?:{_listed('this')}))"
    verbs = f"(?:\\w+ly\\s+)?(?:{_listed('denying')})"
    return rf"{nouns}\s+(?:is|was|were|are|has\s+been|have\s+been)\s+{verbs}"


@cache
def _answer() -> re.Pattern[str]:
    """What turns against what was said before: "dismissed this", "were still there", "not so"."""
    ways = (
        rf"(?:{_listed('denying')})(?:\s+as\s+\w+)?\s+{_this()}",
        rf"{_CALLED}(?:{alternatives(load('control')['modality']['false'])})",
        _turned_down(),
        _listed("otherwise"),
        _listed("untrue"),
        _UNDONE,
        _NO_FOE,
        r"(?:did|had|has)\s+not(?=\s*[.,;])",
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])", re.IGNORECASE)


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:(?:{_listed('still')})|{_OURS})(?![\w-])", re.IGNORECASE)


@cache
def _confirmation() -> re.Pattern[str]:
    """What bears it out: "confirmed the loss", "admitted as much", "did not dispute it"."""
    what = rf"(?:\s+(?:as\s+much|so)\b|\s+(?:{_this()}))"
    undenied = rf"{_UNDENIED.pattern}(?:deny|dispute|contest|contradict|challenge|question)"
    return re.compile(rf"(?<![\w-])(?:{_listed('confirming')}|{undenied}){what}", re.IGNORECASE)


@cache
def _lie() -> re.Pattern[str]:
    """A sentence that does nothing but call what stands before it false: "This is a lie"."""
    false = alternatives(load("control")["modality"]["false"])
    return re.compile(
        rf"(?:(?:this|that|it|these|all\s+of\s+this|such\s+\w+|the\s+(?:claim|report|story|news)s?)\s+)"
        rf"(?:is|are|was|were)\s+(?:\w+\s+){{0,3}}?(?:{false})(?!\w)|nothing\s+of\s+the\s+(?:kind|sort)",
        re.IGNORECASE,
    )


def denier(text: str, at: int) -> Offsets | None:
    """Who denies the words at `at` as an object: "| the general | laughed off the idea that Torvak had fallen"."""
    return _teller(text, at, "denying")


def conceder(text: str, at: int) -> Offsets | None:
    """Who does not deny the words at `at`: "| the general | did not contest the loss of Torvak"."""
    return _teller(text, at, "denying", undenied=True)


def announcer(text: str, at: int) -> Offsets | None:
    """Who announces the words at `at` as an object: "| the rebels | trumpeted the capture of Torvak"."""
    return _teller(text, at, "announcing")


def _teller(text: str, at: int, kind: str, *, undenied: bool = False) -> Offsets | None:
    """The subject of the last verb of that kind before `at`, if no clause ends between them."""
    before = [match for match in _verbs(kind).finditer(text, 0, at) if _reaches(text[match.end() : at])]
    if not before:
        return None
    stop, group = verb_group(text, before[-1].start())
    return None if bool(group & _NEGATED) is not undenied else subject(text, clause_start(text, stop), stop)


def _reaches(between: str) -> bool:
    return not re.search(r"[.;?!]\s|,\s+(?:but|and|while)\s", between) and len(between.split()) <= _FARTHEST


_NONE_LEFT = re.compile(
    r"\bnot\s+(?:one|a\s+single)\s+(?:(?!ha[sd]\b)[\w’'-]+\s+){1,4}?(?:left|remaining|remains|remained)\b",
    re.IGNORECASE,
)
""""Not one government soldier left there": that bears out a capture."""


def answers(text: str, *, party: bool = False) -> bool:
    """Does a sentence turn against what was said before it: "the army said its men were still there"?

    In the mouth of a `party` to the conflict "replied" or "hit back" is enough.
    """
    if _OPEN.search(text) or _NONE_LEFT.search(text):
        return False
    turned = claims_it(text) or any(not _negated(text, match.start()) for match in _answer().finditer(text))
    return turned or (party and bool(_verbs("answering").search(text)))


def claims_it(text: str) -> bool:
    """Does a sentence say that the place told of before is its speaker's: "the town is in our hands", "still ours"?"""
    return not _OPEN.search(text) and bool(_held().search(text))


def confirms(text: str) -> bool:
    """Does a sentence bear out what was said before it, without naming it: "the army confirmed the loss"?"""
    return not _OPEN.search(text) and bool(_confirmation().search(text))


def gives_the_lie(text: str) -> bool:
    """Does a sentence do nothing but call what was said before it false: "This is a lie"?"""
    return bool(_lie().match(text))


def _negated(text: str, at: int) -> bool:
    return bool(re.search(rf"{_UNDENIED.pattern}$", text[:at], re.IGNORECASE))
