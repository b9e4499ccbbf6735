from __future__ import annotations

import asyncio
import gzip
import json
import logging
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict
from scripted_server import JSON, Reply, ScriptedServer, completion, failure

from summarizer.client import Client
from summarizer.embedded import Engine
from summarizer.errors import (
    BudgetError,
    ModelError,
    OutputError,
    RefusedError,
    ServerError,
    SummarizerError,
    TruncatedError,
    UsageError,
    WeightsError,
)
from summarizer.limit import Limit
from summarizer.models import Model, resolve
from summarizer.questions import Answer, Question

KEY = "sk-invented-4711"
ARTICLE = "The harbour of Torvak fell to {{ marchers }} on Friday."
VALID = '{"rows":[{"name":"Torvak","s":1}]}'

Ask = Callable[..., Answer]


class Finding(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    s: int


class Findings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rows: list[Finding]


QUESTION = Question("findings", (("system", "Find."), ("user", ARTICLE)), Findings, 100)
FOUND = Findings(rows=[Finding(name="Torvak", s=1)])
PAYLOAD = completion(VALID).body


@pytest.fixture(scope="module", autouse=True)
def _certificates_read_once() -> Iterator[None]:
    """Every client would read them anew, which is most of the time these tests take."""
    with pytest.MonkeyPatch.context() as patch:
        context = ssl.create_default_context()
        patch.setattr("httpcore2.default_ssl_context", lambda **_: context)
        yield


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Asks one question with a client of its own, both ways."""

    def synchronous(model: Model, question: Question = QUESTION, **options: Any) -> Answer:
        client = Client(model, **options)
        try:
            return client.ask(question)
        finally:
            client.close()

    async def asynchronous(model: Model, question: Question = QUESTION, **options: Any) -> Answer:
        client = Client(model, **options)
        try:
            return await client.aask(question)
        finally:
            await client.aclose()

    if request.param == "sync":
        return synchronous
    return lambda *args, **options: asyncio.run(asynchronous(*args, **options))


@pytest.fixture
def model(scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> Model:
    """The scripted server as a model, with a key."""
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    return resolve(f"scripted@{scripted.url}")


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that were asked for, none of them waited."""
    asked: list[float] = []
    sleep = asyncio.sleep

    async def asleep(seconds: float) -> None:
        note(seconds)
        await sleep(0)

    def note(seconds: float) -> None:
        asked.extend([seconds] if seconds else [])  # instructor "waits" 0 s before it asks again

    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=note))
    monkeypatch.setattr(asyncio, "sleep", asleep)
    return asked


