"""`summarizer verify`: what holds in a brief, or in the quotations of any JSON, and what does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..decoding import MAX_BYTES
from ..document import Document, from_bytes, from_path
from ..errors import UsageError
from ..render.safety import plain
from ..verifying import Finding, Report, verify
from .console import complain_of, emit, standard_input
from .planning import counted
from .rendering import read_text

FINDINGS = 1
_LONGEST_WORDS = 100


def run(brief: Path, article: Path, quotes: str | None, *, as_json: bool, quiet: bool) -> int:
    """Print what was found; the exit code, 1 when anything does not hold."""
    if str(brief) == str(article) == "-":
        raise UsageError("only one of the two can be standard input")
    document = _article(article)
    report = verify(read_text(brief), document, quotes=quotes)
    if not quiet:
        complain_of(document.notes)
    lines = json.dumps(report.as_dict(), indent=2) if as_json else "\n".join(_lines(report, quiet=quiet))
    emit(lines + "\n")
    return 0 if report.holds else FINDINGS


def _article(path: Path) -> Document:
    return from_bytes(standard_input(MAX_BYTES + 1)) if str(path) == "-" else from_path(path)


def _lines(report: Report, *, quiet: bool) -> Iterator[str]:
    """A line a finding and one that sums up; quiet: no line for what holds."""
    yield from (_line(finding) for finding in report.findings if not (quiet and finding.holds))
    failed = len(report.failed)
    yield f"{counted(len(report.findings), 'check')}: {'all hold' if not failed else f'{failed} failed'}"


def _line(finding: Finding) -> str:
    passage = finding.passage
    label = passage.verdict if passage else "holds" if finding.holds else "FAILS"
    words = _short(finding.words)
    told = "; ".join(f"{reason.check}: {reason.message}" for reason in finding.reasons)
    line = f"{label:<11}  {finding.id}  {f'“{words}”' if passage else words}"
    if passage and passage.exact:
        told += f"{'; ' if told else ''}{passage.start}–{passage.end}"
        told += f" “{_short(passage.exact)}”" if not finding.holds else ""
    return plain(f"{line}: {told}" if told else line)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1] + "…"
