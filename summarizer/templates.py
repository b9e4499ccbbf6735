"""Prompt files: found by name, rendered strictly in a sandbox, hashed for the run record.

A file of the same name in a folder of the user's stands in for the package's: in SUMMARIZER_PROMPTS if that is set
(empty: in none), else in `summarizer-prompts` here, else in the user's configuration folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Environment, Template


BUILT_IN = "built-in"
"""Where a prompt comes from that nobody put another in place of."""


TEMPLATE, EXAMPLES = ".j2", ".examples.toml"
PROJECT_FOLDER = "summarizer-prompts"
_NAME = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True)
class Prompt:
    """A template with its few-shot examples; `name` carries the version ("claims.stepwise.v1").

    `data` is the examples' TOML as it stands in its file.
    """

    name: str
    source: str
    examples: tuple[Mapping[str, Any], ...] = ()
    origin: str = BUILT_IN
    sha256: str = ""
    data: str = ""

    @cached_property
    def text(self) -> str:
        """What a template says that has nothing to fill in. Raises UsageError as `render`."""
        return self.render()

    def render(self, **values: object) -> str:
        """The text with `values` filled in.

        Values are inert: braces in an article stay braces. Raises UsageError for a template that does not
        render (an unknown name in it, a syntax error).
        """
        import jinja2

        try:
            return _compiled(self.source).render(examples=self.examples, **values).strip()
        except jinja2.TemplateError as error:
            raise UsageError(f"prompt {self.name} does not render: {error.message}") from error
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise UsageError(f"prompt {self.name} does not render ({type(error).__name__})") from error


@cache
def _compiled(source: str) -> Template:
    return _environment().from_string(source)


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["tojson"] = _json
    return environment


def _json(value: object) -> str:
    """Compact JSON, keys in their order, as a model is asked to write it."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(name: str) -> Prompt:
    """The prompt `name` with its examples: the user's files where there are any, else the package's.

    Raises UsageError for an unknown name and for a file that cannot be read.
    """
    return _load(name, folders())


def built_in(name: str) -> Prompt:
    """The package's own prompt `name`. Raises UsageError for an unknown name."""
    return _load(name, ())


def names() -> list[str]:
    """Names of the package's prompts, sorted."""
    found = (path.name for path in files("summarizer.prompts").iterdir())
    return sorted(name.removesuffix(TEMPLATE) for name in found if name.endswith(TEMPLATE))


def folders() -> tuple[Path, ...]:
    """Where prompts of the user's own are looked for, first to last. Raises UsageError for a named folder not there."""
    wanted = os.environ.get("SUMMARIZER_PROMPTS")
    if wanted is None:
        return _usual(Path.cwd(), os.environ.get("XDG_CONFIG_HOME") or "~/.config", os.environ.get("HOME"))
    if wanted and not Path(wanted).expanduser().is_dir():
        raise UsageError(f"there is no folder of prompts {wanted} (SUMMARIZER_PROMPTS)")
    return (Path(wanted).expanduser(),) if wanted else ()


@lru_cache(maxsize=16)
def _usual(here: Path, settings: str, home: str | None) -> tuple[Path, ...]:  # noqa: ARG001 - what "~" depends on
    return (here / PROJECT_FOLDER, Path(settings).expanduser() / "summarizer" / "prompts")


def from_file(path: Path) -> Prompt:
    """The prompt in a file, with the examples beside it, if there are any. Raises UsageError when it cannot be read."""
    examples = path.with_name(path.name.removesuffix(TEMPLATE) + EXAMPLES)
    data = _read(examples) if examples.is_file() else ""
    return prompt(path.name.removesuffix(TEMPLATE), _read(path), data, origin=_told(path))


@cache
def _load(name: str, own: tuple[Path, ...]) -> Prompt:
    """Template and examples, each from the first folder that has it; the package's stand for what none has."""
    if not _NAME.fullmatch(name) or name not in names():
        raise UsageError(f"no prompt named {name}")
    template, examples = _first(f"{name}{TEMPLATE}", own), _first(f"{name}{EXAMPLES}", own)
    source = _read(template) if template else _packaged(f"{name}{TEMPLATE}")
    data = _read(examples) if examples else _packaged(f"{name}{EXAMPLES}")
    mine = template or examples
    return prompt(name, source, data, origin=_told(mine) if mine else BUILT_IN)


def _packaged(file: str) -> str:
    """The text of a file of the package; empty where there is none."""
    path = files("summarizer.prompts") / file
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _first(file: str, own: tuple[Path, ...]) -> Path | None:
    return next((folder / file for folder in own if (folder / file).is_file()), None)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise UsageError(f"the prompt {path} cannot be read: {reason}") from error


def _told(path: Path) -> str:
    """A path for the record: from here, or from the user's home, so that it tells nothing of the machine."""
    place = path.absolute()
    for root, sign in ((Path.cwd(), ""), (Path.home(), "~/")):
        if place.is_relative_to(root):
            return f"{sign}{place.relative_to(root).as_posix()}"
    return place.as_posix()


def prompt(name: str, source: str, examples: str = "", origin: str = BUILT_IN) -> Prompt:
    """A prompt from its texts: the template and the examples' TOML (tables `[[example]]`).

    Raises UsageError for examples that are no such TOML.
    """
    digest = hashlib.sha256(source.encode() + b"\0" + examples.encode()).hexdigest()
    try:
        rows = tomllib.loads(examples).get("example", [])
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the examples of prompt {name} are no TOML: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"the examples of prompt {name} are no tables [[example]]")
    return Prompt(name, source, tuple(rows), origin, digest, examples)
