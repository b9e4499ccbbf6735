"""Calling: what somebody or something is said to be, behind verbs such as "called", "described" and "saw"."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load
from .quotations import MASK
from .reporting import bases, listed, prepositions
from .typography import Offsets

_AS_SOMETHING = re.compile(
    r"\s+(?!up\b|out\b|off\b)(?:[\w’'.-]+,?\s+){1,8}?as\s+(?:(?:an?|the|its|his|her|their)\b"
    r"|\w+(?:ing|ed|ous|ive|al|ful|less|able|ible|ic|ant|ent)\b|(?:[a-z]+\s+){0,2}[a-z]+s(?=\s*(?:[.,;]|$)))"
)
_CALLS_SOMETHING = re.compile(rf"\s+(?:to\s+)?(?:[\w’'.-]+,?\s+){{1,8}}?(?:(?:an?|as)\s+\w|[“\"{MASK}«])")


@cache
def _calls_so() -> re.Pattern[str]:
    """What something is called, as an adjective behind it: "called | the condition unacceptable"."""
    whom = (
        r"(?:(?:the|an?|this|that|these|those|its|his|her|their|such|any)\s+(?:[\w’'-]+\s+){1,6}?|(?:it|him|them|her)\s+"
        r"|(?:[A-Z][\w’'-]+\s+){1,4}(?:[a-z-]+\s+)?)"
    )
    judging = rf"(?:[a-z-]{{3,}}(?:{alternatives(listed('judging_endings'))})|{alternatives(listed('judging'))})"
    return re.compile(rf"\s+{whom}(?:\w+ly\s+)?{judging}(?=\s*(?:[,.;”\"]|$|and\b|but\b|because\b|as\b|given\b))")


def names_something(form: str, after: str) -> bool:
    """Is somebody or something called something behind the verb: "called | the vote a farce"?"""
    base = bases().get(form, form)
    prepositional = base in prepositions() and prepositions()[base].match(after)
    if prepositional or not (base in listed("naming_verbs") or base in listed("naming_with_as")):
        return False
    if base in listed("naming_with_as"):
        return bool(_AS_SOMETHING.match(after) or told_false(after, 0))
    return bool(_CALLS_SOMETHING.match(after) or _calls_so().match(after) or told_false(after, 0))


def calls_it_false(after: str) -> bool:
    """Is what was told called false behind such a verb: "called | this “a lie”", "called | the claim that … a lie"?"""
    return bool(_false_name().match(after) or told_false(after, 0))


def told_false(text: str, at: int) -> Offsets | None:
    """What is told and called false behind a verb that ends at `at`: "called the claim that | Torvak fell | a lie"."""
    told = _false_telling().match(text, at) or _false_first().match(text, at)
    return told.span("told") if told else None


@cache
def _false_first() -> re.Pattern[str]:
    """The same with the name in front: "labelled as nonsense the claim that | Torvak fell |"."""
    modality = load("control")["modality"]
    nouns, false = alternatives(modality["told"]), alternatives(modality["false"])
    return re.compile(
        rf"\s+as\s+[“\"]?(?:[\w-]+\s+){{0,2}}?(?:{false})[”\"]?\s+(?:[\w’'.-]+\s+){{0,6}}?(?:{nouns})\s+that\s+"
        r"(?P<told>[^;“”\"]{3,200}?)(?=[.,;]|\s*$)",
        re.IGNORECASE,
    )


@cache
def _false_telling() -> re.Pattern[str]:
    modality = load("control")["modality"]
    nouns, false = alternatives(modality["told"]), alternatives(modality["false"])
    few = r"(?:[\w-]+\s+){0,2}?"
    utter = r"(?:pure|sheer|utter|complete|total|mere|simply|plain)\s+"
    lead = rf"(?:as\s+[“\"]?{few}|[“\"]\s*{few}|an?\s+[“\"]?{few}|{utter})?"
    name = rf"{lead}(?:{false})(?!\w)"
    return re.compile(
        rf"\s+(?:[\w’'.-]+\s+){{0,6}}?(?:{nouns})\s+(?:(?:by|from)\s+(?:[\w’'.-]+\s+){{1,5}}?)?that\s+"
        rf"(?P<told>[^;“”\"]{{3,200}}?),?\s+{name}(?=[”\"]?\s*(?:[.,;]|$|and\b|but\b))",
        re.IGNORECASE,
    )


@cache
def _false_name() -> re.Pattern[str]:
    nouns = r"(?:claim|report|allegation|accusation|video|story|account)s?"
    told = rf"(?:this|that|it|these|(?:the|this|that|these|such|any)\s+{nouns})"
    named = r"(?:as\s+)?[“\"]?(?:an?\s+)?(?:[\w-]+\s+){0,2}?[“\"]?"
    false = alternatives(load("control")["modality"]["false"])
    return re.compile(rf"\s+{told}\s+{named}(?:{false})(?!\w)", re.IGNORECASE)
