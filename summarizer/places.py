"""Places around a verb of control: names, nouns for places ("the airbase") and measured ground ("30 square miles").

Works on a sentence without its quotation marks; spans are offsets in it.
"""

from __future__ import annotations

import re
from functools import cache

from .dates import date_names, day
from .lexicon import alternatives, load, word_class
from .phrases import CAPITAL, CAPITALISED, may_follow_name
from .typography import Offsets

_NAME = rf"(?:{CAPITALISED}(?:\s+(?:of\s+(?:the\s+)?)?(?:{CAPITALISED}|(?:bin|de|la)\b))*)"
_ONE_NAME = rf"(?:{CAPITALISED}(?:\s+(?:{CAPITALISED}|\d{{1,4}}\b|(?:bin|de|la)\b))*)"
"""A name without "of", with its number: "Umm Sidra", "Hill 212"."""
_WORD = r"[\w’'-]+"
_NAME_PATTERN = re.compile(_NAME)
_LIST_BEFORE = re.compile(
    rf"(?:^|(?<!\bin)(?<!\bat)(?<!\bof)(?<!near)(?<!from)\s|(?<=s\sof\s)|(?<=s\sat\s))(?P<list>(?:{_NAME},\s+)*{_NAME},?\s+and\s+(?:the\s+)?)$"
)
_GROUND_IN = re.compile(
    r"(?:(?:any|no|all|some|its|their|the|more|further|last)\s+){1,2}(?:ground|positions?|territory|foothold)\s+(?:in|at|inside|within)\s+(?=[A-Z])"
)
""""Any ground in | Torvak |": the town is the place."""
_QUOTED_HALF = re.compile(r"[^,;.]*?\w  (?:at|in|near|around|of)\s+(?:the\s+)?(?=\w)")
""""Left “untenable positions” at | Torvak |": where quotation marks were, there are spaces."""
_CAPITALISED_BEFORE = re.compile(rf"{CAPITALISED}\s+$")
_LONGEST_TITLE = 12
_FARTHEST = 80
"""Characters in which a place with its description is looked for."""


@cache
def _words(name: str) -> str:
    return alternatives(load("control")["words"][name])


@cache
def place_nouns() -> frozenset[str]:
    """Nouns for places: "valley", "prison"."""
    return frozenset(load("control")["words"]["place_nouns"])


@cache
def _measure() -> str:
    """A pattern of measured ground: "40 percent of the city", "about 30 square kilometers of territory"."""
    about = rf"(?:(?:{_words('about')})\s+)?"
    number = rf"{about}(?:\d[\d,.]*(?:\s+to\s+\d+)?|[a-z]+|(?:dozens|most|parts)\s+of)"
    percent = r"(?:percent|per\s?cent|%)\s+of\s+(?:the\s+)?"
    whole = rf"(?:{_WORD}\s+){{0,2}}?(?:{_words('measured')}|{_NAME})"
    square = r"square\s+(?:miles|kilomet(?:er|re)s|km)(?:\s+of\s+(?:territory|land))?"
    return rf"{number}\s*{percent}{whole}|{number}\s+{square}"


@cache
def _place() -> re.Pattern[str]:
    """A place behind a verb: a measure of ground, or a few small words and a name or a noun for a place."""
    nouns = rf"(?:{_words('place_nouns')})"
    amount = r"(?:(?:no|any|every|a|the|the\s+\w+ern)\s+)?(?:most|much|parts?|all|half|whole|rest|inch|met(?:re|er))"
    portion = rf"(?:(?i:(?:full\s+)?control)\s+(?:of|over)\s+)?(?:{amount}\s+of\s+)?"
    lead = rf"(?:(?i:{_words('leads')})\s+)"
    stop = rf"(?!(?:{_words('no_attributes')})\b)"
    small, any_word = rf"(?:{stop}[a-z0-9][\w’'-]*\s+)", rf"(?:{stop}{_WORD}\s+)"
    no_date = rf"(?!(?:{alternatives(date_names())})\b)"
    settled = rf"(?:{_words('settlements')})"
    number = rf"(?:\s+\d{{1,4}}(?=[\s,.;]|$)(?!\s+(?:people|{nouns}|kilomet|km|miles?|met)))?"
    around = rf"\s+(?:around|near|in|at|of|on|above|outside)\s+(?:the\s+)?{no_date}{_NAME}(?:\s+{nouns}\b)*"
    return re.compile(
        rf"""
          (?P<measure>{_measure()})
        | {portion}{lead}?{any_word}{{0,4}}?{nouns}\s+(?:of|called|named)\s+(?:the\s+)?{no_date}(?P<typed>{_ONE_NAME})
        | {portion}{lead}?{small}{{0,5}}?(?P<name>{no_date}{_NAME}{number}(?:(?:\s+{stop}[a-z]+)?\s+{nouns}\b)*)
        | {lead}{any_word}{{0,4}}?(?:{settled}|place),\s+(?P<apposed>{no_date}{_ONE_NAME})(?=\s*(?:[,.;]|$))
        | (?P<generic>{lead}{any_word}{{0,4}}?{nouns}\b(?:\s+{nouns}\b)*(?:{around})?
          | {small}{{0,2}}{nouns}(?:\s+{nouns}\b)*{around})
        """,
        re.VERBOSE,
    )


