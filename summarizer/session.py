"""Summarizer: a model kept open over several articles; `summarize` and `asummarize` for a single one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .client import Client
from .document import Document, from_path, from_text
from .embedded import Engine
from .models import LOCAL, resolve
from .pipeline import Record, Watch, adrive, build, check_language, converse, drive, known_strategy
from .schemas import Brief

if TYPE_CHECKING:
    from .weights import Progress

Source = str | os.PathLike[str] | Document
"""A `str` is the article's text, a path names its file."""


@dataclass(frozen=True)
class Options:
    """Settings that seldom change from one call to the next.

    `model_path`: a GGUF file of one's own for the embedded model. `force`: go on with an article in another
    language. `notify` gets one line when a request has to wait, `progress` the bytes of a download, `watch` every
    question with its answer.
    """

    model_path: Path | None = None
    force: bool = False
    notify: Callable[[str], None] | None = None
    progress: Progress | None = None
    watch: Watch | None = None


class Summarizer:
    """A model, ready for any number of articles. Use it as a context manager, or call `close()`.

    `model`: "local", "PROVIDER:NAME", "NAME@URL", or any name with a `base_url`. `strategy`: "stepwise", "section",
    "single", or None for the model's own. Raises UsageError for what is unknown or not set up.
    """

    def __init__(
        self,
        model: str = LOCAL,
        *,
        strategy: str | None = None,
        base_url: str | None = None,
        options: Options | None = None,
    ) -> None:
        self._options = options or Options()
        self.model = resolve(model, base_url=base_url, model_path=self._options.model_path)
        self._strategy = known_strategy(strategy or self.model.strategy)
        engine = Engine(self.model.path, self._options.progress) if self.model.embedded else None
        self._client = Client(self.model, engine=engine, notify=self._options.notify)

    def summarize(self, source: Source, *, published: str | None = None) -> Brief:
        """The brief of one article. Raises InputError, LanguageError, ModelError or OutputError."""
        document = read(source, published)
        warnings = check_language(document, force=self._options.force)
        record = Record(self._options.watch)
        harvest = drive(converse(document, self.model, self._strategy), self._client, record)
        return build(document, harvest, record, self.model, self._strategy, warnings)

    async def asummarize(self, source: Source, *, published: str | None = None) -> Brief:
        """As `summarize`, on an event loop; towards a server, the questions of a batch are asked at the same time."""
        document = read(source, published)
        warnings = check_language(document, force=self._options.force)
        record = Record(self._options.watch)
        harvest = await adrive(converse(document, self.model, self._strategy), self._client, record)
        return build(document, harvest, record, self.model, self._strategy, warnings)

    def close(self) -> None:
        """Close connections and stop the embedded engine."""
        self._client.close()

    async def aclose(self) -> None:
        """As `close`, from an event loop."""
        await self._client.aclose()

    def __enter__(self) -> Summarizer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Summarizer:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def read(source: Source, published: str | None = None) -> Document:
    """The article behind `source`, with this date of publication if one is given. Raises InputError, UsageError."""
    if isinstance(source, str):
        return from_text(source, published=published)
    if not isinstance(source, Document):
        return from_path(source, published=published)
    if published is None:
        return source
    known: dict[str, Any] = {
        each: getattr(source, each) for each in ("name", "title", "url", "encoding", "notes", "byline", "site")
    }
    return from_text(source.text, published=published, **known)


def summarize(
    source: Source,
    model: str = LOCAL,
    *,
    strategy: str | None = None,
    base_url: str | None = None,
    published: str | None = None,
    options: Options | None = None,
) -> Brief:
    """The brief of one article: who is involved, who says what, what changed hands, who wants what.

    A `str` is text, a path names a file. `model` is "local" (embedded, no key, no network), "PROVIDER:NAME" or
    "NAME@URL". `published` (ISO date) anchors relative dates. For many articles keep a `Summarizer` open.
    Raises SummarizerError: InputError, UsageError, ModelError, OutputError.
    """
    with Summarizer(model, strategy=strategy, base_url=base_url, options=options) as session:
        return session.summarize(source, published=published)


async def asummarize(
    source: Source,
    model: str = LOCAL,
    *,
    strategy: str | None = None,
    base_url: str | None = None,
    published: str | None = None,
    options: Options | None = None,
) -> Brief:
    """As `summarize`, on an event loop."""
    async with Summarizer(model, strategy=strategy, base_url=base_url, options=options) as session:
        return await session.asummarize(source, published=published)
