"""Fuzz: the coverage-guided search of tests/coverage_fuzz.py for a bounded time, and what it found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from summarizer.errors import UsageError

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "tests" / "coverage_fuzz.py"
LONGEST = 900  # bytes of a try


def fuzz(minutes: float, kept: Path | None) -> str:
    """Tries and findings of one run, a finding ends it. Raises UsageError without atheris.

    `kept` is a folder for the inputs that reached new code, from which the next run goes on; default: none is kept.
    """
    if find_spec("atheris") is None:
        raise UsageError("the search needs atheris: pip install atheris")
    with tempfile.TemporaryDirectory() as folder:
        corpus = kept or Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        told = subprocess.run(
            [sys.executable, str(SCRIPT), str(corpus), *_options(minutes, folder)],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    return result(f"{told.stderr}\n{told.stdout.rstrip()}")


def _options(minutes: float, folder: str) -> list[str]:
    seconds = max(1, round(minutes * 60))
    return [f"-max_len={LONGEST}", f"-max_total_time={seconds}", f"-artifact_prefix={folder}/", "-print_final_stats=1"]


def result(told: str) -> str:
    """What the log of a search says, in short: how many tries, and the input of a finding with its exception.

    Raises UsageError if the search did not get as far as a try.
    """
    tries = re.findall(r"stat::number_of_executed_units: *(\d+)|^#(\d+)\s", told, re.MULTILINE)
    if not tries:
        raise UsageError(f"the search did not start: {(told.strip().splitlines() or ['no word'])[-1]}")
    count = max(int(final or step) for final, step in tries)
    found = re.search(r"Uncaught Python exception: ===\n(.+?)(?:\n==|\nINFO|\nSUMMARY|\Z)", told, re.DOTALL)
    data = re.search(r"^Base64: (\S+)", told, re.MULTILINE)
    if not found and not data:
        return f"{count:,} tries, no finding"
    return (
        f"{count:,} tries, one finding{f' (Base64 {data.group(1)})' if data else ''}\n{found.group(1) if found else ''}"
    )
