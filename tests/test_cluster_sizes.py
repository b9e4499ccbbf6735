from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cluster.sizes import AHEAD, MOST, read_ahead, task_size


@pytest.mark.parametrize(
    ("waiting", "workers", "jobs", "size"),
    [
        (1, 1, 8, 1),
        (16, 2, 8, 8),  # each worker has as many as it may ask about at once
        (10, 2, 8, 5),  # or its share
        (100, 2, 8, 25),
        (10_000, 2, 8, MOST),
        (10_000, 2, 256, MOST),
        (3, 100, 8, 1),
    ],
)
def test_a_task_is_large_but_leaves_something_for_each_worker(waiting: int, workers: int, jobs: int, size: int) -> None:
    assert task_size(waiting, workers, jobs) == size


@given(st.integers(1, 5_000), st.integers(1, 60), st.integers(1, 256))
def test_all_articles_go_out_in_tasks_of_a_size_that_may_be(waiting: int, workers: int, jobs: int) -> None:
    first = task_size(waiting, workers, jobs)
    assert 1 <= first <= min(MOST, waiting)
    assert waiting < workers or first * workers <= waiting + workers, "every worker has work"


def test_what_is_read_ahead_fills_every_worker_s_tasks() -> None:
    assert read_ahead(3) == 3 * AHEAD * MOST
    assert task_size(read_ahead(3), 3, 8) == MOST
