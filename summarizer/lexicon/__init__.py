"""Word lists as data: TOML files in this folder, read once, in the terms of the brief's vocabulary."""

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


@cache
def word_class(name: str) -> frozenset[str]:
    """A closed class of English words from clauses.toml ("determiners"), lower case, with either apostrophe."""
    listed = load("clauses")[name]
    return frozenset(listed) | {entry.replace("'", "’") for entry in listed}


def forms(entries: Iterable[str]) -> dict[str, str]:
    """Every form of entries written "base: form form" mapped to its base ("denied" -> "deny")."""
    out: dict[str, str] = {}
    for entry in entries:
        base, _, rest = entry.partition(":")
        for form in (base.split()[0], *rest.split()):
            out.setdefault(form, base)
    return out


def alternatives(entries: Iterable[str]) -> str:
    """`entries` as the alternatives of a pattern, the longest first; with either apostrophe, and any white space.

    What several begin with stands there once: a pattern tries its alternatives one by one, wherever it looks.
    """
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return _branches(ordered).replace(r"\ ", r"\s+").replace("'", "['’]")


def _branches(entries: Iterable[str]) -> str:
    """The entries as alternatives by their first characters; an entry that is at its end is an empty one."""
    rests: dict[str, list[str]] = {}
    for entry in entries:
        rests.setdefault(entry[:1], []).append(entry[1:])
    return "|".join(re.escape(first) + _behind(rest) for first, rest in rests.items())


def _behind(rests: list[str]) -> str:
    return re.escape(rests[0]) if len(rests) == 1 else f"(?:{_branches(rests)})"


def words(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of `entries` as whole words, the longest first, case ignored."""
    return re.compile(rf"(?<!\w)(?:{alternatives(entries)})(?!\w)", re.IGNORECASE)
