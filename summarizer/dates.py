"""Words that date an event in English news: days, months, years, and "last week"."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load

_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_UNIT = r"(?:hours|days|weeks|months|years)"


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
def dating() -> re.Pattern[str]:
    """The words that date what a sentence says: "on Friday", "since March 2011", "two weeks ago"."""
    return re.compile(
        rf"""
          \b(?:(?:on|since|until|by|late|early|last|next|this)\s+)*
          (?:
              (?:{_days()})(?:,?\s+{_months()}\.?\s+{_ORDINAL})?{_PART_OF_DAY}
            | {_ORDINAL}\s+{_months()}\b\.?(?:\s+\d{{4}})?
            | {_months()}\.?\s+{_ORDINAL}\b(?:,?\s+\d{{4}})?
            | {_months()}\s+\d{{4}}
          )
        | \b(?:in|since|by|until)\s+(?:early\s+|late\s+|mid-)?(?:19|20)\d\d\b
        | \b(?:earlier|later)\s+(?:today|this\s(?:week|month|year))\b
        | \b(?:last|next|this|past)\s+(?:week|month|year|night|weekend)\b
        | \b(?:today|yesterday|tomorrow|overnight|tonight)\b
        | \b(?:\w+|\d+)\s+{_UNIT}\s+(?:ago|earlier|later)\b
        | \bin\sthe\s(?:past|last|next|coming)\s+(?:\w+\s+)?{_UNIT}\b
        """,
        re.VERBOSE,
    )
