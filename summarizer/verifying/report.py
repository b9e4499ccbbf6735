"""What a verification found: one finding for each thing that was checked, and what does not hold about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from ..alignment import Alignment


@dataclass(frozen=True)
class Reason:
    """Why something does not hold: the check that failed (`quote`, `text_negation`, `status`, …), and one line."""

    check: str
    message: str


@dataclass(frozen=True)
class Passage:
    """How a quotation stands to the article: its verdict and `text[start:end] == exact`, all empty when absent."""

    verdict: str
    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, found: Alignment, text: str) -> Passage:
        """The passage that an alignment found in `text`."""
        return cls(found.verdict.value, found.start, found.end, text[found.start : found.end])


@dataclass(frozen=True)
class Finding:
    """One thing that was checked.

    `kind` is claim, actor, territorial change, …, or quotation; `id` is the item's, or where the quotation stands in
    the JSON; `words` are what it says. It holds when there is no reason against it.
    """

    kind: str
    id: str
    words: str
    reasons: tuple[Reason, ...] = ()
    passage: Passage | None = None

    @property
    def holds(self) -> bool:
        """Is nothing wrong with it?"""
        return not self.reasons


@dataclass(frozen=True)
class Report:
    """All findings in order. Empty of reasons: everything holds."""

    findings: Sequence[Finding]

    @cached_property
    def failed(self) -> tuple[Finding, ...]:
        """The findings that do not hold."""
        return tuple(finding for finding in self.findings if not finding.holds)

    @property
    def holds(self) -> bool:
        """Does everything hold?"""
        return not self.failed

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, for JSON."""
        found = [{"holds": finding.holds, **asdict(finding)} for finding in self.findings]
        return {"holds": self.holds, "checked": len(self.findings), "failed": len(self.failed), "findings": found}
