"""A scripted server on 127.0.0.1: no model behind it, it plays a list of replies and records what it was asked.

It speaks as much of the OpenAI protocol as its replies hold. When the script is over it answers 400, so that a
request too many shows.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

JSON = {"content-type": "application/json"}


@dataclass(frozen=True)
class Reply:
    """One reply: after `delay` seconds, its bytes `drip` seconds apart; `drop` closes the connection without a word.

    `reason` is what stands behind the status, None: the standard's word.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)
    delay: float = 0.0
    drip: float = 0.0
    drop: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Request:
    """What the server was asked; names of headers in lower case."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


def completion(content: object, *, finish: str = "stop", usage: object = (10, 5), **message: object) -> Reply:
    """A chat completion with `content` as its text; `usage` is prompt and completion tokens, or sent as it is."""
    if isinstance(usage, tuple):
        usage = dict(zip(("prompt_tokens", "completion_tokens"), usage, strict=True), total_tokens=sum(usage))
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    body = {"id": "scripted", "object": "chat.completion", "created": 0, "model": "scripted", "choices": [choice]}
    return Reply(json.dumps(body if usage is None else {**body, "usage": usage}).encode())


def failure(status: int, code: str | None = None, message: str = "scripted failure", **headers: str) -> Reply:
    """An error in the protocol's form; underscores in the names of headers stand for dashes."""
    body = {"error": {"message": message, "type": None, "param": None, "code": code}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps(body).encode(), status, {**JSON, **named})


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64


class ScriptedServer:
    """Plays `replies` in order, or what `answering` makes of each request. As a context it listens at `url`;
    `requests` is what it was asked.
    """

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.requests: list[Request] = []
        self.answering: Callable[[Request], Reply] | None = None
        self._over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        """Base address, as a client is given it."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def play(self, *replies: Reply) -> None:
        """Add to the script."""
        self.replies += replies

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        script = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 60  # seconds that a client may leave a request unsent

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                script.requests.append(
                    Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                )
                script._answer(self, script._next(script.requests[-1]))

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        return Handler

    def _next(self, request: Request) -> Reply:
        if self.answering:
            return self.answering(request)
        return self.replies.pop(0) if self.replies else failure(400, message="script over")

    def _answer(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        self._over.wait(reply.delay)
        if reply.drop:
            return
        try:
            handler.send_response(reply.status, reply.reason)
            for name, value in {**reply.headers, "content-length": str(len(reply.body))}.items():
                handler.send_header(name, value)
            handler.end_headers()
            step = 1 if reply.drip else len(reply.body) or 1
            for start in range(0, len(reply.body), step):
                handler.wfile.write(reply.body[start : start + step])
                self._over.wait(reply.drip)
        except (BrokenPipeError, ConnectionResetError):
            """The client lost patience."""
