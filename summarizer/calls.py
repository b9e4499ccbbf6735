"""One question on its way to a model: what is sent, what its replies cost, and the answer they amount to."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from .errors import OutputError, ServerError, TruncatedError
from .faults import check, explain
from .questions import Answer, Question, Spent
from .strictness import bounded_format, strict_format

if TYPE_CHECKING:
    from types import TracebackType

    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletion
    from pydantic import BaseModel
    from tenacity import RetryCallState

    from .models import Model

REASKS = 1
ROWS_A_SENTENCE = 2
"""Rows of one list that the embedded model may fill for each sentence in question."""
_FENCED = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)


class Call:
    """A question, its cost so far, and its `answer`, once there is one.

    As a context it turns what goes wrong into an answer, into one more turn of the loop, or into an error to raise.
    """

    def __init__(self, model: Model, question: Question) -> None:
        self.answer: Answer | None = None
        self._model = model
        self._question = question
        self._tokens = question.max_tokens
        self._spent = Spent(calls=1)
        self._started = time.monotonic()

    def arguments(self) -> dict[str, Any]:
        """Arguments of the structured call."""
        arguments = {
            "model": self._model.wire_name,
            "response_model": self._question.schema,
            "messages": [{"role": role, "content": content} for role, content in self._question.messages],
            "max_retries": REASKS,
            "temperature": 0,
            "max_tokens": self._tokens,
        }
        binding = self._binding() if self._model.mode == "json_schema" else None
        return arguments | ({"extra_body": {"response_format": binding}} if binding else {})

    def _binding(self) -> dict[str, Any] | None:
        """The schema in a form that binds more than instructor's; the embedded model is bound by any."""
        schema, read = self._question.schema, len(self._question.sentences)
        if self._model.embedded:
            return bounded_format(schema, ROWS_A_SENTENCE * read) if read else None
        return strict_format(schema)

    def sending(self, _state: RetryCallState) -> None:
        """Count a request."""
        self._spent += Spent(attempts=1)

    def received(self, reply: Any) -> ChatCompletion:  # noqa: ANN401 - openai's raw response, sync or async
        """The completion in a reply, counted and checked, without a fence around its JSON.

        Raises ServerError for a reply of another kind, RefusedError and TruncatedError.
        """
        try:
            completion: ChatCompletion = reply.parse()
            message = completion.choices[0].message
            content = message.content
        except (ValueError, TypeError, AttributeError, LookupError) as error:
            raise ServerError("the server's reply is no chat completion: is its address right?") from error
        self._spent += _usage(completion.usage)
        check(completion)
        if content and (fenced := _FENCED.fullmatch(content)):
            message.content = fenced[1]
        return completion

    def accept(self, value: BaseModel) -> None:
        """Take a valid value, without what instructor hangs on it."""
        self.answer = Answer(self._question.schema.model_construct(**dict(value)), self._total())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        fault = explain(error)
        if not isinstance(fault, OutputError):
            raise fault
        if isinstance(fault, TruncatedError) and self._tokens == self._question.max_tokens:
            self._tokens *= 2
            return True
        spent = self._total()
        fault.attempts, fault.tokens = spent.attempts, spent.prompt_tokens + spent.completion_tokens
        self.answer = Answer(None, spent, fault)
        return True

    def _total(self) -> Spent:
        return replace(self._spent, seconds=time.monotonic() - self._started)


def _usage(usage: CompletionUsage | None) -> Spent:
    """What one reply cost, nothing where the server does not say."""
    cached = _count(getattr(usage, "prompt_tokens_details", None), "cached_tokens")
    return Spent(
        prompt_tokens=_count(usage, "prompt_tokens"),
        cached_tokens=cached,
        completion_tokens=_count(usage, "completion_tokens"),
    )


def _count(details: object, name: str) -> int:
    value = getattr(details, name, None)
    return value if isinstance(value, int) else 0
