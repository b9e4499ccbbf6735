"""The sets of articles with gold, by name: the project's own, and those in a folder of one's own.

`own` ships with the project; `own-a`, `own-b` and `own-c` are its parts, of which nobody reads the last while writing
rules. Any other name is a file `NAME.jsonl` in the folder that SUMMARIZER_EVAL_DATA names, one article a line, with its
scorer beside it; it is read where it is, never copied.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import click

from .figures import Figures, Outcome
from .plain import LISTS, PlainBrief

VARIABLE = "SUMMARIZER_EVAL_DATA"
Record = dict[str, Any]
"""An article of a file, with `id`, `text`, `gold`, and the lists that it `annotates`."""


class EvalSet(Protocol):
    """Articles with gold and the way they are scored."""

    articles: dict[str, str]
    """Text by id, in the order of the set."""

    def score(self, briefs: Mapping[str, PlainBrief]) -> Figures:
        """Figures over the articles that have a brief."""

    def outcomes(self, article: str, brief: PlainBrief) -> list[Outcome]:
        """What became of each item of one article."""


def find(name: str) -> EvalSet:
    """The set called `name`. Raises ClickException for one that is not there."""
    if name in ("own", "own-a", "own-b", "own-c", "own-d"):
        from .own_set import OwnSet

        return OwnSet(part=name.removeprefix("own").removeprefix("-"))
    file = data_folder() / f"{name}.jsonl"
    if not file.is_file():
        raise click.ClickException(f"no set {name!r}: no file {file}")
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    if all(set(LISTS) <= set(record["annotates"]) for record in records):
        from .brief_set import BriefSet

        return BriefSet(file)
    from .list_set import ListSet

    return ListSet(file, records)


def data_folder() -> Path:
    """The folder of sets. Raises ClickException when it is not named."""
    folder = os.environ.get(VARIABLE)
    if not folder or not Path(folder).is_dir():
        raise click.ClickException(f"name the folder of evaluation sets in {VARIABLE}")
    return Path(folder)


def scorer(folder: Path, name: str) -> ModuleType:
    """The scorer `NAME.py` in the folder of sets. Raises ClickException when it is not there."""
    path = folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise click.ClickException(f"no scorer {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
