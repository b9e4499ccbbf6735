"""Results as tables for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .figures import Confusion, Figures, ListFigures
from .runs import Cost, Kept, Run


def of_run(run: Run, figures: Figures, articles: Iterable[str]) -> str:
    """The table of a run: figures by list, traps, cost, rejected rows, confusions."""
    done = [run.articles[name] for name in articles]
    head = run.head
    failed = sum(each.error is not None for each in done)
    lines = [
        f"{head.set}: {len(done)} articles, {head.system} {head.version}, {head.model}, {head.strategy}, {run.commit}",
        *_figures(figures),
        *_traps(figures),
        *cost_lines([each.cost for each in done]),
        f"articles without an answer: {failed}",
        f"rows rejected: {_rejected(done)}",
        *(line for name, table in figures.confusion.items() for line in _confusion(name, table)),
    ]
    return "\n".join(lines)


def cost_lines(costs: Sequence[Cost]) -> list[str]:
    """Seconds and tokens an article."""
    seconds = [each.seconds for each in costs] or [0.0]
    count = len(costs) or 1
    read, cached, generated = (sum(getattr(c, name) for c in costs) / count for name in ("read", "cached", "generated"))
    return [
        f"seconds an article: mean {sum(seconds) / count:.1f}, longest {max(seconds):.1f}",
        f"tokens an article: {read:.0f} read, {cached:.0f} from the cache, {generated:.0f} generated",
    ]


def shown(value: float | None) -> str:
    """A share with three places, or a dash."""
    return "-" if value is None else f"{value:.3f}"


def _figures(figures: Figures) -> list[str]:
    overall = {"overall": figures.overall} if figures.overall else {}
    head = f"{'list':22}{'P':>7}{'R':>7}{'F1':>7}{'core R':>8}{'found':>7}{'gold':>6}"
    return [head, *(_row(name, each) for name, each in {**figures.lists, **overall}.items())]


def _row(name: str, of: ListFigures) -> str:
    shares = "".join(f"{shown(each):>7}" for each in (of.precision, of.recall, of.f1))
    accuracy = ", ".join(f"{field} {shown(value)}" for field, value in of.accuracy.items())
    return f"{name:22}{shares}{shown(of.core_recall):>8}{of.found:>7}{of.gold:>6}  {accuracy}".rstrip()


def _traps(figures: Figures) -> list[str]:
    traps = [f"traps hit: {figures.traps.hit} of {figures.traps.of}"] if figures.traps else []
    exact = [f"offsets exact: {shown(figures.offsets_exact)}"] if figures.offsets_exact is not None else []
    return traps + exact


def _rejected(done: Iterable[Kept]) -> str:
    """Rows set aside, by check."""
    counted = sum((Counter(each.rejected) for each in done), Counter[str]())
    return ", ".join(f"{name} {count}" for name, count in sorted(counted.items())) or "none"


def _confusion(name: str, table: Confusion) -> list[str]:
    """Rows: what the gold has; columns: what was printed."""
    printed = sorted({each for row in table.values() for each in row})
    widths = [max(len(each), 3) + 2 for each in printed]
    head = "".join(f"{each:>{width}}" for each, width in zip(printed, widths, strict=True))
    rows = [
        f"{gold:18}" + "".join(f"{row.get(p, 0) or '.':>{width}}" for p, width in zip(printed, widths, strict=True))
        for gold, row in table.items()
    ]
    return ["", f"{name + ' (gold)':18}{head}", *rows]
