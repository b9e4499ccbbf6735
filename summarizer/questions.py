"""Question and answer: what a strategy asks and a client answers, with what it cost."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING

from .errors import OutputError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from .templates import Prompt

Message = tuple[str, str]
"""Role ("system", "user", "assistant") and content."""


@dataclass(frozen=True)
class Question:
    """One structured call: messages, the schema of the answer, and what it is about."""

    section: str
    messages: tuple[Message, ...] = field(repr=False)
    schema: type[BaseModel]
    max_tokens: int
    sentences: tuple[int, ...] = ()
    prompts: tuple[Prompt, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Spent:
    """What answers cost: requests made (attempts), tokens, and seconds on the clock; `stored` calls cost nothing."""

    calls: int = 0
    attempts: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    stored: int = 0

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            self.calls + other.calls,
            self.attempts + other.attempts,
            self.prompt_tokens + other.prompt_tokens,
            self.cached_tokens + other.cached_tokens,
            self.completion_tokens + other.completion_tokens,
            self.seconds + other.seconds,
            self.stored + other.stored,
        )

    def since(self, before: Spent) -> Spent:
        """What was spent after `before`."""
        return Spent(*(now - was for now, was in zip(astuple(self), astuple(before), strict=True)))


@dataclass(frozen=True)
class Answer:
    """A valid value, or the reason why there is none, and what it cost."""

    value: BaseModel | None
    spent: Spent = Spent()
    error: OutputError | None = None
