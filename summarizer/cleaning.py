"""Text for reading: control and invisible characters out, every offset mapped back to the text as given."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

SURROGATE = re.compile("[\ud800-\udfff]")
_PAGE_BREAK = re.compile("[\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Zero-width space, word joiner and its kin, byte order mark, soft hyphen, bidi controls, tag characters.
# U+200C and U+200D stay: several scripts spell with them.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+")
_UNCLEAN = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)  # any of the above
_CONCEALED = re.compile(
    "(?:[\u200c\u200d]*[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]){8,}"
)


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text and the way back; offsets are code points, ends exclusive."""

    text: str
    removed: Sequence[int] = field(default=(), repr=False)  # source offsets of the characters left out
    _places: Sequence[int] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        places = array("q", (offset - rank for rank, offset in enumerate(self.removed)))
        object.__setattr__(self, "_places", places)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the clean text to the span of the source from its first to its last character.

        An empty span stays empty. Invisible characters inside the span are covered, those around it not.
        """
        first = self._character(start)
        return (first, self._character(end - 1) + 1) if end > start else (first, first)

    def to_clean(self, offset: int) -> int:
        """Map an offset of the source to the clean text; a removed character maps to the next one kept."""
        return offset - bisect_left(self.removed, offset)

    def _character(self, place: int) -> int:
        return place + bisect_right(self._places, place)


def concealed(source: str) -> list[int]:
    """Offsets of runs of eight or more invisible characters: enough to write in, more than typography needs."""
    return [run.start() for run in _CONCEALED.finditer(source)]


def clean(source: str) -> Cleaned:
    """Clean a text character by character: no normalisation, line ends kept.

    Lone surrogates become U+FFFD, form feeds and vertical tabs a newline, other control characters (but
    newline, carriage return, tab) a space; invisible characters that would split a word are left out.
    """
    if not _UNCLEAN.search(source):
        return Cleaned(source)
    text = SURROGATE.sub("\ufffd", source)
    text = _PAGE_BREAK.sub("\n", text)
    text = _CONTROL.sub(" ", text)
    runs = (range(*run.span()) for run in _INVISIBLE.finditer(text))
    removed = array("q", chain.from_iterable(runs))
    return Cleaned(_INVISIBLE.sub("", text) if removed else text, removed)
