"""Datelines: the place and agency before a story, the time before an entry of a log; no part of what is told."""

from __future__ import annotations

import re

from .phrases import CAPITAL

_CAPITALS = rf"{CAPITAL}[{CAPITAL[1:-1]}’'.-]+"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_CAPITALS}(?:\s+{_CAPITALS}){{0,3}})(?:,\s[^—–()]{{1,40}}?)?\s*"
    r"(?:\([^)]{1,40}\)\s*)?(?:[—–-]{1,2}|:)\s+"
    r"|\d{1,2}[:.h]\d{2}(?:\s?(?:am|pm|a\.m\.|p\.m\.|GMT|UTC|local time|hrs))*\s*(?:[-–—:|]\s*)?(?=[A-Z“\"])"
)


def dateline(text: str) -> re.Match[str] | None:
    """What "TORVAK, May 3 (Harbor Wire) — " or "16:45 " is at the beginning, with the group `place`."""
    return _DATELINE.match(text)


def behind_dateline(text: str) -> int:
    """Where the story begins: behind the dateline, 0 without one."""
    found = dateline(text)
    return found.end() if found else 0
