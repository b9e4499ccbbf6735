"""Reading: sources one by one; what was finished before, or cannot be read, needs no worker."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..articles import Article, Source, article
from ..batch import Result
from ..document import Document
from ..errors import StoreError, SummarizerError
from ..session import Summarizer
from .job import portable

A_WHILE = 0.02
"""Seconds to go on reading before what came of it is looked at; one article at least."""


@dataclass(frozen=True)
class Waiting:
    """An article to be sent, or sent again after `tries`; `alone` in its task, rather not to the worker `avoid`."""

    source: Source
    content: Article
    tries: int = 0
    alone: bool = False
    avoid: str | None = None

    @property
    def size(self) -> int:
        """Characters of its text, or bytes of its file."""
        content = self.content.loaded
        return len(content.text if isinstance(content, Document) else content)


@dataclass
class Read:
    """What came of some sources: articles that wait, results of others. `ended`: there are no more sources."""

    waiting: list[Waiting] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    ended: bool = False
    error: Exception | None = None


class Reader:
    """Reads `sources` a few at a time."""

    def __init__(self, session: Summarizer, sources: Iterator[Source]) -> None:
        self._session = session
        self._sources = sources

    def some(self) -> Read:
        """The next few; a pipe may keep it waiting for one."""
        read = Read()
        ends = time.monotonic() + A_WHILE
        while not read.ended:
            self._one(read)
            if time.monotonic() > ends:
                break
        return read

    def _one(self, read: Read) -> None:
        try:
            source = next(self._sources)
        except StopIteration:
            read.ended = True
        except Exception as error:  # the caller's own: raised when what came before is done
            read.ended, read.error = True, error
        else:
            self._sort(source, read)

    def _sort(self, source: Source, read: Read) -> None:
        wanted = article(source)
        try:
            if kept := self._session.recall(wanted):
                read.results.append(Result(source, kept, stored=True))
            else:
                read.waiting.append(Waiting(source, portable(wanted)))
        except StoreError as error:
            read.ended, read.error = True, error
        except SummarizerError as error:
            self._session.note_failure(wanted, error)
            read.results.append(Result(source, error=error))
