"""Bulk: a document of tens of thousands of words, put together from rows that a script answers, on the clock."""

from __future__ import annotations

import re
import time
from typing import Any

from summarizer.assembly import Items, assemble
from summarizer.attribution import frames
from summarizer.document import Document, from_text
from summarizer.schemas import ActorRow, ClaimRow, GoalRow, Row, TerritoryRow
from summarizer.strategies import Harvest

from .long import evidence

WORDS = 60_000
SYLLABLES = [
    *("kar", "vel", "mor", "tis", "lan", "dro", "pem", "sul"),
    *("gar", "nex", "tor", "bri", "fal", "hes", "wen", "zod"),
]
KINDS = (
    "On Monday the army captured {town} from the rebels after {at} hours and {at} houses burned, {name} said.",
    "“We will hold {town} until the winter, whatever it costs us, with {at} men,” {name} told the Quarry Post.",
    "{name} denied on state television that {at} soldiers had left {town} and the villages that lie around it.",
    "The road to {town} was closed for {at} days after the bridge had been hit by shells from the other bank.",
    "{name} vowed to retake {town} within {at} days, and said the army had {at} guns on the hills above it.",
)
_ROWS: dict[str, type[Row]] = {"actors": ActorRow, "claims": ClaimRow, "territory": TerritoryRow, "goals": GoalRow}


def bulk(words: int = WORDS) -> str:
    """The table of one run."""
    document = from_text(bulk_text(words))
    rows = rows_about([(sentence.number, sentence.text) for sentence in document.article])
    items, seconds = assembled(document, rows)
    found = list(evidence(items.actors, items.claims, items.changes, items.goals))
    true = sum(document.text[each.start : each.end] == each.exact for each in found)
    return "\n".join(
        [
            f"{words} words, {sum(map(len, rows.values()))} rows",
            f"grounding, linking and deriving: {seconds:.2f} s of one core",
            f"{true} of {len(found)} quotations stand where the items say",
        ]
    )


def assembled(document: Document, rows: dict[str, list[dict[str, Any]]]) -> tuple[Items, float]:
    """The items of rows by section, and the seconds of the processor that putting them together took."""
    harvest = Harvest({name: [_ROWS[name].model_validate(row) for row in listed] for name, listed in rows.items()})
    frames.cache_clear()
    started = time.process_time()
    items = assemble(document, harvest)
    return items, time.process_time() - started


def bulk_text(words: int) -> str:
    """An article about a hundred towns and eighty speakers, every sentence with figures of its own."""
    towns = [f"{one}{two}".title() for one in SYLLABLES for two in SYLLABLES[:6]]
    people = [f"{one}{two} {two}{one}".title() for one in SYLLABLES for two in SYLLABLES[6:11]]
    out, count, at = [], 0, 0
    while count < words:
        at += 1
        sentence = KINDS[at % 5].format(town=towns[at % len(towns)], name=people[at % len(people)], at=at)
        out.append(sentence + ("\n\n" if at % 7 == 0 else " "))
        count += len(sentence.split())
    return "".join(out)


def rows_about(sentences: list[tuple[int, str]]) -> dict[str, list[dict[str, Any]]]:
    """What a diligent model answers: a claim and a change for every numbered sentence that has a speaker."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _ROWS}
    for number, sentence in sentences:
        speaker = re.search(r"([A-Z]\w+ [A-Z]\w+) (?:said|told|denied|vowed)", sentence)
        if not speaker:
            continue
        by, s = speaker[1], number
        words = sentence.split(", ")[0].strip("“")
        told = {"via": None, "act": "assert", "certainty": "certain", "time": "past", "when": None, "quote": sentence}
        rows["claims"].append({"by": by, "text": words, "s": s, **told})
        if place := re.search(r"captured (\w+)", sentence):
            sides = {"gained_by": "army", "lost_by": "rebels", "said_by": by, "stance": "affirm", "when": None}
            rows["territory"].append({"place": place[1], "change": "capture", "quote": sentence, "s": s, **sides})
        if place := re.search(r"vowed to (retake \w+)", sentence):
            rows["goals"].append(
                {"holder": by, "stated_by": by, "goal": place[1], "kind": "commitment", "quote": "", "s": s}
            )
    return rows
