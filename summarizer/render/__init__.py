"""A brief or a dossier in a form for its reader: one function a format."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.errors import UsageError
from summarizer.schemas import Brief, Dossier

from . import csv
from .dossier import dossier_csv_files, dossier_to_csv, render_dossier
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


def render(told: Brief | Dossier, format: str, article: str | None = None) -> str:
    """A brief in one of `FORMATS`, ending with a newline; formats that show the `article` take its text.

    A dossier has the same formats but jsonld, and shows no article. Raises UsageError for a format not among them,
    InputError when the brief is not about the `article` that is shown.
    """
    if isinstance(told, Dossier):
        return render_dossier(told, format)
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    if article is not None and format in WITH_ARTICLE:
        return WITH_ARTICLE[format](told, article)
    return FORMATS[format](told)


def to_csv(told: Brief | Dossier, name: str) -> str:
    """One list as a table. Raises UsageError for a list that the brief or dossier does not have."""
    return dossier_to_csv(told, name) if isinstance(told, Dossier) else csv.to_csv(told, name)


def csv_files(told: Brief | Dossier) -> dict[str, str]:
    """Every list as a table, by its file name."""
    return dossier_csv_files(told) if isinstance(told, Dossier) else csv.csv_files(told)
