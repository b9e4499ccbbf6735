"""Stepwise: one small question for each candidate sentence, for models that answer small questions well.

The article comes first in every question of a window, so that a server with a prompt cache reads it once.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..document import Document, Sentence
from ..questions import Answer, Question
from ..schemas import Row
from ..sections.base import Candidate, Found, Rejected, Section
from ..statements import is_statement, issues
from ..templates import Prompt, load
from ..windows import Window, window_of, windows
from . import Conversation, Harvest
from .asking import article, system


class Issuer(BaseModel):
    """The answer to "who issued this statement?"."""

    model_config = ConfigDict(extra="forbid")

    issuer: str = Field(max_length=80)


def stepwise(document: Document, sections: Sequence[Section], context: int) -> Conversation:
    """Ask about each section in turn; `context` is what the model reads at once, in tokens."""
    parts = windows(document, context)
    found = Found(statement=is_statement(document))
    if found.statement:
        found = Found(statement=True, issuer=(yield from _issuer(document, parts[0])))
    rejected: list[Rejected] = []
    for section in sections:
        candidates = [each for part in parts for each in _proposed(section, document, found, part)]
        values = yield from _ask(section, candidates, parts)
        outcomes = section.read(document, candidates, values, found)
        rows: list[Row] = [outcome for outcome in outcomes if isinstance(outcome, Row)]
        rejected += [outcome for outcome in outcomes if isinstance(outcome, Rejected)]
        found = Found({**found.rows, section.name: rows}, found.statement, found.issuer)
    return Harvest(found.rows, rejected, found.issuer, found.statement)


def _proposed(section: Section, document: Document, found: Found, part: Window) -> list[Candidate]:
    """The section's candidates in one window."""
    numbers = {sentence.number for sentence in part.sentences}
    return [candidate for candidate in section.candidates(document, found) if candidate.sentence.number in numbers]


def _ask(
    section: Section, candidates: Sequence[Candidate], parts: Sequence[Window]
) -> Generator[list[Question], Sequence[Answer], list[Any]]:
    """Values in the order of the candidates; the same question is asked once."""
    prompt = load(section.prompt)
    asked: dict[tuple[int, int], Question] = {}
    for candidate in candidates:
        if candidate.ask:
            key = _key(candidate)
            asked.setdefault(key, _question(section, prompt, window_of(parts, candidate.sentence), candidate))
    answers = (yield list(asked.values())) if asked else []
    values = {key: answer.value for key, answer in zip(asked, answers, strict=True)}
    return [values.get(_key(candidate)) if candidate.ask else None for candidate in candidates]


def _key(candidate: Candidate) -> tuple[int, int]:
    return candidate.sentence.number, hash(repr(sorted(candidate.slots.items())))


def _question(section: Section, prompt: Prompt, part: Window, candidate: Candidate) -> Question:
    text = prompt.render(sentence=candidate.sentence, **candidate.slots)
    return _about(
        section.name,
        prompt,
        part.sentences,
        text,
        candidate.answer or section.answer,
        section.max_tokens,
        (candidate.sentence,),
    )


def _about(  # noqa: PLR0913 - the parts of a question
    section: str,
    prompt: Prompt,
    sentences: Sequence[Sentence],
    text: str,
    schema: type[BaseModel],
    max_tokens: int,
    cited: Sequence[Sentence],
) -> Question:
    head = article(sentences)
    return Question(
        section,
        (("system", system()), ("user", f"{head}\n\n{text}")),
        schema,
        max_tokens,
        tuple(sentence.number for sentence in cited),
        (prompt,),
    )


def _issuer(document: Document, part: Window) -> Generator[list[Question], Sequence[Answer], str | None]:
    """Who issued the statement, if the text names him."""
    prompt = load("issuer.stepwise.v1")
    question = _about("issuer", prompt, part.sentences, prompt.render(), Issuer, 40, part.sentences[:1])
    (answer,) = yield [question]
    name = answer.value.issuer.strip() if isinstance(answer.value, Issuer) else ""
    return name if name and issues(document, name) else None
