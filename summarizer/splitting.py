"""Clean text to paragraphs and sentences, as spans: lines of wrapped text joined, quotations kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

STRETCH = 20_000
"""Characters of a paragraph that are split at once; few paragraphs are longer."""
LONGEST = 1_500
"""Characters of a sentence: more than anybody writes, few enough for the smallest context."""

_SENTENCE_END = re.compile("""[.!?…:;]["”’')\\]»]*$""")
_NO_INITIAL = re.compile(r"(?:\bMay|\b(?:on|to|via|over)\s+X)\.\s+(?=[“‘\"']?[A-Z])")
"""Not shortened, as the splitter takes it to be: "on 13 May. Police came", "wrote on X. Police came"."""
_WORD_CHARACTER = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s")
_BULLET = re.compile(r"[•‣▪■●○◦∙·►▶➤*\-–—]\s+(?=\S)")
_NARROW, _WIDE = 50, 100  # columns plain text is wrapped at
_FEWEST_CUTS = 2  # lines cut within a sentence, for a text to count as wrapped
_CUTS_A_STRAY = 2  # and so many to each that ends early, such as a heading


def paragraphs(text: str) -> list[Span]:
    """Give the spans of a clean text's paragraphs, without the white space around them.

    A paragraph is a line, or several where a sentence runs on: the line before has no final punctuation
    and the next begins in lower case, or the lines were evidently wrapped at a fixed width.
    """
    blocks = list(_blocks(text))
    width = _wrap_width(text, blocks)
    return [span for block in blocks for span in _joined(text, block, width)]


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Give the sentence spans of the paragraph at `start` to `end`, in order; none for mere signs.

    Quotations stay whole where the splitter sees them; a piece without letters or digits, such as a closing
    quotation mark, belongs to its neighbour, and the bullet of a list to none. What runs on for more than LONGEST
    characters is no sentence and is cut into pieces.
    """
    merged: list[Span] = []
    opening: int | None = None  # where signs before the first word began
    bullet = _BULLET.match(text, start, end)
    for span in _boundaries(text, bullet.end() if bullet else start, end):
        if _WORD_CHARACTER.search(text, *span):
            merged.append((span[0] if opening is None else opening, span[1]))
            opening = None
        elif merged:
            merged[-1] = (merged[-1][0], span[1])
        elif opening is None:
            opening = span[0]
    return [piece for span in merged for piece in _bounded(text, span)]


def _boundaries(text: str, start: int, end: int) -> Iterator[Span]:
    """The splitter's sentences, a stretch at a time: it takes time in the square of the length over open quotes."""
    from sentencex import get_sentence_boundaries

    while start < end:
        stop = _stretch(text, start, end)
        # Plain spaces only: a line end within a paragraph is no boundary, and the splitter fails on wide ones.
        for piece in get_sentence_boundaries("en", _SPACE.sub(" ", text[start:stop])):
            yield from _parted(text, _trimmed(text, start + piece["start_index"], start + piece["end_index"]))
        start = stop


def _parted(text: str, span: Span) -> Iterator[Span]:
    """A span of the splitter, parted where it goes on behind the end of a sentence; none when it is empty."""
    ends = (found for found in _NO_INITIAL.finditer(text, *span) if not _is_open(text[span[0] : found.start()]))
    starts = [span[0], *(found.end() for found in ends)]
    for start, end in pairwise([*starts, span[1]]):
        if start < end:
            yield _trimmed(text, start, end)


def _is_open(before: str) -> bool:
    """Is a quotation open behind these words?"""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _stretch(text: str, start: int, end: int) -> int:
    """Where a stretch that begins at `start` ends: behind a full stop, if there is one in its last half."""
    if end - start <= STRETCH:
        return end
    half = start + STRETCH // 2
    stops = (text.rfind(mark, half, start + STRETCH) + len(mark) for mark in (". ", ".” ", '." ', " "))
    return next((stop for stop in stops if stop > half), start + STRETCH)


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces of LONGEST characters at most, cut at white space where there is any."""
    start, end = span
    while end - start > LONGEST:
        cut = max(text.rfind(space, start + 1, start + LONGEST) for space in " \n\t")
        stop = cut if cut > start else start + LONGEST
        yield _trimmed(text, start, stop)
        start = _trimmed(text, stop, end)[0]
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _blocks(text: str) -> Iterator[list[Span]]:
    """Give the runs of lines with no blank line between them."""
    block: list[Span] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        start, end = _trimmed(text, offset, offset + len(line))
        offset += len(line)
        if start < end:
            block.append((start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _joined(text: str, block: list[Span], width: int | None) -> Iterator[Span]:
    start = block[0][0]
    for (first, last), (after, end) in pairwise(block):
        before, line = text[first:last], text[after:end]
        runs_on = line[0].islower() and not _SENTENCE_END.search(before)
        if not runs_on and (width is None or _fits(before, line, width)):
            yield start, last
            start = after
    yield start, block[-1][1]


def _wrap_width(text: str, blocks: list[list[Span]]) -> int | None:
    """Find the width a text was wrapped at, if its lines end within a sentence where the next word did not fit."""
    width = max((end - start for block in blocks for start, end in block), default=0)
    if not _NARROW <= width <= _WIDE:
        return None
    lines = ([text[start:end] for start, end in block] for block in blocks)
    pairs = (pair for block in lines for pair in pairwise(block))
    fits = [_fits(before, line, width) for before, line in pairs if not _SENTENCE_END.search(before)]
    cut = fits.count(False)
    return width if cut >= _FEWEST_CUTS and cut >= _CUTS_A_STRAY * fits.count(True) else None


def _fits(before: str, line: str, width: int) -> bool:
    """Tell whether the first word of the line would have fitted on the one before."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) <= width
