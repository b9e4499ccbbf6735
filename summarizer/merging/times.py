"""Times: the interval in which something happened, as far as a brief tells, and whether two may be the same."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..schemas import Date

TOLERANCE = timedelta(days=2)
"""By how much two datings of one event may differ (brief-schema, section 5)."""
_ISO = re.compile(r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


@dataclass(frozen=True)
class Interval:
    """From `start` to `end`, both included; None: not known on that side."""

    start: date | None = None
    end: date | None = None

    def overlaps(self, other: Interval, tolerance: timedelta = TOLERANCE) -> bool:
        """May both hold the same moment?"""
        return _before(self.start, other.end, tolerance) and _before(other.start, self.end, tolerance)


def happened(resolved: Date | None, published: date | None) -> Interval:
    """When something happened: by its own date, else at some time before the article was published."""
    return interval(resolved.value) if resolved else Interval(None, published)


def interval(value: str) -> Interval:
    """The interval of an ISO 8601 or EDTF value: a day, a week, a month, a year, or open on one side.

    Open on both for what is no such value.
    """
    first, slash, last = value.partition("/")
    try:
        return Interval(_span(first).start, _span(last).end) if slash else _span(first)
    except ValueError:
        return Interval()


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for anything else that a brief may hold."""
    try:
        return datetime.fromisoformat(published).date() if published else None
    except ValueError:
        return None


def _span(value: str) -> Interval:
    match = _ISO.fullmatch(value[:10])
    if not match:
        return Interval()
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return Interval(monday, monday + timedelta(days=6))
    if match["day"]:
        exact = date(year, int(match["month"]), int(match["day"]))
        return Interval(exact, exact)
    months = (int(match["month"]),) * 2 if match["month"] else (1, 12)
    return Interval(date(year, months[0], 1), date(year, months[1], calendar.monthrange(year, months[1])[1]))


def _before(start: date | None, end: date | None, tolerance: timedelta) -> bool:
    return start is None or end is None or start - end <= tolerance
