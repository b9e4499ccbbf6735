"""Section: a list of the brief as data: what a model fills, where to look, what to ask, how to check an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..document import Document, Sentence
from ..schemas import ClaimRow, Row
from ..templates import Prompt, load


@dataclass(frozen=True)
class Candidate:
    """A sentence that may give a row.

    `hint` is what code read off it, `ask`: the model has to be asked, `slots` fill the question's template, `answer`
    is its schema where the section's own does not fit.
    """

    sentence: Sentence
    hint: Any = None
    ask: bool = True
    slots: dict[str, Any] = field(default_factory=dict)
    answer: type[BaseModel] | None = None


@dataclass(frozen=True)
class Rejected:
    """An answer that failed its check, set aside."""

    sentence: int
    check: str
    message: str


@dataclass(frozen=True)
class Found:
    """What earlier sections found: rows by section name, and who issued the statement, if it is one."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    statement: bool = False
    issuer: str | None = None

    @cached_property
    def claims(self) -> dict[int, list[ClaimRow]]:
        """The claims by their sentence."""
        out: dict[int, list[ClaimRow]] = {}
        for row in self.rows.get("claims", []):
            if isinstance(row, ClaimRow):
                out.setdefault(row.s, []).append(row)
        return out


Outcome = Row | Rejected


@dataclass(frozen=True)
class Section:
    """One list of the brief.

    `fault` says why an answer of the model cannot be used as it is, so that it is asked again, once (None: it can).
    `candidates` proposes sentences, `read` turns the answers (None: not asked, or no valid answer) into rows or
    rejections, in the order of the candidates. `row` is what a capable model fills in one call. A section of the user's
    own has its prompt in `own`, and a `check` that tells why a row may not stand.
    """

    name: str
    row: type[Row]
    answer: type[BaseModel]
    prompt: str
    max_tokens: int
    candidates: Callable[[Document, Found], list[Candidate]]
    read: Callable[[Document, Sequence[Candidate], Sequence[Any], Found], list[Outcome]]
    fault: Callable[[Document, Candidate, Any], str | None] | None = None
    own: Prompt | None = None
    check: Callable[[Document, Row], Rejected | None] | None = None

    @property
    def whole(self) -> Prompt:
        """What the list holds, in words for a model that fills it in one call."""
        return self.own or load(f"{self.name}.whole.v1")

    @property
    def stepwise(self) -> tuple[Prompt, ...]:
        """The question about one sentence, first, and what else stands in it."""
        return (load(self.prompt), *([self.own] if self.own else []))
