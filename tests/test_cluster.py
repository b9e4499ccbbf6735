"""On a real scheduler with real workers, which are threads of this process: they are there in no time."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import pickle
import ssl
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from command import Ended, run
from distributed import KilledWorker, LocalCluster, Scheduler
from scripted_server import Reply, Request, ScriptedServer, completion, failure

from summarizer import Article, Budget, Options, Result, Store, Summarizer, summarize_many, summarize_on_cluster
from summarizer.articles import Source
from summarizer.cluster import work
from summarizer.cluster.connection import connected, workers_of
from summarizer.cluster.job import Job, Outcome, portable_options, unpacked
from summarizer.cluster.mapping import Mapping
from summarizer.cluster.reading import Waiting
from summarizer.cluster.sending import lost
from summarizer.errors import BudgetError, ClusterError, InputError, ServerError, StoreError, UsageError
from summarizer.render.json import read_brief
from summarizer.store import list_runs

EMPTY = json.dumps({"actors": [], "claims": [], "territory": [], "goals": []})
KEY = "a-key-that-nobody-sees"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers."""
    make: Any = LocalCluster
    with make(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
        resources={"summarizer": 1},
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting between tries, certificates read once."""
    context = ssl.create_default_context()
    monkeypatch.setattr("httpcore2.default_ssl_context", lambda **_: context)

    async def wait(_: float) -> None:
        return None

    monkeypatch.setattr("tenacity.asyncio._portable_async_sleep", wait)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    monkeypatch.delenv("SUMMARIZER_STORE")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    """A store that workers elsewhere do not know of."""
    with Store(tmp_path / "own.sqlite3") as opened:
        yield opened


def text(number: int) -> str:
    return f"The Green Hand took village number {number} on Monday, Mayor Irena Kost said."


def on(address: str, server: ScriptedServer, sources: Any, **options: Any) -> list[Result]:
    model = f"x@{server.url}"
    return list(summarize_on_cluster(address, sources, model, strategy="single", options=Options(**options)))


def always(server: ScriptedServer) -> None:
    server.answering = lambda _: completion(EMPTY)


def told(result: Result) -> dict[str, Any]:
    """A brief without what differs from one run to the next: its time, and how long things took."""
    assert result.brief
    brief = result.brief.model_dump(mode="json")
    brief["generation"].pop("generated_at")
    brief["generation"]["usage"].pop("seconds")
    return brief


def test_every_source_has_the_result_that_it_has_without_a_cluster(
    address: str, scripted: ScriptedServer, tmp_path: Path
) -> None:
    (tmp_path / "news.txt").write_text(text(1), encoding="utf-8")
    sources: list[Source] = [
        text(0),
        tmp_path / "news.txt",
        Article(text(2), id="two", title="Two", published="2031-05-04"),
    ]
    sources += [text(number) for number in range(3, 30)]
    always(scripted)
    far = on(address, scripted, sources)
    near = list(summarize_many(sources, f"x@{scripted.url}", strategy="single"))
    assert {id(result.source) for result in far} == {id(source) for source in sources}
    by_source = {id(result.source): told(result) for result in near}
    assert all(told(result) == by_source[id(result.source)] for result in far)
    assert not any(result.stored or result.error for result in far)


def test_one_bad_article_never_stops_the_others(address: str, scripted: ScriptedServer, tmp_path: Path) -> None:
    sources = ["", tmp_path / "missing.txt", Article(text(1), published="Monday"), Article(InputError("no JSON"))]
    always(scripted)
    results = on(address, scripted, [*sources, text(2)])
    errors = {id(result.source): str(result.error) for result in results if result.error}
    assert [errors[id(source)] for source in sources] == [
        "the article is empty",
        f"no such file: {tmp_path / 'missing.txt'}",
        "not an ISO date: 'Monday' (give it as YYYY-MM-DD)",
        "no JSON",
    ]
    assert sum(result.brief is not None for result in results) == 1


def test_what_the_store_has_is_not_sent(
    address: str, scripted: ScriptedServer, own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    always(scripted)
    on(address, scripted, map(text, range(5)), store=own)
    monkeypatch.setattr("summarizer.cluster.sending.Sender.send", None)
    again = on(address, scripted, map(text, range(5)), store=own)
    assert [result.stored for result in again] == [True] * 5
    assert len(scripted.requests) == 5
    second, first = list_runs(own)
    assert (first.made, first.usage.attempts, second.reused, second.usage.attempts) == (5, 5, 5, 0)


def test_what_another_machine_put_into_the_shared_folder_is_not_sent(
    address: str, scripted: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    always(scripted)
    on(address, scripted, map(text, range(5)), shared=tmp_path / "shared")
    monkeypatch.setattr("summarizer.cluster.sending.Sender.send", None)
    again = on(address, scripted, map(text, range(5)), shared=tmp_path / "shared")
    assert [result.stored for result in again] == [True] * 5
    assert len(scripted.requests) == 5


def test_workers_keep_answers_in_the_store_that_is_named_on_their_machine(
    address: str, scripted: ScriptedServer, own: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_STORE", str(tmp_path / "there.sqlite3"))
    always(scripted)
    on(address, scripted, map(text, range(3)), store=own)
    with Store(tmp_path / "there.sqlite3") as there:
        assert there.query("SELECT count(*) FROM answers")[0][0] == 3
        assert list_runs(there) == []
    on(address, scripted, map(text, range(3)))
    assert len(scripted.requests) == 6, "without a store here, none is used there"


def test_a_request_that_the_server_does_not_take_is_the_article_s_own(address: str, scripted: ScriptedServer) -> None:
    def answer(request: Request) -> Reply:
        return failure(413) if "number 3 " in json.dumps(request.body) else completion(EMPTY)

    scripted.answering = answer
    results = on(address, scripted, map(text, range(6)))
    assert sorted(result.error is not None for result in results) == [False] * 5 + [True]


def test_a_server_that_recovers_costs_nothing_but_questions(address: str, scripted: ScriptedServer) -> None:
    lines: list[str] = []
    seen: set[str] = set()

    def answer(request: Request) -> Reply:
        """The first time that it is asked about an article it fails."""
        known = (asked := json.dumps(request.body)) in seen
        seen.add(asked)
        return completion(EMPTY) if known else failure(401)

    scripted.answering = answer
    results = on(address, scripted, map(text, range(8)), jobs=1, notify=lines.append)
    assert [result.error for result in results] == [None] * 8
    assert len(scripted.requests) == 16
    assert "the server refused the key (status 401); what is left is sent again" in lines[0]


def test_a_server_that_fails_every_time_ends_the_batch(address: str, scripted: ScriptedServer) -> None:
    scripted.answering = lambda _: failure(401)
    with pytest.raises(ServerError, match=r"worker tcp://127.0.0.1:\d+: the server refused the key"):
        on(address, scripted, map(text, range(300)), jobs=2)
    assert len(scripted.requests) < 200


def test_a_budget_stops_the_batch_after_what_was_on_its_way(address: str, scripted: ScriptedServer) -> None:
    always(scripted)
    budget = Budget(tokens=150)
    with pytest.raises(BudgetError, match="150 tokens is used up"):
        on(address, scripted, map(text, range(60)), jobs=1, budget=budget)
    spent = budget.spent.prompt_tokens + budget.spent.completion_tokens
    assert 150 <= spent == 15 * len(scripted.requests) < 60 * 15


def test_a_source_that_breaks_off_raises_its_own_error_after_what_came_before(
    address: str, scripted: ScriptedServer
) -> None:
    def sources() -> Iterator[str]:
        yield text(0)
        raise RuntimeError("the caller's own")

    always(scripted)
    with pytest.raises(RuntimeError, match="the caller's own"):
        on(address, scripted, sources())


async def test_keys_are_in_no_task_and_in_no_state_of_the_scheduler(
    address: str, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch, own: Store
) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    packed: list[bytes] = []

    def recorded(sent: Any) -> bytes:
        packed.append(pickle.dumps(sent))
        return zlib.compress(packed[-1], 1)

    monkeypatch.setattr(Job, "packed", recorded)
    monkeypatch.setattr(Outcome, "packed", recorded)
    scripted.play(failure(400), Reply(completion(EMPTY).body, delay=0.5))
    ask = asyncio.to_thread(on, address, scripted, [text(0), text(1)], store=own)
    task = asyncio.create_task(ask)
    async with connected(address, embedded=False) as client:
        while not scripted.requests:
            assert not task.done(), await task
            await asyncio.sleep(0.01)
        scheduler: Any = client.scheduler
        state = repr(await scheduler.get_cluster_state(exclude=[]))
    results = await task
    assert sorted(result.brief is not None for result in results) == [False, True]
    assert scripted.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert text(0).encode() in b"".join(packed)
    assert not any(KEY.encode() in each for each in packed)
    assert "summarizer-" in state
    assert KEY not in state


async def test_workers_are_those_with_the_resource_if_any_has_it(address: str) -> None:
    async with connected(address, embedded=False) as client:
        workers = await workers_of(client)
    assert (len(workers.addresses), workers.resources) == (2, {"summarizer": 1})


def test_a_worker_with_another_version_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.cluster.connection.__version__", "9.9")
    with pytest.raises(ClusterError, match=r"worker tcp://\S+ has summarizer \d\S+, this is 9.9: install the same"):
        list(summarize_on_cluster(address, [text(0)], "x@http://127.0.0.1:9/v1"))


@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
async def test_a_scheduler_that_cannot_be_reached_or_has_no_workers_is_told_of_in_time() -> None:
    with pytest.raises(ClusterError, match=r"^cannot reach the scheduler tcp://127.0.0.1:9: Timed out"):
        async with connected("tcp://127.0.0.1:9", embedded=False, timeout=0.3):
            pass
    make: Any = Scheduler
    async with make(host="127.0.0.1", port=0, dashboard_address="127.0.0.1:0") as scheduler:
        with pytest.raises(ClusterError, match=r"has no workers: start some with `dask worker tcp://"):
            async with connected(scheduler.address, embedded=False, timeout=0.1):
                pass
    gc.collect()  # the socket that distributed leaves behind, while that is no error


@pytest.mark.parametrize("address", ["nowhere", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://:x", ""])
def test_what_is_no_address_is_a_word_from_the_caller(address: str) -> None:
    with pytest.raises(UsageError, match="not the address of a scheduler"):
        list(summarize_on_cluster(address, [text(0)], "x@http://127.0.0.1:9/v1"))


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.cluster.connection.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[cluster\]'"):
        list(summarize_on_cluster("local", [text(0)], "x@http://127.0.0.1:9/v1"))


def job(server: ScriptedServer, *articles: str, work_: str | None = None, **options: Any) -> Job:
    model, chosen = f"x@{server.url}", Options(**options)
    with Summarizer(model, strategy="single", options=chosen) as session:
        digest = work_ or session.work
    contents = tuple(Article(each) for each in articles)
    return Job(contents, model, "single", None, portable_options(chosen), digest)


async def test_a_worker_that_would_make_other_briefs_makes_none(scripted: ScriptedServer) -> None:
    outcome = await work._outcome(job(scripted, text(0), work_="other prompts"), "tcp://w:1", lambda: True)
    assert isinstance(outcome.stopped_by, ClusterError)
    assert "would make other briefs" in str(outcome.stopped_by)
    assert not scripted.requests


async def test_a_worker_without_the_shared_folder_fills_no_other(scripted: ScriptedServer, tmp_path: Path) -> None:
    wanted = job(scripted, text(0), shared=tmp_path / "mounted")
    (tmp_path / "mounted" / ".summarizer-shared").unlink()
    outcome = await work._outcome(wanted, "tcp://w:1", lambda: True)
    assert isinstance(outcome.stopped_by, StoreError)
    assert not scripted.requests


async def test_a_worker_stops_asking_when_nobody_waits_for_it(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "LOOK", 0.01)
    scripted.answering = lambda _: Reply(completion(EMPTY).body, delay=0.05)
    wanted = job(scripted, *map(text, range(100)), jobs=2)
    outcome = await work._outcome(wanted, "tcp://w:1", lambda: len(scripted.requests) < 6)
    assert 0 < len(outcome.done) < 20
    assert (outcome.stopped_by, len(scripted.requests) < 20) == (None, True)


def test_a_job_comes_out_as_it_went_in_and_says_nothing_of_itself(scripted: ScriptedServer) -> None:
    wanted = job(scripted, text(0))
    assert unpacked(wanted.packed()) == wanted
    assert text(0).encode() not in wanted.packed()


class Fake:
    """A sender whose workers meet one fate after the other."""

    def __init__(self, *fates: BaseException) -> None:
        self.workers = type("", (), {"addresses": ("tcp://w:1",)})()
        self.sizes: list[int] = []
        self._fates = list(fates)

    async def look(self) -> None:
        return None

    async def take_back(self, _: Any) -> None:
        return None

    def send(self, articles: tuple[Waiting, ...]) -> Any:
        self.sizes.append(len(articles))
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        fate = self._fates.pop(0)
        future.cancel() if isinstance(fate, asyncio.CancelledError) else future.set_exception(fate)
        return future


async def mapped(sender: Any, sources: list[str]) -> tuple[list[Result], BaseException | None]:
    with Summarizer("x@http://127.0.0.1:9/v1") as session:
        mapping = Mapping(sender, session, Options())
        return [result async for result in mapping.results(iter(sources))], mapping.stopped_by


async def test_an_article_that_every_worker_dies_of_is_found_and_named() -> None:
    killed: Any = KilledWorker
    fake = Fake(*[killed("task", None, 3)] * 4)
    results, stopped_by = await mapped(fake, [text(0), text(1), text(2)])
    assert (fake.sizes, stopped_by) == ([3, 1, 1, 1], None)
    assert {str(result.error) for result in results} == {"every worker that took this article was lost"}


async def test_a_scheduler_that_is_lost_ends_the_batch_in_one_line() -> None:
    results, stopped_by = await mapped(Fake(asyncio.CancelledError(), asyncio.CancelledError()), [text(0)])
    assert (results, str(stopped_by)) == ([], str(lost()))
    missing = ModuleNotFoundError("No module named 'summarizer'")
    _, stopped_by = await mapped(Fake(missing), [text(0)])
    assert str(stopped_by) == "a worker cannot do this work: No module named 'summarizer'"


async def test_a_bug_stays_one() -> None:
    _, stopped_by = await mapped(Fake(ZeroDivisionError("a bug")), [text(0)])
    assert isinstance(stopped_by, ZeroDivisionError)


@pytest.fixture
def ask(address: str, scripted: ScriptedServer) -> Any:
    """`summarizer summary` on the scripted server by way of the cluster."""
    return partial(run, "summary", "-m", f"x@{scripted.url}", "--strategy", "single", "--cluster", address)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of twelve articles and an empty one."""
    (tmp_path / "news").mkdir()
    for number in range(12):
        (tmp_path / "news" / f"{number}.txt").write_text(text(number), encoding="utf-8")
    (tmp_path / "news" / "empty.txt").touch()
    return tmp_path / "news"


def test_the_command_writes_what_it_writes_without_a_cluster(
    ask: Any, scripted: ScriptedServer, news: Path, tmp_path: Path
) -> None:
    always(scripted)
    ended: Ended = ask(news, "-o", tmp_path / "out", "--shared", tmp_path / "shared", "--no-store")
    assert (ended.code, ended.out) == (7, "")
    assert ended.err.splitlines()[0] == "summarizer: empty: the article is empty"
    assert ended.err.splitlines()[-1].startswith("summarizer: 12 briefs, 1 failed; 12 questions, 120 tokens read")
    briefs = {path.name: read_brief(path.read_text("utf-8")) for path in (tmp_path / "out").glob("*.json")}
    assert {name: brief.document.name for name, brief in briefs.items()} == {
        f"{number}.json": f"{number}.txt" for number in range(12)
    }
    again: Ended = ask(news, "--jsonl", "--shared", tmp_path / "shared", "--no-store")
    assert "12 briefs (12 finished before), 1 failed" in again.err
    assert (len(again.out.splitlines()), len(scripted.requests)) == (12, 12)


def test_one_article_on_a_cluster_is_a_batch(ask: Any, scripted: ScriptedServer, news: Path) -> None:
    always(scripted)
    assert "name a folder" in ask(news / "1.txt").err
    assert ask(news / "1.txt", "--jsonl").code == 0


def test_the_command_says_in_a_line_what_is_wrong_with_the_cluster(news: Path) -> None:
    ended = run("summary", news, "--jsonl", "-m", "x@http://127.0.0.1:9/v1", "--cluster", "nowhere", "-q")
    assert (ended.code, len(ended.err.splitlines())) == (2, 1)
