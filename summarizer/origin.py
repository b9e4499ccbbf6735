"""The passage of a source that an altered quotation is clearly made from, by the words they share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

from .alterations import content
from .typography import Offsets, Source

_SENTENCE_END = re.compile(r"[.!?\n]")
_MOST_WORDS = 400  # of the quotation that are compared
_RARE_WORDS, _PLACES = 6, 1000  # words looked up, and how many places of each
_WINDOWS = 4
_STRAY = 2  # shared words that in another sentence mean nothing
_NEAR = 4  # words that a changed quotation may have left out before a single word that it kept
_LIKE = 0.6  # share of the quotation's words that its origin has


def origin(quote: Sequence[str], source: Source, region: Offsets) -> Offsets | None:
    """Find where in a region of the source's text the words of `quote` come from: a run of its tokens.

    It has at least 60 % of the words and of those with content, and three of the latter (of fewer than four, all
    but one). None if there is no such passage.
    """
    quote = quote[:_MOST_WORDS]
    windows = (window for window in _windows(quote, source, region) if _is_origin(quote, source.words[slice(*window)]))
    best = max(((_blocks(quote, source, window), window) for window in windows), key=_matched, default=None)
    return best and _passage(quote, source, *best)


def _matched(found: tuple[Sequence[Match], Offsets]) -> int:
    return sum(block.size for block in found[0])


def _windows(quote: Sequence[str], source: Source, region: Offsets) -> Iterator[Offsets]:
    """Runs of tokens where the quotation's rarest words stand about as in it, the most promising first."""
    low, high = (bisect_left(source.tokens, (source.cleaned.to_clean(offset),)) for offset in region)
    slack = 3 + len(quote) // 4
    known = [
        (len(source.index[key]), rank, key) for rank, word in enumerate(quote) if (key := word.lower()) in source.index
    ]
    votes: Counter[int] = Counter()
    for _, rank, key in sorted(known)[:_RARE_WORDS]:
        for place in source.index[key][:_PLACES]:
            if low <= place < high:
                votes.update({(place - rank) // slack, (place - rank) // slack + 1})
    for bucket, _ in votes.most_common(_WINDOWS):
        start = bucket * slack
        yield max(low, start - slack), min(high, start + len(quote) + slack)


def _shared(quote: Sequence[str], window: Sequence[str]) -> int:
    return (Counter(map(str.lower, quote)) & Counter(map(str.lower, window))).total()


def _is_origin(quote: Sequence[str], window: Sequence[str]) -> bool:
    """Does the window have enough of the words, and of those with content?"""
    telling = [word for word in quote if content(word)] or list(quote)
    enough = _shared(telling, window) >= max(min(3, len(telling) - 1), _LIKE * len(telling))
    return enough and _shared(quote, window) >= _LIKE * len(quote)


def _blocks(quote: Sequence[str], source: Source, window: Offsets) -> Sequence[Match]:
    """The runs of words that the window shares with the quotation, where they are in the same order."""
    keys = [word.lower() for word in source.words[slice(*window)]]
    matcher = SequenceMatcher(None, keys, [word.lower() for word in quote], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    first = last = max(range(len(blocks)), key=lambda rank: blocks[rank].size)
    while first and _belongs(blocks[first - 1], blocks[first - 1], blocks[first], source, window[0]):
        first -= 1
    while last + 1 < len(blocks) and _belongs(blocks[last + 1], blocks[last], blocks[last + 1], source, window[0]):
        last += 1
    return blocks[first : last + 1]


def _belongs(block: Match, before: Match, after: Match, source: Source, low: int) -> bool:
    """Is a run of shared words more than words that happen to stand near the others?"""
    end, start = before.a + before.size, after.a
    apart = (start - end) - (after.b - before.b - before.size)
    return apart <= _NEAR + block.size and (block.size > _STRAY or not _parted(source, low + end - 1, low + start))


def _passage(quote: Sequence[str], source: Source, blocks: Sequence[Match], window: Offsets) -> Offsets:
    """The shared words, and as many around them in their sentence as the quotation has more."""
    low, high = window
    first, last = low + blocks[0].a, low + blocks[-1].a + blocks[-1].size
    for _ in range(blocks[0].b):
        if first > low and not _parted(source, first - 1, first):
            first -= 1
    for _ in range(len(quote) - blocks[-1].b - blocks[-1].size):
        if last < high and not _parted(source, last - 1, last):
            last += 1
    while first > low and not source.is_edge(source.tokens[first][0]):
        first -= 1
    while last < high and not source.is_edge(source.tokens[last - 1][1]):
        last += 1
    return first, last


def _parted(source: Source, rank: int, other: int) -> bool:
    """Does a sentence end between two tokens?"""
    return bool(_SENTENCE_END.search(source.cleaned.text, source.tokens[rank][1], source.tokens[other][0]))
