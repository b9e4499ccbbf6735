"""Wordings of negated statements that answer to a reproach or a report: "had no part in", "not one soldier has".

Patterns over the words of one clause, by the classes of words in lexicon/acts.toml; what they mean for a saying is read
in `denials`.
"""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load, word_class

AUXILIARY = r"(?:has|have|had|was|were|is|are|did|does|do)"
_SUBJECT = r"(?P<subject>(?:[^\s,;:.]+\s+){0,9}?[^\s,;:.]+?)"
NEITHER = re.compile(r"(?P<subject>\S+(?:\s+\S+){0,5}?)\s+(?:(?:has|have|had)\s+)?neither\s+.+?\bnor\b", re.IGNORECASE)
NOWHERE = re.compile(r"(?P<subject>\S+(?:\s+\S+){0,5}?)\s+(?:had\s+been|was|were)\s+nowhere\s+near\b", re.IGNORECASE)
NONE_ON = re.compile(
    r"\s*none\s+(?:is|are|was|were|has|have)\s+(?:being\s+|been\s+)?"
    r"(?:under\s*way|going\s+on|taking\s+place|planned|happening|in\s+place|held|intended|ongoing)\W*",
    re.IGNORECASE,
)
NOT_OURS = re.compile(
    rf"[^,;:.]{{1,80}}?\s{AUXILIARY}(?:n['’]t|\s+not)\s+(?:ours|us|mine|me|our|my|theirs|them|its\s+own)\b(?!\s+(?:job|task|aim|goal|fault))",
    re.IGNORECASE,
)


