"""`summarizer render`: a saved brief in another format."""

from __future__ import annotations

from pathlib import Path

from ..document import from_path
from ..errors import InputError
from ..render.json import read_brief
from .console import standard_input
from .formats import Target

LARGEST = 200_000_000
"""Bytes read of a saved brief: ten times an article."""


def run(brief: Path, article: Path | None, target: Target) -> None:
    """Write the brief as `target` says. Raises InputError when a file is missing or the article is another one."""
    target.check()
    saved = read_brief(read_text(brief))
    document = None if article is None else from_path(article)
    if document is not None and document.id != saved.document.id:
        raise InputError(f"{article} is not the article that {brief} is about")
    target.write(saved, None if document is None else document.text)


def read_text(brief: Path) -> str:
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
