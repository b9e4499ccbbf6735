"""The medium a speaker used: "told Reuters", "in an interview with the Daily Post"."""

from __future__ import annotations

import re
from functools import cache

from .frame import Frame
from .lexicon import alternatives, load
from .phrases import CAPITAL
from .reporting import tells

_WORD = rf"{CAPITAL}[\w’'.&-]*"
_NAME = rf"(?:(?:the\s+)?{_WORD}(?:\s+(?:of\s+)?{_WORD})*)"
_LISTENER = re.compile(rf"\s+(?P<name>{_NAME})")


@cache
def _known() -> re.Pattern[str]:
    table = load("outlets")
    return re.compile(rf"(?<!\w)(?:{alternatives(table['names'] + table['words'])})(?!\w)")


@cache
def _channel() -> re.Pattern[str]:
    """Words that lead to the medium: "in an interview with"."""
    return re.compile(rf"\b(?:{alternatives(load('outlets')['channels'])})\s+(?:the\s+)?(?P<name>{_NAME})")


def is_outlet(name: str) -> bool:
    """Is it a news outlet by its name ("Lenia Daily Post")?"""
    return bool(_known().search(name))


def via(sentence: str, frame: Frame) -> str | None:
    """The outlet that the speaker of `frame` told it to, as the sentence names it."""
    told = tells(sentence[slice(*frame.cue)].lower())
    for match in (_LISTENER.match(sentence, frame.cue[1]) if told else None, _channel().search(sentence)):
        if match and is_outlet(match["name"]):
            return _own_name(match["name"])
    return None


def _own_name(name: str) -> str:
    """The outlet's own name, without a country in front ("Lenia's Daily Post." -> "Daily Post")."""
    return re.sub(rf"^{CAPITAL}\w+[’']s\s+(?={CAPITAL})|(?<=\w\w)\.$", "", name)
