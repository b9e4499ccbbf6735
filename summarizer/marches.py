"""Nouns for a movement with its force behind "of": "the withdrawal of troops from Torvak was completed".

A reader for each direction; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .places import is_named, places_behind
from .sides import Cue, Reading, is_armed
from .typography import Offsets

_FROM = re.compile(r"\s+of\s+(?P<who>[^,;.]{1,60}?)\s+(?:from|out\s+of)\s+")
_INTO = re.compile(r"\s+of\s+(?P<who>[^,;.]{1,60}?)\s+(?:into|on|towards?|in|to)\s+(?:the\s+outskirts\s+of\s+)?")
_TOLD_BEFORE = re.compile(
    r"\b(?:after|following|since|announc\w+|confirm\w+|report\w+|complet\w+|beg[au]n|start\w+|finish\w+|record\w+|observ\w+|saw|seen"
    r"|acknowledg\w+|admit\w+|protest\w*(?:\s+\w+){0,5}?|against|condemn\w+|denounc\w+|welcom\w+|hail\w+|cover\w+|amid|with|despite)\s+"
    r"(?:the\s+|a\s+|an\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(
    r"[^,;.]{0,30}?\s(?:(?:was|were|is|has\s+been|had\s+been)\s+(?:now\s+)?(?:complet\w+|finished|over|under\s*way|concluded|announced|confirmed|reported)"
    r"|(?:has|had)\s+(?:begun|started|ended)|began|started|ended|came|took\s+place|followed|left|leaves|opened|allowed|marks|marked|continued|continues)\b"
)


def force_from(cue: Cue) -> Reading | None:
    """The withdrawal of Doran troops from Torvak was completed; not one that is asked for or agreed."""
    return _moving(cue, _FROM, gives_up=True)


def force_into(cue: Cue) -> Reading | None:
    """The advance of the rebels on Torvak has begun; it protested against the entry of troops into Torvak."""
    return _moving(cue, _INTO, gives_up=False)


def _moving(cue: Cue, way: re.Pattern[str], *, gives_up: bool) -> Reading | None:
    moved = way.match(cue.text, cue.end)
    places = places_behind(cue.text, moved.end(), particle=False) if moved else ()
    if not moved or not places or not is_named(cue.text[slice(*places[0])]) or not is_armed(moved["who"]):
        return None
    if not (_TOLD_BEFORE.search(cue.before) or _TOLD_BEHIND.match(cue.text, places[-1][1])):
        return None
    who: Offsets = moved.span("who")
    return Reading(places, lost_by=who) if gives_up else Reading(places, who)
