from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fake_xllamacpp
import httpx2
import pytest
from command import need_embedded_model
from fake_xllamacpp import FakeEngine

from summarizer import Options, Summarizer
from summarizer.client import Client
from summarizer.embedded import ALIAS, BASE_URL, CACHE_MIB, CONTEXT, Engine, usable_cores
from summarizer.errors import ModelError, UsageError, WeightsError
from summarizer.models import resolve

ARTICLE = "The Northern Front captured Karsa from the army on Thursday, Mayor Ilan Dost said. He wants a ceasefire."


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The fake engine, in place of the real one."""
    return fake_xllamacpp.install(monkeypatch)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A model file, as far as anybody but a real engine can tell."""
    path = tmp_path / "private.gguf"
    path.write_bytes(b"GGUF")
    return path


@pytest.fixture
def engine(fake: FakeEngine, weights: Path) -> Iterator[Engine]:  # noqa: ARG001 - in place of the real one
    """An engine that nobody has asked yet."""
    engine = Engine(weights)
    yield engine
    engine.close()


def _request(**body: Any) -> httpx2.Request:
    return httpx2.Request("POST", f"{BASE_URL}/chat/completions", json={"messages": [], **body})


def _ask(engine: Engine, **body: Any) -> tuple[int, dict[str, Any]]:
    response = engine.handle(_request(**body))
    answer: dict[str, Any] = response.json()
    return response.status_code, answer


def test_nothing_starts_before_the_first_question(fake: FakeEngine, weights: Path) -> None:
    threads = threading.active_count()
    with Summarizer(options=Options(model_path=weights)) as session:
        assert session.model.embedded
        assert not fake.started
        assert threading.active_count() == threads


def test_many_questions_are_put_to_one_engine(fake: FakeEngine, engine: Engine) -> None:
    assert [_ask(engine)[0] for _ in range(5)] == [200] * 5
    assert len(fake.started) == 1
    assert len(fake.asked) == 5


def test_questions_from_several_threads_start_one_engine_and_are_asked_one_by_one(
    fake: FakeEngine, engine: Engine
) -> None:
    at_once = threading.Barrier(8, timeout=60)

    def ask(_: int) -> int:
        at_once.wait()
        return _ask(engine)[0]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [200] * 8
    assert len(fake.started) == 1
    assert fake.at_once == 0


def test_an_article_is_summarized_with_one_engine_that_stops_with_the_session(fake: FakeEngine, weights: Path) -> None:
    with Summarizer(options=Options(model_path=weights)) as session:
        brief = session.summarize(ARTICLE)
        assert fake.running == 1
    assert fake.running == 0
    assert len(fake.started) == 1
    assert brief.generation.usage.calls == len(fake.asked) > 0
    assert not [warning for warning in brief.warnings if warning.code == "no_answer"]


def test_answers_name_the_model_and_not_the_path_of_its_file(fake: FakeEngine, engine: Engine) -> None:
    status, answer = _ask(engine)
    assert status == 200
    assert answer["model"] == ALIAS
    assert "private" not in json.dumps(answer)
    assert fake.started[0].model_alias == ALIAS


def test_prompts_are_cached(fake: FakeEngine, engine: Engine) -> None:
    _ask(engine, temperature=0)
    assert fake.asked == [{"messages": [], "temperature": 0, "cache_prompt": True}]


@pytest.mark.parametrize("code", [400, 500, 503])
def test_an_error_in_the_answer_becomes_the_reply_s_status(fake: FakeEngine, engine: Engine, code: int) -> None:
    error = {"error": {"code": code, "type": "exceed_context_size_error", "message": "too long"}}
    fake.respond = lambda _: error
    assert _ask(engine) == (code, error)


def test_an_error_without_a_code_is_the_engine_s_own(fake: FakeEngine, engine: Engine) -> None:
    fake.respond = lambda _: {"error": {"message": "lost"}}
    assert _ask(engine)[0] == 500


