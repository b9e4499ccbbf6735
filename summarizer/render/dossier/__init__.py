"""A dossier in a form for its reader: one module a format."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.errors import UsageError
from summarizer.schemas import Dossier

from .csv import dossier_csv_files, dossier_to_csv
from .geojson import dossier_to_geojson
from .html import dossier_to_html
from .json import dossier_to_json, read_dossier
from .markdown import dossier_to_markdown

__all__ = ["DOSSIER_FORMATS", "dossier_csv_files", "dossier_to_csv", "read_dossier", "render_dossier"]

DOSSIER_FORMATS: dict[str, Callable[[Dossier], str]] = {
    "markdown": dossier_to_markdown,
    "json": dossier_to_json,
    "html": dossier_to_html,
    "geojson": dossier_to_geojson,
}


def render_dossier(dossier: Dossier, format: str) -> str:
    """`dossier` in one of `DOSSIER_FORMATS`, with a final newline; raises UsageError for another format."""
    if format not in DOSSIER_FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(DOSSIER_FORMATS)}")
    return DOSSIER_FORMATS[format](dossier)
