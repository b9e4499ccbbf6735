"""The comparison with peers as it is kept (evals/peers.json) and as the README shows it."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel

from ..figures import Figures, ListFigures
from ..runs import ROOT, Run

KEPT = Path(__file__).parent.parent / "peers.json"
README = ROOT / "README.md"
_MARKED = re.compile(r"(<!-- peers -->\n).*?(<!-- /peers -->)", re.DOTALL)
HEAD = (
    "system",
    "overall F1",
    "actors F1",
    "claims F1",
    "speaker",
    "act",
    "territory F1",
    "status",
    "goals F1",
    "traps hit",
    "seconds (longest)",
    "no answer",
)


class SystemResult(BaseModel):
    """One system's figures; seconds and generated tokens are of an article."""

    name: str
    version: str
    strategy: str
    figures: Figures
    seconds: float
    longest: float
    generated: float
    unanswered: int


class Comparison(BaseModel):
    """All systems over `articles` of the set's articles in one run; `limit`: seconds a peer has for an article."""

    set: str
    articles: int
    of: int
    limit: int
    model: str
    cores: int
    commit: str
    systems: list[SystemResult]


def result(run: Run, figures: Figures, articles: list[str]) -> SystemResult:
    """A system's result over these articles."""
    done = [run.articles[name] for name in articles]
    seconds = [each.cost.seconds for each in done]
    return SystemResult(
        name=run.head.system,
        version=run.head.version,
        strategy=run.head.strategy,
        figures=figures.model_copy(update={"confusion": {}}),
        seconds=round(sum(seconds) / len(seconds), 1),
        longest=round(max(seconds), 1),
        generated=round(sum(each.cost.generated for each in done) / len(done), 1),
        unanswered=sum(each.error is not None for each in done),
    )


def markdown(of: Comparison) -> str:
    """The table below a sentence on what was measured."""
    which = f"{of.articles} of the {of.of} articles of the set `{of.set}`"
    cores = "one core" if of.cores == 1 else f"{of.cores} cores"
    lines = [
        f"{which}, {of.model} for all, on {cores} of one machine, one run (commit {of.commit}). An article",
        f"without an answer is one that a system failed at, or took more than {of.limit} seconds for.",
    ]
    lines += ["", _cells(HEAD), _cells(["---"] * len(HEAD)), *(_cells(_row(each)) for each in of.systems)]
    return "\n".join(lines) + "\n"


def show(of: Comparison, readme: Path = README) -> None:
    """Write the table into the README, between its marks. Raises ValueError when it has none."""
    text, count = _MARKED.subn(lambda marks: marks[1] + markdown(of) + marks[2], readme.read_text(encoding="utf-8"))
    if count != 1:
        raise ValueError(f"{readme} has no marks for the table of peers")
    readme.write_text(text, encoding="utf-8")


def _row(of: SystemResult) -> list[str]:
    lists = of.figures.lists
    claims, territory = lists["claims"], lists["territorial_changes"]
    traps, overall = of.figures.traps, of.figures.overall
    return [
        f"{of.name} {of.version} ({of.strategy})",
        _share(overall.f1 if overall else None),
        _share(lists["actors"].f1),
        _share(claims.f1),
        _accuracy(claims, "speaker"),
        _accuracy(claims, "act"),
        _share(territory.f1),
        _accuracy(territory, "status"),
        _share(lists["stated_goals"].f1),
        f"{traps.hit} of {traps.of}" if traps else "–",
        f"{of.seconds:.0f} ({of.longest:.0f})",
        f"{of.unanswered}",
    ]


def _accuracy(of: ListFigures, field: str) -> str:
    return _share(of.accuracy.get(field))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _cells(values: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(values) + " |"
