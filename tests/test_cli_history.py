from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from command import Ended, run
from scripted_server import ScriptedServer, completion, failure

from summarizer.store import Store, store_path

TEXT = "The Northern Front captured Karsa from the army on Thursday, Mayor Ilan Dost told the Harbor Wire. He left.\n"
EMPTY = completion(json.dumps({"actors": [], "claims": [], "territory": [], "goals": []}))


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def ask(scripted: ScriptedServer) -> Any:
    return partial(run, "summary", "-m", f"scripted@{scripted.url}", "--strategy", "single")


def test_the_second_run_of_an_article_asks_nobody_and_says_so(
    ask: Any, scripted: ScriptedServer, article: Path
) -> None:
    scripted.play(EMPTY)
    first, second = ask(article), ask(article, "-v")
    assert (first.code, second.code) == (0, 0)
    assert first.out.split("\n---\n")[0] == second.out.split("\n---\n")[0]
    assert "1 question, 10 tokens" in first.err
    assert "actors+claims+territory+goals: from the store" in second.err
    assert "1 question (1 from the store), 0 tokens read" in second.err
    assert len(scripted.requests) == 1


def test_without_the_store_nothing_is_kept(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(EMPTY, EMPTY)
    assert [ask(article, "--no-store").code for _ in range(2)] == [0, 0]
    assert len(scripted.requests) == 2
    assert not store_path().exists()


@pytest.mark.parametrize("quiet", [False, True])
def test_a_store_that_cannot_be_opened_is_said_and_stops_nobody(
    ask: Any, scripted: ScriptedServer, article: Path, monkeypatch: pytest.MonkeyPatch, quiet: bool
) -> None:
    monkeypatch.setenv("SUMMARIZER_STORE", str(article / "below"))
    scripted.play(EMPTY)
    ended: Ended = ask(article, *["-q"] * quiet)
    assert ended.code == 0
    assert ended.out.startswith("# Brief")
    assert ("cannot use the store" in ended.err) is not quiet


def test_a_dry_run_makes_no_store(ask: Any, article: Path) -> None:
    assert ask(article, "--dry-run").code == 0
    assert not store_path().exists()


def test_runs_are_listed_and_shown(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    assert run("runs", "list") == Ended(0, "", "summarizer: no runs yet\n")
    scripted.play(EMPTY, failure(401))
    assert ask(article).code == 0
    (article.parent / "second.txt").write_text(TEXT + "More.", encoding="utf-8")
    assert ask(article.parent / "second.txt").code == 4
    latest, first = run("runs", "list").out.splitlines()
    assert latest.split()[0] == "2"
    assert "1 article (1 failed); 0 questions, 0 tokens" in latest
    assert f"scripted@{scripted.url}" in first
    assert "1 article (1 made); 1 question, 15 tokens" in first
    assert run("runs", "list", "-n", 1).out.splitlines() == [latest]
    shown = run("runs", "show", 2).out
    assert "failed  second.txt: the server refused the key" in shown
    assert "1 question, 10 tokens read (0 from the cache), 5 written" in run("runs", "show", 1).out


def test_the_briefs_of_a_run_can_be_had_again(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    scripted.play(EMPTY)
    made = json.loads(ask(article, "-f", "json").out)
    (line,) = run("runs", "show", 1, "--briefs").out.splitlines()
    assert json.loads(line)["brief_id"] == made["brief_id"]


def test_a_run_that_is_not_there_is_a_usage_error() -> None:
    ended = run("runs", "show", 7)
    assert (ended.code, ended.out) == (2, "")
    assert "no run 7 in the store" in ended.err
    assert run("runs", "show", 7, "--briefs").code == 2


def test_escapes_in_a_name_do_not_reach_the_terminal(ask: Any, scripted: ScriptedServer, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb.txt"
    path.write_text(TEXT, encoding="utf-8")
    scripted.play(EMPTY)
    ask(path)
    assert "made    ab.txt" in run("runs", "show", 1).out


def test_the_path_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_STORE", str(tmp_path / "s"))
    assert run("cache", "path") == Ended(0, f"{tmp_path / 's'}\n", "")


def test_pruning_says_what_it_dropped_and_wants_to_be_told_what(
    ask: Any, scripted: ScriptedServer, article: Path
) -> None:
    assert run("cache", "prune").code == 2
    scripted.play(EMPTY)
    ask(article)
    assert "dropped 0 answers, 0 briefs, 0 runs" in run("cache", "prune", "--older-than", 1).err
    assert "dropped 1 answer, 1 brief, 1 run: 0." in run("cache", "prune", "--older-than", 0).err
    assert "dropped 0 answers" in run("cache", "prune", "--max-size", 0).err
    with Store() as store:
        assert store.query("SELECT count(*) FROM run_articles") == [(0,)]


def test_a_budget_of_tokens_ends_with_6_and_what_was_answered_is_not_lost(
    ask: Any, scripted: ScriptedServer, article: Path
) -> None:
    lists = [completion(json.dumps({name: []})) for name in ("actors", "claims", "territory", "goals")]
    scripted.play(*lists)
    ended = ask(article, "--strategy", "section", "--max-tokens-total", 30)
    assert (ended.code, ended.out) == (6, "")
    assert "the budget of 30 tokens is used up: 30 were spent" in ended.err
    assert len(scripted.requests) == 2
    again = ask(article, "--strategy", "section", "--max-tokens-total", 31)
    assert again.code == 0
    assert len(scripted.requests) == 4


def test_a_budget_of_money_needs_prices_and_ends_with_6(ask: Any, scripted: ScriptedServer, article: Path) -> None:
    prices = article.parent / "prices.toml"
    prices.write_text("[scripted]\ninput = 1.0\noutput = 2.0\n", encoding="utf-8")
    assert "--max-cost needs --prices" in ask(article, "--max-cost", 1).err
    scripted.play(completion(json.dumps({"actors": []})))
    ended = ask(article, "--strategy", "section", "--max-cost", 0.00001, "--prices", prices)
    assert ended.code == 6
    assert "the budget of 1e-05 is used up" in ended.err
