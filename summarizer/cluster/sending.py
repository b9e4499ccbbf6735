"""Sending: tasks to workers, and who they are at the moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ..errors import ClusterError
from ..schemas import Brief
from . import work
from .connection import Workers, workers_of
from .job import Job, Outcome, unpacked
from .reading import Waiting

if TYPE_CHECKING:
    from distributed import Client, Future

RETRIES = 2
"""Times that what is left of a task is sent again when its server failed article after article, or it broke."""
EVERY = 1.0
"""Seconds between two looks at who works."""
FAREWELL = 5.0
"""Seconds that a scheduler has to take back what is no longer wanted."""


@dataclass(frozen=True)
class Came:
    """What a worker did, its briefs read: one for each of `outcome.done`, or None."""

    outcome: Outcome
    briefs: tuple[Brief | None, ...]


class Sender:
    """Sends articles as tasks, each a copy of `job` with some of them."""

    def __init__(self, client: Client, job: Job, notify: Callable[[str], None]) -> None:
        self.workers = Workers((), None)
        self._client = client
        self._job = job
        self._notify = notify
        self._looked = 0.0

    async def look(self) -> None:
        """See, every now and then, who works. Raises ClusterError when the scheduler does not answer."""
        if time.monotonic() - self._looked < EVERY:
            return
        had = self.workers.addresses
        try:
            self.workers = await workers_of(self._client)
        except OSError as error:
            raise lost() from error
        self._looked = time.monotonic()
        if had and not self.workers.addresses:
            self._notify("no worker is left: waiting for one to come")

    def send(self, articles: Iterable[Waiting]) -> Future[bytes]:
        """Submit a task; the packed Outcome is its result."""
        articles = tuple(articles)
        avoided = {each.avoid for each in articles}
        others = [address for address in self.workers.addresses if address not in avoided]
        return self._client.submit(
            work.run,
            replace(self._job, articles=tuple(each.content for each in articles)).packed(),
            key=f"summarizer-{uuid4().hex}",
            pure=False,
            retries=RETRIES,
            resources=self.workers.resources,
            workers=others or None,
            allow_other_workers=bool(others),
        )

    async def take_back(self, futures: Iterable[Future[bytes]]) -> None:
        """Cancel tasks; workers that have begun stop asking."""
        cancel: Any = self._client.cancel  # it has no types
        futures = list(futures)
        with suppress(OSError, TimeoutError):
            if futures:
                await asyncio.wait_for(cancel(futures, reason="stopped"), FAREWELL)


async def came(future: Future[bytes]) -> Came:
    """Wait for a task; reading its briefs does not hold up the event loop."""
    return await asyncio.to_thread(_read, await future)


def lost() -> ClusterError:
    """The error for a scheduler that went away in the middle."""
    return ClusterError("the connection to the scheduler was lost; start the same once more to go on")


def _read(packed: bytes) -> Came:
    outcome = unpacked(packed)
    return Came(outcome, tuple((each.brief and Brief.model_validate_json(each.brief)) or None for each in outcome.done))
