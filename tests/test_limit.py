from __future__ import annotations

import time

import pytest

from summarizer.errors import BudgetError, UsageError
from summarizer.limit import UNLIMITED, Limit


def test_without_a_limit_there_is_as_much_time_as_something_takes() -> None:
    assert UNLIMITED.left() is None
    assert UNLIMITED.left(10) == 10


def test_what_is_left_is_never_more_than_what_something_may_take() -> None:
    limit = Limit(100)
    assert limit.left(10) == 10
    assert 99 < (limit.left() or 0) <= 100
    assert 99 < (limit.left(1_000) or 0) <= 100


def test_when_nothing_is_left_the_limit_is_named() -> None:
    limit = Limit(0.01)
    time.sleep(0.02)
    with pytest.raises(BudgetError, match=r"^the time limit of 0\.01 s for the article was reached$"):
        limit.left()


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("-inf")])
def test_a_limit_that_leaves_no_time_is_a_usage_error(seconds: float) -> None:
    with pytest.raises(UsageError, match="more than 0 seconds"):
        Limit(seconds)
