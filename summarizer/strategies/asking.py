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
    lines = [(sentence.number, inert(sentence.text)) for sentence in sentences]
    tag = _tag("\n".join(sentence.text for sentence in sentences))
    return load("article.v1").render(tag=tag, sentences=[{"number": number, "text": text} for number, text in lines])


def _tag(text: str) -> str:
    """Six digits of the text's digest, or more: as many as it takes that the text does not have them.

    A text that holds its own six is found in a minute by trying.
    """
    digest, plain = hashlib.sha256(text.encode()).hexdigest(), text.lower()
    return next((digest[:size] for size in range(6, len(digest)) if digest[:size] not in plain), digest)


def inert(text: str) -> str:
    """`text` on one line, with chat control tokens broken, which servers would read as turns of the conversation."""
    return _CONTROL_TOKEN.sub(lambda match: match.group() + " ", " ".join(text.split()))
