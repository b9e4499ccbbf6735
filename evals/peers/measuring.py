"""All systems over the same articles, in turns: article by article, so that a busy machine is busy for all of them."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from summarizer.embedded import ALIAS, usable_cores

from ..quality import first
from ..running import step
from ..runs import RESULTS, Head, Run, code_digest, default_path, resume
from ..sets import EvalSet, find
from ..systems import Product, System
from .process import MODULES, Peer
from .serving import Serving, weights
from .shared import SECONDS
from .table import KEPT, Comparison, markdown, result, show


@dataclass(frozen=True)
class Lane:
    """One system with its result file."""

    system: System
    run: Run
    path: Path


def measure_peers(name: str, limit: int | None) -> str:
    """The table of all systems over a set, which goes on where a run stopped.

    A whole set is kept in evals/peers.json and shown in the README; with a `limit` it is only returned. Raises
    ClickException when a peer is not installed.
    """
    missing = [peer for peer in MODULES if importlib.util.find_spec(peer) is None]
    if missing:
        raise click.ClickException(f"{', '.join(missing)} not installed: pip install 'summarizer[evals]'")
    of = find(name)
    articles = first(of, limit)
    with Serving(weights()) as server:
        systems: list[System] = [Product(), *(Peer(peer, server) for peer in MODULES)]
        lanes = [_lane(name, system) for system in systems]
        asyncio.run(in_turns(lanes, articles))
    compared = comparison(name, of, lanes, list(articles))
    if limit is None:
        keep(compared)
    return markdown(compared)


async def in_turns(lanes: Sequence[Lane], articles: dict[str, str]) -> None:
    """Every article through every system."""
    try:
        for name, text in articles.items():
            for lane in lanes:
                if name not in lane.run.articles:
                    await step(lane.run, lane.path, lane.system, name, text)
    finally:
        for lane in lanes:
            await lane.system.close()


def comparison(name: str, of: EvalSet, lanes: Sequence[Lane], articles: list[str]) -> Comparison:
    """What the systems' results over these articles amount to."""
    texts = {each: of.articles[each] for each in articles}
    systems = [result(lane.run, of.score(lane.run.briefs(texts)), articles) for lane in lanes]
    return Comparison(
        set=name,
        articles=len(articles),
        of=len(of.articles),
        limit=int(SECONDS),
        model=ALIAS,
        cores=usable_cores(),
        commit=lanes[0].run.commit,
        systems=systems,
    )


def keep(compared: Comparison) -> None:
    """Write evals/peers.json and the README's table."""
    KEPT.write_text(compared.model_dump_json(indent=1) + "\n", encoding="utf-8")
    show(compared)


def _lane(name: str, system: System) -> Lane:
    own = {"version": system.version, "code": code_digest(Path(__file__).parent)} if isinstance(system, Peer) else {}
    head = Head(
        set=name,
        system=system.name,
        model=system.model,
        strategy=system.strategy,
        **{"code": code_digest(), **own},
    )
    path = RESULTS / f"peers-{default_path(head).name}"  # of its own, so that all were measured in one run
    return Lane(system, resume(path, head), path)
