"""`python -m evals COMMAND`: run one of the measurements."""

from __future__ import annotations

import click

from .examples import write_briefs
from .inject import inject as run_injections
from .quality import measure


@click.group()
def main() -> None:
    """Measure the summarizer, or make the briefs of the examples anew."""


@main.command("examples")
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
def examples(model: str) -> None:
    """Write the brief of every article in examples/ beside it, as Markdown and as JSON."""
    write_briefs(model)


@main.command("quality")
@click.option("--set", "name", required=True, help="Name of a set: SET.jsonl in the folder SUMMARIZER_EVAL_DATA.")
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
@click.option("--strategy", default=None, help="stepwise, section or single; default: the model's own.")
@click.option("--limit", type=int, default=None, help="Only the first documents.")
def quality(name: str, model: str, strategy: str | None, limit: int | None) -> None:
    """Run over a set with gold briefs and print precision, recall, F1, accuracies, traps and cost."""
    measure(name, model, strategy, limit)


@main.command("inject")
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
@click.option("--strategy", default=None, help="stepwise, section or single; default: the model's own.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Only so many cases, from all kinds.")
def inject(model: str, strategy: str | None, limit: int | None) -> None:
    """Run articles with injected orders and print how many got nothing into the brief."""
    run_injections(model, strategy, limit)


if __name__ == "__main__":
    main()
