"""Job: what is sent to a worker, and what comes back. To the scheduler both are bytes; no key is in either."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..articles import Article
from ..document import Document
from ..errors import SummarizerError
from ..questions import Spent
from ..session import Options


@dataclass(frozen=True)
class Job:
    """Articles, and how their briefs are made.

    `options` have no callables and no open store. `store`: the file of one that is on this very machine; `keeps`: a
    worker elsewhere may use one of its own. `work` is the digest of what the briefs depend on (`Summarizer.work`),
    which the worker has to agree with.
    """

    articles: tuple[Article, ...]
    model: str
    strategy: str | None
    base_url: str | None
    options: Options
    work: str
    store: Path | None = None
    keeps: bool = False

    def packed(self) -> bytes:
        """As bytes: a third of the size, and no log of a scheduler or worker shows what is in them."""
        return zlib.compress(pickle.dumps(self), 1)


@dataclass(frozen=True)
class Done:
    """What became of the article at `place` in its job: the JSON of its brief, or the error.

    `again`: another worker, or the same one later, may have more luck.
    """

    place: int
    brief: str | None = None
    error: SummarizerError | None = None
    stored: bool = False
    again: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a worker did; `stopped_by` is why it did not do all of it, `spent` what that cost."""

    worker: str
    done: tuple[Done, ...] = ()
    stopped_by: SummarizerError | None = None
    spent: Spent = field(default_factory=Spent)

    @property
    def failed_with(self) -> SummarizerError | None:
        """An error when nothing came of any article and another worker may have more luck: its server is at fault."""
        return self.done[-1].error if self.done and all(each.again for each in self.done) else None

    def packed(self) -> bytes:
        """As bytes, as a job."""
        return zlib.compress(pickle.dumps(self), 1)


def portable(article: Article) -> Article:
    """The article with its content in it instead of a path, and without what was read from it so far.

    Raises InputError when it cannot be read.
    """
    content = article.loaded
    if isinstance(content, Document):
        return replace(article, content=replace(content))
    return replace(article, content=content, name=article.known_as)


def portable_options(options: Options) -> Options:
    """The options without what only this process has, paths in full."""
    there: dict[str, Any] = {
        "model_path": options.model_path and options.model_path.resolve(),
        "shared": options.shared and options.shared.resolve(),
        "sections": tuple(path.resolve() for path in options.sections),
    }
    return replace(options, notify=None, progress=None, watch=None, store=None, runs=False, **there)


def unpacked(packed: bytes) -> Any:  # noqa: ANN401 - Job or Outcome
    """The Job or Outcome behind what `packed()` gave."""
    return pickle.loads(zlib.decompress(packed))
