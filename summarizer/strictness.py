"""A schema that binds whoever answers: the `strict` form of a response format, where the schema allows it.

Servers with strict schemas take a subset of JSON Schema: every key required, objects closed, few keywords. instructor
never asks for it, so that a server is free to answer something else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

_KEYWORDS = frozenset(
    {
        "$defs", "$ref", "additionalProperties", "anyOf", "const", "description", "enum", "exclusiveMaximum",
        "exclusiveMinimum", "format", "items", "maximum", "maxItems", "minimum", "minItems", "multipleOf", "pattern",
        "properties", "required", "title", "type",
    }
)  # fmt: skip

MOST_IN_A_ROW = 3
"""Entries of a list within a row, such as the other names of an actor."""


@lru_cache(maxsize=256)
def strict_format(schema: type[BaseModel]) -> dict[str, Any] | None:
    """`response_format` with `strict`, or None for a schema outside the subset."""
    wire = schema.model_json_schema()
    if wire.get("type") != "object" or not _strict(wire):
        return None
    return {"type": "json_schema", "json_schema": {"name": schema.__name__, "schema": wire, "strict": True}}


def bounded_format(schema: type[BaseModel], most: int) -> dict[str, Any] | None:
    """`response_format` with at most so many rows in each list of an answer, or None for an answer without lists.

    A small model that fills lists may write the same row, or the same name in a row, until it may write no more.
    """
    wire = schema.model_json_schema()
    properties = _bounded(wire, most)
    if properties == wire.get("properties"):
        return None
    kinds: dict[str, Any] = wire.get("$defs", {})
    rows = {
        name: {**each, "properties": _bounded(each, MOST_IN_A_ROW)}
        for name, each in kinds.items()
        if "properties" in each
    }
    bounded = {**wire, "properties": properties, **({"$defs": kinds | rows} if kinds else {})}
    return {"type": "json_schema", "json_schema": {"name": schema.__name__, "schema": bounded}}


def _bounded(node: dict[str, Any], most: int) -> dict[str, Any]:
    """The properties of an object, its lists with a bound."""
    properties: dict[str, Any] = node.get("properties", {})
    return {
        name: {**each, "maxItems": most} if each.get("type") == "array" else each for name, each in properties.items()
    }


def _strict(node: dict[str, Any]) -> bool:
    properties: dict[str, Any] = node.get("properties", {})
    inner = [*properties.values(), *node.get("$defs", {}).values(), *node.get("anyOf", ())]
    inner += [node["items"]] if "items" in node else []
    closed = node.get("additionalProperties") is False and set(node.get("required", ())) == set(properties)
    return (
        node.keys() <= _KEYWORDS
        and (closed or node.get("type") != "object")
        and ("$ref" not in node or len(node) == 1)
        and all(_strict(each) for each in inner)
    )
