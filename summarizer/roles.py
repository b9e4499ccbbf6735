"""What stands where around a word of control: its place before or behind it, who gains the place and who loses it.

A reader for each pattern of verb (`roles` in control.toml) and one for nouns; spans are offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .lexicon import alternatives, load
from .phrases import before_verb, noun_phrase_after
from .places import is_named, list_start, places_behind, places_in
from .syntax import clause_start, subject, verb_group
from .typography import Offsets

_LONGEST_AGENT = 12
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)(?:n['’]t)?\s+"
    r"(?:(?:\w+ly|later|also|then|first|now|not|never|and\s+\w+)\s+){0,2}$"
)
_PARTICIPLE_ENDINGS = ("ed", "en", "un", "on", "held", "lost", "given", "set")
_PREVENTED = re.compile(r"\b(?:prevent|stop|block|keep|kept)\w*\s+(?P<who>(?:[\w’'-]+\s+){0,4}?[\w’'-]+)\s+from\s+$")
_GERUND_OBJECT = re.compile(r"\b(?:with|for|of|about|in|at|on)\s+$")
_BY = re.compile(r"(?:[^,;.]{0,40}?\s)?by\s+")
_BEHIND_TO = re.compile(r"(?:[^,;.]{0,40}?\s)?to\s+")
_FROM = re.compile(r"(?:\s+[A-Z]?[a-z]+){0,3}?\s+from\s+")
_TO, _BY_NOUN, _FROM_NOUN = (re.compile(rf"\s+{word}\s+") for word in ("to", "by", "from"))
_GIVING_UP = frozenset({"loser-place", "loser-from"})
_FALLS_TO = re.compile(r"(?:\s+(?:back|again|quickly|completely|finally|into))?\s+(?:to|the\s+hands\s+of|under)\s+")
_PASSES_TO = re.compile(r"(?:\s+(?:back|again|finally))?\s+(?:to|(?:in)?to\s+the\s+(?:hands|control)\s+of|under)\s+")
_EDGE = re.compile(r"\s+the\s+(?:\w+\s+)?(?:outskirts|edges?|gates|suburbs|walls|limits|cent(?:er|re))\b")
_NO_LONGER = re.compile(r"\s+no\s+longer(?=\s)")
_AWAY = re.compile(r"(?:\s+(?!from\b|out\b)[\w’'-]+){0,7}?\s+(?:(?:back|out|away)\s+)?(?:from|out\s+of)\s+")
_SOMEBODY_AWAY = re.compile(
    r"\s+(?!to\b)(?P<who>(?:[\w’'.-]+\s+){1,5}?)(?:(?:away\s+|back\s+|out\s+)?from|out\s+of)\s+"
)
_TOWARD = re.compile(r"(?:\s+\w+){0,6}?\s+(?:in\s+on|on|toward|towards|into|of|to)\s+")
_TOWARD_A_DEED = re.compile(r"\s+(?:the\s+)?[a-z]+\s+(?:to|of)\b")


@dataclass(frozen=True)
class Cue:
    """A verb or noun of control where it stands in `text`, a sentence without its quotation marks."""

    text: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """The word in lower case."""
        return self.text[self.start : self.end].lower()

    @property
    def before(self) -> str:
        """The text before it."""
        return self.text[: self.start]


class Reading(NamedTuple):
    """The places of a change, and the sides the sentence names."""

    places: tuple[Offsets, ...]
    gained_by: Offsets | None = None
    lost_by: Offsets | None = None


def _listed(name: str) -> str:
    return alternatives(load("control")["words"][name])


@cache
def _control_of() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[a-z]+\s+){{0,2}}?(?:back\s+)?(?:{_listed('control')})\s+(?:of|over)\s+")


@cache
def _ability() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('ability')}|help(?:ing)?\s+\w+)\s+to\s+$")


@cache
def _no_fall() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?(?:(?:{_listed('no_fall')})\b|\d|%)")


@cache
def _force() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('forces')})\b")


@cache
def _held() -> re.Pattern[str]:
    """Behind "Torvak remains": "(still) under rebel control", "in the hands of the army"."""
    held = _listed("holdings")
    of = (
        rf"(?:in|under)\s+(?:the\s+)?(?:\w+\s+)?(?:{held})\s+of\s+(?P<of>(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+(?=[,.;]|\s*$))"
    )
    by = rf"(?:in|under)\s+(?P<who>(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+)\s+(?:{held})\b"
    return re.compile(rf"(?:\s+(?:still|now|\w+ly))*\s+(?:{of}|{by})")


@cache
def _attack() -> re.Pattern[str]:
    into = r"(?:on|against|at|near|in|towards?|into|to\s+(?:\w+\s+){0,2}?(?:take|retake|capture|seize|enter|storm))"
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,5}}?(?:{_listed('attacks')})\s+(?:by\s+[^,;.]{{1,40}}?\s+)?{into}\s+")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('people')})$", re.IGNORECASE)


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(rf"(?:the|this|that)\s+(?:{_listed('settlements')})")


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_listed('holdings')})$")


def _agent_place(cue: Cue) -> Reading | None:
    """Rebels captured Torvak from the army; Torvak was captured by rebels; "rebel-held Torvak" is none."""
    if cue.before.endswith("-") or _names_a_deed(cue):
        return None
    if _is_passive(cue):
        places, agent, at = _places_before(cue), _side(cue.text, cue.end, _BY), cue.end
    else:
        places, agent = places_behind(cue.text, cue.end), _agent(cue)
        at = places[-1][1] if places else cue.end
    return Reading(places, agent, _side(cue.text, at, _FROM, named=True)) if places else None


def _agent_control(cue: Cue) -> Reading | None:
    """Rebels took control of Torvak."""
    between = _control_of().match(cue.text, cue.end)
    places = places_behind(cue.text, between.end(), particle=False) if between else ()
    return Reading(places, gained_by=_agent(cue))


def _place_fall(cue: Cue) -> Reading | None:
    """Torvak fell to the rebels."""
    if _no_fall().match(cue.text, cue.end):
        return None
    return Reading(_places_before(cue), gained_by=_side(cue.text, cue.end, _FALLS_TO))


def _loser_control(cue: Cue) -> Reading | None:
    """The army lost control of Torvak to the rebels; Torvak was lost to the rebels."""
    if _is_passive(cue):
        return Reading(_places_before(cue), gained_by=_side(cue.text, cue.end, _BEHIND_TO))
    between = _control_of().match(cue.text, cue.end)
    places = places_behind(cue.text, between.end() if between else cue.end, particle=False)
    if not places or not (between or _is_certain_place(cue.text[slice(*places[0])])):
        return None
    return Reading(places, _side(cue.text, places[-1][1], _TO, named=True), _agent(cue))


def _is_certain_place(words: str) -> bool:
    """A name, or a place spoken of before: "the town"."""
    return is_named(words) or bool(_spoken_of().fullmatch(words))


def _loser_place(cue: Cue) -> Reading | None:
    """The army abandoned Torvak; Torvak was handed over by the army to the rebels."""
    if _is_passive(cue):
        places, gainer, loser = _places_before(cue), _side(cue.text, cue.end, _BEHIND_TO), _giver(cue)
    else:
        between = _control_of().match(cue.text, cue.end)
        places, loser = places_behind(cue.text, between.end() - 1 if between else cue.end), _agent(cue)
        if loser and _people().search(cue.text[slice(*loser)]):
            return None
        gainer = _side(cue.text, places[-1][1], _TO, named=True) if places else None
    return Reading(places, gainer, loser)


def _giver(cue: Cue) -> Offsets | None:
    """Who stands behind "by" of a passive; without the receiver: "ceded by Dora to Lenia"."""
    giver = _side(cue.text, cue.end, _BY)
    words = re.split(r"\s+to\s+", cue.text[slice(*giver)])[0] if giver else ""
    return (giver[0], giver[0] + len(words)) if giver else None


def _loser_from(cue: Cue) -> Reading | None:
    """The army pulled its tanks back from Torvak."""
    away = _AWAY.match(cue.text, cue.end)
    places = places_behind(cue.text, away.end(), particle=False) if away else ()
    return Reading(places, lost_by=_agent(cue))


def _expel(cue: Cue) -> Reading | None:
    """Rebels drove the army out of Torvak."""
    away = _SOMEBODY_AWAY.match(cue.text, cue.end)
    if not away:
        return None
    places = places_behind(cue.text, away.end(), particle=False)
    return Reading(places, _agent(cue), (away.start("who"), len(cue.text[: away.end("who")].rstrip())))


def _agent_toward(cue: Cue) -> Reading | None:
    """Rebels advanced on Torvak; rebels entered Torvak."""
    direct = cue.form.startswith(tuple(load("control")["words"]["direct"]))
    between = _TOWARD.match(cue.text, cue.end)
    if direct and _is_passive(cue):
        return None
    if cue.form.startswith("reach") and not _EDGE.match(cue.text, cue.end):
        return None
    if direct and not between:
        places = places_behind(cue.text, cue.end)
    elif between and (direct or not _TOWARD_A_DEED.match(cue.text, cue.end)):
        places = places_behind(cue.text, between.end(), particle=False)
    else:
        return None
    return Reading(places, gained_by=_agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def _place_held(cue: Cue) -> Reading | None:
    """Torvak remains under rebel control; Torvak is still in government hands."""
    held = _held().match(cue.text, cue.end)
    places = _places_before(cue) if held else ()
    if not held or not places:
        return None
    return Reading(places, gained_by=held.span("of") if held["of"] else held.span("who"))


def _place_lost(cue: Cue) -> Reading | None:
    """Torvak is no longer under rebel control."""
    longer = _NO_LONGER.match(cue.text, cue.end)
    held = _held().match(cue.text, longer.end()) if longer else None
    places = _places_before(cue) if held else ()
    if not held or not places:
        return None
    return Reading(places, lost_by=held.span("of") if held["of"] else held.span("who"))


def _place_pass(cue: Cue) -> Reading | None:
    """Torvak passed to the rebels, into the hands of the rebels."""
    gainer = _side(cue.text, cue.end, _PASSES_TO)
    return Reading(_places_before(cue), gained_by=gainer) if gainer else None


def _agent_repel(cue: Cue) -> Reading | None:
    """The army repelled an attack on Torvak; an attack on Torvak was repelled by the army."""
    if _is_passive(cue):
        subject_ = _subject(cue)
        attack = _attack().match(f" {cue.text[slice(*subject_)]}") if subject_ else None
        at = subject_[0] + attack.end() - 1 if subject_ and attack else 0
        places = places_behind(cue.text, at, particle=False) if attack else ()
        return Reading(places, gained_by=_side(cue.text, cue.end, _BY)) if places else None
    attack = _attack().match(cue.text, cue.end)
    places = places_behind(cue.text, attack.end(), particle=False) if attack else ()
    return Reading(places, gained_by=_agent(cue)) if places else None


READERS: Mapping[str, Callable[[Cue], Reading | None]] = {
    "agent-place": _agent_place,
    "agent-control": _agent_control,
    "place-fall": _place_fall,
    "loser-control": _loser_control,
    "loser-place": _loser_place,
    "loser-from": _loser_from,
    "expel": _expel,
    "agent-toward": _agent_toward,
    "place-held": _place_held,
    "place-lost": _place_lost,
    "place-pass": _place_pass,
    "agent-repel": _agent_repel,
}
"""By what stands where, as control.toml names it: the reader of such a verb; None or no places: no change."""


def read_noun(match: re.Match[str], roles: str) -> Reading | None:
    """The capture of Torvak by the rebels, the withdrawal from Torvak by the army: none without a name.

    The place begins where `match` ends; its group `by` may hold who does it. `roles` is the pattern of the verb: it
    tells whether that is who takes the place or who gives it up.
    """
    text = match.string
    places = places_behind(text, match.end(), particle=False)
    if not places or not is_named(text[slice(*places[0])]):
        return None
    if before_verb(text, (match.end(), places[0][1])) != (match.end(), places[0][1]):
        return None
    sides = (_side(text, places[-1][1], lead, named=True) for lead in (_BY_NOUN, _TO, _FROM_NOUN))
    by, to, from_ = (before_verb(text, side) if side else None for side in sides)
    doer = match.span("by") if match["by"] else by
    return Reading(places, to, doer or from_) if roles in _GIVING_UP else Reading(places, doer or to, from_)


def _names_a_deed(cue: Cue) -> bool:
    """Is the deed only named, not said to happen: "the cost of taking it", "the ability to defend Torvak"?"""
    return bool(cue.form.endswith("ing") and _GERUND_OBJECT.search(cue.before)) or bool(_ability().search(cue.before))


def _is_passive(cue: Cue) -> bool:
    return cue.form.split()[0].endswith(_PARTICIPLE_ENDINGS) and bool(_BE.search(cue.before))


def _places_before(cue: Cue) -> tuple[Offsets, ...]:
    """The places in the subject of the verb, one or a list."""
    stop, _ = verb_group(cue.text, cue.start)
    start = clause_start(cue.text, stop)
    start += len(cue.text[start:stop]) - len(cue.text[start:stop].lstrip())
    start = list_start(cue.text, start)
    listed = places_in(cue.text, (start, stop)) if cue.text[start : start + 1] else ()
    whole = len(listed) > 1 and not re.search(r"\w", cue.text[listed[-1][1] : stop])
    return listed if whole else places_in(cue.text, _subject(cue))


def _subject(cue: Cue) -> Offsets | None:
    stop, _ = verb_group(cue.text, cue.start)
    return subject(cue.text, clause_start(cue.text, stop), stop)


def _agent(cue: Cue) -> Offsets | None:
    """The subject of the verb; of an infinitive, the subject of the verb before it; who is prevented from it."""
    if prevented := _PREVENTED.search(cue.before):
        return prevented.span("who")
    found = _subject(cue)
    agent = before_verb(cue.text, found) if found else None
    return agent if agent and len(cue.text[slice(*agent)].split()) <= _LONGEST_AGENT else None


def _side(text: str, at: int, lead: re.Pattern[str], *, named: bool = False) -> Offsets | None:
    """The noun phrase behind `lead` at `at`; with `named`, only one that holds a name or a force."""
    match = lead.match(text, at)
    found = noun_phrase_after(text, match.end()) if match else None
    if found is None or re.match(r"\d|which|what", text[slice(*found)]):
        return None
    words = _holding().sub("", text[slice(*found)])
    if named and not (any(char.isupper() for char in words) or _force().search(words)):
        return None
    return found[0], found[0] + len(words)
