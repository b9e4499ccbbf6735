"""`summarizer render`: a saved brief in another format."""

from __future__ import annotations

from pathlib import Path

from ..document import from_path
from ..errors import InputError
from ..render import render
from ..render.json import read_brief
from .console import emit


def run(brief: Path, article: Path | None, format: str, output: Path | None) -> None:
    """Write the brief in `format`. Raises InputError when a file is missing or the article is another one."""
    try:
        text = brief.read_text(encoding="utf-8")
    except IsADirectoryError as error:
        raise InputError(f"{brief} is a folder, not a brief") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {brief}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from error
    saved = read_brief(text)
    if article is not None and from_path(article).id != saved.document.id:
        raise InputError(f"{article} is not the article that {brief} is about")
    emit(render(saved, format), output)
