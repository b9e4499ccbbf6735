"""Mapping: articles go out in tasks, results come back, whatever becomes of a worker in between."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..batch import STOPPING, Result
from ..errors import BudgetError, ClusterError, ModelError, SummarizerError
from ..schemas import Brief
from ..session import Options, Summarizer
from .job import Done, Outcome
from .reading import Read, Reader, Waiting
from .sending import RETRIES, Came, Sender, came, lost
from .sizes import AHEAD, MOST_CHARACTERS, read_ahead, task_size

if TYPE_CHECKING:
    from distributed import Future

HOLD = 1.0
"""Seconds that articles wait for others to fill a task."""


@dataclass(frozen=True)
class Sent:
    """A task that is on its way."""

    future: Future[bytes]
    articles: tuple[Waiting, ...]


class Mapping:
    """Articles on their way to workers and back. `stopped_by` is what ended it early."""

    def __init__(self, sender: Sender, session: Summarizer, options: Options) -> None:
        self.stopped_by: BaseException | None = None
        self._sender = sender
        self._session = session
        self._budget = options.budget
        self._notify = options.notify or (lambda _: None)
        self._waiting: deque[Waiting] = deque()
        self._since = 0.0
        self._reading: asyncio.Task[Read] | None = None
        self._ended = False
        self._sent: dict[asyncio.Task[Came], Sent] = {}

    async def results(self, sources: Iterator[Any]) -> AsyncGenerator[Result, None]:
        """Results until the sources are used up or the work is stopped."""
        reader = Reader(self._session, sources)
        try:
            while self._waiting or self._sent or self._reading or not self._ended:
                await self._look()
                self._read_on(reader)
                self._send()
                for result in await self._arrived():
                    yield result
        finally:
            await self._drop()

    async def _look(self) -> None:
        try:
            await self._sender.look()
        except ClusterError as error:
            self._give_up(error)
            await self._drop()

    def _read_on(self, reader: Reader) -> None:
        if not self._reading and not self._ended and len(self._waiting) < read_ahead(self._slots):
            self._reading = asyncio.create_task(asyncio.to_thread(reader.some))

    @property
    def _slots(self) -> int:
        """Tasks that can run at the same time: one a worker process."""
        return len(self._sender.workers.addresses)

    def _send(self) -> None:
        while self._waiting and self._ready() and len(self._sent) < self._slots * AHEAD:
            try:
                if self._budget:
                    self._budget.check()
            except BudgetError as error:
                self._give_up(error)
                return
            articles = tuple(self._next())
            future = self._sender.send(articles)
            self._sent[asyncio.create_task(came(future))] = Sent(future, articles)

    def _ready(self) -> bool:
        """Is it time to send a task: are there enough articles, no others to come, or did they wait long enough?"""
        enough = len(self._waiting) >= read_ahead(self._slots)
        return enough or (self._ended and not self._reading) or time.monotonic() - self._since > HOLD

    def _next(self) -> Iterator[Waiting]:
        """The articles of the next task: one that has to be alone, or as many as suit."""
        count = task_size(len(self._waiting), self._slots, self._session.jobs)
        characters = 0
        while count and self._waiting and characters < MOST_CHARACTERS:
            one = self._waiting.popleft()
            characters += one.size
            count -= 1
            yield one
            if one.alone or (self._waiting and self._waiting[0].alone):
                return

    async def _arrived(self) -> list[Result]:
        """Results of what has come, after a while at the most."""
        under_way: list[asyncio.Task[Any]] = [*self._sent, *([self._reading] if self._reading else [])]
        if not under_way:
            await asyncio.sleep(HOLD / 10)
            return []
        done, _ = await asyncio.wait(under_way, timeout=HOLD, return_when=asyncio.FIRST_COMPLETED)
        return [result for task in done for result in self._taken(task)]

    def _taken(self, task: asyncio.Task[Any]) -> Iterator[Result]:
        if task is not self._reading:
            yield from self._returned(task, self._sent.pop(task).articles)
            return
        self._reading, read = None, task.result()
        yield from read.results
        if read.error:
            self._give_up(read.error)
        self._ended |= read.ended
        if not self.stopped_by:
            self._wait(read.waiting)

    def _wait(self, articles: list[Waiting]) -> None:
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.extend(articles)

    def _returned(self, task: asyncio.Task[Came], articles: tuple[Waiting, ...]) -> Iterator[Result]:
        from distributed import KilledWorker

        try:
            came = task.result()
        except asyncio.CancelledError:
            self._give_up(lost())
        except KilledWorker as error:
            yield from self._killed(articles, error)
        except ImportError as error:
            self._give_up(cause(ClusterError(f"a worker cannot do this work: {error}"), error))
        except Exception as error:  # a bug: it stays one
            self._give_up(error)
        else:
            yield from self._done(came, articles)

    def _done(self, came: Came, articles: tuple[Waiting, ...]) -> Iterator[Result]:
        """Results of a task; what another worker may have more luck with waits again."""
        outcome = came.outcome
        if self._budget:
            self._budget.add(outcome.spent)
        again = self._failed_in_passing(outcome, articles)
        left = dict(enumerate(articles))
        for done, brief in zip(outcome.done, came.briefs, strict=True):
            if done.place not in again:
                yield self._result(left.pop(done.place), done, brief)
        if not self.stopped_by:
            self._wait(
                [replace(one, tries=one.tries + (at in again), avoid=outcome.worker) for at, one in left.items()]
            )

    def _failed_in_passing(self, outcome: Outcome, articles: tuple[Waiting, ...]) -> set[int]:
        """Places of the articles that are sent again; none of them when the batch ends."""
        whole = outcome.stopped_by or outcome.failed_with
        if whole and not self._may_go_on(outcome, articles):
            return set()
        return {each.place for each in outcome.done if each.again and (whole or articles[each.place].tries < RETRIES)}

    def _may_go_on(self, outcome: Outcome, articles: tuple[Waiting, ...]) -> bool:
        """Is what is left of the task to be sent again? If it cannot be, the batch ends."""
        error = outcome.stopped_by or outcome.failed_with
        if error is None:
            return False
        line = f"worker {outcome.worker}: {error}"
        passing = isinstance(error, ModelError) and not isinstance(error, STOPPING)
        if passing and max(each.tries for each in articles) < RETRIES:
            self._notify(f"{line}; what is left is sent again")
            return True
        if outcome.stopped_by:
            self._give_up(error if isinstance(error, BudgetError) else type(error)(line))
        return False

    def _result(self, one: Waiting, done: Done, brief: Brief | None) -> Result:
        if brief:
            self._session.keep(one.content, brief, stored=done.stored)
        elif done.error:
            self._session.note_failure(one.content, done.error)
        return Result(one.source, brief, done.error, done.stored)

    def _killed(self, articles: tuple[Waiting, ...], error: BaseException) -> Iterator[Result]:
        """Several workers in a row were lost with this task: its articles go out alone, so that the bad one shows."""
        if len(articles) > 1:
            self._wait([replace(each, alone=True) for each in articles])
            return
        for one in articles:
            failed = cause(ClusterError("every worker that took this article was lost"), error)
            self._session.note_failure(one.content, failed)
            yield Result(one.source, error=failed)

    def _give_up(self, error: BaseException) -> None:
        """Send nothing more; what is on its way still comes."""
        self.stopped_by = self.stopped_by or error
        self._ended = True
        self._waiting.clear()

    async def _drop(self) -> None:
        """Take back what is on its way."""
        sent, self._sent = self._sent, {}
        for task in [*sent, *([self._reading] if self._reading else [])]:
            task.cancel()
        self._reading = None
        await self._sender.take_back(each.future for each in sent.values())


def cause(error: SummarizerError, of: BaseException) -> SummarizerError:
    """`error`, with what it comes from."""
    error.__cause__ = of
    return error
