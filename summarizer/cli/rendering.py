"""`summarizer render`: a saved brief in another format."""

from __future__ import annotations

from pathlib import Path

from ..document import from_path
from ..errors import InputError
from ..render import render
from ..render.json import read_brief
from .console import check_output, emit, standard_input

LARGEST = 200_000_000
"""Bytes read of a saved brief: ten times an article."""


def run(brief: Path, article: Path | None, format: str, output: Path | None) -> None:
    """Write the brief in `format`. Raises InputError when a file is missing or the article is another one."""
    check_output(output)
    saved = read_brief(read_saved(brief))
    if article is not None and from_path(article).id != saved.document.id:
        raise InputError(f"{article} is not the article that {brief} is about")
    emit(render(saved, format), output)


def read_saved(brief: Path) -> str:
    """The text of a saved brief; - is standard input. Raises InputError when it cannot be read."""
    try:
        data = standard_input(LARGEST) if str(brief) == "-" else brief.read_bytes()
        return data.decode("utf-8-sig")
    except IsADirectoryError as error:
        raise InputError(f"{brief} is a folder, not a brief") from error
    except OSError as error:
        raise InputError(f"cannot read {brief}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"cannot read {brief}: not UTF-8 text") from error
