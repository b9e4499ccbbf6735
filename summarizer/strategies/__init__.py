"""Strategies: three ways to get the same rows, as conversations that ask questions and are sent answers.

A strategy is a generator: it yields a batch of questions and is sent the answers in the same order; it returns what
was found. It does no I/O itself, so that one driver asks one by one, another at the same time, and a test by hand.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from ..questions import Answer, Question
from ..schemas import Row
from ..sections.base import Rejected

Conversation = Generator[list[Question], Sequence[Answer], "Harvest"]


@dataclass(frozen=True)
class Harvest:
    """What a strategy brings home: rows by section, what was set aside, and who issued the statement, if it is one."""

    rows: dict[str, list[Row]]
    rejected: list[Rejected] = field(default_factory=list)
    issuer: str | None = None
    statement: bool = False
