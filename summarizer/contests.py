"""Places that nobody holds whole: contested, split between two sides, fought for on and on.

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .places import is_named, places_behind
from .sides import Cue, Reading, places_before

_CONTESTED = re.compile(
    r"(?:\s+(?:still|now|hotly|bitterly|heavily|again))*\s+(?:contested|(?:divided|split)\s+between\s+(?:the\s+)?[^,;.]{2,40}?\s+and\s+\w"
    r"|a\s+battle(?:ground|field)|no\s+man['’]s\s+land)\b"
)
_FOR = re.compile(r"\s+(?:for|over)\s+(?:(?:the\s+)?control\s+of\s+)?")
_ON_AND_ON = re.compile(
    r"\s+(?:(?:is|was|has\s+been|had\s+been|are|were)\s+)?(?:still\s+)?(?:continu(?:es|ed|ing)|rag(?:es|ed|ing)|grinds?\s+on|ground\s+on|grinding\s+on"
    r"|goes\s+on|went\s+on|going\s+on|drags?\s+on|dragged\s+on|intensifie[sd]|under\s*way|not\s+over|far\s+from\s+over"
    r"|(?:has\s+|had\s+)?entered\s+its|enters\s+its)(?!\w)"
)


def contested(cue: Cue) -> Reading | None:
    """Torvak remains contested, is split between the army and the rebels, is a battlefield."""
    if not _CONTESTED.match(cue.text, cue.end):
        return None
    places = places_before(cue)
    return Reading(places) if places and is_named(cue.text[slice(*places[0])]) else None


def fight_for(cue: Cue) -> Reading | None:
    """The struggle for Torvak grinds on; the battle for control of Torvak entered its third week."""
    lead = _FOR.match(cue.text, cue.end)
    places = places_behind(cue.text, lead.end(), particle=False) if lead else ()
    if not places or not is_named(cue.text[slice(*places[0])]) or not _ON_AND_ON.match(cue.text, places[-1][1]):
        return None
    return Reading(places)
