"""News article in, brief that can be checked out: actors, claims, territorial changes, stated goals.

>>> from summarizer import summarize
>>> brief = summarize(article)  # doctest: +SKIP

Names are imported when they are first used, so that `import summarizer` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .articles import Article
    from .batch import Result, asummarize_many, summarize_many
    from .budget import Budget, Price
    from .cluster import asummarize_on_cluster, summarize_on_cluster
    from .errors import (
        BudgetError,
        ClusterError,
        InputError,
        LanguageError,
        ModelError,
        OutputError,
        RefusedError,
        ServerError,
        StoreError,
        SummarizerError,
        TruncatedError,
        UsageError,
        WeightsError,
    )
    from .merging import Difference, diff, merge
    from .schemas import Brief, Dossier
    from .session import Options, Summarizer, asummarize, summarize
    from .store import Store
    from .verifying import Finding, Passage, Reason, Report, verify
    from .web import from_url

__version__ = "0.1.0"

_HOMES = {
    "BudgetError": "errors",
    "ClusterError": "errors",
    "InputError": "errors",
    "LanguageError": "errors",
    "ModelError": "errors",
    "OutputError": "errors",
    "RefusedError": "errors",
    "ServerError": "errors",
    "StoreError": "errors",
    "SummarizerError": "errors",
    "TruncatedError": "errors",
    "UsageError": "errors",
    "WeightsError": "errors",
    "Article": "articles",
    "Brief": "schemas",
    "Finding": "verifying",
    "Passage": "verifying",
    "Reason": "verifying",
    "Report": "verifying",
    "verify": "verifying",
    "Budget": "budget",
    "Difference": "merging",
    "Dossier": "schemas",
    "Options": "session",
    "Price": "budget",
    "Result": "batch",
    "Store": "store",
    "Summarizer": "session",
    "asummarize": "session",
    "asummarize_many": "batch",
    "asummarize_on_cluster": "cluster",
    "diff": "merging",
    "merge": "merging",
    "from_url": "web",
    "summarize": "session",
    "summarize_many": "batch",
    "summarize_on_cluster": "cluster",
}

__all__ = [
    "Article",
    "Brief",
    "Budget",
    "BudgetError",
    "ClusterError",
    "Difference",
    "Dossier",
    "Finding",
    "InputError",
    "LanguageError",
    "ModelError",
    "Options",
    "OutputError",
    "Passage",
    "Price",
    "Reason",
    "RefusedError",
    "Report",
    "Result",
    "ServerError",
    "Store",
    "StoreError",
    "Summarizer",
    "SummarizerError",
    "TruncatedError",
    "UsageError",
    "WeightsError",
    "__version__",
    "asummarize",
    "asummarize_many",
    "asummarize_on_cluster",
    "diff",
    "from_url",
    "merge",
    "summarize",
    "summarize_many",
    "summarize_on_cluster",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
