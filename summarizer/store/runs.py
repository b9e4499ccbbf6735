"""Runs: what a session did, article by article, and what it cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection

from .. import __version__
from ..errors import SummarizerError, UsageError
from ..schemas import Brief, Usage
from .store import Store

MADE, REUSED, FAILED = "made", "reused", "failed"
"""What became of an article: a brief was made, was there already, or could not be made."""
_USAGE = ("calls", "stored", "attempts", "prompt_tokens", "cached_tokens", "completion_tokens", "seconds")


class Ledger:
    """Writes down what one session does, each article as soon as it is done."""

    def __init__(self, store: Store, model: str, strategy: str) -> None:
        self._store = store
        self._about = (__version__, model, strategy)
        self._run: int | None = None

    def made(self, key: str, brief: Brief) -> None:
        """Keep a brief and add its cost to the run."""
        usage = brief.generation.usage
        sums = ", ".join(f"{name} = {name} + ?" for name in _USAGE)
        run = self._begun()
        with self._store.writing() as connection:
            row = (key, brief.model_dump_json(), time.time())
            connection.execute("INSERT OR REPLACE INTO briefs VALUES (?, ?, ?)", row)
            connection.execute(f"UPDATE runs SET {sums} WHERE id = ?", (*(getattr(usage, n) for n in _USAGE), run))
            _note(connection, run, brief.document.name, MADE, brief=key)

    def reused(self, key: str, name: str | None) -> None:
        """A brief that was there already."""
        run = self._begun()
        with self._store.writing() as connection:
            _note(connection, run, name, REUSED, brief=key)

    def failed(self, name: str | None, error: SummarizerError) -> None:
        """An article that gave no brief."""
        run = self._begun()
        with self._store.writing() as connection:
            _note(connection, run, name, FAILED, error=str(error))

    def end(self) -> None:
        """The session is over."""
        if self._run is not None:
            with self._store.writing() as connection:
                connection.execute("UPDATE runs SET ended = ? WHERE id = ?", (time.time(), self._run))

    def _begun(self) -> int | None:
        """The run's number; it begins with its first article."""
        if self._run is None:
            insert = "INSERT INTO runs (started, tool_version, model, strategy) VALUES (?, ?, ?, ?)"
            with self._store.writing() as connection:
                self._run = connection.execute(insert, (time.time(), *self._about)).lastrowid
        return self._run


def _note(
    connection: Connection,
    run: int | None,
    name: str | None,
    outcome: str,
    *,
    brief: str | None = None,
    error: str | None = None,
) -> None:
    connection.execute("INSERT INTO run_articles VALUES (?, ?, ?, ?, ?)", (run, name, outcome, brief, error))


@dataclass(frozen=True)
class Run:
    """One session: when, with what, what it cost, and how many articles came to which end.

    `started` and `ended` are ISO 8601 in UTC; `ended` is None while it goes on, and for one that was killed.
    """

    id: int
    started: str
    ended: str | None
    tool_version: str
    model: str
    strategy: str
    usage: Usage
    made: int
    reused: int
    failed: int


@dataclass(frozen=True)
class RunArticle:
    """One article of a run: `outcome` is made, reused or failed; `error` says why it failed."""

    name: str | None
    outcome: str
    error: str | None


def list_runs(store: Store, limit: int | None = None) -> list[Run]:
    """The runs, latest first, at most `limit` of them. Raises StoreError."""
    return [_run(row) for row in store.query(f"{_runs('')} ORDER BY id DESC LIMIT ?", -1 if limit is None else limit)]


def find_run(store: Store, number: int) -> Run:
    """The run with this number. Raises UsageError when there is none, StoreError."""
    rows = store.query(_runs("WHERE id = ?"), number)
    if not rows:
        raise UsageError(f"no run {number} in the store {store.path}")
    return _run(rows[0])


def run_articles(store: Store, number: int) -> Iterator[RunArticle]:
    """The articles of a run in the order in which they were done. Raises StoreError."""
    for row in store.query("SELECT name, outcome, error FROM run_articles WHERE run = ? ORDER BY rowid", number):
        yield RunArticle(*row)


def article_briefs(store: Store, number: int) -> Iterator[str]:
    """The JSON of the briefs of a run, as far as they are still kept. Raises StoreError."""
    keys = store.query("SELECT brief FROM run_articles WHERE run = ? AND brief NOT NULL ORDER BY rowid", number)
    for (key,) in keys:
        if brief := store.brief(key):
            yield brief


def _runs(where: str) -> str:
    counts = ", ".join(
        f"(SELECT count(*) FROM run_articles WHERE run = runs.id AND outcome = '{outcome}')"
        for outcome in (MADE, REUSED, FAILED)
    )
    return f"SELECT id, started, ended, tool_version, model, strategy, {', '.join(_USAGE)}, {counts} FROM runs {where}"


def _run(row: tuple[object, ...]) -> Run:
    number, started, ended, version, model, strategy, *numbers = row
    usage = Usage.model_validate(dict(zip(_USAGE, numbers[: len(_USAGE)], strict=True)))
    made, reused, failed = (int(str(count)) for count in numbers[len(_USAGE) :])
    return Run(
        int(str(number)),
        _time(float(str(started))),
        None if ended is None else _time(float(str(ended))),
        str(version),
        str(model),
        str(strategy),
        usage,
        made,
        reused,
        failed,
    )


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
