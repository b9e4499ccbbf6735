"""A change told before its place is named: "Captured by rebels in May, Torvak", "A month after it fell, Torvak".

One reader for all of them; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .dates import day
from .places import is_named, places_behind
from .sides import BY, Cue, Reading, side
from .syntax import clause_start
from .typography import Offsets

_TIME = r"(?:(?:[\w-]+\s+){1,4}?)?(?:after|since|before|when|until|despite|following)"
_OPENED = re.compile(
    rf"\W*(?:{_TIME}\s+(?:it\s+(?:(?:was|had\s+been|had|has\s+been)\s+(?:\w+ly\s+)?)?|being\s+|having\s+been\s+|its\s+(?:[a-z]+\s+){{0,2}}))?$"
    rf"|\W*{_TIME}\s+$|\W*(?:now|once|first|already|completely|almost|repeatedly|twice|newly|freshly|long)\s+$",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?P<told>[^,;.“”]{0,70}),\s+")
_AT_ONCE = re.compile(
    rf"\s+(?:by|since|in|on|from|after|last|for|during|at|without|early|late|earlier|yesterday|to|this|only|{day()})\b|$"
    r"|\s+(?:a|two|three|four|five|six|several)\s+\w+\s+(?:ago|earlier|before)\b"
)
_TO = re.compile(r"\s+(?:back\s+)?(?:to|into\s+the\s+hands\s+of)\s+")
_PEOPLE_OF = re.compile(
    r"(?:the\s+|its\s+)?(?:\w+\s+){0,2}?(?:garrison|defenders|residents|people|inhabitants|population|town|city|village)\s+(?:of|in|inside)\s+"
)
_SETTLED = r"(?:town|city|village|port|base|airport|island|hill|district|province|settlement|capital|fortress)"
_OF_PERSONS = frozenset({"captured", "seized", "taken", "lost", "freed", "surrounded", "abandoned", "recaptured"})
"""Participles that are as often of a man or a thing: their place must be called one."""
_CALLED = re.compile(
    rf"(?:\s+(?:is|was|remains)|,)\s+(?:(?:now|still|once)\s+)?(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?{_SETTLED}\b"
)
_TYPED = re.compile(rf"\b{_SETTLED}\s+of\s+$")


def fronted(cue: Cue) -> Reading | None:
    """Besieged since May, Torvak; two weeks after its capture by the rebels, Torvak; since falling to them, Torvak."""
    start = clause_start(cue.text, cue.start)
    opened = _OPENED.match(cue.text[start : cue.start]) or _OPENED.match(_before(cue))
    gap = _GAP.match(cue.text, cue.end) if opened else None
    if not opened or not gap or not _AT_ONCE.match(gap["told"]):
        return None
    places = _named_behind(cue.text, gap.end())
    bare = not opened.group().strip()
    if not places or (bare and _may_be_person(cue, places[0])):
        return None
    end = gap.end("told")
    gainer = side(cue.text[:end], cue.end, BY) or side(cue.text[:end], cue.end, _TO, named=True)
    return Reading(places[:1] if len(places) > 1 else places, gainer)


def _before(cue: Cue) -> str:
    """The text of the sentence before the cue."""
    return cue.before[max(cue.before.rfind(". "), -1) + 1 :]


def _named_behind(text: str, at: int) -> tuple[Offsets, ...]:
    people = _PEOPLE_OF.match(text, at)
    places = places_behind(text, people.end() if people else at, particle=False)
    return places if places and is_named(text[slice(*places[0])]) else ()


def _may_be_person(cue: Cue, place: Offsets) -> bool:
    """May a bare participle describe a man or a thing: "Captured in May, Saleh", and no "town of"?"""
    if cue.form not in _OF_PERSONS:
        return False
    return not _CALLED.match(cue.text, place[1]) and not _TYPED.search(cue.text[: place[0]])
