"""What the words before a verb make of it: it happened, it is denied, it is possible, it is to come."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load, word_class, words
from .schemas import Stance
from .syntax import clause_start

_REACH = 6  # words before the verb that may belong to it
_NEAR = 3  # words before the verb among which one of the future stands
_DONE = " to have "
"""Before a participle, "to" tells of what is done: "claimed to have taken"."""


@cache
def _listed(kind: str) -> tuple[str, ...]:
    return tuple(f" {entry} " for entry in load("control")["modality"][kind])


@cache
def _listed_words(kind: str) -> frozenset[str]:
    return frozenset(load("control")["modality"][kind])


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives(load('control')['modality']['told'])})\s+(?:of|that|about)\b", re.IGNORECASE
    )


@cache
def _false() -> re.Pattern[str]:
    """Words that say it is not so; behind "dismissed as" they repeat what the verb says."""
    return re.compile(rf"(?<!\bas ){words(load('control')['modality']['false']).pattern}", re.IGNORECASE)


def stance_before(text: str, at: int) -> Stance:
    """What the words of the clause before `at` make of the verb there."""
    if told := _told().search(text[:at]):
        if _false().search(text):
            return Stance.DENY
        if told.group().split()[0].lower() in _listed_words("rumors"):
            return Stance.POSSIBLE
    spoken = re.findall(r"[\w’'-]+", text[clause_start(text, at) : at].lower())[-_REACH:]
    before, near = f" {' '.join(spoken)} ", f" {' '.join(spoken[-_NEAR:])} "
    if any(entry in before for entry in _listed("past_possible")):
        return Stance.POSSIBLE
    if any(entry in before for entry in _listed("denied")) or word_class("negatives").intersection(spoken):
        return Stance.DENY
    near = near.replace(_DONE, " ")
    return Stance.PREDICT if any(entry in near for entry in _listed("future")) else Stance.AFFIRM
