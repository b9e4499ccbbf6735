"""A text with its typographic differences taken out, every offset mapped back, and the edges of its words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .cleaning import Cleaned, clean

Offsets = tuple[int, int]

_SINGLE = "'’‘‚‛ʼʹ`´′＇"
_DOUBLE = '"“”„‟″＂'
_GUILLEMETS = "«»‹›"
_DASH = "-‐‑‒–—―−﹘﹣－"
_JOINING = _DASH.replace("—", "").replace("―", "")  # dashes that make one word of two; the em dash parts them
_SPACE = "\t\n\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
MARK, INCHES, ELISION = "'", '"', "…"
_CLASSES = {MARK: _SINGLE, INCHES: _DOUBLE, "-": _DASH, " ": _SPACE}
_ONE_TO_ONE = {character: sign for sign, characters in _CLASSES.items() for character in characters}
# A mark after a digit may be feet, minutes, inches or seconds: only there single and double are not the same.
_QUOTATION = re.compile(rf"(?<!\d){INCHES}")
_RUN = re.compile(rf"[ .…\-{MARK}{INCHES}{_GUILLEMETS}]{{2,}}")
_GUILLEMET = re.compile(f"[{_GUILLEMETS}]")
_ACCENT = re.compile("[\u0300-\u036f]")
_ACCENTED = re.compile(rf"{_RUN.pattern}|\w[\u0300-\u036f]+")
_CHANGE = re.compile(
    rf"(?P<inches>(?<=\d){MARK}{{2}})|(?P<mark>(?<![\w.,!?…])[«‹] +| +[»›](?!\w)|[{MARK}{_GUILLEMETS}]{{2,}})"
    r"|(?P<elision> *(?:…|\.(?: ?\.){2,})[….]* *)|(?P<dash> *-[- ]*)|(?P<space> {2,})|(?P<accented>\w[\u0300-\u036f]+)"
)
_BECOMES = {"inches": INCHES, "mark": MARK, "elision": ELISION, "dash": "-", "space": " "}
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_IDEOGRAPH = "\ufffc"  # stands for a character of a script that puts no spaces between words
_FIGURE = r"(?:(?<![\w-])[-+±]?[$€£¥₽₺]?(?=\d))?"
_WORD = (
    rf"{_IDEOGRAPH}|[^\W\d_](?:\.[^\W\d_])+(?!\w){{compound}}"
    rf"|{_FIGURE}\w+(?:{{joint}}\w+|(?<=\d)[.,:/](?=\d)\w+)*(?:(?<=\d)[%‰°€$£])?"
)
_WHOLE = re.compile(_WORD.format(compound=r"(?:\.?-\w+)*", joint="['-]"))  # a compound is one word not to be cut,
_TOKEN = re.compile(_WORD.format(compound="", joint="'"))  # but several to compare, as a dash is like a hyphen
_POSSESSIVE = re.compile(r"'s(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_REACH = 64  # code points to look around an edge; words are shorter


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

    def _character(self, place: int) -> Offsets:
        rank = bisect_right(self._places, place) - 1
        if rank < 0:
            return place, place + 1
        here, length, start, end = self.changed[rank]
        if place < here + length:
            return start, end
        offset = end + place - here - length
        return offset, offset + 1


def canonical(text: str) -> Canonical:
    """Take the typographic differences out of a clean text.

    Quotation marks and apostrophes become ', dashes with the spaces around them -, white space one space, dots of
    an elision …, and letters with accents of their own one character. Case and all other characters stay.
    """
    plain = _one_to_one(text)
    pieces: list[str] = []
    changed: list[tuple[int, int, int, int]] = []
    here = done = 0
    for start, end, becomes in _changes(plain):
        pieces += plain[done:start], becomes
        here += start - done
        changed.append((here, len(becomes), start, end))
        here += len(becomes)
        done = end
    pieces.append(plain[done:])
    return Canonical(_GUILLEMET.sub(MARK, "".join(pieces)), tuple(changed))


def _one_to_one(text: str) -> str:
    for character in _ONE_TO_ONE.keys() & set(text):
        text = text.replace(character, _ONE_TO_ONE[character])
    return _QUOTATION.sub(MARK, text)


def _changes(plain: str) -> Iterator[tuple[int, int, str]]:
    """Where the length changes: start, end, and what stands there instead."""
    for run in (_ACCENTED if _ACCENT.search(plain) else _RUN).finditer(plain):
        for match in _CHANGE.finditer(plain, *run.span()):
            becomes = _BECOMES.get(match.lastgroup or "") or unicodedata.normalize("NFC", match.group())
            yield *match.span(), becomes


@dataclass(frozen=True)
class Source:
    """A text to find words in. Spans of its methods are of `text` as given, those of `canonical` apart."""

    text: str

    @cached_property
    def cleaned(self) -> Cleaned:
        """The text without invisible characters."""
        return clean(self.text)

    @cached_property
    def canonical(self) -> Canonical:
        """The clean text without typographic differences."""
        return canonical(self.cleaned.text)

    @cached_property
    def tokens(self) -> tuple[Offsets, ...]:
        """Spans of the words and numbers in the clean text; a compound has several."""
        return tuple(match.span() for match in _TOKEN.finditer(_shape(self.cleaned.text)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in canonical form, case kept."""
        found = (self.cleaned.text[start:end] for start, end in self.tokens)
        return tuple(word if word.isalnum() else canonical(word).text for word in found)

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Each word in lower case, and which tokens it is."""
        places: dict[str, list[int]] = {}
        for rank, word in enumerate(self.words):
            places.setdefault(word.lower(), []).append(rank)
        return places

    def is_edge(self, place: int) -> bool:
        """Is this offset of the clean text inside no word?"""
        text = self.cleaned.text
        if place in {0, len(text)}:
            return True
        if _sign(text[place - 1]).isalnum() and _sign(text[place]).isalnum():
            return False
        first = max(0, place - _REACH)
        around = _shape(text[first : place + _REACH])
        return not any(match.start() < place - first < match.end() for match in _WHOLE.finditer(around))

    def is_whole(self, start: int, end: int) -> bool:
        """Does a span of the clean text begin and end at the edges of words? A name may leave off its possessive 's."""
        return self.is_edge(start) and (self.is_edge(end) or self._is_possessor(start, end))

    def exact(self, words: str, start: int, end: int) -> Iterator[Offsets]:
        """Spans between `start` and `end` that are `words` to the character and whole words."""
        for at in _occurrences(words, self.text, start, end):
            if self.is_whole(self.cleaned.to_clean(at), self.cleaned.to_clean(at + len(words))):
                yield at, at + len(words)

    def alike(self, words: str, start: int, end: int) -> Iterator[Offsets]:
        """Spans of the canonical text, between two of its offsets, that are `words` and whole words."""
        for at in _occurrences(words, self.canonical.text, start, end):
            if self.is_whole(*self.canonical.to_original(at, at + len(words))):
                yield at, at + len(words)

    def span(self, start: int, end: int) -> Offsets:
        """Map a span of the canonical text to the text as given, white space at its ends left off."""
        first, last = self.canonical.to_original(start, end)
        piece = self.cleaned.text[first:last]
        return self.cleaned.to_source(last - len(piece.lstrip()), first + len(piece.rstrip()))

    def tokens_span(self, first: int, last: int) -> Offsets:
        """Map a run of tokens, `last` not counted, to the text as given."""
        return self.cleaned.to_source(self.tokens[first][0], self.tokens[last - 1][1])

    def _is_possessor(self, start: int, end: int) -> bool:
        """Does 's follow a name or a single word? "Karsa" in "Karsa's", but not "left Karsa" in "left Karsa's port"."""
        text = self.cleaned.text
        words = _ARTICLE.sub("", text[start:end], count=1).split()
        proper = len(words) == 1 or all(word[0].isupper() for word in words)
        return proper and bool(_POSSESSIVE.match(_shape(text[end : end + 3])))


@lru_cache(maxsize=4)
def read(text: str) -> Source:
    """The text as a Source, kept for the next question about the same text."""
    return Source(text)


def _occurrences(words: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _shape(text: str) -> str:
    """The text, as long as before, with letters for combining marks and one sign each for dash and apostrophe."""
    return text if text.isascii() and "`" not in text else "".join(map(_sign, text))


@lru_cache(maxsize=8192)
def _sign(character: str) -> str:
    if _UNSPACED.match(character):
        return _IDEOGRAPH
    if character in _JOINING:
        return "-"
    if character in _SINGLE:
        return MARK
    joins = character in "\u200c\u200d" or unicodedata.category(character).startswith("M")
    return "m" if joins else character
