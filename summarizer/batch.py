"""Batch: many articles, several at a time, each result as it comes; one bad article never stops the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator, Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from .articles import Source, article
from .errors import BudgetError, ModelError, StoreError, SummarizerError, UsageError, WeightsError
from .faults import of_one_request
from .models import LOCAL
from .schemas import Brief
from .session import Options, Summarizer
from .steps import steps

PATIENCE = 4
"""Articles in a row, beside those in flight, that a server may fail before the batch is given up."""
STOPPING = (BudgetError, UsageError, WeightsError, StoreError)
"""Errors that would meet every other article as well."""
_END = object()


@dataclass(frozen=True)
class Result:
    """What became of one article: its brief, or the error why there is none.

    `source` is the very object that was given; `stored`: the brief was finished before and came from the store.
    """

    source: Source
    brief: Brief | None = None
    error: SummarizerError | None = None
    stored: bool = False


async def asummarize_many(
    sources: Iterable[Source],
    model: str = LOCAL,
    *,
    strategy: str | None = None,
    base_url: str | None = None,
    options: Options | None = None,
) -> AsyncGenerator[Result, None]:
    """Results as they come, in no order; `sources` are read one by one, so that memory stays flat.

    Towards a server `options.jobs` articles are in flight. With `options.store` what was finished before is not done
    again, whatever its file is called now. Raises what stops a batch, after the results that were still to come:
    BudgetError, a UsageError or WeightsError of the model, StoreError of the shared folder, a ModelError when a server
    fails article after article.
    """
    async with (
        Summarizer(model, strategy=strategy, base_url=base_url, options=options) as session,
        aclosing(results_of(session, sources)) as results,
    ):
        async for result in results:
            yield result


async def results_of(session: Summarizer, sources: Iterable[Source]) -> AsyncGenerator[Result, None]:
    """As `asummarize_many`, of a session that is open."""
    batch = _Batch(session, iter(sources))
    async with aclosing(batch.results()) as results:
        async for result in results:
            yield result
    if batch.stopped_by:
        raise batch.stopped_by


def summarize_many(
    sources: Iterable[Source],
    model: str = LOCAL,
    *,
    strategy: str | None = None,
    base_url: str | None = None,
    options: Options | None = None,
) -> Generator[Result, None, None]:
    """As `asummarize_many`, without an event loop of one's own; work goes on while a result is looked at."""
    yield from steps(asummarize_many(sources, model, strategy=strategy, base_url=base_url, options=options))


class _Batch:
    """Articles on their way from one queue to another. `stopped_by` is what ended it early."""

    def __init__(self, session: Summarizer, sources: Iterator[Source]) -> None:
        self.stopped_by: BaseException | None = None
        self._given_up = False
        self._session = session
        self._sources = sources
        self._waiting: asyncio.Queue[Any] = asyncio.Queue(1)
        self._done: asyncio.Queue[Result | None] = asyncio.Queue(session.jobs)
        self._failed_in_a_row = 0

    async def results(self) -> AsyncGenerator[Result, None]:
        """Results until the sources are used up or the batch is stopped."""
        run = asyncio.create_task(self._run())
        try:
            while result := await self._done.get():
                yield result
        finally:
            run.cancel()
            await asyncio.gather(run, return_exceptions=True)

    async def _run(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._feed())
                for _ in range(self._session.jobs):
                    group.create_task(self._work())
        except BaseExceptionGroup as errors:
            self.stopped_by = errors.exceptions[0]
        await self._done.put(None)

    async def _feed(self) -> None:
        """Sources one by one, read in a thread: the next one may be a while in coming through a pipe."""
        source: object = None
        while source is not _END and not self._given_up:
            try:
                source = await asyncio.to_thread(next, self._sources, _END)
            except Exception as error:  # the caller's own: raised when what came before is done
                self.stopped_by, source = error, _END
            if source is not _END:
                await self._waiting.put(source)
        for _ in range(self._session.jobs):
            await self._waiting.put(_END)

    async def _work(self) -> None:
        while (source := await self._waiting.get()) is not _END:
            if not self._given_up and (result := await self._result(source)):
                await self._done.put(result)

    async def _result(self, source: Source) -> Result | None:
        """The article's result; None when it was not its fault that there is none."""
        wanted = article(source)
        try:
            if kept := self._session.recall(wanted):
                return Result(source, kept, stored=True)
            _ = wanted.document
        except StoreError as error:  # the folder that briefs are shared in: all the others would fail as well
            self._give_up(error)
            return None
        except SummarizerError as error:
            self._session.note_failure(wanted, error)
            return Result(source, error=error)
        return await self._made(source)

    async def _made(self, source: Source) -> Result | None:
        try:
            brief = await self._session.asummarize(source)
        except STOPPING as error:
            self._give_up(error)
            return None
        except SummarizerError as error:
            self._count(error)
            return Result(source, error=error)
        self._failed_in_a_row = 0
        return Result(source, brief)

    def _count(self, error: SummarizerError) -> None:
        """A server that fails one article after the other is not asked about all the rest."""
        if isinstance(error, ModelError) and not of_one_request(error):
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= self._session.jobs + PATIENCE:
                self._give_up(error)

    def _give_up(self, error: SummarizerError) -> None:
        self._given_up = True
        self.stopped_by = self.stopped_by or error
