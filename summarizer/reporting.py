"""Reporting words: which verbs report, what each does with a proposition, and whether one reports where it stands."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, forms, load, word_class
from .phrases import WORD, holds_verb, opens
from .quotations import MASK
from .schemas import Act

_OPENS_SAYING = re.compile(rf"\s*(?:,|:)?\s*[“\"{MASK}«]|\s*:|\s+(?:\w+\s+){{0,4}}?that\b")
_ENDS_SAYING = re.compile(r"\s+[A-Z]|\s*[,.]|\s*$")
_ENDS_SENTENCE = re.compile(r"\s*[.;]?\s*$")
_SPEAKS_LAST = re.compile(r"[\w”\"],\s+(?:the|an?|its|his|her|their|[A-Z][\w’'-]*)\s[^,;:]{1,60}$")
_SPEAKER_LAST = re.compile(r"[\w”\"],\s+(?:he|she|they|it|[A-Z][\w’'-]*)\s$")
_CALLS_SOMETHING = re.compile(rf"\s+(?:to\s+)?(?:[\w’'.-]+,?\s+){{1,8}}?(?:(?:an?|as)\s+\w|[“\"{MASK}«])")
_BEHIND_NOUN = re.compile(r"\s+(?:of|in|by|from|were|was|are|have|had)\b|\s*[,;.]|\s*$")
_OF_THE_STATE = re.compile(
    r"(?:-\w+|\s+(?:media|television|tv|radio|broadcaster|news|agency|newspapers?|press|department|ministry|police|prosecutors?"
    r"|officials?|authorities|forces|troops|army|militia|security|employees?|oil|company|governor|government|council))\b",
    re.IGNORECASE,
)
""""State | television": no verb."""
_CLOSED = re.compile(r"[,”\"»]\s*[^,]*$")
_TO_DO = re.compile(r"\s+(?:\w+\s+){0,6}?to\s+\w+")
_TO_BE = re.compile(r"\s+to\s+(?:be|have)\b")


@cache
def reporting_verbs() -> dict[str, tuple[Act, bool]]:
    """Form of a reporting verb -> what it does, and whether it leaves that open."""
    table = load("reporting")
    out: dict[str, tuple[Act, bool]] = {}
    for act in Act:
        for kind, entries in table.get(act.value, {}).items():
            for form in forms(entries):
                out.setdefault(form, (act, kind in {"neutral", "manner"}))
    return out


@cache
def reporting_forms() -> frozenset[str]:
    """Every form of every reporting verb."""
    return frozenset(reporting_verbs())


@cache
def _bases() -> dict[str, str]:
    """Form of a reporting verb -> its base."""
    table = load("reporting")
    entries = [entry for act in Act for each in table.get(act.value, {}).values() for entry in each]
    return forms(entries)


@cache
def _prepositions() -> dict[str, re.Pattern[str]]:
    """Base of a verb -> the words with which it reports: "call" -> "on", "upon", "for"."""
    entries = (entry.split(":") for entry in load("reporting")["frames"]["prepositions"])
    return {base: re.compile(rf"\s+(?:{alternatives(words.split())})\b") for base, words in entries}


@cache
def cue_pattern() -> re.Pattern[str]:
    """A reporting word: group `verb`, or `according` for words with their source behind them."""
    frames = load("reporting")["frames"]
    named = rf"(?:{alternatives(frames['according_named'])})(?=\s+(?:the\s|(?-i:[A-Z])))"
    according = rf"\b(?P<according>{alternatives(frames['according'])}|{named})\b"
    return re.compile(rf"{according}|\b(?P<verb>{alternatives(reporting_verbs())})\b", re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("reporting")["frames"][name])


@cache
def _needing_complement() -> frozenset[str]:
    """Forms that report only with a saying beside them: listed ones, and all of some kinds of verbs."""
    table = load("reporting")
    kinds = table["frames"]["complement_kinds"]
    entries = [entry for act in Act for kind in kinds for entry in table.get(act.value, {}).get(kind, [])]
    return _listed("needs_complement") | frozenset(forms(entries))


@cache
def _clause_behind() -> re.Pattern[str]:
    """A clause without "that": "hoped the army would come"."""
    heads = alternatives(load("reporting")["frames"]["clause_heads"])
    return re.compile(
        rf"\s+(?:{heads})\s+[\w’'-]+\s+(?:\w+\s+){{0,3}}?(?:{alternatives(word_class('finite'))})\b", re.IGNORECASE
    )


@cache
def _naming() -> re.Pattern[str]:
    frames = load("reporting")["frames"]
    named = rf"(?:{alternatives(frames['anonymity'])})\s+(?:{alternatives(frames['naming'])})"
    return re.compile(rf"\s+(?:{named}|anonymity|that\s+\w+\s+(?:name|identity))\b")


@cache
def remark() -> re.Pattern[str]:
    """The writer's remark on what was said, up to who is meant: ", a charge that | the ministry denies"."""
    frames = load("reporting")["frames"]
    who = r"(?=(?:the|an?|its|his|her|their|local|several|both)\s|[A-Z]|[a-z]+s\s)"
    noun = rf"an?\s+(?:\w+\s+)?(?:{alternatives(frames['remarks'])})\s+(?:(?:that|which)\b\s*|{who})"
    which = (
        rf"which\s+(?=(?:[\w’'-]+\s+){{1,7}}?(?:{alternatives(frames['remarked'])})(?:\s+as\s+[^,.;]{{1,40}})?\s*[.,;])"
    )
    return re.compile(rf",\s+(?:{noun}|{which})")