@cache
def negative() -> re.Pattern[str]:
    """A word that negates."""
    return re.compile(r"\b(?:not|never|no|no-one|nobody|none|nothing|neither|nowhere|cannot)\b|n['’]t\b", re.IGNORECASE)


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one class of `negation` in lexicon/acts.toml."""
    return frozenset(load("acts")["negation"][name])


@cache
def emphatic() -> re.Pattern[str]:
    """Emphasis by the least or by nothing at all: "a single", "whatsoever"."""
    return re.compile(rf"\b(?:{alternatives(listed('emphatic'))})\b", re.IGNORECASE)


@cache
def wrong() -> re.Pattern[str]:
    """A deed that nobody tells of as right."""
    return re.compile(rf"\b(?:{alternatives(load('acts')['wrongs']['done'])})\b", re.IGNORECASE)


@cache
def fronted() -> re.Pattern[str]:
    """A negative with inversion: "at no time did"."""
    return re.compile(rf"\s*(?:{alternatives(listed('fronted'))})\s+{AUXILIARY}\b", re.IGNORECASE)


@cache
def verbal() -> re.Pattern[str]:
    """A subject, its negated verb and what follows it: "our men | had never | set"."""
    negation = rf"(?P<aux>{AUXILIARY})(?:n['’]t|\s+(?:\w+ly\s+)?(?:not|never))|(?P<never>never)"
    return re.compile(
        rf"\s*{_SUBJECT}\s+(?:{negation})\s+(?:\w+ly\s+|ever\s+|even\s+)?(?P<main>been\s+[\w’'-]+|[\w’'-]+)",
        re.IGNORECASE,
    )


@cache
def relation() -> re.Pattern[str]:
    """A denied share: "had nothing to do with", "played no part in", "had no links to"."""
    nouns = alternatives(listed("relations"))
    return re.compile(
        rf"\s*{_SUBJECT}\s+(?:has|have|had|having|played|plays|took|takes|bears?|bore)\s+(?:\w+ly\s+)?"
        rf"(?:nothing\s+(?:\w+\s+)?to\s+do\s+with|no\s+(?:\w+\s+)?(?:{nouns})\b)",
        re.IGNORECASE,
    )


@cache
def existential() -> re.Pattern[str]:
    """A deed that there was not: "there was no massacre"."""
    nouns = alternatives(listed("deeds"))
    being = r"(?:is|are|was|were|(?:has|have|had)\s+(?:never\s+)?been)"
    return re.compile(
        rf"\s*there\s+{being}\s+(?:\w+ly\s+)?(?:no|never\s+any|not\s+any)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b",
        re.IGNORECASE,
    )


@cache
def nobody() -> re.Pattern[str]:
    """Nobody did it: "no prisoners were", "nobody has been", "not one soldier has", "none of the three had"."""
    who = r"(?:nobody|no[\s-]one|none\s+of|no|not\s+(?:one|a\s+single))"
    return re.compile(
        rf"\s*(?P<who>{who})\b(?:\s+[\w’'-]+){{0,6}}?\s+{AUXILIARY}\s+(?P<ever>ever\s+)?(?P<main>been\s+[\w’'-]+|[\w’'-]+)",
        re.IGNORECASE,
    )


@cache
def no_force() -> re.Pattern[str]:
    """What nobody of a side did: "not one soldier has"."""
    return re.compile(
        rf"\s*(?:no|none\s+of|not\s+(?:one|a|a\s+single)(?:\s+of)?)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{alternatives(listed('forces'))})\s+"
        rf"(?:{AUXILIARY}\s+)?(?:ever\s+)?(?:been\s+)?(?!(?:{alternatives(listed('uneventful'))})\b)[\w-]+",
        re.IGNORECASE,
    )


@cache
def no_such() -> re.Pattern[str]:
    """Wholesale: "no such thing", "nothing of the kind"."""
    return re.compile(
        r"\s*(?:there\s+(?:is|are|was|were|(?:has|had|have)\s+been)\s+)?(?:no\s+such|nothing\s+of\s+the\s+(?:sort|kind))\b|"
        r"\s*\S+(?:\s+\S+){0,4}?\s+did\s+(?:no\s+such\s+thing|nothing\s+(?:of\s+the\s+(?:sort|kind)|wrong|improper|illegal))\b",
        re.IGNORECASE,
    )


@cache
def no_forces() -> re.Pattern[str]:
    """A denied presence: "has no troops in"."""
    return re.compile(
        rf"\s*{_SUBJECT}\s+(?:has|have|had|(?:does|do|did)(?:n['’]t|\s+not)\s+have)\s+(?:no|any)\s+(?:[\w-]+\s+)?(?:{alternatives(listed('deeds'))})\b",
        re.IGNORECASE,
    )


@cache
def refuted_of_others() -> re.Pattern[str]:
    """What anybody may be defended against: a wrong, violence, what is rumoured, being called a name."""
    acts = load("acts")
    wrongs = [
        *acts["wrongs"]["done"],
        *acts["wrongs"]["violence"],
        *acts["wrongs"]["doing"],
        *acts["threats"]["violent"],
    ]
    told = [*listed("happening"), *listed("rumoured"), *wrongs]
    names = alternatives(listed("names") | listed("deeds"))
    return re.compile(rf"(?:been\s+)?(?:{alternatives(told)})\b|(?:an?|any)\s+(?:\w+\s+)?(?:{names})\b", re.IGNORECASE)


@cache
def never() -> re.Pattern[str]:
    """Acquaintance, where one's own is denied with "never"."""
    return re.compile(rf"(?:{alternatives(listed('never'))})\b(?!\s+(?:such|anything\s+like|so)\b)", re.IGNORECASE)


@cache
def neither_did() -> re.Pattern[str]:
    """A deed denied of two: "neither the police nor the guards | opened fire"."""
    past = alternatives(word_class("irregular_past"))
    return re.compile(
        rf"\s*neither\s+[^,;.]{{1,60}}?\s+nor\s+(?:[\w’'-]+\s+){{1,5}}?(?:{AUXILIARY}\s+)?(?:ever\s+|been\s+)?(?P<main>{past}|\w+ed)\b",
        re.IGNORECASE,
    )


@cache
def unharmed() -> re.Pattern[str]:
    """Nobody of those who may not be harmed was: "no civilians were hurt"."""
    protected = alternatives(load("acts")["wrongs"]["protected"])
    harmed = r"(?:harmed|hurt|killed|injured|wounded|hit|struck|targeted|among)"
    return re.compile(
        rf"\s*(?:no|not\s+(?:one|a\s+single))\s+(?:\w+\s+)?(?:{protected})\s+{AUXILIARY}\s+(?:been\s+)?{harmed}\b",
        re.IGNORECASE,
    )
