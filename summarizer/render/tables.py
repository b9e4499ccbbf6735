"""Tables as CSV (RFC 4180): cells on one line, and none that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from summarizer.schemas import Evidence, Party

from .safety import plain

Record = dict[str, Any]
"""A row by its columns; columns that it does not have stay empty."""
EVIDENCE = ("quote", "sentences", "offsets", "source", "doc_id")
"""Columns of what a row rests on."""
_FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula; a tab or line break before it is dropped (OWASP)."""
_LONGEST_NAME = 80


def table(columns: Iterable[str], records: Iterable[Record]) -> str:
    """Records under these columns, with a line that names them: numbers as they are, text defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    names = list(columns)
    writer.writerow(map(_cell, names))
    writer.writerows([_cell(record.get(name)) for name in names] for record in records)
    return out.getvalue()


def file_name(name: str, taken: Iterable[str]) -> str:
    """A name for the table `name` that stays in its folder and is none of those `taken`."""
    safe, number = re.sub(r"[^\w-]+", "_", name).strip("_")[:_LONGEST_NAME] or "section", 2
    file = f"{safe}.csv"
    while file in taken:
        file, number = f"{safe}-{number}.csv", number + 1
    return file


def party(column: str, who: Party | None) -> Record:
    """A party's name in `column` and its actor's id in the one beside it; nothing for nobody."""
    return {column: who.name, f"{column}_id": who.actor_id} if who else {}


def quoted(passages: Iterable[Evidence], source: str | None, document: str) -> Record:
    """The columns of `EVIDENCE`: passages of one article, what it is called, and its SHA-256."""
    found = list(passages)
    return {
        "quote": " | ".join(each.exact for each in found),
        "sentences": [each.sentence for each in found],
        "offsets": [f"{each.start}-{each.end}" for each in found],
        "source": source,
        "doc_id": document,
    }


def _cell(value: object) -> str | float:
    """A value as a cell: numbers as they are, lists with semicolons, text defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return _text("; ".join(map(str, map(_cell, value))))
    if isinstance(value, dict):
        return _text("; ".join(f"{key}: {_cell(each)}" for key, each in value.items()))
    return _text(str(value))


def _text(value: str) -> str:
    text = plain(value).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text
