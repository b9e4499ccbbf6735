"""Where a quotation stands in a text, and how faithfully: typographically tolerant, semantically strict.

No edit distance and no partial match decides; likeness only tells an altered quotation from an absent one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import pairwise, product
from unicodedata import category

from .alterations import Change, is_frame, left_out, most_serious, shortened
from .cleaning import clean
from .origin import origin
from .schemas import Verdict
from .splicing import splices
from .typography import ELISION, INCHES, MARK, Offsets, Source, canonical, is_broken, read

_ELISION = re.compile(rf"\s*(?:\[\s*{ELISION}\s*\]|\(\s*{ELISION}\s*\)|{ELISION})\s*")
_SENTENCE_END = re.compile(r"[.!?]'*\s")
_ENDING = ".,;:!? "
_FINAL = re.compile("[.!?]")
_MARKS_BEHIND = re.compile(rf"[{_ENDING}{MARK}{INCHES}]*")
_LONGEST_GAP = 400  # code points an elision may leave out
_MOST_GAPS = 7


@dataclass(frozen=True)
class Alignment:
    """How a quotation stands to a text: `text[start:end]` is the passage, both 0 when absent.

    Of an altered one, `alteration` names the gravest change (negation, number, name, hedge, reporting, condition,
    word, punctuation) and `detail` says it in one short line, the source first: "30 -> 300".
    """

    verdict: Verdict
    start: int
    end: int
    alteration: str | None = None
    detail: str | None = None


_ABSENT = Alignment(Verdict.ABSENT, 0, 0)


@dataclass(frozen=True)
class _Words:
    """Words to find, canonical: a core and what may be missing or added around it."""

    lead: str
    core: str
    tail: str

    @classmethod
    def of(cls, text: str) -> _Words:
        bare = text.lstrip(f" {MARK}{INCHES}")
        core = bare.rstrip(f"{_ENDING}{MARK}{INCHES}")
        return cls(text[: len(text) - len(bare)], core, bare[len(core) :])


def align(quote: str, text: str, *, within: Offsets | None = None, frames: bool = False) -> Alignment:
    """Find `quote` in `text`, inside the span `within` if it stands there, else where it first does.

    Whole words only. With `frames`, an elision may also leave out who is speaking (", the mayor said,").
    Offsets are code points of `text`. Never raises.
    """
    if not any(map(_tells, quote)):
        return _ABSENT
    source = read(text)
    regions = [(0, len(text))] if within is None else [(max(0, within[0]), max(0, within[1])), (0, len(text))]
    if exact := next(source.exact(quote, *regions[0]), None):
        return Alignment(Verdict.VERBATIM, *exact)
    plain = _words(quote)
    for region, (joined, words) in product(regions, _readings(quote, source)):
        if found := _faithful(quote, words, read(text, joined=joined), region, frames=frames):
            return found
    parts = _parts(plain)
    for region in regions:
        if found := _broken(parts, source, region, frames=frames) or _altered(plain, source, region):
            return found
    return _ABSENT


def elided_parts(quote: str) -> list[str]:
    """The parts of a quotation between its elision marks, canonical; none if it has no marks, or too many."""
    pieces = _ELISION.split(_words(quote))
    if not 1 < len(pieces) <= _MOST_GAPS + 1:
        return []
    return [piece for piece in pieces if _Words.of(piece).core]


def _tells(character: str) -> bool:
    """A letter, a figure or a pictograph: marks alone say nothing."""
    return character.isalnum() or (category(character) == "So" and character not in "\ufffc\ufffd")


def _readings(quote: str, source: Source) -> list[tuple[bool, str]]:
    """How to read words that are parted at the end of a line, in the text and in the quotation: as they stand, as one.

    Whether the text's are joined, and the quotation's canonical words.
    """
    words = [_words(quote, joined=joined) for joined in ((False, True) if is_broken(quote) else (False,))]
    return list(product((False, True) if source.broken else (False,), words))


def _words(quote: str, *, joined: bool = False) -> str:
    return canonical(clean(quote).text, joined=joined).text.strip()


def _parts(words: str) -> list[_Words]:
    return [_Words.of(part) for part in elided_parts(words)]


def _faithful(quote: str, words: str, source: Source, region: Offsets, *, frames: bool) -> Alignment | None:
    if exact := next(source.exact(quote, *region), None):
        return Alignment(Verdict.VERBATIM, *exact)
    here = _canonical_region(source, region)
    if alike := next(_matches(_Words.of(words), source, *here), None):
        return Alignment(Verdict.TYPOGRAPHIC, *source.span(*alike))
    for chain in _chains(_parts(words), source, *here):
        if _change(chain, source, frames=frames) is None:
            return Alignment(Verdict.ELIDED, *source.span(chain[0][0], chain[-1][1]))
    return None


def _canonical_region(source: Source, region: Offsets) -> Offsets:
    start, end = (source.canonical.from_original(source.cleaned.to_clean(offset)) for offset in region)
    return start, end


def _matches(words: _Words, source: Source, start: int, end: int) -> Iterator[Offsets]:
    """Spans of the canonical text that are `words`, in order; only the first letter's case may differ."""
    first, other = words.core[0], words.core[0].swapcase()
    cased = {first, other} if len(other) == 1 and other.swapcase() == first else {first}
    for core in merge(*(source.alike(letter + words.core[1:], start, end) for letter in cased)):
        if _turns_question(words.tail, source.canonical.text, core[1]):
            continue
        widened = _widened(words, source.canonical.text, core, (start, end))
        yield widened if source.is_whole(*source.canonical.to_original(*widened)) else core


