"""Who says what about each place: one row a change, one column a source, a stance where they meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from summarizer.schemas import Named, Party, Position, Stance, TerritorialChange

from .entries import Entry
from .page import Page
from .wording import change_clause

Told = list[tuple[TerritorialChange, Entry]]


class Taken(NamedTuple):
    """What a source does, and whether it says otherwise since then."""

    stance: Stance
    left: bool = False


@dataclass(frozen=True)
class Line:
    """One change before the columns are known: its place by identity, the stances by identity of their sources."""

    place: str
    what: str
    entry: str
    taken: Sequence[tuple[str, Taken]]


@dataclass(frozen=True)
class Row:
    """One change: what is said to have happened, the key of its entry, what each source does."""

    what: str
    entry: str
    cells: tuple[tuple[Taken, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """Names of the sources, and by place the rows of its changes."""

    sources: tuple[str, ...]
    places: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def left(self) -> bool:
        """Whether a source says otherwise than it once did."""
        cells = chain.from_iterable(row.cells for _, rows in self.places for row in rows)
        return any(taken.left for taken in chain.from_iterable(cells))


def matrix(page: Page, told: Told) -> Matrix:
    """The matrix of these changes, places and sources in the order of the text."""
    positions = sorted(chain.from_iterable(change.positions for change, _ in told), key=_where)
    names = {_source(each.speaker): page.name(each.speaker) if each.speaker else page.own_voice() for each in positions}
    ordered = sorted(told, key=lambda pair: pair[0].evidence[0].start)
    places = {_place(change.place): page.text(change.place.name) for change, _ in ordered[::-1]}
    return crossed(names, places, [_line(page, change, entry) for change, entry in ordered])


def crossed(sources: Mapping[str, str], places: Mapping[str, str], lines: Sequence[Line]) -> Matrix:
    """Lines by place, a column a source; both come with the written name of each identity, lines in their order."""
    by_place: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        cells = (tuple(dict.fromkeys(taken for who, taken in line.taken if who == source)) for source in sources)
        by_place[line.place].append(Row(line.what, line.entry, tuple(cells)))
    return Matrix(tuple(sources.values()), tuple((places[place], tuple(rows)) for place, rows in by_place.items()))


def _line(page: Page, change: TerritorialChange, entry: Entry) -> Line:
    gained = page.name(change.gained_by) if change.gained_by else None
    lost = page.name(change.lost_by) if change.lost_by else None
    may = all(each.stance is Stance.PREDICT for each in change.positions)
    what = change_clause(change.change, "it", gained, lost, may=may)
    taken = [(_source(each.speaker), Taken(each.stance)) for each in change.positions]
    return Line(_place(change.place), f"that {what}", entry.key, taken)


def _where(position: Position) -> int:
    return min((each.start for each in position.evidence), default=0)


def _source(speaker: Party | None) -> str:
    return "" if speaker is None else speaker.actor_id or f"name {speaker.name}"


def _place(place: Named) -> str:
    return place.place_id or f"name {place.name}"
