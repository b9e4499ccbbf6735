"""`summarizer merge` and `summarizer diff`: saved briefs put together and compared; no model is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import InputError
from ..merging import diff, merge
from ..render.safety import plain
from ..schemas import Brief, Dossier
from .console import emit
from .formats import Target
from .rendering import read_either, read_text


def run_merge(paths: Sequence[Path], target: Target) -> None:
    """Write the dossier of saved briefs: files, JSON Lines, folders. Raises InputError for what is no brief."""
    target.check()
    briefs = [brief for path in paths for brief in _briefs(path)]
    target.write(merge(briefs))


def run_diff(old: Path, new: Path) -> None:
    """Print what changed between two saved briefs or dossiers, a line each; nothing where nothing did."""
    lines = [each.line for each in diff(_either(old, read_text(old)), _either(new, read_text(new)))]
    emit("".join(f"{plain(line)}\n" for line in lines))


def _briefs(path: Path) -> Iterator[Brief]:
    if path.is_dir():
        found = sorted(path.rglob("*.json"))
        if not found:
            raise InputError(f"no briefs in {path}")
        for each in found:
            yield _brief(each, read_text(each))
    elif path.suffix in {".jsonl", ".ndjson"}:
        for line in read_text(path).split("\n"):
            if line.strip():
                yield _brief(path, line)
    else:
        yield _brief(path, read_text(path))


def _brief(path: Path, text: str) -> Brief:
    found = _either(path, text)
    if isinstance(found, Dossier):
        raise InputError(f"{path}: this is a dossier, not a brief")
    return found


def _either(path: Path, text: str) -> Brief | Dossier:
    try:
        return read_either(text)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
