from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import run

from summarizer.schemas import ActorRow, Brief, ClaimRow, GoalRow, Row, TerritoryRow


def test_the_schema_is_that_of_a_brief() -> None:
    ended = run("schema")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == Brief.model_json_schema()


@pytest.mark.parametrize(
    ("name", "row"), [("actors", ActorRow), ("claims", ClaimRow), ("territory", TerritoryRow), ("goals", GoalRow)]
)
def test_a_section_s_schema_is_that_of_its_row(name: str, row: type[Row]) -> None:
    assert json.loads(run("schema", "--section", name).out) == row.model_json_schema()


def test_an_unknown_section_ends_with_2() -> None:
    ended = run("schema", "--section", "weather")
    assert (ended.code, ended.out) == (2, "")
    assert "no section 'weather'; known are: actors, claims, territory, goals" in ended.err


def test_the_row_of_a_section_of_one_s_own_is_read_from_its_file() -> None:
    example = Path(__file__).parent.parent / "examples" / "casualties.py"
    assert list(json.loads(run("schema", "--section", example).out)["properties"])[:2] == ["who", "harm"]
    assert run("schema", "--section", "missing.py").code == 2
