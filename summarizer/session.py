"""Summarizer: a model kept open over several articles; `summarize` and `asummarize` for a single one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pydantic import ValidationError

from .articles import Article, Source, article
from .budget import Budget, Metered
from .client import Asker, Client
from .document import Document
from .embedded import Engine
from .errors import SummarizerError
from .limit import Limit
from .models import LOCAL, Model, resolve
from .pipeline import (
    AT_ONCE,
    Record,
    Watch,
    adrive,
    build,
    check_gazetteer,
    check_language,
    converse,
    drive,
    known_strategy,
    looked_up_in,
    with_places,
)
from .schemas import Brief
from .sections.own import with_own
from .store import Ledger, SharedFolder, Store
from .store.keys import file_digest, work_digest, work_key
from .store.remembering import Remembering

if TYPE_CHECKING:
    from .weights import Progress


@dataclass(frozen=True)
class Options:
    """Settings that seldom change from one call to the next.

    `model_path`: a GGUF file of one's own for the embedded model. `force`: go on with an article in another
    language. `timeout`: seconds for an article, all its questions together. `geo`: look up where places are (None: if
    the gazetteer, extra `geo`, is installed). `notify` gets one line when a request has to wait, `progress` the bytes
    of a download, `watch` every question with its answer. `sections`: Python files, each with a section of one's own;
    they are run. `store` keeps answers and briefs, so that nothing is asked twice (None: nothing is kept), and `budget`
    says what may be spent. `jobs`: questions asked of a server at the same time; the embedded model answers one by one.
    `shared`: a folder in which finished briefs are kept as well, and looked for, which machines may share as no store
    can be. `runs`: write down in the store what the session did.
    """

    model_path: Path | None = None
    force: bool = False
    geo: bool | None = None
    sections: tuple[Path, ...] = ()
    timeout: float | None = None
    notify: Callable[[str], None] | None = None
    progress: Progress | None = None
    watch: Watch | None = None
    store: Store | None = None
    budget: Budget | None = None
    jobs: int = AT_ONCE
    shared: Path | None = None
    runs: bool = True


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
        check_gazetteer(wanted=self._options.geo)
        self._sections = with_own(self._options.sections)
        self.model = resolve(model, base_url=base_url, model_path=self._options.model_path)
        self._strategy = known_strategy(strategy or self.model.strategy)
        self.jobs = 1 if self.model.embedded else self._options.jobs
        self._slots = asyncio.Semaphore(self.jobs)
        self._client = _client(self.model, self._options)
        store = self._options.store
        self._ledger = Ledger(store, self.model.name, self._strategy) if store and self._options.runs else None
        self._shared = SharedFolder(self._options.shared) if self._options.shared else None

    def summarize(self, source: Source, *, published: str | None = None) -> Brief:
        """The brief of one article. Raises InputError, LanguageError, ModelError, OutputError or BudgetError.

        And StoreError when the shared folder, if there is one, cannot be written.
        """
        wanted, limit = article(source, published), Limit(self._options.timeout)
        with self._noting(wanted):
            document = wanted.document
            warnings = check_language(document, force=self._options.force)
            record = Record(self._options.watch)
            harvest = drive(converse(document, self.model, self._strategy, self._sections), self._client, record, limit)
            brief = build(document, harvest, record, self.model, self._strategy, warnings)
            brief = with_places(document, brief, wanted=self._options.geo)
        self.keep(wanted, brief)
        return brief

    async def asummarize(self, source: Source, *, published: str | None = None) -> Brief:
        """As `summarize`, on an event loop; towards a server, up to `jobs` questions are asked at the same time."""
        wanted, limit = article(source, published), Limit(self._options.timeout)
        with self._noting(wanted):
            document = wanted.document
            warnings = check_language(document, force=self._options.force)
            record = Record(self._options.watch)
            harvest = await adrive(
                converse(document, self.model, self._strategy, self._sections), self._client, record, self._slots, limit
            )
            brief = build(document, harvest, record, self.model, self._strategy, warnings)
            brief = with_places(document, brief, wanted=self._options.geo)
        self.keep(wanted, brief)
        return brief

    def recall(self, source: Source, *, published: str | None = None) -> Brief | None:
        """The article's brief from store or shared folder, if one was made before of the same content, the same way.

        That is: program, schemas, prompts, model and parameters. Raises InputError when the article cannot be read,
        StoreError when the shared folder cannot.
        """
        if not (self._options.store or self._shared):
            return None
        wanted = article(source, published)
        key = work_key(wanted, self.work)
        brief = self._found(key)
        if brief is None:
            return None
        if self._ledger:
            self._ledger.reused(key, wanted.known_as)
        return brief.model_copy(update={"document": brief.document.model_copy(update={"name": wanted.known_as})})

    def keep(self, source: Source, brief: Brief, *, stored: bool = False) -> None:
        """Keep a brief, also one that another process made the same way; `stored`: it had been made before.

        Raises StoreError when the shared folder cannot be written.
        """
        wanted = article(source)
        key = work_key(wanted, self.work)
        if self._ledger and not stored:
            self._ledger.made(key, brief)
        elif self._options.store:
            self._options.store.keep_brief(key, brief.model_dump_json())
        if self._ledger and stored:
            self._ledger.reused(key, wanted.known_as)
        if self._shared:
            self._shared.keep_brief(key, brief.model_dump_json())

    def note_failure(self, wanted: Article, error: SummarizerError) -> None:
        """Write down in the store's run that there is no brief of this article."""
        if self._ledger:
            self._ledger.failed(wanted.known_as, error)

    def close(self) -> None:
        """Close connections and stop the embedded engine. The store is its owner's to close."""
        self._end()
        self._client.close()

    async def aclose(self) -> None:
        """As `close`, from an event loop."""
        self._end()
        await self._client.aclose()

    @cached_property
    def work(self) -> str:
        """A hash of all that a brief depends on beside its article: the same on any machine that works the same way."""
        settings = {
            "force": self._options.force,
            "gazetteer": looked_up_in(wanted=self._options.geo),
            "sections": [file_digest(path) for path in self._options.sections],
        }
        return work_digest(self.model, self._strategy, self._sections, settings)

    @contextmanager
    def _noting(self, wanted: Article) -> Iterator[None]:
        """What fails is written down."""
        try:
            yield
        except SummarizerError as error:
            self.note_failure(wanted, error)
            raise

    def _found(self, key: str) -> Brief | None:
        """The first brief kept under `key` that is one."""
        for shelf in (self._options.store, self._shared):
            if kept := shelf and shelf.brief(key):
                with suppress(ValidationError):
                    return Brief.model_validate_json(kept)
        return None

    def _end(self) -> None:
        if self._ledger:
            self._ledger.end()

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
    return article(source, published).document


def _client(model: Model, options: Options) -> Asker:
    """The connection to the model, behind the budget, behind the store: what is kept is free."""
    engine = Engine(model.path, options.progress) if model.embedded else None
    client: Asker = Client(model, engine=engine, notify=options.notify)
    if options.budget:
        client = Metered(client, options.budget)
    return Remembering(client, options.store) if options.store else client


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
