"""`summarizer summary` of several articles: a brief a file in a folder, or a line each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ..articles import Article
from ..batch import Result, summarize_many
from ..document import check_published
from ..errors import BudgetError, InputError, SummarizerError, UsageError
from ..models import resolve
from ..render.json import to_line
from ..schemas import Usage
from ..session import Options
from .console import complain, piped, say, streaming
from .formats import CSV, Target
from .history import usage
from .inputs import Listed, articles, check_targets, count, listed
from .planning import counted
from .progress import OF_TASKS, WINDOW, Progress
from .request import FINDINGS, Request, findings, settings

PART = 7
SUFFIXES = {"markdown": ".md", "json": ".json"}

Write = Callable[[Result], None]


class Tally:
    """What came out of the batch so far."""

    def __init__(self, request: Request, *, total: int | None) -> None:
        window = WINDOW if request.cluster is None else OF_TASKS
        self.progress = Progress(total, quiet=request.quiet, window=window)
        self.findings = False
        self.last: SummarizerError | None = None
        self.stopped: SummarizerError | None = None
        self._verbose = request.verbose
        self._stored = 0
        self._usage = Usage()

    def add(self, result: Result) -> None:
        """Count a result; say what failed."""
        name = _name(result)
        if result.brief is None:
            self.last = result.error
            complain(f"{name}: {result.error}")
        else:
            self.findings |= findings(result.brief)
            self._stored += result.stored
            if not result.stored:
                self._usage = _sum(self._usage, result.brief.generation.usage)
            if self._verbose:
                say(f"{name}: {'from the store' if result.stored else usage(result.brief.generation.usage)}")
        self.progress.count(failed=result.brief is None)

    def report(self) -> None:
        """The last line."""
        stored = f" ({self._stored} finished before)" if self._stored else ""
        failed = f", {self.progress.failed} failed" if self.progress.failed else ""
        complain(f"{counted(self.progress.done, 'brief')}{stored}{failed}; {usage(self._usage)}")

    def exit_code(self, *, strict: bool) -> int:
        """0 done, 7 in part, 6 a budget used up, or the code of what went wrong with all of them."""
        error = self.stopped or self.last
        if isinstance(error, BudgetError):
            return error.exit_code
        if error:
            return PART if self.progress.done else error.exit_code
        return FINDINGS if strict and self.findings else 0


def run_batch(request: Request) -> int:
    """Write the briefs of several articles; the exit code."""
    _check(request)
    output = None if request.jsonl else _folder(request.output)
    files = _listed(request, output)
    tally = Tally(request, total=count(files))
    with (
        settings(request) as options,
        _writer(request) as write,
        closing(_results(articles(files, request.published), request, options)) as results,
    ):
        try:
            for result in results:
                if result.brief:
                    write(result)
                tally.add(result)
        except SummarizerError as error:
            tally.stopped = error
    return _ended(tally, request)


def _results(sources: Iterator[Article], request: Request, options: Options) -> Generator[Result, None, None]:
    """Results as they come, made here or by the workers of a cluster."""
    means: dict[str, Any] = {"strategy": request.strategy, "base_url": request.base_url, "options": options}
    if request.cluster is None:
        return summarize_many(sources, request.model, **means)
    from ..cluster import summarize_on_cluster

    return summarize_on_cluster(request.cluster, sources, request.model, **means)


def _check(request: Request) -> None:
    """Raises UsageError for options that do not go together, or with several articles."""
    check_published(request.published)
    resolve(request.model, base_url=request.base_url, model_path=request.model_path)
    if request.dry_run or request.show_prompt:
        raise UsageError("--dry-run and --show-prompt take one article")
    if request.list_ is not None and request.format_ != CSV:
        raise UsageError("--list goes with -f csv")


def _ended(tally: Tally, request: Request) -> int:
    tally.progress.clear()
    if tally.stopped:
        complain(str(tally.stopped))
    if not request.quiet:
        tally.report()
    return tally.exit_code(strict=request.strict)


def _folder(output: Path | None) -> Path:
    """The folder of the briefs, made if need be. Raises UsageError without one, InputError where it cannot be."""
    if output is None:
        raise UsageError("several articles: name a folder for their briefs with -o, or --jsonl")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from error
    return output


def _listed(request: Request, output: Path | None) -> list[Listed]:
    if not request.articles and not piped():
        raise UsageError("no article: name files or folders, or pipe one in")
    files = listed(request.articles or (Path("-"),), output)
    if output is not None:
        check_targets(files, output, _suffix(request))
    return files


@contextmanager
def _writer(request: Request) -> Iterator[Write]:
    """How a brief is written: its own file in the folder, or a line."""
    if request.jsonl:
        if request.format_ not in {None, "json"}:
            raise UsageError(f"--jsonl writes JSON, not {request.format_}")
        with streaming(request.output) as put:
            yield lambda result: put(to_line(result.brief)) if result.brief else None
    else:
        yield lambda result: _to_file(result, request)


def _to_file(result: Result, request: Request) -> None:
    if result.brief and request.output:
        target = request.output / f"{_name(result)}{_suffix(request)}"
        target.parent.mkdir(parents=True, exist_ok=True)
        Target(request.format_ or "json", target, request.list_).write(result.brief)


def _suffix(request: Request) -> str:
    """What a brief's name ends with; the tables of one are in a folder of its name."""
    format_ = request.format_ or "json"
    if format_ == CSV and request.list_ is None:
        return ""
    return SUFFIXES.get(format_, f".{format_}")


def _name(result: Result) -> str:
    return (isinstance(result.source, Article) and result.source.id) or "article"


def _sum(one: Usage, other: Usage) -> Usage:
    return Usage.model_validate({name: getattr(one, name) + getattr(other, name) for name in Usage.model_fields})
