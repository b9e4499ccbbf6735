from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from command import Ended, Stream, run
from files import NEWS
from scripted_server import Reply, ScriptedServer, completion, failure

from summarizer.cli.inputs import Names
from summarizer.render.json import read_brief, to_line
from summarizer.schemas import Brief
from summarizer.store import Store, store_path

EMPTY = json.dumps({"actors": [], "claims": [], "territory": [], "goals": []})
INVENTED = {
    "by": "Irena Kost", "via": None, "act": "assert", "text": "it snowed", "certainty": "certain", "time": "past",
    "when": None, "quote": "captured the capital", "s": 1,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)

    async def wait(_: float) -> None:
        return None

    monkeypatch.setattr("tenacity.asyncio._portable_async_sleep", wait)


@pytest.fixture
def ask(scripted: ScriptedServer) -> Any:
    """`summarizer summary` on the scripted server, all in one question, one article after the other."""
    return partial(run, "summary", "-m", f"x@{scripted.url}", "--strategy", "single", "--jobs", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three articles, one of them in a folder below, and a few other files."""
    folder = tmp_path / "news"
    (folder / "more").mkdir(parents=True)
    for number, name in enumerate(["a.txt", "b.md", "more/a.txt"]):
        (folder / name).write_text(text(number), encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(text(9), encoding="utf-8")
    return folder


def text(number: int) -> str:
    return f"The Green Hand took village number {number} on Monday, Mayor Irena Kost said."


def play(server: ScriptedServer, count: int, delay: float = 0.0) -> None:
    server.play(*[Reply(completion(EMPTY).body, delay=delay)] * count)


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def last(ended: Ended) -> str:
    return ended.err.splitlines()[-1]


def test_a_folder_s_articles_have_a_brief_each_in_folders_like_theirs(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path
) -> None:
    play(scripted, 3)
    ended = ask(folder, "-o", tmp_path / "briefs", "--published", "2031-05-04")
    assert (ended.code, ended.out) == (0, "")
    made = files(tmp_path / "briefs")
    assert set(made) == {"a.json", "b.json", "more/a.json"}
    documents = [read_brief(made[name]).document for name in ("a.json", "b.json", "more/a.json")]
    assert [document.name for document in documents] == ["a.txt", "b.md", "a.txt"]
    assert {document.published for document in documents} == {"2031-05-04"}
    assert last(ended).startswith("summarizer: 3 briefs; 3 questions, 30 tokens read")


def test_articles_of_one_name_from_several_places_get_numbers(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path
) -> None:
    play(scripted, 3)
    pattern = folder / "*" / "*.txt"
    assert ask(folder / "a.txt", pattern, folder / "b.md", "-o", tmp_path / "out", "-f", "markdown").code == 0
    made = files(tmp_path / "out")
    assert set(made) == {"a.md", "a-2.md", "b.md"}
    assert all(each.startswith("# Brief") for each in made.values())


def test_a_single_article_goes_into_a_folder_that_is_there(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path
) -> None:
    play(scripted, 1)
    (tmp_path / "out").mkdir()
    assert ask(folder / "a.txt", "-o", tmp_path / "out").code == 0
    assert set(files(tmp_path / "out")) == {"a.json"}


MANIFEST = [
    {"text": text(0), "id": "https://e.example/a?b", "url": "https://e.example/a", "title": "A", "more": [1]},
    {"text": text(1), "published": "2031-05-04", "id": 7},
    {"text": text(2)},
]


@pytest.mark.parametrize("piped", [False, True])
def test_a_manifest_has_an_article_a_line(ask: Any, scripted: ScriptedServer, tmp_path: Path, piped: bool) -> None:
    play(scripted, 3)
    lines = "\n\n".join(map(json.dumps, MANIFEST))
    (tmp_path / "set.jsonl").write_text(lines, encoding="utf-8")
    stdin = Stream(lines.encode()) if piped else None
    ended = ask("-" if piped else tmp_path / "set.jsonl", "--jsonl", "--published", "2030-01-01", stdin=stdin)
    assert ended.code == 0
    documents = [json.loads(line)["document"] for line in ended.out.splitlines()]
    place = "stdin-5" if piped else "set-5"
    assert [(each["name"], each["title"], each["url"], each["published"]) for each in documents] == [
        ("https://e.example/a?b", "A", "https://e.example/a", "2030-01-01"),
        ("7", None, None, "2031-05-04"),
        (place, None, None, "2030-01-01"),
    ]


def test_entries_of_a_feed_are_articles_in_a_manifest(ask: Any, scripted: ScriptedServer, tmp_path: Path) -> None:
    html = "".join(f"<p>{each}</p>" for each in NEWS) + "<p hidden>Out of sight.</p>"
    entries: list[dict[str, Any]] = [
        {"id": "tag:e.example,2031:1", "title": "A &amp; B", "link": "https://e.example/a", "author": "Bo Rell"},
        {"guid": 8, "summary": text(1), "updated": "Sun, 04 May 2031 10:00:00 GMT"},
        {"title": "nothing in it", "content": ""},
    ]
    entries[0] |= {"content": [{"type": "text/html", "value": html}], "published": "2031-05-04"}
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    play(scripted, 2)
    ended = ask(tmp_path / "feed.jsonl", "--jsonl")
    assert ended.code == 7
    assert 'feed-3: the line is no object with a "text"' in ended.err
    briefs = [read_brief(line) for line in ended.out.splitlines()]
    first, second = (brief.document for brief in briefs)
    assert (first.name, first.title, first.url) == ("tag:e.example,2031:1", "A & B", "https://e.example/a")
    assert (first.byline, first.published, first.characters) == ("Bo Rell", "2031-05-04", len("\n".join(NEWS)))
    assert (second.name, second.published) == ("8", "2031-05-04T10:00:00+00:00")
    assert any("a summary, which is what was read" in each.message for each in briefs[1].warnings)


def test_ids_name_the_files_and_cannot_leave_the_folder(ask: Any, scripted: ScriptedServer, tmp_path: Path) -> None:
    ids = ["../../evil", "a/b c", "", "..", "x" * 300, "a-b-c"]
    rows = [json.dumps({"text": text(number), "id": ident}) for number, ident in enumerate(ids)]
    (tmp_path / "set.jsonl").write_text("\n".join(rows), encoding="utf-8")
    play(scripted, 6)
    assert ask(tmp_path / "set.jsonl", "-o", tmp_path / "out").code == 0
    expected = {"evil.json", "a-b-c.json", "set-3.json", "set-4.json", "x" * 120 + ".json", "a-b-c-2.json"}
    assert set(files(tmp_path / "out")) == expected
    assert {path.name for path in tmp_path.iterdir()} == {"set.jsonl", "out"}


def test_a_name_longer_than_a_file_may_have_stops_no_batch(ask: Any, scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.answering = lambda _: completion(EMPTY)
    news = tmp_path / "news"
    news.mkdir()
    (news / f"{'n' * 250}.txt").write_text(text(1), encoding="utf-8")
    rows = [{"text": text(2), "id": "村" * 120}, {"text": text(3), "id": "村" * 120}, {"text": text(4), "id": "last"}]
    (news / "set.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ended = ask(news, "-o", tmp_path / "out")
    assert ended.code == 0, ended.err
    names = {"n" * 200, "村" * 66, "村" * 66 + "-2", "last"}
    assert {path.stem for path in (tmp_path / "out").iterdir()} == names


def test_as_many_articles_of_one_name_as_may_come_are_named_at_once() -> None:
    names, started = Names(), time.process_time()
    given = [names.unique("a") for _ in range(30_000)]
    assert (given[:3], given[-1]) == (["a", "a-2", "a-3"], "a-30000")
    assert names.unique("a-2") == "a-2-2"
    assert time.process_time() - started < 30


def test_standard_input_that_is_no_manifest_is_one_article(ask: Any, scripted: ScriptedServer) -> None:
    play(scripted, 1)
    ended = ask("--jsonl", stdin=Stream((text(0) + "\nAnd it rained.").encode()))
    assert json.loads(ended.out)["document"]["characters"] == len(text(0)) + 15


def test_bad_articles_are_named_the_others_are_done_and_the_code_is_7(
    ask: Any, scripted: ScriptedServer, tmp_path: Path
) -> None:
    lines = [json.dumps(MANIFEST[2]), "{nonsense", '{"id": 3}', "[]", '{"text": "x", "title": 3}', '{"text": ""}']
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    play(scripted, 1)
    ended = ask(tmp_path / "set.jsonl", tmp_path / "missing.txt", "--jsonl")
    assert ended.code == 7
    assert len(ended.out.splitlines()) == 1
    assert ended.err.splitlines()[:-1] == [
        "summarizer: set-2: the line is no JSON",
        'summarizer: set-3: the line is no object with a "text"',
        'summarizer: set-4: the line is no object with a "text"',
        "summarizer: set-5: 'title' is no text",
        "summarizer: set-6: the article is empty",
        f"summarizer: missing: no such file: {tmp_path / 'missing.txt'}",
    ]
    assert last(ended).startswith("summarizer: 1 brief, 6 failed; 1 question")


def test_when_nothing_could_be_done_the_code_is_that_of_the_error(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path
) -> None:
    scripted.play(*[failure(401)] * 3)
    assert ask(folder, "--jsonl").code == 4
    (tmp_path / "set.jsonl").write_text("[]\n", encoding="utf-8")
    assert ask(tmp_path / "set.jsonl", "--jsonl").code == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["{folder}"], 2, "several articles: name a folder for their briefs with -o, or --jsonl"),
        (["{folder}", "--jsonl", "-f", "markdown"], 2, "--jsonl writes JSON, not markdown"),
        (["{folder}", "--jsonl", "--published", "Monday"], 2, "not an ISO date: 'Monday'"),
        (["{folder}", "--jsonl", "--dry-run"], 2, "take one article"),
        (["{folder}", "-o", "{folder}", "-f", "markdown"], 2, "b.md is an article itself"),
        (["{folder}/*.nothing", "--jsonl"], 3, "nothing matches"),
        (["{folder}/empty", "--jsonl"], 3, "no articles in"),
        (["{folder}", "-o", "{folder}/a.txt"], 3, "cannot write"),
        (["{folder}", "--jsonl", "-o", "{folder}"], 3, "it is a folder"),
        (["--jsonl"], 2, "no article: name files or folders, or pipe one in"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_asked(
    ask: Any, scripted: ScriptedServer, folder: Path, words: list[str], code: int, said: str
) -> None:
    (folder / "empty").mkdir()
    ended = ask(*(word.format(folder=folder) for word in words))
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert not scripted.requests


def test_json_lines_go_to_a_file_that_is_there_when_all_are_done(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path
) -> None:
    play(scripted, 3)
    ended = ask(folder, "--jsonl", "-o", tmp_path / "briefs.jsonl")
    assert (ended.code, ended.out) == (0, "")
    lines = (tmp_path / "briefs.jsonl").read_text("utf-8").splitlines()
    assert [read_brief(line).document.name for line in lines] == ["a.txt", "b.md", "a.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"news", "briefs.jsonl"}


def test_the_next_run_goes_on_where_a_budget_stopped_the_first(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path
) -> None:
    play(scripted, 3)
    first = ask(folder, "-o", tmp_path / "out", "--max-tokens-total", 16)
    assert first.code == 6
    assert "the budget of 16 tokens is used up: 30 were spent" in first.err
    assert set(files(tmp_path / "out")) == {"a.json", "b.json"}
    before = files(tmp_path / "out")
    second = ask(folder, "-o", tmp_path / "out")
    assert second.code == 0
    assert last(second).startswith("summarizer: 3 briefs (2 finished before); 1 question")
    assert before.items() <= files(tmp_path / "out").items()


def test_strict_is_1_when_rows_were_set_aside_and_nothing_failed(
    ask: Any, scripted: ScriptedServer, folder: Path
) -> None:
    rows = completion(json.dumps({"actors": [], "claims": [INVENTED], "territory": [], "goals": []}))
    again = completion(json.dumps({"claims": [INVENTED]}))
    play(scripted, 1)
    scripted.play(rows, again)
    play(scripted, 1)
    assert ask(folder, "--jsonl").code == 0
    assert ask(folder, "--jsonl", "--strict").code == 1


def test_verbose_names_each_article_and_quiet_only_those_that_failed(
    ask: Any, scripted: ScriptedServer, folder: Path
) -> None:
    (folder / "c.txt").write_text("", encoding="utf-8")
    play(scripted, 3)
    loud = ask(folder, "--jsonl", "-v").err.splitlines()
    assert loud[0].startswith("a: 1 question, 10 tokens read")
    quiet = ask(folder, "--jsonl", "-q")
    assert (quiet.code, quiet.err) == (7, "summarizer: c: the article is empty\n")
    assert "a: from the store" in ask(folder, "--jsonl", "-v").err


def test_progress_on_a_terminal_has_rate_and_time_left(
    ask: Any, scripted: ScriptedServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    play(scripted, 3)
    err = ask(folder, "--jsonl", terminal=True).err
    assert "1 of 3 articles, " in err
    assert " a second, 0 s left" in err
    assert "\r\x1b[K\r\x1b[Ksummarizer: 3 briefs" in err


def _start(url: str, *arguments: object) -> subprocess.Popen[bytes]:
    code = "from summarizer.cli import main; main()"
    command = [sys.executable, "-c", code, "summary", "-m", f"x@{url}", "--strategy", "single", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _until(reached: Any) -> None:
    ends = time.monotonic() + 60
    while not reached() and time.monotonic() < ends:
        time.sleep(0.005)
    assert reached()


def test_a_batch_that_is_killed_loses_nothing_and_the_next_run_goes_on(
    ask: Any, scripted: ScriptedServer, tmp_path: Path
) -> None:
    jobs, articles = 3, 20
    (tmp_path / "set.jsonl").write_text(
        "\n".join(json.dumps({"text": text(number), "id": str(number)}) for number in range(articles)), "utf-8"
    )
    play(scripted, 100, delay=0.05)
    out = tmp_path / "out"
    killed = _start(scripted.url, tmp_path / "set.jsonl", "-o", out, "--jobs", jobs)
    _until(lambda: len(list(out.glob("*.json"))) >= 5)
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    time.sleep(0.1)  # what was in flight arrives at the server
    asked = len(scripted.requests)
    before = {path.name: path.read_text("utf-8") for path in out.glob("*.json")}
    briefs = [read_brief(each) for each in before.values()]
    assert 5 <= len(briefs) < articles
    with Store() as store:
        (finished,) = store.query("SELECT count(*) FROM briefs")[0]
    assert len(briefs) <= finished <= asked <= finished + jobs

    (tmp_path / "set.jsonl").rename(tmp_path / "other name.jsonl")
    ended = ask(tmp_path / "other name.jsonl", "-o", out, "--jobs", jobs)
    assert ended.code == 0
    assert f"{articles} briefs ({finished} finished before)" in last(ended)
    again = len(scripted.requests) - asked  # not for an answer that was kept, its brief not yet
    assert articles - finished - jobs <= again <= articles - finished
    after = {path.name: path.read_text("utf-8") for path in out.glob("*.json")}
    assert before.items() <= after.items()
    assert set(after) == {f"{number}.json" for number in range(articles)}


def test_without_the_store_everything_is_done_again(ask: Any, scripted: ScriptedServer, folder: Path) -> None:
    play(scripted, 6)
    for _ in range(2):
        assert "finished before" not in ask(folder, "--jsonl", "--no-store").err
    assert len(scripted.requests) == 6
    assert not store_path().exists()


def test_ctrl_c_leaves_no_half_file_and_keeps_the_briefs_that_are_done(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(brief: Brief) -> str:
        if brief.document.name == "b.md":
            raise KeyboardInterrupt
        return to_line(brief)

    def leave(code: int) -> None:
        sys.exit(code)

    monkeypatch.setattr("summarizer.cli.batch.to_line", interrupted)
    monkeypatch.setattr("summarizer.cli._leave", leave)
    play(scripted, 3)
    assert ask(folder, "--jsonl", "-o", tmp_path / "out.jsonl").code == 130
    assert {path.name for path in tmp_path.iterdir()} == {"news"}
    with Store() as store:
        assert store.query("SELECT count(*) FROM briefs")[0][0] >= 2


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], {"a/claims.csv", "b/actors.csv", "more/a/goals.csv"}),
        (["--list", "claims"], {"a.csv", "b.csv", "more/a.csv"}),
    ],
)
def test_tables_of_a_brief_are_in_a_folder_of_its_name(
    ask: Any, scripted: ScriptedServer, folder: Path, tmp_path: Path, options: list[str], names: set[str]
) -> None:
    play(scripted, 3)
    assert ask(folder, "-o", tmp_path / "out", "-f", "csv", *options).code == 0
    assert names <= set(files(tmp_path / "out"))
    assert len(files(tmp_path / "out")) == (3 if options else 12)


def test_a_list_goes_with_tables_only(ask: Any, folder: Path, tmp_path: Path) -> None:
    ended = ask(folder, "-o", tmp_path / "out", "--list", "claims")
    assert (ended.code, ended.out) == (2, "")
    assert not (tmp_path / "out").exists()
