"""`summarizer merge` and `summarizer diff`: saved briefs put together and compared; no model is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import InputError
from ..merging import diff, merge
from ..render.dossier import read_dossier, render_dossier
from ..render.json import read_brief
from ..render.safety import plain
from ..schemas import Brief, Dossier
from .console import check_output, emit
from .rendering import read_text


def run_merge(paths: Sequence[Path], format: str, output: Path | None) -> None:
    """Write the dossier of saved briefs: files, JSON Lines, folders. Raises InputError for what is no brief."""
    check_output(output)
    briefs = [brief for path in paths for brief in _briefs(path)]
    emit(render_dossier(merge(briefs), format), output)


def run_diff(old: Path, new: Path) -> None:
    """Print what changed between two saved briefs or dossiers, a line each; nothing where nothing did."""
    lines = [each.line for each in diff(_either(old), _either(new))]
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
    try:
        return read_brief(text)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _either(path: Path) -> Brief | Dossier:
    text = read_text(path)
    return read_dossier(text) if '"dossier_version"' in text[:200] else _brief(path, text)
