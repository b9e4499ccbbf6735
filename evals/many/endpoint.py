"""An endpoint in a process of its own that answers by rote after a fixed time: only the client's side is measured."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from .stories import number_in, story

_SPAWN = multiprocessing.get_context("spawn")


@contextmanager
def endpoint(latency: float) -> Iterator[str]:
    """The address of an endpoint that answers every request `latency` seconds after it came."""
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(there, latency), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}/v1"
    finally:
        process.terminate()
        process.join()


def _serve(port: Connection, latency: float) -> None:
    asyncio.run(_listen(port, latency))


async def _listen(port: Connection, latency: float) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _converse(reader, writer, latency)
        except (ConnectionError, asyncio.IncompleteReadError):
            """The client has gone."""
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, latency: float) -> None:
    """Requests of one connection, one after the other."""
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        body = await reader.readexactly(size)
        await asyncio.sleep(latency)
        reply = completion(body)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n")
        writer.write(b"content-length: %d\r\n\r\n%b" % (len(reply), reply))
        await writer.drain()


def completion(request: bytes) -> bytes:
    """The completion with the answer to the article in a request; one without an article gets empty lists."""
    number = number_in(request.decode())
    lists = '{"actors": [], "claims": [], "territory": [], "goals": []}'
    answer = lists if number is None else story(number).answer
    message = {"role": "assistant", "content": answer}
    usage = {"prompt_tokens": 1500, "completion_tokens": 900, "total_tokens": 2400}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    told = {"id": "rote", "object": "chat.completion", "created": 0, "model": "rote", "choices": [choice]}
    return json.dumps({**told, "usage": usage}).encode()
