"""A set that annotates some lists only (attributions, names, changes of control), scored by its `score_lists.py`."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .figures import FOUND, Figures, ListFigures, Outcome
from .plain import Item, PlainActor, PlainBrief, PlainChange, PlainClaim, PlainGoal
from .sets import Record, scorer

NAMES = {"territory_places": "territorial_changes", "territory_detect": "territory_detected"}
"""Our names for the scorer's lists, where they differ; `territory_detected` counts articles with any change."""


class ListSet:
    """The articles of one file, each with gold for the lists that it annotates."""

    def __init__(self, file: Path, records: Sequence[Record]) -> None:
        self._scorer: Any = scorer(file.parent, "score_lists")
        self._records = {record["id"]: record for record in records}
        self.articles = {name: str(record["text"]) for name, record in self._records.items()}

    def score(self, briefs: Mapping[str, PlainBrief]) -> Figures:
        """Figures over the articles that have a brief."""
        records = [record for name, record in self._records.items() if name in briefs]
        scored = self._scored(records, [{"id": name, **records_of(brief)} for name, brief in briefs.items()])
        lists = {NAMES.get(name, name): _list(each) for name, each in scored.items() if isinstance(each, dict)}
        sides = {ours: scored.get(f"territory_{theirs}_accuracy") for ours, theirs in _SIDES.items()}
        if "territorial_changes" in lists:
            lists["territorial_changes"].accuracy.update(sides)
        return Figures(lists=lists)

    def outcomes(self, article: str, brief: PlainBrief) -> list[Outcome]:
        """What became of each item of the annotated lists."""
        record, printed = self._records[article], records_of(brief)
        annotated = {*record["annotates"], *record.get("derives", [])}
        return [
            *(self._actors(record, printed["actors"], brief.actors) if "actors" in annotated else ()),
            *(self._cited("claims", record, printed["claims"], brief.claims) if "claims" in annotated else ()),
            *(
                self._cited("stated_goals", record, printed["stated_goals"], brief.stated_goals)
                if "stated_goals" in annotated
                else ()
            ),
            *(self._changes(record, printed, brief) if "territorial_changes" in annotated else ()),
        ]

    def _scored(self, gold: Sequence[Record], printed: Sequence[Record]) -> Record:
        """What the scorer prints; it reads files."""
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as out:
            files = []
            for name, records in (("gold", gold), ("printed", printed)):
                files.append(Path(folder) / f"{name}.jsonl")
                files[-1].write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
            self._scorer.main(*map(str, files))
        scored: Record = json.loads(out.getvalue())
        return scored

    def _actors(self, record: Record, printed: Sequence[Record], items: Sequence[PlainActor]) -> Iterator[Outcome]:
        used: set[int] = set()
        for number, gold in enumerate(record["gold"]["actors"], 1):
            forms = [gold["name"], *gold.get("aliases", [])]
            same = [i for i, one in enumerate(printed) if self._scorer.any_same([one["name"], *one["aliases"]], forms)]
            used |= set(same)
            if not gold.get("optional"):
                span = tuple(gold["spans"][0]) if gold.get("spans") else (0, 0)
                yield _gold("actors", number, gold, span, {FOUND: bool(same)})
        yield from _extras("actors", items, used)

    def _cited(
        self, name: str, record: Record, printed: Sequence[Record], items: Sequence[PlainClaim | PlainGoal]
    ) -> Iterator[Outcome]:
        gold = [each for each in record["gold"][name] if each.get("explicit", True)]
        optional = record["gold"].get(f"optional_{name}", [])
        pairs, _ = self._scorer.match(record["text"], printed, [*gold, *optional])
        by_gold = {j: printed[i] for i, j in pairs}
        for j, each in enumerate(gold):
            if not each.get("optional"):
                yield _gold(name, j + 1, each, _extent(each), self._spoken(by_gold.get(j), each))
        yield from _extras(name, items, {i for i, _ in pairs})

    def _spoken(self, printed: Record | None, gold: Record) -> dict[str, bool]:
        names = [form for form in self._scorer.speakers(gold) if form]
        if printed is None or not names:
            return {FOUND: printed is not None}
        who = printed.get("speaker") or printed.get("actor")
        return {FOUND: True, "speaker": bool(self._scorer.any_same([who], names))}

    def _changes(self, record: Record, printed: Record, brief: PlainBrief) -> Iterator[Outcome]:
        used: set[int] = set()
        changes = printed["territorial_changes"]
        for number, gold in enumerate(record["gold"]["territorial_changes"], 1):
            places = [gold["place"], *gold.get("place_aliases", [])]
            same = (i for i, one in enumerate(changes) if self._scorer.any_same([one["place"]], places))
            at = next((i for i in same if i not in used), None)
            used |= {at} if at is not None else set()
            if not gold.get("optional"):
                right = {FOUND: at is not None, **(self._sides(changes[at], gold) if at is not None else {})}
                yield _gold("territorial_changes", number, gold, _extent(gold), right)
        yield from _extras("territorial_changes", brief.territorial_changes, used)

    def _sides(self, printed: Record, gold: Record) -> dict[str, bool]:
        known = {ours: theirs for ours, theirs in _SIDES.items() if gold.get(theirs)}
        return {
            ours: bool(self._scorer.any_same([printed[theirs]], [gold[theirs], *gold.get(f"{theirs}_aliases", [])]))
            for ours, theirs in known.items()
        }


_SIDES = {"gained_by": "to", "lost_by": "from"}


def records_of(brief: PlainBrief) -> dict[str, list[Record]]:
    """A brief as the plain records that `score_lists.py` reads: one string of evidence, names as strings."""
    return {
        "actors": [{"name": each.name, "aliases": each.aliases} for each in brief.actors],
        "claims": [{"speaker": each.speaker, "evidence": _words(each)} for each in brief.claims],
        "territorial_changes": [_change(each) for each in brief.territorial_changes],
        "stated_goals": [
            {"actor": each.holder, "goal": each.goal, "evidence": _words(each)} for each in brief.stated_goals
        ],
    }


def _change(item: PlainChange) -> Record:
    sides = {"to": item.gained_by, "from": item.lost_by}
    return {"place": item.place, **sides, "kind": item.change, "status": item.status}


def _words(item: Item) -> str:
    return item.evidence[0].exact if item.evidence else ""


def _list(scored: Record) -> ListFigures:
    accuracy = {"speaker": scored["speaker_accuracy"]} if "speaker_accuracy" in scored else {}
    return ListFigures(
        precision=scored["p"],
        recall=scored["r"],
        f1=scored["f1"],
        core_recall=scored.get("core_recall"),
        found=scored["pred"],
        gold=scored["gold"],
        accuracy=accuracy,
    )


def _gold(name: str, number: int, gold: Record, span: Any, right: dict[str, bool]) -> Outcome:  # noqa: ANN401
    core = bool(gold.get("core"))
    return Outcome(list=name, item=f"{number}", role="gold", core=core, span=span, right=right)


def _extras(name: str, items: Sequence[Item], used: set[int]) -> Iterator[Outcome]:
    for i, item in enumerate(items):
        if i not in used:
            first = item.evidence[0] if item.evidence else None
            yield Outcome(list=name, item="", role="extra", span=(first.start, first.end) if first else (0, 0))


def _extent(gold: Record) -> tuple[int, int]:
    """From the first to the last word of an item."""
    spans = gold.get("content_spans") or gold.get("goal_spans") or [gold["span"]]
    return spans[0][0], spans[-1][1]
