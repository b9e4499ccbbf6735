"""`python -m evals.peers PEER URL`: one article from standard input, what the peer made of it to standard output.

A process of its own for each article, so that a peer that never ends can be stopped.
"""

from __future__ import annotations

import importlib
import sys
import time

from ..runs import Cost, Made
from .process import MODULES


def main(peer: str, url: str) -> None:
    """Have the peer extract from one article; loading its code is not counted."""
    module = importlib.import_module(f"{__package__}.{MODULES[peer]}")
    for each in module.CODE:
        importlib.import_module(each)
    text, started = sys.stdin.read(), time.monotonic()
    try:
        brief, error = module.extract(text, url), None
    except Exception as failure:
        brief, error = None, type(failure).__name__
    cost = Cost(seconds=round(time.monotonic() - started, 2))
    made = Made(cost=cost, error=error) if brief is None else Made(brief=brief, cost=cost)
    print(made.model_dump_json())


if __name__ == "__main__":
    main(*sys.argv[1:])
