"""Each way in a process of its own, in turns: articles a second, processor time an article, memory in between."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .endpoint import endpoint
from .ways import instructor_alone, openai_alone, summarizer

JOBS = 16
LATENCY = 0.5
"""Seconds that the endpoint takes for an answer."""
ARTICLES = 10_000
FIRST = 1_000
"""Articles after which memory is looked at for the first time; of fewer, a tenth."""
WARM = 40
"""Articles before the clock starts: importing, compiling and reading word lists is paid once, however many follow."""
_WARMING = range(10**9, 10**9 + WARM)  # numbers of articles that are not measured
_STATM = Path("/proc/self/statm")

Way = Callable[[str, range], AsyncIterator[None]]


@dataclass(frozen=True)
class Measured:
    """One way: seconds on the clock and of the processor, and resident memory after the first and all articles, in MB.

    Memory is None where the system does not tell it.
    """

    name: str
    articles: int
    seconds: float
    processor: float
    early: float | None
    late: float | None

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of the processor an article."""
        return 1000 * self.processor / self.articles


def measure_many(articles: int = ARTICLES, latency: float = LATENCY) -> str:
    """The table of the three ways over so many articles, and of the same batch again from the store."""
    with endpoint(latency) as url, TemporaryDirectory() as folder:
        ours = (url, articles, Path(folder) / "store.sqlite3")
        runs = [
            _in_a_process("openai alone", _alone, "openai alone", url, articles),
            _in_a_process("instructor alone", _alone, "instructor alone", url, articles),
            _in_a_process("summarizer", _ours, "summarizer", *ours),
            _in_a_process("again, from the store", _ours, "again, from the store", *ours),
        ]
    head = f"{articles} articles, one call each, {JOBS} in flight, an answer takes {1000 * latency:.0f} ms"
    return "\n".join([head, "", *table(runs)])


def table(runs: list[Measured]) -> list[str]:
    """A line a run: the first is openai's client, the second instructor; the others are compared with them."""
    bare, alone = runs[:2]
    columns = ("articles", "seconds", "articles/s", "of openai's", "ms/article", "beyond instr.", "MB early", "MB late")
    rows = [
        (
            f"{run.articles}",
            f"{run.seconds:.1f}",
            f"{run.rate:.1f}",
            f"{run.rate / bare.rate:.2f}",
            f"{run.cost:.1f}",
            f"{run.cost - alone.cost:+.1f}",
            *("-" if size is None else f"{size:.0f}" for size in (run.early, run.late)),
        )
        for run in runs
    ]
    lines = [("", columns), *((run.name, row) for run, row in zip(runs, rows, strict=True))]
    return [
        f"{name:24}" + "".join(f"{v:>{len(c) + 2}}" for v, c in zip(row, columns, strict=True)) for name, row in lines
    ]


def _in_a_process(label: str, run: Callable[..., Measured], *arguments: object) -> Measured:
    """A run in a process of its own, so that nothing of another is counted."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        done = pool.submit(run, *arguments).result()
    print(f"{label}: {done.seconds:.1f} s", file=sys.stderr, flush=True)
    return done


def _alone(name: str, url: str, articles: int) -> Measured:
    way = openai_alone if name == "openai alone" else instructor_alone
    return asyncio.run(_measured(name, articles, lambda numbers: way(url, numbers, JOBS)))


def _ours(name: str, url: str, articles: int, store: Path) -> Measured:
    return asyncio.run(_measured(name, articles, lambda numbers: summarizer(url, numbers, JOBS, store)))


async def _measured(name: str, articles: int, way: Callable[[range], AsyncIterator[None]]) -> Measured:
    async for _ in way(_WARMING):
        pass
    early, done = None, 0
    clock, processor = time.perf_counter(), time.process_time()
    async for _ in way(range(articles)):
        done += 1
        if done == min(FIRST, max(1, articles // 10)):
            early = resident()
    seconds, spent = time.perf_counter() - clock, time.process_time() - processor
    return Measured(name, done, seconds, spent, early, resident())


def resident() -> float | None:
    """Resident memory of this process in MB; None where there is no /proc."""
    if not _STATM.exists():
        return None
    return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
