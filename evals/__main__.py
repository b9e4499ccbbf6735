"""`python -m evals COMMAND`: run one of the measurements."""

from __future__ import annotations

import click

from .examples import write_briefs


@click.group()
def main() -> None:
    """Measure the summarizer, or make the briefs of the examples anew."""


@main.command("examples")
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
def examples(model: str) -> None:
    """Write the brief of every article in examples/ beside it, as Markdown and as JSON."""
    write_briefs(model)


if __name__ == "__main__":
    main()
