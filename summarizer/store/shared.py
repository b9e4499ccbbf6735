"""Shared folder: finished briefs by what they were made of, a file each, for machines that see the same folder.

SQLite must not be shared by machines: its locks and its write-ahead log do not work on a network's file system
(https://sqlite.org/wal.html). Files that appear whole do.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import StoreError

MARK = ".summarizer-shared"
"""Says that a folder is one: a machine on which it is not mounted would else fill a folder of its own."""


class SharedFolder:
    """The briefs in a folder, which is made if need be. Any number of processes and machines may use it at once.

    A brief's file is there whole or not at all. Raises StoreError for a folder that cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            (path / MARK).touch()
        except OSError as error:
            raise _trouble(path, error) from error

    def brief(self, key: str) -> str | None:
        """The JSON of the brief kept under `key`."""
        try:
            return self._file(key).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _trouble(self.path, error) from error

    def keep_brief(self, key: str, value: str) -> None:
        """Keep a brief's JSON; what is there already is as good."""
        file = self._file(key)
        try:
            if not file.exists():
                file.parent.mkdir(exist_ok=True)
                _write(file, value)
        except OSError as error:
            raise _trouble(self.path, error) from error

    def _file(self, key: str) -> Path:
        """A file's place: in 256 folders, so that none of them grows too large."""
        return self.path / key[:2] / f"{key}.json"


def check_shared(path: Path) -> None:
    """Raises StoreError on a machine where `path` is not the folder that another one made."""
    if not (path / MARK).is_file():
        raise StoreError(f"the shared folder {path} is not there, or not the one of the machine that started this")


def _write(file: Path, value: str) -> None:
    """Beside its place first, and on the disk before it gets its name."""
    beside = file.with_name(f".{file.stem[:16]}-{os.urandom(4).hex()}")
    try:
        with beside.open("x", encoding="utf-8") as stream:
            stream.write(value)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _trouble(path: Path, error: OSError) -> StoreError:
    return StoreError(f"cannot use the shared folder {path}: {error.strerror or error}")
