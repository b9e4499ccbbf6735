"""Budget: how much may be spent on answers, in tokens or in money, and the client that keeps to it."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .client import Asker
from .errors import BudgetError, InputError, UsageError
from .limit import UNLIMITED, Limit
from .models import Model
from .questions import Answer, Question, Spent

PER = 1_000_000
"""Prices are given for this many tokens."""


@dataclass(frozen=True)
class Price:
    """What a million tokens cost, in the user's currency; `cached` tokens are read ones that the server had cached."""

    input: float
    output: float
    cached: float

    def of(self, spent: Spent) -> float:
        """What answers cost."""
        read = spent.prompt_tokens - spent.cached_tokens
        return (read * self.input + spent.cached_tokens * self.cached + spent.completion_tokens * self.output) / PER


class Budget:
    """What may be spent, counted as it is spent: at most `tokens` (read and written), at most `cost` at a `price`.

    Answers from the store cost nothing. Raises UsageError for a cost without a price.
    """

    def __init__(self, *, tokens: int | None = None, cost: float | None = None, price: Price | None = None) -> None:
        if cost is not None and price is None:
            raise UsageError("a limit of cost needs the price of the model")
        self._tokens = tokens
        self._cost = cost
        self._price = price
        self._spent = Spent()

    def check(self) -> None:
        """Before something is asked: raises BudgetError when the budget is used up."""
        used = self._spent.prompt_tokens + self._spent.completion_tokens
        if self._tokens is not None and used >= self._tokens:
            raise BudgetError(f"the budget of {self._tokens:,} tokens is used up: {used:,} were spent")
        if self._cost is not None and self._price and self._price.of(self._spent) >= self._cost:
            raise BudgetError(f"the budget of {self._cost:g} is used up: {self._price.of(self._spent):.4f} were spent")

    @property
    def spent(self) -> Spent:
        """What was spent so far."""
        return self._spent

    def add(self, spent: Spent) -> None:
        """Count what an answer cost."""
        self._spent += spent


class Metered:
    """Asks `client` as long as the budget lasts; questions already on their way are answered."""

    def __init__(self, client: Asker, budget: Budget) -> None:
        self.model = client.model
        self._client = client
        self._budget = budget

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """The client's answer. Raises BudgetError instead of asking when the budget is used up."""
        self._budget.check()
        return self._counted(self._client.ask(question, limit))

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """As `ask`, on an event loop."""
        self._budget.check()
        return self._counted(await self._client.aask(question, limit))

    def close(self) -> None:
        """Close the client."""
        self._client.close()

    async def aclose(self) -> None:
        """As `close`, from an event loop."""
        await self._client.aclose()

    def _counted(self, answer: Answer) -> Answer:
        self._budget.add(answer.spent)
        return answer


def read_price(path: Path, model: Model) -> Price:
    """The price of a model from a TOML file with a table for each model, named as it is on the command line.

    Keys `input`, `output` and, if cached tokens cost less, `cached`: the price of a million tokens. Raises InputError
    for a file that is no such table, UsageError for a model that is not in it.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(f"{path} is no file of prices: {error}") from error
    table = tables.get(model.name, tables.get(model.wire_name))
    if not isinstance(table, dict):
        raise UsageError(f"no price of {model.name} in {path}")
    return Price(*(_number(path, model, table, key) for key in ("input", "output", "cached")))


def _number(path: Path, model: Model, table: dict[str, object], key: str) -> float:
    value = table.get(key, table.get("input") if key == "cached" else None)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise InputError(f"{path}: {model.name} needs a price {key!r} for a million tokens, as a number")
    return float(value)
