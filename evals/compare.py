"""Two results of one set: the figures side by side, and item by item what got better and what got worse.

Both are scored anew over the articles that both have; sentences are looked up in the set, where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from summarizer.document import from_text

from .figures import AVOIDED, FOUND, Figures, Outcome
from .plain import PlainBrief
from .runs import Run, load
from .sets import EvalSet, find
from .tables import shown

WIDTH = 150
"""Characters of a sentence that are shown."""
_WORDS = {(FOUND, True): "found", (FOUND, False): "missed", (AVOIDED, True): "avoided", (AVOIDED, False): "fallen into"}


@dataclass(frozen=True)
class Difference:
    """One item that stands otherwise in the second result; `what` says how."""

    article: str
    list: str
    what: str
    better: bool
    span: tuple[int, int]


def compare(first: Path, second: Path) -> str:
    """The comparison as text. Raises ClickException for results of different sets."""
    runs = load(first), load(second)
    if runs[0].head.set != runs[1].head.set:
        raise click.ClickException(f"results of different sets: {runs[0].head.set} and {runs[1].head.set}")
    of = find(runs[0].head.set)
    articles = {name: text for name, text in of.articles.items() if all(name in run.articles for run in runs)}
    briefs = [run.briefs(articles) for run in runs]
    found = [each for name in articles for each in differences(of, name, briefs[0][name], briefs[1][name])]
    lines = [f"{runs[0].head.set}: {len(articles)} articles in both; A = {first.name}, B = {second.name}"]
    lines += side_by_side(
        _numbers(of.score(briefs[0]), runs[0], articles), _numbers(of.score(briefs[1]), runs[1], articles)
    )
    for title, better in (("better in B", True), ("worse in B", False)):
        chosen = [each for each in found if each.better is better]
        lines += ["", f"{title}: {len(chosen)}", *(_line(each, articles[each.article]) for each in chosen)]
    return "\n".join(lines)


def differences(of: EvalSet, article: str, a: PlainBrief, b: PlainBrief) -> Iterator[Difference]:
    """What is otherwise in brief `b` of an article than in `a`."""
    before, after = of.outcomes(article, a), of.outcomes(article, b)
    known = {(each.list, each.role, each.item): each for each in before if each.role != "extra"}
    for each in after:
        if each.role != "extra":
            old = known[each.list, each.role, each.item]
            for what, better in _changed(old, each):
                yield Difference(article, each.list, f"{each.role} {each.item} {what}", better, each.span)
    yield from _extras(article, before, after)


def _changed(old: Outcome, new: Outcome) -> Iterator[tuple[str, bool]]:
    """Fields that are judged otherwise; an item that only one of them found is found or missed, no more."""
    for field in new.right.keys() & old.right.keys():
        if (good := new.right[field]) != old.right[field]:
            yield _WORDS.get((field, good), f"{field} {'right' if good else 'wrong'}"), good


def _extras(article: str, before: list[Outcome], after: list[Outcome]) -> Iterator[Difference]:
    a, b = (
        Counter((each.list, each.span) for each in outcomes if each.role == "extra") for outcomes in (before, after)
    )
    for counted, better in ((a - b, True), (b - a, False)):
        for (name, span), count in counted.items():
            what = "wrong item gone" if better else "wrong item"
            yield from [Difference(article, name, what, better, span)] * count


def side_by_side(a: Mapping[str, float | None], b: Mapping[str, float | None]) -> list[str]:
    """One line a figure: A, B, and the difference."""
    lines = [f"{'':36}{'A':>9}{'B':>9}{'B - A':>9}"]
    for name in dict.fromkeys([*a, *b]):
        x, y = a.get(name), b.get(name)
        change = f"{y - x:+.3f}" if x is not None and y is not None else "-"
        lines.append(f"{name:36}{shown(x):>9}{shown(y):>9}{change:>9}")
    return lines


def _numbers(figures: Figures, run: Run, articles: Mapping[str, str]) -> dict[str, float | None]:
    """All figures of a result by name."""
    out: dict[str, float | None] = {}
    for name, each in {**({"overall": figures.overall} if figures.overall else {}), **figures.lists}.items():
        out |= {f"{name} precision": each.precision, f"{name} recall": each.recall, f"{name} F1": each.f1}
        out |= {f"{name} core recall": each.core_recall}
        out |= {f"{name} {field}": value for field, value in each.accuracy.items()}
    if figures.traps:
        out["traps hit"] = figures.traps.hit
    costs = [run.articles[name].cost for name in articles]
    for field in ("seconds", "read", "cached", "generated"):
        unit = field if field == "seconds" else f"tokens {field}"
        out[f"{unit} an article"] = sum(getattr(each, field) for each in costs) / len(costs) if costs else None
    return out


def _line(each: Difference, text: str) -> str:
    start, end = each.span
    return f"  {each.article} {start}-{end} {each.list}: {each.what}: {sentence_at(text, each.span)}"


def sentence_at(text: str, span: tuple[int, int]) -> str:
    """The sentence of the article that a span begins in, cut to a line."""
    document = from_text(text)
    for sentence in document.sentences:
        start, end = document.span(sentence.start, sentence.end)
        if start <= span[0] < end:
            return " ".join(text[start:end].split())[:WIDTH]
    return " ".join(text[span[0] : span[1]].split())[:WIDTH]
