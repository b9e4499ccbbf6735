"""Steps: what an asynchronous generator yields, one at a time, for callers without an event loop of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import closing, contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


def steps(results: AsyncGenerator[T, None]) -> Generator[T, None, None]:
    """What `results` yields (never None); it goes on while a result is looked at, and is closed with this generator."""
    with _event_loop() as loop, closing(_Steps(loop, results)) as one_by_one:
        while (result := one_by_one.next()) is not None:
            yield result


class _Steps(Generic[T]):
    """Results of an asynchronous generator, one at a time, from outside of its event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, results: AsyncGenerator[T, None]) -> None:
        self._loop = loop
        self._results = results
        self._one_at_a_time = asyncio.Lock()

    def next(self) -> T | None:
        """The next result; None: there is none."""
        future = asyncio.run_coroutine_threadsafe(self._next(), self._loop)
        try:
            return future.result()
        finally:
            future.cancel()  # when waiting for it was interrupted

    def close(self) -> None:
        """Give up what is on its way, and wait until it is."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()

    async def _next(self) -> T | None:
        async with self._one_at_a_time:
            return await anext(self._results, None)

    async def _close(self) -> None:
        async with self._one_at_a_time:
            await self._results.aclose()


@contextmanager
def _event_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop in a thread of its own, also where this thread has one already (a notebook)."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="summarizer-batch", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
