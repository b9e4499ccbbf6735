"""Conversations by hand: a strategy asks, the test answers, no model and no client between them.

Rows for tests are made by `claim_row` and its like: what a test does not name is what a plain row has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.document import Document, from_text
from summarizer.errors import OutputError
from summarizer.questions import Answer, Question, Spent
from summarizer.schemas import OUTLET, ActorRow, ClaimRow, GoalRow, Row, TerritoryRow
from summarizer.strategies import Conversation, Harvest

Value = Mapping[str, Any]
Reply = Callable[[Question], Value | None]
"""The answer to a question as JSON values; None: it never became valid."""

COST = Spent(calls=1, attempts=1, prompt_tokens=10, completion_tokens=5)


@dataclass
class Played:
    """A conversation that is over: what it brought home, and the questions, batch by batch."""

    harvest: Harvest = field(default_factory=lambda: Harvest({}))
    batches: list[list[Question]] = field(default_factory=list)

    @property
    def asked(self) -> list[Question]:
        """All questions in order."""
        return [question for batch in self.batches for question in batch]

    def rows(self, section: str) -> list[Any]:
        """The rows of one section."""
        return list(self.harvest.rows[section])

    def checks(self) -> list[str]:
        """Why answers were rejected."""
        return [each.check for each in self.harvest.rejected]


def play(conversation: Conversation, reply: Reply) -> Played:
    """Answer every question with `reply` until the conversation is over."""
    played = Played()
    try:
        questions = next(conversation)
        while True:
            played.batches.append(questions)
            questions = conversation.send([answer(question, reply(question)) for question in questions])
    except StopIteration as done:
        played.harvest = done.value
    return played


def answer(question: Question, value: Value | None) -> Answer:
    """A valid answer, checked against the schema of the question, or the lack of one."""
    if value is None:
        return Answer(None, COST, OutputError("the answer did not fit its schema", attempts=2))
    return Answer(question.schema.model_validate(value), COST)


def nothing(question: Question) -> Value | None:  # noqa: ARG001 - a reply
    """No question is ever answered validly."""
    return None


def by_section(**values: Value | Reply | None) -> Reply:
    """Replies by the section that asks; names are of things unless `actors` says otherwise."""

    def reply(question: Question) -> Value | None:
        value = values.get(question.section)
        if question.section == "actors" and not callable(value):
            return {**dict.fromkeys(names_in(question), "thing"), **_only(value or {}, names_in(question))}
        return value(question) if callable(value) else value

    return reply


def names_in(question: Question) -> list[str]:
    """The names that a question about actors asks for."""
    return [field.alias or name for name, field in question.schema.model_fields.items()]


def _only(value: Value, names: list[str]) -> Value:
    return {name: what for name, what in value.items() if name in names}


def document(*sentences: str, **known: Any) -> Document:
    """An article of these sentences, each a paragraph of its own, so that it is numbered as it stands here."""
    return from_text("\n\n".join(sentences), **known)


def harvest(*rows: Row, **known: Any) -> Harvest:
    """Rows sorted into their sections."""
    sections: dict[type[Row], str] = {
        ActorRow: "actors",
        ClaimRow: "claims",
        TerritoryRow: "territory",
        GoalRow: "goals",
    }
    found: dict[str, list[Row]] = {name: [] for name in sections.values()}
    for row in rows:
        found.setdefault(sections.get(type(row), "custom"), []).append(row)
    return Harvest(found, **known)


def actor_row(name: str, s: int = 1, **more: Any) -> ActorRow:
    """An organization of no known type."""
    fields: dict[str, Any] = {"kind": "organization", "type": "other", "aka": [], "affiliation": None}
    return ActorRow.model_validate({**fields, "name": name, "s": s, **more})


def claim_row(by: str, text: str, s: int = 1, **more: Any) -> ClaimRow:
    """A plain assertion, the whole sentence as its proof."""
    fields: dict[str, Any] = {"via": None, "act": "assert", "certainty": "certain", "time": "past", "when": None}
    return ClaimRow.model_validate({**fields, "quote": "", "by": by, "text": text, "s": s, **more})


def territory_row(place: str, s: int = 1, **more: Any) -> TerritoryRow:
    """A capture in the outlet's voice, sides not told."""
    fields: dict[str, Any] = {"change": "capture", "gained_by": None, "lost_by": None, "said_by": OUTLET}
    fields |= {"stance": "affirm", "when": None, "quote": ""}
    return TerritoryRow.model_validate({**fields, "place": place, "s": s, **more})


def goal_row(holder: str, goal: str, s: int = 1, **more: Any) -> GoalRow:
    """An objective that the outlet states."""
    fields: dict[str, Any] = {"stated_by": OUTLET, "kind": "objective", "quote": ""}
    return GoalRow.model_validate({**fields, "holder": holder, "goal": goal, "s": s, **more})
