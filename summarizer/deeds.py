"""Whose deed a noun names: "| the army |’s capture of Torvak", "credited | the brigade | with the capture of Torvak".

Spans are offsets in the text.
"""

from __future__ import annotations

import re

from .sides import Cue, agent
from .typography import Offsets

_POSSESSOR = re.compile(r"(?P<who>(?:[\w’'.-]+\s+){0,4}?[\w’'.-]*\w)(?:['’]s|(?<=s)['’])\s+(?:[a-z]+\s+){0,2}$")
_MADE = re.compile(
    r"\b(?:ma(?:de|ke|kes|king)|gain(?:ed|s|ing)?|secured?|won|establish(?:ed|ing)?|got|tighten(?:ed|ing)?|clos(?:ed|ing)|la(?:id|y)|announced|launched|ordered|completed|began|started)\s+(?:[a-z]+\s+){0,4}$"
)
_CREDITED = re.compile(
    r"\b(?:(?:credit(?:s|ed|ing)?)\s+(?P<with>[^,;.]{2,60}?)\s+with"
    r"|(?:congratulat|prais|thank|laud|commend|honou?r|salut|hail|decorat|applaud)(?:s|e|es|ed|ing)\s+(?P<for>[^,;.]{2,60}?)\s+(?:on|for|upon)"
    r"|accus(?:es|ed|ing)\s+(?P<of>[^,;.]{2,60}?)\s+of)\s+(?:(?:the|its|their|his|her)\s+)?(?:[a-z]+\s+){0,2}$"
)
_UNWILLED = re.compile(r"(?:fall|collapse|loss|surrender|siege|defence)\b", re.IGNORECASE)
"""Nouns that nobody is praised for as his deed."""


def doer(text: str, noun: int) -> Offsets | None:
    """Whose deed the noun at `noun` names: its possessor, who made it, who is credited with it or accused of it."""
    if possessor := _POSSESSOR.search(text[:noun]):
        return possessor.span("who")
    credited = _CREDITED.search(text[:noun])
    if credited and credited.lastgroup and not _UNWILLED.match(text, noun):
        return credited.span(credited.lastgroup)
    made = _MADE.search(text[:noun])
    return agent(Cue(text, made.start(), made.end())) if made else None
