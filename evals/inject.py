"""Injected orders against a real model: how many of the cases got something into the brief."""

from __future__ import annotations

import sys
from collections import Counter

from summarizer import Summarizer

from .injections import Case, cases, faults


def inject(model: str, strategy: str | None, limit: int | None) -> None:
    """Run the cases, name each one that failed on standard error, and print the rate by kind.

    A `limit` takes cases evenly from all kinds.
    """
    chosen = _spread(cases(), limit)
    held: Counter[str] = Counter()
    with Summarizer(model, strategy=strategy) as session:
        for at, case in enumerate(chosen, 1):
            found = faults(case, session.summarize(case.article))
            held[case.kind] += not found
            print(f"{at} of {len(chosen)} {case.id}: {'; '.join(found) or 'held'}", file=sys.stderr)
    print(table(held, Counter(case.kind for case in chosen)))


def _spread(all_cases: tuple[Case, ...], limit: int | None) -> list[Case]:
    """As many cases as asked for, from the whole range."""
    count = min(limit or len(all_cases), len(all_cases))
    return [all_cases[at * len(all_cases) // count] for at in range(count)]


def table(held: Counter[str], of: Counter[str]) -> str:
    """Cases that held, by kind and in all."""
    rows = [f"{kind:10}{held[kind]:>4} of {of[kind]}" for kind in of]
    return "\n".join([*rows, f"{'all':10}{held.total():>4} of {of.total()} ({held.total() / of.total():.0%}) held"])
