"""A place that falls or passes to a side: "Torvak fell to the rebels", "passed from the army to the rebels".

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re
from functools import cache

from .dates import day
from .sides import Cue, Reading, listed, places_before, side, subject_of
from .typography import Offsets

_FALLS_TO = re.compile(
    r"(?:\s+(?:back|again|quickly|completely|finally))?\s+"
    r"(?:to|(?:in)?to\s+the\s+(?:hands|control|possession)\s+of|the\s+hands\s+of|into|under)\s+"
)
_FALLS_ANYWAY = re.compile(
    r"\s+back\s+(?:in)?to\s+(?:[\w’'-]+\s+){1,4}(?:hands|control)\b"
    rf"|\s+within\s+(?:[\w-]+\s+){{0,3}}(?:hours|days|weeks|months)\b"
    rf"|\s+by\s+(?:{day()}|nightfall|dawn|dusk|noon|midnight|(?:next|the\s+end\s+of|the)\s+(?:week|weekend|month|year|winter))\b"
)
"""What makes of "fell back", "fall by" and "fall within" the verb that is meant."""
_PASSES_TO = re.compile(
    r"(?:\s+(?:back|again|finally))?\s+(?:to|(?:in)?to\s+the\s+(?:hands|control|possession)\s+of|under|into(?=[^,.;]{1,40}\shands\b))\s+"
)
_PASSES_FROM = re.compile(
    r"\s+(?:back\s+)?from\s+(?P<loser>(?:[\w’'-]+\s+){0,4}?[\w’'-]+?)(?:['’]s)?(?:\s+(?:control|hands|rule|grasp|grip))?\s+(?:and\s+)?(?:in)?to\s+(?:(?:the\s+hands|that|those)\s+of\s+)?"
)
_AT = re.compile("")


@cache
def _no_fall() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?(?:(?:{listed('no_fall')})\b|\d|%)")


def place_fall(cue: Cue) -> Reading | None:
    """Torvak fell to the rebels."""
    if _no_fall().match(cue.text, cue.end) and not _FALLS_ANYWAY.match(cue.text, cue.end):
        return None
    gainer = side(cue.text, cue.end, _FALLS_TO)
    places = places_before(cue)
    return Reading(places or (_it_before(cue) if gainer else ()), gained_by=gainer)


def _it_before(cue: Cue) -> tuple[Offsets, ...]:
    """The subject "it": whoever asks knows what it stands for."""
    found = subject_of(cue)
    return (found,) if found and cue.text[slice(*found)].lower() == "it" else ()


def place_pass(cue: Cue) -> Reading | None:
    """Torvak passed to the rebels, into the hands of the rebels."""
    if parted := _PASSES_FROM.match(cue.text, cue.end):
        gainer = side(cue.text, parted.end(), _AT)
        return Reading(places_before(cue), gainer, parted.span("loser")) if gainer else None
    gainer = side(cue.text, cue.end, _PASSES_TO)
    return Reading(places_before(cue), gained_by=gainer) if gainer else None
