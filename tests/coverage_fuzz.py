"""A coverage-guided search for texts and rows of which `any_text` does not hold; needs `pip install atheris`.

    python -m evals fuzz --minutes 15

A case that it finds becomes a test in test_any_text.py.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, TypeVar

import atheris

with atheris.instrument_imports(include=["summarizer"]):
    from any_text import PIECES, check_quotation, check_rows, read

from scripted_answers import actor_row, claim_row, goal_row, territory_row

from summarizer.schemas import ISSUER, OUTLET, Act, ActorKind, ActorType, Change, GoalKind, Row, Stance

Choice = TypeVar("Choice")


class Made:
    """A text, quotations and rows made from the bytes that the search tries."""

    def __init__(self, data: bytes) -> None:
        self._bytes: Any = atheris.FuzzedDataProvider(data)

    def number(self, low: int, high: int) -> int:
        return int(self._bytes.ConsumeIntInRange(low, high))

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        return choices[self.number(0, len(choices) - 1)]

    def text(self, pieces: int) -> str:
        """Pieces and characters of any kind, one after the other."""
        made = ""
        for _ in range(self.number(0, pieces)):
            odd = self.number(0, 9) == 0
            made += self._bytes.ConsumeUnicode(self.number(0, 6)) if odd else self.one_of(PIECES)
            made += self.one_of([" ", " ", " ", "", "\u00a0"])
        return made

    def words(self, text: str) -> str:
        """A run of words of the text, as it stands or with something changed."""
        run = text.split() or [""]
        start = self.number(0, len(run) - 1)
        run = run[start : start + self.number(1, 14)]
        at, piece = self.number(0, len(run)), self.one_of(PIECES)
        changed = [run, run[:at] + run[at + 1 :], [*run[:at], piece, *run[at:]], [*run[:at], "…", *run[at + 2 :]]]
        return " ".join(self.one_of(changed))

    def name(self, text: str) -> str:
        return self.one_of([self.words(text)[:40], self.one_of(PIECES), OUTLET, ISSUER, "unnamed", "he", "the city"])

    def maybe(self, text: str) -> str | None:
        return self.name(text) if self.number(0, 2) == 0 else None

    def row(self, text: str) -> Row:
        """A row of any kind."""
        kind, name, sentence = self.number(0, 3), self.name(text), self.number(1, 8)
        more: dict[str, Any] = {"quote": self.words(text) if self.number(0, 2) == 0 else ""}
        if kind == 0:
            fields = {"kind": self.one_of(list(ActorKind)), "type": self.one_of(list(ActorType))}
            return actor_row(name, sentence, aka=[self.name(text)], affiliation=self.maybe(text), **fields)
        if kind == 1:
            more |= {"via": self.maybe(text), "when": self.maybe(text), "act": self.one_of(list(Act))}
            return claim_row(name, self.words(text), sentence, **more)
        if kind == 2:
            more |= {"gained_by": self.maybe(text), "lost_by": self.maybe(text), "said_by": self.name(text)}
            more |= {"stance": self.one_of(list(Stance)), "change": self.one_of(list(Change))}
            return territory_row(name, sentence, **more)
        more |= {"stated_by": self.name(text), "kind": self.one_of(list(GoalKind))}
        return goal_row(name, self.words(text), sentence, **more)


def check(data: bytes) -> None:
    """One try of the search."""
    made = Made(data)
    text = made.text(50)
    for _ in range(made.number(0, 3)):
        check_quotation(made.words(text) if made.number(0, 2) else made.text(8), text)
    if article := read(text):
        rows = [made.row(text) for _ in range(made.number(0, 6))]
        check_rows(article, rows, statement=made.number(0, 3) == 0, issuer=made.maybe(text))


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
