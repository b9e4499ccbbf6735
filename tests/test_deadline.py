from __future__ import annotations

import gzip
import time
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from summarizer.deadline import MOST_BYTES, Deadline, starred
from summarizer.errors import ServerError


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Three chunks, and whether it was closed."""

    chunks: tuple[bytes, ...] = (b"one", b"two", b"three")
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


def reply(body: Body, **headers: str) -> httpx2.Response:
    return httpx2.Response(200, headers=headers, stream=body)


def test_a_body_in_time_comes_whole() -> None:
    body = Body()
    stream = Deadline(reply(body), 60)
    assert b"".join(stream) == b"".join(Body.chunks)
    stream.close()
    assert body.closed


async def test_a_body_in_time_comes_whole_on_an_event_loop() -> None:
    body = Body()
    stream = Deadline(reply(body), 60)
    assert b"".join([chunk async for chunk in stream]) == b"".join(Body.chunks)
    await stream.aclose()
    assert body.closed


def test_a_body_still_coming_after_its_time_is_given_up() -> None:
    with pytest.raises(httpx2.ReadTimeout, match="not complete after 0 s"):
        list(Deadline(reply(Body()), 0))


async def test_a_body_still_coming_after_its_time_is_given_up_on_an_event_loop() -> None:
    with pytest.raises(httpx2.ReadTimeout, match="not complete after 0 s"):
        [chunk async for chunk in Deadline(reply(Body()), 0)]


class Endless(Body):
    """A megabyte again and again, however often it is asked for."""

    def __init__(self, chunk: bytes = bytes(1_000_000)) -> None:
        self.chunk = chunk
        self.sent = 0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.sent += 1
            yield self.chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


def test_a_body_that_never_ends_is_given_up_by_its_size() -> None:
    body = Endless()
    with pytest.raises(ServerError, match="too large: at most 20,000,000 bytes"):
        list(Deadline(reply(body), None))
    assert body.sent == MOST_BYTES // 1_000_000 + 1


async def test_a_body_that_never_ends_is_given_up_by_its_size_on_an_event_loop() -> None:
    with pytest.raises(ServerError, match="too large"):
        [chunk async for chunk in Deadline(reply(Endless()), 60)]


def test_a_body_counts_as_it_is_unpacked() -> None:
    packed = Body()
    packed.chunks = (gzip.compress(bytes(2 * MOST_BYTES)),)
    assert len(packed.chunks[0]) < 100_000
    read = 0
    with pytest.raises(ServerError, match="too large"):  # noqa: PT012 - after how much is the point
        for chunk in Deadline(reply(packed, **{"content-encoding": "gzip"}), 60):
            read += len(chunk)
    assert read <= MOST_BYTES


@pytest.mark.parametrize(
    ("key", "told"), [("sk-planted-8f2c41d7", b"key: *******************"), ("none", b"key: none")]
)
def test_a_key_that_the_server_tells_back_is_not_read(key: str, told: bytes) -> None:
    """A word that only stands for a key is left: an article may say it."""
    response = httpx2.Response(200, stream=httpx2.ByteStream(f"key: {key}".encode()))
    assert b"".join(Deadline(response, None, key)) == told


KEY = "sk/planted+8f2c41d7"
ESCAPED = [
    "sk\\/planted+8f2c41d7",
    "\\u0073k/planted+8f2c41d7",
    "sk\\u002Fplanted\\u002b8f2c41d7",
    "sk\\\\\\/planted+8f2c41\\\\u0064\\\\\\\\u0037",
]


@pytest.mark.parametrize("told", ESCAPED)
def test_nor_is_one_that_json_has_escaped(told: str) -> None:
    assert starred(f'{{"a": "{told} \\u0041"}}'.encode(), KEY) == b'{"a": "******************* \\u0041"}'


def test_looking_for_an_escaped_key_takes_time_in_proportion_to_the_reply() -> None:
    started = time.process_time()
    for body in (b"\\u00" + b"\\" * 2_000_000, b"\\u0073" * 500_000):
        assert starred(body, KEY) == body
    assert time.process_time() - started < 10
