"""Who says what about each place: one row a change, one column a source, a stance where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from summarizer.schemas import Named, Party, Position, Stance, TerritorialChange

from .entries import Entry
from .page import Page
from .wording import change_clause

STANCES: dict[Stance, str] = {
    Stance.AFFIRM: "affirms",
    Stance.DENY: "denies",
    Stance.POSSIBLE: "calls possible",
    Stance.PREDICT: "predicts",
}
"""What a source does, as a word for a cell; in an order for the legend."""

Told = list[tuple[TerritorialChange, Entry]]


@dataclass(frozen=True)
class Row:
    """One change: what is said to have happened, the key of its entry, the stances of each source."""

    what: str
    entry: str
    cells: tuple[tuple[Stance, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """Names of the sources, and by place the rows of its changes."""

    sources: tuple[str, ...]
    places: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def stances(self) -> list[tuple[str, str]]:
        """The stances that occur, with their words."""
        cells = chain.from_iterable(row.cells for _, rows in self.places for row in rows)
        occur = set(chain.from_iterable(cells))
        return [(stance.value, word) for stance, word in STANCES.items() if stance in occur]


def matrix(page: Page, told: Told) -> Matrix:
    """The matrix of these changes, places and sources in the order of the text."""
    positions = sorted(chain.from_iterable(change.positions for change, _ in told), key=_where)
    sources = {_source(each.speaker): each.speaker for each in positions}
    ordered = sorted(told, key=lambda pair: pair[0].evidence[0].start)
    places = {_place(change.place): change.place for change, _ in ordered}
    rows = {
        place: tuple(
            _row(page, change, entry, list(sources)) for change, entry in ordered if _place(change.place) == place
        )
        for place in places
    }
    names = tuple(page.name(speaker) if speaker else page.own_voice() for speaker in sources.values())
    return Matrix(names, tuple((page.text(named.name), rows[place]) for place, named in places.items()))


def _row(page: Page, change: TerritorialChange, entry: Entry, sources: list[str]) -> Row:
    gained = page.name(change.gained_by) if change.gained_by else None
    lost = page.name(change.lost_by) if change.lost_by else None
    may = all(each.stance is Stance.PREDICT for each in change.positions)
    what = change_clause(change.change, "it", gained, lost, may=may)
    cells = (
        tuple(dict.fromkeys(each.stance for each in change.positions if _source(each.speaker) == source))
        for source in sources
    )
    return Row(f"that {what}", entry.key, tuple(cells))


def _where(position: Position) -> int:
    return min((each.start for each in position.evidence), default=0)


def _source(speaker: Party | None) -> str:
    return "" if speaker is None else speaker.actor_id or f"name {speaker.name}"


def _place(place: Named) -> str:
    return place.place_id or f"name {place.name}"
