"""Whole: one call a section, or one call for all, for models that read an article and fill lists well.

Rows that do not hold are asked again, once, with the reason; what does not hold then is set aside later, never repaired
here, and what the model leaves out then is counted as withdrawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from ..document import Document, Sentence
from ..foreign import foreign
from ..grounding import Ungrounded, check_words, ground
from ..linking import Directory
from ..questions import Question
from ..schemas import Act, ClaimRow, GoalRow, Row
from ..sections.base import Rejected, Section
from ..statements import is_statement
from ..templates import load
from ..windows import Window, tokens, windows
from . import Conversation, Harvest
from .asking import article, frame, system

PROMPT_TOKENS = 1_000
"""Tokens of the context kept free for the questions about all sections."""
LEAST_ANSWER, MOST_ANSWER = 800, 8_000
ROWS_TO_TEXT = 2
"""An answer is about twice as long as the text, since every row quotes; bounded, since a model may repeat itself."""
MOST_READ = (MOST_ANSWER - LEAST_ANSWER) // ROWS_TO_TEXT
"""Tokens of article in one question: more would give more rows than an answer holds."""

Told = tuple[str, Row]
"""A row and the name of its section."""


def section_by_section(document: Document, sections: Sequence[Section], context: int) -> Conversation:
    """One call for each section and window, the article as the shared prefix."""
    return _whole(document, [[section] for section in sections], context)


def single(document: Document, sections: Sequence[Section], context: int) -> Conversation:
    """One call for all sections of a window."""
    return _whole(document, [list(sections)], context)


def _whole(document: Document, groups: Sequence[Sequence[Section]], context: int) -> Conversation:
    room = (context - PROMPT_TOKENS - LEAST_ANSWER) // (1 + ROWS_TO_TEXT)
    parts = windows(document, min(MOST_READ, room))
    questions = [_question(part, group) for part in parts for group in groups]
    told = [_rows(answer.value) for answer in (yield questions)]
    sections = [section for group in groups for section in group]
    check = _Check(document, sections, [row for each in told for _, row in each])
    rows: list[Told] = []
    failed: dict[int, list[Told]] = {}
    for at, each in enumerate(told):
        for one in each:
            (rows if check.reason(one[1]) is None else failed.setdefault(at, [])).append(one)
    again = (yield [_again(questions[at], bad, check) for at, bad in failed.items()]) if failed else []
    rejected: list[Rejected] = []
    for bad, answer in zip(failed.values(), again, strict=True):
        back = bad if answer.value is None else _rows(answer.value)
        rows += back
        rejected += _withdrawn(bad, back)
    faults = [check.fault(row) for _, row in rows]
    rejected += filter(None, faults)
    kept = [one for one, fault in zip(rows, faults, strict=True) if fault is None]
    found = {section.name: _once(kept, section.name) for section in sections}
    return Harvest(found, rejected, statement=is_statement(document))


def _question(part: Window, group: Sequence[Section]) -> Question:
    prompts = tuple(section.whole for section in group)
    lists = load("whole.v1")
    texts = [{"name": section.name, "text": prompt.text} for section, prompt in zip(group, prompts, strict=True)]
    return Question(
        section="+".join(section.name for section in group),
        messages=(("system", system()), ("user", f"{article(part.sentences)}\n\n{lists.render(sections=texts)}")),
        schema=_schema(tuple((section.name, section.row) for section in group)),
        max_tokens=min(MOST_ANSWER, LEAST_ANSWER + ROWS_TO_TEXT * sum(map(_tokens, part.sentences))),
        sentences=tuple(sentence.number for sentence in part.sentences),
        prompts=(*frame(), lists, *prompts),
    )


def _tokens(sentence: Sentence) -> int:
    return tokens(sentence.text)


@cache
def _schema(lists: tuple[tuple[str, type[Row]], ...]) -> type[BaseModel]:
    """An object with one list of rows for each section."""
    fields: dict[str, Any] = {name: (list[row], ...) for name, row in lists}  # type: ignore[valid-type]
    return create_model("Brief", __config__=ConfigDict(extra="forbid"), **fields)


def _rows(value: BaseModel | None) -> list[Told]:
    return [(name, row) for name, rows in (value or ()) for row in rows]


class _Check:
    """Whether a row can stand in the brief, as far as that shows before it is put together with others."""

    def __init__(self, document: Document, sections: Sequence[Section], rows: Sequence[Row]) -> None:
        self._document = document
        self._checks = {section.row: section.check for section in sections}
        self._rows = rows

    def reason(self, row: Row) -> str | None:
        """Why it cannot stand; None: it can."""
        found = foreign(self._document, row) or ground(self._document, row)
        if isinstance(found, Ungrounded):
            return found.message
        if fault := self.fault(row):
            return fault.message
        said = row.text if isinstance(row, ClaimRow) else row.goal if isinstance(row, GoalRow) else None
        if said is None:
            return None
        denial = isinstance(row, ClaimRow) and row.act is Act.DENY
        paraphrased, problem = check_words(self._document, said, found, known=(), denial=denial)
        if paraphrased:  # only then do names from elsewhere in the article matter
            _, problem = check_words(self._document, said, found, known=self._known, denial=denial)
        return problem.message if problem else None

    @cached_property
    def _known(self) -> list[str]:
        """What the actors of the rows that hold are called."""
        held = (row for row in self._rows if not isinstance(ground(self._document, row), Ungrounded))
        return Directory(self._document, held).names

    def fault(self, row: Row) -> Rejected | None:
        """What the check of the row's own section objects to."""
        check = self._checks[type(row)]
        return check(self._document, row) if check else None


def _again(question: Question, failed: Sequence[Told], check: _Check) -> Question:
    """The failed rows asked once more, each with the reason."""
    prompt = load("again.v1")
    lists: dict[str, list[Row]] = {}
    for name, row in failed:
        lists.setdefault(name, []).append(row)
    rows = {name: [row.model_dump(mode="json") for row in each] for name, each in lists.items()}
    reasons = [check.reason(row) for _, row in failed]
    text = prompt.render(rows=json.dumps(rows, ensure_ascii=False), reasons=reasons)
    return replace(
        question,
        messages=(*question.messages, ("user", text)),
        schema=_schema(tuple((name, type(each[0])) for name, each in lists.items())),
        prompts=(*question.prompts, prompt),
    )


def _withdrawn(failed: Sequence[Told], back: Sequence[Told]) -> list[Rejected]:
    """The rows that the model left out when it was asked again: as many of a section as it gave fewer."""
    out = []
    for name in dict.fromkeys(name for name, _ in failed):
        returned = sum(each == name for each, _ in back)
        rows = [row for each, row in failed if each == name]
        out += [
            Rejected(row.sentence, "withdrawn", "the model left it out when asked again") for row in rows[returned:]
        ]
    return out


def _once(rows: Iterable[Told], name: str) -> list[Row]:
    """The rows of one section, of several windows, equal ones once."""
    return list({row.model_dump_json(): row for each, row in rows if each == name}.values())
