"""The places of a brief or dossier that have coordinates, laid out on a map with what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.schemas import Place, Status

from .entries import Entry
from .outlines import Drawn, drawn
from .projection import Projection, project
from .safety import plain

PRECISIONS = {2: " (a place near it)", 3: " (the middle of it)"}
"""What a point is where it is not the place itself, by `Place.geo_precision`."""

_LETTER, _LINE = 7.2, 16.0  # size of a label's letter and line on the sheet
_MARK = 15.0  # from one mark to the next at the same place
_LONGEST_LABEL = 32

Box = tuple[float, float, float, float]
Placed = Sequence[tuple[str | None, Entry]]
"""Entries of territorial changes, each with the id of its place."""


@dataclass(frozen=True)
class Mark:
    """A sign at a place: a status and the key of the entry it belongs to, or neither where no change is told."""

    x: float
    y: float
    status: Status | None = None
    entry: str | None = None


@dataclass(frozen=True)
class Spot:
    """A place on the map: its marks, and its label with where it stands (`anchor` as SVG has it)."""

    place: Place
    marks: tuple[Mark, ...]
    label: str
    x: float
    y: float
    anchor: str
    statuses: tuple[Status, ...]


@dataclass(frozen=True)
class Atlas:
    """A map: its projection, its spots, and the places that are not on it."""

    projection: Projection
    spots: tuple[Spot, ...]
    elsewhere: tuple[Place, ...]

    @property
    def outlines(self) -> list[Drawn]:
        """Coasts and borders in view."""
        return drawn(self.projection)

    @property
    def statuses(self) -> list[Status]:
        """The statuses that occur, in their order."""
        occur = {status for spot in self.spots for status in spot.statuses}
        return [status for status in Status if status in occur]

    @property
    def from_geonames(self) -> bool:
        """Whether the source of coordinates has to be named."""
        return any(spot.place.geonameid is not None for spot in self.spots)

    @property
    def named_only(self) -> bool:
        """Whether a place is shown of which no change is told."""
        return any(not spot.statuses for spot in self.spots)


def atlas(places: Sequence[Place], placed: Placed) -> Atlas | None:
    """The map of these places; None when none has coordinates."""
    located = [place for place in places if _where(place)]
    if not located:
        return None
    projection = project([where for place in located if (where := _where(place))])
    marked = [(place, _marks(projection, place, placed)) for place in located]
    taken = [(mark.x - 8, mark.y - 8, mark.x + 8, mark.y + 8) for _, marks in marked for mark in marks]
    spots = [_labelled(place, marks, taken, projection) for place, marks in marked]
    return Atlas(projection, tuple(spots), tuple(place for place in places if not _where(place)))


def _where(place: Place) -> tuple[float, float] | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def _marks(projection: Projection, place: Place, placed: Placed) -> tuple[Mark, ...]:
    """One mark a change, side by side with their middle at the place."""
    x, y = projection.place(*(_where(place) or (0.0, 0.0)))
    here = [entry for where, entry in placed if where == place.id]
    if not here:
        return (Mark(x, y),)
    first = x - _MARK * (len(here) - 1) / 2
    return tuple(Mark(first + _MARK * number, y, entry.status, entry.key) for number, entry in enumerate(here))


def _labelled(place: Place, marks: tuple[Mark, ...], taken: list[Box], projection: Projection) -> Spot:
    """The spot with its label where it covers nothing, if there is such a place; takes that place."""
    label = plain(place.name).strip()
    label = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
    wide = len(label) * _LETTER
    left, right, y = marks[0].x - 11, marks[-1].x + 11, marks[0].y
    middle = (marks[0].x + marks[-1].x) / 2
    tries = [
        (right, y + 5, "start", (right, y - 8, right + wide, y + 8)),
        (left, y + 5, "end", (left - wide, y - 8, left, y + 8)),
        (middle, y - 12, "middle", (middle - wide / 2, y - 12 - _LINE, middle + wide / 2, y - 9)),
        (middle, y + 22, "middle", (middle - wide / 2, y + 9, middle + wide / 2, y + 9 + _LINE)),
    ]
    free = (each for each in tries if _inside(each[3], projection) and not _hits(each[3], taken))
    at, down, anchor, box = next(free, tries[0])
    taken.append(box)
    statuses = tuple(mark.status for mark in marks if mark.status is not None)
    return Spot(place, marks, label, at, down, anchor, statuses)


def _inside(box: Box, projection: Projection) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= projection.width and box[3] <= projection.height


def _hits(box: Box, taken: list[Box]) -> bool:
    return any(box[0] < right and left < box[2] and box[1] < low and top < box[3] for left, top, right, low in taken)
