"""What the text tells of a speaker, for telling his side: "Jan Dorn" -> "the commander of the fleet, Jan Dorn"."""

from __future__ import annotations

import re
from functools import lru_cache

from ..classify import has_actor_noun
from ..document import Document
from ..names import MOST_KNOWN, bare, is_name
from ..phrases import CAPITALISED, holds_verb

_MARK = re.compile(r"[,.;:()“”\"—–!?]")
_BEHIND = re.compile(
    rf"\s+(?P<of>of\s+(?:the\s+)?{CAPITALISED}(?:\s+{CAPITALISED}){{0,3}})|"
    r",\s+(?:who\s+(?:now\s+)?(?:leads|heads|commands|runs|chairs|represents|speaks\s+for|led|headed|commanded)\s+)?"
    r"(?P<told>[^,.;:()“”\"—–]{3,90})"
)
_TITLED = re.compile(rf"(?:{CAPITALISED}\s+){{0,3}}$")
_LONGEST = 9
"""Words of a description; more are a clause."""


def described(document: Document, name: str) -> str:
    """The name with what stands beside it where the article names it first; without a name of its own, as it is."""
    plain = bare(name)
    if not is_name(plain):
        return name
    for sentence in document.article:
        if (at := sentence.text.find(plain)) >= 0:
            return _with_description(sentence.text, name, at, at + len(plain))
    return name


@lru_cache(maxsize=MOST_KNOWN)
def _with_description(sentence: str, name: str, start: int, end: int) -> str:
    parts = [*_before(sentence[:start]), name]
    if behind := _BEHIND.match(sentence, end):
        parts.append((behind["of"] or behind["told"]).strip())
    return ", ".join(part for part in parts if part == name or _describes(part))


def _before(text: str) -> list[str]:
    """What stands before the name, up to the mark before it, and before a comma: "the head of the navy, Admiral"."""
    marks = list(_MARK.finditer(text))
    cut = marks[-1].end() if marks else 0
    title = text[cut:].strip()
    if not marks or marks[-1].group() != "," or not _TITLED.fullmatch(text[cut:].lstrip()):
        return [title]
    return [text[marks[-2].end() if len(marks) > 1 else 0 : marks[-1].start()].strip(), title]


def _describes(words: str) -> bool:
    return 0 < len(words.split()) <= _LONGEST and has_actor_noun(words) and not holds_verb(words)
