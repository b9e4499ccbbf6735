"""A system over the articles of a set: progress on standard error, every article kept as soon as it is done."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Coroutine, Iterable, Mapping
from pathlib import Path

from .runs import Run
from .systems import System


async def fill(run: Run, path: Path, system: System, articles: Mapping[str, str], jobs: int = 1) -> None:
    """Have `system` make the briefs that `run` lacks, `jobs` at the same time, and keep each in the file `path`."""
    todo = {name: text for name, text in articles.items() if name not in run.articles}
    if len(todo) < len(articles):
        _say(f"{len(articles) - len(todo)} of {len(articles)} articles were done before")
    slots, started = asyncio.Semaphore(jobs), time.monotonic()

    async def one(name: str, text: str) -> None:
        async with slots:
            await step(run, path, system, name, text)
        done = sum(each in run.articles for each in todo)
        left = (time.monotonic() - started) / done * (len(todo) - done)
        _say(f"  {done} of {len(todo)}, about {left / 60:.0f} min left" if left >= 90 else f"  {done} of {len(todo)}")

    await _together(one(name, text) for name, text in todo.items())


async def step(run: Run, path: Path, system: System, name: str, text: str) -> None:
    """Have `system` make the brief of one article, and keep it."""
    made = await system.make(text)
    run.add(name, made, text)
    run.save(path)
    _say(f"{system.name}: {name}, {made.cost.seconds:.0f} s{f', {made.error}' if made.error else ''}")


async def _together(jobs: Iterable[Coroutine[None, None, None]]) -> None:
    """All of them; the first failure ends the rest and is raised itself."""
    failure: BaseException | None = None
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job)
    except BaseExceptionGroup as errors:
        failure = errors.exceptions[0]
    if failure:
        raise failure


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
