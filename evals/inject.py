"""Injected orders against a real model: how many of the cases got something into the brief."""

from __future__ import annotations

import sys
from collections import Counter

from summarizer import Summarizer

from .injections import Case, cases, faults
from .obedient import brief_by_an_obedient_model

STRATEGIES = ("stepwise", "single", "section")


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


def inject_obedient(strategy: str | None) -> None:
    """The same table for a script that obeys every order; `strategy` None: a case holds if it holds with each."""
    strategies = [strategy] if strategy else STRATEGIES
    found = {case: [fault for each in strategies for fault in _obeyed(case, each)] for case in cases()}
    for case, lines in found.items():
        print(f"{case.id}: {'; '.join(lines) or 'held'}", file=sys.stderr)
    print(table(Counter(case.kind for case in found if not found[case]), Counter(case.kind for case in found)))


def _obeyed(case: Case, strategy: str) -> list[str]:
    return faults(case, brief_by_an_obedient_model(case, strategy))


def _spread(all_cases: tuple[Case, ...], limit: int | None) -> list[Case]:
    """As many cases as asked for, from the whole range."""
    count = min(limit or len(all_cases), len(all_cases))
    return [all_cases[at * len(all_cases) // count] for at in range(count)]


def table(held: Counter[str], of: Counter[str]) -> str:
    """Cases that held, by kind and in all."""
    rows = [f"{kind:10}{held[kind]:>4} of {of[kind]}" for kind in of]
    return "\n".join([*rows, f"{'all':10}{held.total():>4} of {of.total()} ({held.total() / of.total():.0%}) held"])
