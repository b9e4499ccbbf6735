"""A brief or dossier in the format that was asked for, to where it was asked for: one text, or tables in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..render import csv_files, render, to_csv
from ..schemas import Brief, Dossier
from .console import check_folder, check_output, emit, emit_files

CSV = "csv"


@dataclass(frozen=True)
class Target:
    """A format, a file (or, for all lists as tables, a folder), and the one list that is wanted as a table."""

    format: str
    output: Path | None
    list: str | None = None

    def check(self, source: Path | None = None) -> None:
        """Before anybody is asked: raises UsageError or InputError for what cannot be written."""
        if self.format != CSV and self.list is not None:
            raise UsageError("--list goes with -f csv")
        if self.format != CSV or self.list is not None:
            check_output(self.output, source)
        elif self.output is None:
            raise UsageError("csv is several files: name a folder with -o, or one list with --list")
        else:
            check_folder(self.output)

    def write(self, told: Brief | Dossier, article: str | None = None) -> None:
        """Write a brief, with the text of its article where the format shows it, or a dossier.

        Raises as `check` does, and UsageError for a list that is not in it.
        """
        if self.format != CSV:
            emit(render(told, self.format, article), self.output)
        elif self.list is not None:
            emit(to_csv(told, self.list), self.output)
        elif self.output is not None:
            emit_files(csv_files(told), self.output)
