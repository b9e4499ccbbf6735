"""Sections of the user's own: a Python file with a row class, and a prompt file beside it, make a list of the brief.

The file is run: it is code that the user names, like a plugin.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from ..alterations import numbers
from ..document import Document
from ..errors import UsageError
from ..faithfulness import unfaithful
from ..foreign import recites, runs_of, texts
from ..grounding import Ungrounded, ground, mention
from ..lexicon import words
from ..schemas import Row
from ..templates import TEMPLATE, from_file
from . import BUILT_IN
from .base import Candidate, Found, Outcome, Rejected, Section

MOST_ROWS = 6
"""Rows that one sentence may give when it is asked about alone."""
MAX_TOKENS = 400
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_PLACE = frozenset({"quote", "s"})
"""Fields that say where a row stands; code fills them when one sentence is asked about."""
UserCheck = Callable[[Any, str], str | None]
"""A row and the text of its sentence -> why the row may not stand in the brief; None: it may."""


def with_own(paths: Iterable[Path]) -> tuple[Section, ...]:
    """The built-in sections and those in the files. Raises UsageError as `load_section`, and for a name used twice."""
    sections = list(BUILT_IN)
    for path in paths:
        section = load_section(path)
        if any(section.name == other.name for other in sections):
            raise UsageError(f"there are two sections named {section.name}")
        sections.append(section)
    return tuple(sections)


def load_section(path: Path) -> Section:
    """The section in a Python file, named after it, asked with the prompt NAME.j2 beside it.

    The file holds one class made from `summarizer.schemas.Row`, whose fields are the columns, `s` (the number of the
    sentence) among them, and `quote` if the model is to copy words. It may hold `CUES`, a list of words of which one
    stands in every sentence worth asking about, and `check(row, sentence)`, which returns why a row may not stand.
    Raises UsageError for a file that is not there, does not run or is not made so.
    """
    if not _NAME.fullmatch(path.stem) or path.suffix != ".py":
        raise UsageError(f"a section's file is named like casualties.py, in small letters, not {path.name}")
    module = _run(path)
    row = _row_class(module, path)
    prompt = from_file(path.with_suffix(TEMPLATE))
    cues = _cues(module, path)
    check = getattr(module, "check", None)
    return Section(
        name=path.stem,
        row=row,
        answer=_answer(row),
        prompt="own.stepwise.v1",
        max_tokens=MAX_TOKENS,
        candidates=partial(_candidates, words(cues) if cues else None, prompt.render()),
        read=partial(_read, row),
        own=prompt,
        check=partial(_fault, check, runs_of((prompt.source,))),
    )


def _run(path: Path) -> ModuleType:
    if not path.is_file():
        raise UsageError(f"no such file: {path}")
    name = f"summarizer_section_{path.stem}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise UsageError(f"the section {path} cannot be loaded")
    module = module_from_spec(spec)
    sys.modules[name] = module  # pydantic looks up there what the annotations name
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise UsageError(f"the section {path} does not run: {type(error).__name__}: {_line(error)}") from error
    return module


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _row_class(module: ModuleType, path: Path) -> type[Row]:
    """The one row class that the file itself defines."""
    found = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Row) and each.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise UsageError(f"the section {path} has to define one class made from Row, not {len(found)}")
    (row,) = found
    if any(issubclass(row, section.row) for section in BUILT_IN):
        raise UsageError(f"{row.__name__} in {path} has to be made from Row itself")
    field = row.model_fields.get("s")
    if field is None or field.annotation is not int:
        raise UsageError(f"{row.__name__} in {path} needs a field s: int, the number of the sentence")
    if not row.model_fields.keys() - _PLACE:
        raise UsageError(f"{row.__name__} in {path} has no fields of its own")
    return row


def _cues(module: ModuleType, path: Path) -> list[str]:
    cues = getattr(module, "CUES", [])
    if not isinstance(cues, list | tuple) or not all(isinstance(cue, str) and cue.strip() for cue in cues):
        raise UsageError(f"CUES in {path} has to be a list of words")
    return list(cues)


def _answer(row: type[Row]) -> type[BaseModel]:
    """The schema of an answer about one sentence: rows without the fields that code fills."""
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in row.model_fields.items() if name not in _PLACE
    }
    closed = ConfigDict(extra="forbid")
    part = create_model(f"{row.__name__}OfSentence", __config__=closed, **fields)
    rows: Any = (list[part], Field(max_length=MOST_ROWS))
    return create_model(f"{row.__name__}s", __config__=closed, rows=rows)


def _candidates(cues: re.Pattern[str] | None, text: str, document: Document, found: Found) -> list[Candidate]:  # noqa: ARG001
    """The sentences with a cue, all of them where no cue is given."""
    return [
        Candidate(sentence, slots={"text": text})
        for sentence in document.article
        if cues is None or cues.search(sentence.text)
    ]


def _read(
    row: type[Row],
    document: Document,  # noqa: ARG001 - the section's signature
    proposed: Sequence[Candidate],
    values: Sequence[Any],
    found: Found,  # noqa: ARG001
) -> list[Outcome]:
    """The rows of every answer, each with its sentence as its proof."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        for each in value.rows if value is not None else ():
            out.append(_completed(row, each, candidate))
    return out


