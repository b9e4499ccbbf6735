"""The commands and their options. Heavy modules are imported when a command runs, so that --help is quick.

click, not typer: typer from 0.2x on builds its parameters with pydantic, which every --help would load.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .. import __version__
from .options import FILE, format_option, list_option, output_option, summary_options

NAME = "summarizer"
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS)
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
def app() -> None:
    """News article in, brief that can be checked out: every line carries the source's words and who says it."""


@app.command("summary")
@click.argument("articles", type=FILE, nargs=-1)
@summary_options
@click.pass_context
def summary(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - named and typed in Request
    """Turn ARTICLES (files; - or nothing: standard input) into briefs.

    A brief has actors, claims, territorial changes and stated goals. It alone goes to standard output.

    Several articles (files, folders, "patterns", JSON Lines with a "text" each) need -o FOLDER or --jsonl. What was
    finished before is not done again: start the same command once more after any interruption.
    """
    from .request import Request
    from .summary import run

    context.exit(run(Request(**options)))


@app.command("render")
@click.argument("brief", type=FILE)
@click.argument("article", type=FILE, required=False)
@format_option
@output_option
@list_option
def render(brief: Path, article: Path | None, format_: str, output: Path | None, list_: str | None) -> None:
    """Write a saved BRIEF or dossier (JSON; - is standard input) in another format.

    With ARTICLE, check that it is the one that the brief is about; html shows it beside the brief. Asks no model.
    """
    from .formats import Target
    from .rendering import run

    run(brief, article, Target(format_, output, list_))


@app.command("merge")
@click.argument("briefs", type=FILE, nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["markdown", "json", "html", "csv", "geojson"]),
    default="markdown",
    show_default=True,
    help="How the dossier is written.",
)
@output_option
@click.option(
    "--list",
    "list_",
    default=None,
    metavar="NAME",
    help="With -f csv only this: sources, actors, territory, claims, goals, relations, figures, control.",
)
def merge(briefs: tuple[Path, ...], format_: str, output: Path | None, list_: str | None) -> None:
    """Make one dossier of saved BRIEFS (JSON, JSON Lines, folders).

    The same actor and the same change once, every position kept, sources counted once. Asks no model.
    """
    from .formats import Target
    from .merging import run_merge

    run_merge(briefs, Target(format_, output, list_))


@app.command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
def diff(old: Path, new: Path) -> None:
    """Say what changed from OLD to NEW, two saved briefs or dossiers (JSON)."""
    from .merging import run_diff

    run_diff(old, new)


@app.command("schema")
@click.option(
    "--section", default=None, metavar="NAME", help="Only a row of this: actors, claims, territory, goals, or FILE.py."
)
def schema(section: str | None) -> None:
    """Print the JSON Schema of a brief, or of a row that a model fills."""
    from .schemas import show

    show(section)


@app.group("prompts")
def prompts() -> None:
    """What models are asked, and files of your own in its place."""


@prompts.command("list")
def prompts_list() -> None:
    """Every prompt: its name, the beginning of its digest, where it comes from."""
    from .prompts import show_list

    show_list()


@prompts.command("show")
@click.argument("name")
def prompts_show(name: str) -> None:
    """Print the prompt NAME that is in use."""
    from .prompts import show

    show(name)


@prompts.command("copy")
@click.argument("name")
@click.argument("folder", type=FILE, default="summarizer-prompts")
def prompts_copy(name: str, folder: Path) -> None:
    """Copy the built-in prompt NAME with its examples into FOLDER, to be changed there.

    FOLDER is ./summarizer-prompts if none is named; ~/.config/summarizer/prompts is looked into as well.
    """
    from .prompts import copy

    copy(name, folder)


@app.command("verify")
@click.argument("brief", type=FILE)
@click.argument("article", type=FILE)
@click.option(
    "--quotes", default=None, metavar="JSONPATH", help="BRIEF is any JSON; check the quotations at this JSONPath in it."
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what does not hold, and the last line.")
@click.pass_context
def verify(context: click.Context, brief: Path, article: Path, quotes: str | None, as_json: bool, quiet: bool) -> None:
    """Check a saved BRIEF (JSON; - is standard input) against its ARTICLE, item by item.

    Leaves with 1 when anything does not hold. Asks no model.
    """
    from .verifying import run

    context.exit(run(brief, article, quotes, as_json=as_json, quiet=quiet))


@app.group("models")
def models() -> None:
    """Models that can be asked, and the embedded model's weights."""


@models.command("list")
def models_list() -> None:
    """Models that can be asked: how they are named, which key they need, whether it is set."""
    from .weights import show_list

    show_list()


@models.command("pull")
@click.option("--force", is_flag=True, help="Remove what is there and fetch it again.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar.")
def models_pull(force: bool, quiet: bool) -> None:
    """Fetch and verify the embedded model's weights (1.1 GB)."""
    from .weights import pull_weights

    pull_weights(force=force, quiet=quiet)


@models.command("path")
def models_path() -> None:
    """Where the embedded model's weights are kept."""
    from .weights import show_path

    show_path()


@app.group("runs")
def runs() -> None:
    """What was done before: models, articles and what they cost."""


@runs.command("list")
@click.option("-n", "--number", type=click.IntRange(min=1), default=20, show_default=True, help="Latest runs to list.")
def runs_list(number: int) -> None:
    """The latest runs, one a line."""
    from .history import show_runs

    show_runs(number)


@runs.command("show")
@click.argument("run", type=click.IntRange(min=1))
@click.option("--briefs", is_flag=True, help="Print the run's briefs as JSON Lines instead.")
def runs_show(run: int, briefs: bool) -> None:
    """One RUN, by its number: what it cost, and what became of each article."""
    from .history import show_briefs, show_run

    show_briefs(run) if briefs else show_run(run)


@app.group("cache")
def cache() -> None:
    """The store of answers, runs and briefs: nothing is asked twice."""


@cache.command("path")
def cache_path() -> None:
    """Where the store is kept."""
    from .history import show_path

    show_path()


@cache.command("prune")
@click.option("--older-than", type=click.FloatRange(min=0), default=None, metavar="DAYS", help="Drop what is older.")
@click.option(
    "--max-size", type=click.FloatRange(min=0), default=None, metavar="MB", help="Drop the oldest until it fits."
)
def cache_prune(older_than: float | None, max_size: float | None) -> None:
    """Make the store smaller."""
    from .history import prune_store

    prune_store(older_than, max_size)
