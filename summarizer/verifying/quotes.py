"""Quotations of any JSON, picked out by a JSONPath, each with how it stands to the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..alignment import Alignment, align
from ..document import Document
from ..errors import InputError, UsageError
from ..schemas import FAITHFUL, Verdict
from ..surroundings import cut_off
from .report import Finding, Passage, Reason

LONGEST_PATH = 1_000
"""Code points of a JSONPath; each step of one nests, and thousands would overflow the interpreter's stack."""


def findings(data: object, path: str, article: Document) -> Iterator[Finding]:
    """A finding for each quotation that the JSONPath `path` selects in `data`, in the order of the data.

    Raises UsageError for what is no JSONPath or selects something other than text, InputError where it selects
    nothing. A null is a quotation that is not there: absent.
    """
    for where, words in _selected(data, path):
        yield quotation(where, words, article.text)


def quotation(where: str, words: str, text: str) -> Finding:
    """How one quotation stands to a text; `where` says which one it is."""
    found = _weighed(align(words, text), text)
    return Finding("quotation", where, words, tuple(_reasons(found)), Passage.of(found, text))


def _weighed(found: Alignment, text: str) -> Alignment:
    """A faithful quotation that is cut off from what negates or hedges it is an altered one."""
    change = cut_off(found, text) if found.verdict in FAITHFUL else None
    return found if change is None else Alignment(Verdict.ALTERED, found.start, found.end, *change)


def _reasons(found: Alignment) -> Iterator[Reason]:
    if found.verdict is Verdict.ABSENT:
        yield Reason("absent", "the article does not have it")
    elif found.verdict is Verdict.ALTERED:
        yield Reason(found.alteration or "word", found.detail or "")


def _selected(data: object, path: str) -> Iterator[tuple[str, str]]:
    """Where each quotation stands, and its words."""
    found = _matches(data, path)
    if not found:
        raise InputError(f"nothing in the JSON is at {path}")
    for where, value in found:
        if not isinstance(value, str | None):
            raise UsageError(f"{where} is not text: end the JSONPath at the quotations themselves")
        yield where, value or ""


def _matches(data: Any, path: str) -> list[tuple[str, object]]:  # noqa: ANN401 - any JSON
    from jsonpath import JSONPathError, finditer

    if len(path) > LONGEST_PATH:
        raise UsageError(f"the JSONPath is longer than {LONGEST_PATH} characters")
    try:
        return [(match.path, match.obj) for match in finditer(path, data)]
    except JSONPathError as error:
        raise UsageError(f"not a JSONPath: {path!r} ({str(error).splitlines()[0]})") from error
