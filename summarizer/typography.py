"""A text with its typographic differences taken out, and every offset mapped back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from .cleaning import Cleaned, clean
from .edges import APOSTROPHES, BREAK, HYPHENS, Offsets, is_edge, is_whole, tokens

_DOUBLE = '"“”„‟″＂'
_GUILLEMETS = "«»‹›"
_SPACE = "\t\n\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
MARK, INCHES, ELISION = "'", '"', "…"
_CLASSES = {MARK: APOSTROPHES, INCHES: _DOUBLE, "-": f"{HYPHENS}—―", " ": _SPACE}
_ONE_TO_ONE = {character: sign for sign, characters in _CLASSES.items() for character in characters}
# A mark after a digit may be feet, minutes, inches or seconds: only there single and double are not the same.
_QUOTATION = re.compile(rf"(?<!\d){INCHES}")
_RUN = re.compile(rf"[ .…\-{MARK}{INCHES}{_GUILLEMETS}]{{2,}}")
_GUILLEMET = re.compile(f"[{_GUILLEMETS}]")
_ODD = re.compile("[\u0300-\u036f\ufb00-\ufb06]")  # accents of their own, ligatures of Latin letters
_ODDITIES = re.compile(rf"{_RUN.pattern}|\w[\u0300-\u036f]+|[\ufb00-\ufb06]")
_CHANGE = re.compile(
    rf"(?P<inches>(?<=\d){MARK}{{2}})|(?P<mark>(?<![\w.,!?…])[«‹] +| +[»›](?!\w)|[{MARK}{_GUILLEMETS}]{{2,}})"
    r"|(?P<elision> *(?:…|\.(?: ?\.){2,})[….]* *)|(?P<dash> *-[- ]*)|(?P<space> {2,})|(?P<accented>\w[\u0300-\u036f]+)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
)
_BECOMES = {"inches": INCHES, "mark": MARK, "elision": ELISION, "dash": "-", "space": " "}
_BROKEN = re.compile(rf"(?<=[^\W\d_]){BREAK}")


__all__ = ["ELISION", "INCHES", "MARK", "Canonical", "Offsets", "Source", "canonical", "is_broken", "plain", "read"]


@dataclass(frozen=True)
class Canonical:
    """`text` with one kind of mark, dash and space; `changed` says where and from what spans it differs in length.

    Each entry of `changed` is (offset here, length here, start in the original, end in the original).
    """

    text: str
    changed: tuple[tuple[int, int, int, int], ...]

    def to_original(self, start: int, end: int) -> Offsets:
        """Map a span of the canonical text, not empty, to the span of the original it stands for."""
        return self._character(start)[0], self._character(end - 1)[1]

    def from_original(self, offset: int) -> int:
        """Map an offset of the original here, inside something changed to its beginning."""
        rank = bisect_right(self._originals, offset) - 1
        if rank < 0:
            return offset
        here, length, start, end = self.changed[rank]
        return here if start <= offset < end else here + length + offset - end

    @cached_property
    def _places(self) -> list[int]:
        return [change[0] for change in self.changed]

    @cached_property
    def _originals(self) -> list[int]:
        return [change[2] for change in self.changed]

    def parts(self, place: int) -> bool:
        """Is this offset inside what stands for one character of the original, such as a ligature?"""
        rank = bisect_left(self._places, place) - 1
        return rank >= 0 and place < self.changed[rank][0] + self.changed[rank][1]

    def _character(self, place: int) -> Offsets:
        rank = bisect_right(self._places, place) - 1
        if rank < 0:
            return place, place + 1
        here, length, start, end = self.changed[rank]
        if place < here + length:
            return start, end
        offset = end + place - here - length
        return offset, offset + 1


def canonical(text: str, *, joined: bool = False) -> Canonical:
    """Take the typographic differences out of a clean text.

    Quotation marks and apostrophes become ', dashes with the spaces around them -, white space one space, dots of
    an elision …, letters with accents of their own one character, and ligatures their letters. With `joined`, a
    hyphen at the end of a line goes with the line end. Case and all other characters stay.
    """
    plain = _one_to_one(text)
    breaks = [found.span() for found in _BROKEN.finditer(text)] if joined else []
    pieces: list[str] = []
    changed: list[tuple[int, int, int, int]] = []
    here = done = 0
    for start, end, becomes in _changes(plain, breaks):
        pieces += plain[done:start], becomes
        here += start - done
        changed.append((here, len(becomes), start, end))
        here += len(becomes)
        done = end
    pieces.append(plain[done:])
    return Canonical(_GUILLEMET.sub(MARK, "".join(pieces)), tuple(changed))


def plain(text: str) -> str:
    """Any text without invisible characters and typographic differences."""
    return canonical(clean(text).text).text


def _one_to_one(text: str) -> str:
    for character in _ONE_TO_ONE.keys() & set(text):
        text = text.replace(character, _ONE_TO_ONE[character])
    return _QUOTATION.sub(MARK, text)


def _changes(plain: str, breaks: Sequence[Offsets]) -> Iterator[tuple[int, int, str]]:
    """Where the length changes: start, end, and what stands there instead; in `breaks` nothing does."""
    done, whole = 0, (len(plain), len(plain))
    runs = _ODDITIES if _ODD.search(plain) else _RUN
    for start, end in (*breaks, whole):
        for run in runs.finditer(plain, done, start):
            yield from _changes_in(plain, run)
        if end > start:
            yield start, end, ""
        done = end


def _changes_in(plain: str, run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    for match in _CHANGE.finditer(plain, *run.span()):
        kind = match.lastgroup or ""
        form: Literal["NFC", "NFKC"] = "NFKC" if kind == "ligature" else "NFC"
        yield *match.span(), _BECOMES.get(kind) or unicodedata.normalize(form, match.group())


def is_broken(text: str) -> bool:
    """Is a word of the text parted by a hyphen at the end of a line?"""
    return bool(_BROKEN.search(text))


@dataclass(frozen=True)
class Source:
    """A text to find words in. Spans of its methods are of `text` as given, those of `canonical` apart.

    `joined`: words parted by a hyphen at the end of a line are read as one.
    """

    text: str
    joined: bool = False

    @cached_property
    def cleaned(self) -> Cleaned:
        """The text without invisible characters."""
        return clean(self.text)

    @cached_property
    def canonical(self) -> Canonical:
        """The clean text without typographic differences."""
        return canonical(self.cleaned.text, joined=self.joined)

    @cached_property
    def broken(self) -> bool:
        """Is a word parted by a hyphen at the end of a line?"""
        return is_broken(self.cleaned.text)

    @cached_property
    def tokens(self) -> tuple[Offsets, ...]:
        """Spans of the words and numbers in the clean text; a compound has several."""
        return tokens(self.cleaned.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in canonical form, case kept."""
        found = (self.cleaned.text[start:end] for start, end in self.tokens)
        return tuple(word if word.isascii() and word.isalnum() else canonical(word).text for word in found)

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Each word in lower case, and which tokens it is."""
        places: dict[str, list[int]] = {}
        for rank, word in enumerate(self.words):
            places.setdefault(word.lower(), []).append(rank)
        return places

    def is_edge(self, place: int) -> bool:
        """Is this offset of the clean text inside no word?"""
        return is_edge(self.cleaned.text, place)

    def is_whole(self, start: int, end: int) -> bool:
        """Does a span of the clean text begin and end at the edges of words?"""
        return is_whole(self.cleaned.text, start, end)

    def exact(self, words: str, start: int, end: int) -> Iterator[Offsets]:
        """Spans between `start` and `end` that are `words` to the character and whole words."""
        for at in _occurrences(words, self.text, start, end):
            if self.is_whole(self.cleaned.to_clean(at), self.cleaned.to_clean(at + len(words))):
                yield at, at + len(words)

    def alike(self, words: str, start: int, end: int) -> Iterator[Offsets]:
        """Spans of the canonical text, between two of its offsets, that are `words` and whole words."""
        for at in _occurrences(words, self.canonical.text, start, end):
            last = at + len(words)
            parted = self.canonical.parts(at) or self.canonical.parts(last)
            if not parted and self.is_whole(*self.canonical.to_original(at, last)):
                yield at, last

    def span(self, start: int, end: int) -> Offsets:
        """Map a span of the canonical text to the text as given, white space at its ends left off."""
        first, last = self.canonical.to_original(start, end)
        piece = self.cleaned.text[first:last]
        return self.cleaned.to_source(last - len(piece.lstrip()), first + len(piece.rstrip()))

    def tokens_span(self, first: int, last: int) -> Offsets:
        """Map a run of tokens, `last` not counted, to the text as given."""
        return self.cleaned.to_source(self.tokens[first][0], self.tokens[last - 1][1])


@lru_cache(maxsize=4)
def read(text: str, *, joined: bool = False) -> Source:
    """The text as a Source, kept for the next question about the same text."""
    return Source(text, joined)


def _occurrences(words: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)
