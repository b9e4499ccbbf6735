"""A peer as a system that can be measured: a process for each article, stopped when it takes too long."""

from __future__ import annotations

import asyncio
import os
import sys
from importlib.metadata import version
from typing import Protocol

import click

from ..runs import ROOT, Cost, Made
from .shared import SECONDS

MODULES = {"instructor": "one_call", "langextract": "langextracted"}
WAYS = {"instructor": "one call, one nested schema", "langextract": "defaults, token limit"}


class Tokens(Protocol):
    """A server that counts."""

    @property
    def url(self) -> str:
        """Base address, as a client is given it."""

    def counted(self) -> Cost:
        """Tokens since it was started; seconds are 0."""


class Peer:
    """instructor or langextract, asking the model behind `server`. `seconds`: time for an article."""

    model = "local"

    def __init__(self, name: str, server: Tokens, seconds: float = SECONDS) -> None:
        self.name, self.strategy = name, WAYS[name]
        self.version = version(name)
        self._server, self._seconds = server, seconds

    async def make(self, text: str) -> Made:
        """What the peer gives for an article; one that fails or takes too long gives an error.

        Raises ClickException when the peer cannot be run at all.
        """
        before = self._server.counted()
        made = await self._run(text)
        after = self._server.counted()
        tokens = {name: getattr(after, name) - getattr(before, name) for name in ("read", "cached", "generated")}
        return made.model_copy(update={"cost": made.cost.model_copy(update=tokens)})

    async def close(self) -> None:
        """Nothing is left running."""

    async def _run(self, text: str) -> Made:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "evals.peers", self.name, self._server.url),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )
        try:
            out, told = await asyncio.wait_for(process.communicate(text.encode()), self._seconds)
        except TimeoutError:
            process.kill()
            await process.wait()
            return Made(cost=Cost(seconds=self._seconds), error="time limit")
        if process.returncode:
            reason = told.decode(errors="replace").strip().rpartition("\n")[2]
            raise click.ClickException(f"{self.name} does not run here: {reason}")
        return Made.model_validate_json(out)
