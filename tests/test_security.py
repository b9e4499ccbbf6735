"""SECURITY.md says of each case which tests prove it: they are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PROMISES = (TESTS.parent / "SECURITY.md").read_text(encoding="utf-8")
CASES = re.findall(r"^\| (\d+) \| [^|]+ \| (.+) \|$", PROMISES, re.MULTILINE)
NAMED = sorted(set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", PROMISES)))


def test_there_is_a_row_for_each_of_the_29_cases_and_each_names_a_test() -> None:
    assert [int(number) for number, _ in CASES] == list(range(1, 30))
    assert all(re.fullmatch(r"`test_\w+\.py::test_\w+`(?:, `test_\w+\.py::test_\w+`)*", tests) for _, tests in CASES)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    assert name in _tests_of(TESTS / file)


@cache
def _tests_of(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
