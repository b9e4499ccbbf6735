"""How a place stands: held, in somebody's hands, under a flag, near its attackers, fought over, part of another.

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re
from functools import cache

from .places import is_named, places_behind, places_in
from .schemas import Change
from .sides import BY, Cue, Reading, agent, is_armed, is_passive, listed, places_before, side, subject_of
from .typography import Offsets

_HANDS = re.compile(r"\s+hands\b")
_FLAG = re.compile(
    r"\s+(?:(?:their|its|his|the|a|an|[\w-]+['’]s?)\s+)?(?:[\w-]+\s+){0,4}?(?:flags?|banners?|standards?|colou?rs|tricolou?r|ensign)"
    r"\s+(?:over|above|in|on|at|atop)\s+(?:(?:the|a)\s+[a-z ]{1,30}?(?:in|of|at)\s+)?"
)
_NEAR = re.compile(
    r"(?:\s+(?:up|now|just|only|already|\w+ly|forward|close))*"
    r"\s+(?:(?:to\s+)?within\s+(?:sight|range|reach|striking\s+distance|[\w’'-]+(?:\s+[\w’'-]+){0,2}?)\s+of"
    r"|(?:(?:about|some|only|just|less\s+than|around)\s+)?[\w.-]+\s+(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s|yards)"
    r"\s+(?:(?:north|south|east|west)\w*\s+)?(?:from|of|outside|short\s+of)"
    r"|(?:already\s+|now\s+)?inside|(?:now|already)\s+in|(?:at|to|before|on|into)\s+the\s+(?:\w+\s+)?(?:gates?|outskirts|edges?|doorstep|approaches|suburbs|walls)\s+(?:of|to))\s+"
)
_INTO = re.compile(r"\s+(?:into|(?:as\s+)?(?:an?\s+)?(?:\w+\s+)?part\s+of)\s+")
_PART_OF = re.compile(r"\s+(?:as\s+)?(?:an?\s+(?:\w+\s+)?)?part\s+of\b")
_FOUGHT_IN = re.compile(
    r"(?P<verb>\s+(?:(?:was|were|is|are|has|have|had|been|still|also|\w+ly)\s+){0,3}(?:rag(?:ed|ing|es)|continu(?:ed|ing|es)|going\s+on|under\s*way"
    r"|(?:broke|broken)\s+out|erupted|(?:were|was)\s+reported|spread|reached|intensified|persisted))?"
    r"(?:\s+(?:\w+ly|on(?:\s+\w+day)?|again))?\s+(?P<where>inside|through|throughout|in\s+the\s+(?:(?:\w+\s+)?(?:streets|cent(?:re|er)|heart|middle|outskirts|suburbs)|north|south|east|west)\s+of|from\s+(?:house\s+to\s+house|street\s+to\s+street|door\s+to\s+door)\s+in"
    r"|for\s+control\s+of|over\s+control\s+of|for|over|in|into|the\s+(?:streets|cent(?:re|er)|heart)\s+of)\s+"
)
_STREET = re.compile(
    r"\b(?:street|urban|house-to-house|hand-to-hand|close-quarters?|street-to-street|heavy|fierce|pitched)\s+$",
    re.IGNORECASE,
)
_INSIDE_FIGHT = re.compile(r"inside|through|from|north|south|east|west|streets|cent|heart|control|reached")
_FREE = re.compile(
    r"\s+(?:(?:now|again|once\s+more|finally|at\s+last)\s+)?(?:free|ours|theirs)(?:\s+(?:again|once\s+more|now|at\s+last))?(?=[,.;]|$|\s+(?:before|by|after|within|in|of)\b)"
)
_BY_A_TIME = re.compile(
    r"(?:.*?[,;.]\s+)?(?:and\s+)?[Bb]y\s+(?:(?:the\s+)?(?:end\s+of\s+)?(?:early|late|mid)?[- ]?\w+)\s*,?"
    r"\s+\S+(?:\s+\S+){0,3}\s+$"
)
_YIELDS = re.compile(
    r"(?:\s+(?:on|yesterday|today|last|after|at|without|to|unconditionally|early|late)\b|[,.;]|$|\s+(?:and|down\s+(?:its|their)\s+(?:arms|weapons))\b)"
)
_YIELDED_TO = re.compile(r"(?:\s+on\s+\w+)?\s+to\s+")
_GARRISON = re.compile(
    r"(?:[\w’'-]+\s+){0,4}?(?:garrison|defenders|troops|soldiers|forces)\s+(?:of|in|at|defending|inside)\s+"
)
_FLAG_OVER = re.compile(
    r"(?:\s+(?:again|now|once\s+more))?\s+(?:over|above|atop|in|on)\s+(?:(?:the|a)\s+[a-z ]{1,30}?(?:in|of|at)\s+)?"
)
_WHOSE_FLAG = re.compile(
    r"^(?:(?P<who>(?:the\s+)?(?:[\w’'-]+?\s+){0,4}?[\w-]+?)(?:[’']s?)?\s+)?(?:flag|banner|colou?rs|tricolou?r|ensign|standard)(?:\s+of\s+(?P<of>[^,;]{1,50}?))?(?:\s+(?:now|still|again|also))*$"
)
_NO_LONGER = re.compile(r"\s+no\s+longer(?=\s)")
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "come", "comes", "came", "coming"})
_ONCE_MORE = re.compile(r"\b(?:back|again|once\s+more)\b")
_BACK_WITH = re.compile(r"\s+(?:now\s+)?(?:back|again|once\s+more)\s+with\s+")


@cache
def _held() -> re.Pattern[str]:
    """Behind "Torvak remains": "(still) under rebel control", "in the hands of the army"."""
    held = listed("holdings")
    whose = r"(?P<of>(?:[\w’'-]+\s+){0,4}?[\w’'-]+(?=[,.;]|\s*$))"
    of = rf"(?:in\s+the|under(?:\s+the)?)\s+(?:\w+\s+)?(?:{held})\s+of\s+{whose}"
    whole = r"(?!(?:full|total|complete|firm|sole|effective|overall|partial)\s+(?:control|possession)\s+of\b)"
    by = rf"(?:in|under)\s+{whole}(?P<who>(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+)\s+(?:{held})\b"
    return re.compile(rf"(?P<adverbs>(?:\s+(?:still|now|back|again|once\s+(?:more|again)|\w+ly))*)\s+(?:{of}|{by})")


@cache
def _attack() -> re.Pattern[str]:
    into = r"(?:on|against|at|near|in|towards?|into|to\s+(?:\w+\s+){0,2}?(?:take|retake|capture|seize|enter|storm))"
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,5}}?(?:{listed('attacks')})\s+(?:by\s+[^,;.]{{1,40}}?\s+)?{into}\s+")


def place_held(cue: Cue) -> Reading | None:
    """Torvak remains under rebel control; Torvak is still in government hands."""
    held = _held().match(cue.text, cue.end)
    kept = cue.form not in _BEING or (held and "still" in held["adverbs"]) or "still" in cue.before.split()[-1:]
    return _in_hands(cue, held) if held and kept else None


def place_hands(cue: Cue) -> Reading | None:
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


def place_back(cue: Cue) -> Reading | None:
    """Torvak is once more under army control; Torvak is back with the army."""
    held = _held().match(cue.text, cue.end)
    if held and _ONCE_MORE.search(held["adverbs"]):
        return _in_hands(cue, held)
    gainer = side(cue.text, cue.end, _BACK_WITH, named=True)
    return Reading(places_before(cue), gainer) if gainer else None


def _in_hands(cue: Cue, held: re.Match[str]) -> Reading | None:
    places = places_before(cue)
    return Reading(places, gained_by=held.span("of") if held["of"] else held.span("who")) if places else None


def place_changed(cue: Cue) -> Reading | None:
    """Torvak changed hands."""
    return Reading(places_before(cue)) if _HANDS.match(cue.text, cue.end) else None


def flag(cue: Cue) -> Reading | None:
    """Rebels hoisted their flag over Torvak, over the town hall of Torvak."""
    flag = _FLAG.match(cue.text, cue.end)
    places = places_behind(cue.text, flag.end(), particle=False) if flag else ()
    return Reading(places, agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def agent_near(cue: Cue) -> Reading | None:
    """Rebels are (moved to) within four miles of Torvak, at the gates of Torvak."""
    near = _NEAR.match(cue.text, cue.end)
    places = places_behind(cue.text, near.end(), particle=False) if near else ()
    return Reading(places, agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def agent_into(cue: Cue) -> Reading | None:
    """Parliament voted to incorporate Torvak into Dora; Torvak was declared part of Dora."""
    passive = is_passive(cue)
    places = places_before(cue) if passive else _made_part(cue)
    if cue.form.startswith("ma") and not places:
        return None
    at = cue.end if is_passive(cue) or not places else places[-1][1]
    gainer = side(cue.text, at, _INTO)
    return Reading(places, gainer) if places and gainer and is_named(cue.text[slice(*places[0])]) else None


def _made_part(cue: Cue) -> tuple[Offsets, ...]:
    """The places between the verb and "part of" or "into": "declared | Torvak | part of Dora"."""
    parted = _PART_OF.search(cue.text, cue.end)
    if parted is None:
        return () if cue.form.startswith("ma") else places_behind(cue.text, cue.end, particle=False)
    return places_behind(cue.text[: parted.start()], cue.end, particle=False)


def fighting(cue: Cue) -> Reading | None:
    """Street battles raged through Torvak; fighting was going on inside Torvak; not any clash "in" a place."""
    where = _FOUGHT_IN.match(cue.text, cue.end)
    if not where:
        return None
    raged = bool(where["verb"]) and "rag" in where["verb"]
    inside = bool(_INSIDE_FIGHT.search(where.group())) or bool(_STREET.search(cue.before)) or raged
    places = places_behind(cue.text, where.end(), particle=False) if inside else ()
    return Reading(places) if places and is_named(cue.text[slice(*places[0])]) else None


def place_free(cue: Cue) -> Reading | None:
    """The town of Torvak is free (again); Torvak will be ours, the army said; not "Parking is free"."""
    free = _FREE.match(cue.text, cue.end)
    places = places_before(cue) if free else ()
    if not free or not places or not is_named(cue.text[slice(*places[0])]):
        return None
    if "free" not in free.group():
        again = bool(_ONCE_MORE.search(free.group()))
        dated = bool(_BY_A_TIME.match(cue.before))
        return (
            Reading(places, change=Change.RECAPTURE if again else None)
            if again or dated or is_armed(cue.text)
            else None
        )
    settled = re.search(rf"\b(?:{listed('settlements')})\s+of\s+$", cue.text[: places[0][0]])
    return Reading(places) if settled or is_armed(cue.text) else None


def garrison_yields(cue: Cue) -> Reading | None:
    """The garrison of Torvak surrendered (to the rebels), laid down its arms; Torvak capitulated."""
    if is_passive(cue) or not _YIELDS.match(cue.text, cue.end):
        return None
    found = subject_of(cue)
    garrison = _GARRISON.match(cue.text[slice(*found)]) if found else None
    places = places_behind(cue.text, found[0] + garrison.end(), particle=False) if found and garrison else ()
    places = places[:1] or places_in(cue.text, found)
    gainer = side(cue.text, cue.end, _YIELDED_TO, named=True)
    return Reading(places, gainer) if places and is_named(cue.text[slice(*places[0])]) else None


def flag_over(cue: Cue) -> Reading | None:
    """The rebel flag flies over Torvak, over the town hall in Torvak."""
    flown = _FLAG_OVER.match(cue.text, cue.end)
    found = subject_of(cue)
    whose = _WHOSE_FLAG.search(cue.text[slice(*found)]) if found else None
    places = places_behind(cue.text, flown.end(), particle=False) if flown and whose else ()
    if not (found and whose and places and is_named(cue.text[slice(*places[0])])):
        return None
    owner = "of" if whose["of"] else "who"
    at = (found[0] + whose.start(owner), found[0] + whose.end(owner)) if whose[owner] else None
    return Reading(places[:1], at)


def place_lost(cue: Cue) -> Reading | None:
    """Torvak is no longer under rebel control."""
    longer = _NO_LONGER.match(cue.text, cue.end)
    held = _held().match(cue.text, longer.end()) if longer else None
    places = places_before(cue) if held else ()
    if not held or not places:
        return None
    return Reading(places, lost_by=held.span("of") if held["of"] else held.span("who"))


def agent_repel(cue: Cue) -> Reading | None:
    """The army repelled an attack on Torvak; an attack on Torvak was repelled by the army."""
    if is_passive(cue):
        subject_ = subject_of(cue)
        attack = _attack().match(f" {cue.text[slice(*subject_)]}") if subject_ else None
        at = subject_[0] + attack.end() - 1 if subject_ and attack else 0
        places = places_behind(cue.text, at, particle=False) if attack else ()
        return Reading(places, gained_by=side(cue.text, cue.end, BY)) if places else None
    attack = _attack().match(cue.text, cue.end)
    places = places_behind(cue.text, attack.end(), particle=False) if attack else ()
    return Reading(places, gained_by=agent(cue)) if places else None
