"""`summarizer schema`: the JSON Schema of a brief, or of a row that a model fills."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..schemas import Brief
from ..sections import BUILT_IN
from ..sections.own import load_section
from .console import emit


def show(section: str | None) -> None:
    """Print the schema. Raises UsageError for an unknown section."""
    schema = _row(section) if section else Brief.model_json_schema()
    emit(json.dumps(schema, indent=1, ensure_ascii=False) + "\n")


def _row(name: str) -> dict[str, Any]:
    """The schema of a section's row; of one of the user's own by its file, which is run."""
    if name.endswith(".py"):
        return load_section(Path(name)).row.model_json_schema()
    for section in BUILT_IN:
        if section.name == name:
            return section.row.model_json_schema()
    raise UsageError(f"no section {name!r}; known are: {', '.join(section.name for section in BUILT_IN)}")
