"""A set with complete briefs as gold, scored by the `score_brief.py` that lies beside it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .figures import AVOIDED, FOUND, Figures, ListFigures, Outcome, Traps
from .plain import LISTS, PlainBrief
from .sets import Record, scorer

FIELDS = {
    "actors": {},
    "claims": {"speaker": "speaker", "act": "act"},
    "territorial_changes": {"change": "change", "status": "stance", "gained_by": "to"},
    "stated_goals": {"holder": "actor"},
}
"""Fields that are judged one by one: our name and the scorer's, by list."""


class BriefSet:
    """The articles of one file with gold briefs."""

    def __init__(self, file: Path) -> None:
        self._scorer: Any = scorer(file.parent, "score_brief")
        self._records: dict[str, Record] = {record["id"]: record for record in self._scorer.load_gold(str(file))}
        self.articles = {name: str(record["text"]) for name, record in self._records.items()}

    def score(self, briefs: Mapping[str, PlainBrief]) -> Figures:
        """Figures over the articles that have a brief."""
        records = [record for name, record in self._records.items() if name in briefs]
        scored = self._scorer.score(records, {name: brief.model_dump(mode="json") for name, brief in briefs.items()})
        return Figures(
            lists={name: _list(scored[name]) for name in LISTS},
            overall=_list(scored["overall"]),
            traps=Traps(hit=scored["traps"]["hits"], of=scored["traps"]["of"]),
            offsets_exact=scored["evidence"]["offsets_exact"],
        )

    def outcomes(self, article: str, brief: PlainBrief) -> list[Outcome]:
        """What became of each item of one article, as the scorer pairs them.

        What it forgives after pairing (items that may be merged or split) shows as missed or extra here.
        """
        record = copy.deepcopy(self._records[article])
        dumped = brief.model_dump(mode="json")
        return [each for name in LISTS for each in self._of_list(record, name, dumped[name])]

    def _of_list(self, record: Record, name: str, printed: list[Record]) -> Iterator[Outcome]:
        gold = record["gold"][name]
        for each in printed:
            each["_sp"] = self._scorer.spans(record["text"], each)
        pairs, _ = self._scorer.pair_up(printed, gold, self._scorer.weigh(name, record))
        by_gold = {j: printed[i] for i, j in pairs.items()}
        for j, each in enumerate(gold):
            if not each.get("optional"):
                yield self._gold_item(record, name, each, by_gold.get(j))
        for i, each in enumerate(printed):
            if i not in pairs:
                yield Outcome(list=name, item="", role="extra", span=_span(each))
        for number, trap in enumerate(record.get("traps", []), 1):
            if trap["list"] == name:
                met = [(each, gold[pairs[i]] if i in pairs else None) for i, each in enumerate(printed)]
                fallen = any(self._scorer.trapped(trap, name, each, its, record) for each, its in met)
                span = self._located(record, trap)
                yield Outcome(list=name, item=f"{number}", role="trap", span=span, right={AVOIDED: not fallen})

    def _gold_item(self, record: Record, name: str, gold: Record, printed: Record | None) -> Outcome:
        right = {FOUND: printed is not None}
        if printed is not None:
            judged = {ours: self._scorer.RIGHT[theirs] for ours, theirs in FIELDS[name].items()}
            right |= {field: bool(judge(printed, gold, record)) for field, judge in judged.items()}
        number = str(gold.get("id") or record["gold"][name].index(gold) + 1)
        span = self._located(record, gold)
        return Outcome(list=name, item=number, role="gold", core=bool(gold.get("core")), span=span, right=right)

    def _located(self, record: Record, item: Record) -> tuple[int, int]:
        """Where the words of an item of the gold stand; an actor has only names."""
        words = [item.get("evidence"), *item.get("aliases_in_text", []), item.get("name")]
        found = (self._scorer.locate(record["text"], each) for each in words if each)
        return next((span for span in found if span), (0, 0))


def _list(scored: Record) -> ListFigures:
    ending = "_accuracy"
    names = {"to": "gained_by", "from": "lost_by"}
    accuracy = {key.removesuffix(ending): value for key, value in scored.items() if key.endswith(ending)}
    return ListFigures(
        precision=scored["p"],
        recall=scored["r"],
        f1=scored["f1"],
        core_recall=scored["core_recall"],
        found=scored["pred"],
        gold=scored["gold"],
        accuracy={names.get(key, key): value for key, value in accuracy.items()},
    )


def _span(item: Record) -> tuple[int, int]:
    first = item["evidence"][0] if item["evidence"] else None
    return (first["start"], first["end"]) if first else (0, 0)
