from __future__ import annotations

import pytest

from evals import fuzz
from summarizer.errors import UsageError

CALM = "#2\tINITED cov: 8\n#4096\tpulse  cov: 9\nstat::number_of_executed_units: 5120\n"
FOUND = """#577\tNEW    cov: 1344
 === Uncaught Python exception: ===
AssertionError: 3
Traceback (most recent call last):
  File "x.py", line 1, in y

==12== ERROR: libFuzzer: fuzz target exited
SUMMARY: libFuzzer: fuzz target exited
Base64: DkEV
"""


def test_tries_are_counted_to_the_last() -> None:
    assert fuzz.result(CALM) == "5,120 tries, no finding"


def test_a_finding_is_told_with_its_input_and_exception() -> None:
    told = fuzz.result(FOUND)
    assert told.startswith("577 tries, one finding (Base64 DkEV)\nAssertionError: 3\n")


def test_an_exception_that_stands_at_the_end_is_told_as_well() -> None:
    told = fuzz.result("#9\tNEW cov: 1\nBase64: DkEV\n === Uncaught Python exception: ===\nAssertionError: 3")
    assert told == "9 tries, one finding (Base64 DkEV)\nAssertionError: 3"


def test_a_search_that_never_began_is_no_figure() -> None:
    with pytest.raises(UsageError, match="No module named 'x'"):
        fuzz.result("Traceback\nModuleNotFoundError: No module named 'x'\n")


def test_without_atheris_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "find_spec", {}.get)
    with pytest.raises(UsageError, match="pip install atheris"):
        fuzz.fuzz(0.01, None)
