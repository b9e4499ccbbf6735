"""Whether a saying admits a fault of the speaker's own, or names somebody else as the doer of a wrong."""

from __future__ import annotations

import re
from functools import cache

from .falsity import called_false
from .lexicon import alternatives, load, words
from .own_side import is_own
from .phrases import holds_verb

_SUBORDINATE = re.compile(r"^\s*(?:before|after|when|while|as|once)\b[^,;.]{1,60},\s+", re.IGNORECASE)
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
_SUPPOSED = re.compile(r"\b(?:if|unless|should|whether|in\s+case|were)\b[^,;]*$", re.IGNORECASE)
"""In front of a fault that is only supposed: "would resign | if the bill failed"."""
_NOTHING = re.compile(r"\s+(?:nothing|none|no)\b")
_AGENT = re.compile(
    r"\b(?:was|were|been|being)\s+(?P<done>[\w-]+(?:\s+(?:up|down|out))?)\s+by\s+(?P<who>[\w’' -]{3,})", re.IGNORECASE
)
_DOER = re.compile(
    r"\s*(?P<who>(?:[^\s,;:.]+\s+){0,6}?[^\s,;:.]+)\s+(?:(?:had|has|have|personally|deliberately|systematically|repeatedly|also)\s+)*$"
)


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


def admits(content: str, speaker: str, *, quoted: bool) -> bool:
    """Is a fault told as the speaker's own: "we got it wrong", "the mistake was mine"?"""
    if called_false(content) is not None:
        return False
    if _opening().match(content) or _listed("own_faults", "anywhere").search(content):
        return True
    if _OWNED.search(content) or (quoted and _ORDERED.search(content)):
        return True
    fault = _listed("own_faults", "words").search(content)
    if fault and (_SUPPOSED.search(content[: fault.start()]) or _NOTHING.match(content, fault.end())):
        return False
    return bool(fault and is_own(content[: fault.start()], speaker, quoted=quoted))


def accuses(content: str, speaker: str, *, quoted: bool) -> bool:
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
