"""A place named last, behind what happened to it: "the latest town to fall was Torvak", "among those taken was Torvak".

One reader; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .places import is_named, places_behind
from .sides import BY, Cue, Reading, side

_PLACES = (
    r"(?:place|town|city|village|settlement|island|base|port|hill|district|province|outpost|post|stronghold|capital"
    r"|suburb|neighbou?rhood|airport|fort|camp|position|locality|area|region|cities|villages)s?"
)
_RANK = (
    r"(?:the\s+)?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|next|only|biggest"
    rf"|largest|most\s+\w+|\w+st)\s+)(?:(?:[\w’'-]+\s+){{0,4}}?(?:{_PLACES})\s+)?"
)
_BEFORE = re.compile(
    rf"(?:(?:\b[Aa]mong\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}?{_PLACES}\s+(?:that\s+(?:have\s+|had\s+)?)?)|\b(?i:{_RANK})(?:of\s+the\s+(?:[\w’'-]+\s+){{0,3}}{_PLACES}\s+)?)"
    r"(?:(?:to|to\s+be|to\s+have|to\s+have\s+been|that|that\s+was|that\s+were)\s+)?$"
)
_THEN = re.compile(r"(?P<told>[^,;.]{0,50}?)\s+(?:was|were|is|are|has\s+been|include[sd]?)\s+(?=\S)")
_IS = re.compile(
    rf"\b(?:is|was|became|becomes|has\s+become|had\s+become|are|were)\s+(?:now\s+|thus\s+|also\s+)?(?:reportedly\s+)?(?i:{_RANK})(?:in\s+[^,;.]{{1,30}}\s+)?"
    r"to\s+(?:be\s+|have\s+been\s+|have\s+)?$"
)
_TO = re.compile(r"\s+(?:to|into\s+the\s+hands\s+of)\s+")


def in_turn(cue: Cue) -> Reading | None:
    """The latest town to fall (to the rebels) was Torvak; among the villages captured were Torvak and Lenz."""
    rank = _BEFORE.search(cue.before)
    called = rank and (cue.form.startswith("f") or re.search(rf"\b{_PLACES}\b", rank.group()))
    then = _THEN.match(cue.text, cue.end) if called else None
    places = places_behind(cue.text, then.end(), particle=False) if then else ()
    if not then or not places or not is_named(cue.text[slice(*places[0])]):
        return None
    told = cue.text[: then.end("told")]
    return Reading(places, side(told, cue.end, BY) or side(told, cue.end, _TO, named=True))


def is_in_turn(text: str, at: int, end: int) -> bool:
    """Does an infinitive tell of what is done: "Torvak became the third town to | fall |", "to | fall | was Torvak"?"""
    return bool(_IS.search(text[:at]) or (_BEFORE.search(text[:at]) and _THEN.match(text, end)))
