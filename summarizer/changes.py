"""Territorial changes: rows about one place and one change put together, their positions and status derived."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .classify import classify
from .dating import dated
from .deriving import digest, speaker_class, status, unique
from .document import Document, Sentence
from .grounding import mention, without_article
from .linking import Directory, slug
from .places import place_nouns
from .schemas import (
    ActorKind,
    Change,
    Date,
    Evidence,
    Named,
    Party,
    Place,
    Position,
    Stance,
    TerritorialChange,
    TerritoryRow,
    Time,
)

_TAKEN = frozenset({Change.CAPTURE, Change.RECAPTURE, Change.HANDOVER})
_SETTLEMENTS = frozenset({"city", "town", "village", "hamlet"})
_GENERIC = re.compile(
    r"^(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)\s+(?:[a-z]+\s+)?"
    r"(?P<noun>city|town|village|hamlet|province|capital|area|region|airport|base|port|island)$|^[Ii]t$"
)
_DATE = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_NAME = rf"(?!{_DATE}|(?:The|An?|This|In|On|At)\b)[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
_OF_PEOPLE = (
    r"(?:[Rr]esidents|[Pp]eople|[Ii]nhabitants|[Vv]illagers|[Mm]ayor|[Ss]treets|[Cc]ent(?:re|er)|[Oo]utskirts|[Ss]uburbs"
    r"|[Cc]ontrol|[Ff]all|[Cc]apture|[Ll]oss|[Ss]iege|[Dd]efen[cs]e)\sof"
)
_SEAT = re.compile(r"(?<=\w)\s+district\s+cent(?:re|er)$")
_AWAY_FROM = re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:[a-z-]+\s+){0,2}?(?:from|of|to)\s+(?:the\s+)?$")
""""14 km from | Torvak |": only how far another place is."""
_NAMED = re.compile(
    rf"\b(?:(?:city|town|village) of|{_OF_PEOPLE}|[Oo]n|[Ii]n|[Aa]t|[Ii]nto|[Ff]rom|held)\s(?P<name>{_NAME})"
    rf"|\b(?P<apposed>{_NAME}),\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}?(?:city|town|village|port|capital|hamlet)\b"
)
_MOMENTS = {Stance.AFFIRM: Time.PAST, Stance.DENY: Time.PAST, Stance.PREDICT: Time.FUTURE}
"""When a change lies that a speaker affirms, denies, predicts; unclear for one called possible."""
NEAR = 5
"""Sentences before a description like "the city" in which the place is looked for."""
MOST_PASSAGES = 3


@dataclass
class _Group:
    """What is said of one change of one place, while it is put together."""

    place: str
    change: Change
    gained_by: Party | None = None
    lost_by: Party | None = None
    when: str | None = None
    date: Date | None = None
    said: list[tuple[Party | None, Stance, Evidence]] = field(default_factory=list)

    def add(self, gained: Party | None, lost: Party | None) -> None:
        """Take what is not known yet."""
        self.gained_by, self.lost_by = self.gained_by or gained, self.lost_by or lost


def territorial_changes(
    document: Document, rows: Sequence[tuple[TerritoryRow, Evidence]], directory: Directory
) -> tuple[list[TerritorialChange], list[Place]]:
    """The changes with their positions, in order of appearance, and the places they name."""
    groups: list[_Group] = []
    by_place: dict[str, list[_Group]] = {}
    for row, found in rows:
        place = _place(document, row, found, groups)
        if place is None:
            continue
        gained, lost = (_side(name, row.s, directory) for name in (row.gained_by, row.lost_by))
        beside = by_place.setdefault(_plain(place) or slug(place), [])
        group = _fitting(beside, row, gained)
        if group is None:
            group = _Group(place, row.change)
            groups.append(group)
            beside.append(group)
        group.add(gained, lost)
        if group.when is None and row.when is not None:
            group.when, group.date = row.when, _date(document, row, found)
        group.said.append((directory.party(row.said_by, row.s), row.stance, found))
    places = {slug(group.place): _make_place(document, group) for group in groups}
    taken: set[str] = set()
    changes = [_change(group, places[slug(group.place)], directory, taken) for group in groups]
    return changes, list(places.values())


def _side(name: str | None, sentence: int, directory: Directory) -> Party | None:
    """The party that gains or loses; for a person, whom the text says he belongs to."""
    party = directory.party(name, sentence)
    if party is None or classify(party.name)[0] is not ActorKind.PERSON:
        return party
    return directory.affiliations.get(party.name, party)


def _fitting(groups: Sequence[_Group], row: TerritoryRow, gained: Party | None) -> _Group | None:
    """The group of this place that a row belongs to: the same or a compatible change, no other gainer."""
    return next((group for group in groups if _compatible(group, row, gained)), None)


def _plain(name: str) -> str:
    """A place's name without nouns for what it is: "Torvak" of "Torvak valley"."""
    words = [word for word in _SEAT.sub("", name).split() if word.lower() not in place_nouns()]
    return slug(" ".join(words))


