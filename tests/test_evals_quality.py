"""Quality runs over a set, keeps every article, goes on where it stopped, prints its table; two results compare."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from gold_briefs import news, statement
from scripted_answers import actor_row, claim_row, goal_row, territory_row
from scripted_server import ScriptedServer, completion, failure

from evals.__main__ import main
from evals.own_set import OwnSet
from evals.runs import Head, Made, Run, code_digest, default_path, load, resume
from summarizer.schemas import Row

MILL = "Fighters of the Heron League seized Ostwen mill on Sunday, the league said."
ROWS: dict[str, list[Row]] = {
    "actors": [actor_row("Heron League", 2, aka=["the league"], type="rebel_group")],
    "claims": [claim_row("the league", "Fighters of the Heron League seized Ostwen mill on Sunday", 2)],
    "territory": [territory_row("Ostwen mill", 2, gained_by="Heron League", said_by="the league")],
    "goals": [goal_row("Heron League", "a seat in the senate", 5, quote="The league wants a seat in the senate")],
}
ANSWER = json.dumps({name: [row.model_dump(mode="json") for row in rows] for name, rows in ROWS.items()})
EMPTY = json.dumps({name: [] for name in ROWS})


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny articles stand for the project's own set; no client reads the machine's certificates."""
    monkeypatch.setattr("evals.own_set.load_all", lambda: [news(), statement()])
    monkeypatch.setattr("httpcore2.default_ssl_context", lambda **_: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def quality(server: ScriptedServer, out: Path, *more: object) -> Result:
    given = ("quality", "--set", "own", "--model", f"tiny@{server.url}", "--strategy", "single", "--out", out)
    return run(*given, *more)


def test_a_set_is_run_scored_and_kept(scripted: ScriptedServer, tmp_path: Path) -> None:
    cached = {"prompt_tokens": 90, "completion_tokens": 30, "total_tokens": 120}
    cached["prompt_tokens_details"] = {"cached_tokens": 40}  # type: ignore[assignment]
    scripted.play(completion(ANSWER, usage=cached), completion(EMPTY, usage=(50, 10)))
    done = quality(scripted, tmp_path / "run.json")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].startswith("own: 2 articles, summarizer 0.1.0, tiny@")
    assert next(line for line in lines if line.startswith("claims")).split()[:5] == [
        "claims",
        "1.000",
        "0.250",
        "0.400",
        "0.333",
    ]
    assert "traps hit: 0 of 3" in lines
    assert "tokens an article: 50 read, 20 from the cache, 20 generated" in lines
    assert done.stderr.startswith("summarizer: own/mill, ")
    kept = load(tmp_path / "run.json")
    assert kept.figures
    assert kept.figures.lists["claims"].precision == 1.0
    assert set(kept.articles) == {"own/mill", "own/statement"}
    assert len(next(iter(kept.prompts.values()))) == 64


