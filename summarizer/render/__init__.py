"""A brief in a form for its reader: one function a format."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.errors import UsageError
from summarizer.schemas import Brief

from .csv import csv_files, to_csv
from .geojson import to_geojson
from .json import to_json
from .jsonld import to_jsonld
from .markdown import to_markdown

__all__ = ["FORMATS", "csv_files", "render", "to_csv"]

FORMATS: dict[str, Callable[[Brief], str]] = {
    "markdown": to_markdown,
    "json": to_json,
    "geojson": to_geojson,
    "jsonld": to_jsonld,
}


def render(brief: Brief, format: str) -> str:
    """`brief` in one of `FORMATS`, ending with a newline; raises UsageError for a format not among them."""
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    return FORMATS[format](brief)
