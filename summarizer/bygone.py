"""Changes of control that are remembered, only named or rehearsed: history, and deeds that nobody has done."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load

_TENS = (
    r"(?:[2-9]\d|\d{3,}|(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?i:a|one|two)\s+hundred)"
)
_LONG_AGO = re.compile(
    rf"\b(?:{_TENS}\s+years|(?i:a\s+century|centuries|decades|generations|(?:two|three|four|five|six|seven)\s+decades|"
    r"a\s+quarter\s+of\s+a\s+century|half\s+a\s+century))\s+(?:ago|earlier|before)\b"
    r"|\b[Oo]n\s+this\s+day\b|\b(?:nineteenth|eighteenth|seventeenth|sixteenth|19th|18th|17th|16th)[\s-]century\b"
    r"|\b(?:First|Second)\s+World\s+War\b|\bWorld\s+War\s+(?:I|II|One|Two)\b"
)
_OVER_AND_OVER = re.compile(r"\bhands\s+(?:repeatedly|twice|(?:[\w-]+\s+){1,3}times)\b")
""""Changed hands twice": who took it when is not said."""
_WOULD = re.compile(r"\s+(?:would|could|might)\s+(?!not\s+be\s+confirmed|be\s+(?:confirmed|complete)|have\s+)\w+")
_WEIGHED = re.compile(
    r"\brecogni[sz]\w*\s+(?:(?:the|its|their|any|this|that|such)\s+)?(?:[\w-]+\s+)?$"
    r"|\b(?:press|pressur|push|lobb|prod|nudg)\w*\s+(?:[\w’'-]+\s+){1,5}?to\s+$",
    re.IGNORECASE,
)
""""Would never recognise | the annexation", "are pressing the army to | leave": told by nobody as done."""
_GUARDING = frozenset({"defending", "guarding", "protecting"})
"""Right behind a noun they only say which: "soldiers defending Torvak described"."""


@cache
def _remembered() -> re.Pattern[str]:
    """What tells of the past, a few words before a change: "a monument recalls the liberation of Torvak"."""
    return re.compile(
        rf"\b(?:{alternatives(load('control')['words']['remembering'])})\b(?:(?!\s+that\b)[^,;.:]){{0,90}}$",
        re.IGNORECASE,
    )


@cache
def _considered() -> re.Pattern[str]:
    """What is talked of, and not done: "discussed a | withdrawal | from Torvak"."""
    return re.compile(
        rf"\b(?:{alternatives(load('control')['words']['considering'])})\s+"
        r"(?:(?:the|a|an|any|its|their|his|possible|full|complete|total|partial|eventual|immediate|phased|gradual|"
        r"unconditional|army|military|troop|rebel|[a-z]+[’']s?)\s+){0,4}$",
        re.IGNORECASE,
    )


def is_bygone(text: str, at: int) -> bool:
    """Does the word of control at `at` belong to what is remembered of another time?"""
    return bool(_LONG_AGO.search(text) or _OVER_AND_OVER.search(text, at) or _remembered().search(text[:at]))


def is_only_named(text: str, cue: tuple[int, int], end: int) -> bool:
    """Is a deed (`cue`, its place ending at `end`) named and not told: "losing Torvak would cut the road"?"""
    word = text[slice(*cue)].split(maxsplit=1)[0].lower()
    noun = word.endswith("ing") or bool(re.search(r"\b(?:the|a|any)\s+$", text[: cue[0]], re.IGNORECASE))
    opens = not re.search(r"[^\W\d]", re.sub(r"(?i)\b(?:the|a|any)\s+$", "", text[: cue[0]]))
    if noun and opens and _WOULD.match(text, end):
        return True
    if word in _GUARDING and not re.search(r"(?:\b(?:is|are|was|were|been|still|now|and)\s+|,\s*)$", text[: cue[0]]):
        return True
    if _WEIGHED.search(text[: cue[0]]):
        return True
    if re.match(r"\W*(?:In\s+order\s+)?[Tt]o\s+$", text[: cue[0]]):
        return True
    whether = re.search(r"\bwhether\b[^,;.]*$", text[: cue[0]])
    return bool(whether or ((noun or word.endswith(("al", "ion", "over"))) and _considered().search(text[: cue[0]])))
