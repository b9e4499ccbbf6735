"""Schemas of answers with all that instructor makes of a model class for every call made once: it keeps nothing itself.

For each call it makes a class and the JSON schema anew, and looks four times through the fields of every model inside.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from instructor import ResponseSchema

if TYPE_CHECKING:
    from pydantic import BaseModel

MOST_KEPT = 256
"""Schemas: the lists of a brief need a few, questions about names one each."""


class _Prepared(ResponseSchema):
    """The envelope of a schema, without fields to look through: its JSON to send, itself to validate the answer."""

    inside: ClassVar[type[BaseModel]]
    wire: ClassVar[dict[str, Any]]

    @classmethod
    def model_json_schema(cls, *_: object, **__: object) -> dict[str, Any]:
        """The schema inside, the same object every time."""
        return cls.wire

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **settings: Any) -> BaseModel:  # type: ignore[override]  # noqa: ANN401 - as pydantic has it
        """The answer as an instance of the schema inside. Raises ValidationError."""
        return cls.inside.model_validate_json(json_data, **settings)


@lru_cache(maxsize=MOST_KEPT)
def prepared(schema: type[BaseModel]) -> type[BaseModel]:
    """What instructor sends and validates as it would `schema`; the answer is an instance of `schema`."""
    kept = {"__module__": schema.__module__, "__doc__": schema.__doc__}
    return type(schema.__name__, (_Prepared,), {**kept, "inside": schema, "wire": schema.model_json_schema()})
