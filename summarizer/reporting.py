"""Reporting words: which verbs report, what each does with a proposition, and what goes with them."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, forms, load
from .schemas import Act

_ADVERB = r"(?:again|also|once\s+again|once\s+more|anew|instead|\w+ly)\s+"


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
def bases() -> dict[str, str]:
    """Form of a reporting verb -> its base."""
    table = load("reporting")
    entries = [entry for act in Act for each in table.get(act.value, {}).values() for entry in each]
    return forms(entries)


@cache
def prepositions() -> dict[str, re.Pattern[str]]:
    """Base of a verb -> the words with which it reports: "call" -> "on", "upon", "for"."""
    entries = (entry.split(":") for entry in load("reporting")["frames"]["prepositions"])
    return {base: re.compile(rf"\s+(?:{_ADVERB})?(?:{alternatives(words.split())})\b") for base, words in entries}


@cache
def cue_pattern() -> re.Pattern[str]:
    """A reporting word: group `verb`, or `according` for words with their source behind them."""
    frames = load("reporting")["frames"]
    named = rf"(?:{alternatives(frames['according_named'])})(?=\s+(?:the\s|(?-i:[A-Z])))"
    according = rf"\b(?P<according>{alternatives(frames['according'])}|{named})\b"
    return re.compile(rf"{according}|\b(?P<verb>{alternatives(reporting_verbs())})\b", re.IGNORECASE)


@cache
def listed(name: str) -> frozenset[str]:
    """The words under `name` in the frames of reporting.toml."""
    return frozenset(load("reporting")["frames"][name])


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
    by = r"(?=(?:\w+ly\s+)?\w+ed\s+by\b)"
    noun = rf"an?\s+(?:\w+\s+)?(?:{alternatives(remark_nouns())})\s+(?:(?:that|which)\b\s*|{who}|{by})"
    answer = rf"(?:{alternatives(frames['remarked'])})(?:\s+as\s+[^,.;]{{1,40}})?"
    verdict = rf"(?:{alternatives(frames['calling_forms'])})\s+(?:as\s+)?[^,.;]{{2,60}}"
    which = rf"which\s+(?=(?:[\w’'-]+\s+){{1,7}}?(?:{answer}|{verdict})\s*[.,;])"
    return re.compile(rf",\s+(?:{noun}|{which})")


@cache
def remark_nouns() -> tuple[str, ...]:
    """Nouns for what was said or done, with which a remark takes it up: "a claim", "a move"."""
    return tuple(load("reporting")["frames"]["remarks"])


@cache
def _report_behind() -> re.Pattern[str]:
    nouns = alternatives(load("reporting")["frames"]["reported"])
    return re.compile(
        rf"\s+(?:at\s+)?(?:as\s+(?:[\w’'-]+\s+){{1,3}}?)?(?:(?:the|a|an|any|this|such|all|its|their|his|her)\s+)?"
        rf"(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\s+that\b"
    )


def scorns_report(form: str, after: str) -> bool:
    """Is it what others say that a verb of judgment is about: "slammed | as a smear the claim that"?"""
    base = bases().get(form, form)
    return base not in {"accuse", "charge", "blame"} and bool(_report_behind().match(after))


def about_naming(after: str) -> bool:
    """Is the request only about how the speaker is named: "asked not to be identified"?"""
    return bool(_naming().match(after))


def tells(form: str) -> bool:
    """Is it a form of "tell", with the one it is told to behind it?"""
    return form in listed("telling")


def takes_listener(form: str) -> bool:
    """Does the one spoken to or about follow the verb ("accused"), so that a name behind it is not its source?"""
    return form in listed("addressed")
