"""Work: what runs on a worker. One job at a time in a process, so that its calls in flight are at most `jobs`."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import replace

from .. import __version__
from ..batch import Result, results_of
from ..budget import Budget
from ..errors import ClusterError, ModelError, SummarizerError
from ..faults import of_one_request
from ..session import Summarizer
from ..store import Store, check_shared
from .job import Done, Job, Outcome, unpacked

LOOK = 0.5
"""Seconds between two looks whether the job is still wanted."""
_SLOT = threading.Lock()
"""Held by the job that runs. A worker with several threads, or the embedded model, takes no second one."""


def run(job: bytes) -> bytes:
    """Make the briefs of a packed Job; the Outcome, packed. Ends early when nobody waits for it any more."""
    address, wanted = _task()
    with _SLOT:
        return asyncio.run(_outcome(unpacked(job), address, wanted)).packed()


def version() -> str:
    """The version of the package in this process."""
    return __version__


def _task() -> tuple[str, Callable[[], bool]]:
    """The worker's address, and whether the task that runs in this thread is still wanted."""
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state != "cancelled"

    return worker.address, wanted


async def _outcome(job: Job, address: str, wanted: Callable[[], bool]) -> Outcome:
    """The job's outcome, or as much of it as was done when it was no longer wanted."""
    budget = job.options.budget or Budget()
    before = budget.spent
    done: list[Done] = []
    work = asyncio.create_task(_work(job, budget, done))
    while not work.done():
        if not wanted():
            work.cancel()
        await asyncio.wait({work}, timeout=LOOK)
    stopped_by = None if work.cancelled() else work.result()
    return Outcome(address, tuple(done), stopped_by, budget.spent.since(before))


async def _work(job: Job, budget: Budget, done: list[Done]) -> SummarizerError | None:
    """Fill `done`; the error that ended it early."""
    places = {id(article): place for place, article in enumerate(job.articles)}
    try:
        async with aclosing(_results(job, budget)) as results:
            async for result in results:
                done.append(_done(places[id(result.source)], result))
    except SummarizerError as error:
        return bare(error)
    return None


async def _results(job: Job, budget: Budget) -> AsyncGenerator[Result, None]:
    if job.options.shared:
        check_shared(job.options.shared)
    with _store(job) as store:
        options = replace(job.options, store=store, budget=budget)
        async with Summarizer(job.model, strategy=job.strategy, base_url=job.base_url, options=options) as session:
            _check(job, session)
            async with aclosing(results_of(session, job.articles)) as results:
                async for result in results:
                    yield result


@contextmanager
def _store(job: Job) -> Iterator[Store | None]:
    """The client's own on its machine; on another one that of SUMMARIZER_STORE, if it is set, else none.

    Never one in the user's folder: homes are often on a network's file system, where SQLite must not be shared.
    """
    if job.store or (job.keeps and os.environ.get("SUMMARIZER_STORE")):
        with Store(job.store) as store:
            yield store
    else:
        yield None


def _check(job: Job, session: Summarizer) -> None:
    """Raises ClusterError where the same article would give another brief."""
    if session.work != job.work:
        raise ClusterError(
            "it would make other briefs: version, prompts, sections, model file or the extra geo are not those of the "
            "machine that started this"
        )


def _done(place: int, result: Result) -> Done:
    if result.brief:
        return Done(place, result.brief.model_dump_json(), stored=result.stored)
    error = result.error
    again = isinstance(error, ModelError) and not of_one_request(error)
    return Done(place, error=error and bare(error), again=again)


def bare(error: SummarizerError) -> SummarizerError:
    """`error` with nothing behind its line: `distributed` pickles causes too, and with them a request and its key."""
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return error
