"""What dating words come to: "5 December 2024" by itself, "on Friday" with the date of publication.

The rules are few and settle only what is clear. A library that reads any date was tried (dateparser 1.5): it put
"Friday" in a story of that Friday into the week before and made a day of "in 2018".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from .date_forms import (
    AGO_FORM,
    DAY_FORMS,
    MONTH_FORM,
    PERIOD_FORM,
    WEEKDAY_FORM,
    WEEKDAY_OF_WEEK_FORM,
    YEAR,
    months,
    pattern,
    weekdays,
)
from .dates import dating
from .lexicon import load
from .quotations import masked, quotations
from .schemas import Date, DateBasis, Precision, Time

_Read = tuple[str, Precision]
"""A date as ISO 8601, and how exact it is."""

_LEAD = re.compile(r"(?:(?:on|in|at|early|late|earlier|later)\s+|mid-)+")
_PART_OF_DAY = re.compile(r"\s+(?:morning|afternoon|evening|night)$")
_BOUNDS = {"since": "{}/..", "until": "../{}", "by": "../{}"}
"""Words before a date that make it one end of an interval, as EDTF writes it."""
_WEEK = timedelta(weeks=1)
_HALF_A_YEAR = timedelta(days=183)
_ABOUT_NOW = timedelta(days=31)
_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
    "last night": -1, "tomorrow": 1,
}  # fmt: skip
_SHIFTS = {"last": -1, "this": 0, "next": 1}


def resolve(words: str, anchor: date | None, time: Time | None = None) -> Date | None:
    """The date that `words` name; None when they leave it open.

    `anchor` is the day the words are said on, mostly the publication; without one only what needs none is read.
    `time` tells whether a weekday or a day without a year lies behind the anchor or ahead of it. None or present:
    unclear, then a weekday is read only on that very day. A week is one of ISO 8601, Monday to Sunday.
    """
    phrase = " ".join(words.lower().replace("’", "'").split())
    bound, _, rest = phrase.partition(" ")
    if bound not in _BOUNDS:
        bound, rest = "", phrase
    read, basis = _explicit(_bare(rest)), DateBasis.EXPLICIT
    if read is None and anchor is not None:
        with suppress(OverflowError):  # at the ends of the calendar
            read, basis = _relative(_bare(rest), anchor, Time.PAST if bound == "since" else time), DateBasis.RELATIVE
    if read is None:
        return None
    value, precision = read
    return Date(text=words, value=_BOUNDS.get(bound, "{}").format(value), precision=precision, basis=basis)


def dated(words: str | None, sentence: str, published: str | None, time: Time | None) -> Date | None:
    """The date that `words` of `sentence` name in an article `published` then (ISO 8601).

    What is said in quotation marks was said on a day of its own: words like "yesterday" count from there, if the
    sentence tells it ("he said on Friday"), else from nowhere.
    """
    if not words:
        return None
    day = datetime.fromisoformat(published).date() if published else None
    if _only_quoted(words, sentence) and not _names_a_day(words):
        day = _said_on(sentence, day)
    return resolve(words, day, time)


def _bare(phrase: str) -> str:
    """A phrase without the words that do not change its date: "early on friday night" -> "friday"."""
    if phrase in _DAYS:
        return phrase
    lead = _LEAD.match(phrase)
    rest = phrase[lead.end() :] if lead else phrase
    return rest if rest in _DAYS else _PART_OF_DAY.sub("", rest)


def _only_quoted(words: str, sentence: str) -> bool:
    return words in sentence and words not in masked(sentence) and bool(quotations(sentence))


def _names_a_day(words: str) -> bool:
    """Does a weekday or month stand in the words, which count from the publication also in a quotation?"""
    return any(word in weekdays() or word in months() for word in re.findall(r"[a-z]+", words.lower()))


def _said_on(sentence: str, published: date | None) -> date | None:
    """The day that dates the words around a quotation, if they give one."""
    around = dating().search(masked(sentence))
    said = resolve(around.group(), published, Time.PAST) if around else None
    clear = said is not None and said.precision is Precision.DAY and "/" not in said.value
    return date.fromisoformat(said.value) if said and clear else None


def _day_match(phrase: str) -> re.Match[str] | None:
    return next((match for form in DAY_FORMS if (match := pattern(form).fullmatch(phrase))), None)


def _explicit(phrase: str) -> _Read | None:
    """What needs no publication date: a day, month or year with its year."""
    if (match := _day_match(phrase)) and match["year"]:
        day = _day(match, int(match["year"]))
        return (day.isoformat(), Precision.DAY) if day else None
    if (match := pattern(MONTH_FORM).fullmatch(phrase)) and match["year"]:
        return f"{match['year']}-{months()[match['month']]:02}", Precision.MONTH
    return (phrase, Precision.YEAR) if re.fullmatch(YEAR, phrase) else None


def _day(match: re.Match[str], year: int) -> date | None:
    """The day a form names in this year; None when there is none, or it is another weekday than the form says."""
    try:
        day = date(year, months()[match["month"]], int(match["day"]))
    except ValueError:
        return None
    return day if match["weekday"] is None or day.weekday() == weekdays()[match["weekday"]] else None


def _relative(phrase: str, anchor: date, time: Time | None) -> _Read | None:
    """What counts from a day."""
    if phrase in _DAYS:
        return _as_day(anchor + timedelta(days=_DAYS[phrase]))
    if match := _day_match(phrase):
        return _as_day(_nearest_year(match, anchor, time))
    for form, read in _RELATIVE.items():
        if match := pattern(form).fullmatch(phrase):
            return read(match, anchor, time)
    return None


def _as_day(day: date | None) -> _Read | None:
    return (day.isoformat(), Precision.DAY) if day else None


def _nearest_year(match: re.Match[str], anchor: date, time: Time | None) -> date | None:
    """A day without a year: the nearest on its side of the anchor, in the same year or within half a year."""
    days = filter(None, (_day(match, anchor.year + shift) for shift in (-1, 0, 1)))
    day = min((day for day in days if _on_side(day, anchor, time)), key=lambda day: abs(day - anchor), default=None)
    if day is None:
        return None
    if time not in {Time.PAST, Time.FUTURE}:
        return day if abs(day - anchor) <= _ABOUT_NOW else None
    return day if day.year == anchor.year or abs(day - anchor) <= _HALF_A_YEAR else None


def _on_side(day: date, anchor: date, time: Time | None) -> bool:
    return day <= anchor if time is Time.PAST else day >= anchor if time is Time.FUTURE else True


def _month(match: re.Match[str], anchor: date, time: Time | None) -> _Read | None:
    """A month without a year: this one, the last or the next of its name."""
    month = months()[match["month"]]
    if month == anchor.month:
        year = anchor.year
    elif time is Time.PAST:
        year = anchor.year - (month > anchor.month)
    elif time is Time.FUTURE:
        year = anchor.year + (month < anchor.month)
    else:
        return None
    return _as_month(year, month)


def _as_month(year: int, month: int) -> _Read | None:
    return (f"{year:04}-{month:02}", Precision.MONTH) if MINYEAR <= year <= MAXYEAR else None


def _weekday(match: re.Match[str], anchor: date, time: Time | None) -> _Read | None:
    """A weekday: the latest up to the anchor for what is past, the first from it on for what is to come.

    "Last" and "next" are read only where both their meanings agree: the nearest such day lies in another week.
    """
    number, shift = weekdays()[match["weekday"]], match["shift"]
    before, after = (anchor.weekday() - number) % 7, (number - anchor.weekday()) % 7
    if shift == "this":
        return _as_day(_in_week(anchor, number))
    if shift in {"last", "past"}:
        day = anchor - timedelta(days=before or 7)
        return _as_day(day if day < _in_week(anchor, 0) else None)
    if shift == "next":
        day = anchor + timedelta(days=after or 7)
        return _as_day(day if day > _in_week(anchor, 6) else None)
    if before == 0 or time is Time.PAST:
        return _as_day(anchor - timedelta(days=before))
    return _as_day(anchor + timedelta(days=after)) if time is Time.FUTURE else None


def _in_week(anchor: date, weekday: int) -> date:
    return anchor + timedelta(days=weekday - anchor.weekday())


def _weekday_of_week(match: re.Match[str], anchor: date, _: Time | None) -> _Read | None:
    return _as_day(_in_week(anchor, weekdays()[match["weekday"]]) + _SHIFTS[match["shift"]] * _WEEK)


def _period(match: re.Match[str], anchor: date, _: Time | None) -> _Read | None:
    return _around(anchor, match["unit"], _SHIFTS[match["shift"]])


def _ago(match: re.Match[str], anchor: date, _: Time | None) -> _Read | None:
    """So many days, weeks, months or years back, as exact as the unit."""
    number = _number(match["number"])
    return _around(anchor, match["unit"], -number) if number is not None else None


def _number(word: str) -> int | None:
    named = {"a": 1, "an": 1} | {name: at for at, name in enumerate(load("dates")["numbers"], 1)}
    return int(word) if re.fullmatch(r"[0-9]{1,3}", word) else named.get(word)


def _around(anchor: date, unit: str, shift: int) -> _Read | None:
    """The day, week, month or year that lies `shift` units from that of the anchor."""
    if unit == "day":
        return _as_day(anchor + timedelta(days=shift))
    if unit == "week":
        year, week, _ = (anchor + shift * _WEEK).isocalendar()
        return f"{year:04}-W{week:02}", Precision.WEEK
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
        return _as_month(year, month + 1)
    year = anchor.year + shift
    return (f"{year:04}", Precision.YEAR) if MINYEAR <= year <= MAXYEAR else None


_RELATIVE: dict[str, Callable[[re.Match[str], date, Time | None], _Read | None]] = {
    WEEKDAY_FORM: _weekday,
    WEEKDAY_OF_WEEK_FORM: _weekday_of_week,
    MONTH_FORM: _month,
    PERIOD_FORM: _period,
    AGO_FORM: _ago,
}