@cache
def _report_behind() -> re.Pattern[str]:
    nouns = alternatives(load("reporting")["frames"]["reported"])
    return re.compile(
        rf"\s+(?:at\s+)?(?:as\s+(?:[\w’'-]+\s+){{1,3}}?)?(?:(?:the|a|an|any|this|such|all|its|their|his|her)\s+)?"
        rf"(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\s+that\b"
    )


def scorns_report(form: str, after: str) -> bool:
    """Is it what others say that a verb of judgment is about: "slammed | as a smear the claim that"?"""
    base = _bases().get(form, form)
    return base not in {"accuse", "charge", "blame"} and bool(_report_behind().match(after))


def about_naming(after: str) -> bool:
    """Is the request only about how the speaker is named: "asked not to be identified"?"""
    return bool(_naming().match(after))


def tells(form: str) -> bool:
    """Is it a form of "tell", with the one it is told to behind it?"""
    return form in _listed("telling")


def takes_listener(form: str) -> bool:
    """Does the one spoken to or about follow the verb ("accused"), so that a name behind it is not its source?"""
    return form in _listed("addressed")


def is_noun(form: str, before: str, after: str) -> bool:
    """Is the form a noun or an adjective between `before` and `after`: "the reports of", "his claims"?"""
    if form == "state" and _OF_THE_STATE.match(after):
        return True
    if not before.strip():
        return not form.endswith("ing")
    words = WORD.findall(before)
    if not words:
        return not re.match(r"\s", after) or form.endswith("ed")
    last = words[-1].lower()
    if last in {"his", "her"}:
        return not form.endswith("ed")
    if last in (word_class("determiners") | {"same"}) - {"that", "all"} or last.endswith(("’s", "'s", "s’")):
        return True
    if last in word_class("prepositions") or last == "to":
        return not (last in {"by", "without"} and form.endswith("ing"))
    plural = form.endswith("s") and bool(_BEHIND_NOUN.match(after)) and not _CLOSED.search(before)
    possessed = form.endswith("s") and last in {"have", "has", "had"}
    judging = reporting_verbs().get(last, (None, True))[0]
    named = judging is Act.ACCUSE or _bases().get(last, last) in _listed("naming_verbs")
    called = form.endswith("s") and after.startswith(" that ") and named
    return plural or possessed or judging is Act.DENY or called


def names_something(form: str, after: str) -> bool:
    """Is somebody or something called something behind the verb: "called | the vote a farce"?"""
    base = _bases().get(form, form)
    prepositional = base in _prepositions() and _prepositions()[base].match(after)
    return base in _listed("naming_verbs") and not prepositional and bool(_CALLS_SOMETHING.match(after))


def _is_last(before: str, after: str) -> bool:
    """Does the verb stand behind what is said: "| said Olt", "an army statement | read", at the end?"""
    beside = before.rstrip(" ").endswith((",", "”", '"', "“")) and bool(_ENDS_SAYING.match(after))
    if beside or (_ENDS_SENTENCE.match(after) and _SPEAKS_LAST.search(before)):
        return True
    ends = _ENDS_SENTENCE.match(after) or after.startswith(",")
    alone = _SPEAKER_LAST.search(before) if ends else None
    return bool(alone and not opens(before) and (after.startswith(",") or holds_verb(before[: alone.start()])))


def reports(form: str, before: str, after: str) -> bool:
    """Do the words around the verb let it report: "found that", "found:", but not "found the body"?"""
    base = _bases().get(form, form)
    if form in _listed("raised") and _TO_BE.match(after):
        return False
    if base in _prepositions() and _prepositions()[base].match(after):
        return True
    if names_something(form, after):
        return True
    if base == "call":
        return False
    if form not in _needing_complement() or _OPENS_SAYING.match(after):
        return True
    if _is_last(before, after):
        return True
    if form in _listed("takes_infinitive") and _TO_DO.match(after):
        return True
    return bool(_clause_behind().match(after))
