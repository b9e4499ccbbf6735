"""Territorial changes: rows about one place and one change put together, their positions and status derived."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .deriving import speaker_class, status
from .document import Document
from .grounding import span_evidence
from .linking import Directory
from .names import folded
from .schemas import Change, Evidence, Named, Party, Place, Position, Stance, TerritorialChange, TerritoryRow, Verdict

_TAKEN = frozenset({Change.CAPTURE, Change.RECAPTURE, Change.HANDOVER})
_GENERIC = re.compile(
    r"^(?:the|this|that|its|their)\s+(?:\w+\s+)?(?P<noun>city|town|village|province|capital|area|region|airport|base|port|island)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:(?:city|town|village|port|capital|airport|base|island|province) of|on|in|at|into|from|held)\s"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b)(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
NEAR = 2
"""Sentences before a description like "the city" in which the place is looked for."""


@dataclass
class _Group:
    place: str
    change: Change
    gained_by: Party | None
    lost_by: Party | None
    when: str | None
    said: list[tuple[Party | None, Stance, Evidence]] = field(default_factory=list)


def territorial_changes(
    document: Document, rows: Sequence[tuple[TerritoryRow, Evidence]], directory: Directory
) -> tuple[list[TerritorialChange], list[Place]]:
    """The changes with their positions, in order of appearance, and the places they name."""
    groups: list[_Group] = []
    for row, found in rows:
        place = _place(document, row, [group.place for group in groups])
        gained, lost = directory.party(row.gained_by), directory.party(row.lost_by)
        group = _group(groups, place, row, gained, lost)
        group.said.append((directory.party(row.said_by), row.stance, found))
    places = {folded(group.place): _make_place(document, group) for group in groups}
    return [_change(group, places[folded(group.place)]) for group in groups], list(places.values())


def _group(groups: list[_Group], place: str, row: TerritoryRow, gained: Party | None, lost: Party | None) -> _Group:
    """The group a row belongs to: same place, the same or a compatible change, no other gainer."""
    for group in groups:
        if folded(group.place) == folded(place) and _compatible(group, row, gained):
            group.gained_by, group.lost_by = group.gained_by or gained, group.lost_by or lost
            group.when = group.when or row.when
            return group
    group = _Group(place, row.change, gained, lost, row.when)
    groups.append(group)
    return group


def _compatible(group: _Group, row: TerritoryRow, gained: Party | None) -> bool:
    if group.change is not row.change and not {group.change, row.change} <= _TAKEN:
        return False
    realised = {stance is Stance.PREDICT for _, stance, _ in group.said}
    if (row.stance is Stance.PREDICT) not in realised:
        return False
    return group.gained_by is None or gained is None or group.gained_by == gained


def _place(document: Document, row: TerritoryRow, known: Sequence[str]) -> str:
    """The place's name; "the city" is the last place named before it, if that is one of the changes' places."""
    if not _GENERIC.match(row.place):
        return re.sub(r"^(?:the|a|an)\s+", "", row.place, flags=re.IGNORECASE)
    sentence = document.sentence(row.sentence)
    at = sentence.start + max(sentence.text.find(row.place), 0)
    start = document.article[max(document.article.index(sentence) - NEAR, 0)].start
    found = [(match.start(), match["name"]) for match in _NAMED.finditer(document.clean, start, at)]
    found += [(place, name) for name in known if (place := document.clean.rfind(name, 0, at)) >= 0]
    return max(found, default=(0, row.place))[1]


def _make_place(document: Document, group: _Group) -> Place:
    first = group.said[0][2]
    slug = re.sub(r"[^\w]+", "-", folded(group.place)).strip("-") or "place"
    sentence = document.sentence(first.sentence)
    at = sentence.text.lower().find(group.place.lower())
    start = sentence.start + max(at, 0)
    end = start + len(group.place) if at >= 0 else sentence.end
    return Place(
        id=f"place:{slug}", name=group.place, evidence=[span_evidence(document, sentence, start, end, Verdict.VERBATIM)]
    )


def _change(group: _Group, place: Place) -> TerritorialChange:
    positions = _positions(group)
    passages = list({(found.start, found.end): found for _, _, found in group.said}.values())[:3]
    derived = status(positions)
    content = (
        f"{place.id}:{group.change}:{group.gained_by.name if group.gained_by else ''}:{derived}:{passages[0].start}"
    )
    return TerritorialChange(
        id=f"change:{hashlib.sha256(content.encode()).hexdigest()[:8]}",
        evidence=passages,
        place=Named(name=place.name, place_id=place.id),
        change=group.change,
        gained_by=group.gained_by,
        lost_by=group.lost_by,
        status=derived,
        positions=positions,
        when=group.when,
    )


def _positions(group: _Group) -> list[Position]:
    """What each speaker says, once for each stance, with every passage that says it."""
    said: dict[tuple[str | None, Stance], tuple[Party | None, list[Evidence]]] = {}
    for speaker, stance, found in group.said:
        _, passages = said.setdefault((speaker.name if speaker else None, stance), (speaker, []))
        if all(found.start != other.start for other in passages):
            passages.append(found)
    return [
        Position(
            speaker=speaker,
            speaker_class=speaker_class(speaker, group.gained_by, group.lost_by),
            stance=stance,
            evidence=passages[:3],
        )
        for (_, stance), (speaker, passages) in said.items()
    ]
