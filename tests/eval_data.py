"""A folder of sets as people have their own: two files of invented articles, and the two scorers, cut to the bone.

The scorers keep to the interface of the real ones, which are not part of this project: names of functions, what they
are given and what they give back.
"""

from __future__ import annotations

import json
from pathlib import Path

TEXT = "Ostwen fell, the league said. Tolle wants Pardle."
BRIEF = {
    "id": "mine/1",
    "text": TEXT,
    "annotates": ["actors", "claims", "territorial_changes", "stated_goals"],
    "gold": {
        "actors": [{"name": "Tolle", "aliases": ["Tolle"], "core": True}],
        "claims": [{"id": "c1", "speaker": "the league", "act": "assert", "evidence": "Ostwen fell", "core": True}],
        "territorial_changes": [],
        "stated_goals": [{"id": "g1", "actor": "Tolle", "evidence": "Tolle wants Pardle", "core": False}],
    },
    "traps": [{"list": "territorial_changes", "evidence": "Pardle", "why": "only wanted"}],
}
LISTS = {
    "id": "mine/2",
    "text": TEXT,
    "annotates": ["claims", "actors", "territorial_changes"],
    "gold": {
        "actors": [{"name": "Tolle", "spans": [[30, 35]]}],
        "claims": [{"speaker": "the league", "span": [0, 11], "content_spans": [[0, 11]]}],
        "territorial_changes": [{"place": "Ostwen", "to": "league", "span": [0, 29]}],
        "stated_goals": [],
    },
}

SCORE_BRIEF = """
import json
from pathlib import Path

def load_gold(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]

def locate(text, words):
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 else None

def spans(text, item):
    return [set(range(each["start"], each["end"])) for each in item["evidence"]]

def weigh(name, record):
    def weight(printed, gold):
        words = gold.get("evidence") or gold["name"]
        return float(any(set(range(*locate(record["text"], words))) & each for each in printed["_sp"]))
    return weight

def pair_up(printed, gold, weight):
    table = [[weight(p, g) for g in gold] for p in printed]
    return {i: row.index(max(row)) for i, row in enumerate(table) if any(row)}, table

RIGHT = {
    "speaker": lambda p, g, r: p["speaker"] == g["speaker"],
    "act": lambda p, g, r: p["act"] == g["act"],
    "actor": lambda p, g, r: p["holder"] == g["actor"],
    "change": lambda p, g, r: True, "stance": lambda p, g, r: True, "to": lambda p, g, r: True,
}

def trapped(trap, name, printed, gold, record):
    return gold is None and set(range(*locate(record["text"], trap["evidence"]))) <= printed["_sp"][0]

def score(records, briefs):
    figures = {"p": 0.5, "r": 0.25, "f1": 0.333, "core_recall": None, "pred": 4, "gold": 8, "to_accuracy": 0.75}
    names = ("actors", "claims", "territorial_changes", "stated_goals", "overall")
    assert set(briefs) == {each["id"] for each in records}
    return {**{name: figures for name in names}, "traps": {"hits": 1, "of": 2}, "evidence": {"offsets_exact": 1.0}}
"""
SCORE_LISTS = """
import json
from pathlib import Path

def any_same(names, others):
    return bool(set(names) & set(others))

def speakers(gold):
    return [gold.get("speaker"), gold.get("actor")]

def match(text, printed, gold):
    pairs = [(i, j) for i, p in enumerate(printed) for j, g in enumerate(gold)
             if p["evidence"] and text.find(p["evidence"]) == g["span"][0]]
    return pairs, len(pairs)

def main(gold_file, pred_file):
    gold = [json.loads(line) for line in Path(gold_file).read_text(encoding="utf-8").splitlines()]
    printed = [json.loads(line) for line in Path(pred_file).read_text(encoding="utf-8").splitlines()]
    assert [each["id"] for each in gold] == [each["id"] for each in printed]
    claims = sum(len(each["claims"]) for each in printed)
    figures = {"p": 1.0, "r": 0.5, "f1": 0.667, "pred": claims, "gold": 2}
    print(json.dumps({"records": 1, "claims": {**figures, "speaker_accuracy": 0.5}, "territory_places": figures,
                      "territory_detect": figures, "territory_to_accuracy": 0.9}))
"""


def folder(path: Path) -> Path:
    """Write the sets `briefs` and `lists` and their scorers into a folder."""
    written = {"briefs.jsonl": json.dumps(BRIEF) + "\n", "lists.jsonl": json.dumps(LISTS) + "\n"}
    for name, text in {**written, "score_brief.py": SCORE_BRIEF, "score_lists.py": SCORE_LISTS}.items():
        (path / name).write_text(text, encoding="utf-8")
    return path
