"""A fake of the embedded model's engine, the package xllamacpp: no model behind it, it makes up what the schema takes.

It behaves as the real one where the package relies on it: a server loads in its constructor and stops when nobody
holds it; errors come back as a dictionary or are raised.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import weakref
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

PARAMETERS = (
    "model_alias",
    "n_ctx",
    "n_parallel",
    "cache_ram_mib",
    "verbosity",
    "warmup",
    "hostnames",
    "api_keys",
    "endpoint_slots",
    "endpoint_metrics",
    "ui",
    "offline",
)


class FakeEngine(ModuleType):
    """Stands in for the module. `started` are the parameters of every server, `running` counts those still held.

    `respond` makes the reply to a request's body; `failure` is raised when a model is loaded; `parameters` are the
    names that this release knows.
    """

    def __init__(self) -> None:
        super().__init__("xllamacpp")
        self.parameters: tuple[str, ...] = PARAMETERS
        self.respond: Callable[[dict[str, Any]], dict[str, Any]] = completion
        self.failure: BaseException | None = None
        self.started: list[SimpleNamespace] = []
        self.asked: list[dict[str, Any]] = []
        self.at_once = 0
        self._servers: weakref.WeakSet[Any] = weakref.WeakSet()
        self.Server = self._server_class()

    def CommonParams(self) -> SimpleNamespace:  # noqa: N802 - the engine's name
        """Parameters of a server, as the engine has them before anybody sets one."""
        threads = {"cpuparams": SimpleNamespace(n_threads=-1), "cpuparams_batch": SimpleNamespace(n_threads=-1)}
        return SimpleNamespace(model=SimpleNamespace(path=""), **threads, **dict.fromkeys(self.parameters))

    @property
    def running(self) -> int:
        """Servers that somebody still holds."""
        return len(self._servers)

    def _server_class(self) -> type:
        fake = self

        class Server:
            def __init__(self, params: SimpleNamespace) -> None:
                time.sleep(0.01)  # long enough for a second caller to come in between
                if fake.failure:
                    raise fake.failure
                fake.started.append(params)
                fake._servers.add(self)
                self._busy = threading.Lock()

            def handle_chat_completions(self, body: dict[str, Any]) -> dict[str, Any]:
                fake.at_once += not self._busy.acquire(blocking=False)
                try:
                    fake.asked.append(body)
                    return fake.respond(body)
                finally:
                    self._busy.release()

        return Server


def install(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """Put a fake where `import xllamacpp` looks."""
    fake = FakeEngine()
    monkeypatch.setitem(sys.modules, "xllamacpp", fake)
    return fake


def completion(body: dict[str, Any]) -> dict[str, Any]:
    """An answer that fits the schema the request carries; names the model's file as the real engine does."""
    schema = body.get("response_format", {}).get("json_schema", {}).get("schema", {})
    message = {"role": "assistant", "content": json.dumps(_value(schema, schema))}
    return {
        "id": "chatcmpl-fake",
        "object": "chat.completion",
        "created": 0,
        "model": "/home/reader/models/private.gguf",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
    }


def _value(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _value(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return _value(schema["anyOf"][-1], root)
    if "enum" in schema:
        return schema["enum"][0]
    kinds = {"array": [], "integer": 1, "number": 1.0, "boolean": False, "null": None, "string": "nobody"}
    if schema.get("type") in kinds:
        return kinds[schema["type"]]
    return {name: _value(each, root) for name, each in schema.get("properties", {}).items()}
