"""What the words around a verb make of it: it happened, it is denied, it is possible, it is to come."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load, word_class, words
from .schemas import Stance
from .syntax import clause_start

_REACH = 6  # words before the verb that may belong to it
_NEAR = 3  # words before the verb among which one of the future stands
_JOINING = frozenset({"and", "or", "then"})
"""Before a second verb: what stands before the first is its own too, "will have packed up and | left"."""
_DONE = " to have "
"""Before a participle, "to" tells of what is done: "claimed to have taken"."""
_CONDITION = re.compile(r"\b(?:if|unless|whether|lest|in case|supposing)\s+$", re.IGNORECASE)
_OPENS_CONDITION = re.compile(r"\W*(?:if|unless|whether)\b", re.IGNORECASE)
_INVERTED = re.compile(r"[\W_]*(?:Had|Should|Were)\s+(?:the\s+|its\s+|their\s+)?[\w’'-]+\s")
"""Opens a condition: "Had the rebels taken Torvak", "Should Torvak fall", "Were the army to leave Torvak"."""
_WHOEVER = re.compile(r"\b(?:who|which|what)ever\b|\b(?:any|every)one\s+who\b", re.IGNORECASE)
"""Nobody in particular holds it: "whoever holds Torvak"."""
_STEPS = re.compile(
    r"\b(?:plan|plans|phases?|steps?|stages?|orders?|objectives?|goals?|aims?|mission|task|tasks|strategy|scheme|idea|scenario"
    r"|blueprint|proposal|options?|instructions?|dream)\b[^:.;–—]*(?::|\s[–—-])\s(?:[^.;]*?(?:,|\band|\bthen|\bor|\bto)\s+)*$",
    re.IGNORECASE,
)
"""What is to be done is told behind a colon: "the orders were simple: | take | Torvak"."""
_FINITE = re.compile(
    r"\w+(?:s|ed|ing)\b|(?:took|retook|fell|overran|drove|broke|left|gave|lost|held|won|came|went|was|were)\b"
)
_NOT_ONLY = re.compile(
    r"\bno\s+(?:mention|reference|word)\s+(?:of|to|on|about)\b"
    r"|(?:\bnot|n['’]t|\bnever|\bwithout)\s+(?:mention|discuss|address)(?:ed|ing)?\b"
    r"|\bnot\s+(?:only|just|merely|simply|solely|alone|so\s+much)\b|\bnot\s+(?=the\s+\w+\s+of\b.*(?:\bitself\b|\bas\s+such\b|\bbut\b))",
    re.IGNORECASE,
)
"""Denies nothing of what stands behind it: "no mention of the fall of Torvak", "not only fell Torvak"."""
_WITHOUT = re.compile(r" without (?:(?:ever|even|actually|fully|really|\w+ly) )*$| without having ")
"""Right before a verb: "without | taking | Torvak", not "without losses, they took Torvak"."""
_TOLD_WHERE = (
    r"(?:\s+(?:circulating|published|posted|spread|made|put\s+about|appearing|carried|shared|going\s+round|on|in|from|by)\b"
    r"[^,.;:]{0,60}?)?"
)
""""Reports | circulating on social networks | that"."""
_TOOK_LONG = re.compile(
    r"\b(?:took|taken|needed)\b[^,.;]{0,60}?\b(?:hours?|minutes?|days?|weeks?|months?|years?|attempts?)\s+to\s*$"
)
""""It took them six hours to | take | Torvak": they did."""
_NO_PLAN = re.compile(
    r"\b(?:no|not|never|without|n['’]t|neither)\b(?:\s+[\w’'-]+){0,3}?\s+"
    r"(?:plans?|planning|planned|intentions?|intend|intends|intending|intent|wish|wants?|wanted|desire|ambitions?|aims?"
    r"|seek|seeks|seeking|interest|interested|designs?|reason|thought)\b"
)


_AFTERWARDS = re.compile(
    r"\b(?:will|shall)\b(?!\s+have\b)[^;.“”]*\b(?:after|once|following|until|before|when|upon)\s+(?:the\s+)?(?:\w+\s+)?$"
)
"""What is to come "after the | liberation | of Torvak", which is to come as well."""


@cache
def _listed(kind: str) -> tuple[str, ...]:
    return tuple(f" {entry} " for entry in load("control")["modality"][kind])


@cache
def _listed_words(kind: str) -> frozenset[str]:
    return frozenset(load("control")["modality"][kind])


@cache
def _told() -> re.Pattern[str]:
    lists = load("control")["modality"]
    told, alleged = alternatives(lists["told"]), alternatives(lists["alleged"])
    return re.compile(
        rf"\b(?:{told}){_TOLD_WHERE}\s+(?:of|that|about|it|they)\b|\b(?:{alleged})\s+(?=[a-z]|$)", re.IGNORECASE
    )


@cache
def _false() -> re.Pattern[str]:
    return words(load("control")["modality"]["false"])


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(load('control')['modality']['hedges'])})\b", re.IGNORECASE)


@cache
def _carrier() -> re.Pattern[str]:
    carriers = alternatives(load("control")["modality"]["carriers"])
    return re.compile(rf"(?:[\w-]+\s+){{0,2}}?(?:{carriers})\b(?!['’])", re.IGNORECASE)


@cache
def _unverified() -> re.Pattern[str]:
    return words(load("control")["modality"]["unverified"])


def is_carrier(speaker: str) -> bool:
    """Does the speaker only pass on what nobody stands behind: "posts on a messaging app", "unconfirmed reports"?"""
    return bool(_carrier().match(speaker))


def says_unverified(text: str) -> bool:
    """Do the words say that nobody can tell whether something is so: "could not be independently confirmed"?"""
    return bool(_unverified().search(text))


def called_false(text: str, at: int) -> bool:
    """Is what stands at `at` only told, and called false: "reports that Torvak | fell | are a hoax"?"""
    return bool(_told().search(text[:at]) and _said_false(text, at))


def _said_false(text: str, at: int) -> bool:
    """Does the sentence call false what stands at `at`, and not somebody behind a semicolon?"""
    return bool(_false().search(text.partition(";")[0] if ";" in text[at:] and ";" not in text[:at] else text))


def is_unreal(text: str, at: int) -> bool:
    """Does a question, a condition contrary to fact or a plan that nobody has hold the verb at `at`?"""
    end = re.search(r"[.?!](?=\s|$)", text[at:])
    if end and end.group() == "?":
        return True
    start = clause_start(text, at)
    opened = _CONDITION.search(text[:start]) or _OPENS_CONDITION.match(text[start:at])
    conditional = opened and "," not in text[start:at]
    inverted = _INVERTED.match(text) and "," not in text[:at]
    unreal = conditional or inverted or _WHOEVER.search(text[start:at]) or _is_laid_out(text, at)
    return bool(unreal) or bool(_NO_PLAN.search(text[start:at]))


def _is_laid_out(text: str, at: int) -> bool:
    """Is the verb at `at` a step of a plan: "the plan has two steps: cut the road, then | seize | Torvak"?"""
    return bool(_STEPS.search(text[:at])) and not _FINITE.match(text[at:])


def _of_what_is_told(text: str, at: int) -> Stance | None:
    """The stance towards what is only told: called false, or a rumour; None for any other words."""
    told = _told().search(text[:at])
    if told and _said_false(text, at):
        return Stance.DENY
    return Stance.POSSIBLE if told and told.group().split()[0].lower() in _listed_words("rumors") else None


def stance_before(text: str, at: int) -> Stance:
    """What the words of the clause before `at` make of the verb there."""
    if told := _of_what_is_told(text, at):
        return told
    clause = _NOT_ONLY.sub("", text[clause_start(text, at) :])
    spoken = re.findall(r"[\w’'-]+", clause[: len(clause) - len(text) + at].lower())[-_REACH:]
    close = _REACH if spoken[-1:] and spoken[-1] in _JOINING else _NEAR
    before, near = f" {' '.join(spoken)} ", f" {' '.join(spoken[-close:])} "
    being = f"{before}be " if re.match(r"be\b", text[at:]) else before
    if any(entry in being for entry in _listed("past_possible")) or _hedge().match(text[:at]):
        return Stance.POSSIBLE
    if (
        _WITHOUT.search(before)
        or any(entry in before for entry in _listed("denied"))
        or word_class("negatives").intersection(spoken)
    ):
        return Stance.DENY
    if _TOOK_LONG.search(text[:at]):
        return Stance.AFFIRM
    near = near.replace(_DONE, " ")
    if _AFTERWARDS.search(text[:at]):
        return Stance.PREDICT
    if any(entry in near for entry in _listed("future")):
        return Stance.PREDICT
    return Stance.POSSIBLE if spoken[-1:] and spoken[-1] in _listed_words("probable") else Stance.AFFIRM


def stance_between(text: str, start: int, end: int) -> Stance | None:
    """What the words between a verb and its place make of it: "was | not in control of | Torvak"; None: nothing."""
    between = f" {' '.join(re.findall(r'[a-z’]+', text[start:end].lower()))} "
    if any(entry in between for entry in _listed("past_possible")):
        return Stance.POSSIBLE
    return Stance.DENY if any(f" {word} " in between for word in ("not", "never")) else None
