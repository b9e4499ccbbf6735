"""Word lists as data: TOML files in this folder, read once, in the terms of brief-schema vocabulary."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The word list `name`.toml as tables of strings and lists."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


def forms(entries: Iterable[str]) -> dict[str, str]:
    """Every form of entries written "base: form form" mapped to its base ("denied" -> "deny")."""
    out: dict[str, str] = {}
    for entry in entries:
        base, _, rest = entry.partition(":")
        for form in (base.split()[0], *rest.split()):
            out.setdefault(form, base)
    return out


def words(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of `entries` as whole words, the longest first, case ignored."""
    alternatives = sorted(set(entries), key=len, reverse=True)
    body = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in alternatives)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
