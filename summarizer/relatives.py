"""Relative clauses with a subject of their own: "Lenia, which | Dorn | says arms the rebels, denied it".

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re

from .phrases import CAPITAL, clausal, holds_verb
from .syntax import first_subject, verb_group
from .typography import Offsets

_OWN_SUBJECT = re.compile(
    rf",\s+(?:which|whom)\s+(?P<who>(?:(?:the|an?|its|his|her|their)\s+(?:[\w’'-]+\s+){{0,4}}?|(?={CAPITAL}))"
    r"[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]*){0,3})\s+$"
)


def relative(hidden: str, cue: Offsets) -> tuple[Offsets, tuple[Offsets, ...]] | None:
    """Source and content of a verb in a clause between commas about what stands before it; None for any other verb."""
    verb, _ = verb_group(hidden, cue[0])
    own = _OWN_SUBJECT.search(hidden, 0, verb if hidden[verb - 1 : verb].isspace() else cue[0])
    end = hidden.find(",", cue[1])
    if not own or end < 0 or not holds_verb(hidden[end:]) or clausal(own["who"], hidden[: own.start("who")]):
        return None
    about = first_subject(hidden, 0, own.start())
    behind = (cue[1] + 1, end)
    return own.span("who"), ((about, behind) if about and about[1] == own.start() else (behind,))