class ScriptedEngine(Engine):
    """An engine without a model: answers with what it is given, or raises it."""

    def __init__(self, outcome: tuple[int, dict[str, Any]] | Exception) -> None:
        super().__init__(None)
        self.outcome = outcome
        self.bodies: list[dict[str, Any]] = []

    def _complete(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.bodies.append(body)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


def failed(ask: Ask, model: Model, **options: Any) -> SummarizerError:
    """The error that asking ends with, raised or answered."""
    try:
        answer = ask(model, **options)
    except SummarizerError as error:
        return error
    assert answer.value is None
    assert answer.error is not None
    return answer.error


def test_a_valid_answer_is_an_object_of_the_schema_with_its_cost(
    ask: Ask, model: Model, scripted: ScriptedServer
) -> None:
    usage = {
        "prompt_tokens": 30,
        "completion_tokens": 7,
        "total_tokens": 37,
        "prompt_tokens_details": {"cached_tokens": 20},
    }
    scripted.play(completion(VALID, usage=usage))
    answer = ask(model)
    assert answer.value == FOUND
    assert type(answer.value) is Findings
    assert answer.error is None
    spent = answer.spent
    assert (spent.calls, spent.attempts) == (1, 1)
    assert (spent.prompt_tokens, spent.cached_tokens, spent.completion_tokens) == (30, 20, 7)
    assert 0 < spent.seconds < 300


def test_the_request_carries_the_messages_untouched(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(completion(VALID))
    ask(model)
    (request,) = scripted.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.body["model"] == "scripted"
    assert request.body["temperature"] == 0
    assert request.body["max_tokens"] == 100
    assert request.body["messages"] == [
        {"role": "system", "content": "Find."},
        {"role": "user", "content": ARTICLE},
    ]


def test_a_remote_server_is_bound_to_the_schema(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(completion(VALID))
    ask(model)
    sent = scripted.requests[0].body["response_format"]
    assert sent["type"] == "json_schema"
    assert sent["json_schema"]["strict"] is True
    assert sent["json_schema"]["name"] == "Findings"
    assert sent["json_schema"]["schema"] == Findings.model_json_schema()


def test_a_schema_outside_the_strict_subset_goes_as_it_is(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    class Loose(BaseModel):
        name: str = "nobody"

    scripted.play(completion('{"name":"Ana"}'))
    answer = ask(model, Question("loose", QUESTION.messages, Loose, 100))
    assert answer.value == Loose(name="Ana")
    sent = scripted.requests[0].body["response_format"]["json_schema"]
    assert "strict" not in sent
    assert sent["schema"] == Loose.model_json_schema()


def test_json_mode_asks_for_an_object(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    loose = Model("deepseek:x", "x", model.base_url, KEY, "json", "single", 1000)
    scripted.play(completion(VALID))
    assert ask(loose).value == FOUND
    assert scripted.requests[0].body["response_format"] == {"type": "json_object"}


def test_the_embedded_engine_answers_in_process(ask: Ask) -> None:
    engine = ScriptedEngine((200, json.loads(PAYLOAD)))
    assert ask(resolve("local"), engine=engine).value == FOUND
    assert "strict" not in engine.bodies[0]["response_format"]["json_schema"]


def test_the_embedded_model_may_fill_two_rows_of_a_list_for_each_sentence(ask: Ask) -> None:
    engine = ScriptedEngine((200, json.loads(PAYLOAD)))
    ask(resolve("local"), replace(QUESTION, sentences=(1, 2)), engine=engine)
    assert engine.bodies[0]["response_format"]["json_schema"]["schema"]["properties"]["rows"]["maxItems"] == 4


def test_the_engines_own_error_comes_through_at_once(ask: Ask, waits: list[float]) -> None:
    broken = WeightsError("the model file is damaged")
    engine = ScriptedEngine(broken)
    with pytest.raises(WeightsError) as caught:
        ask(resolve("local"), engine=engine)
    assert caught.value is broken
    assert len(engine.bodies) == 1
    assert waits == []


def test_a_defect_in_the_engine_is_no_connection_fault(ask: Ask, waits: list[float]) -> None:
    engine = ScriptedEngine(KeyError(ARTICLE))
    with pytest.raises(ModelError, match=r"^the call failed: KeyError$"):
        ask(resolve("local"), engine=engine)
    assert len(engine.bodies) == 1
    assert waits == []


def test_an_overflow_of_the_engine_names_the_reason(ask: Ask) -> None:
    body = {"error": {"code": 400, "type": "exceed_context_size_error", "message": ARTICLE}}
    with pytest.raises(ServerError) as caught:
        ask(resolve("local"), engine=ScriptedEngine((400, body)))
    assert str(caught.value) == "the server did not take the request (status 400, exceed_context_size_error)"


INVALID = {
    "broken": '{"rows":[',
    "prose": "Torvak is mentioned once.",
    "empty": "",
    "none": None,
    "null": "null",
    "array": '[{"name":"Torvak","s":1}]',
    "wrong type": '{"rows":[{"name":"Torvak","s":"one"}]}',
    "missing key": '{"rows":[{"name":"Torvak"}]}',
    "extra key": '{"rows":[],"note":"done"}',
    "extra key inside": '{"rows":[{"name":"Torvak","s":1,"why":"said so"}]}',
    "nan": '{"rows":[{"name":"Torvak","s":NaN}]}',
    "infinity": '{"rows":[{"name":"Torvak","s":Infinity}]}',
    "huge int": '{"rows":[{"name":"Torvak","s":' + "9" * 5000 + "}]}",
    "deep": '{"rows":' + "[" * 10_000 + "]" * 10_000 + "}",
    "surrogate": '{"rows":[{"name":"\\ud800","s":1}]}',
    "trailing prose": VALID + " I hope this helps.",
    "two fences": f"```json\n{VALID}\n```\nor\n```json\n{VALID}\n```",
}


@pytest.mark.parametrize("kind", ["broken", "none", "extra key"])
def test_an_invalid_answer_is_asked_again_once(ask: Ask, model: Model, scripted: ScriptedServer, kind: str) -> None:
    scripted.play(completion(INVALID[kind], usage=(10, 5)), completion(VALID, usage=(20, 6)))
    answer = ask(model)
    assert answer.value == FOUND
    assert answer.spent.attempts == len(scripted.requests) == 2
    assert (answer.spent.prompt_tokens, answer.spent.completion_tokens) == (30, 11)
    first, second = (request.body for request in scripted.requests)
    assert second["messages"][:2] == first["messages"]
    assert [message["role"] for message in second["messages"]] == ["system", "user", "assistant", "user"]
    assert second["response_format"] == first["response_format"]


@pytest.mark.parametrize("content", INVALID.values(), ids=INVALID.keys())
def test_an_answer_never_valid_is_an_error_in_the_answer(
    ask: Ask, model: Model, scripted: ScriptedServer, content: str | None
) -> None:
    scripted.play(*[completion(content, usage=(10, 5))] * 9)
    answer = ask(model)
    assert answer.value is None
    assert type(answer.error) is OutputError
    assert str(answer.error) == "the answer did not fit the schema"
    assert answer.error.__cause__ is not None
    assert (answer.error.attempts, answer.error.tokens) == (2, 30)
    assert (answer.spent.attempts, answer.spent.prompt_tokens, answer.spent.completion_tokens) == (2, 20, 10)
    assert len(scripted.requests) == 2


@pytest.mark.parametrize("content", [f"```json\n{VALID}\n```", f"```\n{VALID}```\n", f"\n ```json{VALID}``` "])
def test_a_fence_around_the_answer_costs_no_second_request(
    ask: Ask, model: Model, scripted: ScriptedServer, content: str
) -> None:
    scripted.play(completion(content))
    assert ask(model).value == FOUND
    assert len(scripted.requests) == 1


def test_of_duplicate_keys_the_last_counts(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(completion('{"rows":[],' + VALID[1:]))
    assert ask(model).value == FOUND


def test_a_truncated_answer_is_asked_again_with_twice_the_tokens(
    ask: Ask, model: Model, scripted: ScriptedServer
) -> None:
    scripted.play(completion('{"rows":[{', finish="length", usage=(10, 100)), completion(VALID, usage=(10, 120)))
    answer = ask(model)
    assert answer.value == FOUND
    assert [request.body["max_tokens"] for request in scripted.requests] == [100, 200]
    assert scripted.requests[0].body["messages"] == scripted.requests[1].body["messages"]
    assert (answer.spent.calls, answer.spent.attempts) == (1, 2)
    assert (answer.spent.prompt_tokens, answer.spent.completion_tokens) == (20, 220)


def test_an_answer_truncated_twice_is_a_truncated_error(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(*[completion('{"rows":[{', finish="length", usage=(10, 100))] * 9)
    answer = ask(model)
    assert type(answer.error) is TruncatedError
    assert str(answer.error) == "the answer was cut at the token limit"
    assert (answer.error.attempts, answer.error.tokens) == (2, 220)
    assert len(scripted.requests) == 2


def test_every_kind_of_waste_is_counted(ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float]) -> None:
    scripted.play(
        completion("prose", usage=(10, 1)),
        failure(500),
        completion('{"rows":[', finish="length", usage=(20, 2)),
        completion("prose", usage=(30, 3)),
        completion(VALID, usage=(40, 4)),
    )
    answer = ask(model)
    assert answer.value == FOUND
    assert (answer.spent.calls, answer.spent.attempts) == (1, 5)
    assert (answer.spent.prompt_tokens, answer.spent.completion_tokens) == (100, 10)
    assert waits == [1.0]


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (completion(VALID, finish="content_filter"), "the server's content filter stopped the answer"),
        (completion("", finish="content_filter"), "the server's content filter stopped the answer"),
        (completion(None, refusal="I cannot help with that."), "the model refused to answer"),
    ],
)
def test_a_refusal_is_not_asked_again(
    ask: Ask, model: Model, scripted: ScriptedServer, reply: Reply, line: str
) -> None:
    scripted.play(reply, completion(VALID))
    answer = ask(model)
    assert answer.value is None
    assert type(answer.error) is RefusedError
    assert str(answer.error) == line
    assert (answer.error.attempts, answer.error.tokens) == (1, 15)
    assert len(scripted.requests) == 1


@pytest.mark.parametrize("usage", [None, {}, [], "many", {"prompt_tokens": None, "completion_tokens": "7"}])
def test_a_server_that_does_not_count_tokens_costs_none(
    ask: Ask, model: Model, scripted: ScriptedServer, usage: object
) -> None:
    scripted.play(completion("prose", usage=usage), completion(VALID, usage=usage))
    answer = ask(model)
    assert answer.value == FOUND
    assert (answer.spent.attempts, answer.spent.prompt_tokens, answer.spent.completion_tokens) == (2, 0, 0)


NO_COMPLETION = {
    "html": Reply(b"<!doctype html><p>Welcome", headers={"content-type": "text/html"}),
    "html that says json": Reply(b"<!doctype html><p>Welcome"),
    "nothing": Reply(b""),
    "null": Reply(b"null"),
    "list": Reply(b"[]"),
    "text": Reply(b'"hello"'),
    "error": Reply(b'{"error":{"message":"overloaded"}}'),
    "no choices": Reply(b'{"choices":[]}'),
    "null choices": Reply(b'{"choices":null}'),
    "null choice": Reply(b'{"choices":[null]}'),
    "no message": Reply(b'{"choices":[{}]}'),
    "null message": Reply(b'{"choices":[{"message":null}]}'),
    "message of text": Reply(b'{"choices":[{"message":"hello"}]}'),
    "not utf-8": Reply(b'{"choices":"\xff\xfe"}'),
}


@pytest.mark.parametrize("reply", NO_COMPLETION.values(), ids=NO_COMPLETION.keys())
def test_a_reply_that_is_no_completion_is_a_server_error_at_once(
    ask: Ask, model: Model, scripted: ScriptedServer, reply: Reply
) -> None:
    scripted.play(*[reply] * 9)
    with pytest.raises(ServerError, match=r"^the server's reply is no chat completion: is its address right\?$"):
        ask(model)
    assert len(scripted.requests) == 1


def test_a_completion_of_another_content_type_is_taken(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(Reply(PAYLOAD, headers={"content-type": "text/plain"}))
    assert ask(model).value == FOUND


@pytest.mark.parametrize(
    ("refusal", "line"),
    [
        ((400, "context_length_exceeded"), "the server did not take the request (status 400, context_length_exceeded)"),
        ((400, f"bad {KEY}"), "the server did not take the request (status 400)"),
        ((401, "invalid_api_key"), "the server refused the key (status 401, invalid_api_key)"),
        ((402, None), "the account has no credit left (status 402)"),
        ((403, None), "the server refused access (status 403)"),
        ((404, "model_not_found"), "the server does not know this address or model (status 404, model_not_found)"),
        ((413, None), "the request is too large for the server (status 413)"),
        ((422, None), "the server did not take the request (status 422)"),
        (
            (429, "insufficient_quota"),
            "the server's rate limit or quota is used up (status 429, insufficient_quota)",
        ),
    ],
)
def test_a_request_refused_is_made_once(
    ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float], refusal: tuple[int, str | None], line: str
) -> None:
    scripted.play(*[failure(*refusal, f"no: {KEY}, {ARTICLE}", retry_after="1")] * 9)
    with pytest.raises(ServerError) as caught:
        ask(model)
    assert str(caught.value) == line
    assert len(scripted.requests) == 1
    assert waits == []


def test_a_redirect_takes_neither_key_nor_article_along(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(Reply(status=307, headers={"location": f"{scripted.url}/chat/completions"}), completion(VALID))
    with pytest.raises(ServerError, match="status 307"):
        ask(model)
    assert len(scripted.requests) == 1


@pytest.mark.parametrize("status", [429, 500, 502])
def test_a_passing_fault_is_waited_out(
    ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float], status: int
) -> None:
    scripted.play(failure(status), Reply(b"<h1>try later</h1>", status), failure(status), completion(VALID))
    answer = ask(model)
    assert answer.value == FOUND
    assert (answer.spent.calls, answer.spent.attempts, answer.spent.prompt_tokens) == (1, 4, 10)
    assert waits == [1.0, 2.0, 4.0]


def test_a_lasting_fault_is_a_server_error_after_four_requests(
    ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float]
) -> None:
    scripted.play(*[failure(503)] * 9)
    with pytest.raises(ServerError, match=r"^the server failed \(status 503\)$"):
        ask(model)
    assert len(scripted.requests) == 4
    assert waits == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry_after": "7"}, 7.0),
        ({"retry_after_ms": "250"}, 0.25),
        ({"retry_after": "100000"}, 30.0),
        ({"retry_after": "Fri, 31 Dec 2999 23:59:59 GMT"}, 30.0),
        ({"retry_after": "soon"}, 1.0),
    ],
)
def test_the_wait_a_server_asks_for_is_kept_capped_and_said(
    ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float], headers: dict[str, str], wait: float
) -> None:
    scripted.play(failure(429, "rate_limit_exceeded", **headers), completion(VALID))
    said: list[str] = []
    assert ask(model, notify=said.append).value == FOUND
    assert waits == [wait]
    assert said == [f"the server is busy or unreachable: waiting {wait:.1f} s, try 2 of 4"]


