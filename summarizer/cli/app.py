"""The commands and their options. Heavy modules are imported when a command runs, so that --help is quick.

click, not typer: typer from 0.2x on builds its parameters with pydantic, which every --help would load.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .. import __version__

NAME = "summarizer"
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
FORMATS = click.Choice(["markdown", "json"])
FILE = click.Path(path_type=Path, dir_okay=True)

_format = click.option(
    "-f", "--format", "format_", type=FORMATS, default="markdown", show_default=True, help="How the brief is written."
)
_output = click.option(
    "-o", "--output", type=FILE, default=None, help="File to write instead of standard output, whole or not at all."
)


@click.group(context_settings=SETTINGS)
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
def app() -> None:
    """News article in, brief that can be checked out: every line carries the source's words and who says it."""


@app.command("summary")
@click.argument("article", type=FILE, required=False)
@_format
@_output
@click.option("--url", default=None, help="Fetch the article from this web address, and only then.")
@click.option(
    "--save-text",
    type=FILE,
    default=None,
    help="File for the article's text as it was read, in which all offsets count.",
)
@click.option(
    "-m",
    "--model",
    default="local",
    show_default=True,
    help="local, PROVIDER:NAME, NAME@URL, or any name with --base-url.",
)
@click.option("--base-url", default=None, help="Address of an OpenAI-compatible server.")
@click.option(
    "--strategy",
    type=click.Choice(["stepwise", "section", "single"]),
    default=None,
    help="Way of asking; default: the model's own.",
)
@click.option("--published", default=None, metavar="DATE", help="Publication date (YYYY-MM-DD), recorded in the brief.")
@click.option(
    "--model-path",
    type=FILE,
    default=None,
    help="A GGUF file of your own for the embedded model (or SUMMARIZER_MODEL_PATH).",
)
@click.option("--dry-run", is_flag=True, help="Say what would be asked, with an estimate of tokens; ask nothing.")
@click.option("--show-prompt", is_flag=True, help="Print every question that would be asked; ask nothing.")
@click.option("--strict", is_flag=True, help="Leave with 1 when rows had to be set aside.")
@click.option("--force", is_flag=True, help="Go on with an article in another language.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no warnings, no usage.")
@click.option("-v", "--verbose", is_flag=True, help="Say each question and what it cost.")
@click.pass_context
def summary(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - named and typed in Request
    """Turn one ARTICLE (a file; - or nothing: standard input) into a brief.

    The brief has actors, claims, territorial changes and stated goals. It alone goes to standard output.
    """
    from .summary import Request, run

    context.exit(run(Request(**options)))


@app.command("render")
@click.argument("brief", type=FILE)
@click.argument("article", type=FILE, required=False)
@_format
@_output
def render(brief: Path, article: Path | None, format_: str, output: Path | None) -> None:
    """Write a saved BRIEF (JSON; - is standard input) in another format.

    With ARTICLE, check that it is the one that the brief is about. Asks no model.
    """
    from .rendering import run

    run(brief, article, format_, output)


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
