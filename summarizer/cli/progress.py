"""Progress of a batch on standard error: how many are done, how fast, and how long the rest will take."""

from __future__ import annotations

import time
from collections import deque

from .console import complain, live, tick

WINDOW = 60
"""Latest articles that the rate is taken from: what came from the store first does not promise the same of the rest."""
OF_TASKS = 1_000
"""As many where they come a task at a time, which is up to a hundred articles at once."""
EVERY = 60.0
"""Seconds between lines where standard error is no terminal."""


class Progress:
    """Counts articles; `total` None: nobody knows how many there will be. The rate is that of the latest `window`."""

    def __init__(self, total: int | None, *, quiet: bool, window: int = WINDOW) -> None:
        self.done = 0
        self.failed = 0
        self._total = total
        self._quiet = quiet
        self._ends = deque([time.monotonic()], window)
        self._said = time.monotonic()

    def count(self, *, failed: bool) -> None:
        """One more article is done; say so where it is time to."""
        self.done += not failed
        self.failed += failed
        now = time.monotonic()
        self._ends.append(now)
        if self._quiet:
            return
        if live():
            tick(self._line())
        elif now - self._said >= EVERY:
            self._said = now
            complain(self._line())

    def clear(self) -> None:
        """Take the line of progress away."""
        if not self._quiet:
            tick("")

    def _line(self) -> str:
        reached = self.done + self.failed
        of = f" of {self._total}" if self._total is not None else ""
        failed = f", {self.failed} failed" if self.failed else ""
        rate = (len(self._ends) - 1) / max(self._ends[-1] - self._ends[0], 1e-6)
        left = f", {span((self._total - reached) / rate)} left" if self._total is not None else ""
        return f"{reached}{of} articles{failed}, {_rate(rate)}{left}"


def span(seconds: float) -> str:
    """A time in the unit that suits it: "40 s", "12 min", "3.5 h"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6_000 else f"{seconds / 3_600:.1f} h"


def _rate(a_second: float) -> str:
    return f"{a_second:.1f} a second" if a_second >= 1 else f"{a_second * 60:.1f} a minute"
