"""Windows: parts of an article that fit a model's context, cut at paragraphs, every sentence in one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .document import Document, Sentence

CHARACTERS_PER_TOKEN = 3.0
_OTHER_SCRIPT = re.compile("[^\x00-\u024f]")
LEAST_ROOM = 500
"""Tokens of article in a window however small the context."""


@dataclass(frozen=True)
class Window:
    """Consecutive sentences of the article."""

    sentences: tuple[Sentence, ...]

    def holds(self, sentence: Sentence) -> bool:
        """Is the sentence one of the window's?"""
        return self.sentences[0].number <= sentence.number <= self.sentences[-1].number


def tokens(text: str) -> int:
    """A careful estimate: three characters a token for Latin script, one for others."""
    other = len(_OTHER_SCRIPT.findall(text))
    return int((len(text) - other) / CHARACTERS_PER_TOKEN + other) + 4


def windows(document: Document, room: int) -> list[Window]:
    """The article in as few windows as fit `room` tokens (500 at least), cut between paragraphs where possible.

    A sentence longer than that is a window of its own.
    """
    room = max(room, LEAST_ROOM)
    out: list[list[Sentence]] = [[]]
    used = 0
    for _, paragraph in groupby(document.article, key=lambda sentence: sentence.paragraph):
        sentences = list(paragraph)
        whole = sum(tokens(sentence.text) for sentence in sentences)
        for sentence in sentences:
            size = tokens(sentence.text)
            needed = whole if sentence is sentences[0] and whole <= room else size
            if out[-1] and used + needed > room:
                out.append([])
                used = 0
            out[-1].append(sentence)
            used += size
    return [Window(tuple(part)) for part in out]


def window_of(parts: Sequence[Window], sentence: Sentence) -> Window:
    """The window that holds `sentence`."""
    return next(part for part in parts if part.holds(sentence))
