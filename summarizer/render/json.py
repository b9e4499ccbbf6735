"""A brief as JSON, and back: the brief's own keys in their order, safe to print on a terminal."""

from __future__ import annotations

import re

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from summarizer.errors import InputError
from summarizer.schemas import READABLE, SCHEMA_VERSION, Brief

from .safety import hidden, plain

_BEYOND_ASCII = re.compile("[^\n -~]")


def to_json(brief: Brief) -> str:
    r"""`brief` as JSON, indented by 2, with a final newline; `summary` is left out when there is none.

    Letters of every script stay letters; characters that cannot be seen are written as `\uXXXX`.
    """
    return visible(brief.model_dump_json(indent=2, exclude={"summary"} if brief.summary is None else None))


def visible(text: str) -> str:
    r"""JSON as text that is safe to print, with a final newline: what cannot be seen is written as `\uXXXX`."""
    return _BEYOND_ASCII.sub(_escaped, text) + "\n"


def to_line(brief: Brief) -> str:
    """`brief` as `to_json` gives it, on one line, for JSON Lines."""
    return visible(brief.model_dump_json(exclude={"summary"} if brief.summary is None else None))


def read_brief(text: str) -> Brief:
    """The brief that `to_json` wrote, an older one brought to this schema version.

    Raises InputError when `text` is not a brief, or is one of a later version.
    """
    try:
        data = from_json(text.encode(), allow_inf_nan=False)
    except ValueError as error:
        raise InputError("this is not a brief: it is not valid JSON") from error
    _check_version(data)
    try:
        return Brief.model_validate(data | {"schema_version": SCHEMA_VERSION})
    except ValidationError as error:
        raise InputError(f"this is not a brief: {_first_fault(error.errors()[0])}") from error


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if not hidden(char):
        return char
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _check_version(data: object) -> None:
    """Versions only added fields since 1.0, which an older brief does without."""
    version = data.get("schema_version") if isinstance(data, dict) else None
    if version is None:
        raise InputError("this is not a brief: it has no schema_version")
    if version not in READABLE:
        raise InputError(f"this brief has another schema version than {', '.join(READABLE)}, which this program reads")


def _first_fault(fault: ErrorDetails) -> str:
    where = plain(".".join(str(step) for step in fault["loc"]))[:80]
    return f"{where}: {fault['type'].replace('_', ' ')}"
