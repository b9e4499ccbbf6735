"""The embedded model: llama.cpp in this process, behind the ordinary openai client as its transport.

Traffic has the form of any other server's, so that it is recorded in cassettes like any other. Nothing leaves the
process: the engine's own loopback port is locked with a random key, its slot and metrics pages are off.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ModelError, UsageError, WeightsError

if TYPE_CHECKING:
    import httpx2

    from .weights import Progress

BASE_URL = "http://embedded.local/v1"
ALIAS = "qwen2.5-coder-1.5b-instruct-q4_k_m"
CONTEXT = 8_192
CACHE_MIB = 64
QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""A container's share of the processor: microseconds of work in a period of microseconds, or "max"."""

Reply = tuple[int, dict[str, Any]]
"""Status and body of a reply."""


class Engine:
    """One loaded model. Started by the first question, stopped by `close()` or with its owner.

    `path` is a GGUF file, None the package's own weights, fetched when they are missing with `progress` told of it.
    Bounded: `CONTEXT` tokens of context (about 230 MB) and `CACHE_MIB` of saved prompts beside the weights.
    """

    def __init__(self, path: Path | None = None, progress: Progress | None = None) -> None:
        self._path = path
        self._progress = progress
        self._loaded: list[Any] = []  # the engine's server, once there is one
        # one question at a time, in a thread of its own: Ctrl-C then reaches the waiting caller at once
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="summarizer-engine")

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request of the openai client.

        Raises UsageError without the engine or the file, WeightsError or ModelError when the model cannot be loaded,
        httpx2.ReadTimeout when the answer takes longer than the request waits for it.
        """
        try:
            return _response(self._submit(request).result(_patience(request)))
        except TimeoutError as error:
            raise _late(request) from error

    async def handle_async(self, request: httpx2.Request) -> httpx2.Response:
        """As `handle`, from an event loop."""
        try:
            return _response(await asyncio.wait_for(asyncio.wrap_future(self._submit(request)), _patience(request)))
        except TimeoutError as error:
            raise _late(request) from error

    def close(self) -> None:
        """Stop the engine and give back its memory. Nobody waits for a question that is still being answered."""
        self._loaded = []  # a question on its way keeps the old list, and its server, until it is answered

    def _submit(self, request: httpx2.Request) -> Future[Reply]:
        return self._thread.submit(self._complete, json.loads(request.content))

    def _complete(self, body: dict[str, Any]) -> Reply:
        loaded = self._loaded
        if not loaded:
            engine = _engine()
            loaded.append(_start(engine, self._weights()))
        try:
            answer = loaded[0].handle_chat_completions({**body, "cache_prompt": True})
        except (ValueError, RuntimeError) as error:
            return 400, {"error": {"message": str(error), "type": "invalid_request_error", "code": 400}}
        if "error" in answer:
            return int(answer["error"].get("code", 500)), answer
        answer["model"] = ALIAS
        return 200, answer

    def _weights(self) -> Path:
        if self._path is None:
            from .weights import ensure_weights

            return ensure_weights(progress=self._progress)
        if not self._path.is_file():
            raise UsageError(f"no model file at {self._path}")
        return self._path


def _patience(request: httpx2.Request) -> float | None:
    """Seconds that a request waits for its answer."""
    seconds: float | None = request.extensions.get("timeout", {}).get("read")
    return seconds


def _late(request: httpx2.Request) -> httpx2.ReadTimeout:
    import httpx2

    return httpx2.ReadTimeout("the embedded model did not answer in time", request=request)


def _response(reply: Reply) -> httpx2.Response:
    import httpx2

    status, body = reply
    return httpx2.Response(status, json=body)


def _engine() -> Any:  # noqa: ANN401 - the engine ships no types
    """The engine's module; looked for before any weights are fetched."""
    try:
        import xllamacpp
    except ModuleNotFoundError as error:
        raise UsageError("the embedded model needs its engine: pip install 'summarizer[local]'") from error
    except ImportError as error:
        raise ModelError(f"the embedded model's engine does not start on this machine: {error}") from error
    return xllamacpp


def _start(engine: Any, path: Path) -> Any:  # noqa: ANN401 - the engine ships no types
    params = engine.CommonParams()
    params.model.path = str(path)
    _set(params, "model_alias", ALIAS)
    _set(params, "n_ctx", CONTEXT)
    _set(params, "n_parallel", 1)
    _set(params, "cache_ram_mib", CACHE_MIB)
    _set(params, "verbosity", -1)  # nothing on standard error
    _set(params, "warmup", False)
    _set(params, "hostnames", ["127.0.0.1"])
    _set(params, "api_keys", [secrets.token_hex(32)])
    _set(params, "endpoint_slots", False)
    _set(params, "endpoint_metrics", False)
    _set(params, "ui", False)
    _set(params, "offline", True)
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = usable_cores()
    try:
        return engine.Server(params)
    except MemoryError as error:
        raise ModelError("not enough memory for the embedded model (about 2 GB)") from error
    except RuntimeError as error:
        reasons = "damaged, of a kind the engine does not know, or too large for this machine's memory"
        raise WeightsError(f"the model file {path} cannot be loaded: {reasons}") from error


def _set(params: Any, name: str, value: object) -> None:  # noqa: ANN401 - the engine ships no types
    """Set an engine parameter if this release has it: their names change between releases."""
    if hasattr(params, name):
        setattr(params, name, value)


def usable_cores(quota: Path = QUOTA) -> int:
    """Cores this process may keep busy: those it may run on, cut to a container's quota. More threads are slower."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        work, period = quota.read_text(encoding="utf-8").split()
        return max(1, min(cores, int(work) // int(period)))
    except (OSError, ValueError):  # no such file on this system, or no limit: "max"
        return cores
