"""A dossier as JSON, and back."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import from_json

from summarizer.errors import InputError
from summarizer.schemas import DOSSIER_VERSION, Dossier

from ..json import visible


def dossier_to_json(dossier: Dossier) -> str:
    """`dossier` as JSON, safe to print."""
    return visible(dossier.model_dump_json(indent=2))


def read_dossier(text: str) -> Dossier:
    """The dossier that `dossier_to_json` wrote. Raises InputError when `text` is none of this version."""
    try:
        data = from_json(text.encode(), allow_inf_nan=False)
    except ValueError as error:
        raise InputError("this is not a dossier: it is not valid JSON") from error
    if not isinstance(data, dict) or data.get("dossier_version") != DOSSIER_VERSION:
        raise InputError(f"this is not a dossier of version {DOSSIER_VERSION}, the one this program reads")
    try:
        return Dossier.model_validate(data)
    except ValidationError as error:
        fault = error.errors()[0]
        raise InputError(f"this is not a dossier: {fault['type'].replace('_', ' ')}") from error
