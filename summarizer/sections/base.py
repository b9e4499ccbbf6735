"""Section: a list of the brief as data: what a model fills, where to look, what to ask, how to check an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..document import Document, Sentence
from ..schemas import ClaimRow, Row


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
    """An answer that failed its check: set aside, or asked again when `again`."""

    sentence: int
    check: str
    message: str
    again: bool = False


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

    `candidates` proposes sentences, `read` turns the answers (None: not asked, or no valid answer) into rows or
    rejections, in the order of the candidates. `row` is what a capable model fills in one call.
    """

    name: str
    row: type[Row]
    answer: type[BaseModel]
    prompt: str
    max_tokens: int
    candidates: Callable[[Document, Found], list[Candidate]]
    read: Callable[[Document, Sequence[Candidate], Sequence[Any], Found], list[Outcome]]
