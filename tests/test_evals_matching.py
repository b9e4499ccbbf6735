"""Pairs are as many as can be, and of these the best; evidence is the same when half of the shorter is shared."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import overlap, pair_up

weights = st.integers(0, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), max_size=4)
)


def worth(table: list[list[int]], pairs: dict[int, int]) -> tuple[int, int]:
    assert all(table[i][j] for i, j in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    return len(pairs), sum(table[i][j] for i, j in pairs.items())


@given(weights)
def test_no_other_pairing_has_more_pairs_or_a_greater_weight(table: list[list[int]]) -> None:
    found, gold = range(len(table)), range(len(table[0]) if table else 0)
    pairs = pair_up(found, gold, lambda i, j: float(table[i][j]))
    size = max(len(found), len(gold))
    others = (
        {i: j for i, j in enumerate(order) if i in found and j in gold and table[i][j]}
        for order in permutations(range(size))
    )
    assert worth(table, pairs) == max(worth(table, each) for each in others)


def test_a_second_pair_is_worth_more_than_a_better_one() -> None:
    assert pair_up("ab", "xy", lambda i, j: {"ax": 9.0, "ay": 1.0, "bx": 1.0}.get(i + j, 0.0)) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ([(0, 10)], [(0, 10)], True),
        ([(0, 100)], [(40, 50)], True),
        ([(0, 10)], [(5, 15)], True),
        ([(0, 10)], [(6, 16)], False),
        ([(0, 10)], [(10, 20)], False),
        ([(0, 481)], [(0, 10)], False),
        ([(0, 5), (20, 25)], [(0, 25)], True),
        ([], [(0, 10)], False),
        ([(3, 3)], [(0, 10)], False),
    ],
)
def test_evidence_is_the_same_when_half_of_the_shorter_is_shared(
    found: list[tuple[int, int]], gold: list[tuple[int, int]], same: bool
) -> None:
    assert bool(overlap(found, gold)) is same


def test_the_same_words_weigh_most() -> None:
    assert overlap([(0, 10)], [(0, 10)]) == 1.0
    assert overlap([(0, 20)], [(0, 10)]) < 1.0
