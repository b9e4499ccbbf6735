"""Three ways to get the same answers from an endpoint: openai's client, instructor around it, and this program."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import aclosing
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from summarizer.articles import Article
from summarizer.batch import asummarize_many
from summarizer.calls import Call
from summarizer.document import from_text
from summarizer.models import Model, resolve
from summarizer.pipeline import converse, plan
from summarizer.session import Options
from summarizer.store import Store

from .stories import story

STRATEGY = "single"
_REQUESTS = 200
"""Different requests that the two other clients send in turns: they keep nothing of one that would help the next."""

Ask = Callable[[dict[str, Any]], Awaitable[object]]


async def openai_alone(url: str, numbers: range, jobs: int) -> AsyncIterator[None]:
    """The client of openai by itself: the request is sent, the reply parsed, the answer left a string."""
    import openai

    instructors = ("response_model", "max_retries")
    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:

        async def ask(call: dict[str, Any]) -> object:
            return await client.chat.completions.create(**{k: v for k, v in call.items() if k not in instructors})

        async for each in _all(ask, _calls(url, numbers), jobs):
            yield each


async def instructor_alone(url: str, numbers: range, jobs: int) -> AsyncIterator[None]:
    """The library instructor as documented: the same call with the same schema, the answer validated."""
    import instructor
    import openai

    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:
        asked = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
        async for each in _all(lambda call: asked.chat.completions.create(**call), _calls(url, numbers), jobs):
            yield each


async def summarizer(url: str, numbers: range, jobs: int, store: Path) -> AsyncIterator[None]:
    """A batch of this program: articles read, asked about, checked, put together and kept in a store."""
    articles = (Article(story(number).text, name=f"{number}.txt") for number in numbers)
    with Store(store) as kept:
        options = Options(store=kept, jobs=jobs)
        async with aclosing(asummarize_many(articles, _model(url).name, strategy=STRATEGY, options=options)) as results:
            async for result in results:
                if result.error:
                    raise result.error
                yield


def _model(url: str) -> Model:
    return resolve(f"rote@{url}")


@cache
def _prepared(url: str) -> list[dict[str, Any]]:
    """Arguments of calls as this program makes them, made before the clock starts."""
    documents = (from_text(story(number).text) for number in range(_REQUESTS))
    model = _model(url)
    return [Call(model, plan(converse(each, model, STRATEGY))[0]).arguments() for each in documents]


def _calls(url: str, numbers: range) -> Iterator[dict[str, Any]]:
    return islice(cycle(_prepared(url)), len(numbers))


async def _all(ask: Ask, calls: Iterable[dict[str, Any]], jobs: int) -> AsyncIterator[None]:
    """Ask for all calls, `jobs` at a time; one step for each that is done."""
    waiting: set[asyncio.Future[object]] = set()
    for call in calls:
        waiting.add(asyncio.ensure_future(ask(call)))
        if len(waiting) == jobs:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
                yield
    for late in asyncio.as_completed(waiting):
        await late
        yield
