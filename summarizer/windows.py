"""Windows: parts of an article that fit a model's context, cut at paragraphs, every sentence in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .document import Document, Sentence

CHARACTERS_PER_TOKEN = 3.0
RESERVED = 2_000
"""Tokens kept free for question, examples and answer."""


@dataclass(frozen=True)
class Window:
    """Consecutive sentences of the article."""

    sentences: tuple[Sentence, ...]


def tokens(text: str) -> int:
    """A careful estimate: three characters a token for Latin script, one for others."""
    other = sum(1 for char in text if ord(char) > 0x24F)
    return int((len(text) - other) / CHARACTERS_PER_TOKEN + other) + 4


def windows(document: Document, context: int) -> list[Window]:
    """The article in as few windows as fit `context` tokens; cut between paragraphs where possible."""
    room = max(context - RESERVED, 500)
    out: list[list[Sentence]] = [[]]
    used = 0
    for paragraph in _paragraphs(document):
        size = sum(tokens(sentence.text) for sentence in paragraph)
        if out[-1] and used + size > room:
            out.append([])
            used = 0
        for sentence in paragraph:
            if out[-1] and used + tokens(sentence.text) > room:
                out.append([])
                used = 0
            out[-1].append(sentence)
            used += tokens(sentence.text)
    return [Window(tuple(part)) for part in out if part]


def window_of(parts: Sequence[Window], sentence: Sentence) -> Window:
    """The window that holds `sentence`."""
    return next(part for part in parts if part.sentences[0].number <= sentence.number <= part.sentences[-1].number)


def _paragraphs(document: Document) -> list[list[Sentence]]:
    out: list[list[Sentence]] = []
    for sentence in document.article:
        if out and out[-1][-1].paragraph == sentence.paragraph:
            out[-1].append(sentence)
        else:
            out.append([sentence])
    return out
