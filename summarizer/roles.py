"""What stands where around a word of control: its place before or behind it, who gains the place and who loses it.

A reader for each pattern of verb (`roles` in control.toml) and one for nouns; spans are offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from .deeds import doer
from .lexicon import load
from .phrases import before_verb
from .places import is_named, place_before, places_behind
from .schemas import Change
from .sides import (
    BY,
    BY_NOUN,
    Cue,
    Reading,
    agent,
    is_armed,
    is_passive,
    listed,
    names_a_deed,
    places_before,
    side,
    subject_of,
)
from .syntax import verb_group
from .typography import Offsets

_BEHIND_TO = re.compile(r"(?:[^,;.]{0,40}?\s)?to\s+")
_FROM = re.compile(r"(?:\s+[A-Z]?[a-z]+){0,3}?\s+from\s+")
_IT = re.compile(
    r"\s+(?P<it>it)(?=\s+(?:from|on|in|to|after|again|back|by|without|within|yesterday|last|at|and|over|overnight|late"
    r"|early|a|two|three)\b|[,.;]|$)"
)
_FROM_NOUN = re.compile(r"\s+from\s+")
_TO = re.compile(r"\s+to\s+(?![a-z]+\s+(?:the|an?|its|their|our|his|her|any|civilians?)\b)")
_PARTED_TO = re.compile(r"\s+(?:over|back)\s+to\s+")
_OVER_TO = re.compile(rf"(?:\s+(?:over|back))?{_TO.pattern}")
_HAVING = frozenset({"have", "has", "had", "having"})
_DONE_WITH_IT = re.compile(r"\s+(?:\w+\s+)*?(?:\w+ed|lost|won|taken|got|retaken|kept|held)\s")
_OF_FOES = re.compile(r"\s+of\s+")
_LITTER = re.compile(
    r"\b(?:mines?|landmines|bombs?|rubble|debris|snow|explosives|ordnance|traps|waste|wreckage|rubbish|litter|bodies|corpses|weeds|charges?|blame|civilians|residents|people)$"
)
"""What a place is cleared of that holds none."""
_CLEARING = ("clear", "clean", "free", "purg", "liberat")
_BEING = frozenset({"is", "are", "was", "were"})
_GIVING_UP = frozenset({"loser-place", "loser-from", "loser-control"})
_WHICH = re.compile(r",?\s+(?:which|(?P<that>that))\s+(?P<who>(?:[\w’'.-]+\s+){1,8})$")
_WHICH_WAS = re.compile(r",?\s+which\s+$")
_REDUCED = re.compile(r",?\s+(?:(?:first|since|now|recently|previously|already|which\s+(?:was|were))\s+)?$")
_THEN = re.compile(
    r"\s+(?:on\s+\w+day|(?:a|two|three|four|several)\s+\w+\s+(?:ago|earlier|before)|last\s+\w+|in\s+[A-Z]\w+|yesterday|overnight)\b"
)
_PEOPLE_IN = re.compile(
    r"(?:[\w’'-]+\s+){0,4}?(?:forces|troops|units|soldiers|fighters|garrison|men|defenders)\s+(?:in|at|inside)\s+"
)
_EDGE = re.compile(r"\s+the\s+(?:\w+\s+)?(?:outskirts|edges?|gates|suburbs|walls|limits|cent(?:er|re))\b")
_NOUN_OF = re.compile(r"\b(?:the|an?|its|their|any)\s+$")
_AWAY = re.compile(
    r"(?:\s+(?!from\b|out\b)[\w’'-]+){0,7}?\s+(?:(?:back|out|away)\s+)?(?:from|off|out\s+of|(?<=\bout\s)of)\s+"
)
_SOMEBODY_AWAY = re.compile(
    r"\s+(?!to\b)(?P<who>(?:[\w’'.-]+\s+){1,7}?)(?:(?:away\s+|back\s+|out\s+)?from|off|out\s+of)\s+"
)
_TOWARD = re.compile(
    r"(?:\s+\w+){0,6}?\s+(?:in\s+on|on|toward|towards|into|of|to|(?:north|south|east|west)\w*\s+of)\s+"
)
_WITHIN = re.compile(r"(?:\s+(?:further|deeper|\w+ly))*\s+(?:in|near|within|around|across|along)\s+")
_OUT = re.compile(r"\s+(?:out|off|away)\b")
_OFF = re.compile(r"\bout\s+of\s+$|\b(?:around|round)\s")
""""Moved its men | out of | Torvak", "closed the ring | around | the city of Torvak": no advance on it."""
_TOWARD_A_DEED = re.compile(r"\s+(?!(?:north|south|east|west)\w*\s+of)(?:the\s+)?[a-z]+\s+(?:to|of)\b")


@cache
def _control_of() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?!no\s+longer)(?:[a-z]+\s+){{0,3}}?(?:back\s+)?(?:(?:{listed('control')})\s+(?:of|over)|(?:grip|hold|stranglehold)\s+on)\s+"
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('people')})$", re.IGNORECASE)


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(rf"(?:the|this|that)\s+(?:{listed('settlements')})")


def _agent_place(cue: Cue) -> Reading | None:
    """Rebels captured Torvak from the army; Torvak was captured by rebels; "rebel-held Torvak" is none."""
    if cue.before.endswith("-") or names_a_deed(cue):
        return None
    if is_passive(cue):
        places, gainer, at = _which_place(cue) or places_before(cue), side(cue.text, cue.end, BY), cue.end
    elif places := _related_place(cue):
        return Reading(places, _related_agent(cue))
    elif places := _reduced_place(cue) or _dated_place(cue):
        gainer, at = side(cue.text, cue.end, BY), cue.end
    else:
        places, gainer = places_behind(cue.text, cue.end), agent(cue)
        at = places[-1][1] if places else cue.end
    if places and cue.form.startswith(_CLEARING) and (foes := side(cue.text, at, _OF_FOES)):
        told = gainer or not is_passive(cue) or is_named(cue.text[slice(*foes)])
        return None if _LITTER.search(cue.text[slice(*foes)]) else Reading(places, gainer, foes if told else None)
    return Reading(places, gainer, side(cue.text, at, _FROM, named=True)) if places else None


def read_it(cue: Cue) -> Reading | None:
    """It was captured by rebels; rebels captured it: whoever asks knows what "it" stands for."""
    found = subject_of(cue)
    if is_passive(cue):
        is_it = found is not None and cue.text[slice(*found)].lower() == "it"
        return Reading((found,), side(cue.text, cue.end, BY)) if found and is_it else None
    it = None if names_a_deed(cue) else _IT.match(cue.text, cue.end)
    return Reading((it.span("it"),), agent(cue), side(cue.text, it.end(), _FROM_NOUN, named=True)) if it else None


def read_lost_it(cue: Cue) -> Reading | None:
    """The army lost it again, gave it up, handed it to the rebels."""
    it = _IT.match(cue.text, cue.end) if is_armed(cue.text) and not names_a_deed(cue) else None
    return Reading((it.span("it"),), side(cue.text, it.end(), _TO, named=True), agent(cue)) if it else None


def _related_place(cue: Cue) -> tuple[Offsets, ...]:
    """The place that "which" stands for as the object of the verb: "| Torvak |, which rebels had seized".

    Behind "that" only where the verb has no place of its own: "wrote in Lenz that rebels had seized | Torvak |".
    """
    stop, _ = verb_group(cue.text, cue.start)
    which = _WHICH.search(cue.text[:stop])
    if which is None or (which["that"] and places_behind(cue.text, cue.end)):
        return ()
    return place_before(cue.text, which.start())


def _which_place(cue: Cue) -> tuple[Offsets, ...]:
    """The place that "which" stands for as the subject: "| Torvak |, which was seized by rebels"."""
    stop, _ = verb_group(cue.text, cue.start)
    which = _WHICH_WAS.search(cue.text[:stop])
    return place_before(cue.text, which.start()) if which else ()


def _related_agent(cue: Cue) -> Offsets | None:
    stop, _ = verb_group(cue.text, cue.start)
    which = _WHICH.search(cue.text[:stop])
    found = (which.start("who"), len(cue.text[: which.end("who")].rstrip())) if which else None
    return before_verb(cue.text, found) if found else None


def _reduced_place(cue: Cue) -> tuple[Offsets, ...]:
    """The place that a participle with "by" behind it describes: "| Torvak |, seized by rebels in May"."""
    if not cue.form.endswith(("ed", "en", "un", "on", "ost")) or not re.match(
        r"\s+(?:\w+\s+){0,3}?by\s", cue.text[cue.end :]
    ):
        return ()
    before = _REDUCED.search(cue.before)
    return place_before(cue.text, before.start()) if before else ()


def _dated_place(cue: Cue) -> tuple[Offsets, ...]:
    """The place that a participle between commas with a day behind it describes: "| Torvak |, captured on Monday,"."""
    if not cue.form.endswith(("ed", "en", "un", "on", "ost")) or not _THEN.match(cue.text, cue.end):
        return ()
    found = place_before(cue.text, len(cue.before.rstrip(", "))) if cue.before.endswith(", ") else ()
    return found if found and is_named(cue.text[slice(*found[0])]) else ()


def _agent_control(cue: Cue) -> Reading | None:
    """Rebels took control of Torvak."""
    between = _control_of().match(cue.text, cue.end)
    if between and cue.form in _HAVING and _DONE_WITH_IT.match(between.group()):
        return None
    places = places_behind(cue.text, between.end(), particle=False) if between else ()
    still = bool(between and cue.form in _BEING and "still" in between.group().split())
    return Reading(places, agent(cue), change=Change.HOLD if still else None)


def _loser_control(cue: Cue) -> Reading | None:
    """The army lost control of Torvak to the rebels; Torvak was lost to the rebels; Torvak, lost by the army."""
    if is_passive(cue):
        return Reading(places_before(cue), side(cue.text, cue.end, _BEHIND_TO), _giver(cue))
    if places := _reduced_place(cue):
        return Reading(places, lost_by=_giver(cue))
    if places := _related_place(cue):
        return Reading(places, lost_by=_related_agent(cue))
    between = _control_of().match(cue.text, cue.end)
    places = places_behind(cue.text, between.end() if between else cue.end, particle=False)
    if not places or not (between or _is_certain_place(cue.text[slice(*places[0])])):
        return None
    return Reading(places, side(cue.text, places[-1][1], _TO, named=True), agent(cue))


def _is_certain_place(words: str) -> bool:
    """A name, or a place spoken of before: "the town"."""
    return is_named(words) or bool(_spoken_of().fullmatch(words))


def _loser_place(cue: Cue) -> Reading | None:
    """The army abandoned Torvak; Torvak was handed over by the army to the rebels."""
    if is_passive(cue):
        places, gainer, loser = places_before(cue), side(cue.text, cue.end, _BEHIND_TO), _giver(cue)
    else:
        between = _control_of().match(cue.text, cue.end)
        places, loser = places_behind(cue.text, between.end() - 1 if between else cue.end), agent(cue)
        if loser and _people().search(cue.text[slice(*loser)]):
            return None
        gainer = side(cue.text, places[-1][1], _OVER_TO, named=True) if places else None
        gainer = gainer or (side(cue.text, places[-1][1], _PARTED_TO) if places else None)
        if places and re.match(r"\s+without\b", cue.text[places[-1][1] :]) and cue.form == "left":
            return None
    return Reading(places, gainer, loser, Change.HANDOVER if gainer and not is_passive(cue) else None)


def _giver(cue: Cue) -> Offsets | None:
    """Who stands behind "by" of a passive; without the receiver: "ceded by Dora to Lenia"."""
    giver = side(cue.text, cue.end, BY)
    words = re.split(r"\s+to\s+", cue.text[slice(*giver)])[0] if giver else ""
    return (giver[0], giver[0] + len(words)) if giver else None


def _loser_from(cue: Cue) -> Reading | None:
    """The army pulled its tanks back from Torvak."""
    away = None if _NOUN_OF.search(cue.before) else _AWAY.match(cue.text, cue.end)
    places = places_behind(cue.text, away.end(), particle=False) if away else ()
    return Reading(places, lost_by=agent(cue))


def _expel(cue: Cue) -> Reading | None:
    """Rebels drove the army out of Torvak; the army was driven from Torvak by rebels."""
    if is_passive(cue):
        away = _AWAY.match(cue.text, cue.end)
        places = places_behind(cue.text, away.end(), particle=False) if away else ()
        at = places[-1][1] if places else cue.end
        return Reading(places, side(cue.text, at, BY_NOUN, named=True), subject_of(cue)) if places else None
    away = _SOMEBODY_AWAY.match(cue.text, cue.end)
    if not away:
        return None
    places = places_behind(cue.text, away.end(), particle=False)
    return Reading(places, agent(cue), (away.start("who"), len(cue.text[: away.end("who")].rstrip())))


def _agent_toward(cue: Cue) -> Reading | None:
    """Rebels advanced on Torvak; rebels entered Torvak."""
    direct = cue.form.startswith(tuple(load("control")["words"]["direct"]))
    between = _TOWARD.match(cue.text, cue.end) or (_WITHIN.match(cue.text, cue.end) if _gains_ground(cue) else None)
    if (direct and is_passive(cue)) or _OUT.match(cue.text, cue.end) or (between and _OFF.search(between.group())):
        return None
    if cue.form.startswith("reach") and not _EDGE.match(cue.text, cue.end):
        return None
    if direct and (found := places_behind(cue.text, cue.end)):
        places = found
    elif between and (direct or not _TOWARD_A_DEED.match(cue.text, cue.end)):
        places = places_behind(cue.text, between.end(), particle=False)
    else:
        return None
    return Reading(places, gained_by=agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def _gains_ground(cue: Cue) -> bool:
    """Does an armed force advance, so that "in" and "near" tell where: "troops advanced near Torvak"?"""
    return cue.form.startswith(("advanc", "push", "press")) and is_armed(cue.text)


READERS: Mapping[str, Callable[[Cue], Reading | None]] = {
    "agent-place": _agent_place,
    "agent-control": _agent_control,
    "loser-control": _loser_control,
    "loser-place": _loser_place,
    "loser-from": _loser_from,
    "expel": _expel,
    "agent-toward": _agent_toward,
}
"""By what stands where, as control.toml names it: the reader of such a verb; None or no places: no change."""


def read_noun(match: re.Match[str], roles: str) -> Reading | None:
    """The capture of Torvak by the rebels, the withdrawal from Torvak by the army: none without a name.

    The place begins where `match` ends; its group `by` may hold who does it. `roles` is the pattern of the verb: it
    tells whether that is who takes the place or who gives it up.
    """
    text = match.string
    trapped = _PEOPLE_IN.match(text, match.end())
    at = trapped.end() if trapped and roles == "agent-place" else match.end()
    places = places_behind(text, at, particle=False)
    if not places or not is_named(text[slice(*places[0])]):
        return None
    if before_verb(text, (at, places[0][1])) != (at, places[0][1]):
        return None
    found = (side(text, places[-1][1], lead, named=True) for lead in (BY_NOUN, _TO, _FROM_NOUN))
    by, to, from_ = (before_verb(text, words) if words else None for words in found)
    who = match.span("by") if match["by"] else by or doer(text, match.start())
    return Reading(places, to, who or from_) if roles in _GIVING_UP else Reading(places, who or to, from_)
