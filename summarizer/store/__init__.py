"""Store: one SQLite file that keeps answers of models, runs with what they cost, and briefs; shared by processes."""

from __future__ import annotations

from .database import store_path
from .pruning import Pruned, prune
from .runs import Ledger, Run, RunArticle, article_briefs, find_run, list_runs, run_articles
from .shared import SharedFolder, check_shared
from .store import Store

__all__ = [
    "Ledger",
    "Pruned",
    "Run",
    "RunArticle",
    "SharedFolder",
    "Store",
    "article_briefs",
    "check_shared",
    "find_run",
    "list_runs",
    "prune",
    "run_articles",
    "store_path",
]