def test_a_dropped_connection_is_tried_again(
    ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float]
) -> None:
    scripted.play(Reply(drop=True), completion(VALID))
    said: list[str] = []
    answer = ask(model, notify=said.append)
    assert answer.value == FOUND
    assert answer.spent.attempts == 2
    assert waits == [1.0]
    assert len(said) == 1


def test_a_connection_always_dropped_is_a_server_error(
    ask: Ask, model: Model, scripted: ScriptedServer, waits: list[float]
) -> None:
    scripted.play(*[Reply(drop=True)] * 9)
    with pytest.raises(ServerError) as caught:
        ask(model)
    assert str(caught.value) == f"the connection to {scripted.url[:-3]} broke (RemoteProtocolError)"
    assert len(waits) == 3


def test_nobody_listening_is_a_server_error_with_the_address(ask: Ask, waits: list[float]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    said: list[str] = []
    with pytest.raises(ServerError) as caught:
        ask(resolve(f"any@http://127.0.0.1:{port}/v1"), notify=said.append)
    line = str(caught.value)
    assert line.startswith(f"the server http://127.0.0.1:{port} cannot be reached: ")
    assert "\n" not in line
    assert waits == [1.0, 2.0, 4.0]
    assert len(said) == 3


@pytest.mark.parametrize("slow", [Reply(PAYLOAD, delay=2.0), Reply(PAYLOAD, drip=0.05)], ids=["late", "dripping"])
def test_a_slow_reply_is_given_up(
    ask: Ask,
    model: Model,
    scripted: ScriptedServer,
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
    slow: Reply,
) -> None:
    monkeypatch.setattr("summarizer.client.LOCAL_TIMEOUT", 0.1)
    scripted.play(*[slow] * 9)
    with pytest.raises(ServerError) as caught:
        ask(model)
    assert str(caught.value) == f"the server {scripted.url[:-3]} did not answer in time"
    assert len(waits) == 3


def test_a_reply_in_small_pieces_is_taken_in_time(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(Reply(PAYLOAD, drip=0.0001))
    assert ask(model).value == FOUND


def _packed(body: bytes) -> Reply:
    return Reply(gzip.compress(body), headers={**JSON, "content-encoding": "gzip"})


def test_a_packed_reply_is_unpacked(ask: Ask, model: Model, scripted: ScriptedServer) -> None:
    scripted.play(_packed(PAYLOAD))
    assert ask(model).value == FOUND


@pytest.mark.parametrize("packed", [False, True])
def test_a_reply_without_end_is_a_server_error_at_once(
    ask: Ask, model: Model, scripted: ScriptedServer, packed: bool
) -> None:
    body = PAYLOAD + b" " * 21_000_000
    scripted.play(*[_packed(body) if packed else Reply(body)] * 2)
    with pytest.raises(ServerError, match=r"^the server's reply is too large: at most 20,000,000 bytes are read$"):
        ask(model)
    assert len(scripted.requests) == 1


FAILURES = {
    "invalid": completion(f'{{"rows": "{ARTICLE} {KEY}"}}'),
    "refused": completion(None, refusal=f"{ARTICLE} {KEY}"),
    "truncated": completion(f"{ARTICLE} {KEY}", finish="length"),
    "page": Reply(f"{ARTICLE} {KEY}".encode()),
    "status": failure(401, f"{KEY}", f"{ARTICLE} {KEY}"),
    "fault": failure(500, "server_error", f"{ARTICLE} {KEY}"),
    "dropped": Reply(drop=True),
}


@pytest.mark.parametrize("reply", FAILURES.values(), ids=FAILURES.keys())
@pytest.mark.usefixtures("waits")
def test_no_error_tells_the_key_or_the_article(
    ask: Ask,
    model: Model,
    scripted: ScriptedServer,
    reply: Reply,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    said: list[str] = []
    scripted.play(*[reply] * 9)
    error = failed(ask, model, notify=said.append)
    told = "\n".join([str(error), repr(error), *said, caplog.text, *capfd.readouterr(), repr(model), repr(QUESTION)])
    assert KEY not in told
    assert "Torvak" not in told
    assert "\n" not in str(error)


def test_no_log_tells_the_key_however_much_is_logged(
    ask: Ask, model: Model, scripted: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    scripted.play(Reply(PAYLOAD, headers={**JSON, "x-asked-by": f"Bearer {KEY}"}))
    ask(model)
    assert "x-asked-by" in caplog.text
    assert KEY not in caplog.text


def test_nor_does_a_status_line_that_has_it(
    ask: Ask, model: Model, scripted: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    scripted.play(Reply(PAYLOAD, reason=f"OK {KEY}"))
    ask(model)
    assert '200 OK"' in caplog.text
    assert KEY not in caplog.text


def test_a_client_is_used_again_and_opens_again_after_its_end(model: Model, scripted: ScriptedServer) -> None:
    scripted.play(*[completion(VALID)] * 3)
    client = Client(model)
    assert client.ask(QUESTION).value == client.ask(QUESTION).value == FOUND
    client.close()
    client.close()
    assert client.ask(QUESTION).value == FOUND
    client.close()


def test_questions_asked_at_the_same_time_keep_their_own_cost(model: Model, scripted: ScriptedServer) -> None:
    scripted.play(*[Reply(completion(VALID, usage=(10, 5)).body, delay=0.05)] * 8)

    async def at_once() -> list[Answer]:
        client = Client(model)
        try:
            return await asyncio.gather(*(client.aask(QUESTION) for _ in range(8)))
        finally:
            await client.aclose()

    answers = asyncio.run(at_once())
    assert [answer.value for answer in answers] == [FOUND] * 8
    assert {(answer.spent.attempts, answer.spent.prompt_tokens) for answer in answers} == {(1, 10)}


@pytest.mark.usefixtures("waits")
def test_an_interrupt_is_neither_waited_out_nor_answered(model: Model, scripted: ScriptedServer) -> None:
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt(line)

    scripted.play(failure(503), completion(VALID))
    client = Client(model, notify=interrupt)
    with pytest.raises(KeyboardInterrupt):
        client.ask(QUESTION)
    client.close()
    assert len(scripted.requests) == 1


def test_nothing_goes_out_but_the_question_and_the_server_s_own_key(
    ask: Ask, model: Model, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "OPENAI_API_KEY", "OPENAI_WEBHOOK_SECRET"):
        monkeypatch.setenv(name, f"secret-{name}")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-team: secret-team\nauthorization: Bearer secret-other")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.invalid/v1")
    scripted.play(completion(VALID))
    ask(model)
    (request,) = scripted.requests
    assert not [value for value in request.headers.values() if "secret" in value]
    assert request.headers["authorization"] == f"Bearer {KEY}"
    standard = {"host", "accept", "accept-encoding", "connection", "content-type", "content-length", "user-agent"}
    assert set(request.headers) == standard | {"authorization", "x-stainless-raw-response"}
    assert request.headers["user-agent"].startswith("summarizer/")


def test_a_server_without_a_key_is_sent_none(
    ask: Ask, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    scripted.play(completion(VALID))
    ask(resolve(f"scripted@{scripted.url}"))
    assert "authorization" not in scripted.requests[0].headers


def test_a_host_that_no_name_server_knows_is_a_server_error_with_the_address(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    with pytest.raises(ServerError, match=r"https://model\.example cannot be reached: .*not known"):
        ask(resolve("tiny@https://model.example/v1"))
    assert waits == [1.0, 2.0, 4.0]


def test_an_address_that_the_transport_cannot_read_is_a_usage_error(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    with pytest.raises(UsageError, match="not a server address"):
        ask(resolve(f"tiny@https://{'a' * 300}.example{'/b' * 40_000}"))


LIMITED = {
    "a reply that does not come": Reply(PAYLOAD, delay=60),
    "a reply that drips": Reply(PAYLOAD, drip=0.05),
    "a server that asks for a long wait": failure(429, retry_after="20"),
    "a server that is always busy": failure(503, retry_after_ms="200"),
}


@pytest.mark.parametrize("reply", LIMITED.values(), ids=LIMITED.keys())
def test_when_the_time_for_an_article_is_up_nothing_is_waited_for(
    model: Model, scripted: ScriptedServer, reply: Reply
) -> None:
    scripted.play(*[reply] * 50)
    started = time.monotonic()
    client = Client(model)
    limit = Limit(0.4)
    with pytest.raises(BudgetError, match=r"time limit of 0\.4 s"):  # noqa: PT012 - any of the questions
        for _ in range(50):
            client.ask(QUESTION, limit)
    client.close()
    assert time.monotonic() - started < 15


async def test_the_same_on_an_event_loop(model: Model, scripted: ScriptedServer) -> None:
    scripted.play(*[Reply(PAYLOAD, delay=60)] * 4)
    client = Client(model)
    with pytest.raises(BudgetError):
        await client.aask(QUESTION, Limit(0.2))
    await client.aclose()


class SlowEngine(Engine):
    """An engine that thinks for a while."""

    def _complete(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:  # noqa: ARG002 - its signature
        time.sleep(0.5)
        return 200, json.loads(PAYLOAD)


def test_the_embedded_model_may_take_its_time_but_for_a_limit(ask: Ask) -> None:
    assert ask(resolve("local"), engine=SlowEngine(None)).value == FOUND
    client = Client(resolve("local"), engine=SlowEngine(None))
    with pytest.raises(BudgetError, match=r"0\.1 s"):
        client.ask(QUESTION, Limit(0.1))


async def test_the_same_limit_holds_for_the_embedded_model_on_an_event_loop() -> None:
    client = Client(resolve("local"), engine=SlowEngine(None))
    with pytest.raises(BudgetError, match=r"0\.1 s"):
        await client.aask(QUESTION, Limit(0.1))


def test_a_server_on_this_machine_is_asked_past_any_proxy(
    ask: Ask, model: Model, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid:3128")
    monkeypatch.setenv("ALL_PROXY", "http://proxy.invalid:3128")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    scripted.play(Reply(PAYLOAD, headers=JSON))
    assert ask(model).value == FOUND
