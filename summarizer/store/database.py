"""The store's file: where it is, how it is opened, and the steps that bring an older one up to date."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError
from ..folders import user_folder

PATIENCE = 30.0
"""Seconds to wait for another process that writes."""
APPLICATION = 0x73756D6D
"""Marks the file as ours, so that another program's database is left alone."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE answers (
            key TEXT PRIMARY KEY, section TEXT NOT NULL, model TEXT NOT NULL, value TEXT NOT NULL,
            prompt_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL,
            seconds REAL NOT NULL, created REAL NOT NULL)""",
        "CREATE INDEX answers_by_age ON answers (created)",
        "CREATE TABLE briefs (key TEXT PRIMARY KEY, brief TEXT NOT NULL, created REAL NOT NULL)",
        "CREATE INDEX briefs_by_age ON briefs (created)",
        """CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT, started REAL NOT NULL, ended REAL, tool_version TEXT NOT NULL,
            model TEXT NOT NULL, strategy TEXT NOT NULL, calls INTEGER NOT NULL DEFAULT 0,
            stored INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
            prompt_tokens INTEGER NOT NULL DEFAULT 0, cached_tokens INTEGER NOT NULL DEFAULT 0,
            completion_tokens INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0)""",
        """CREATE TABLE run_articles (
            run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, name TEXT, outcome TEXT NOT NULL,
            brief TEXT, error TEXT)""",
        "CREATE INDEX articles_of_run ON run_articles (run)",
    ),
)
"""Steps from one version of the tables to the next; the version is how many were taken. Only ever added to."""


def store_path() -> Path:
    """The store's file: SUMMARIZER_STORE, else `store.sqlite3` in the user's folder beside the weights."""
    own = os.environ.get("SUMMARIZER_STORE")
    return Path(own).expanduser() if own else user_folder() / "store.sqlite3"


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, made if need be for its owner's eyes only, its tables brought up to date.

    Raises StoreError for a file that cannot be used, is another program's, or was made by a newer version.
    """
    with trouble(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            _set_up(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Turn what SQLite and the operating system say into StoreError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"cannot use the store {path}: {reason}; --no-store does without") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; other processes wait meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version == 0 or _pragma(connection, "application_id") != APPLICATION:
        _check_owner(connection, path)
    if version > len(MIGRATIONS):
        raise StoreError(f"the store {path} was made by a newer version of this program: update it, or --no-store")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        _migrate(connection)


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """A file with tables that does not carry our mark is not ours."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and _pragma(connection, "application_id") != APPLICATION:
        raise StoreError(f"{path} is a database of another program, not a store; name another file")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait by itself when two processes make the file at once."""
    for _ in range(100):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    """Take the missing steps; another process may have taken them while we waited."""
    with transaction(connection):
        for step in MIGRATIONS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _version(connection: sqlite3.Connection) -> int:
    return _pragma(connection, "user_version")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
