"""Denials without a verb of denying: what is called false, and negated statements that answer to a reproach.

"There is no truth in reports that Lenz fell", "our men never entered Lenz", "at no time did we". A lack ("we have no
water"), what a witness did not see and what is not to come deny nothing.
"""

from __future__ import annotations

import re
from functools import cache

from .falsity import called_false, positive, unquoted
from .lexicon import alternatives, load, word_class
from .own_side import is_own, observes
from .schemas import Certainty
from .wording import certainty

_AUXILIARY = r"(?:has|have|had|was|were|is|are|did|does|do)"
_SUBJECT = r"(?P<subject>(?:[^\s,;:.]+\s+){0,9}?[^\s,;:.]+?)"
_MODAL = re.compile(r"\b(?:will|would|shall|can|could|may|might|must|should|if|unless)\b|['’]ll\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:.]\s|,?\s(?:but|because|while|although|though|whereas)\s|,\s(?:and|so)\s")
_CORRECTED = re.compile(r"\bnot\b[^.;]{1,80}?,?\s+but\s+(?:had|has|have|was|were|is|are|by|in|that|an?|the|only)\b")
_CONTRARY = re.compile(r"\s*contrary\s+to\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    rf"\s*(?:it|he|she|they|we|i|that|this)\s+{_AUXILIARY}(?:n['’]t|\s+not)(?:\s+(?:us|me|him|her|them|so))?\W*",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"(?P<subject>\S+(?:\s+\S+){0,5}?)\s+(?:(?:has|have|had)\s+)?neither\s+.+?\bnor\b", re.IGNORECASE)
_NOWHERE = re.compile(r"(?P<subject>\S+(?:\s+\S+){0,5}?)\s+(?:had\s+been|was|were)\s+nowhere\s+near\b", re.IGNORECASE)
_QUESTION = re.compile(r"[^.?!]{1,80}\?\s+")
_NOT_OURS = re.compile(
    rf"[^,;:.]{{1,80}}?\s{_AUXILIARY}(?:n['’]t|\s+not)\s+(?:ours|us|mine|me|our|my|theirs|them|its\s+own)\b(?!\s+(?:job|task|aim|goal|fault))",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\w+(?:ed|en|ing)$")
_PRESENT = frozenset({"do", "does", "is", "are"})
_BEING = frozenset({"is", "are", "was", "were"})


def denied(content: str, speaker: str, *, quoted: bool) -> str | None:
    """What the content of a saying denies, in positive form; None when it denies nothing.

    `quoted`: the words are the speaker's own, so that "he" is somebody else.
    """
    if (said := called_false(content)) is not None:
        return said
    if not is_negated(content):
        return None
    question = _QUESTION.match(unquoted(content))
    plain = unquoted(content)[question.end() if question else 0 :].lstrip()
    if _is_answer(plain) or _negates(plain, speaker, quoted=quoted):
        return positive(_alone(content))
    return None


def is_negated(content: str) -> bool:
    """Does the content hold a negation, and no mere "it is not known"?"""
    return bool(_negative().search(content)) and certainty(content)[0] is not Certainty.UNKNOWN


@cache
def _negative() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|no|no-one|nobody|none|nothing|neither|nowhere|cannot)\b|n['’]t\b", re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("acts")["negation"][name])


@cache
def _emphatic() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_listed('emphatic'))})\b", re.IGNORECASE)


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('acts')['wrongs']['done'])})\b", re.IGNORECASE)


@cache
def _fronted() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(_listed('fronted'))})\s+{_AUXILIARY}\b", re.IGNORECASE)


@cache
def _verbal() -> re.Pattern[str]:
    """A subject, its negated verb and what follows it: "our men | had never | set"."""
    negation = rf"(?P<aux>{_AUXILIARY})(?:n['’]t|\s+(?:\w+ly\s+)?(?:not|never))|(?P<never>never)"
    return re.compile(
        rf"\s*{_SUBJECT}\s+(?:{negation})\s+(?:\w+ly\s+|ever\s+|even\s+)?(?P<main>been\s+[\w’'-]+|[\w’'-]+)",
        re.IGNORECASE,
    )


