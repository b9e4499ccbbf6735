"""Denials without a verb of denying: what is called false, and negated statements that answer to a reproach.

"There is no truth in reports that Lenz fell", "our men never entered Lenz", "at no time did we". A lack ("we have no
water"), what a witness did not see and what is not to come deny nothing.
"""

from __future__ import annotations

import re

from .falsity import called_false, positive, unquoted
from .lexicon import load, word_class
from .negations import (
    AUXILIARY,
    NEITHER,
    NONE_ON,
    NOT_OURS,
    NOWHERE,
    emphatic,
    existential,
    fronted,
    listed,
    negative,
    neither_did,
    never,
    no_force,
    no_forces,
    no_such,
    nobody,
    refuted_of_others,
    relation,
    unharmed,
    verbal,
    wrong,
)
from .own_side import fights, is_own, observes
from .schemas import Certainty
from .wording import certainty

_MODAL = re.compile(r"\b(?:will|would|shall|can|could|may|might|must|should|if|unless)\b|['’]ll\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:.]\s|,?\s(?:but|because|while|although|though|whereas)\s|,\s(?:and|so)\s")
_CORRECTED = re.compile(r"\bnot\b[^.;]{1,80}?,?\s+but\s+(?:had|has|have|was|were|is|are|by|in|that|an?|the|only)\b")
_CONTRARY = re.compile(r"\s*contrary\s+to\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    rf"\s*(?:(?:no|never|of\s+course\s+not)[,.;:]?\s+)?(?:it|he|she|they|we|i|that|this)\s+{AUXILIARY}(?:n['’]t|\s+not)(?:\s+(?:us|me|him|her|them|so))?\W*",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^.?!]{1,80}\?\s+")
_SENTENCE_END = re.compile(r"[.!;]\s")
_PATH = re.compile(r"\s+(?:past|into|through|across|over|beyond|inside|near|anywhere|close|as\s+far\s+as)\b")
_PARTICIPLE = re.compile(r"\w+(?:ed|en|ing)$")
_PRESENT = frozenset({"do", "does", "is", "are"})
_BEING = frozenset({"is", "are", "was", "were"})


def denied(content: str, speaker: str, *, quoted: bool) -> str | None:
    """What the content of a saying denies, in positive form; None when it denies nothing.

    `quoted`: the words are the speaker's own, so that "he" is somebody else.
    """
    if (said := called_false(content)) is not None:
        return said
    if _is_answer(unquoted(content)):
        return positive(content)
    if not is_negated(content):
        return None
    question = _QUESTION.match(unquoted(content))
    plain = unquoted(content)[question.end() if question else 0 :].lstrip()
    if _is_answer(plain) or _negates(plain, speaker, quoted=quoted):
        return positive(_alone(content))
    return None


def is_negated(content: str) -> bool:
    """Does the content hold a negation, and no mere "it is not known"?"""
    return bool(negative().search(content)) and certainty(content)[0] is not Certainty.UNKNOWN


def _is_answer(content: str) -> bool:
    plain = content.strip(" ,.!?“”\"'").lower()
    reports = load("acts")["reports"]
    first = _SENTENCE_END.split(plain, maxsplit=1)[0]
    return plain in reports["answers"] or first in reports["rebuttals"] or bool(_ELLIPTIC.fullmatch(content))


def _negates(content: str, speaker: str, *, quoted: bool) -> bool:
    """Is the content's own clause negated, in a way that answers to a reproach or a report?"""
    if _CONTRARY.match(content) or no_such().match(content):
        return True
    clause = _CLAUSE_END.split(content, maxsplit=1)[0]
    if _MODAL.search(clause):
        return False
    if fronted().match(clause) or NOT_OURS.match(clause):
        return True
    if not observes(speaker) and (_denies_openly(clause) or _denies_harm(clause, speaker)):
        return True
    match = verbal().match(clause)
    if match and not _is_clause(match["subject"]):
        own = is_own(match["subject"], speaker, quoted=quoted)
        return _denies_of_own(clause, match) if own else not observes(speaker) and _denies_of_others(content, match)
    return _denies_share(clause, speaker, quoted=quoted)


def _denies_openly(clause: str) -> bool:
    """Is it denied without a word for whose it is: "there was no massacre", "no prisoners were mistreated"?"""
    shares = (one.match(clause) for one in (relation(), NOWHERE, NEITHER))
    about = any(match and not _is_clause(match["subject"]) for match in shares)
    neither = neither_did().match(clause)
    if NONE_ON.fullmatch(clause) or (neither and not _lacks(neither["main"])):
        return True
    return about or bool(existential().match(clause)) or _denies_of_all(clause)


def _denies_harm(clause: str, speaker: str) -> bool:
    """Does a force say that it harmed none of those whom nobody may harm: "no civilians were hurt"?"""
    return fights(speaker) and bool(unharmed().match(clause))


def _denies_share(clause: str, speaker: str, *, quoted: bool) -> bool:
    """Does somebody deny his own part in it, or that his forces are there?"""
    found = (one.match(clause) for one in (relation(), NOWHERE, NEITHER, no_forces()))
    return any(
        match and not _is_clause(match["subject"]) and is_own(match["subject"], speaker, quoted=quoted)
        for match in found
    )


def _denies_of_own(clause: str, match: re.Match[str]) -> bool:
    """Is a deed of the speaker's side denied, where it was, or what it does?"""
    if never().match(clause, match.start("main")):
        return "never" in match.group().lower()
    return _is_elsewhere(match) or _is_practice(match) or _is_deed(match)


def _denies_of_others(content: str, match: re.Match[str]) -> bool:
    """Is it denied of others: what is rumoured or wrong, or with the emphasis of an answer?"""
    if refuted_of_others().match(match.string, match.start("main")):
        return True
    return _is_deed(match) and bool(emphatic().search(match.string) or _CORRECTED.search(content))


def _is_elsewhere(match: re.Match[str]) -> bool:
    """Was somebody not there, not among them: "we were not in the town"?"""
    main, auxiliary = match["main"].lower().removeprefix("been "), (match["aux"] or "").lower()
    blamed = main in {"behind", "responsible", "guilty", "involved"}
    there = main in listed("whereabouts") and (blamed or match["subject"].lower() != "it")
    return there and (auxiliary in _BEING or match["main"].lower().startswith("been "))


def _is_practice(match: re.Match[str]) -> bool:
    """Does somebody not do what he is reproached with: "we do not target civilians"?"""
    return (match["aux"] or "").lower() in {"do", "does"} and match["main"].lower() in listed("practices")


def _denies_of_all(clause: str) -> bool:
    """Did nobody suffer or do a wrong, or not one do anything: "no prisoners were mistreated", "not one has left"?"""
    if no_force().match(clause):
        return True
    match = nobody().match(clause)
    if not match or _lacks(match["main"]):
        return False
    least = match["who"].lower().startswith(("not", "none")) or match["ever"] or emphatic().search(clause)
    main = match["main"].split()[-1].lower()
    done = match["who"].lower() == "no" and _PARTICIPLE.match(main) and main not in listed("uneventful")
    return bool(least or done or wrong().match(main))


def _is_deed(match: re.Match[str]) -> bool:
    """Is a deed negated, done or suffered, not a lack or a quality?"""
    main, auxiliary = match["main"].lower(), (match["aux"] or "").lower()
    if main in {"got", "get", "gotten"} and _PATH.match(match.string, match.end()):
        return True
    if _lacks(main) or (
        match["subject"].lower() in {"there", "it"} and auxiliary in _BEING and not _PARTICIPLE.match(main)
    ):
        return False
    if auxiliary in {"do", "does"}:
        return False
    return auxiliary not in _BEING or bool(_PARTICIPLE.match(main)) or main in {"behind", "responsible", "guilty"}


def _lacks(main: str) -> bool:
    main = " ".join(main.lower().split())
    return main in listed("lacking")


def _is_clause(subject: str) -> bool:
    """Does the "subject" hold a verb of its own?"""
    inner = subject.lower().split()
    return bool(set(inner) & (word_class("finite") | word_class("relatives") - {"that"} | {"not", "never"}))


def _alone(content: str) -> str:
    """The negated clause, where what stands behind it is negated as well."""
    parts = _CLAUSE_END.split(content, maxsplit=1)
    return parts[0] if len(parts) > 1 and negative().search(parts[1]) and not _CONTRARY.match(content) else content
