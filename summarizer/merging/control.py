"""Control: how changes of one place stand to each other, and who is said to hold it from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, groupby

from ..schemas import Change, MergedChange, Period, Relation, RelationKind, Stance, Status, Timeline
from .actors import Actors
from .changes import TAKEN, same_place

_HOLDING = TAKEN | {Change.HOLD}
_NEVER_HELD = frozenset({Status.DENIED, Status.PROJECTED, Status.UNVERIFIED})
_SAME_DAYS = timedelta(0)


def relations(changes: Sequence[MergedChange], actors: Actors) -> Iterator[Relation]:
    """Pairs of changes of one place that exclude each other, or follow one another."""
    for one, other in combinations(changes, 2):
        if not same_place(one.place, other.place):
            continue
        first, second = sorted((one, other), key=lambda each: each.earliest or each.latest or "9999")
        if _exclude(first, second, actors):
            why = f"{_holder(first)} and {_holder(second)} are both said to hold {first.place.name} then"
            yield Relation(kind=RelationKind.REFUTING, one=first.id, other=second.id, why=why)
        elif _followed(first, second, actors):
            why = f"{_said(first)} before {second.place.name} is said to have changed hands"
            yield Relation(kind=RelationKind.PRECEDES, one=first.id, other=second.id, why=why)


def timelines(changes: Sequence[MergedChange]) -> list[Timeline]:
    """A timeline for each place that is said to have changed hands or been left, latest period first."""
    told = [change for change in changes if change.status not in _NEVER_HELD and _ends_or_begins(change)]
    by_place = sorted(told, key=lambda change: (change.place.id, _start(change) or ""))
    return [_timeline(list(group)) for _, group in groupby(by_place, key=lambda change: change.place.id)]


def _timeline(changes: Sequence[MergedChange]) -> Timeline:
    starts = [_start(change) for change in changes]
    ends = [next((later for later in starts if later and start and later > start), None) for start in starts]
    periods = [
        Period(
            start=start,
            end=end,
            holder=None if change.change is Change.WITHDRAWAL else change.gained_by,
            status=change.status,
            change=change.id,
        )
        for change, start, end in zip(changes, starts, ends, strict=True)
    ]
    return Timeline(place=changes[0].place, periods=periods[::-1])


def _start(change: MergedChange) -> str | None:
    return change.earliest or change.latest


def _ends_or_begins(change: MergedChange) -> bool:
    return change.change in TAKEN | {Change.WITHDRAWAL}


def _exclude(one: MergedChange, other: MergedChange, actors: Actors) -> bool:
    """Two holders on the same days; to take a place back is a sequence."""
    if not {one.change, other.change} <= _HOLDING or Change.RECAPTURE in {one.change, other.change}:
        return False
    if one.status in _NEVER_HELD or other.status in _NEVER_HELD or not (one.gained_by and other.gained_by):
        return False
    apart = not actors.same_side(one.gained_by, other.gained_by)
    return apart and bool(one.earliest and other.earliest) and _days(one) == _days(other)


def _followed(first: MergedChange, second: MergedChange, actors: Actors) -> bool:
    """A denial or a forecast, and what is told of a later day by somebody."""
    if first.status not in {Status.DENIED, Status.PROJECTED} or second.status in _NEVER_HELD:
        return False
    related = {first.change, second.change} <= TAKEN | {Change.WITHDRAWAL}
    same = actors.same_side(first.gained_by, second.gained_by) and actors.same_side(first.lost_by, second.lost_by)
    stated = max((position.stated or "" for position in first.positions), default="")
    return related and same and bool(second.earliest) and stated < str(second.earliest)


def _days(change: MergedChange) -> tuple[date | None, ...]:
    return tuple(date.fromisoformat(each) if each else None for each in (change.earliest, change.latest))


def _holder(change: MergedChange) -> str:
    return change.gained_by.name if change.gained_by else "somebody"


def _said(change: MergedChange) -> str:
    denied = all(position.stance is Stance.DENY for position in change.positions)
    return "it was denied" if denied else "it was only predicted"