@cache
def _not_a_place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('not_places')})\b", re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('titles')})\.?\s")


@cache
def _including() -> re.Pattern[str]:
    """What leads to the names behind a description: "several towns in Lenia, including"."""
    nouns = rf"(?:\s+(?:{_words('place_nouns')})\b)*"
    direction = r"(?:(?:north|south|east|west)(?:east|west)?\s+)?"
    where = rf"(?:\s+{direction}(?:in|of|across|on|along|around|near)\s+(?:the\s+)?{_NAME}{nouns})?"
    including = r",?\s+(?:including|such\s+as|notably|among\s+them)\s+(?:the\s+)?"
    return re.compile(rf"{where}{including}(?:the\s+(?:\w+\s+)?(?:town|city|village)\s+of\s+)?(?={CAPITAL})")


@cache
def _several() -> re.Pattern[str]:
    """Several places by number or kind, whose names follow: "two border villages, Torvak and Lenz"."""
    where = _including().pattern.split(r",?\s+(?:including", maxsplit=1)[0]
    return re.compile(
        rf"(?:{_WORD}\s+){{0,5}}?(?:{_words('several')})"
        rf"(?:\s+of\s+(?!{_NAME}:)|{where}(?:,|:|\s+[–—-])\s+)(?:the\s+)?(?={CAPITAL})"
    )


@cache
def _towns_including() -> re.Pattern[str]:
    """A description in the plural with the names behind it: "several border towns, including"."""
    return re.compile(rf"(?:[a-z’'-]+\s+){{0,6}}?(?:{_words('place_nouns')}){_including().pattern}")


@cache
def _next() -> re.Pattern[str]:
    """A further name in a list of places, or a described one: "and the customs post at Lenz"."""
    together = r",?\s*(?:as\s+well\s+as|along\s+with|together\s+with)"
    joint = rf"\s*(?:,\s+and|{together}|,|and(?:\s+then)?)\s+(?:also\s+)?(?:the\s+)?"
    dated = rf"\s+on\s+{day()}\s*,?\s+and\s+(?={_NAME}\s+(?:on\s+{day()}|the\s+(?:next|following)\s+day))"
    ends = rf"\s*(?:,|[-–—]\s|\.|and\b|;|$|\s+(?:{_words('after_lists')})\b)"
    nouns = rf"(?:{_words('place_nouns')})"
    described = rf"(?:[a-z-]+\s+){{0,2}}?{nouns}\s+(?:at|in|on|near|outside|above)\s+(?:the\s+)?{_NAME}"
    typed = rf"(?:(?:[a-z-]+\s+){{0,2}}?{nouns}\s+of\s+)?"
    return re.compile(rf"(?:{dated}|{joint}{typed})(?P<name>{described}|{_NAME}(?:\s+{nouns}\b)*)(?={ends})")


def places_behind(text: str, at: int, *, particle: bool = True) -> tuple[Offsets, ...]:
    """The places right behind `at`: one, or several joined by commas and "and".

    With `particle`, a word like "back" or "over" may stand between.
    """
    gap = re.match(r"\s+(?:back\s+|over\s+|up\s+|parts\s+of\s+)?" if particle else r"\s*", text[at:])
    start = at + (gap.end() if gap else 0)
    if named := _towns_including().match(text, start):
        return _listed(text, named.end(), len(text), first=True)
    if many := _named_places(text, start, len(text)):
        return many
    first = _place().match(text, start)
    if not first:
        return ()
    span = _span(first)
    if _not_a_place().search(text[start : span[1]]) or _is_person(text, span):
        return ()
    if named := _including().match(text, span[1]):
        return _listed(text, named.end(), len(text), first=True)
    return () if _modifies(text, span) else (span, *_listed(text, span[1], len(text)))


