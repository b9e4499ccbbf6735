from __future__ import annotations

import asyncio
import json
import sqlite3
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from briefs import rich
from pydantic import BaseModel, ConfigDict, Field
from scripted_server import ScriptedServer, completion, failure

from summarizer import Options, Summarizer
from summarizer.articles import Article
from summarizer.client import Client
from summarizer.errors import InputError, ModelError, OutputError, StoreError, UsageError
from summarizer.limit import UNLIMITED, Limit
from summarizer.models import Model, resolve
from summarizer.questions import Answer, Question, Spent
from summarizer.sections import BUILT_IN
from summarizer.store import (
    Ledger,
    Store,
    article_briefs,
    find_run,
    list_runs,
    prune,
    run_articles,
    store_path,
)
from summarizer.store.database import MIGRATIONS
from summarizer.store.keys import request_key, work_digest, work_key
from summarizer.store.remembering import Remembering
from summarizer.templates import Prompt

KEY = "sk-invented-4711-secret"
TEXT = "The Green Hand took Torvak on Monday, Mayor Irena Kost said.\n\nIt rained for three days.\n"
LISTS: dict[str, list[Any]] = {"actors": [], "claims": [], "territory": [], "goals": []}


class Town(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(alias="the name")


QUESTION = Question("towns", (("system", "Find."), ("user", TEXT)), Town, 100)
TOWN = Town.model_validate({"the name": "Torvak"})
MODEL = Model("x@https://h.example/v1", "x", "https://h.example/v1", KEY, "json_schema", "single", 8_000)
COST = Spent(calls=1, attempts=1, prompt_tokens=10, completion_tokens=5)


class Asked:
    """Stands in for a client: answers the same, counts how often."""

    def __init__(self, answer: Answer | None = None, model: Model = MODEL) -> None:
        self.model = model
        self.count = 0
        self.closed = 0
        self._answer = answer or Answer(TOWN, COST)

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:  # noqa: ARG002 - a client's
        self.count += 1
        return self._answer

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:  # noqa: ARG002 - a client's
        await asyncio.sleep(0)
        return self.ask(question)

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.close()


@pytest.fixture(scope="module", autouse=True)
def _certificates_read_once() -> Iterator[None]:
    """Every client would read them anew, which is most of the time these tests take."""
    with pytest.MonkeyPatch.context() as patch:
        context = ssl.create_default_context()
        patch.setattr("httpcore2.default_ssl_context", lambda **_: context)
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "own" / "store.sqlite3") as opened:
        yield opened


def _tables(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    finally:
        connection.close()


def test_the_file_is_made_where_it_is_wanted_for_its_owner_alone(store: Store) -> None:
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert {"answers", "briefs", "runs", "run_articles"} <= set(_tables(store.path))
    assert store.query("PRAGMA journal_mode") == [("wal",)]


def test_the_user_s_store_is_beside_the_weights_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_STORE", "/own/s.db")
    assert store_path() == Path("/own/s.db")
    monkeypatch.delenv("SUMMARIZER_STORE")
    monkeypatch.setenv("SUMMARIZER_HOME", "/home")
    assert store_path() == Path("/home/summarizer/store.sqlite3")


def test_an_older_store_is_brought_up_to_date_and_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.sqlite3"
    with Store(path) as old:
        old.keep_answer("k", "{}", section="s", model="m", spent=COST)
    monkeypatch.setattr("summarizer.store.database.MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE later (x)",)))
    with Store(path) as new:
        assert new.answer("k") == "{}"
        assert new.query("PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
    assert "later" in _tables(path)


def test_a_step_that_fails_leaves_the_older_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.sqlite3"
    Store(path).close()
    monkeypatch.setattr("summarizer.store.database.MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE later (x)", "NONSENSE")))
    with pytest.raises(StoreError, match="syntax error"):
        Store(path)
    assert "later" not in _tables(path)
    monkeypatch.undo()
    Store(path).close()


