"""Pruning: what is old, or too much, leaves the store."""

from __future__ import annotations

import time
from dataclasses import dataclass

from .store import Store

STEP = 200
"""Answers and briefs dropped at once while the store is still too large."""
DAY = 86_400.0


@dataclass(frozen=True)
class Pruned:
    """What was dropped, and the size of the file before and after, in bytes."""

    answers: int
    briefs: int
    runs: int
    before: int
    after: int


def prune(store: Store, *, days: float | None = None, megabytes: float | None = None) -> Pruned:
    """Drop what is older than `days`, then the oldest answers and briefs until the rest fits in `megabytes`.

    A run goes with its last article's age: one that began before the limit. Raises StoreError.
    """
    before, counted = _size(store), _counts(store)
    if days is not None:
        _drop_older(store, time.time() - days * DAY)
    if megabytes is not None:
        _drop_oldest(store, megabytes * 1e6)
    store.shrink()
    left = _counts(store)
    answers, briefs, runs = (was - now for was, now in zip(counted, left, strict=True))
    return Pruned(answers, briefs, runs, before, _size(store))


def _drop_older(store: Store, moment: float) -> None:
    with store.changing() as connection:
        connection.execute("DELETE FROM answers WHERE created <= ?", (moment,))
        connection.execute("DELETE FROM briefs WHERE created <= ?", (moment,))
        connection.execute("DELETE FROM runs WHERE started <= ?", (moment,))


def _drop_oldest(store: Store, limit: float) -> None:
    while _used(store) > limit:
        with store.changing() as connection:
            dropped = sum(
                connection.execute(
                    f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} ORDER BY created LIMIT {STEP})"
                ).rowcount
                for table in ("answers", "briefs")
            )
        if not dropped:
            return


def _counts(store: Store) -> list[int]:
    return [int(store.query(f"SELECT count(*) FROM {table}")[0][0]) for table in ("answers", "briefs", "runs")]


def _used(store: Store) -> int:
    """Bytes in use: the file without the pages that are free."""
    pages, free, size = (store.query(f"PRAGMA {name}")[0][0] for name in ("page_count", "freelist_count", "page_size"))
    return int((pages - free) * size)


def _size(store: Store) -> int:
    pages, size = (store.query(f"PRAGMA {name}")[0][0] for name in ("page_count", "page_size"))
    return int(pages * size)
