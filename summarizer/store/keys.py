"""Keys: what an answer and a brief depend on, as one hash. No key of a server and no user name goes into them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..calls import Call
from ..models import Model
from ..questions import Question
from ..schemas import SCHEMA_VERSION
from ..templates import load, names
from ..weights import DEFAULT_WEIGHTS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ..articles import Article
    from ..sections.base import Section

SAMPLES, SAMPLE = 64, 65_536
"""Blocks, and bytes of each, that tell one model file from another: hashing all of it would take seconds."""


def request_key(model: Model, question: Question) -> str:
    """The key of a question's answer: the whole request, its schema, and who is asked."""
    body = Call(model, question).arguments() | {"response_model": _schema(question.schema)}
    body.pop("extra_body", None)  # the schema again, in the form that the model's way of asking makes of it
    return _digest(identity(model), body)


def work_key(article: Article, work: str) -> str:
    """The key of an article's brief; `work` is what `work_digest` gives for a session."""
    return _digest(work, article.digest, article.title, article.url, article.published, *filter(None, [article.byline]))


def work_digest(model: Model, strategy: str, sections: Sequence[Section], settings: Mapping[str, object]) -> str:
    """What a brief depends on beside its article: program, schemas, prompts, model, strategy and other settings."""
    schemas = [[each.name, each.row.model_json_schema(), each.own and each.own.sha256] for each in sections]
    asked = [model.name, strategy, model.context, settings]
    return _digest(__version__, SCHEMA_VERSION, identity(model), asked, schemas, _prompts())


def identity(model: Model) -> list[Any]:
    """Which model it is: name, address and way of asking, or for the embedded one its file's content."""
    if not model.embedded:
        return [model.wire_name, model.base_url, model.mode]
    return ["embedded", _file(model.path) if model.path else DEFAULT_WEIGHTS.sha256]


def file_digest(path: Path) -> str:
    """A hash of a file of the user's that takes part in the work."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _file(path: Path) -> str | None:
    """A hash of the size and of blocks from all over a model file; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            digest = hashlib.sha256(str(size).encode())
            for block in range(SAMPLES):
                file.seek(max(size - SAMPLE, 0) * block // (SAMPLES - 1))
                digest.update(file.read(SAMPLE))
    except OSError:
        return None
    return digest.hexdigest()


def _prompts() -> list[list[str]]:
    """Every prompt with its hash: which of them an article needs shows only while it is asked about."""
    return [[name, load(name).sha256] for name in names()]


@lru_cache(maxsize=256)
def _schema(schema: type[BaseModel]) -> str:
    return _digest(schema.model_json_schema())


def _digest(*content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
