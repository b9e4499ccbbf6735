"""Whole: one call a section, or one call for all, for models that read an article and fill lists well.

Rows whose quotation is not in the article are asked again, once, with the reason; what is still unfaithful then is
set aside later, never repaired here.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from ..document import Document
from ..faithfulness import unfaithful
from ..grounding import Ungrounded, ground
from ..questions import Answer, Question
from ..schemas import Act, ClaimRow, GoalRow, Row
from ..sections.base import Section
from ..statements import is_statement
from ..templates import load
from ..windows import Window, windows
from . import Conversation, Harvest
from .asking import article, system

ANSWER_TOKENS = 4_000


def section_by_section(document: Document, sections: Sequence[Section], context: int) -> Conversation:
    """One call for each section and window, the article as the shared prefix."""
    return _whole(document, [[section] for section in sections], context)


def single(document: Document, sections: Sequence[Section], context: int) -> Conversation:
    """One call for all sections of a window."""
    return _whole(document, [list(sections)], context)


def _whole(document: Document, groups: Sequence[Sequence[Section]], context: int) -> Conversation:
    rows: dict[str, list[Row]] = {section.name: [] for group in groups for section in group}
    questions = [_question(part, group) for part in windows(document, context) for group in groups]
    answers = yield questions
    for question, answer in zip(questions, answers, strict=True):
        kept, failed = _sorted(document, _rows(answer.value))
        if failed:
            kept = _added(kept, (yield from _again(question, failed)))
        for name, found in kept.items():
            rows[name] += found
    return Harvest(_merged(rows), statement=is_statement(document))


def _question(part: Window, group: Sequence[Section]) -> Question:
    prompts = tuple(load(f"{section.name}.whole.v1") for section in group)
    frame = load("whole.v1")
    asked = frame.render(
        sections=[
            {"name": section.name, "text": prompt.render()} for section, prompt in zip(group, prompts, strict=True)
        ]
    )
    return Question(
        "+".join(section.name for section in group),
        (("system", system()), ("user", f"{article(part.sentences)}\n\n{asked}")),
        _schema(tuple((section.name, section.row) for section in group)),
        ANSWER_TOKENS,
        tuple(sentence.number for sentence in part.sentences),
        (frame, *prompts),
    )


@cache
def _schema(lists: tuple[tuple[str, type[Row]], ...]) -> type[BaseModel]:
    """An object with one list of rows for each section."""
    fields: dict[str, Any] = {name: (list[row], ...) for name, row in lists}  # type: ignore[valid-type]
    return create_model("Brief", __config__=ConfigDict(extra="forbid"), **fields)


def _rows(value: BaseModel | None) -> dict[str, list[Row]]:
    return {name: list(getattr(value, name)) for name in type(value).model_fields} if value is not None else {}


def _sorted(
    document: Document, rows: dict[str, list[Row]]
) -> tuple[dict[str, list[Row]], dict[str, list[tuple[Row, str]]]]:
    """Rows that hold, and rows that do not with the reason."""
    kept: dict[str, list[Row]] = {}
    failed: dict[str, list[tuple[Row, str]]] = {}
    for name, found in rows.items():
        for row in found:
            reason = _problem(document, row)
            if reason:
                failed.setdefault(name, []).append((row, reason))
            else:
                kept.setdefault(name, []).append(row)
    return kept, failed


def _problem(document: Document, row: Row) -> str | None:
    found = ground(document, row)
    if isinstance(found, Ungrounded):
        return found.message
    statement = row.text if isinstance(row, ClaimRow) else row.goal if isinstance(row, GoalRow) else None
    if statement is None:
        return None
    denial = isinstance(row, ClaimRow) and row.act is Act.DENY
    names = [sentence.text for sentence in document.article]
    problem = unfaithful(statement, [found.exact], known_names=names, positive_of_denial=denial, paraphrase=True)
    return problem.message if problem else None


def _again(
    question: Question, failed: dict[str, list[tuple[Row, str]]]
) -> Generator[list[Question], Sequence[Answer], dict[str, list[Row]]]:
    """The failed rows asked once more; what comes back as it is, or the rows as they were without an answer."""
    prompt = load("again.v1")
    rows = {name: [row.model_dump(mode="json") for row, _ in each] for name, each in failed.items()}
    reasons = [reason for each in failed.values() for _, reason in each]
    text = prompt.render(rows=json.dumps(rows, ensure_ascii=False), reasons=reasons)
    lists = tuple((name, type(each[0][0])) for name, each in failed.items())
    retry = Question(
        question.section,
        (*question.messages, ("user", text)),
        _schema(lists),
        ANSWER_TOKENS,
        question.sentences,
        (*question.prompts, prompt),
    )
    (answer,) = yield [retry]
    return _rows(answer.value) or {name: [row for row, _ in each] for name, each in failed.items()}


def _added(one: dict[str, list[Row]], other: dict[str, list[Row]]) -> dict[str, list[Row]]:
    return {name: [*one.get(name, []), *other.get(name, [])] for name in {**one, **other}}


def _merged(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Rows of several windows, each once."""
    return {name: list({row.model_dump_json(): row for row in found}.values()) for name, found in rows.items()}
