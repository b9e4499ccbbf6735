"""The connection to one model: instructor for the schema and its re-ask, tenacity for transport faults.

instructor asks and re-asks; each of its requests is one `send`, which waits out transport faults and stops at once
when the reply is no answer. openai's own retries are off, so that each kind of failure has one owner. instructor's
`context=` is never used: it would render an article's braces as a template.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from http.client import responses
from typing import TYPE_CHECKING, Any, Protocol

from .calls import Call
from .embedded import BASE_URL
from .errors import UsageError
from .limit import UNLIMITED, Limit
from .outgoing import reduce
from .questions import Answer, Question
from .retrying import policy

if TYPE_CHECKING:
    import httpx2
    import openai
    from openai.types.chat import ChatCompletion

    from .embedded import Engine
    from .models import Model

Notify = Callable[[str], None]
"""Called with one line for the user: a wait, a retry."""

CONNECT_TIMEOUT = 10.0
HOSTED_TIMEOUT = 120.0
LOCAL_TIMEOUT = 1_800.0
"""Seconds for a reply of a server on this machine, which may have no graphics card."""


class Asker(Protocol):
    """Whoever answers questions for a model: the client, or a layer around it."""

    model: Model

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """As `Client.ask`."""

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """As `Client.aask`."""

    def close(self) -> None:
        """As `Client.close`."""

    async def aclose(self) -> None:
        """As `Client.aclose`."""


class Client:
    """Asks one model. `engine` answers in process; without it, requests go to `model.address`.

    `notify` is called with one line for the user before each wait.
    """

    def __init__(self, model: Model, *, engine: Engine | None = None, notify: Notify | None = None) -> None:
        self.model = model
        self._engine = engine
        self._notify = notify or (lambda _: None)
        self._sync: openai.OpenAI | None = None
        self._async: openai.AsyncOpenAI | None = None

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """The model's answer, or its OutputError.

        Raises ServerError or another ModelError with nobody to ask, BudgetError when the time is up.
        """
        from tenacity import Retrying

        call = Call(self.model, question)
        request = self._open().chat.completions.with_raw_response.create

        def once(**body: Any) -> Any:  # noqa: ANN401 - as openai's client has it
            return request(**_once(body), timeout=self._patience(limit))

        def send(**body: object) -> ChatCompletion:
            return call.received(Retrying(before=call.sending, **policy(self._notify, limit))(once, **body))

        while call.answer is None:
            with call:
                call.accept(_structured(send, self.model.mode)(**_prepared(call)))
        return call.answer

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """As `ask`, on an event loop."""
        from tenacity import AsyncRetrying

        call = Call(self.model, question)
        request = self._open_async().chat.completions.with_raw_response.create

        async def once(**body: Any) -> Any:  # noqa: ANN401 - as openai's client has it
            return await request(**_once(body), timeout=self._patience(limit))

        async def send(**body: object) -> ChatCompletion:
            return call.received(await AsyncRetrying(before=call.sending, **policy(self._notify, limit))(once, **body))

        while call.answer is None:
            with call:
                call.accept(await _structured(send, self.model.mode)(**_prepared(call)))
        return call.answer

    def close(self) -> None:
        """Close connections of the synchronous client and stop the engine."""
        if self._sync is not None:
            self._sync.close()
            self._sync = None
        if self._engine is not None:
            self._engine.close()

    async def aclose(self) -> None:
        """As `close`, with the asynchronous client."""
        if self._async is not None:
            await self._async.close()
            self._async = None
        self.close()

    def _open(self) -> openai.OpenAI:
        import httpx2
        import openai

        if self._sync is None:
            transport = httpx2.MockTransport(self._engine.handle) if self._engine else None
            hooks: dict[str, list[Any]] = {"request": [self._reduce], "response": [self._bound]}
            http = httpx2.Client(transport=transport, event_hooks=hooks, trust_env=not self.model.loopback)
            self._sync = openai.OpenAI(**self._connection(), http_client=http)
        return self._sync

    def _open_async(self) -> openai.AsyncOpenAI:
        import httpx2
        import openai

        if self._async is None:
            transport = httpx2.MockTransport(self._engine.handle_async) if self._engine else None
            hooks: dict[str, list[Any]] = {"request": [self._areduce], "response": [self._abound]}
            http = httpx2.AsyncClient(transport=transport, event_hooks=hooks, trust_env=not self.model.loopback)
            self._async = openai.AsyncOpenAI(**self._connection(), http_client=http)
        return self._async

    def _connection(self) -> dict[str, Any]:
        import httpx2

        try:
            address = httpx2.URL(self.model.address or BASE_URL)
        except httpx2.InvalidURL as error:
            raise UsageError(f"not a server address: {self.model.address!r}") from error
        return {"base_url": address, "api_key": self.model.api_key or "none", "max_retries": 0}

    def _patience(self, limit: Limit) -> httpx2.Timeout:
        """How long to wait for a reply: the embedded model takes its time, a server does not."""
        import httpx2

        most = None if self.model.embedded else LOCAL_TIMEOUT if self.model.loopback else HOSTED_TIMEOUT
        return httpx2.Timeout(limit.left(most), connect=limit.left(CONNECT_TIMEOUT))

    def _reduce(self, request: httpx2.Request) -> None:
        reduce(request, self.model)

    async def _areduce(self, request: httpx2.Request) -> None:
        self._reduce(request)

    def _bound(self, response: httpx2.Response) -> None:
        """The body has to be complete within the time that its request gives to every piece of it, and small."""
        from .deadline import Deadline, starred

        key = self.model.api_key
        for name, value in response.headers.items():  # which the libraries log
            if (told := starred(value.encode(), key).decode()) != value:
                response.headers[name] = told
        if reason := response.extensions.get("reason_phrase"):
            response.extensions["reason_phrase"] = starred(reason, key)
        response.stream = Deadline(response, response.request.extensions["timeout"]["read"], key)
        response.headers.pop("content-encoding", None)

    async def _abound(self, response: httpx2.Response) -> None:
        self._bound(response)


def _once(body: dict[str, Any]) -> dict[str, Any]:
    """The request with messages and schema, a strict one before instructor's, where openai's client sends them as is.

    As arguments of their own it goes through all of their parts for names to convert, which takes a third of its time.
    """
    whole = {name: body[name] for name in ("messages", "response_format") if name in body}
    rest = {name: value for name, value in body.items() if name not in whole}
    return rest | {"messages": (), "extra_body": whole | body.get("extra_body", {})}


def _prepared(call: Call) -> dict[str, Any]:
    """Arguments of the structured call, with a schema of which instructor has nothing to make any more."""
    from .prepared import prepared

    arguments = call.arguments()
    return arguments | {"response_model": prepared(arguments["response_model"])}


def _with_own_reason(record: logging.LogRecord) -> bool:
    """Let a request be logged, with the standard's words for its status: the server's may hold the key."""
    match record.args:
        case [*rest, int(status), str()]:
            phrase = responses.get(status, "")
            record.args = (*rest, status, phrase)
    return True


def _structured(send: Callable[..., Any], mode: str) -> Any:  # noqa: ANN401 - instructor types it as openai's client
    """`send` with instructor's schema and re-ask around it."""
    import instructor

    # it logs errors with the article's and the model's words in them; all of them are raised as well
    logging.getLogger("instructor").setLevel(logging.CRITICAL)
    logging.getLogger("httpcore2").setLevel(logging.INFO)  # below, it logs a reply's headers as the server wrote them
    logging.getLogger("httpx2").addFilter(_with_own_reason)
    return instructor.patch(create=send, mode=instructor.Mode[mode.upper()])
