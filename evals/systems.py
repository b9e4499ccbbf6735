"""Systems that can be measured: whatever makes a plain brief of an article, our own program first."""

from __future__ import annotations

import time
from typing import Protocol

from summarizer import Options, Summarizer
from summarizer.errors import InputError, OutputError
from summarizer.schemas import Brief

from .plain import PlainBrief, plain
from .runs import Cost, Made


class System(Protocol):
    """Makes a brief of an article. `name`, `model` and `strategy` say what is measured."""

    name: str
    model: str
    strategy: str

    async def make(self, text: str) -> Made:
        """What it makes of an article; an article that it fails at gives an error, not an exception."""

    async def close(self) -> None:
        """Stop whatever it started."""


class Product:
    """Our own program with one of its models."""

    name = "summarizer"

    def __init__(self, model: str = "local", strategy: str | None = None) -> None:
        self._session = Summarizer(model, strategy=strategy, options=Options(force=True))
        self.model = model
        self.strategy = strategy or self._session.model.strategy
        self.embedded = self._session.model.embedded

    async def make(self, text: str) -> Made:
        """The product's brief. Raises ModelError or UsageError when there is no model to ask."""
        started = time.monotonic()
        try:
            brief = await self._session.asummarize(text)
        except (InputError, OutputError) as error:
            cost = Cost(seconds=round(time.monotonic() - started, 2))
            return Made(brief=PlainBrief(), cost=cost, error=type(error).__name__)
        return Made(
            brief=plain(brief),
            cost=_cost(brief, time.monotonic() - started),
            rejected=brief.generation.rejected,
            prompts={prompt.name: prompt.sha256 for prompt in brief.generation.prompts},
        )

    async def close(self) -> None:
        """Close connections and the engine."""
        await self._session.aclose()


def _cost(brief: Brief, seconds: float) -> Cost:
    usage = brief.generation.usage
    return Cost(
        seconds=round(seconds, 2),
        questions=usage.calls,
        read=usage.prompt_tokens - usage.cached_tokens,
        cached=usage.cached_tokens,
        generated=usage.completion_tokens,
    )
