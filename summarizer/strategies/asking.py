"""The parts of a question that every strategy shares: the system's words and the numbered article."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from ..document import Sentence
from ..templates import Prompt, load

_CONTROL_TOKEN = re.compile(r"<(?=\||/?s>|start_of_turn|end_of_turn|/?think)|\[(?=/?INST\]|/?SYS)", re.IGNORECASE)


def frame() -> tuple[Prompt, ...]:
    """The prompts that stand around every question."""
    return load("system.v1"), load("article.v1")


def system() -> str:
    """The system message."""
    return load("system.v1").text


@lru_cache(maxsize=4)
def article(sentences: tuple[Sentence, ...]) -> str:
    """The numbered sentences between marks that carry a tag of the text, so that the text cannot fake its end."""
    tag = hashlib.sha256("\n".join(sentence.text for sentence in sentences).encode()).hexdigest()[:6]
    lines = [(sentence.number, inert(sentence.text)) for sentence in sentences]
    return load("article.v1").render(tag=tag, sentences=[{"number": number, "text": text} for number, text in lines])


def inert(text: str) -> str:
    """`text` on one line, with chat control tokens broken, which servers would read as turns of the conversation."""
    return _CONTROL_TOKEN.sub(lambda match: match.group() + " ", " ".join(text.split()))
