"""Words of control that change no control: an escape from jail, an election held, an office moved, a ship seized."""

from __future__ import annotations

import re
from functools import cache

from .classify import classify
from .lexicon import alternatives, load
from .schemas import ActorType, Change
from .sides import is_armed
from .typography import Offsets

_ATTRIBUTE = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|its|their|his|her|our|of|in|to|into|from|at|near|inside|around|outside|through)"
    r"|[’']s)\s+(?:(?:\w+ly|now|long|still|once|then|already|newly|largely|half|all-but)[\s-]+)*$",
    re.IGNORECASE,
)
"""Before a participle that only says which place: "food for the newly | besieged | town"."""
_BY = re.compile(r"[^.;]*?\bby\s")
_WHOLE_FRONT = re.compile(r"(?:all|our|every|no|most)\s+(?:[a-z]+\s+)?(?:positions?|lines?|ground)$", re.IGNORECASE)
"""A side's positions without the name of a place."""
_CROWD = re.compile(
    r"(?:(?:tens|hundreds|dozens|scores)\s+of\s+)?(?:thousands|hundreds|dozens|scores|(?:the\s+|a\s+)?crowds?|marchers)"
    r"(?:\s+of\s+(?:people|residents|protesters|demonstrators|women|workers|students|farmers|supporters|mourners))?",
    re.IGNORECASE,
)
_SOLD = re.compile(r"(?:^|\s)&\s|\s(?:Co|Ltd|Inc|Corp|plc|PLC|GmbH|AG|LLC)\b")


def changes_nothing(text: str, cue: Offsets, change: Change, places: tuple[Offsets, ...], sides: list[str]) -> bool:
    """Is the word of control (`cue`) in `text` one of a deed after which every place is held by whom it was before?"""
    place = text[slice(*places[0])]
    return (
        _is_attribute(text, cue, places[0])
        or _is_event(text, cue, place, change, sides)
        or _is_escape(place, change, sides)
        or _moves_things(text, cue, places[0], change)
        or _is_trade(text, place, sides)
        or any(_CROWD.fullmatch(side) for side in sides)
        or (change is Change.ADVANCE and bool(_indoors().search(place)))
        or bool(_WHOLE_FRONT.match(place))
    )


def _is_attribute(text: str, cue: Offsets, place: Offsets) -> bool:
    """Does a participle only say which place is meant: "the besieged town of Torvak", "in occupied Torvak"?"""
    participle = text[slice(*cue)].lower().endswith(("ed", "en"))
    near = place[0] >= cue[1] and not re.search(r"[,;:.]|\b(?:by|from|and)\b", text[cue[1] : place[0]])
    inside = place[0] <= cue[0] and cue[1] < place[1]
    return participle and (near or inside) and bool(_ATTRIBUTE.search(text[: cue[0]]))


def _is_event(text: str, cue: Offsets, place: str, change: Change, sides: list[str]) -> bool:
    """Is something held that is no place: "rallies were held in Torvak"? Who holds a place stands behind "by"."""
    if change is not Change.HOLD or text[slice(*cue)].lower() != "held":
        return False
    passive = re.search(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+|also\s+)?$", text[: cue[0]])
    return bool(_events().search(place)) or bool(passive and not sides and not _BY.match(text, cue[1]))


def _is_escape(place: str, change: Change, sides: list[str]) -> bool:
    """Does somebody leave a place of detention, who is no force that held it?"""
    return change is Change.WITHDRAWAL and bool(_jails().search(place)) and not any(is_armed(side) for side in sides)


def _moves_things(text: str, cue: Offsets, place: Offsets, change: Change) -> bool:
    """Is what goes to a place an office, a family, the wounded, and no force: "moved its headquarters to Torvak"?"""
    if change not in {Change.ADVANCE, Change.WITHDRAWAL} or place[0] < cue[1]:
        return False
    return bool(_moved().match(text[cue[1] : place[0]]))


def _is_trade(text: str, place: str, sides: list[str]) -> bool:
    """Is it a firm or a party of voters that takes and gives up, with no word of war in the sentence?"""
    if any(_firm().search(words) for words in (place, *sides)):
        return True
    voters = any(classify(side)[1] is ActorType.POLITICAL_PARTY for side in sides)
    return voters and not is_armed(text)


def _words(name: str) -> str:
    return alternatives(load("control")["unchanged"][name])


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('events')})$", re.IGNORECASE)


@cache
def _jails() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('jails')})$", re.IGNORECASE)


@cache
def _indoors() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('indoors')})\b", re.IGNORECASE)


@cache
def _moved() -> re.Pattern[str]:
    """What is moved, between the verb and the place."""
    return re.compile(
        rf"\s+(?:the|its|their|his|her|our|some|more)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_words('moved')})\b", re.IGNORECASE
    )


@cache
def _firm() -> re.Pattern[str]:
    """A firm by the last word of its name, or by how firms sign."""
    return re.compile(rf"{_SOLD.pattern}|\b[A-Z][\w’'-]*\s+(?:{_words('firms')})$")