def test_no_word_of_an_article_is_kept(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.play(completion(ANSWER), completion(EMPTY))
    quality(scripted, tmp_path / "run.json")
    kept = (tmp_path / "run.json").read_text(encoding="utf-8")
    assert not [word for word in ("Heron", "League", "league", "Ostwen", "senate", "fighters") if word in kept]


def test_a_run_goes_on_where_it_stopped(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.play(completion(ANSWER), failure(401))
    stopped = quality(scripted, tmp_path / "run.json")
    assert stopped.exit_code == 1
    assert stopped.stderr.splitlines()[-1].startswith("Error: ")
    scripted.play(completion(EMPTY))
    done = quality(scripted, tmp_path / "run.json")
    assert done.exit_code == 0, done.output
    assert "1 of 2 articles were done before" in done.stderr
    assert len(scripted.requests) == 3


def test_an_article_that_is_never_answered_counts_as_empty(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.play(completion("{}"), completion("{}"), completion(EMPTY))
    done = quality(scripted, tmp_path / "run.json")
    assert "articles without an answer: 1" in done.stdout
    assert ", OutputError" in done.stderr
    assert load(tmp_path / "run.json").articles["own/mill"].error == "OutputError"


def test_only_the_first_articles_are_run_with_a_limit(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.play(completion(ANSWER))
    assert quality(scripted, tmp_path / "run.json", "--limit", 1).stdout.startswith("own: 1 articles")
    assert set(load(tmp_path / "run.json").articles) == {"own/mill"}


def test_several_articles_may_be_asked_at_the_same_time(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.play(completion(EMPTY, usage=None), completion(EMPTY))
    done = quality(scripted, tmp_path / "run.json", "--jobs", 2)
    assert done.exit_code == 0, done.output
    assert len(scripted.requests) == 2


def test_a_result_of_another_run_is_not_gone_on_with(tmp_path: Path) -> None:
    head = Head(set="own", system="summarizer", model="x", strategy="single", code="1")
    resume(tmp_path / "new.json", head).save(tmp_path / "new.json")
    assert resume(tmp_path / "new.json", head).head == head
    with pytest.raises(click.ClickException, match=r"another run \(model, code differ\)"):
        resume(tmp_path / "new.json", head.model_copy(update={"model": "y", "code": "2"}))


def test_a_file_that_is_no_result_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("{}", encoding="utf-8")
    done = run("compare", tmp_path / "odd.json", tmp_path / "none.json")
    assert done.exit_code == 1
    assert "no result of a run" in done.stderr


def test_results_are_named_after_what_was_run() -> None:
    head = Head(set="own", system="summarizer", model="m@http://127.0.0.1:1/v1", strategy="single", code="0123456789")
    assert default_path(head).name == "own-summarizer-m_http___127.0.0.1_1_v1-single-01234567.json"


def test_the_digest_of_code_changes_with_a_word_list(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("a = 1", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("a", encoding="utf-8")
    before = code_digest(tmp_path)
    (tmp_path / "notes.txt").write_text("b", encoding="utf-8")
    assert code_digest(tmp_path) == before
    (tmp_path / "words.toml").write_text("a = 2", encoding="utf-8")
    assert code_digest(tmp_path) != before
    assert len(code_digest()) == 16


def test_a_set_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_EVAL_DATA", raising=False)
    assert "SUMMARIZER_EVAL_DATA" in run("quality", "--set", "briefs_dev").stderr
    monkeypatch.setenv("SUMMARIZER_EVAL_DATA", str(tmp_path))
    assert "no set 'briefs_dev'" in run("quality", "--set", "briefs_dev").stderr


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'pydantic', 'openai', 'instructor', 'langextract', 'xllamacpp', 'jinja2'}"
    code = f"import sys, evals.__main__; raise SystemExit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parent.parent).returncode == 0


def test_an_unknown_model_is_told_in_one_line() -> None:
    done = run("quality", "--set", "own", "--model", "nonsense")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def kept(path: Path, briefs: dict[str, Any], **head: str) -> Path:
    """A result file with these briefs."""
    values = {"set": "own", "system": "summarizer", "model": "m", "strategy": "single", "code": "1", **head}
    made = Run(head=Head(**values), commit="none")
    for name, brief in briefs.items():
        made.add(name, Made.model_validate({"brief": brief, "cost": {"seconds": 2}}), OwnSet().articles[name])
    made.save(path)
    return path


def claim(speaker: str, words: str = MILL) -> dict[str, Any]:
    start = news().text.index(words)
    evidence = [{"start": start, "end": start + len(words), "exact": words}]
    return {"speaker": speaker, "act": "assert", "certainty": "certain", "text": words, "evidence": evidence}


def test_two_results_are_compared_item_by_item(tmp_path: Path) -> None:
    headline = "Rebels take mill at Ostwen"
    a = kept(tmp_path / "a.json", {"own/mill": {"claims": [claim("Tolle"), claim("Rebels", headline)]}})
    b = kept(
        tmp_path / "b.json",
        {"own/mill": {"claims": [claim("the league"), claim("x", "Colonel Bram Tolle denied it.")]}},
    )
    done = run("compare", a, b)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "own: 1 articles in both; A = a.json, B = b.json"
    assert next(line for line in lines if line.startswith("claims speaker")).split()[2:] == ["0.000", "0.500", "+0.500"]
    better = lines[lines.index("better in B: 3") + 1 :][:3]
    assert f"  own/mill 28-103 claims: gold 1 speaker right: {MILL}" in better
    assert "  own/mill 104-133 claims: gold 2 found: Colonel Bram Tolle denied it." in better
    assert f"  own/mill 0-26 claims: wrong item gone: {headline}" in better
    assert lines[-1] == "worse in B: 0"
    assert "worse in B: 3" in run("compare", b, a).stdout


def test_traps_that_only_one_falls_into_are_compared(tmp_path: Path) -> None:
    words = "captured a\nlorry near Skell"
    start = news().text.index(words)
    evidence = [{"start": start, "end": start + len(words), "exact": words}]
    lorry = {"place": "Skell", "change": "capture", "status": "reported", "evidence": evidence}
    a = kept(tmp_path / "a.json", {"own/mill": {}})
    b = kept(tmp_path / "b.json", {"own/mill": {"territorial_changes": [lorry]}})
    out = run("compare", a, b).stdout
    assert "territorial_changes: trap 1 fallen into: Its fighters captured a" in out
    assert "worse in B: 2" in out


def test_results_of_different_sets_are_not_compared(tmp_path: Path) -> None:
    a, b = kept(tmp_path / "a.json", {}), kept(tmp_path / "b.json", {}, set="other")
    assert "different sets: own and other" in run("compare", a, b).stderr
