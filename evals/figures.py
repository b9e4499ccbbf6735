"""Figures of a set, whichever scorer made them, and the outcomes of single items that they are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .plain import LISTS

FOUND = "found"
AVOIDED = "avoided"


class Outcome(BaseModel):
    """What became of one item: a gold item found or not, an extra item that no gold item has, a trap.

    `right` says of each field of a found item whether it is right; its first key is `found`, for a trap `avoided`.
    `read` has, for fields with a table of confusions, what the gold has and what was printed.
    """

    model_config = ConfigDict(frozen=True)

    list: str
    item: str
    role: Literal["gold", "extra", "trap"]
    core: bool = False
    span: tuple[int, int]
    right: dict[str, bool] = Field(default_factory=dict)
    read: dict[str, tuple[str, str]] = Field(default_factory=dict)


class ListFigures(BaseModel):
    """Figures of one list, shares from 0 to 1; None: there was nothing to take a share of."""

    precision: float | None
    recall: float | None
    f1: float | None
    core_recall: float | None = None
    found: int
    gold: int
    accuracy: dict[str, float | None] = Field(default_factory=dict)


class Traps(BaseModel):
    """How many traps were fallen into, of how many."""

    hit: int
    of: int


Confusion = dict[str, dict[str, int]]
"""How often a value of the gold (outer key) was printed as a value (inner key)."""


class Figures(BaseModel):
    """Figures of a set. `overall` counts the items of all four lists together."""

    lists: dict[str, ListFigures]
    overall: ListFigures | None = None
    traps: Traps | None = None
    offsets_exact: float | None = None
    confusion: dict[str, Confusion] = Field(default_factory=dict)


def share(part: float, whole: float) -> float | None:
    """`part / whole` to three places, None of nothing."""
    return round(part / whole, 3) if whole else None


def f1(precision: float | None, recall: float | None, gold: int) -> float | None:
    """Harmonic mean; 0 when nothing was right, None when there was nothing to find."""
    if not precision or not recall:
        return 0.0 if gold else None
    return round(2 * precision * recall / (precision + recall), 3)


def figures(outcomes: Iterable[Outcome]) -> Figures:
    """The figures that these outcomes add up to, micro average: every item counts the same."""
    outcomes = list(outcomes)
    items = [each for each in outcomes if each.role != "trap"]
    traps = [each for each in outcomes if each.role == "trap"]
    return Figures(
        lists={name: _of_list([each for each in items if each.list == name]) for name in LISTS},
        overall=_of_list(items).model_copy(update={"accuracy": {}}),
        traps=Traps(hit=sum(not each.right[AVOIDED] for each in traps), of=len(traps)),
        confusion=_confusion(items),
    )


def _of_list(items: Sequence[Outcome]) -> ListFigures:
    gold = [each for each in items if each.role == "gold"]
    core = [each for each in gold if each.core]
    met = [each for each in gold if each.right[FOUND]]
    printed = len(met) + sum(each.role == "extra" for each in items)
    precision, recall = share(len(met), printed), share(len(met), len(gold))
    return ListFigures(
        precision=precision,
        recall=recall,
        f1=f1(precision, recall, len(gold)),
        core_recall=share(sum(each.right[FOUND] for each in core), len(core)),
        found=printed,
        gold=len(gold),
        accuracy=_accuracy(met),
    )


def _accuracy(met: Sequence[Outcome]) -> dict[str, float | None]:
    fields = dict.fromkeys(name for each in met for name in each.right if name != FOUND)
    judged = {name: [each.right[name] for each in met if name in each.right] for name in fields}
    return {name: share(sum(values), len(values)) for name, values in judged.items()}


def _confusion(items: Iterable[Outcome]) -> dict[str, Confusion]:
    counted = Counter((name, *pair) for each in items for name, pair in each.read.items())
    out: dict[str, Confusion] = {}
    for (name, gold, printed), count in sorted(counted.items()):
        out.setdefault(name, {}).setdefault(gold, {})[printed] = count
    return out