@pytest.mark.parametrize("kind", [ValueError, RuntimeError])
def test_an_error_that_is_raised_becomes_a_refused_request(
    fake: FakeEngine, engine: Engine, kind: type[Exception]
) -> None:
    def refuse(_: dict[str, Any]) -> dict[str, Any]:
        raise kind("'messages' is required")

    fake.respond = refuse
    status, answer = _ask(engine)
    assert status == 400
    assert answer["error"]["message"] == "'messages' is required"
    fake.respond = fake_xllamacpp.completion
    assert _ask(engine)[0] == 200
    assert len(fake.started) == 1


def test_closing_stops_the_engine_and_a_later_question_starts_it_anew(fake: FakeEngine, engine: Engine) -> None:
    _ask(engine)
    engine.close()
    assert fake.running == 0
    _ask(engine)
    assert fake.running == 1
    assert len(fake.started) == 2


def test_closing_twice_or_before_any_question_does_nothing(fake: FakeEngine, engine: Engine) -> None:
    engine.close()
    _ask(engine)
    engine.close()
    engine.close()
    assert fake.running == 0


def test_an_engine_whose_owner_is_gone_stops(fake: FakeEngine, weights: Path) -> None:
    client = Client(resolve("local", model_path=weights), engine=Engine(weights))
    assert client._engine is not None
    client._open()
    _ask(client._engine)
    assert fake.running == 1
    del client
    gc.collect()
    assert fake.running == 0


def test_closing_does_not_wait_for_a_question_and_its_engine_stops_after_it(fake: FakeEngine, engine: Engine) -> None:
    asked, answered = threading.Event(), threading.Event()

    def slow(body: dict[str, Any]) -> dict[str, Any]:
        asked.set()
        assert answered.wait(10)
        return fake_xllamacpp.completion(body)

    fake.respond = slow
    with ThreadPoolExecutor(1) as pool:
        question = pool.submit(_ask, engine)
        assert asked.wait(10)
        engine.close()
        answered.set()
        assert question.result(10)[0] == 200
    _until_none_runs(fake)


def test_ctrl_c_reaches_the_caller_while_the_engine_works(fake: FakeEngine, engine: Engine) -> None:
    answered = threading.Event()

    def slow(body: dict[str, Any]) -> dict[str, Any]:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        assert answered.wait(10)
        return fake_xllamacpp.completion(body)

    fake.respond = slow
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have left it ignored
    try:
        with pytest.raises(KeyboardInterrupt):
            _ask(engine)
    finally:
        signal.signal(signal.SIGINT, before)
    engine.close()
    answered.set()
    _until_none_runs(fake)


def _until_none_runs(fake: FakeEngine) -> None:
    ended = threading.Event()
    for _ in range(500):
        if fake.running == 0:
            return
        ended.wait(0.01)
    pytest.fail("the engine still runs")


async def test_an_event_loop_goes_on_while_the_engine_works(fake: FakeEngine, engine: Engine) -> None:
    free = threading.Event()

    def slow(body: dict[str, Any]) -> dict[str, Any]:
        assert free.wait(10)
        return fake_xllamacpp.completion(body)

    fake.respond = slow
    question = asyncio.create_task(engine.handle_async(_request()))
    await asyncio.sleep(0.02)
    assert not question.done()
    free.set()
    assert (await question).status_code == 200


def test_without_the_engine_s_package_the_extra_is_named_and_no_weights_are_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fetched(**_: object) -> Path:
        pytest.fail("fetched the weights for an engine that is not there")

    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    monkeypatch.setattr("summarizer.weights.ensure_weights", fetched)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[local\]'"):
        _ask(Engine())


def test_an_engine_that_this_machine_cannot_load_is_a_model_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, weights: Path
) -> None:
    (tmp_path / "xllamacpp.py").write_text("raise ImportError('libgomp.so.1: no such file')", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "xllamacpp", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModelError, match="libgomp"):
        _ask(Engine(weights))


