"""`summarizer runs` and `summarizer cache`: what the store holds, and making it smaller."""

from __future__ import annotations

from ..errors import UsageError
from ..render.safety import plain
from ..schemas import Usage
from ..store import Run, Store, article_briefs, find_run, list_runs, prune, run_articles, store_path
from .console import complain, emit
from .planning import counted


def show_runs(number: int) -> None:
    """Print the latest runs, a line each."""
    with Store() as store:
        lines = [_line(run) for run in list_runs(store, number)]
    if not lines:
        complain("no runs yet")
        return
    emit("".join(f"{line}\n" for line in lines))


def show_run(number: int) -> None:
    """Print one run, then its articles. Raises UsageError when there is no such run."""
    with Store() as store:
        run = find_run(store, number)
        lines = [
            _line(run),
            f"  program {run.tool_version}, strategy {run.strategy}, ended {run.ended or 'not in order'}",
        ]
        lines.append(f"  {usage(run.usage)}")
        for each in run_articles(store, number):
            error = f": {each.error}" if each.error else ""
            lines.append(f"  {each.outcome:<6}  {each.name or '(no name)'}{error}")
    emit("".join(f"{plain(line)}\n" for line in lines))


def show_briefs(number: int) -> None:
    """Print the briefs of a run that are still kept, a line of JSON each."""
    with Store() as store:
        find_run(store, number)
        for brief in article_briefs(store, number):
            emit(f"{brief}\n")


def show_path() -> None:
    """Print where the store is, or would be."""
    emit(f"{store_path()}\n")


def prune_store(days: float | None, megabytes: float | None) -> None:
    """Drop what is old or too much. Raises UsageError when neither is given."""
    if days is None and megabytes is None:
        raise UsageError("say what to drop: --older-than DAYS or --max-size MB")
    with Store() as store:
        done = prune(store, days=days, megabytes=megabytes)
    complain(
        f"dropped {counted(done.answers, 'answer')}, {counted(done.briefs, 'brief')}, {counted(done.runs, 'run')}: "
        f"{done.before / 1e6:.1f} MB before, {done.after / 1e6:.1f} MB after"
    )


def usage(spent: Usage) -> str:
    """What was spent, in words."""
    stored = f" ({spent.stored} from the store)" if spent.stored else ""
    return (
        f"{counted(spent.calls, 'question')}{stored}, {spent.prompt_tokens} tokens read "
        f"({spent.cached_tokens} from the cache), {spent.completion_tokens} written, {spent.seconds:.0f} s"
    )


def _line(run: Run) -> str:
    articles = run.made + run.reused + run.failed
    outcomes = {"made": run.made, "reused": run.reused, "failed": run.failed}
    told = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items() if number)
    state = "" if run.ended else ", not ended"
    asked = f"{counted(run.usage.calls, 'question')}, {run.usage.prompt_tokens + run.usage.completion_tokens} tokens"
    return plain(f"{run.id:>4}  {run.started}  {run.model}  {counted(articles, 'article')} ({told}{state}); {asked}")
