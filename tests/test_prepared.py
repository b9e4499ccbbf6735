from __future__ import annotations

import instructor
import pytest
from pydantic import BaseModel, ValidationError

from summarizer.prepared import prepared
from summarizer.schemas import ClaimRow, GoalRow


@pytest.mark.parametrize("schema", [ClaimRow, GoalRow])
def test_the_server_is_sent_what_instructor_would_make_of_the_schema(schema: type[BaseModel]) -> None:
    made = instructor.response_schema(schema)
    assert prepared(schema).model_json_schema() == made.model_json_schema()
    assert prepared(schema).__name__ == made.__name__


def test_nothing_is_made_twice() -> None:
    assert prepared(ClaimRow) is prepared(ClaimRow)
    assert prepared(ClaimRow).model_json_schema() is prepared(ClaimRow).model_json_schema()


def test_answers_are_of_the_schema_and_validated_by_it() -> None:
    row = '{"holder": "army", "stated_by": "army", "goal": "hold Ostwen", "kind": "plan", "quote": "", "s": 1}'
    assert isinstance(prepared(GoalRow).model_validate_json(row, strict=True), GoalRow)
    with pytest.raises(ValidationError, match="GoalRow"):
        prepared(GoalRow).model_validate_json('{"holder": "army"}')
