"""A limit of time for an article: all its questions, replies and waits together."""

from __future__ import annotations

import time

from .errors import BudgetError, UsageError


class Limit:
    """`seconds` from now on; None: no limit. Raises UsageError for a limit that nothing could be done in."""

    def __init__(self, seconds: float | None = None) -> None:
        if seconds is not None and not seconds > 0:
            raise UsageError(f"a time limit has to be more than 0 seconds, not {seconds:g}")
        self._seconds = seconds
        self._ends = None if seconds is None else time.monotonic() + seconds

    def left(self, most: float | None = None) -> float | None:
        """Seconds that may be spent on something, `most` at most; None: as many as it takes.

        Raises BudgetError when none are left.
        """
        if self._ends is None:
            return most
        left = self._ends - time.monotonic()
        if left <= 0:
            raise BudgetError(f"the time limit of {self._seconds:g} s for the article was reached")
        return left if most is None else min(left, most)


UNLIMITED = Limit()
