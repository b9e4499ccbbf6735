"""What is no actor by its own words: papers, works, times, deeds, places."""

from __future__ import annotations

import re

from .classify import has_actor_noun
from .dates import full_names
from .lexicon import load
from .names import is_name

_HEAD_ENDS = re.compile(r"\s+(?:of|for|in|from|at|with|by|to|on|between)\s+")
_TABLES = ("nouns", "told", "objects", "times", "deeds")
_OF_NAMES = ("deeds",)
"""Of a name, a noun for a paper or a work tells nothing: "River Dispatch", "the Bridge"."""


def is_thing(name: str) -> bool:
    """Is its noun one for a thing, a time, an event: "the letter", "the supply road from Torvak", "March"?"""
    head = _HEAD_ENDS.split(name)[0]
    last = re.sub(r"[’']s?$", "", head.lower().split()[-1])
    things = load("actors")["things"]
    if " " not in name and name in full_names():
        return True
    if is_name(name) and has_actor_noun(last):
        return False
    return any(last in things[table] for table in _tables(name)) or is_place_name(name)


def _tables(name: str) -> tuple[str, ...]:
    """The lists for a name or a description: of a name, the noun before "of" tells ("Pact of Torvak")."""
    if not is_name(name):
        return _TABLES
    return (*_OF_NAMES, "nouns") if " of " in name else _OF_NAMES


def is_place_name(name: str) -> bool:
    """Is it a place by a word of its own: "Fort Torvak", "Lower Brask", "Heron Point"?"""
    words = re.split(r"\s+of\s+", name.lower())[0].split()
    things = load("actors")["things"]
    if len(words) < 2 or not is_name(name) or has_actor_noun(words[-1]):
        return False
    return words[0] in things["place_first"] or words[-1] in things["places"]
