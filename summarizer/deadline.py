"""A reply's body must end, in time and within a size, and must not tell the key that was sent."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import cast

import httpx2

from .errors import ServerError

MOST_BYTES = 20_000_000
"""Of a reply, unpacked: thousands of times what an answer has."""

LEAST_SECRET = 12
"""Characters of a key that is one: servers at home take "none" or "EMPTY", which articles may say."""


class Deadline(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The body of `response`, unpacked and in one piece, with stars for a key that the server tells back.

    It raises httpx2.ReadTimeout when it is still coming after `seconds` (None: as long as it takes), ServerError when
    it is larger than 20 MB.
    """

    def __init__(self, response: httpx2.Response, seconds: float | None, key: str | None = None) -> None:
        self._body = response.stream
        self._packed = httpx2.Response(response.status_code, headers=response.headers, stream=self._body)
        self._seconds = seconds
        self._ends = None if seconds is None else time.monotonic() + seconds
        self._size = 0
        self._key = key.encode() if key and len(key) >= LEAST_SECRET else b""

    def __iter__(self) -> Iterator[bytes]:
        yield self._discreet(b"".join(map(self._checked, self._packed.iter_bytes())))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._discreet(b"".join([self._checked(chunk) async for chunk in self._packed.aiter_bytes()]))

    def close(self) -> None:
        """Close the body."""
        cast("httpx2.SyncByteStream", self._body).close()

    async def aclose(self) -> None:
        """Close the body."""
        await cast("httpx2.AsyncByteStream", self._body).aclose()

    def _discreet(self, body: bytes) -> bytes:
        """The body without the key: what it says ends up in exceptions, and in the brief."""
        return body.replace(self._key, b"*" * len(self._key)) if self._key else body

    def _checked(self, chunk: bytes) -> bytes:
        self._size += len(chunk)
        if self._size > MOST_BYTES:
            raise ServerError(f"the server's reply is too large: at most {MOST_BYTES:,} bytes are read")
        if self._ends is not None and time.monotonic() > self._ends:
            raise httpx2.ReadTimeout(f"the reply was not complete after {self._seconds:g} s")
        return chunk
