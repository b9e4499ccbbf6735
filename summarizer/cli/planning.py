"""What would be asked: `--dry-run` counts the questions, `--show-prompt` prints them. No model is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from os.path import commonprefix

from ..document import Document
from ..models import Model
from ..pipeline import converse, plan
from ..questions import Question
from ..sections import BUILT_IN
from ..sections.base import Section
from ..windows import tokens


def prompts(document: Document, model: Model, strategy: str | None, sections: Sequence[Section] = BUILT_IN) -> str:
    """Every question that can be known before the first answer."""
    return "\n".join(_shown(question) for question in plan(converse(document, model, strategy, sections)))


def estimate(document: Document, model: Model, strategy: str | None, sections: Sequence[Section] = BUILT_IN) -> str:
    """How many questions, about how many tokens, and where the article would go."""
    questions = plan(converse(document, model, strategy, sections))
    total = sum(tokens(_text(question)) for question in questions)
    lines = [f"model {model.name}, strategy {strategy or model.strategy}, {counted(len(document.article), 'sentence')}"]
    about = Counter(question.section for question in questions)
    lines += [f"  {section}: {counted(number, 'question')}" for section, number in about.items()]
    lines.append(f"at least {counted(len(questions), 'question')}, about {total} tokens to read")
    if len(questions) > 1:
        lines[-1] += f", {total - _repeated(questions)} where the server caches prompts"
    sent = "" if model.embedded else f"; the article would be sent to {model.address}"
    return "\n".join([*lines, f"nothing was asked{sent}"]) + "\n"


def _repeated(questions: Sequence[Question]) -> int:
    """Tokens that a question shares with the one before it, from its beginning on."""
    texts = map(_text, questions)
    return sum(tokens(commonprefix(pair)) for pair in pairwise(texts))  # noqa: RUF071 - texts, not paths


def _text(question: Question) -> str:
    return "\n".join(content for _, content in question.messages)


def _shown(question: Question) -> str:
    return "\n".join(f"--- {question.section}, {role}\n{content}" for role, content in question.messages) + "\n"


def counted(number: int, word: str) -> str:
    """A number with its word: "1 question", "2 questions"."""
    return f"{number} {word}{'' if number == 1 else 's'}"
