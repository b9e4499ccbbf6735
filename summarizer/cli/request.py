"""What `summarizer summary` is asked for, and the session's options that follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..budget import Budget, read_price
from ..client import Notify
from ..errors import StoreError, UsageError
from ..models import resolve
from ..pipeline import Watch
from ..schemas import Brief
from ..session import Options
from ..store import Store
from .console import complain
from .formats import CSV
from .inputs import several
from .weights import DownloadBar

FINDINGS = 1
NOTES = frozenset({"input", "no_publication_date", "language", "instruction", "concealed"})
"""Codes of warnings that set no row aside."""


@dataclass(frozen=True)
class Request:
    """The options of the command, as given."""

    articles: tuple[Path, ...]
    format_: str | None
    output: Path | None
    list_: str | None
    jsonl: bool
    jobs: int
    cluster: str | None
    shared: Path | None
    url: str | None
    save_text: Path | None
    model: str
    base_url: str | None
    strategy: str | None
    published: str | None
    geo: bool | None
    section: tuple[Path, ...]
    model_path: Path | None
    dry_run: bool
    show_prompt: bool
    timeout: float | None
    no_store: bool
    max_tokens_total: int | None
    max_cost: float | None
    prices: Path | None
    strict: bool
    force: bool
    quiet: bool
    verbose: bool

    @property
    def article(self) -> Path | None:
        """The one article; None: standard input."""
        return self.articles[0] if self.articles else None

    @property
    def is_batch(self) -> bool:
        """Does it ask for several briefs, or for one in a folder of briefs? The tables of one have a folder, too."""
        tables = self.format_ == CSV and self.list_ is None
        into_folder = self.output is not None and self.output.is_dir() and not tables
        return self.jsonl or several(self.articles) or into_folder or self.cluster is not None


@contextmanager
def settings(request: Request, watch: Watch | None = None) -> Iterator[Options]:
    """The options of a session, its store open and its download shown as long as the context lasts."""
    notify = _silent if request.quiet else complain
    with DownloadBar(quiet=request.quiet) as bar, ExitStack() as stack:
        store = None if request.no_store else _store(notify)
        if store:
            stack.enter_context(store)
        yield Options(
            model_path=request.model_path,
            force=request.force,
            timeout=request.timeout,
            geo=request.geo,
            sections=request.section,
            notify=notify,
            progress=bar,
            watch=watch,
            store=store,
            budget=_budget(request),
            jobs=request.jobs,
            shared=request.shared,
        )


def _store(notify: Notify) -> Store | None:
    """The user's store; nobody who did not ask for it is stopped by one that cannot be opened."""
    try:
        return Store(notify=notify)
    except StoreError as error:
        notify(str(error))
        return None


def _budget(request: Request) -> Budget | None:
    if request.max_cost is not None and request.prices is None:
        raise UsageError("--max-cost needs --prices: a TOML file with what the model costs")
    if request.max_cost is None and request.max_tokens_total is None:
        return None
    model = resolve(request.model, base_url=request.base_url, model_path=request.model_path)
    price = read_price(request.prices, model) if request.prices else None
    return Budget(tokens=request.max_tokens_total, cost=request.max_cost, price=price)


def _silent(line: str) -> None:
    """A line for a user who wants none."""


def findings(brief: Brief) -> bool:
    """Had rows to be set aside, or did a question go unanswered?"""
    return any(each.code not in NOTES for each in brief.warnings)
