"""A place that is made another state's by law: it became part of it, was joined to it, is under its sovereignty.

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .places import is_named, places_behind
from .sides import Cue, Reading, agent, is_passive, places_before, side

_BY_LAW = re.compile(
    r"\b(?:decrees?|decreed|laws?|parliament|senate|assembly|duma|referendum|proclam\w+|annex\w+|treaty|sovereign\w*|constitution\w*|signed|ratif\w+)\b",
    re.IGNORECASE,
)
"""Words of lawmaking: without one "became part of" is said of firms, parks and parishes."""
_PART = re.compile(r"\s+(?:(?:an?|the)\s+)?(?:\w+\s+){0,2}?(?:part|province|territory|district|region)\s+of\s+")
_UNDER = re.compile(r"\s+under\s")
_TO = re.compile(r"\s+(?:to|with|into)\s+")
_SOVEREIGNTY = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?(?:sovereignty|jurisdiction|laws?)\s+(?:over|to)\s+")


def became_part(cue: Cue) -> Reading | None:
    """Torvak became part of Dora under the decree; not "the bank became part of the group"."""
    gainer = side(cue.text, cue.end, _PART, named=True) if _BY_LAW.search(cue.text) else None
    gainer = (gainer[0], gainer[0] + len(_UNDER.split(cue.text[slice(*gainer)])[0])) if gainer else None
    places = places_before(cue) if gainer else ()
    return Reading(places, gainer) if places and is_named(cue.text[slice(*places[0])]) else None


def joined_to(cue: Cue) -> Reading | None:
    """The decree joins Torvak to Dora; Torvak was formally united with Dora by a law."""
    if not _BY_LAW.search(cue.text):
        return None
    places = places_before(cue) if is_passive(cue) else places_behind(cue.text, cue.end, particle=False)
    at = cue.end if is_passive(cue) or not places else places[-1][1]
    gainer = side(cue.text, at, _TO, named=True) if places else None
    return Reading(places, gainer) if gainer and is_named(cue.text[slice(*places[0])]) else None


def law_over(cue: Cue) -> Reading | None:
    """Dora extended its sovereignty over Torvak."""
    lead = _SOVEREIGNTY.match(cue.text, cue.end)
    places = places_behind(cue.text, lead.end(), particle=False) if lead else ()
    return Reading(places, agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None
