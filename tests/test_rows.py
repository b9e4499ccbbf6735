from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from scripted_answers import actor_row, claim_row, goal_row, territory_row

from summarizer.schemas import ActorRow, ClaimRow, GoalRow, Row, TerritoryRow

ROWS: list[Row] = [
    actor_row("Green Hand", 4),
    claim_row("Irena Kost", "it is over", 4, quote="it is over"),
    territory_row("Torvak", 4, quote="took Torvak"),
    goal_row("Green Hand", "to stay", 4, quote="to stay"),
]
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: type(row).__name__)


@each_row
def test_every_key_is_required_and_none_is_added(row: Row) -> None:
    values = row.model_dump(mode="json")
    assert type(row).model_validate(values) == row
    for key in values:
        with pytest.raises(ValidationError):
            type(row).model_validate({name: value for name, value in values.items() if name != key})
    with pytest.raises(ValidationError):
        type(row).model_validate({**values, "confidence": 1})


@each_row
def test_the_number_of_the_sentence_comes_last_and_is_not_below_one(row: Row) -> None:
    assert list(type(row).model_fields)[-1] == "s"
    assert row.sentence == 4
    with pytest.raises(ValidationError):
        type(row).model_validate({**row.model_dump(), "s": 0})


@each_row
def test_a_row_proves_itself_by_its_quotation(row: Row) -> None:
    assert row.words == getattr(row, "quote", "")


def test_a_row_of_one_s_own_may_go_without_a_quotation() -> None:
    class CasualtyRow(Row):
        killed: int
        s: int

    assert CasualtyRow(killed=3, s=2).words == ""
    assert CasualtyRow(killed=3, s=2).sentence == 2


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (ActorRow, "kind", "robot"),
        (ClaimRow, "act", "confirm"),
        (TerritoryRow, "stance", "confirmed"),
        (GoalRow, "kind", "wish"),
    ],
)
def test_a_word_outside_its_vocabulary_is_refused(row: type[Row], field: str, value: str) -> None:
    values: dict[str, Any] = next(each for each in ROWS if type(each) is row).model_dump()
    with pytest.raises(ValidationError):
        row.model_validate({**values, field: value})
