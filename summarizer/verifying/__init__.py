"""Verifying: a brief, or the quotations of any JSON, checked against the article. No model, no network.

Checked is what code can check: words, offsets, names, links, and what follows by fixed tables. Whether a pronoun was
read right, or a claim is true, is not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from pydantic import ValidationError
from pydantic_core import from_json

from ..document import Document, from_path, from_text
from ..errors import InputError
from ..schemas import READABLE, SCHEMA_VERSION, Brief
from .briefs import findings
from .quotes import findings as quoted
from .report import Finding, Passage, Reason, Report

__all__ = ["Finding", "Passage", "Reason", "Report", "verify"]

Json = Mapping[str, object] | Sequence[object]
Told = Brief | str | os.PathLike[str] | Json
"""A brief, or JSON: parsed, as text, or in a file that a path names."""

MOST_MISFITS = 100
"""Faults of the schema that are listed."""


def verify(brief: Told, article: str | os.PathLike[str] | Document, *, quotes: str | None = None) -> Report:
    """What holds in `brief` about `article` and what does not: `report.holds`, `report.failed`, `report.findings`.

    A `str` is text (JSON, an article), a path names a file. Every quotation, offset and verdict is checked, every
    text, goal, name and place against its passages, statuses and sides against their fixed tables, links and schema.
    With `quotes`, a JSONPath (RFC 9535), `brief` is any JSON, and each quotation at that path is called verbatim,
    typographic, elided, altered or absent.

    Raises InputError for what cannot be read, is no brief, or has no quotations there, UsageError for what is no
    JSONPath.
    """
    document = _document(article)
    if quotes is not None:
        data = brief.model_dump(mode="json") if isinstance(brief, Brief) else _parsed(brief)
        return Report(tuple(quoted(data, quotes, document)))
    if isinstance(brief, Brief):
        return Report(tuple(findings(brief, document)))
    return _of_data(_parsed(brief), document)


def _document(article: str | os.PathLike[str] | Document) -> Document:
    if isinstance(article, Document):
        return article
    return from_text(article) if isinstance(article, str) else from_path(article)


def _parsed(told: str | os.PathLike[str] | Json) -> object:
    if isinstance(told, os.PathLike):
        told = _read(Path(told))
    if not isinstance(told, str):
        return told
    try:
        return from_json(told.encode("utf-8", "replace"), allow_inf_nan=False)
    except ValueError as error:
        raise InputError(f"not valid JSON: {error}") from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {str(path)!r}: {getattr(error, 'strerror', None) or error}") from error


def _of_data(data: object, document: Document) -> Report:
    """The findings of a brief as data: those of the schema alone where it does not fit."""
    version = data.get("schema_version") if isinstance(data, Mapping) else None
    if version is None or not isinstance(data, Mapping):
        raise InputError("this is not a brief: it has no schema_version; name its quotations with --quotes JSONPATH")
    if version not in READABLE:
        raise InputError(f"this brief has another schema version than {', '.join(READABLE)}, which this program reads")
    try:
        brief = Brief.model_validate({**data, "schema_version": SCHEMA_VERSION})
    except ValidationError as error:
        return Report(tuple(_misfits(error)))
    return Report((Finding("schema", "schema", SCHEMA_VERSION), *findings(brief, document)))


def _misfits(error: ValidationError) -> Iterator[Finding]:
    for fault in error.errors(include_url=False, include_context=False)[:MOST_MISFITS]:
        where = ".".join(map(str, fault["loc"]))
        yield Finding("schema", where, shorten(str(fault["input"]), 80), (Reason("schema", fault["msg"]),))
