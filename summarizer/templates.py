"""Prompt files: found by name, rendered strictly in a sandbox, hashed for the run record."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Environment, Template


BUILT_IN = "built-in"
"""Where a prompt comes from that nobody put another in place of."""


@dataclass(frozen=True)
class Prompt:
    """A template with its few-shot examples; `name` carries the version ("claims.stepwise.v1")."""

    name: str
    source: str
    examples: tuple[Mapping[str, Any], ...] = ()
    origin: str = BUILT_IN
    sha256: str = ""

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


@cache
def load(name: str) -> Prompt:
    """The package's prompt `name` with its examples, if it has any. Raises UsageError for an unknown name."""
    folder = files("summarizer.prompts")
    try:
        source = (folder / f"{name}.j2").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UsageError(f"no prompt named {name}") from error
    beside = folder / f"{name}.examples.toml"
    data = beside.read_text(encoding="utf-8") if beside.is_file() else ""
    return prompt(name, source, data)


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
    return Prompt(name, source, tuple(rows), origin, digest)
