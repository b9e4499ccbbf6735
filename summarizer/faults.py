"""What went wrong in a call: instructor wraps everything in one exception, this finds the cause and names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .errors import ModelError, OutputError, RefusedError, ServerError, SummarizerError, TruncatedError

if TYPE_CHECKING:
    import openai
    from openai.types.chat import ChatCompletion

_STATUS_LINES = {
    401: "the server refused the key",
    402: "the account has no credit left",
    403: "the server refused access",
    404: "the server does not know this address or model",
    413: "the request is too large for the server",
    429: "the server's rate limit or quota is used up",
}
_WORD = re.compile(r"[a-z_]{1,40}")


def chain(error: BaseException) -> Iterator[BaseException]:
    """`error`, its cause, the cause's cause, each once."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def transient(error: BaseException) -> bool:
    """Is it worth asking again after a wait: a connection fault, 408, 409, 429 (quota apart), 5xx?"""
    import httpx2
    import openai

    if isinstance(error, openai.APIStatusError):
        return error.code != "insufficient_quota" and (error.status_code in {408, 409, 429} or error.status_code >= 500)
    return isinstance(error, openai.APIConnectionError) and isinstance(error.__cause__, httpx2.TransportError)


def of_one_request(error: BaseException) -> bool:
    """Is it this request that the server does not take (not valid, too large), rather than the server that fails?"""
    return getattr(error.__cause__, "status_code", None) in {400, 413, 422}


def check(completion: ChatCompletion) -> None:
    """Raises RefusedError or TruncatedError for an answer that is none, so that nobody asks for its correction."""
    choice = completion.choices[0]
    if choice.finish_reason == "content_filter":
        raise RefusedError("the server's content filter stopped the answer")
    if choice.message.refusal:
        raise RefusedError("the model refused to answer")
    if choice.finish_reason == "length":
        raise TruncatedError("the answer was cut at the token limit")


def explain(error: Exception) -> SummarizerError:
    """The error of this package that `error` amounts to, with its cause; never the article's or the model's words."""
    links = list(chain(error))
    for link in links:
        if isinstance(link, SummarizerError):
            return link
    for link in links:
        if explained := _explained(link):
            explained.__cause__ = link
            return explained
    unknown = ModelError(f"the call failed: {type(links[-1]).__name__}")
    unknown.__cause__ = error
    return unknown


def _explained(error: BaseException) -> SummarizerError | None:
    import openai

    if isinstance(error, openai.APIStatusError):
        return ServerError(_status_line(error))
    if isinstance(error, openai.APIConnectionError):
        return _disconnected(error)
    if isinstance(error, ValueError) and not isinstance(error, UnicodeError):
        return OutputError("the answer did not fit the schema")
    return None


def _status_line(error: openai.APIStatusError) -> str:
    """What the status means, with the server's code words; its sentences may quote the key or the article."""
    meaning = _STATUS_LINES.get(error.status_code, "the server did not take the request")
    if error.status_code >= 500:
        meaning = "the server failed"
    words = [word for word in (error.code, error.type, error.param) if isinstance(word, str) and _WORD.fullmatch(word)]
    return f"{meaning} ({', '.join([f'status {error.status_code}', *words])})"


def _disconnected(error: openai.APIConnectionError) -> SummarizerError:
    import httpx2

    cause = error.__cause__
    where = f"{error.request.url.scheme}://{error.request.url.netloc.decode()}"
    if isinstance(cause, httpx2.TimeoutException):
        return ServerError(f"the server {where} did not answer in time")
    if isinstance(cause, httpx2.ConnectError):
        return ServerError(f"the server {where} cannot be reached: {' '.join(str(cause).split())}")
    if isinstance(cause, httpx2.TransportError):
        return ServerError(f"the connection to {where} broke ({type(cause).__name__})")
    return ModelError(f"the call failed: {type(cause).__name__}")
