"""The type of an actor by what the text calls it: "rebel commander", "the interior minister", "a baker"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..classify import classify
from ..lexicon import alternatives, load
from ..schemas import ActorType

_SPOKEN_FOR = re.compile(r"(?:spokes\w+|leader|chief|head|director)$")
"""Posts that leave open whose they are."""


def told_type(descriptions: Iterable[str]) -> ActorType:
    """The type that the first telling one of `descriptions` gives; `other` when none tells."""
    types = (_type(words) for words in descriptions)
    return next((each for each in types if each is not ActorType.OTHER), ActorType.OTHER)


def _type(words: str) -> ActorType:
    """By whom a post serves ("army spokesman"), else by the post itself, else by the trade."""
    serving = classify(_posts().sub(" ", words))[1]
    if serving is not ActorType.OTHER and serving is not ActorType.INTL_ORG:
        return serving
    post = re.split(r"[’']s?\s+", words)[-1]
    own = ActorType.OTHER if _SPOKEN_FOR.search(post) else classify(post)[1]
    return own if own is not ActorType.OTHER else _by_trade(words)


@cache
def _posts() -> re.Pattern[str]:
    """Posts that every kind of body has."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(load('actors')['people']['posts'])})(?!\w)", re.IGNORECASE)


def _by_trade(words: str) -> ActorType:
    last = re.split(r"\s+(?:of|for|in|from|at|with|to)\s+", words.lower())[0].split()[-1:]
    trades: dict[str, list[str]] = load("actors")["trades"]
    return next((ActorType(name) for name, listed in trades.items() if set(last) & set(listed)), ActorType.OTHER)
