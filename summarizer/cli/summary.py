"""`summarizer summary`: one article to its brief."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ..document import Document, from_bytes, from_path
from ..errors import UsageError
from ..models import Model, resolve
from ..pipeline import check_language, converse, plan
from ..questions import Answer, Question
from ..render import render
from ..schemas import Brief
from ..session import Options, Summarizer
from ..windows import tokens
from .console import complain, emit, piped, standard_input
from .weights import DownloadBar

FINDINGS = 1
NOTES = frozenset({"input", "no_publication_date", "language"})


@dataclass(frozen=True)
class Request:
    """The options of the command, as given."""

    article: Path | None
    format_: str
    output: Path | None
    model: str
    base_url: str | None
    strategy: str | None
    published: str | None
    model_path: Path | None
    dry_run: bool
    show_prompt: bool
    strict: bool
    force: bool
    quiet: bool
    verbose: bool


def run(request: Request) -> int:
    """Write the brief, or what would be asked; the exit code."""
    document = _read(request)
    check_language(document, force=request.force)
    if request.dry_run or request.show_prompt:
        model = resolve(request.model, base_url=request.base_url, model_path=request.model_path)
        emit(_plan(document, model, request), request.output)
        return 0
    brief = _brief(document, request)
    emit(render(brief, request.format_), request.output)
    if not request.quiet:
        _report(brief)
    return FINDINGS if request.strict and any(each.code not in NOTES for each in brief.warnings) else 0


def _read(request: Request) -> Document:
    if request.article is not None and str(request.article) != "-":
        return from_path(request.article, published=request.published)
    if request.article is None and not piped():
        raise UsageError("no article: name a file, or pipe one in")
    return from_bytes(standard_input(), published=request.published)


def _brief(document: Document, request: Request) -> Brief:
    with DownloadBar(quiet=request.quiet) as bar:
        options = Options(
            model_path=request.model_path,
            force=request.force,
            notify=None if request.quiet else complain,
            progress=bar,
            watch=_Ticker(verbose=request.verbose) if not request.quiet else None,
        )
        with Summarizer(
            request.model, strategy=request.strategy, base_url=request.base_url, options=options
        ) as session:
            return session.summarize(document)


class _Ticker:
    """Progress on standard error: one line that is overwritten on a terminal, one line a question when verbose."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose
        self._count = 0

    def __call__(self, question: Question, answer: Answer) -> None:
        self._count += 1
        spent = answer.spent
        if self._verbose:
            where = f" S{question.sentences[0]}" if len(question.sentences) == 1 else ""
            read = spent.prompt_tokens - spent.cached_tokens
            print(
                f"{self._count:>3} {question.section}{where}: {spent.seconds:.1f} s, {read} tokens read, "
                f"{spent.cached_tokens} from the cache, {spent.completion_tokens} written",
                file=sys.stderr,
            )
        elif sys.stderr.isatty():
            print(
                f"\r\x1b[Kasking about {question.section}: {self._count} answered", end="", file=sys.stderr, flush=True
            )


def _report(brief: Brief) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for warning in brief.warnings:
        where = f" (sentence {warning.sentence})" if warning.sentence else ""
        complain(f"{warning.message}{where}")
    usage = brief.generation.usage
    complain(
        f"{usage.calls} questions, {usage.prompt_tokens} tokens read ({usage.cached_tokens} from the cache), "
        f"{usage.completion_tokens} written, {usage.seconds:.0f} s"
    )


def _plan(document: Document, model: Model, request: Request) -> str:
    questions = plan(converse(document, model, request.strategy))
    if request.show_prompt:
        return "\n".join(_shown(question) for question in questions)
    counts = Counter(question.section for question in questions)
    total = sum(tokens(content) for question in questions for _, content in question.messages)
    lines = [f"model {model.name}, strategy {request.strategy or model.strategy}, {len(document.article)} sentences"]
    lines += [f"  {section}: {count} question{'s' if count > 1 else ''}" for section, count in counts.items()]
    lines.append(
        f"about {total} tokens in {len(questions)} questions, of which {_shared(questions)} are the article, read once where prompts are cached"
    )
    lines.append("nothing was asked" + ("" if model.embedded else f"; the article would be sent to {model.base_url}"))
    return "\n".join(lines) + "\n"


def _shared(questions: list[Question]) -> int:
    heads = Counter(
        content.split("QUESTION")[0] for question in questions for role, content in question.messages if role == "user"
    )
    return sum(tokens(head) * count for head, count in heads.items())


def _shown(question: Question) -> str:
    return "\n".join(f"--- {question.section}, {role}\n{content}" for role, content in question.messages) + "\n"
