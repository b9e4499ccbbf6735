"""How a place is shut in: under siege, its roads cut, its garrison trapped.

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .places import is_named, places_behind
from .sides import BY, BY_NOUN, Cue, Reading, agent, is_passive, places_before, side, subject_of

_INSIDE = re.compile(r"\s+(?:(?:there|still|themselves)\s+)?(?:in|inside|at|within)\s+")
_UNDER_SIEGE = re.compile(r"(?:\s+(?:now|still|again))?\s+under\s+(?:\w+\s+)?siege")
_ROAD = re.compile(
    r"\s+(?:off\s+)?(?:(?:the|all|both|every|most)\s+)?(?:(?:the|two|three|four|last|only|main|remaining|supply|access|land|\w+ern)\s+){0,3}"
    r"(?:roads?|highways?|railway|rail\s+line|routes?|supply\s+lines?|(?:ground\s+)?lines?\s+of\s+communication|approaches|access)\s+(?:(?:in)?to|out\s+of)\s+",
    re.IGNORECASE,
)


def trapped_in(cue: Cue) -> Reading | None:
    """The garrison was cut off in Torvak by the rebels."""
    inside = _INSIDE.match(cue.text, cue.end) if is_passive(cue) else None
    places = places_behind(cue.text, inside.end(), particle=False) if inside else ()
    at = places[-1][1] if places else cue.end
    return Reading(places, side(cue.text, at, BY_NOUN, named=True), subject_of(cue)) if places else None


def under_siege(cue: Cue) -> Reading | None:
    """Torvak was under siege by the rebels; they have it under siege."""
    lead = _UNDER_SIEGE.match(cue.text, cue.end)
    return Reading(places_before(cue), side(cue.text, lead.end(), BY_NOUN)) if lead else None


def roads_cut(cue: Cue) -> Reading | None:
    """Rebels have cut the last road into Torvak; all roads out of Torvak have been cut by rebels."""
    found = subject_of(cue) if is_passive(cue) else None
    if found:
        road = _ROAD.match(f" {cue.text[slice(*found)]}")
        places = places_behind(cue.text, found[0] + road.end() - 1, particle=False) if road else ()
        return Reading(places[:1], side(cue.text, cue.end, BY)) if places else None
    road = _ROAD.match(cue.text, cue.end)
    places = places_behind(cue.text, road.end(), particle=False) if road else ()
    return Reading(places[:1], agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None
