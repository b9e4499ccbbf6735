"""The items of a brief or dossier whose date is settled, in the order of their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .entries import Entry
from .safety import plain

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_OPEN = ".."


@dataclass(frozen=True)
class Moment:
    """A date as it is known (ISO 8601 or EDTF), as a reader says it, and the entries of that date."""

    value: str
    words: str
    entries: tuple[Entry, ...]


def timeline(dated: Iterable[tuple[str | None, Entry]]) -> list[Moment]:
    """Entries by date (ISO 8601 or EDTF), the earliest first; those without a date are left out."""
    moments: dict[str, list[Entry]] = defaultdict(list)
    for when, entry in dated:
        if when is not None:
            moments[when].append(entry)
    return [Moment(value, plain(in_words(value)), tuple(moments[value])) for value in sorted(moments, key=_order)]


def in_words(value: str) -> str:
    """A date as a reader says it: "6 December 2024", "week of 2 December 2024", "since 2016"; else as it is."""
    start, _, end = value.partition("/")
    if start == _OPEN:
        return f"until {in_words(end)}"
    if end == _OPEN:
        return f"since {in_words(start)}"
    try:
        return _said(start) + (f" to {_said(end)}" if end else "")
    except (ValueError, IndexError):
        return value


def _said(value: str) -> str:
    if "W" in value:
        return f"week of {_day(date.fromisoformat(f'{value}-1'))}"
    parts = value.split("-")
    if len(parts) == 3:
        return _day(date.fromisoformat(value))
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _order(value: str) -> tuple[str, str]:
    """By the first day; what has no beginning stands before its end."""
    start, _, end = value.partition("/")
    first = end if start == _OPEN else start
    try:
        return (str(date.fromisoformat(f"{first}-1")) if "W" in first else first, value)
    except ValueError:
        return (first, value)
