"""Bare sayings: a claim has to hold something that is said, not only who says it."""

from __future__ import annotations

from ..attribution import frames
from ..document import Document
from ..frame import Frame
from ..schemas import ClaimRow, Row
from ..typography import Offsets
from .base import Rejected


def bare_saying(document: Document, row: Row) -> Rejected | None:
    """Why a claim may not stand whose words are the attribution alone ("the mayor said"): models copy it at times."""
    if not isinstance(row, ClaimRow) or not 1 <= row.sentence <= len(document.sentences):
        return None
    text = document.sentence(row.sentence).text
    at = text.find(row.text)
    if at < 0 or not any(_only_says(frame, (at, at + len(row.text)), text) for frame in frames(text)):
        return None
    return Rejected(row.sentence, "bare_saying", "it tells that somebody speaks and nothing of what is said")


def _only_says(frame: Frame, words: Offsets, text: str) -> bool:
    """Does the word of saying stand in `words`, and nothing of what is said?"""
    said = (text[max(start, words[0]) : min(end, words[1])] for start, end in frame.content)
    inside = words[0] <= frame.cue[0] and frame.cue[1] <= words[1]
    return inside and not any(char.isalnum() for part in said for char in part)
