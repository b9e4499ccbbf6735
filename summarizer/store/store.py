"""Store: answers by request and briefs by what they were made of, in one file."""

from __future__ import annotations

import sqlite3
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import StoreError
from ..questions import Spent
from .database import connect, store_path, transaction, trouble


class Store:
    """The open file. Use it as a context manager, or call `close()`; threads and processes may share it.

    `path` None: the user's own store (`store_path()`). A store that fails while work goes on does not stop the work:
    `notify` is told once (default: a RuntimeWarning), and nothing more is kept. Raises StoreError when it cannot be
    opened.
    """

    def __init__(self, path: Path | None = None, *, notify: Callable[[str], None] | None = None) -> None:
        self.path = path or store_path()
        self._notify = notify or _warn
        self._connection = connect(self.path)
        self._one_at_a_time = threading.RLock()
        self._failed = False

    def answer(self, key: str) -> str | None:
        """The JSON of the answer kept under `key`."""
        return self._kept("SELECT value FROM answers WHERE key = ?", key)

    def keep_answer(self, key: str, value: str, *, section: str, model: str, spent: Spent) -> None:
        """Keep an answer's JSON with what it cost."""
        cost = (spent.prompt_tokens, spent.cached_tokens, spent.completion_tokens, spent.seconds)
        row = (key, section, model, value, *cost, time.time())
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def brief(self, key: str) -> str | None:
        """The JSON of the brief kept under `key`."""
        return self._kept("SELECT brief FROM briefs WHERE key = ?", key)

    def keep_brief(self, key: str, value: str) -> None:
        """Keep a brief's JSON."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO briefs VALUES (?, ?, ?)", (key, value, time.time()))

    def query(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of a SELECT. Raises StoreError."""
        with self._one_at_a_time, trouble(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is written or nothing. Raises StoreError."""
        with self._one_at_a_time, trouble(self.path), transaction(self._connection):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """As `changing` for what is written beside the work, which goes on when it fails."""
        try:
            with self.changing() as connection:
                yield connection
        except StoreError as error:
            self._give_up(error)

    def shrink(self) -> None:
        """Give space that is no longer used back to the disk. Raises StoreError."""
        with self._one_at_a_time, trouble(self.path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        with self._one_at_a_time:
            self._connection.close()

    def _kept(self, statement: str, key: str) -> str | None:
        try:
            rows = self.query(statement, key)
        except StoreError as error:
            self._give_up(error)
            return None
        return str(rows[0][0]) if rows else None

    def _give_up(self, error: StoreError) -> None:
        if not self._failed:
            self._failed = True
            self._notify(str(error))

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _warn(line: str) -> None:
    warnings.warn(line, RuntimeWarning, stacklevel=2)
