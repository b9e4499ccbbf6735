"""Page furniture: which lines of a pasted page are buttons, notices and comments, not the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarizer.lexicon import load

_LONGEST_LINE = 400  # characters; a longer one is prose
_EDGES = " \t-–—•·*|<>«»‹›→←▶►▼▲+#[]"
_END = ".:!…"
_PROSE = re.compile("""[.!?…]["”’')\\]»]*$""")


def is_furniture(line: str) -> bool:
    """Tell whether a line by itself is page furniture; a sentence, headline or cross-heading is not."""
    return any(_fits(line, kind) for kind in ("lines", "comments", "lists"))


def mark(lines: Sequence[str]) -> list[bool]:
    """Mark the lines of a page that are furniture, in order.

    From a line that opens the readers' comments on, everything is, unless more than twice as much text
    follows as came before: then it is a link at the head of the page. A list of headlines under "Related
    articles" is furniture when nothing else follows.
    """
    end = min(_comments(lines), _closing_list(lines))
    return [number >= end or is_furniture(line) for number, line in enumerate(lines)]


def _comments(lines: Sequence[str]) -> int:
    """Where the readers' comments begin; the number of lines if there are none."""
    after = sum(map(len, lines))
    before = 0
    for number, line in enumerate(lines):
        after -= len(line)
        if _fits(line, "comments") and after <= 2 * before:
            return number
        before += len(line)
    return len(lines)


def _closing_list(lines: Sequence[str]) -> int:
    """Where the last lists of other pages' headlines begin; the number of lines if there are none."""
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        if _fits(lines[number], "lists"):
            end = number
        elif _PROSE.search(lines[number]) and not is_furniture(lines[number]):
            return end
    return len(lines)  # no prose anywhere: the lines may be the article


def _fits(line: str, kind: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    plain = " ".join(line.replace("’", "'").split()).strip(_EDGES).rstrip(_END + _EDGES)
    return _pattern(kind).fullmatch(plain) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in load("furniture")[kind]), re.IGNORECASE)
