"""What stands where around a word of control: its place before or behind it, who gains the place and who loses it.

A reader for each pattern of verb (`roles` in control.toml) and one for nouns; spans are offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from .lexicon import load
from .phrases import before_verb
from .places import is_named, place_before, places_behind
from .schemas import Change
from .sides import Cue, Reading, agent, is_passive, listed, names_a_deed, places_before, side, subject_of
from .syntax import verb_group
from .typography import Offsets

_BY = re.compile(r"(?:[^,;.]{0,40}?\s)?by\s+")
_BEHIND_TO = re.compile(r"(?:[^,;.]{0,40}?\s)?to\s+")
_FROM = re.compile(r"(?:\s+[A-Z]?[a-z]+){0,3}?\s+from\s+")
_BY_NOUN, _FROM_NOUN = (re.compile(rf"\s+{word}\s+") for word in ("by", "from"))
_TO = re.compile(r"\s+to\s+(?![a-z]+\s+(?:the|an?|its|their|our|his|her|any|civilians?)\b)")
_GIVING_UP = frozenset({"loser-place", "loser-from", "loser-control"})
_FALLS_TO = re.compile(
    r"(?:\s+(?:back|again|quickly|completely|finally))?\s+"
    r"(?:to|(?:in)?to\s+the\s+(?:hands|control|possession)\s+of|the\s+hands\s+of|into|under)\s+"
)
_PASSES_TO = re.compile(
    r"(?:\s+(?:back|again|finally))?\s+(?:to|(?:in)?to\s+the\s+(?:hands|control|possession)\s+of|under|into(?=[^,.;]{1,40}\shands\b))\s+"
)
_HANDS = re.compile(r"\s+hands\b")
_WHICH = re.compile(r",?\s+(?:which|that)\s+(?P<who>(?:[\w’'.-]+\s+){1,8})$")
_REDUCED = re.compile(r",?\s+(?:(?:first|since|now|recently|previously|already|which\s+(?:was|were))\s+)?$")
_FLAG = re.compile(
    r"\s+(?:(?:their|its|his|the|a|an|[\w-]+['’]s?)\s+)?(?:[\w-]+\s+){0,4}?(?:flags?|banners?|standards?|colou?rs|tricolou?r|ensign)"
    r"\s+(?:over|above|in|on|at|atop)\s+(?:(?:the|a)\s+[a-z ]{1,30}?(?:in|of|at)\s+)?"
)
_NEAR = re.compile(
    r"(?:\s+(?:up|now|just|only|already|\w+ly|forward|close))*"
    r"\s+(?:(?:to\s+)?within\s+(?:sight|range|reach|striking\s+distance|[\w’'-]+(?:\s+[\w’'-]+){0,2}?)\s+of"
    r"|(?:(?:about|some|only|just|less\s+than|around)\s+)?[\w.-]+\s+(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s|yards)"
    r"\s+(?:(?:north|south|east|west)\w*\s+)?(?:from|of|outside|short\s+of)"
    r"|(?:at|to|before|on|into)\s+the\s+(?:\w+\s+)?(?:gates?|outskirts|edges?|doorstep|approaches|suburbs|walls)\s+(?:of|to))\s+"
)
_PEOPLE_IN = re.compile(
    r"(?:[\w’'-]+\s+){0,4}?(?:forces|troops|units|soldiers|fighters|garrison|men|defenders)\s+(?:in|at|inside)\s+"
)
_INSIDE = re.compile(r"\s+(?:(?:there|still|themselves)\s+)?(?:in|inside|at|within)\s+")
_INTO = re.compile(r"\s+(?:into|(?:as\s+)?(?:an?\s+)?(?:\w+\s+)?part\s+of)\s+")
_FOUGHT_IN = re.compile(
    r"(?P<verb>\s+(?:(?:was|were|is|are|has|have|had|been|still|also|\w+ly)\s+){0,3}(?:rag(?:ed|ing|es)|continu(?:ed|ing|es)|going\s+on|under\s*way"
    r"|broke\s+out|erupted|spread|reached|intensified|persisted))?"
    r"(?:\s+(?:\w+ly|on|again))?\s+(?P<where>inside|through|throughout|in\s+the\s+(?:streets|cent(?:re|er)|heart|middle|outskirts|suburbs)\s+of"
    r"|for\s+control\s+of|over\s+control\s+of|for|over|in|into|the\s+(?:streets|cent(?:re|er)|heart)\s+of)\s+"
)
_STREET = re.compile(
    r"\b(?:street|urban|house-to-house|hand-to-hand|close-quarters?|street-to-street|heavy|fierce|pitched)\s+$",
    re.IGNORECASE,
)
_INSIDE_FIGHT = re.compile(r"inside|through|streets|cent|heart|control|reached")
_POSSESSOR = re.compile(r"(?P<who>(?:[\w’'.-]+\s+){0,4}?[\w’'.-]*\w)(?:['’]s|s['’])\s+(?:[a-z]+\s+){0,2}$")
_MADE = re.compile(
    r"\b(?:ma(?:de|ke|kes|king)|gain(?:ed|s|ing)?|secured?|won|establish(?:ed|ing)?|got|tighten(?:ed|ing)?|la(?:id|y)|announced|launched|ordered|completed|began|started)\s+(?:[a-z]+\s+){0,4}$"
)
_EDGE = re.compile(r"\s+the\s+(?:\w+\s+)?(?:outskirts|edges?|gates|suburbs|walls|limits|cent(?:er|re))\b")
_NO_LONGER = re.compile(r"\s+no\s+longer(?=\s)")
_AWAY = re.compile(r"(?:\s+(?!from\b|out\b)[\w’'-]+){0,7}?\s+(?:(?:back|out|away)\s+)?(?:from|out\s+of)\s+")
_SOMEBODY_AWAY = re.compile(
    r"\s+(?!to\b)(?P<who>(?:[\w’'.-]+\s+){1,5}?)(?:(?:away\s+|back\s+|out\s+)?from|out\s+of)\s+"
)
_TOWARD = re.compile(r"(?:\s+\w+){0,6}?\s+(?:in\s+on|on|toward|towards|into|of|to)\s+")
_TOWARD_A_DEED = re.compile(r"\s+(?:the\s+)?[a-z]+\s+(?:to|of)\b")


@cache
def _control_of() -> re.Pattern[str]:
    return re.compile(rf"\s+(?!no\s+longer)(?:[a-z]+\s+){{0,3}}?(?:back\s+)?(?:{listed('control')})\s+(?:of|over)\s+")


@cache
def _no_fall() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?(?:(?:{listed('no_fall')})\b|\d|%)")


@cache
def _held() -> re.Pattern[str]:
    """Behind "Torvak remains": "(still) under rebel control", "in the hands of the army"."""
    held = listed("holdings")
    of = (
        rf"(?:in|under)\s+(?:the\s+)?(?:\w+\s+)?(?:{held})\s+of\s+(?P<of>(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+(?=[,.;]|\s*$))"
    )
    by = rf"(?:in|under)\s+(?P<who>(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+)\s+(?:{held})\b"
    return re.compile(rf"(?P<adverbs>(?:\s+(?:still|now|back|again|once\s+(?:more|again)|\w+ly))*)\s+(?:{of}|{by})")


@cache
def _attack() -> re.Pattern[str]:
    into = r"(?:on|against|at|near|in|towards?|into|to\s+(?:\w+\s+){0,2}?(?:take|retake|capture|seize|enter|storm))"
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,5}}?(?:{listed('attacks')})\s+(?:by\s+[^,;.]{{1,40}}?\s+)?{into}\s+")


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
        places, gainer, at = places_before(cue), side(cue.text, cue.end, _BY), cue.end
    elif places := _related_place(cue):
        return Reading(places, _related_agent(cue))
    elif places := _reduced_place(cue):
        gainer, at = side(cue.text, cue.end, _BY), cue.end
    else:
        places, gainer = places_behind(cue.text, cue.end), agent(cue)
        at = places[-1][1] if places else cue.end
    return Reading(places, gainer, side(cue.text, at, _FROM, named=True)) if places else None


def _related_place(cue: Cue) -> tuple[Offsets, ...]:
    """The place that "which" stands for as the object of the verb: "| Torvak |, which rebels had seized"."""
    stop, _ = verb_group(cue.text, cue.start)
    which = _WHICH.search(cue.text[:stop])
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


def _agent_control(cue: Cue) -> Reading | None:
    """Rebels took control of Torvak."""
    between = _control_of().match(cue.text, cue.end)
    places = places_behind(cue.text, between.end(), particle=False) if between else ()
    return Reading(places, gained_by=agent(cue))


def _place_fall(cue: Cue) -> Reading | None:
    """Torvak fell to the rebels."""
    if _no_fall().match(cue.text, cue.end):
        return None
    return Reading(places_before(cue), gained_by=side(cue.text, cue.end, _FALLS_TO))


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


def _doer(text: str, noun: int) -> Offsets | None:
    """Whose deed a noun names: "| the army |’s capture of Torvak", "| rebels | made gains in Torvak"."""
    if possessor := _POSSESSOR.search(text[:noun]):
        return possessor.span("who")
    made = _MADE.search(text[:noun])
    return agent(Cue(text, made.start(), made.end())) if made else None


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
        gainer = side(cue.text, places[-1][1], _TO, named=True) if places else None
        if places and re.match(r"\s+without\b", cue.text[places[-1][1] :]) and cue.form == "left":
            return None
    return Reading(places, gainer, loser, Change.HANDOVER if gainer and not is_passive(cue) else None)


def _giver(cue: Cue) -> Offsets | None:
    """Who stands behind "by" of a passive; without the receiver: "ceded by Dora to Lenia"."""
    giver = side(cue.text, cue.end, _BY)
    words = re.split(r"\s+to\s+", cue.text[slice(*giver)])[0] if giver else ""
    return (giver[0], giver[0] + len(words)) if giver else None


def _loser_from(cue: Cue) -> Reading | None:
    """The army pulled its tanks back from Torvak."""
    away = _AWAY.match(cue.text, cue.end)
    places = places_behind(cue.text, away.end(), particle=False) if away else ()
    return Reading(places, lost_by=agent(cue))


def _expel(cue: Cue) -> Reading | None:
    """Rebels drove the army out of Torvak; the army was driven from Torvak by rebels."""
    if is_passive(cue):
        away = _AWAY.match(cue.text, cue.end)
        places = places_behind(cue.text, away.end(), particle=False) if away else ()
        at = places[-1][1] if places else cue.end
        return Reading(places, side(cue.text, at, _BY_NOUN, named=True), subject_of(cue)) if places else None
    away = _SOMEBODY_AWAY.match(cue.text, cue.end)
    if not away:
        return None
    places = places_behind(cue.text, away.end(), particle=False)
    return Reading(places, agent(cue), (away.start("who"), len(cue.text[: away.end("who")].rstrip())))


def _agent_toward(cue: Cue) -> Reading | None:
    """Rebels advanced on Torvak; rebels entered Torvak."""
    direct = cue.form.startswith(tuple(load("control")["words"]["direct"]))
    between = _TOWARD.match(cue.text, cue.end)
    if direct and is_passive(cue):
        return None
    if cue.form.startswith("reach") and not _EDGE.match(cue.text, cue.end):
        return None
    if direct and not between:
        places = places_behind(cue.text, cue.end)
    elif between and (direct or not _TOWARD_A_DEED.match(cue.text, cue.end)):
        places = places_behind(cue.text, between.end(), particle=False)
    else:
        return None
    return Reading(places, gained_by=agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def _place_held(cue: Cue) -> Reading | None:
    """Torvak remains under rebel control; Torvak is still in government hands."""
    held = _held().match(cue.text, cue.end)
    kept = cue.form not in _BEING or (held and "still" in held["adverbs"]) or "still" in cue.before.split()[-1:]
    return _in_hands(cue, held) if held and kept else None


_BEING = frozenset({"is", "are", "was", "were", "be", "been", "come", "comes", "came", "coming"})
_ONCE_MORE = re.compile(r"\b(?:back|again|once\s+more)\b")
_BACK_WITH = re.compile(r"\s+(?:now\s+)?(?:back|again|once\s+more)\s+with\s+")


def _place_hands(cue: Cue) -> Reading | None:
    """Torvak is (now) in the hands of the rebels; not "still", not "back"."""
    held = _held().match(cue.text, cue.end)
    if (
        not held
        or "still" in held["adverbs"]
        or "still" in cue.before.split()[-1:]
        or _ONCE_MORE.search(held["adverbs"])
    ):
        return None
    return _in_hands(cue, held)


def _place_back(cue: Cue) -> Reading | None:
    """Torvak is once more under army control; Torvak is back with the army."""
    held = _held().match(cue.text, cue.end)
    if held and _ONCE_MORE.search(held["adverbs"]):
        return _in_hands(cue, held)
    gainer = side(cue.text, cue.end, _BACK_WITH, named=True)
    return Reading(places_before(cue), gainer) if gainer else None


def _in_hands(cue: Cue, held: re.Match[str]) -> Reading | None:
    places = places_before(cue)
    return Reading(places, gained_by=held.span("of") if held["of"] else held.span("who")) if places else None


def _place_changed(cue: Cue) -> Reading | None:
    """Torvak changed hands."""
    return Reading(places_before(cue)) if _HANDS.match(cue.text, cue.end) else None


def _flag(cue: Cue) -> Reading | None:
    """Rebels hoisted their flag over Torvak, over the town hall of Torvak."""
    flag = _FLAG.match(cue.text, cue.end)
    places = places_behind(cue.text, flag.end(), particle=False) if flag else ()
    return Reading(places, agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def _agent_near(cue: Cue) -> Reading | None:
    """Rebels are (moved to) within four miles of Torvak, at the gates of Torvak."""
    near = _NEAR.match(cue.text, cue.end)
    places = places_behind(cue.text, near.end(), particle=False) if near else ()
    return Reading(places, agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def _trapped_in(cue: Cue) -> Reading | None:
    """The garrison was cut off in Torvak by the rebels."""
    inside = _INSIDE.match(cue.text, cue.end) if is_passive(cue) else None
    places = places_behind(cue.text, inside.end(), particle=False) if inside else ()
    at = places[-1][1] if places else cue.end
    return Reading(places, side(cue.text, at, _BY_NOUN, named=True), subject_of(cue)) if places else None


def _agent_into(cue: Cue) -> Reading | None:
    """Parliament voted to incorporate Torvak into Dora; Torvak was declared part of Dora."""
    places = places_before(cue) if is_passive(cue) else places_behind(cue.text, cue.end, particle=False)
    at = cue.end if is_passive(cue) or not places else places[-1][1]
    gainer = side(cue.text, at, _INTO)
    return Reading(places, gainer) if places and gainer and is_named(cue.text[slice(*places[0])]) else None


def _fighting(cue: Cue) -> Reading | None:
    """Street battles raged through Torvak; fighting was going on inside Torvak; not any clash "in" a place."""
    where = _FOUGHT_IN.match(cue.text, cue.end)
    if not where:
        return None
    raged = bool(where["verb"]) and "rag" in where["verb"]
    inside = bool(_INSIDE_FIGHT.search(where.group())) or bool(_STREET.search(cue.before)) or raged
    places = places_behind(cue.text, where.end(), particle=False) if inside else ()
    return Reading(places) if places and is_named(cue.text[slice(*places[0])]) else None


def _place_lost(cue: Cue) -> Reading | None:
    """Torvak is no longer under rebel control."""
    longer = _NO_LONGER.match(cue.text, cue.end)
    held = _held().match(cue.text, longer.end()) if longer else None
    places = places_before(cue) if held else ()
    if not held or not places:
        return None
    return Reading(places, lost_by=held.span("of") if held["of"] else held.span("who"))


def _place_pass(cue: Cue) -> Reading | None:
    """Torvak passed to the rebels, into the hands of the rebels."""
    gainer = side(cue.text, cue.end, _PASSES_TO)
    return Reading(places_before(cue), gained_by=gainer) if gainer else None


def _agent_repel(cue: Cue) -> Reading | None:
    """The army repelled an attack on Torvak; an attack on Torvak was repelled by the army."""
    if is_passive(cue):
        subject_ = subject_of(cue)
        attack = _attack().match(f" {cue.text[slice(*subject_)]}") if subject_ else None
        at = subject_[0] + attack.end() - 1 if subject_ and attack else 0
        places = places_behind(cue.text, at, particle=False) if attack else ()
        return Reading(places, gained_by=side(cue.text, cue.end, _BY)) if places else None
    attack = _attack().match(cue.text, cue.end)
    places = places_behind(cue.text, attack.end(), particle=False) if attack else ()
    return Reading(places, gained_by=agent(cue)) if places else None


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
    "place-hands": _place_hands,
    "place-back": _place_back,
    "place-changed": _place_changed,
    "flag": _flag,
    "agent-near": _agent_near,
    "trapped-in": _trapped_in,
    "agent-into": _agent_into,
    "fighting": _fighting,
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
    found = (side(text, places[-1][1], lead, named=True) for lead in (_BY_NOUN, _TO, _FROM_NOUN))
    by, to, from_ = (before_verb(text, words) if words else None for words in found)
    doer = match.span("by") if match["by"] else by or _doer(text, match.start())
    return Reading(places, to, doer or from_) if roles in _GIVING_UP else Reading(places, doer or to, from_)
