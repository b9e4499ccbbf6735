"""`summarizer render`: a saved brief or dossier in another format."""

from __future__ import annotations

from pathlib import Path

from ..document import from_path
from ..errors import InputError, UsageError
from ..render.dossier import read_dossier
from ..render.json import read_brief
from ..schemas import Brief, Dossier
from .console import standard_input
from .formats import Target

LARGEST = 200_000_000
"""Bytes read of a saved brief: ten times an article."""
_BEGINNING = 200
"""Characters among which a dossier says that it is one; its version is written first."""


def run(brief: Path, article: Path | None, target: Target) -> None:
    """Write the brief or dossier as `target` says.

    Raises InputError when a file is missing or the article is another one, UsageError for an article of a dossier.
    """
    target.check()
    saved = read_either(read_text(brief))
    if isinstance(saved, Dossier):
        if article is not None:
            raise UsageError("a dossier is of several articles, none of which can be shown beside it")
        target.write(saved)
        return
    document = None if article is None else from_path(article)
    if document is not None and document.id != saved.document.id:
        raise InputError(f"{article} is not the article that {brief} is about")
    target.write(saved, None if document is None else document.text)


def read_either(text: str) -> Brief | Dossier:
    """The brief or dossier that was saved. Raises InputError when `text` is neither."""
    return read_dossier(text) if '"dossier_version"' in text[:_BEGINNING] else read_brief(text)


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