def _turns_question(tail: str, text: str, end: int) -> bool:
    """Does the quotation end as a question where the text does not ask, or the other way round?"""
    behind = _MARKS_BEHIND.match(text, end)
    return bool(_FINAL.search(tail)) and ("?" in tail) is not ("?" in (behind.group() if behind else ""))


def _widened(words: _Words, text: str, core: Offsets, limits: Offsets) -> Offsets:
    """The span with the marks around the words that the text has there too."""
    start, end = core
    for sign in reversed(words.lead):
        if start <= limits[0] or text[start - 1] != sign:
            break
        start -= 1
    for sign in words.tail:
        if end >= limits[1] or text[end] != sign:
            break
        end += 1
    return start, end


def _chains(parts: Sequence[_Words], source: Source, start: int, end: int) -> Iterator[list[Offsets]]:
    """Places where all parts stand in order, each as near as may be to the one before, a sentence on at most."""
    if not parts or not all(any(_matches(part, source, start, end)) for part in parts):
        return
    for first in _matches(parts[0], source, start, end):
        chain = [first]
        for part in parts[1:]:
            at = chain[-1][1]
            following = next(_matches(part, source, at, min(end, at + _LONGEST_GAP + len(part.core))), None)
            if following is None or len(_SENTENCE_END.findall(source.canonical.text, at, following[0])) > 1:
                break
            chain.append(following)
        else:
            yield chain


def _change(chain: Sequence[Offsets], source: Source, *, frames: bool) -> Change | None:
    """What the words left out between the parts change."""
    text, common = source.canonical.text, _common(source)
    for start, end in ((before[1], after[0]) for before, after in pairwise(chain)):
        gap = text[start:end]
        if change := left_out(gap, common, frames=frames):
            return change
        if not (frames and is_frame(gap)) and splices(text, start, end):
            return Change("word", f"'{shortened(gap.strip())}' left out")
    return None


def _common(source: Source) -> Callable[[str], bool]:
    return lambda word: any(source.alike(word, 0, len(source.canonical.text)))


def _broken(parts: Sequence[_Words], source: Source, region: Offsets, *, frames: bool) -> Alignment | None:
    """An elision that leaves out what it must not."""
    for chain in _chains(parts, source, *_canonical_region(source, region)):
        if change := _change(chain, source, frames=frames):
            return Alignment(Verdict.ALTERED, *source.span(chain[0][0], chain[-1][1]), *change)
    return None


def _altered(words: str, source: Source, region: Offsets) -> Alignment | None:
    """The passage of the region that the words are clearly made from."""
    quote = Source(words).words
    passage = origin(quote, source, region)
    if passage is None:
        return None
    change = most_serious(source.words[slice(*passage)], quote, _common(source))
    return Alignment(Verdict.ALTERED, *source.tokens_span(*passage), *change)
