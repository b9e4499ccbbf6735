from __future__ import annotations

import asyncio

import httpx2
import openai
import pytest
from openai.types.chat import ChatCompletion

from summarizer.errors import (
    ModelError,
    OutputError,
    RefusedError,
    ServerError,
    SummarizerError,
    TruncatedError,
    UsageError,
)
from summarizer.faults import chain, check, explain, transient

REQUEST = httpx2.Request("POST", "https://models.example/v1/chat/completions?key=sk-invented")


def status_error(status: int, body: object = None) -> openai.APIStatusError:
    response = httpx2.Response(status, request=REQUEST)
    return openai.APIStatusError("Torvak sk-invented", response=response, body=body)


def connection_error(cause: Exception) -> openai.APIConnectionError:
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = cause
    return error


def wrapped(cause: BaseException) -> Exception:
    """As instructor hands errors on: with the words of the model and the article in the message."""
    error = RuntimeError("Torvak sk-invented")
    error.__cause__ = cause
    return error


def completion(finish: str = "stop", refusal: str | None = None) -> ChatCompletion:
    message = {"role": "assistant", "content": "{}", "refusal": refusal}
    choice = {"index": 0, "finish_reason": finish, "message": message}
    return ChatCompletion.model_validate(
        {"id": "1", "object": "chat.completion", "created": 0, "model": "any", "choices": [choice]}
    )


def test_a_chain_ends_where_it_began() -> None:
    first, second = RuntimeError("first"), RuntimeError("second")
    first.__cause__, second.__context__ = second, first
    assert list(chain(first)) == [first, second]


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
def test_a_busy_or_failing_server_may_recover(status: int) -> None:
    assert transient(status_error(status))


@pytest.mark.parametrize("status", [307, 400, 401, 402, 403, 404, 413, 422])
def test_a_server_that_says_no_will_not_change_its_mind(status: int) -> None:
    assert not transient(status_error(status))


def test_a_used_up_quota_does_not_come_back() -> None:
    assert not transient(status_error(429, {"code": "insufficient_quota"}))
    assert transient(status_error(429, {"code": "rate_limit_exceeded"}))
    assert transient(status_error(429, "slow down"))


@pytest.mark.parametrize(
    "cause",
    [
        httpx2.ConnectError("refused"),
        httpx2.ConnectTimeout("late"),
        httpx2.ReadTimeout("late"),
        httpx2.ReadError("reset"),
        httpx2.RemoteProtocolError("gone"),
    ],
)
def test_a_connection_fault_may_pass(cause: Exception) -> None:
    assert transient(connection_error(cause))


@pytest.mark.parametrize(
    "error",
    [
        connection_error(KeyError("a defect below the connection")),
        connection_error(UsageError("no engine")),
        ValueError("no JSON"),
        KeyboardInterrupt(),
        asyncio.CancelledError(),
    ],
)
def test_nothing_else_is_worth_a_wait(error: BaseException) -> None:
    assert not transient(error)


def test_an_answer_that_stopped_by_itself_passes() -> None:
    check(completion())


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (completion("content_filter"), RefusedError),
        (completion(refusal="I cannot."), RefusedError),
        (completion("length", refusal="I cannot."), RefusedError),
        (completion("length"), TruncatedError),
    ],
)
def test_an_answer_that_is_none_is_refused_or_truncated(answer: ChatCompletion, kind: type[OutputError]) -> None:
    with pytest.raises(kind):
        check(answer)


def test_an_error_of_this_package_is_itself_however_deep() -> None:
    own = UsageError("no engine")
    assert explain(wrapped(connection_error(own))) is own


@pytest.mark.parametrize(
    ("cause", "kind", "line"),
    [
        (status_error(401), ServerError, "the server refused the key (status 401)"),
        (
            status_error(400, {"code": "unsupported_parameter", "type": "request_error", "param": "max_tokens"}),
            ServerError,
            "the server did not take the request (status 400, unsupported_parameter, request_error, max_tokens)",
        ),
        (
            status_error(400, {"code": 400, "type": "Torvak fell", "param": "sk-invented"}),
            ServerError,
            "the server did not take the request (status 400)",
        ),
        (status_error(529, "<p>overloaded"), ServerError, "the server failed (status 529)"),
        (
            connection_error(httpx2.ConnectError("[Errno 111]\nConnection refused")),
            ServerError,
            "the server https://models.example cannot be reached: [Errno 111] Connection refused",
        ),
        (
            connection_error(httpx2.ReadTimeout("late")),
            ServerError,
            "the server https://models.example did not answer in time",
        ),
        (
            connection_error(httpx2.LocalProtocolError("illegal header sk-invented")),
            ServerError,
            "the connection to https://models.example broke (LocalProtocolError)",
        ),
        (connection_error(KeyError("Torvak")), ModelError, "the call failed: KeyError"),
        (ValueError("Torvak"), OutputError, "the answer did not fit the schema"),
        (UnicodeEncodeError("utf-8", "Torvak", 0, 1, "surrogates"), ModelError, "the call failed: UnicodeEncodeError"),
        (ZeroDivisionError("Torvak"), ModelError, "the call failed: ZeroDivisionError"),
    ],
)
def test_an_error_is_one_line_with_its_cause(cause: Exception, kind: type[SummarizerError], line: str) -> None:
    error = explain(wrapped(cause))
    assert type(error) is kind
    assert str(error) == line
    assert error.__cause__ is not None
    assert cause in chain(error)