@cache
def _relation() -> re.Pattern[str]:
    """A denied share: "had nothing to do with", "played no part in", "had no links to"."""
    nouns = alternatives(_listed("relations"))
    return re.compile(
        rf"\s*{_SUBJECT}\s+(?:has|have|had|having|played|plays|took|takes|bears?|bore)\s+(?:\w+ly\s+)?"
        rf"(?:nothing\s+(?:\w+\s+)?to\s+do\s+with|no\s+(?:\w+\s+)?(?:{nouns})\b)",
        re.IGNORECASE,
    )


@cache
def _existential() -> re.Pattern[str]:
    nouns = alternatives(_listed("deeds"))
    being = r"(?:is|are|was|were|(?:has|have|had)\s+(?:never\s+)?been)"
    return re.compile(
        rf"\s*there\s+{being}\s+(?:\w+ly\s+)?(?:no|never\s+any|not\s+any)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b",
        re.IGNORECASE,
    )


@cache
def _nobody() -> re.Pattern[str]:
    """Nobody did it: "no prisoners were", "nobody has been", "not one soldier has", "none of the three had"."""
    who = r"(?:nobody|no[\s-]one|none\s+of|no|not\s+(?:one|a\s+single))"
    return re.compile(
        rf"\s*(?P<who>{who})\b(?:\s+[\w’'-]+){{0,6}}?\s+{_AUXILIARY}\s+(?P<ever>ever\s+)?(?P<main>been\s+[\w’'-]+|[\w’'-]+)",
        re.IGNORECASE,
    )


@cache
def _no_force() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:no|none\s+of|not\s+(?:one|a|a\s+single)(?:\s+of)?)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{alternatives(_listed('forces'))})\s+"
        rf"(?:{_AUXILIARY}\s+)?(?:ever\s+)?(?:been\s+)?(?!(?:{alternatives(_listed('uneventful'))})\b)[\w-]+",
        re.IGNORECASE,
    )


def _is_answer(content: str) -> bool:
    plain = content.strip(" ,.!?“”\"'").lower()
    return plain in load("acts")["reports"]["answers"] or bool(_ELLIPTIC.fullmatch(content))


def _negates(content: str, speaker: str, *, quoted: bool) -> bool:
    """Is the content's own clause negated, in a way that answers to a reproach or a report?"""
    if _CONTRARY.match(content) or _no_such().match(content):
        return True
    clause = _CLAUSE_END.split(content, maxsplit=1)[0]
    if _MODAL.search(clause):
        return False
    if _fronted().match(clause) or _NOT_OURS.match(clause):
        return True
    if not observes(speaker) and _denies_openly(clause):
        return True
    verbal = _verbal().match(clause)
    if verbal and not _is_clause(verbal["subject"]):
        own = is_own(verbal["subject"], speaker, quoted=quoted)
        return _denies_of_own(clause, verbal) if own else not observes(speaker) and _denies_of_others(content, verbal)
    return _denies_share(clause, speaker, quoted=quoted)


def _denies_openly(clause: str) -> bool:
    """Is it denied without a word for whose it is: "there was no massacre", "no prisoners were mistreated"?"""
    shares = (one.match(clause) for one in (_relation(), _NOWHERE, _NEITHER))
    about = any(match and not _is_clause(match["subject"]) for match in shares)
    return about or bool(_existential().match(clause)) or _denies_of_all(clause)


def _denies_share(clause: str, speaker: str, *, quoted: bool) -> bool:
    """Does somebody deny his own part in it, or that his forces are there?"""
    found = (one.match(clause) for one in (_relation(), _NOWHERE, _NEITHER, _no_forces()))
    return any(
        match and not _is_clause(match["subject"]) and is_own(match["subject"], speaker, quoted=quoted)
        for match in found
    )


def _denies_of_own(clause: str, verbal: re.Match[str]) -> bool:
    """Is a deed of the speaker's side denied, where it was, or what it does?"""
    if _never().match(clause, verbal.start("main")):
        return "never" in verbal.group().lower()
    return _is_elsewhere(verbal) or _is_practice(verbal) or _is_deed(verbal)


def _denies_of_others(content: str, verbal: re.Match[str]) -> bool:
    """Is it denied of others: what is rumoured or wrong, or with the emphasis of an answer?"""
    if _refuted_of_others().match(verbal.string, verbal.start("main")):
        return True
    return _is_deed(verbal) and bool(_emphatic().search(verbal.string) or _CORRECTED.search(content))


