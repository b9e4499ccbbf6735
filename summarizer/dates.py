"""Words that date an event in English news: days, months, years, and "last week"."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load

_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_UNIT = r"(?:hour|day|week|month|year)s?"
_YEAR = r"(?:19|20)\d\d"


@cache
def date_names() -> frozenset[str]:
    """Names of days and months, also cut short, with the capital they are written with."""
    table = load("dates")
    return frozenset(table["months"] + table["short_months"] + table["days"])


@cache
def full_names() -> frozenset[str]:
    """Names of days and months written out: "Jan" and "Mar" are names of people, too."""
    table = load("dates")
    return frozenset(table["months"] + table["days"])


@cache
def _days() -> str:
    return alternatives(load("dates")["days"])


@cache
def _months() -> str:
    table = load("dates")
    return rf"(?:{alternatives(table['months'] + table['short_months'])})"


@cache
def day() -> str:
    """A pattern of a day without its date: "late on Friday night", "today"; for matching with case ignored."""
    return rf"(?:(?:early|late|earlier|later)\s+)?(?:on\s+)?(?:{_days()}|today|yesterday|tonight){_PART_OF_DAY}"


@cache
def date() -> str:
    """A pattern of a month with or without day and year, or a year: "5 March 2011", "2011"; case ignored."""
    return rf"(?:{_ORDINAL}\s+)?{_months()}\b\.?(?:\s+{_ORDINAL}\b)?(?:,?\s+\d{{4}})?|(?:19|20)\d\d"


@cache
def of_a_day() -> str:
    """A pattern of a day as it stands before a noun: "the | Tuesday | claim", "its | October 20 | statement"."""
    months = rf"{_ORDINAL}\s+{_months()}|{_months()}\b\.?(?:\s+{_ORDINAL})?"
    return rf"(?:{_days()}|weekend|{months})(?:\s+(?:morning|afternoon|evening|night))?"


@cache
def _before_a_day() -> str:
    table = load("dates")
    return rf"(?:(?i:(?:the\s+)?(?:{alternatives(table['leads'] + table['unsettled'])}))\s+)*"


@cache
def dating() -> re.Pattern[str]:
    """The words that date what a sentence says: "on Friday", "since March 2011", "two weeks ago"."""
    of_month = rf"(?:{_ORDINAL}\s+(?:of\s+)?{_months()}\b\.?|{_months()}\.?\s+{_ORDINAL}\b)(?:,?\s+{_YEAR}\b)?"
    of_month = rf"{of_month}(?!\s+(?:{alternatives(load('dates')['in_names'])})\b)"
    of_week = r"(?:,?\s+(?:of\s+)?(?:last|this|next)\s+week\b)"
    plain = rf"(?:{_ORDINAL}\s+)?{_months()}(?:\s+{_ORDINAL})?\b"
    return re.compile(
        rf"""
          \b(?i:between)\s+{plain}\s+and\s+{plain}
        | \b(?i:since|until)\s+(?i:early\s+|late\s+|mid-)?{_months()}\b(?!\.?,?\s+\d)
        | \b{_before_a_day()}
          (?:
              (?:{_days()})\b(?:,?\s+{of_month}|{of_week})?{_PART_OF_DAY}
            | {of_month}
            | {_months()}\.?,?\s+{_YEAR}\b
          )
        | \b(?i:in|since|by|until)\s+(?:early\s+|late\s+|mid-)?{_YEAR}\b
        | \b(?i:earlier|later)\s+(?:today|this\s(?:week|month|year))\b
        | \b(?:(?i:in|over|during|for|within)\s+)?(?i:the)\s+(?:past|last|next|coming)\s+(?:\w+\s+)?{_UNIT}\b
        | \b(?i:last|next|this|past)\s+(?:week|month|year|night|weekend)\b
        | \b(?i:this)\s+(?:morning|afternoon|evening)\b
        | \b(?i:today|yesterday|tomorrow|overnight|tonight)\b
        | \b(?:\w+|\d+)\s+{_UNIT}\s+(?:ago|earlier|later)\b
        """,
        re.VERBOSE,
    )
