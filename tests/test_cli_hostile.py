"""Nothing that comes from outside drives the terminal: arguments, file names, articles, servers, addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command import Ended, Stream, run
from files import page
from scripted_server import Reply, ScriptedServer, completion, failure

KEY = "sk-invented-4711"
EVIL = "\x1b]0;owned\x07\x1b[31m\x9b2J\x90x\x9c\u202e\u2066\x08\x00a"
DRIVES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EVIL_TEXT = EVIL.replace("\x00", "")
ARTICLE = f"Mayor {EVIL_TEXT} Orla Tennis said the army left Karsa{EVIL_TEXT}. “It is over,” she said.\n"
ARTICLE += "The road to the coast was open again on Monday, and trucks were seen on the bridge near the harbor.\n" * 2
CLAIM = {"by": "Orla Tennis", "via": None, "act": "assert", "text": "the army left Karsa", "certainty": "certain"}
CLAIM |= {"time": "past", "when": None, "quote": "", "s": "1"}


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)


def _is_harmless(ended: Ended) -> bool:
    return not DRIVES.search(ended.out + ended.err) and KEY not in ended.out + ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        [f"{EVIL_TEXT}.txt"],
        ["-", "--strategy", EVIL],
        ["-", "-f", EVIL],
        ["-", "-m", EVIL],
        ["-", "-m", f"x@http://{EVIL}"],
        ["-", "--base-url", f"https://h/{EVIL}", "-m", "x"],
        ["-", "--published", EVIL],
        ["-", "--timeout", EVIL],
        ["-", f"--{EVIL}"],
        ["--url", f"https://h/{EVIL}"],
        ["-", "-o", f"/nowhere/{EVIL_TEXT}"],
        ["-", "--save-text", f"/nowhere/{EVIL_TEXT}"],
        ["-", "--model-path", f"/nowhere/{EVIL_TEXT}"],
    ],
    ids=" ".join,
)
def test_what_is_wrong_with_an_argument_is_told_in_one_harmless_line(arguments: list[str]) -> None:
    ended = run("summary", *arguments, stdin=Stream(b"The army left Karsa."))
    assert ended.code in {2, 3, 4}
    assert (ended.out, ended.err.count("\n")) == ("", 1)
    assert _is_harmless(ended)


@pytest.mark.parametrize("option", ["--show-prompt", "--dry-run"])
def test_what_would_be_asked_is_harmless_and_tells_no_key(option: str, scripted: ScriptedServer) -> None:
    ended = run("summary", "-", option, "-m", f"x@{scripted.url}", stdin=Stream(ARTICLE.encode()))
    assert ended.code == 0
    assert _is_harmless(ended)


@pytest.mark.parametrize("format_", ["markdown", "json"])
def test_a_brief_of_a_hostile_article_by_a_hostile_model_is_harmless(format_: str, scripted: ScriptedServer) -> None:
    rows = [CLAIM | {"s": 1}, CLAIM | {"s": 1, "by": EVIL}, CLAIM | {"s": 1, "text": EVIL, "quote": EVIL}]
    answer = json.dumps({"actors": [], "claims": rows, "territory": [], "goals": []})
    scripted.play(completion(answer), completion(json.dumps({"claims": rows[1:]})))
    options = ["-f", format_, "-v", "-m", f"x@{scripted.url}", "--strategy", "single"]
    ended = run("summary", "-", *options, stdin=Stream(ARTICLE.encode()), terminal=False)
    assert ended.code == 0
    assert "Orla Tennis" in ended.out
    assert _is_harmless(ended)


@pytest.mark.parametrize(
    "reply",
    [
        failure(500, "server_error", EVIL),
        failure(401, EVIL, EVIL),
        failure(429, EVIL, EVIL, retry_after="Mon, 31 Dec 2999"),
        Reply(f"<html>{EVIL}</html>".encode(), headers={"content-type": "text/html"}),
        completion(EVIL),
        completion(None, refusal=EVIL),
    ],
)
def test_what_a_hostile_server_says_is_harmless(reply: Reply, scripted: ScriptedServer) -> None:
    scripted.play(*[reply] * 9)
    ended = run("summary", "-", "-v", "-m", f"x@{scripted.url}", stdin=Stream(b"The army left Karsa, she said."))
    assert ended.code in {4, 5}
    assert _is_harmless(ended)


def test_what_a_page_says_of_itself_is_harmless(scripted: ScriptedServer, tmp_path: Path) -> None:
    head = f"<meta name='author' content='{EVIL_TEXT} Rell'><meta property='og:site_name' content='[x](javascript:y)'>"
    source = tmp_path / "page.html"
    source.write_text(page(head=head), encoding="utf-8")
    for _ in range(4):
        scripted.play(completion(json.dumps({"actors": [], "claims": [], "territory": [], "goals": []})))
    ended = run("summary", source, "-m", f"x@{scripted.url}", "--strategy", "single")
    assert ended.code == 0
    assert _is_harmless(ended)
    assert "](javascript" not in ended.out