@cache
def _no_such() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:there\s+(?:is|are|was|were|(?:has|had|have)\s+been)\s+)?(?:no\s+such|nothing\s+of\s+the\s+(?:sort|kind))\b|"
        r"\s*\S+(?:\s+\S+){0,4}?\s+did\s+(?:no\s+such\s+thing|nothing\s+(?:of\s+the\s+(?:sort|kind)|wrong|improper|illegal))\b",
        re.IGNORECASE,
    )


@cache
def _no_forces() -> re.Pattern[str]:
    """A denied presence: "has no troops in"."""
    return re.compile(
        rf"\s*{_SUBJECT}\s+(?:has|have|had|(?:does|do|did)(?:n['’]t|\s+not)\s+have)\s+(?:no|any)\s+(?:[\w-]+\s+)?(?:{alternatives(_listed('deeds'))})\b",
        re.IGNORECASE,
    )


@cache
def _refuted_of_others() -> re.Pattern[str]:
    """What anybody may be defended against: a wrong, violence, what is rumoured, being called a name."""
    acts = load("acts")
    wrongs = [
        *acts["wrongs"]["done"],
        *acts["wrongs"]["violence"],
        *acts["wrongs"]["doing"],
        *acts["threats"]["violent"],
    ]
    told = [*_listed("happening"), *_listed("rumoured"), *wrongs]
    names = alternatives(_listed("names") | _listed("deeds"))
    return re.compile(rf"(?:been\s+)?(?:{alternatives(told)})\b|(?:an?|any)\s+(?:\w+\s+)?(?:{names})\b", re.IGNORECASE)


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(_listed('never'))})\b(?!\s+(?:such|anything\s+like|so)\b)", re.IGNORECASE)


def _is_elsewhere(verbal: re.Match[str]) -> bool:
    """Was somebody not there, not among them: "we were not in the town"?"""
    main, auxiliary = verbal["main"].lower().removeprefix("been "), (verbal["aux"] or "").lower()
    blamed = main in {"behind", "responsible", "guilty", "involved"}
    there = main in _listed("whereabouts") and (blamed or verbal["subject"].lower() != "it")
    return there and (auxiliary in _BEING or verbal["main"].lower().startswith("been "))


def _is_practice(verbal: re.Match[str]) -> bool:
    """Does somebody not do what he is reproached with: "we do not target civilians"?"""
    return (verbal["aux"] or "").lower() in {"do", "does"} and verbal["main"].lower() in _listed("practices")


def _denies_of_all(clause: str) -> bool:
    """Did nobody suffer or do a wrong, or not one do anything: "no prisoners were mistreated", "not one has left"?"""
    if _no_force().match(clause):
        return True
    match = _nobody().match(clause)
    if not match or _lacks(match["main"]):
        return False
    least = match["who"].lower().startswith(("not", "none")) or match["ever"] or _emphatic().search(clause)
    main = match["main"].split()[-1].lower()
    done = match["who"].lower() == "no" and _PARTICIPLE.match(main) and main not in _listed("uneventful")
    return bool(least or done or _wrong().match(main))


def _is_deed(verbal: re.Match[str]) -> bool:
    """Is a deed negated, done or suffered, not a lack or a quality?"""
    main, auxiliary = verbal["main"].lower(), (verbal["aux"] or "").lower()
    if _lacks(main) or (
        verbal["subject"].lower() in {"there", "it"} and auxiliary in _BEING and not _PARTICIPLE.match(main)
    ):
        return False
    if auxiliary in {"do", "does"}:
        return False
    return auxiliary not in _BEING or bool(_PARTICIPLE.match(main)) or main in {"behind", "responsible", "guilty"}


def _lacks(main: str) -> bool:
    main = " ".join(main.lower().split())
    return main in _listed("lacking")


def _is_clause(subject: str) -> bool:
    """Does the "subject" hold a verb of its own?"""
    inner = subject.lower().split()
    return bool(set(inner) & (word_class("finite") | word_class("relatives") - {"that"} | {"not", "never"}))


def _alone(content: str) -> str:
    """The negated clause, where what stands behind it is negated as well."""
    parts = _CLAUSE_END.split(content, maxsplit=1)
    return parts[0] if len(parts) > 1 and _negative().search(parts[1]) and not _CONTRARY.match(content) else content
