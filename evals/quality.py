"""Quality over a set of articles with gold: run, keep, score, print one table."""

from __future__ import annotations

import asyncio
from itertools import islice
from pathlib import Path

from .running import fill
from .runs import Head, Run, code_digest, default_path, resume
from .sets import EvalSet, find
from .systems import Product
from .tables import of_run


def measure(
    name: str, model: tuple[str, str | None], *, limit: int | None = None, jobs: int = 1, out: Path | None = None
) -> str:
    """Run the product over the set `name`, or go on where a run stopped; its table.

    `model` is the model's name and strategy (None: its own). The embedded model takes one article at a time, whatever
    `jobs` says. Raises ClickException for a set or a result that is not there, UsageError and ModelError.
    """
    of, product = find(name), Product(*model)
    head = Head(set=name, system=product.name, model=product.model, strategy=product.strategy, code=code_digest())
    path = out or default_path(head)
    run, articles = resume(path, head), first(of, limit)
    asyncio.run(_fill(run, path, product, articles, jobs))
    run.figures = of.score(run.briefs(articles))
    run.save(path)
    return f"{of_run(run, run.figures, articles)}\n\nkept in {path}"


def first(of: EvalSet, limit: int | None) -> dict[str, str]:
    """The first articles of a set, text by id; None: all."""
    return dict(islice(of.articles.items(), limit))


async def _fill(run: Run, path: Path, product: Product, articles: dict[str, str], jobs: int) -> None:
    try:
        await fill(run, path, product, articles, 1 if product.embedded else jobs)
    finally:
        await product.close()
