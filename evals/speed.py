"""Speed: where the time of an article goes, by kind of question, with the engine's own rates; beside another command.

The engine tells for each answer how many tokens it read, took from its cache and generated, and how long that took.
What is left of the time on the clock is this program's own: reading the article, checking, linking.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import BaseModel

from summarizer.client import Client
from summarizer.document import from_path
from summarizer.embedded import Engine
from summarizer.models import LOCAL, resolve
from summarizer.pipeline import Record, build, converse, drive, known_strategy
from summarizer.questions import Answer, Question

if TYPE_CHECKING:
    import httpx2

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLE = "{}"
"""Stands for the article's file in the other command."""


@dataclass(frozen=True)
class Part:
    """Sums over answers: questions, tokens read, taken from the cache and generated, and seconds.

    `reading` and `generating` are the engine's own seconds, 0 where a server does not tell them.
    """

    questions: int = 0
    read: int = 0
    cached: int = 0
    generated: int = 0
    seconds: float = 0.0
    reading: float = 0.0
    generating: float = 0.0

    def __add__(self, other: Part) -> Part:
        return Part(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Timed:
    """One article: seconds on the clock, what each kind of question took, and what another command took."""

    article: str
    seconds: float
    parts: Mapping[str, Part]
    other: float | None = None


class TimedEngine(Engine):
    """The embedded model, which keeps what the engine tells about time."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self.timings: list[dict[str, float]] = []

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        """Answer, and keep the timings."""
        response = super().handle(request)
        self.timings.append(json.loads(response.content).get("timings", {}))
        return response


class Ready(BaseModel):
    """The answer to a question that is asked to have the model loaded."""

    ready: bool


class Stopwatch:
    """A model that is asked about articles, with the time of every answer taken.

    Raises UsageError for an unknown model or strategy.
    """

    def __init__(self, name: str = LOCAL, strategy: str | None = None) -> None:
        self._model = resolve(name)
        self._strategy = known_strategy(strategy or self._model.strategy)
        self._engine = TimedEngine(self._model.path) if self._model.embedded else None
        self._client = Client(self._model, engine=self._engine)

    def start(self) -> float:
        """Have the embedded model loaded, so that no article pays for it; seconds."""
        started = time.monotonic()
        if self._engine:
            self._client.ask(Question("start", (("user", "Are you ready?"),), Ready, 16))
            self._engine.timings.clear()
        return time.monotonic() - started

    def time(self, article: Path) -> Timed:
        """The brief of an article, timed. Raises InputError, ModelError, OutputError."""
        parts: dict[str, Part] = {}
        started = time.monotonic()
        document = from_path(article)
        record = Record(watch=lambda question, answer: self._note(parts, question, answer))
        harvest = drive(converse(document, self._model, self._strategy), self._client, record)
        build(document, harvest, record, self._model, self._strategy)
        return Timed(article.name, time.monotonic() - started, parts)

    def close(self) -> None:
        """Stop the engine."""
        self._client.close()

    def _note(self, parts: dict[str, Part], question: Question, answer: Answer) -> None:
        spent, told = answer.spent, self._engine.timings if self._engine else []
        parts[question.section] = parts.get(question.section, Part()) + Part(
            questions=1,
            read=spent.prompt_tokens - spent.cached_tokens,
            cached=spent.cached_tokens,
            generated=spent.completion_tokens,
            seconds=spent.seconds,
            reading=sum(each.get("prompt_ms", 0.0) for each in told) / 1000,
            generating=sum(each.get("predicted_ms", 0.0) for each in told) / 1000,
        )
        if self._engine:
            self._engine.timings.clear()


def speed(stopwatch: Stopwatch, articles: Sequence[Path], against: str | None = None) -> str:
    """The tables of these articles, one after the other, each also through the other command when there is one.

    Raises ClickException when the other command fails.
    """
    loading = stopwatch.start()
    timed = []
    for article in articles:
        ours = stopwatch.time(article)
        timed.append(replace(ours, other=_command(against, article) if against else None))
        other = f", the other command {timed[-1].other:.1f} s" if against else ""
        print(f"{article.name}: {ours.seconds:.1f} s{other}", file=sys.stderr, flush=True)
    lines = [f"model ready after {loading:.1f} s, which no article is charged for", "", *_articles(timed)]
    return "\n".join([*lines, "", *_kinds(timed)])


def _command(command: str, article: Path) -> float:
    """Seconds that the command takes for an article; its file stands for {} or comes last."""
    words = shlex.split(command)
    filled = [word.replace(ARTICLE, str(article)) for word in words]
    started = time.monotonic()
    done = subprocess.run(filled if filled != words else [*words, str(article)], stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise click.ClickException(f"the other command ended with {done.returncode}")
    return time.monotonic() - started


def _articles(timed: Sequence[Timed]) -> list[str]:
    ours, others = sum(each.seconds for each in timed), [each.other for each in timed if each.other is not None]
    lines = [f"{'article':32}{'seconds':>9}" + (f"{'other':>9}{'ratio':>8}" if others else "")]
    lines += [_compared(each.article, each.seconds, each.other) for each in timed]
    return [*lines, _compared("all", ours, sum(others) if others else None)]


def _compared(name: str, seconds: float, other: float | None) -> str:
    return f"{name[:31]:32}{seconds:9.1f}" + (f"{other:9.1f}{seconds / other:8.2f}" if other else "")


def _kinds(timed: Sequence[Timed]) -> list[str]:
    """One line a kind of question, one for all, and what is left of the time on the clock."""
    kinds: dict[str, Part] = {}
    for name, part in (pair for each in timed for pair in each.parts.items()):
        kinds[name] = kinds.get(name, Part()) + part
    whole = sum(kinds.values(), Part())
    columns = ("asked", "read", "cached", "generated", "seconds", "reading s", "generating s", "read/s", "gen./s")
    head = f"{'question':32}" + "".join(f"{each:>{len(each) + 3}}" for each in columns)
    rows = [_part(name, part, columns) for name, part in [*kinds.items(), ("all", whole)]]
    return [head, *rows, f"outside of questions: {sum(each.seconds for each in timed) - whole.seconds:.1f} s"]


def _part(name: str, part: Part, columns: Sequence[str]) -> str:
    rates = (_rate(part.read, part.reading), _rate(part.generated, part.generating))
    times = (f"{part.seconds:.1f}", f"{part.reading:.1f}", f"{part.generating:.1f}")
    values = (f"{part.questions}", f"{part.read}", f"{part.cached}", f"{part.generated}", *times, *rates)
    return f"{name:32}" + "".join(f"{v:>{len(c) + 3}}" for v, c in zip(values, columns, strict=True))


def _rate(tokens: int, seconds: float) -> str:
    return f"{tokens / seconds:.1f}" if seconds else "-"
