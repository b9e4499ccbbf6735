"""A brief in a form for its reader: one function a format."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.errors import UsageError
from summarizer.schemas import Brief

from .csv import csv_files, to_csv
from .geojson import to_geojson
from .html import to_html
from .json import to_json
from .jsonld import to_jsonld
from .markdown import to_markdown

__all__ = ["FORMATS", "csv_files", "render", "to_csv"]

FORMATS: dict[str, Callable[[Brief], str]] = {
    "markdown": to_markdown,
    "json": to_json,
    "html": to_html,
    "geojson": to_geojson,
    "jsonld": to_jsonld,
}
WITH_ARTICLE: dict[str, Callable[[Brief, str], str]] = {"html": to_html}
"""Formats that show the article beside the brief, when they are given it."""


def render(brief: Brief, format: str, article: str | None = None) -> str:
    """`brief` in one of `FORMATS`, ending with a newline; formats that show the `article` take its text.

    Raises UsageError for a format not among them, InputError when the brief is not about the `article` that is shown.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    if article is not None and format in WITH_ARTICLE:
        return WITH_ARTICLE[format](brief, article)
    return FORMATS[format](brief)