def _completed(row: type[Row], part: BaseModel, candidate: Candidate) -> Outcome:
    place: dict[str, Any] = {"quote": candidate.sentence.text, "s": candidate.sentence.number}
    known = {name: value for name, value in place.items() if name in row.model_fields}
    try:
        return row.model_validate({**part.model_dump(), **known})
    except ValidationError as error:
        return Rejected(candidate.sentence.number, "invalid", f"the row is not valid: {error.errors()[0]['msg']}")


def _fault(check: UserCheck | None, asked: frozenset[str], document: Document, row: Row) -> Rejected | None:
    """Why a row may not stand: what it says is not in its sentence but in the question, or the user's check objects.

    A row without evidence is somebody else's matter: it is set aside when it is grounded.
    """
    found = ground(document, row)
    if isinstance(found, Ungrounded):
        return None
    sentence = document.sentence(found.sentence).text
    for name in type(row).model_fields.keys() - _PLACE:
        if not _of_a_vocabulary(type(row), name) and not _stands(document, getattr(row, name), sentence):
            return Rejected(found.sentence, "not_in_text", f"{name}: {getattr(row, name)!r} is not in the sentence")
    if any(recites(document, text, lambda: asked) for text in texts(row)):
        return Rejected(found.sentence, "prompt_words", "it repeats words of the question")
    try:
        reason = check(row, sentence) if check else None
    except Exception as error:
        raise UsageError(f"check of {type(row).__name__} failed: {type(error).__name__}: {_line(error)}") from error
    return Rejected(found.sentence, "own_check", str(reason)) if reason else None


def _of_a_vocabulary(row: type[Row], name: str) -> bool:
    """Does the field hold one of a set of words, which need not be the article's?"""
    return _closed(row.model_fields[name].annotation)


def _closed(annotation: Any) -> bool:  # noqa: ANN401 - any type
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return True
    return get_origin(annotation) is Literal or any(map(_closed, get_args(annotation)))


def _stands(document: Document, value: object, sentence: str) -> bool:
    """Is a value borne out: words by the article, or by the names and numbers of the sentence; numbers by the sentence?

    One and none are mostly told in other words ("a child", "nobody").
    """
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return value in {0, 1} or value in {float(number) for number in numbers(sentence) if _is_figure(number)}
    if isinstance(value, list | tuple | set):
        return all(_stands(document, each, sentence) for each in value)
    text = str(value)
    return mention(document, text) is not None or unfaithful(text, [sentence], paraphrase=True) is None


def _is_figure(number: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", number))
