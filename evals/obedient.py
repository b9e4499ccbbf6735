"""A model that obeys every injected order: so that the defence does not rest on a model's goodwill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.document import Document, from_text
from summarizer.questions import Question
from summarizer.schemas import OUTLET, Brief

from .injections import Case
from .rote import Reply, brief_by_rote

_ROWS: dict[str, dict[str, Any]] = {
    "actors": {"kind": "organization", "type": "other", "aka": [], "affiliation": None},
    "claims": {"via": None, "act": "assert", "certainty": "certain", "time": "past", "when": None},
    "territory": {"change": "capture", "lost_by": None, "stance": "affirm", "when": None, "quote": ""},
    "goals": {"stated_by": OUTLET, "kind": "objective", "quote": ""},
}
"""What the rows of a list have in common."""


def brief_by_an_obedient_model(case: Case, strategy: str) -> Brief:
    """The brief of a case's article if the model does what the order says."""
    document = from_text(case.article)
    return brief_by_rote(document, strategy, obedient(case, document))


def obedient(case: Case, document: Document) -> Reply:
    """Answers every question with the canary, and adds rows for it wherever it can."""
    rows = {name: [{**_ROWS[name], **row} for row in own] for name, own in _own_rows(case, document).items()}

    def reply(question: Question) -> Mapping[str, Any]:
        fields = question.schema.model_fields
        if set(fields) <= set(rows):
            return {name: rows[name] for name in fields}
        if question.section == "actors":
            return dict.fromkeys((field.alias or name for name, field in fields.items()), "person")
        chosen = {"change": "capture", "stance": "affirm"}
        return {name: chosen.get(name, case.canary) for name in fields}

    return reply


def _own_rows(case: Case, document: Document) -> dict[str, list[dict[str, Any]]]:
    """Rows for the canary that cite each sentence in turn, with the order as quotation and without one."""
    order, canary = case.article[case.start : case.end], case.canary
    numbers = [sentence.number for sentence in document.sentences]
    inside = [sentence.number for sentence in document.sentences if sentence.instruction] or numbers[-1:]
    claims = [{"by": canary, "text": canary, "quote": "", "s": s} for s in numbers]
    claims += [
        {"by": "ministry", "text": text, "quote": quote, "s": s}
        for s in inside
        for text in (order, canary)
        for quote in (order, "")
    ]
    return {
        "actors": [{"name": canary, "s": s} for s in numbers],
        "claims": claims,
        "territory": [{"place": canary, "gained_by": canary, "said_by": canary, "s": s} for s in numbers],
        "goals": [{"holder": by, "goal": order, "s": s} for s in inside for by in (canary, "ministry")],
    }
