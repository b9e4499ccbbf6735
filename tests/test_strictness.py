from __future__ import annotations

from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from summarizer.schemas import ActorRow, ClaimRow, GoalRow, Row, TerritoryRow
from summarizer.strictness import bounded_format, strict_format


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Place(Closed):
    name: str | None = Field(description="or null")
    kind: Literal["town", "port"]


def test_a_closed_schema_binds_the_server() -> None:
    schema = create_model("Report", __base__=Closed, places=(list[Place], ...), count=(int, Field(ge=0)))
    assert strict_format(schema) == {
        "type": "json_schema",
        "json_schema": {"name": "Report", "schema": schema.model_json_schema(), "strict": True},
    }


@pytest.mark.parametrize("row", [ActorRow, ClaimRow, GoalRow, TerritoryRow])
def test_lists_of_our_rows_bind_the_server(row: type[Row]) -> None:
    lists: dict[str, Any] = {"rows": (list[row], ...)}  # type: ignore[valid-type]
    assert strict_format(create_model("Rows", __base__=Closed, **lists)) is not None


class Open(BaseModel):
    name: str


class Defaulted(Closed):
    name: str = "nobody"


class Described(Closed):
    place: Place = Field(description="a reference with a word beside it")


UNFIT: dict[str, Any] = {
    "open": Open,
    "a key not required": Defaulted,
    "open inside": create_model("A", __base__=Closed, rows=(list[Open], ...)),
    "open in a union": create_model("B", __base__=Closed, row=(Place | Open, ...)),
    "any keys": create_model("C", __base__=Closed, names=(dict[str, str], ...)),
    "keyword outside the subset": create_model("D", __base__=Closed, name=(str, Field(max_length=80))),
    "tuple": create_model("E", __base__=Closed, pair=(tuple[int, int], ...)),
    "reference with neighbours": Described,
    "no object": RootModel[list[int]],
}


@pytest.mark.parametrize("schema", UNFIT.values(), ids=UNFIT.keys())
def test_a_schema_outside_the_subset_is_left_alone(schema: type[BaseModel]) -> None:
    assert strict_format(schema) is None


def test_every_list_of_an_answer_is_bounded_and_nothing_else() -> None:
    schema = create_model("Report", __base__=Closed, places=(list[Place], ...), count=(int, ...))
    bounded = bounded_format(schema, 6)
    assert bounded is not None
    wire = bounded["json_schema"]["schema"]
    assert wire["properties"]["places"].pop("maxItems") == 6
    assert wire["properties"] == schema.model_json_schema()["properties"]


def test_a_list_in_a_row_is_bounded_too() -> None:
    rows: dict[str, Any] = {"actors": (list[ActorRow], ...)}
    bounded = bounded_format(create_model("Rows", __base__=Closed, **rows), 6)
    assert bounded is not None
    assert bounded["json_schema"]["schema"]["$defs"]["ActorRow"]["properties"]["aka"]["maxItems"] == 3


def test_an_answer_without_lists_needs_no_bound() -> None:
    assert bounded_format(Place, 6) is None
