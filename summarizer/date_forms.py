"""The forms in which English news writes dates, as patterns, and the numbers of weekdays and months."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load

YEAR = r"(?P<year>(?:19|20)\d\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
DAY_FORMS = (
    r"(?:{weekday},?\s+)?(?:the\s+)?(?P<day>\d{{1,2}}){ordinal}\s+(?:of\s+)?{month}\.?(?:,?\s+{year})?",
    r"(?:{weekday},?\s+)?{month}\.?\s+(?P<day>\d{{1,2}}){ordinal}(?:,?\s+{year})?",
)
MONTH_FORM = r"{month}\.?(?:,?\s+{year})?"
WEEKDAY_FORM = r"(?:(?P<shift>last|past|this|next)\s+)?{weekday}"
WEEKDAY_OF_WEEK_FORM = r"{weekday},?\s+(?:of\s+)?(?P<shift>last|this|next)\s+week"
PERIOD_FORM = r"(?P<shift>last|this|next)\s+(?P<unit>week|month|year)"
AGO_FORM = r"(?P<number>\w+)\s+(?P<unit>day|week|month|year)s?\s+ago"


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in lower case and their numbers, Monday 0."""
    return {name.lower(): at for at, name in enumerate(load("dates")["days"])}


@cache
def months() -> dict[str, int]:
    """Names of months, also cut short, and their numbers from 1."""
    table = load("dates")
    full = {name.lower(): at for at, name in enumerate(table["months"], 1)}
    short = {name.lower(): at for name in table["short_months"] for month, at in full.items() if _begins(month, name)}
    return full | short


def _begins(month: str, short: str) -> bool:
    return month[:3] == short.lower()[:3]


@cache
def pattern(form: str) -> re.Pattern[str]:
    """One of the forms of a date; `{month}` and `{weekday}` stand for their names."""
    names = {"month": f"(?P<month>{alternatives(months())})", "weekday": f"(?P<weekday>{alternatives(weekdays())})"}
    return re.compile(form.format(**names, year=YEAR, ordinal=_ORDINAL))
