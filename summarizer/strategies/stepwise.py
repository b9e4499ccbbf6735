"""Stepwise: one small question for each candidate sentence, for models that answer small questions well.

The article comes first in every question of a window, so that a server with a prompt cache reads it once.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..document import Document
from ..issuers import issuer_of
from ..questions import Answer, Question
from ..schemas import Row
from ..sections.base import Candidate, Found, Outcome, Rejected, Section
from ..statements import is_statement, issues
from ..templates import load
from ..windows import Window, window_of, windows
from . import Conversation, Harvest
from .asking import article, frame, system

RESERVED = 2_000
"""Tokens of the context kept free for question, examples and answer."""


ISSUER_TOKENS = 40
Key = tuple[int, str]
"""What makes two questions the same: the sentence, and what fills the template."""


class Issuer(BaseModel):
    """The answer to "who issued this statement?"."""

    model_config = ConfigDict(extra="forbid")

    issuer: str = Field(max_length=80)


def stepwise(document: Document, sections: Sequence[Section], context: int) -> Conversation:
    """Ask about each section in turn; `context` is what the model reads at once, in tokens."""
    parts = windows(document, context - RESERVED)
    issuer = issuer_of(document)
    found = Found(statement=issuer is not None or is_statement(document), issuer=issuer)
    if found.statement and issuer is None:
        found = replace(found, issuer=(yield from _issuer(document, parts[0])))
    rejected: list[Rejected] = []
    for section in sections:
        candidates = _by_window(section.candidates(document, found), parts)
        values = yield from _ask(document, section, candidates, parts)
        outcomes = [_checked(section, document, each) for each in section.read(document, candidates, values, found)]
        rows: list[Row] = [outcome for outcome in outcomes if isinstance(outcome, Row)]
        rejected += [outcome for outcome in outcomes if isinstance(outcome, Rejected)]
        found = replace(found, rows={**found.rows, section.name: rows})
    return Harvest(found.rows, rejected, found.issuer, found.statement)


def _checked(section: Section, document: Document, outcome: Outcome) -> Outcome:
    if section.check is None or isinstance(outcome, Rejected):
        return outcome
    return section.check(document, outcome) or outcome


def _by_window(candidates: Sequence[Candidate], parts: Sequence[Window]) -> list[Candidate]:
    """The candidates of one window together, so that its article is read once; none from outside the article."""
    return [each for part in parts for each in candidates if part.holds(each.sentence) and not each.sentence.outside]


def _ask(
    document: Document, section: Section, candidates: Sequence[Candidate], parts: Sequence[Window]
) -> Generator[list[Question], Sequence[Answer], list[Any]]:
    """Values in the order of the candidates; the same question is asked once, and again when its answer has a fault."""
    asked: dict[Key, Question] = {}
    for candidate in candidates:
        if candidate.ask:
            asked.setdefault(_key(candidate), _question(section, window_of(parts, candidate.sentence), candidate))
    answers = (yield list(asked.values())) if asked else []
    values = {key: answer.value for key, answer in zip(asked, answers, strict=True)}
    faults = _faults(document, section, candidates, values)
    if faults:
        again = yield [_again(asked[key], *fault) for key, fault in faults.items()]
        values |= {key: answer.value for key, answer in zip(faults, again, strict=True)}
    return [values.get(_key(candidate)) if candidate.ask else None for candidate in candidates]


def _faults(
    document: Document, section: Section, candidates: Sequence[Candidate], values: dict[Key, Any]
) -> dict[Key, tuple[BaseModel, str]]:
    """Answers that cannot be used and why, by question."""
    if section.fault is None:
        return {}
    first = {_key(candidate): candidate for candidate in reversed(candidates) if candidate.ask}
    told = {key: section.fault(document, first[key], value) for key, value in values.items() if value is not None}
    return {key: (values[key], reason) for key, reason in told.items() if reason}


def _again(question: Question, value: BaseModel, reason: str) -> Question:
    """The question once more, with the answer that cannot be used and why."""
    prompt = load("again.stepwise.v1")
    answer = value.model_dump_json(by_alias=True)
    return replace(
        question,
        messages=(*question.messages, ("assistant", answer), ("user", prompt.render(reason=reason))),
        prompts=(*question.prompts, prompt),
    )


def _key(candidate: Candidate) -> Key:
    return candidate.sentence.number, repr(sorted(candidate.slots.items()))


def _question(section: Section, part: Window, candidate: Candidate) -> Question:
    prompts = section.stepwise
    return Question(
        section=section.name,
        messages=_messages(part, prompts[0].render(sentence=candidate.sentence, **candidate.slots)),
        schema=candidate.answer or section.answer,
        max_tokens=section.max_tokens,
        sentences=(candidate.sentence.number,),
        prompts=(*frame(), *prompts),
    )


def _issuer(document: Document, part: Window) -> Generator[list[Question], Sequence[Answer], str | None]:
    """Who issued the statement, if the text names him."""
    prompt = load("issuer.stepwise.v1")
    first = part.sentences[0].number
    question = Question("issuer", _messages(part, prompt.render()), Issuer, ISSUER_TOKENS, (first,), (*frame(), prompt))
    (answer,) = yield [question]
    name = answer.value.issuer.strip() if isinstance(answer.value, Issuer) else ""
    return name if name and issues(document, name) else None


def _messages(part: Window, text: str) -> tuple[tuple[str, str], ...]:
    return (("system", system()), ("user", f"{article(part.sentences)}\n\n{text}"))
