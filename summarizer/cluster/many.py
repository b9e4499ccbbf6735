"""Many articles on a cluster, in Python: results as they come."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterable
from contextlib import aclosing

from ..articles import Source
from ..batch import Result
from ..models import LOCAL
from ..session import Options, Summarizer
from ..steps import steps
from .connection import LOCAL as HERE
from .connection import connected
from .job import Job, portable_options
from .mapping import Mapping
from .sending import Sender


async def asummarize_on_cluster(
    cluster: str,
    sources: Iterable[Source],
    model: str = LOCAL,
    *,
    strategy: str | None = None,
    base_url: str | None = None,
    options: Options | None = None,
) -> AsyncGenerator[Result, None]:
    """As `asummarize_many`, by the workers of the Dask scheduler at `cluster` ("tcp://HOST:8786"), or "local".

    `options.jobs` articles are in flight on each worker. What is in `options.store` or in the folder `options.shared`
    is not sent; what a lost worker had finished there is not asked again. Workers read keys from their own environment.
    A budget is checked between tasks, so that more may be spent by what is on its way. `notify` is told when workers
    fail or are missing; `progress` and `watch` see nothing of workers. Raises as `asummarize_many`, and ClusterError.
    """
    options = options or Options()
    async with Summarizer(model, strategy=strategy, base_url=base_url, options=options) as session:
        job = Job(
            articles=(),
            model=model,
            strategy=strategy,
            base_url=base_url,
            options=portable_options(options),
            work=session.work,
            store=options.store.path.resolve() if options.store and cluster == HERE else None,
            keeps=options.store is not None,
        )
        async with connected(cluster, embedded=session.model.embedded) as client:
            sender = Sender(client, job, options.notify or (lambda _: None))
            mapping = Mapping(sender, session, options)
            async with aclosing(mapping.results(iter(sources))) as results:
                async for result in results:
                    yield result
    if mapping.stopped_by:
        raise mapping.stopped_by


def summarize_on_cluster(
    cluster: str,
    sources: Iterable[Source],
    model: str = LOCAL,
    *,
    strategy: str | None = None,
    base_url: str | None = None,
    options: Options | None = None,
) -> Generator[Result, None, None]:
    """As `asummarize_on_cluster`, without an event loop of one's own.

    "local" starts processes that import the caller's main module: have `if __name__ == "__main__":` in it.
    """
    many = asummarize_on_cluster(cluster, sources, model, strategy=strategy, base_url=base_url, options=options)
    yield from steps(many)
