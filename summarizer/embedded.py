"""The embedded model: llama.cpp in this process, behind the ordinary openai client as its transport.

Traffic has the form of any other server's, so that it is recorded in cassettes like any other. Nothing leaves the
process: the engine's own loopback port is locked with a random key, its slot and metrics pages are off.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ModelError, UsageError, WeightsError

if TYPE_CHECKING:
    import httpx2

BASE_URL = "http://embedded.local/v1"
ALIAS = "qwen2.5-coder-1.5b-instruct-q4_k_m"
CONTEXT = 12_288
CACHE_MIB = 128


class Engine:
    """One loaded model. Started by the first question, stopped by `close()` or with its owner.

    Bounded: `CONTEXT` tokens of context (about 340 MB) and `CACHE_MIB` of saved prompts beside the weights.
    """

    def __init__(self, path: Path | None, notify: Any = None) -> None:  # noqa: ANN401 - a progress callback or None
        self._path = path
        self._notify = notify
        self._server: Any = None
        self._lock = threading.Lock()

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request of the openai client."""
        import httpx2

        with self._lock:
            status, body = self._complete(json.loads(request.content))
        return httpx2.Response(status, json=body)

    async def handle_async(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle`, from an event loop: the engine runs in a thread."""
        return await asyncio.to_thread(self.handle, request)

    def close(self) -> None:
        """Stop the engine and give back its memory."""
        with self._lock:
            self._server = None

    def _complete(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self._server is None:
            self._server = _start(self._weights())
        try:
            answer = self._server.handle_chat_completions({**body, "cache_prompt": True})
        except (ValueError, RuntimeError) as error:
            return 400, {"error": {"message": str(error), "type": "invalid_request_error", "code": 400}}
        if "error" in answer:
            return int(answer["error"].get("code", 500)), answer
        answer["model"] = ALIAS
        return 200, answer

    def _weights(self) -> Path:
        if self._path is None:
            from .weights import ensure_weights

            return ensure_weights(progress=self._notify)
        if not self._path.is_file():
            raise UsageError(f"no model file at {self._path}")
        return self._path


def _start(path: Path) -> Any:  # noqa: ANN401 - the engine ships no types
    try:
        import xllamacpp
    except ImportError as error:
        raise UsageError("the embedded model needs its engine: pip install 'summarizer[local]'") from error
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    _set(params, "model_alias", ALIAS)
    _set(params, "n_ctx", CONTEXT)
    _set(params, "n_parallel", 1)
    _set(params, "cache_ram_mib", CACHE_MIB)
    _set(params, "verbosity", -1)
    _set(params, "warmup", False)
    _set(params, "api_keys", [secrets.token_hex(32)])
    _set(params, "endpoint_slots", False)
    _set(params, "endpoint_metrics", False)
    _set(params, "ui", False)
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    try:
        return xllamacpp.Server(params)
    except RuntimeError as error:
        raise WeightsError(f"the model file {path} cannot be loaded: {error}") from error
    except MemoryError as error:
        raise ModelError("not enough memory for the embedded model (about 2 GB)") from error


def _set(params: Any, name: str, value: object) -> None:  # noqa: ANN401 - the engine ships no types
    """Set an engine parameter if this release has it: their names change between releases."""
    if hasattr(params, name):
        setattr(params, name, value)
