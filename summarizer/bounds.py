"""Where what is said begins and ends beside its reporting word: without dates, posts and the writer's remarks.

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from functools import cache

from .dates import day
from .lexicon import alternatives, load, word_class
from .phrases import holds_verb
from .reporting import remark
from .typography import Offsets

_BETWEEN = re.compile(r"(?:\s*\([^)]*\))?[\s,:]*")
_BESIDE = re.compile(r"\s+as\s+(?!an?\s|the\s)(?:[\w’'.-]+\s+){1,3}?[a-z]+s?\s+\w")
_FULL_STOPS = (".", "!", "?", "”", '"', ":", ";", ",")
THAT = re.compile(
    r"(?:,\s+(?:(?-i:[a-z])[\w’'-]*\s+){0,4}(?-i:[a-z])[\w’'-]*,(?=\s+that\s))?[^.,;:“”\"]{0,60}?\bthat\s+"
)
""""Said", up to "that", also behind ", however," or ", for his part,"."""
_POST = re.compile(r",\s+(?P<post>(?:the|an?|its|his|her|their|our|[\w’'-]+[’']s?)\s[^,;:“”\"]{2,60}),\s+$")


def behind_that(hidden: str, at: int, end: int) -> Offsets:
    """hidden[at:end] without the "that" that opens it."""
    that = THAT.match(hidden, at, end)
    return (that.end() if that else at, end)


def behind(hidden: str, at: int) -> Offsets:
    """What stands behind a cue, without a bracket and commas between and the writer's remark at its end."""
    between = _BETWEEN.match(hidden, at)
    start = between.end() if between else at
    remarked = remark().search(hidden, start)
    end = remarked.start() if remarked else len(hidden.rstrip())
    dated = _dated().match(hidden, start, end)
    start = dated.end() + 1 if dated else start
    return start, _headline_end(hidden, start, _thing_end(hidden, start, end))


@cache
def _dated() -> re.Pattern[str]:
    """When or where it was said, before a clause without "that": "said | on Monday | he would go"."""
    where = (
        r"(?:in|during|at|on|via|through)\s+(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){0,2}?(?:statement|interview|speech"
        r"|post|letter|message|tweet|briefing|report|e-?mail|broadcast|address|conference|call|note|communiqu[eé]|video|sermon)"
    )
    return re.compile(rf"(?:{day()}|{where}(?:\s+{day()})?),?(?={clause().pattern}|\s+to\s+[a-z]+\s)", re.IGNORECASE)


@cache
def clause() -> re.Pattern[str]:
    """The subject and the finite verb of a clause: " he would", " its men had"."""
    heads = alternatives([*load("reporting")["frames"]["clause_heads"], *word_class("pronouns")])
    verbs = alternatives(word_class("finite"))
    named = r"(?-i:(?:[A-Z][\w’'.-]*\s+){1,5})(?:had|has|have|was|were|is|are|will|would|did|does)\b"
    return re.compile(rf"\s+(?:(?:{heads})\s+(?:(?!that\b)[\w’'-]+\s+){{0,4}}?(?:{verbs})\b|{named})", re.IGNORECASE)


def _headline_end(hidden: str, start: int, end: int) -> int:
    """Where what is said ends in a headline that goes on with something else: "denies loss | as rebels enter"."""
    beside = None if hidden.rstrip().endswith(_FULL_STOPS) else _BESIDE.search(hidden, start, end)
    return beside.start() if beside else end


def _thing_end(hidden: str, start: int, end: int) -> int:
    """Where a thing ends that is asked for or rejected, before another clause: "asked for a ban|; the court sat"."""
    semicolon = hidden.find("; ", start, end)
    clause = semicolon > 0 and not holds_verb(hidden[start:semicolon]) and holds_verb(hidden[semicolon:end])
    return semicolon if clause else end


def without_post(hidden: str, end: int) -> int:
    """Where what is said ends before its source at `end`, without a post beside it: "Lenz fell|, its mayor, Olt"."""
    post = _POST.search(hidden, 0, end) if hidden[end : end + 1].isupper() else None
    apart = post and _names_post().search(post["post"]) and not holds_verb(post["post"])
    return post.start() if post and apart else len(hidden[:end].rstrip(" ,"))


@cache
def _names_post() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('actors')['kinds']['person'])})\b")