def _date(document: Document, row: TerritoryRow, found: Evidence) -> Date | None:
    return dated(row.when, document.sentence(found.sentence).text, document.published, _MOMENTS.get(row.stance))


def _compatible(group: _Group, row: TerritoryRow, gained: Party | None) -> bool:
    if group.change is not row.change and not {group.change, row.change} <= _TAKEN:
        return False
    predicted = any(stance is Stance.PREDICT for _, stance, _ in group.said)
    if predicted is not (row.stance is Stance.PREDICT):
        return False
    return group.gained_by is None or gained is None or group.gained_by == gained


def _place(document: Document, row: TerritoryRow, found: Evidence, known: Sequence[_Group]) -> str | None:
    """The place's name; "the city" is the last place named before it, "the airport" the last airport.

    None for "it" when neither its sentence nor the one before it names a place.
    """
    generic = _GENERIC.match(row.place)
    if not generic:
        return without_article(row.place)
    sentence = document.sentence(found.sentence)
    noun = generic["noun"] or "town"
    said = re.search(rf"\b{row.place}\b", sentence.text)
    at = sentence.start + (said.start() if said else 0)
    named = _before(document, sentence, at, noun)
    own = {group.place for group in known if noun in _SETTLEMENTS or noun in group.place.lower().split()}
    named += [
        (place.start(), name)
        for name in own - {row.place}
        for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.clean[:at])
    ]
    named = [(where, name) for where, name in named if not _AWAY_FROM.search(document.clean, max(where - 60, 0), where)]
    if generic["noun"] is None:
        behind = document.article[max(document.article.index(sentence) - 1, 0)].start
        return max((each for each in named if each[0] >= behind), default=(0, None))[1]
    return max(named, default=(0, row.place))[1]


def _before(document: Document, sentence: Sentence, at: int, noun: str) -> list[tuple[int, str]]:
    """Places named shortly before `at` that `noun` can stand for, with their offsets."""
    first = document.article[max(document.article.index(sentence) - NEAR, 0)].start
    own = re.compile(rf"\b{noun}(?:\sof|,)?\s(?P<name>{_NAME})|(?P<compound>{_NAME}\s{noun})\b")
    found = [(match.start(), match["compound"] or match["name"]) for match in own.finditer(document.clean, first, at)]
    if noun in _SETTLEMENTS:
        named = _NAMED.finditer(document.clean, first, at)
        found += [(match.start(match.lastgroup or 0), match["name"] or match["apposed"]) for match in named]
    return [(where, name) for where, name in found if len(name) > 1]  # "X" is where things are posted


def _make_place(document: Document, group: _Group) -> Place:
    """The place, with the first mention of its name as evidence."""
    found = mention(document, group.place) or group.said[0][2]
    return Place(id=f"place:{slug(group.place) or 'unknown'}", name=group.place, evidence=[found])


def _change(group: _Group, place: Place, directory: Directory, taken: set[str]) -> TerritorialChange:
    positions = _positions(group, directory)
    passages = list({(found.start, found.end): found for _, _, found in group.said}.values())
    content = digest(place.id, group.change, group.gained_by and group.gained_by.name, passages[0].start)
    return TerritorialChange(
        id=unique(f"change:{content}", taken),
        evidence=passages[:MOST_PASSAGES],
        place=Named(name=place.name, place_id=place.id),
        change=group.change,
        gained_by=group.gained_by,
        lost_by=group.lost_by,
        status=status(positions, directory.affiliations),
        positions=positions,
        when=group.when,
        date=group.date,
    )


def _positions(group: _Group, directory: Directory) -> list[Position]:
    """What each speaker says, once for each stance, with every passage that says it."""
    said: dict[tuple[str | None, Stance], tuple[Party | None, list[Evidence]]] = {}
    for speaker, stance, found in group.said:
        _, passages = said.setdefault((speaker.name if speaker else None, stance), (speaker, []))
        if all(found.start != other.start for other in passages):
            passages.append(found)
    return [
        Position(
            speaker=speaker,
            speaker_class=speaker_class(speaker, group.gained_by, group.lost_by, directory.affiliations),
            stance=stance,
            evidence=passages[:MOST_PASSAGES],
        )
        for (_, stance), (speaker, passages) in said.items()
    ]
