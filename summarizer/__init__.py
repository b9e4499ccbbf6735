"""News article in, brief that can be checked out: actors, claims, territorial changes, stated goals.

>>> from summarizer import summarize
>>> brief = summarize(article)  # doctest: +SKIP

Names are imported when they are first used, so that `import summarizer` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import (
        BudgetError,
        InputError,
        LanguageError,
        ModelError,
        OutputError,
        RefusedError,
        ServerError,
        SummarizerError,
        TruncatedError,
        UsageError,
        WeightsError,
    )
    from .schemas import Brief
    from .session import Options, Summarizer, asummarize, summarize
    from .web import from_url

__version__ = "0.1.0"

_HOMES = {
    "BudgetError": "errors",
    "InputError": "errors",
    "LanguageError": "errors",
    "ModelError": "errors",
    "OutputError": "errors",
    "RefusedError": "errors",
    "ServerError": "errors",
    "SummarizerError": "errors",
    "TruncatedError": "errors",
    "UsageError": "errors",
    "WeightsError": "errors",
    "Brief": "schemas",
    "Options": "session",
    "Summarizer": "session",
    "asummarize": "session",
    "from_url": "web",
    "summarize": "session",
}

__all__ = [
    "Brief",
    "BudgetError",
    "InputError",
    "LanguageError",
    "ModelError",
    "Options",
    "OutputError",
    "RefusedError",
    "ServerError",
    "Summarizer",
    "SummarizerError",
    "TruncatedError",
    "UsageError",
    "WeightsError",
    "__version__",
    "asummarize",
    "from_url",
    "summarize",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
