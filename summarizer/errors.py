"""The one exception tree: what can go wrong, in one line a user can act on.

SummarizerError
├── UsageError        a wrong word from the caller: unknown model, missing key, bad option   exit 2
├── InputError        the article cannot be read as an article                              exit 3
│   └── LanguageError     it is in a language the prompts are not made for
├── ModelError        the model or its server cannot be had                                 exit 4
│   ├── ServerError       unreachable, refused, out of quota
│   └── WeightsError      the embedded model's file: fetching, digest, disk
├── StoreError        the file of the store cannot be used                                 exit 4
├── ClusterError      the machines that share the work cannot be had                       exit 4
├── OutputError       the model answered, but never validly                                 exit 5
│   ├── TruncatedError    the answer was cut at the token limit
│   └── RefusedError      the model declined, or a content filter did
└── BudgetError       a limit set by the caller was reached                                 exit 6
"""

from __future__ import annotations

from typing import ClassVar


class SummarizerError(Exception):
    """Base of every error of this package; `str()` is one line meant for the user."""

    exit_code: ClassVar[int] = 4


class UsageError(SummarizerError):
    """The caller asked for something that does not exist or is not set up."""

    exit_code = 2


class InputError(SummarizerError):
    """The article is missing, empty, binary, too large or not text."""

    exit_code = 3


class LanguageError(InputError):
    """The article is in a language the prompts are not made for."""


class ModelError(SummarizerError):
    """The model cannot be reached or loaded."""


class ServerError(ModelError):
    """The model's server is unreachable, refuses the request, or keeps failing."""


class WeightsError(ModelError):
    """The embedded model's weights cannot be fetched, verified or loaded."""


class StoreError(SummarizerError):
    """The file that keeps answers, runs and briefs cannot be opened, read or written."""


class ClusterError(SummarizerError):
    """The scheduler or the workers of a cluster cannot be reached, are lost, or are not fit for the work."""


class OutputError(SummarizerError):
    """The model's answer did not fit its schema after every attempt.

    `attempts` counts the requests made, `tokens` what they used (prompt and completion).
    """

    exit_code = 5

    def __init__(self, message: str, *, attempts: int = 1, tokens: int = 0) -> None:
        super().__init__(message)
        self.attempts = attempts
        self.tokens = tokens


class TruncatedError(OutputError):
    """The answer was cut at the token limit, also with a larger one."""


class RefusedError(OutputError):
    """The model refused to answer, or a content filter stopped it."""


class BudgetError(SummarizerError):
    """A token or time limit set by the caller was reached."""

    exit_code = 6
