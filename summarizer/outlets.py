"""The medium a speaker used: "told Reuters", "in an interview with the Daily Post"."""

from __future__ import annotations

import re
from functools import cache

from .attribution import Frame
from .lexicon import load

_NAME = r"(?:(?:the\s+)?(?:[A-Z][\w’'.&-]*)(?:\s+(?:of\s+)?(?:[A-Z][\w’'.&-]*))*)"
_RECIPIENT = re.compile(rf"\s+(?P<name>{_NAME})")
_INTERVIEW = re.compile(
    rf"\b(?:interview (?:with|to|on)|quoted by|speaking to|spoke to|writing in|posted on|a post on|cited by|carried by|statement (?:to|on|carried by))\s+(?:the\s+)?(?P<name>{_NAME})"
)


@cache
def _known() -> re.Pattern[str]:
    table = load("outlets")
    names = "|".join(re.escape(name) for name in table["names"])
    words = "|".join(re.escape(word) for word in table["words"])
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)|(?<!\w)(?:{words})(?!\w)")


def is_outlet(name: str) -> bool:
    """Is it a news outlet by its name ("Lenia Daily Post")?"""
    return bool(_known().search(name))


def via(sentence: str, frame: Frame) -> str | None:
    """The outlet that the speaker of `frame` told it to, as the sentence names it."""
    if sentence[slice(*frame.cue)].lower() in {"told", "tells", "telling"}:
        recipient = _RECIPIENT.match(sentence, frame.cue[1])
        if recipient and is_outlet(recipient["name"]):
            return _tidy(recipient["name"])
    interview = _INTERVIEW.search(sentence)
    return _tidy(interview["name"]) if interview and is_outlet(interview["name"]) else None


def _tidy(name: str) -> str:
    """The outlet's own name, without a country in front ("Lenia's Daily Post" -> "Daily Post")."""
    name = re.sub(r"\s+(?:on|in|at)$", "", name)
    owner = re.match(r"[A-Z]\w+[’']s\s+(?=[A-Z])", name)
    return name[owner.end() :] if owner else name
