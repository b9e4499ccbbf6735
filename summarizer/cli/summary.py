"""`summarizer summary`: one article to its brief."""

from __future__ import annotations

import os

from ..decoding import MAX_BYTES
from ..document import Document, from_bytes, from_path
from ..errors import UsageError
from ..models import Model, resolve
from ..pipeline import check_language
from ..questions import Answer, Question
from ..schemas import Brief
from ..sections.own import with_own
from ..session import Summarizer
from ..templates import BUILT_IN
from .batch import run_batch
from .console import check_output, complain, complain_of, emit, piped, say, standard_input, tick
from .formats import Target
from .history import usage
from .planning import estimate, prompts
from .request import FINDINGS, Request, findings, settings


def run(request: Request) -> int:
    """Write the brief or the briefs, or what would be asked; the exit code."""
    if request.is_batch:
        if request.url or request.save_text:
            raise UsageError("--url and --save-text are for one article")
        return run_batch(request)
    target = Target(request.format_ or "markdown", request.output, request.list_)
    if request.dry_run or request.show_prompt:
        check_output(request.output, request.article)
    else:
        target.check(request.article)
    check_output(request.save_text, request.article)
    model = resolve(request.model, base_url=request.base_url, model_path=request.model_path)
    document = _read(request)
    if request.save_text:
        emit(document.text, request.save_text)
    if request.dry_run or request.show_prompt:
        _plan(document, model, request)
        return 0
    brief = _brief(document, request)
    if not request.quiet:
        tick("")
    target.write(brief, document.text)
    if not request.quiet:
        _report(brief)
    return FINDINGS if request.strict and findings(brief) else 0


def _plan(document: Document, model: Model, request: Request) -> None:
    """Write what would be asked."""
    check_language(document, force=request.force)
    shown = prompts if request.show_prompt else estimate
    emit(shown(document, model, request.strategy, with_own(request.section)), request.output)
    if not request.quiet:
        complain_of(document.notes)


def _read(request: Request) -> Document:
    if request.url is not None:
        return _fetched(request)
    if request.article is not None and str(request.article) != "-":
        name = os.fsencode(request.article.name).decode("utf-8", "replace")  # a brief takes no bytes that are no text
        return from_path(request.article, name=name, published=request.published)
    if request.article is None and not piped():
        raise UsageError("no article: name a file, or pipe one in")
    return from_bytes(standard_input(MAX_BYTES + 1), published=request.published)


def _fetched(request: Request) -> Document:
    from ..web import checked_address, from_url

    if request.article is not None:
        raise UsageError("two articles: name a file or an address, not both")
    url = checked_address(request.url or "")
    if not request.quiet:
        tick(f"fetching {url}")
    return from_url(url, published=request.published)


def _brief(document: Document, request: Request) -> Brief:
    watch = None if request.quiet else _Ticker(verbose=request.verbose)
    with (
        settings(request, watch) as options,
        Summarizer(request.model, strategy=request.strategy, base_url=request.base_url, options=options) as session,
    ):
        return session.summarize(document)


class _Ticker:
    """Progress on standard error: a line that is overwritten on a terminal, or a line a question when verbose."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose
        self._count = 0
        tick("reading the article")

    def __call__(self, question: Question, answer: Answer) -> None:
        self._count += 1
        if self._verbose:
            say(f"{self._count:>3} {_told(question, answer)}")
        else:
            tick(f"asking about {question.section}: {self._count} answered")


def _told(question: Question, answer: Answer) -> str:
    spent = answer.spent
    if spent.stored:
        return f"{question.section}: from the store"
    where = f" S{question.sentences[0]}" if len(question.sentences) == 1 else ""
    failed = f"; no valid answer: {answer.error}" if answer.error else ""
    return (
        f"{question.section}{where}: {spent.seconds:.1f} s, {spent.prompt_tokens - spent.cached_tokens} tokens read, "
        f"{spent.cached_tokens} from the cache, {spent.completion_tokens} written{failed}"
    )


def _report(brief: Brief) -> None:
    own = [prompt.origin for prompt in brief.generation.prompts if prompt.origin != BUILT_IN]
    if own:
        complain(f"prompts of your own were used: {', '.join(own)}")
    for warning in brief.warnings:
        where = f" (sentence {warning.sentence})" if warning.sentence else ""
        complain(f"{warning.message}{where}")
    complain(usage(brief.generation.usage))