def test_a_newer_store_is_left_alone(store: Store) -> None:
    store.query("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="made by a newer version"):
        Store(store.path)


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        Store(path)
    assert _tables(path) == ["theirs"]


def test_a_file_that_is_no_database_and_a_folder_that_cannot_be_are_store_errors(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all, only words and more words" * 10, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        Store(tmp_path / "text")
    with pytest.raises(StoreError, match="--no-store"):
        Store(tmp_path / "text" / "below")


def test_an_answer_is_asked_for_once_and_then_costs_nothing(store: Store) -> None:
    client = Asked()
    layer = Remembering(client, store)
    first, second = layer.ask(QUESTION), layer.ask(QUESTION)
    assert (first.spent, second.spent) == (COST, Spent(calls=1, stored=1))
    assert first.value == second.value == TOWN
    assert client.count == 1


async def test_the_same_on_an_event_loop_also_for_a_question_that_is_on_its_way(store: Store) -> None:
    client = Asked()
    layer = Remembering(client, store)
    answers = await asyncio.gather(layer.aask(QUESTION), layer.aask(QUESTION), layer.aask(QUESTION))
    assert client.count == 1
    assert [answer.spent.stored for answer in answers] == [0, 1, 1]
    await layer.aclose()
    assert client.closed == 1


def test_a_failed_answer_is_asked_for_again(store: Store) -> None:
    client = Asked(Answer(None, COST, OutputError("no")))
    layer = Remembering(client, store)
    assert layer.ask(QUESTION).error
    assert layer.ask(QUESTION).error
    assert client.count == 2


def test_a_kept_answer_that_no_longer_fits_is_asked_for_again(store: Store) -> None:
    store.keep_answer(request_key(MODEL, QUESTION), '{"other": 1}', section="s", model="m", spent=COST)
    client = Asked()
    assert Remembering(client, store).ask(QUESTION).value == TOWN
    assert client.count == 1


class Village(Town):
    population: int = 0


@pytest.mark.parametrize(
    "other",
    [
        replace(QUESTION, messages=(("system", "Find it."), ("user", TEXT))),
        replace(QUESTION, max_tokens=101),
        replace(QUESTION, schema=Village),
    ],
    ids=["words", "length", "schema"],
)
def test_another_request_is_another_key(other: Question) -> None:
    assert request_key(MODEL, other) != request_key(MODEL, QUESTION)


def test_what_a_server_is_not_sent_does_not_count() -> None:
    same = replace(QUESTION, section="villages", sentences=(4,), prompts=(Prompt("p", ""),))
    assert request_key(MODEL, same) == request_key(MODEL, QUESTION)
    assert request_key(replace(MODEL, api_key="another"), QUESTION) == request_key(MODEL, QUESTION)


def test_another_model_or_server_is_another_key(tmp_path: Path) -> None:
    one, two, twin = tmp_path / "1.gguf", tmp_path / "2.gguf", tmp_path / "3.gguf"
    one.write_bytes(b"a" * 3_000_000)
    two.write_bytes(b"a" * 1_500_000 + b"b" * 1_500_000)
    twin.write_bytes(b"a" * 3_000_000)
    models = [
        replace(MODEL, wire_name="y"),
        replace(MODEL, base_url="https://h.example/v2"),
        *(replace(MODEL, base_url="", path=path) for path in (None, one, two, tmp_path / "missing.gguf")),
    ]
    keys = [request_key(model, QUESTION) for model in (MODEL, *models)]
    assert len(set(keys)) == len(keys)
    assert request_key(replace(MODEL, base_url="", path=twin), QUESTION) == keys[4]


def test_a_brief_s_key_follows_content_and_means_not_the_file_s_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = work_digest(MODEL, "single", BUILT_IN, {})
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    a, b = (work_key(Article(tmp_path / name), work) for name in ("a.txt", "b.txt"))
    assert a == b
    dated = work_key(Article(tmp_path / "a.txt", published="2031-05-04"), work)
    means = [
        work_digest(replace(MODEL, wire_name="y"), "single", BUILT_IN, {}),
        work_digest(MODEL, "section", BUILT_IN, {}),
        work_digest(MODEL, "single", BUILT_IN, {"force": True}),
        work_digest(MODEL, "single", BUILT_IN[:1], {}),
    ]
    monkeypatch.setattr("summarizer.store.keys.load", lambda name: Prompt(name, "", sha256="changed"))
    means.append(work_digest(MODEL, "single", BUILT_IN, {}))
    assert len({a, dated, *means, work}) == 8


def _session(scripted: ScriptedServer, store: Store, **more: Any) -> Summarizer:
    return Summarizer(f"x@{scripted.url}", strategy="section", options=Options(store=store, **more))


def _play(scripted: ScriptedServer, *sections: str) -> None:
    scripted.play(*(completion(json.dumps({name: LISTS[name]})) for name in sections or LISTS))


def test_the_second_brief_of_an_article_costs_nothing_and_its_usage_says_so(
    scripted: ScriptedServer, store: Store
) -> None:
    _play(scripted)
    for stored, tokens in ((0, 40), (4, 0)):
        with _session(scripted, store) as session:
            usage = session.summarize(TEXT).generation.usage
        assert (usage.calls, usage.stored, usage.prompt_tokens) == (4, stored, tokens)
    assert len(scripted.requests) == 4


def test_a_changed_prompt_asks_its_own_questions_anew_and_no_other(
    scripted: ScriptedServer, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _play(scripted)
    _play(scripted, "claims")
    with _session(scripted, store) as session:
        session.summarize(TEXT)
    (tmp_path / "claims.whole.v1.j2").write_text("List what is said.", encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_PROMPTS", str(tmp_path))
    with _session(scripted, store) as session:
        assert session.recall(TEXT) is None, "the brief is another"
        assert session.summarize(TEXT).generation.usage.stored == 3
    assert "List what is said." in scripted.requests[-1].body["messages"][1]["content"]
    assert len(scripted.requests) == 5


def test_a_finished_brief_is_recalled_by_content_under_the_name_it_has_now(
    scripted: ScriptedServer, store: Store
) -> None:
    _play(scripted)
    with _session(scripted, store) as session:
        assert session.recall(Article(TEXT, name="old")) is None
        made = session.summarize(Article(TEXT, name="old"))
    with _session(scripted, store) as session:
        again = session.recall(Article(TEXT, name="new"))
        assert session.recall(Article(TEXT, title="A title")) is None
    assert again is not None
    assert again.document.name == "new"
    assert again.model_dump(exclude={"document"}) == made.model_dump(exclude={"document"})
    with Summarizer(f"x@{scripted.url}") as without:
        assert without.recall(TEXT) is None


def test_a_run_tells_what_became_of_each_article_and_what_it_cost(scripted: ScriptedServer, store: Store) -> None:
    _play(scripted)
    with _session(scripted, store) as session:
        session.summarize(Article(TEXT, name="a"))
        session.recall(Article(TEXT, name="b"))
        with pytest.raises(InputError):
            session.summarize(Article("", name="c"))
        (run,) = list_runs(store)
        assert run.ended is None
    run = find_run(store, run.id)
    assert run.ended is not None
    assert (run.made, run.reused, run.failed) == (1, 1, 1)
    assert (run.usage.calls, run.usage.prompt_tokens) == (4, 40)
    assert [(each.name, each.outcome, each.error) for each in run_articles(store, run.id)] == [
        ("a", "made", None),
        ("b", "reused", None),
        ("c", "failed", "the article is empty"),
    ]
    assert [json.loads(brief)["document"]["name"] for brief in article_briefs(store, run.id)] == ["a", "a"]


def test_a_session_that_did_nothing_is_no_run(scripted: ScriptedServer, store: Store) -> None:
    _session(scripted, store).close()
    assert list_runs(store) == []
    with pytest.raises(UsageError, match="no run 1"):
        find_run(store, 1)


def test_runs_are_listed_latest_first(store: Store) -> None:
    for name in ("one", "two", "three"):
        Ledger(store, name, "single").failed("a", InputError("x"))
    assert [run.model for run in list_runs(store, 2)] == ["three", "two"]


def test_no_key_ever_enters_the_file(scripted: ScriptedServer, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    _play(scripted)
    scripted.play(failure(401, "invalid_api_key", f"wrong key: {KEY}"))
    with _session(scripted, store) as session:
        session.summarize(Article(TEXT, name="News of Torvak"))
        with pytest.raises(ModelError):
            session.summarize("Another article about Torvak.")
    assert scripted.requests[0].headers["authorization"] == f"Bearer {KEY}"
    Remembering(Asked(Answer(Town.model_validate({"the name": KEY}), COST)), store).ask(QUESTION)
    store.shrink()
    files = list(store.path.parent.iterdir())
    assert store.path in files
    assert all(KEY.encode() not in path.read_bytes() for path in files)
    assert b"Torvak" in store.path.read_bytes(), "the briefs are not to be read like this: the test proves nothing"


def test_an_address_with_a_query_which_may_hold_a_key_is_no_model() -> None:
    with pytest.raises(UsageError, match="no query in a server address") as refused:
        resolve(f"x@https://h.example/v1?key={KEY}")
    assert KEY not in str(refused.value)


def test_a_store_that_fails_at_work_is_told_once_and_the_work_goes_on(tmp_path: Path) -> None:
    told: list[str] = []
    store = Store(tmp_path / "s.sqlite3", notify=told.append)
    store.query("DROP TABLE answers")
    client = Asked()
    layer = Remembering(client, store)
    assert layer.ask(QUESTION).value == layer.ask(QUESTION).value == TOWN
    assert client.count == 2
    assert len(told) == 1
    assert "cannot use the store" in told[0]
    store.close()


def test_without_anybody_to_tell_it_is_a_warning(store: Store) -> None:
    store.query("DROP TABLE answers")
    with pytest.warns(RuntimeWarning, match="cannot use the store"):
        store.answer("k")


WRITER = """
import sys
from pathlib import Path
from summarizer.errors import InputError
from summarizer.questions import Spent
from summarizer.store import Ledger, Store
with Store(Path(sys.argv[1])) as store:
    ledger = Ledger(store, "m", "single")
    for number in range(25):
        store.keep_answer(sys.argv[2] + str(number), "{}", section="s", model="m", spent=Spent())
        ledger.failed(str(number), InputError("x"))
    ledger.end()
"""


def test_processes_share_the_file_from_its_making_on(tmp_path: Path) -> None:
    path = tmp_path / "shared.sqlite3"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, path, who]) for who in ("one ", "two ")]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Store(path) as store:
        assert store.query("SELECT count(*) FROM answers") == [(50,)]
        assert [run.failed for run in list_runs(store)] == [25, 25]


def test_pruning_by_age_drops_answers_briefs_and_runs_that_are_older(store: Store) -> None:
    ledger = Ledger(store, "m", "single")
    ledger.made("old", rich())
    store.keep_answer("old", "{}", section="s", model="m", spent=COST)
    for table, column in (("answers", "created"), ("briefs", "created"), ("runs", "started")):
        store.query(f"UPDATE {table} SET {column} = {column} - 90000")
    Ledger(store, "m", "single").made("new", rich())
    store.keep_answer("new", "{}", section="s", model="m", spent=COST)
    done = prune(store, days=1)
    assert (done.answers, done.briefs, done.runs) == (1, 1, 1)
    assert store.answer("old") is store.brief("old") is None
    assert store.answer("new")
    assert store.brief("new")
    assert store.query("SELECT count(*) FROM run_articles") == [(1,)]


def test_pruning_by_size_drops_the_oldest_and_gives_the_space_back(store: Store) -> None:
    for number in range(600):
        store.keep_answer(str(number), json.dumps("x" * 1_000), section="s", model="m", spent=COST)
    size = store.path.stat().st_size
    done = prune(store, megabytes=0.4)
    assert done.after <= 400_000 < done.before
    assert store.path.stat().st_size < max(size, done.before)
    assert store.answer("0") is None
    assert store.answer("599")


def test_pruning_everything_leaves_a_store_that_works(store: Store) -> None:
    store.keep_answer("k", "{}", section="s", model="m", spent=COST)
    assert prune(store, megabytes=0).answers == 1
    assert prune(store, days=0).answers == 0
    store.keep_answer("k", "{}", section="s", model="m", spent=COST)
    assert store.answer("k") == "{}"


def test_a_real_client_stands_behind_the_layer(scripted: ScriptedServer, store: Store) -> None:
    scripted.play(completion('{"the name": "Torvak"}'))
    client = Client(resolve(f"x@{scripted.url}"))
    layer = Remembering(client, store)
    assert [layer.ask(QUESTION).value for _ in range(2)] == [TOWN, TOWN]
    layer.close()
    assert len(scripted.requests) == 1


def test_a_section_of_one_s_own_is_part_of_the_work_with_its_code_and_its_prompt(
    scripted: ScriptedServer, store: Store, tmp_path: Path
) -> None:
    lines = ["from summarizer.schemas import Row", "class Loss(Row):", "    what: str", "    s: int"]
    (tmp_path / "losses.py").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "losses.j2").write_text("What was lost.", encoding="utf-8")

    def known() -> bool:
        with _session(scripted, store, sections=(tmp_path / "losses.py",)) as session:
            return session.recall(TEXT) is not None

    scripted.play(*(completion(json.dumps({name: []})) for name in (*LISTS, "losses")))
    with _session(scripted, store, sections=(tmp_path / "losses.py",)) as session:
        session.summarize(TEXT)
    assert known()
    with _session(scripted, store) as session:
        assert session.recall(TEXT) is None
    (tmp_path / "losses.py").write_text("\n".join([*lines, "CUES = ['lost']"]), encoding="utf-8")
    assert not known()
    (tmp_path / "losses.py").write_text("\n".join(lines), encoding="utf-8")
    assert known()
    (tmp_path / "losses.j2").write_text("What was gained.", encoding="utf-8")
    assert not known()
