"""Briefs without words: every string of the article as offsets in it, so that results hold no article text.

A string is kept as parts: `[start, end]` of the article, or the characters that the article does not have. That loses
nothing: with the article at hand the string is the same again.
"""

from __future__ import annotations

from typing import Any

from .plain import PlainBrief

WORDS = frozenset(
    {
        "name",
        "aliases",
        "speaker",
        "via",
        "text",
        "place",
        "gained_by",
        "lost_by",
        "holder",
        "stated_by",
        "goal",
        "exact",
    }
)
"""Keys whose values are words of the article; all others are of fixed vocabularies, or numbers."""

Parts = list[list[int] | str]
"""A string without its words."""


def hide(words: str, article: str) -> Parts:
    """`words` as parts, each the longest that stands in the article."""
    parts: Parts = []
    at = 0
    while at < len(words):
        length = _longest(words, at, article)
        if length:
            start = article.find(words[at : at + length])
            parts.append([start, start + length])
        elif parts and isinstance(parts[-1], str):
            parts[-1] += words[at]
        else:
            parts.append(words[at])
        at += length or 1
    return parts


def reveal(parts: Parts, article: str) -> str:
    """The string that `hide` made into parts."""
    return "".join(part if isinstance(part, str) else article[part[0] : part[1]] for part in parts)


def without_words(brief: PlainBrief, article: str) -> dict[str, Any]:
    """The brief as JSON values, its words as parts."""
    hidden: dict[str, Any] = _hidden(brief.model_dump(mode="json"), article)
    return hidden


def with_words(kept: dict[str, Any], article: str) -> PlainBrief:
    """The brief that `without_words` was given."""
    return PlainBrief.model_validate(_revealed(kept, article))


def _longest(words: str, at: int, article: str) -> int:
    """Length of the longest piece of `words` from `at` on that stands in the article."""
    if words[at:] in article:
        return len(words) - at
    fits, fails = 0, len(words) - at
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if words[at : at + middle] in article:
            fits = middle
        else:
            fails = middle
    return fits


def _hidden(value: Any, article: str, key: str = "") -> Any:  # noqa: ANN401 - JSON values
    if isinstance(value, dict):
        return {name: _hidden(each, article, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_hidden(each, article, key) for each in value]
    return hide(value, article) if key in WORDS and isinstance(value, str) else value


def _revealed(value: Any, article: str, key: str = "") -> Any:  # noqa: ANN401 - JSON values
    if isinstance(value, dict):
        return {name: _revealed(each, article, name) for name, each in value.items()}
    if key == "aliases":
        return [reveal(each, article) for each in value]
    if key in WORDS and isinstance(value, list):
        return reveal(value, article)
    return [_revealed(each, article, key) for each in value] if isinstance(value, list) else value
