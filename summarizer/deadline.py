"""A reply must end, in time and within a size, and must not tell the key that was sent."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from typing import cast

import httpx2

from .errors import ServerError

MOST_BYTES = 20_000_000
"""Of a reply, unpacked: thousands of times what an answer has."""

LEAST_SECRET = 12
"""Characters of a key that is one: servers at home take "none" or "EMPTY", which articles may say."""


def starred(text: bytes, key: str | None) -> bytes:
    r"""The text with stars for the key, as it is or as JSON may write it: `\u0073` for "s", `\/` for "/"."""
    if key is None or len(key) < LEAST_SECRET:
        return text
    text = text.replace(key.encode(), b"*" * len(key))
    if b"\\u00" in text or b"\\/" in text:
        text = _escaped(key).sub(b"*" * len(key), text)
    return text


@lru_cache(maxsize=8)
def _escaped(key: str) -> re.Pattern[bytes]:
    """The key with any of its characters escaped, also within text that was escaped again."""
    slash = r"|\\{1,4}/"
    written = (rf"(?:{re.escape(each)}|\\{{1,4}}u(?i:{ord(each):04x}){slash if each == '/' else ''})" for each in key)
    return re.compile("".join(written).encode())


class Deadline(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The body of `response`, unpacked and in one piece, with stars for a key that the server tells back.

    What it says ends up in exceptions, and in the brief.
    It raises httpx2.ReadTimeout when it is still coming after `seconds` (None: as long as it takes), ServerError when
    it is larger than 20 MB.
    """

    def __init__(self, response: httpx2.Response, seconds: float | None, key: str | None = None) -> None:
        self._body = response.stream
        self._packed = httpx2.Response(response.status_code, headers=response.headers, stream=self._body)
        self._seconds = seconds
        self._ends = None if seconds is None else time.monotonic() + seconds
        self._size = 0
        self._key = key

    def __iter__(self) -> Iterator[bytes]:
        yield starred(b"".join(map(self._checked, self._packed.iter_bytes())), self._key)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield starred(b"".join([self._checked(chunk) async for chunk in self._packed.aiter_bytes()]), self._key)

    def close(self) -> None:
        """Close the body."""
        cast("httpx2.SyncByteStream", self._body).close()

    async def aclose(self) -> None:
        """Close the body."""
        await cast("httpx2.AsyncByteStream", self._body).aclose()

    def _checked(self, chunk: bytes) -> bytes:
        self._size += len(chunk)
        if self._size > MOST_BYTES:
            raise ServerError(f"the server's reply is too large: at most {MOST_BYTES:,} bytes are read")
        if self._ends is not None and time.monotonic() > self._ends:
            raise httpx2.ReadTimeout(f"the reply was not complete after {self._seconds:g} s")
        return chunk
