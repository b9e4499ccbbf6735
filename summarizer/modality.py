"""What the words before a verb make of it: it happened, it is denied, it is possible, it is to come."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import load, word_class
from .schemas import Stance
from .syntax import clause_start

_REACH = 6  # words before the verb that may belong to it
_NEAR = 3  # words before the verb among which one of the future stands


@cache
def _listed(kind: str) -> tuple[str, ...]:
    return tuple(f" {entry} " for entry in load("control")["modality"][kind])


def stance_before(text: str, at: int) -> Stance:
    """What the words of the clause before `at` make of the verb there."""
    words = re.findall(r"[\w’'-]+", text[clause_start(text, at) : at].lower())[-_REACH:]
    before, near = f" {' '.join(words)} ", f" {' '.join(words[-_NEAR:])} "
    if any(entry in before for entry in _listed("past_possible")):
        return Stance.POSSIBLE
    if any(entry in before for entry in _listed("denied")) or word_class("negatives").intersection(words):
        return Stance.DENY
    return Stance.PREDICT if any(entry in near for entry in _listed("future")) else Stance.AFFIRM
