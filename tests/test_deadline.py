from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from summarizer.deadline import Deadline


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Three chunks, and whether it was closed."""

    chunks = (b"one", b"two", b"three")
    closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self.chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            yield chunk

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def test_a_body_in_time_comes_whole() -> None:
    body = Body()
    stream = Deadline(body, 60)
    assert tuple(stream) == Body.chunks
    stream.close()
    assert body.closed


async def test_a_body_in_time_comes_whole_on_an_event_loop() -> None:
    body = Body()
    stream = Deadline(body, 60)
    assert tuple([chunk async for chunk in stream]) == Body.chunks
    await stream.aclose()
    assert body.closed


def test_a_body_still_coming_after_its_time_is_given_up() -> None:
    with pytest.raises(httpx2.ReadTimeout, match="not complete after 0 s"):
        list(Deadline(Body(), 0))


async def test_a_body_still_coming_after_its_time_is_given_up_on_an_event_loop() -> None:
    with pytest.raises(httpx2.ReadTimeout, match="not complete after 0 s"):
        [chunk async for chunk in Deadline(Body(), 0)]