def places_in(text: str, span: Offsets | None) -> tuple[Offsets, ...]:
    """The places in a subject: "Torvak and Lenz", "the city of Torvak", "Torvak, a port"."""
    if span and (many := _named_places(text, span[0], span[1])):
        return many
    match = _place().match(text, span[0]) if span else None
    if not span or not match or _not_a_place().search(text[slice(*span)]):
        return ()
    first = _span(match)
    if first[1] > span[1] + 1 or _modifies(text[: span[1]], first) or _is_person(text, first):
        return ()
    return (first, *_listed(text, first[1], span[1]))


def _named_places(text: str, start: int, stop: int) -> tuple[Offsets, ...]:
    """The names behind a description of several places: "two villages, | Torvak | and | Lenz"; none for one."""
    named = _several().match(text, start, stop)
    found = _listed(text, named.end(), stop, first=True) if named else ()
    return found if len(found) > 1 else ()


def place_before(text: str, end: int) -> tuple[Offsets, ...]:
    """The place whose words end at `end`: "the town of Torvak" before ", which rebels seized"."""
    found = _ends_in_place().search(text, max(0, end - _FARTHEST), end)
    if not found or _is_person(text, found.span("place")) or _not_a_place().search(found["place"]):
        return ()
    last = found["place"].split()[-1].lower()
    closed = word_class("prepositions") | word_class("openers") | word_class("conjunctions")
    if last in closed or last in load("control")["words"]["no_names"]:
        return ()
    return (found.span("place"),)


@cache
def _ends_in_place() -> re.Pattern[str]:
    nouns = rf"(?:{_words('place_nouns')})"
    named = rf"(?:{nouns}\s+(?:of|in|at|on)\s+)?{_NAME}(?:\s+{nouns}\b)*"
    generic = rf"the\s+(?:[a-z]+\s+){{0,2}}?{nouns}"
    return re.compile(rf"(?<!\w)(?P<place>{named}|{generic})$")


def list_start(text: str, at: int) -> int:
    """Where a list of places begins whose last name stands at `at`: "| Torvak, Lenz and Dorn"."""
    found = _LIST_BEFORE.search(text[:at])
    halved = found and _CAPITALISED_BEFORE.search(text[: found.start("list")])
    return found.start("list") if found and not halved else at


def is_named(words: str) -> bool:
    """Does a name or a figure stand in the words, more than "the village"?"""
    return any(char.isupper() for char in words) or words[:1].isdigit()


def _span(match: re.Match[str]) -> Offsets:
    group = match.lastgroup or 0
    if inner := _GROUND_IN.match(match.string, *match.span(group)):
        return inner.end(), _name_end(match.string, inner.end(), match.end(group))
    half = _QUOTED_HALF.match(match.string, *match.span(group))
    return half.end() if half else match.start(group), _name_end(match.string, *match.span(group))


def _name_end(text: str, start: int, end: int) -> int:
    """`end` without closing punctuation and a possessive."""
    name = re.sub(r"(?:['’]s|['’.,-])+$", "", text[start:end])
    return start + len(name) if name else end


def _listed(text: str, at: int, stop: int, *, first: bool = False) -> tuple[Offsets, ...]:
    """Names up to `stop` after the first: "Torvak, Lenz and the port of Dorn"; with `first`, that one too."""
    found: list[Offsets] = []
    if first and (match := _NAME_PATTERN.match(text, at)):
        at = _name_end(text, *match.span())
        found.append((match.start(), at))
    while match := _next().match(text, at, stop):
        if not found and not _is_list(text, match):
            break
        at = _name_end(text, *match.span("name"))
        found.append((match.start("name"), at))
    return tuple(found)


def _is_list(text: str, match: re.Match[str]) -> bool:
    """Does an "and" make the comma one of a list, not of an apposition ("Torvak, Lenia")?"""
    words = match.group()
    return (
        not words.lstrip().startswith(",")
        or re.search(r"\band\b|\bwith\b|\bas\b", words) is not None
        or bool(re.match(r"[^.;]*?\band\b", text[match.end() :]))
    )


def _modifies(text: str, span: Offsets) -> bool:
    """Is the name an adjective of a noun behind it ("the Veran civil war"), or no name at all ("He")?"""
    words = text[slice(*span)]
    if words.split()[-1].lower() in load("control")["words"]["no_names"]:
        return True
    if words.split()[-1] in place_nouns():
        return False
    behind = re.match(r"\s+([a-z][\w’'-]*)", text[span[1] :])
    return behind is not None and is_named(words) and not may_follow_name(behind.group(1))


def _is_person(text: str, span: Offsets) -> bool:
    """Does a title stand before the name: "captured Gen. Saleh"?"""
    return bool(_title().search(text[max(0, span[0] - _LONGEST_TITLE) : span[1]] + " "))
