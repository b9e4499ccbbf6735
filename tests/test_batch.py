from __future__ import annotations

import asyncio
import json
import ssl
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import fake_xllamacpp
import pytest
from scripted_server import Reply, ScriptedServer, completion, failure

from summarizer import Article, Budget, Options, Result, Store, asummarize_many, summarize_many
from summarizer.errors import BudgetError, InputError, ServerError, UsageError
from summarizer.store import find_run, list_runs

EMPTY = json.dumps({"actors": [], "claims": [], "territory": [], "goals": []})


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting between tries, certificates read once."""
    context = ssl.create_default_context()
    monkeypatch.setattr("httpcore2.default_ssl_context", lambda **_: context)

    async def wait(_: float) -> None:
        return None

    monkeypatch.setattr("tenacity.asyncio._portable_async_sleep", wait)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as opened:
        yield opened


def text(number: int) -> str:
    return f"The Green Hand took village number {number} on Monday, Mayor Irena Kost said."


def many(server: ScriptedServer, sources: Any, **options: Any) -> Generator[Result, None, None]:
    return summarize_many(sources, f"x@{server.url}", strategy="single", options=Options(**options))


def play(server: ScriptedServer, count: int, delay: float = 0.0) -> None:
    server.play(*[Reply(completion(EMPTY).body, delay=delay)] * count)


def test_every_source_has_a_result_which_carries_it(scripted: ScriptedServer, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(text(1), encoding="utf-8")
    sources = [text(0), tmp_path / "news.txt", Article(text(2), id="two", title="Two")]
    play(scripted, 3)
    results = list(many(scripted, sources))
    assert {id(result.source) for result in results} == {id(source) for source in sources}
    names = {result.brief.document.name for result in results if result.brief}
    titles = {result.brief.document.title for result in results if result.brief}
    assert (names, titles) == ({None, "news.txt"}, {None, "Two"})
    assert not any(result.stored or result.error for result in results)


def test_one_bad_article_never_stops_the_others(scripted: ScriptedServer, tmp_path: Path) -> None:
    sources = [
        text(0),
        "",
        tmp_path / "missing.txt",
        Article(text(1), published="Monday"),
        Article(InputError("the line is no JSON")),
        "Die Rebellen haben am Montag die Stadt eingenommen, sagte der Bürgermeister nach den Kämpfen am Fluss.",
        text(2),
    ]
    play(scripted, 2)
    results = list(many(scripted, sources, jobs=1))
    assert [result.brief is not None for result in results] == [True, *[False] * 5, True]
    errors = [type(result.error).__name__ for result in results if result.error]
    assert errors == ["InputError", "InputError", "UsageError", "InputError", "LanguageError"]


def test_an_answer_that_is_never_valid_is_one_article_s_trouble(scripted: ScriptedServer) -> None:
    scripted.play(completion("nonsense"), completion("nonsense"))
    play(scripted, 1)
    bad, good = many(scripted, [text(0), text(1)], jobs=1)
    assert bad.error is not None
    assert bad.error.exit_code == 5
    assert good.brief


def test_as_many_articles_are_in_flight_as_there_are_jobs(scripted: ScriptedServer) -> None:
    together = threading.Barrier(3, timeout=60)
    answer = scripted._answer

    def wait_for_others(handler: Any, reply: Reply) -> None:
        together.wait()
        answer(handler, reply)

    scripted._answer = wait_for_others  # type: ignore[method-assign]
    play(scripted, 6)
    assert all(result.brief for result in many(scripted, map(text, range(6)), jobs=3))


def test_sources_are_read_as_they_are_needed(scripted: ScriptedServer) -> None:
    play(scripted, 100)
    taken: list[int] = []

    def sources() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield text(number)

    results = many(scripted, sources(), jobs=2)
    assert next(results).brief
    assert len(taken) < 12
    results.close()
    assert len(taken) < 14


def test_closing_early_leaves_no_thread_behind(scripted: ScriptedServer) -> None:
    play(scripted, 3, delay=0.1)
    results = many(scripted, map(text, range(3)), jobs=1)
    next(results)
    results.close()
    assert "summarizer-batch" not in {thread.name for thread in threading.enumerate()}


def test_sources_that_break_raise_what_they_raised(scripted: ScriptedServer) -> None:
    def sources() -> Iterator[str]:
        yield text(0)
        raise ZeroDivisionError

    play(scripted, 1)
    results = many(scripted, sources())
    assert next(results).brief
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_no_sources_give_no_results(scripted: ScriptedServer) -> None:
    assert list(many(scripted, [])) == []


async def test_the_same_on_an_event_loop_and_beside_one(scripted: ScriptedServer) -> None:
    play(scripted, 4)
    results = asummarize_many([text(0), text(1)], f"x@{scripted.url}", strategy="single")
    assert [bool(result.brief) async for result in results] == [True, True]
    assert len(await asyncio.to_thread(list, many(scripted, [text(0)]))) == 1
    assert len(list(many(scripted, [text(0)]))) == 1


def test_finished_work_is_not_done_again_whatever_the_file_is_called(
    scripted: ScriptedServer, store: Store, tmp_path: Path
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(text(number), encoding="utf-8")
    play(scripted, 4)
    first = list(many(scripted, sorted(tmp_path.glob("*.txt")), store=store))
    (tmp_path / "1.txt").rename(tmp_path / "renamed.txt")
    (tmp_path / "2.txt").write_text(text(99), encoding="utf-8")
    second = list(many(scripted, sorted(tmp_path.glob("*.txt")), store=store))
    assert [result.stored for result in first] == [False] * 3
    stored = {result.brief.document.name: result.stored for result in second if result.brief}
    assert stored == {"0.txt": True, "renamed.txt": True, "2.txt": False}
    assert len(scripted.requests) == 4


def test_the_same_article_twice_at_once_is_asked_about_once(scripted: ScriptedServer, store: Store) -> None:
    play(scripted, 1, delay=0.05)
    results = list(many(scripted, [text(0), text(0)], store=store))
    assert sorted(result.brief.generation.usage.stored for result in results if result.brief) == [0, 1]


def test_a_budget_stops_the_batch_after_what_was_on_its_way(scripted: ScriptedServer, store: Store) -> None:
    play(scripted, 10)
    results = many(scripted, map(text, range(10)), jobs=1, store=store, budget=Budget(tokens=40))
    done: list[Result] = []
    with pytest.raises(BudgetError, match="40 tokens is used up: 45 were spent"):
        done.extend(results)
    assert len(done) == 3
    assert len(scripted.requests) == 3
    play(scripted, 10)
    again = list(many(scripted, map(text, range(10)), jobs=1, store=store, budget=Budget(tokens=1_000)))
    assert [result.stored for result in again] == [True] * 3 + [False] * 7


def test_a_server_that_fails_every_time_is_not_asked_about_all_the_rest(scripted: ScriptedServer) -> None:
    scripted.play(*[failure(401)] * 50)
    results = many(scripted, map(text, range(50)), jobs=2)
    got: list[Result] = []
    with pytest.raises(ServerError, match="refused the key"):
        got.extend(results)
    assert all(result.error for result in got)
    assert 6 <= len(scripted.requests) < 12


def test_requests_that_a_server_does_not_take_are_each_article_s_own(scripted: ScriptedServer) -> None:
    scripted.play(*[failure(413)] * 12)
    play(scripted, 1)
    results = list(many(scripted, map(text, range(13)), jobs=1))
    assert [result.brief is not None for result in results] == [False] * 12 + [True]


def test_a_model_that_is_not_there_stops_the_batch_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_xllamacpp.install(monkeypatch)
    options = Options(model_path=tmp_path / "missing.gguf")
    with pytest.raises(UsageError, match="no model file"):
        list(summarize_many([text(0), text(1)], options=options))
    with pytest.raises(UsageError, match="unknown model"):
        list(summarize_many([text(0)], "nonesuch"))


def test_the_embedded_model_has_one_slot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = fake_xllamacpp.install(monkeypatch)
    (tmp_path / "own.gguf").touch()
    options = Options(model_path=tmp_path / "own.gguf", jobs=8)
    sources = [f"Ida Rell said that bridge {number} was gone." for number in range(4)]
    results = list(summarize_many(sources, options=options))
    assert all(result.brief for result in results)
    assert [result.source for result in results] == sources, "one after the other, so in order"
    assert fake.asked
    assert (fake.at_once, fake.running) == (0, 0)


def test_a_run_in_the_store_has_every_article(scripted: ScriptedServer, store: Store) -> None:
    play(scripted, 3)
    list(many(scripted, [text(0), "", text(1)], store=store))
    list(many(scripted, [text(0), text(2)], store=store))
    second, first = (find_run(store, run.id) for run in list_runs(store))
    assert (first.made, first.reused, first.failed) == (2, 0, 1)
    assert (second.made, second.reused, second.failed) == (1, 1, 0)
    assert first.ended is not None
