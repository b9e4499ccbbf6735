"""A brief in a form for its reader: one function a format."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.errors import UsageError
from summarizer.schemas import Brief

from .json import to_json
from .markdown import to_markdown

FORMATS: dict[str, Callable[[Brief], str]] = {
    "markdown": to_markdown,
    "json": to_json,
}


def render(brief: Brief, format: str) -> str:
    """`brief` in one of `FORMATS`, ending with a newline; raises UsageError for a format not among them."""
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    return FORMATS[format](brief)
