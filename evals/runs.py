"""Results: what a system made of a set, kept after every article, so that a run goes on where it stopped.

A result file holds ids, offsets and figures, and no text of the articles.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel, ConfigDict, Field, ValidationError

import summarizer

from .figures import Figures
from .plain import PlainBrief
from .wordless import with_words, without_words

RESULTS = Path(__file__).parent / "results"
ROOT = Path(__file__).parent.parent
_CODE = {".py", ".toml", ".j2"}


class Cost(BaseModel):
    """What one article took: seconds on the clock, questions, and tokens read, taken from a cache, and generated."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    questions: int = 0
    read: int = 0
    cached: int = 0
    generated: int = 0


class Made(BaseModel):
    """What a system made of one article. `error` names the failure of one that gave nothing, or not all."""

    brief: PlainBrief = Field(default_factory=PlainBrief)
    cost: Cost
    rejected: dict[str, int] = Field(default_factory=dict)
    prompts: dict[str, str] = Field(default_factory=dict)
    error: str | None = None


class Kept(BaseModel):
    """What is kept of it; `brief` is without words."""

    brief: dict[str, Any]
    cost: Cost
    rejected: dict[str, int] = Field(default_factory=dict)
    error: str | None = None


class Head(BaseModel):
    """What a result is of. A run goes on only with the same system, model, strategy, limits and code."""

    model_config = ConfigDict(frozen=True)

    set: str
    system: str
    model: str
    strategy: str
    version: str = summarizer.__version__
    code: str = Field(description="digest of the package's files, prompts and word lists included")


class Run(BaseModel):
    """A result file. `figures` are over the articles of the last run; `prompts` are digests by name."""

    head: Head
    commit: str
    prompts: dict[str, str] = Field(default_factory=dict)
    articles: dict[str, Kept] = Field(default_factory=dict)
    figures: Figures | None = None

    def add(self, name: str, made: Made, text: str) -> None:
        """Keep what was made of an article."""
        brief = without_words(made.brief, text)
        self.articles[name] = Kept(brief=brief, **made.model_dump(exclude={"brief", "prompts"}))
        self.prompts |= made.prompts

    def briefs(self, articles: dict[str, str]) -> dict[str, PlainBrief]:
        """The briefs of these articles (text by id) that are done."""
        done = {name: text for name, text in articles.items() if name in self.articles}
        return {name: with_words(self.articles[name].brief, text) for name, text in done.items()}

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.part")
        beside.write_text(self.model_dump_json(indent=1), encoding="utf-8")
        beside.replace(path)


def load(path: Path) -> Run:
    """The result in a file. Raises ClickException when there is none."""
    try:
        return Run.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise click.ClickException(f"no result of a run: {path}") from error


def resume(path: Path, head: Head) -> Run:
    """The run that was begun in a file, or a new one. Raises ClickException when the file is of another run."""
    if not path.exists():
        return Run(head=head, commit=commit())
    run = load(path)
    if run.head != head:
        other = [name for name, value in head if getattr(run.head, name) != value]
        raise click.ClickException(f"{path} is of another run ({', '.join(other)} differ): name another file")
    return run


def default_path(head: Head) -> Path:
    """Where the result of a run is kept unless a file is named."""
    parts = (head.set, head.system, head.model, head.strategy, head.code[:8])
    return RESULTS / (
        "-".join("".join(c if c.isalnum() or c in "._" else "_" for c in part) for part in parts) + ".json"
    )


def code_digest(*folders: Path) -> str:
    """Digest of the code in `folders`; without any, of the package: what decides what is asked and what is answered."""
    package = Path(summarizer.__file__).parent
    linked = (package, package / "schemas", package / "prompts")  # links in a checkout, which rglob does not follow
    files = {file for folder in folders or linked for file in folder.rglob("*") if file.suffix in _CODE}
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def commit() -> str:
    """The commit that is checked out, marked when files differ from it."""
    described = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+changes", "--exclude=*"]
    done = subprocess.run(described, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "none"
