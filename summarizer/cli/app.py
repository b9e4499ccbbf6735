"""The commands and their options. Heavy modules are imported when a command runs, so that --help is quick."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__

app = typer.Typer(
    name="summarizer",
    help="News article in, brief that can be checked out: every line carries the source's words and who says it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
models_app = typer.Typer(no_args_is_help=True, help="Models that can be asked, and the embedded model's weights.")
app.add_typer(models_app, name="models")


class Format(str, Enum):
    """Formats of a brief."""

    markdown = "markdown"
    json = "json"


class Strategy(str, Enum):
    """Ways of asking; each model has its default."""

    stepwise = "stepwise"
    section = "section"
    single = "single"


FormatOption = Annotated[Format, typer.Option("-f", "--format", help="How the brief is written.")]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write instead of standard output, whole or not at all.", dir_okay=False)
]
ModelPathOption = Annotated[
    Path | None, typer.Option("--model-path", help="A GGUF file of your own for the embedded model (or SUMMARIZER_MODEL_PATH).")
]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's callback
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")] = False,
) -> None:
    """Summarize news articles into briefs that can be checked."""


@app.command("summary")
def _summary(  # noqa: PLR0913 - one parameter an option
    article: Annotated[Path | None, typer.Argument(help="File with the article; - or nothing: standard input.")] = None,
    format: FormatOption = Format.markdown,
    output: OutputOption = None,
    model: Annotated[str, typer.Option("-m", "--model", help="local, PROVIDER:NAME, NAME@URL, or any name with --base-url.")] = "local",
    base_url: Annotated[str | None, typer.Option("--base-url", help="Address of an OpenAI-compatible server.")] = None,
    strategy: Annotated[Strategy | None, typer.Option("--strategy", help="Way of asking; default: the model's own.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="Publication date (YYYY-MM-DD), recorded in the brief.")] = None,
    model_path: ModelPathOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be asked, with an estimate of tokens; ask nothing.")] = False,
    show_prompt: Annotated[bool, typer.Option("--show-prompt", help="Print every question that would be asked; ask nothing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with 1 when rows had to be set aside.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Go on with an article in another language.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no warnings, no usage.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say each question and what it cost.")] = False,
) -> None:
    """Turn one article into a brief: actors, claims, territorial changes, stated goals."""
    from .summary import Request, run

    request = Request(
        article=article, format=format.value, output=output, model=model, base_url=base_url,
        strategy=strategy.value if strategy else None, published=published, model_path=model_path, dry_run=dry_run,
        show_prompt=show_prompt, strict=strict, force=force, quiet=quiet, verbose=verbose,
    )
    raise typer.Exit(run(request))


@app.command("render")
def _render(
    brief: Annotated[Path, typer.Argument(help="A brief as JSON.")],
    article: Annotated[Path | None, typer.Argument(help="Its article: checked to be the one the brief is about.")] = None,
    format: FormatOption = Format.markdown,
    output: OutputOption = None,
) -> None:
    """Write a saved brief in another format. Asks no model."""
    from .rendering import run

    run(brief, article, format.value, output)


@models_app.command("list")
def _models_list() -> None:
    """Models that can be asked: how they are named, which key they need, whether it is set."""
    from .weights import show_list

    show_list()


@models_app.command("pull")
def _models_pull(
    force: Annotated[bool, typer.Option("--force", help="Remove what is there and fetch it again.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress bar.")] = False,
) -> None:
    """Fetch and verify the embedded model's weights (1.1 GB)."""
    from .weights import pull_weights

    pull_weights(force=force, quiet=quiet)


@models_app.command("path")
def _models_path() -> None:
    """Where the embedded model's weights are kept."""
    from .weights import show_path

    show_path()
