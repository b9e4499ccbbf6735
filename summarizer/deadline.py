"""A reply's body must be complete in time: the read timeout alone lets a server send a byte a minute for ever."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import cast

import httpx2


class Deadline(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """`body`, which raises httpx2.ReadTimeout when it is still coming after `seconds`."""

    def __init__(self, body: httpx2.SyncByteStream | httpx2.AsyncByteStream, seconds: float) -> None:
        self._body = body
        self._seconds = seconds
        self._ends = time.monotonic() + seconds

    def __iter__(self) -> Iterator[bytes]:
        for chunk in cast("httpx2.SyncByteStream", self._body):
            self._check()
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in cast("httpx2.AsyncByteStream", self._body):
            self._check()
            yield chunk

    def close(self) -> None:
        """Close the body."""
        cast("httpx2.SyncByteStream", self._body).close()

    async def aclose(self) -> None:
        """Close the body."""
        await cast("httpx2.AsyncByteStream", self._body).aclose()

    def _check(self) -> None:
        if time.monotonic() > self._ends:
            raise httpx2.ReadTimeout(f"the reply was not complete after {self._seconds:g} s")
