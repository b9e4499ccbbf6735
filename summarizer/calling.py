"""Calling: what somebody or something is said to be, behind verbs such as "called", "described" and "saw"."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load
from .quotations import MASK
from .reporting import bases, listed, prepositions

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
        return bool(_AS_SOMETHING.match(after))
    return bool(_CALLS_SOMETHING.match(after) or _calls_so().match(after))


def calls_it_false(after: str) -> bool:
    """Is what was told before called false behind such a verb: "called | this “a lie for the cameras”"?"""
    return bool(_false_name().match(after))


@cache
def _false_name() -> re.Pattern[str]:
    nouns = r"(?:claim|report|allegation|accusation|video|story|account)s?"
    told = rf"(?:this|that|it|these|(?:the|this|that|these|such|any)\s+{nouns})"
    named = r"(?:as\s+)?[“\"]?(?:an?\s+)?(?:[\w-]+\s+){0,2}?[“\"]?"
    false = alternatives(load("control")["modality"]["false"])
    return re.compile(rf"\s+{told}\s+{named}(?:{false})(?!\w)", re.IGNORECASE)
