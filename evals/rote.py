"""A brief from answers that a script gives: the whole path but the model and its server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from summarizer.document import Document
from summarizer.limit import UNLIMITED, Limit
from summarizer.models import Model, resolve
from summarizer.pipeline import Record, build, converse, drive
from summarizer.questions import Answer, Question, Spent
from summarizer.schemas import Brief

Reply = Callable[[Question], Mapping[str, Any]]
"""The answer to a question, as JSON values of its schema."""


class Rote:
    """Whoever answers every question by `reply`."""

    def __init__(self, reply: Reply, model: Model) -> None:
        self.model = model
        self._reply = reply

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:  # noqa: ARG002 - nothing is waited for
        """The reply, checked against the schema of the question."""
        return Answer(question.schema.model_validate(self._reply(question)), Spent(calls=1, attempts=1))

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """As `ask`."""
        return self.ask(question, limit)

    def close(self) -> None:
        """Nothing is open."""

    async def aclose(self) -> None:
        """Nothing is open."""


def brief_by_rote(document: Document, strategy: str, reply: Reply) -> Brief:
    """The brief of a document whose questions `reply` answers."""
    rote, record = Rote(reply, resolve("local")), Record()
    harvest = drive(converse(document, rote.model, strategy), rote, record)
    return build(document, harvest, record, rote.model, strategy)
