"""Connection: a scheduler with workers that are fit for the work, or workers on this machine."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..errors import ClusterError, UsageError
from . import work

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
"""In place of an address: workers on this machine, as long as the work lasts."""
TIMEOUT = 10.0
"""Seconds to wait for a scheduler, and for its first worker."""
RESOURCE = "summarizer"
"""Where workers were started with `--resources summarizer=1`, only those get tasks."""


@dataclass(frozen=True)
class Workers:
    """The addresses of the workers that take tasks; `resources` is what a task asks them for."""

    addresses: tuple[str, ...]
    resources: dict[str, float] | None


@asynccontextmanager
async def connected(address: str, *, embedded: bool, timeout: float = TIMEOUT) -> AsyncIterator[Client]:
    """A client of the scheduler at `address`, or of workers that are started here and end with it.

    `embedded`: the model takes all cores of this machine, so that there is one worker. Raises UsageError without the
    extra or for what is no address, ClusterError for a scheduler that is not there, has no workers, or has some of
    another version.
    """
    if find_spec("distributed") is None:
        raise UsageError("a cluster needs the extra cluster: pip install 'summarizer[cluster]'")
    async with AsyncExitStack() as stack:
        place = await stack.enter_async_context(_started(embedded=embedded)) if address == LOCAL else _checked(address)
        client = await _reached(stack, place, address, timeout)
        await _check_workers(client, address, timeout)
        yield client


async def workers_of(client: Client) -> Workers:
    """The workers that take tasks now: those with the resource, if any has it, else all that run."""
    identity: Any = await client.scheduler.identity(n_workers=-1)  # type: ignore[union-attr]
    running = {name: each for name, each in identity["workers"].items() if each["status"] == "running"}
    chosen = tuple(name for name, each in running.items() if each["resources"].get(RESOURCE, 0) >= 1)
    return Workers(chosen, {RESOURCE: 1}) if chosen else Workers(tuple(running), None)


@asynccontextmanager
async def _started(*, embedded: bool) -> AsyncIterator[Any]:
    from distributed import LocalCluster

    count = 1 if embedded else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": logging.CRITICAL}
    make: Any = LocalCluster
    async with AsyncExitStack() as stack:
        with _deaf_children():
            cluster = make(n_workers=count, threads_per_worker=1, asynchronous=True, **here)
            await stack.enter_async_context(cluster)
        yield cluster


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes that are started meanwhile do not hear Ctrl-C: they are told to end, and need not say how they died."""
    resource_tracker.ensure_running()  # started later, it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _checked(address: str) -> str:
    """Raises UsageError for what is no address of a scheduler."""
    from distributed.comm.addressing import parse_address, parse_host_port

    try:
        scheme, place = parse_address(address)
        host, _ = parse_host_port(place)
    except ValueError:
        scheme = host = ""
    if scheme not in {"tcp", "tls"} or not host:
        raise UsageError(f"not the address of a scheduler: {address!r} (tcp://HOST:8786, or local)")
    return address


async def _reached(stack: AsyncExitStack, place: Any, address: str, timeout: float) -> Client:  # noqa: ANN401 - a cluster or an address
    from distributed import Client

    make: Any = Client  # its parameters have no types
    client: Client = make(place, asynchronous=True, timeout=timeout, set_as_default=False)
    try:
        return await stack.enter_async_context(client)
    except (OSError, ImportError) as error:  # ImportError: what another version of distributed is answered
        raise ClusterError(f"cannot reach the scheduler {address}: {_line(error)}") from error


async def _check_workers(client: Client, address: str, timeout: float) -> None:
    """Raises ClusterError when there are none, or when not all run this version of the package."""
    ends = time.monotonic() + timeout
    while not (workers := await workers_of(client)).addresses:
        if time.monotonic() > ends:
            raise ClusterError(f"the scheduler {address} has no workers: start some with `dask worker {address}`")
        await asyncio.sleep(0.1)
    found: dict[str, Any] = await client.run(work.version, workers=list(workers.addresses), on_error="return")
    for worker, version in found.items():
        if isinstance(version, BaseException):
            raise ClusterError(f"worker {worker} cannot do this work: {_line(version)}") from version
        if version != __version__:
            raise ClusterError(f"worker {worker} has summarizer {version}, this is {__version__}: install the same")


def _line(error: BaseException) -> str:
    """An error of other origin in one line."""
    return " ".join(str(error).split()) or type(error).__name__
