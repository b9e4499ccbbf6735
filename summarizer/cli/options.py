"""Options of the commands: those that several have, and all of `summary`. As quick to import as `app`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

FORMATS = click.Choice(["markdown", "json", "html", "csv", "geojson", "jsonld"])
FILE = click.Path(path_type=Path, dir_okay=True)

format_option = click.option(
    "-f", "--format", "format_", type=FORMATS, default="markdown", show_default=True, help="How the brief is written."
)
output_option = click.option(
    "-o",
    "--output",
    type=FILE,
    default=None,
    help="File to write instead of standard output, whole or not at all; with -f csv a folder.",
)
list_option = click.option(
    "--list", "list_", default=None, metavar="NAME", help="With -f csv only this: actors, claims, territory, goals."
)

_SUMMARY = (
    click.option(
        "-f",
        "--format",
        "format_",
        type=FORMATS,
        default=None,
        help="How the brief is written.  [default: markdown; of several articles: json]",
    ),
    click.option(
        "-o",
        "--output",
        type=FILE,
        default=None,
        help="File to write instead of standard output, whole or not at all; a folder for several articles or -f csv.",
    ),
    list_option,
    click.option("--jsonl", is_flag=True, help="Write briefs as JSON Lines, one a line as they are done."),
    click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        default=8,
        show_default=True,
        help="Questions asked of a server at once; with --cluster by each worker.",
    ),
    click.option(
        "--cluster",
        default=None,
        metavar="ADDRESS",
        help="Let the workers of this Dask scheduler do it (tcp://HOST:8786), or local: processes on this machine.",
    ),
    click.option(
        "--shared",
        type=FILE,
        default=None,
        metavar="FOLDER",
        help="A folder that machines share: of several articles, briefs finished there are not done again.",
    ),
    click.option("--url", default=None, help="Fetch the article from this web address, and only then."),
    click.option(
        "--save-text",
        type=FILE,
        default=None,
        help="File for the article's text as it was read, in which all offsets count.",
    ),
    click.option(
        "-m",
        "--model",
        default="local",
        show_default=True,
        help="local, PROVIDER:NAME, NAME@URL, or any name with --base-url.",
    ),
    click.option("--base-url", default=None, help="Address of an OpenAI-compatible server."),
    click.option(
        "--strategy",
        type=click.Choice(["stepwise", "section", "single"]),
        default=None,
        help="Way of asking; default: the model's own.",
    ),
    click.option(
        "--published",
        default=None,
        metavar="DATE",
        help="Publication date (YYYY-MM-DD), from which “on Friday” counts.",
    ),
    click.option(
        "--geo/--no-geo", default=None, help="Look up where places are; default: if the extra geo is installed."
    ),
    click.option(
        "--section",
        type=FILE,
        multiple=True,
        metavar="FILE.py",
        help="A list of your own: a Python file, which is run, and a prompt FILE.j2 beside it.",
    ),
    click.option(
        "--model-path",
        type=FILE,
        default=None,
        help="A GGUF file of your own for the embedded model (or SUMMARIZER_MODEL_PATH).",
    ),
    click.option("--dry-run", is_flag=True, help="Say what would be asked, with an estimate of tokens; ask nothing."),
    click.option("--show-prompt", is_flag=True, help="Print every question that would be asked; ask nothing."),
    click.option(
        "--no-store", is_flag=True, help="Neither use nor keep answers and briefs (see `summarizer cache path`)."
    ),
    click.option("--max-tokens-total", type=click.IntRange(min=1), default=None, help="Stop (exit 6) after this many."),
    click.option(
        "--max-cost",
        type=click.FloatRange(min=0, min_open=True),
        default=None,
        help="Stop (exit 6) when this is spent.",
    ),
    click.option("--prices", type=FILE, default=None, help="TOML file with the models' prices, for --max-cost."),
    click.option(
        "--timeout", type=float, default=None, metavar="SECONDS", help="Give up on the article after so long."
    ),
    click.option("--strict", is_flag=True, help="Leave with 1 when rows had to be set aside."),
    click.option("--force", is_flag=True, help="Go on with an article in another language."),
    click.option("-q", "--quiet", is_flag=True, help="No progress, no warnings, no usage."),
    click.option("-v", "--verbose", is_flag=True, help="Say each question and what it cost."),
)
"""In the order of the help."""


def summary_options(command: Command) -> Command:
    """The options of `summary`, named and typed in Request."""
    for option in reversed(_SUMMARY):
        command = option(command)
    return command
