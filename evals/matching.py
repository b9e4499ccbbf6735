"""One-to-one matching of what was found with what there is, and when two pieces of evidence are the same.

The rules of evidence: two pieces are of the same item when they share at least half of the shorter one, and the found
one is not many times longer. Of all matchings those with the most pairs are taken, and of these the heaviest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Spans = Sequence[tuple[int, int]]
Found = TypeVar("Found")
Gold = TypeVar("Gold")

PAIR = 1_000.0
"""Worth of a pair before its weight, so that the number of pairs comes first."""
LONGEST, ROOM = 8, 400
"""Evidence may be 8 times as long as the gold's, and 400 characters."""


def overlap(found: Spans, gold: Spans) -> float:
    """0 when no piece of one is a piece of the other, else up to 1 for the same words."""
    if not any(start < stop and begin < end for start, end in found for begin, stop in gold):
        return 0.0
    return max((_share(a, b) for a in _pieces(found) for b in _pieces(gold)), default=0.0)


def pair_up(found: Sequence[Found], gold: Sequence[Gold], weight: Callable[[Found, Gold], float]) -> dict[int, int]:
    """Index of the gold item by index of the found one. `weight` is 0 for what may not be paired, else below 100."""
    size = max(len(found), len(gold))
    worth = [[0.0] * size for _ in range(size)]
    for i, one in enumerate(found):
        for j, other in enumerate(gold):
            value = weight(one, other)
            worth[i][j] = PAIR + value if value else 0.0
    columns = _assignment([[-each for each in row] for row in worth])
    return {row: column for row, column in enumerate(columns) if worth[row][column]}


def _pieces(spans: Spans) -> list[set[int]]:
    """The code points of each span, and of all of them as one piece."""
    pieces = [set(range(start, end)) for start, end in spans if start < end]
    return [*pieces, set().union(*pieces)] if len(pieces) > 1 else pieces


def _share(a: set[int], b: set[int]) -> float:
    common = len(a & b)
    if not common or common / min(len(a), len(b)) < 0.5 or len(a) > LONGEST * len(b) + ROOM:
        return 0.0
    return 0.5 * common / min(len(a), len(b)) + 0.5 * common / len(a | b)


def _assignment(cost: list[list[float]]) -> list[int]:
    """Column of each row of a square matrix, with the least sum: Kuhn and Munkres by shortest augmenting paths."""
    size = len(cost)
    row_of = [size] * (size + 1)  # of each column; the last column is where a path starts
    above, beside = [0.0] * (size + 1), [0.0] * (size + 1)
    for row in range(size):
        row_of[size], column = row, size
        least, came_from = [float("inf")] * size, [size] * size
        done: set[int] = set()
        while row_of[column] < size:
            done.add(column)
            here = row_of[column]
            open_ = [each for each in range(size) if each not in done]
            for each in open_:
                reduced = cost[here][each] - beside[here] - above[each]
                if reduced < least[each]:
                    least[each], came_from[each] = reduced, column
            nearest = min(open_, key=least.__getitem__)
            step = least[nearest]
            for each in done:
                beside[row_of[each]] += step
                above[each] -= step
            for each in open_:
                least[each] -= step
            column = nearest
        while column != size:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return [column for _, column in sorted((row_of[column], column) for column in range(size))]
