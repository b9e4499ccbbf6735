"""Sizes: how many articles a task has, and how many are read ahead."""

from __future__ import annotations

from math import ceil

MOST = 100
"""Articles of a task: what the scheduler does for one (milliseconds) is nothing beside their calls."""
MOST_CHARACTERS = 4_000_000
"""Characters or bytes after which a task takes no more articles: a scheduler holds all of its tasks in memory."""
AHEAD = 2
"""Tasks for each worker, one that runs and one that waits, so that no worker is ever idle."""


def task_size(waiting: int, workers: int, jobs: int) -> int:
    """Articles of the next task, of so many that wait: `MOST`, and fewer when they would not go round.

    Towards the end tasks get smaller, so that all workers end at about the same time, but not below `jobs`, which are
    in flight at once within a task, as long as that leaves something for each worker.
    """
    fair = ceil(waiting / workers)
    return max(1, min(MOST, max(ceil(fair / AHEAD), min(jobs, fair))))


def read_ahead(workers: int) -> int:
    """Articles that are read before the first task is sent: as many as could be on their way."""
    return workers * AHEAD * MOST
