"""A place that is put where it stands: brought under control, put under siege, given back, a rule restored over it.

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re
from functools import cache

from .places import is_named, place_before, places_behind
from .sides import BY_NOUN, Cue, Reading, agent, is_passive, listed, places_before, side
from .typography import Offsets

_SIEGE = re.compile(r"\s+under\s+(?:(?:\w+\s+)?siege|(?:a\s+)?(?:\w+\s+)?blockade)\b")
_OWN = re.compile(
    r"(?:its|their|his|her|our|my|full|complete|total|firm|effective|sole|direct|the|tight|new|united|common|single)\b"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_RULE = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:authority|rule|sovereignty|administration|constitutional\s+order|writ)"
    r"\s+(?:in|over|to|at|throughout)\s+"
)
_FREED = re.compile(r"\s+(?:\w+ly\s+)?(?:liberated|captured|secured|conquered|retaken)(?![\w-])")
_END = r"(?=[,.;]|\s*$|\s+(?:on|in|after|by|last|for|from|early|late|at|during|and|without|following)\b)"


@cache
def _put() -> re.Pattern[str]:
    """Behind the place: "under rebel control", "back under the control of the army"."""
    held = listed("holdings")
    of = rf"the\s+(?:\w+\s+)?(?:{held})\s+of\s+(?P<of>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+){_END}"
    by = rf"(?P<who>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+)\s+(?:\w+\s+)?(?:{held})\b"
    adverbs = r"(?:\s+(?:back|again|now|once\s+more|firmly|fully|entirely|completely))*"
    return re.compile(rf"{adverbs}\s+under\s+(?:{of}|{by})")


@cache
def _now() -> re.Pattern[str]:
    """Behind "now": "in rebel hands", "under the control of the army"."""
    held = listed("holdings")
    of = rf"the\s+(?:\w+\s+)?(?:{held})\s+of\s+(?P<of>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+){_END}"
    by = rf"(?P<who>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+)\s+(?:{held})\b"
    return re.compile(rf"\s+(?:\w+ly\s+)?(?:in|under)\s+(?:{of}|{by})")


@cache
def _given_back() -> re.Pattern[str]:
    """Behind "returned": "to government control", "to the hands of the army"."""
    held = r"(?:control|hands|rule|sovereignty|authority|administration)"
    of = rf"the\s+(?:\w+\s+)?{held}\s+of\s+(?P<of>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+){_END}"
    by = rf"(?P<who>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+)\s+{held}\b"
    return re.compile(rf"\s+(?:back\s+)?(?:in)?to\s+(?:{of}|{by})")


def put_under(cue: Cue) -> Reading | None:
    """Rebels brought Torvak under their control; Torvak was placed under army control."""
    return _moved(cue, _put())


def put_back(cue: Cue) -> Reading | None:
    """Torvak returned to government control; the army returned Torvak to government rule."""
    return _moved(cue, _given_back(), itself=True)


def declared(cue: Cue) -> Reading | None:
    """Rebels declared Torvak liberated."""
    places = () if is_passive(cue) else places_behind(cue.text, cue.end, particle=False)
    freed = _FREED.match(cue.text, places[-1][1]) if places else None
    if not freed or not is_named(cue.text[slice(*places[0])]):
        return None
    return Reading(places, agent(cue))


def now_held(cue: Cue) -> Reading | None:
    """Torvak, now in rebel hands, was quiet."""
    held = _now().match(cue.text, cue.end) if cue.before.endswith(", ") else None
    places = place_before(cue.text, len(cue.before) - 2) if held else ()
    return Reading(places, _holder(held, cue)) if held and places and is_named(cue.text[slice(*places[0])]) else None


def put_siege(cue: Cue) -> Reading | None:
    """Rebels put Torvak under siege; Torvak was placed under blockade by rebels."""
    if is_passive(cue):
        lead = _SIEGE.match(cue.text, cue.end)
        return Reading(places_before(cue), side(cue.text, lead.end(), BY_NOUN)) if lead else None
    places = places_behind(cue.text, cue.end, particle=False)
    under = _SIEGE.match(cue.text, places[-1][1]) if places else None
    return Reading(places, agent(cue)) if under else None


def rule_over(cue: Cue) -> Reading | None:
    """The army restored government authority in Torvak."""
    rule = None if is_passive(cue) else _RULE.match(cue.text, cue.end)
    places = places_behind(cue.text, rule.end(), particle=False) if rule else ()
    return Reading(places, agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def _moved(cue: Cue, where: re.Pattern[str], *, itself: bool = False) -> Reading | None:
    """A place that a verb moves to `where`: its object or subject; with `itself`, also one that moves of itself."""
    if is_passive(cue) or (itself and where.match(cue.text, cue.end)):
        put, places, doer = where.match(cue.text, cue.end), places_before(cue), None
    else:
        places = places_behind(cue.text, cue.end, particle=False)
        put, doer = where.match(cue.text, places[-1][1]) if places else None, agent(cue)
    return Reading(places, _holder(put, cue) or doer) if places and put else None


def _holder(put: re.Match[str], cue: Cue) -> Offsets | None:
    """Whose control it is: none for "its" and "full", which stand for who does it."""
    start, end = put.span("of") if put["of"] else put.span("who")
    words = cue.text[start:end]
    if not put["of"] and len(words.split()) == 1 and _OWN.match(words):
        return None
    return start, start + len(_POSSESSIVE.sub("", words))