def test_the_package_s_own_weights_are_fetched_with_the_caller_s_progress(
    fake: FakeEngine, monkeypatch: pytest.MonkeyPatch, weights: Path
) -> None:
    seen: list[object] = []

    def fetched(*, progress: object) -> Path:
        seen.append(progress)
        return weights

    def bar(done: int, total: int, what: str) -> None: ...

    monkeypatch.setattr("summarizer.weights.ensure_weights", fetched)
    engine = Engine(None, bar)
    assert _ask(engine)[0] == 200
    engine.close()
    assert seen == [bar]
    assert fake.started[0].model.path == str(weights)


@pytest.mark.parametrize("name", ["missing.gguf", "."])
def test_a_path_without_a_file_is_a_usage_error(fake: FakeEngine, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no model file at"):
        _ask(Engine(tmp_path / name))
    assert not fake.started


def test_a_file_that_cannot_be_loaded_is_a_weights_error_each_time(fake: FakeEngine, engine: Engine) -> None:
    fake.failure = RuntimeError("Failed to init server, please check the input params.")
    for _ in range(2):
        with pytest.raises(WeightsError, match=r"private\.gguf cannot be loaded: damaged"):
            _ask(engine)
    fake.failure = None
    assert _ask(engine)[0] == 200


def test_too_little_memory_is_a_model_error(fake: FakeEngine, engine: Engine) -> None:
    fake.failure = MemoryError()
    with pytest.raises(ModelError, match="not enough memory"):
        _ask(engine)


def test_the_engine_s_port_is_locked_with_a_key_of_its_own_and_shows_no_pages(fake: FakeEngine, weights: Path) -> None:
    for _ in range(2):
        engine = Engine(weights)
        _ask(engine)
        engine.close()
    first, second = fake.started
    assert first.api_keys != second.api_keys
    assert all(len(key) == 64 for params in fake.started for key in params.api_keys)
    assert first.hostnames == ["127.0.0.1"]
    assert (first.endpoint_slots, first.endpoint_metrics, first.ui, first.offline) == (False, False, False, True)


def test_the_engine_is_bounded_and_silent(fake: FakeEngine, engine: Engine) -> None:
    _ask(engine)
    params = fake.started[0]
    assert (params.n_ctx, params.n_parallel, params.cache_ram_mib) == (CONTEXT, 1, CACHE_MIB)
    assert params.verbosity == -1
    assert params.cpuparams.n_threads == params.cpuparams_batch.n_threads == usable_cores()


def test_parameters_that_a_release_does_not_have_are_left_out(fake: FakeEngine, engine: Engine) -> None:
    fake.parameters = ("n_ctx",)
    assert _ask(engine)[0] == 200
    assert set(vars(fake.started[0])) == {"model", "cpuparams", "cpuparams_batch", "n_ctx"}


@pytest.mark.live
def test_this_release_of_the_engine_has_every_parameter_that_is_set() -> None:
    need_embedded_model()
    xllamacpp = importlib.import_module("xllamacpp")
    assert set(fake_xllamacpp.PARAMETERS) <= set(dir(xllamacpp.CommonParams()))


@pytest.mark.live
def test_the_real_engine_refuses_a_file_that_is_no_model_in_silence(
    weights: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    need_embedded_model()
    with pytest.raises(WeightsError, match="cannot be loaded"):
        _ask(Engine(weights))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("100000 100000", 1), ("150000 100000", 1), ("250000 100000", 2), ("50000 100000", 1), ("max 100000", 4), ("", 4)],
)
def test_threads_are_the_cores_that_affinity_and_a_container_s_quota_leave(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, quota: str, cores: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 5}, raising=False)
    (tmp_path / "cpu.max").write_text(quota, encoding="utf-8")
    assert usable_cores(tmp_path / "cpu.max") == cores
    assert usable_cores(tmp_path / "missing") == 4
