"""Speed shows where the time goes, on a fake engine that tells its timings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import fake_xllamacpp
import pytest
from click.testing import CliRunner, Result
from fake_xllamacpp import FakeEngine
from scripted_server import ScriptedServer, completion

from evals.__main__ import main
from evals.speed import Part, Stopwatch

ARTICLE = "The Heron League seized Ostwen on Sunday, the council said. “We want Pardle,” said Bram Tolle, a colonel."


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeEngine:
    """A fake that took 2 seconds to read 10 tokens, and 1 second to generate 4."""
    fake = fake_xllamacpp.install(monkeypatch)
    (tmp_path / "tiny.gguf").write_bytes(b"GGUF")
    monkeypatch.setenv("SUMMARIZER_MODEL_PATH", str(tmp_path / "tiny.gguf"))
    monkeypatch.setattr("httpcore2.default_ssl_context", lambda **_: None)

    def respond(body: dict[str, Any]) -> dict[str, Any]:
        usage = {"prompt_tokens": 15, "completion_tokens": 4, "total_tokens": 19}
        usage["prompt_tokens_details"] = {"cached_tokens": 5}  # type: ignore[assignment]
        timings = {"prompt_n": 10, "prompt_ms": 2000.0, "predicted_n": 4, "predicted_ms": 1000.0}
        return {**fake_xllamacpp.completion(body), "usage": usage, "timings": timings}

    fake.respond = respond
    return fake


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["speed", *map(str, arguments)])


def row(done: Result, name: str) -> list[str]:
    assert done.exit_code == 0, done.output
    return next(line for line in done.stdout.splitlines() if line.startswith(name)).split()[1:]


@pytest.mark.usefixtures("engine")
def test_tokens_and_the_engine_s_rates_are_told_by_kind_of_question(article: Path) -> None:
    done = run("--articles", article)
    asked, read, cached, generated = map(int, row(done, "actors")[:4])
    assert (read, cached, generated) == (10 * asked, 5 * asked, 4 * asked)
    assert row(done, "actors")[5:] == [f"{2.0 * asked}", f"{1.0 * asked}", "5.0", "4.0"]
    assert len(row(done, "article.txt")) == 1
    assert "outside of questions:" in done.stdout


def test_loading_the_model_is_charged_to_no_article(engine: FakeEngine, article: Path) -> None:
    stopwatch = Stopwatch()
    assert stopwatch.start() > 0
    assert len(engine.asked) == 1
    timed = stopwatch.time(article)
    stopwatch.close()
    assert sum(each.questions for each in timed.parts.values()) == len(engine.asked) - 1
    assert "start" not in timed.parts


@pytest.mark.usefixtures("engine")
def test_another_command_is_run_in_turns_and_compared(article: Path, tmp_path: Path) -> None:
    script = tmp_path / "other.py"
    script.write_text(
        "import sys, time\ntime.sleep(0.1)\nopen(sys.argv[2], 'a').write(sys.argv[1] + ' ')\n", encoding="utf-8"
    )
    done = run("--articles", article, article, "--against", f"{sys.executable} {script} {{}} {tmp_path / 'seen'}")
    seconds, other, ratio = map(float, row(done, "all"))
    assert other >= 0.2
    assert ratio == pytest.approx(seconds / other, rel=0.3, abs=0.3)
    assert (tmp_path / "seen").read_text(encoding="utf-8") == f"{article} {article} "


@pytest.mark.usefixtures("engine")
def test_a_command_that_fails_ends_the_comparison(article: Path) -> None:
    done = run("--articles", article, "--against", f"{sys.executable} -c 'raise SystemExit(3)'")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "Error: the other command ended with 3")


def test_a_server_that_tells_no_timings_has_no_rates(scripted: ScriptedServer, article: Path) -> None:
    lists = '{"actors": [], "claims": [], "territory": [], "goals": []}'
    scripted.play(completion(lists, usage=(90, 30)))
    done = run("--articles", article, "--model", f"tiny@{scripted.url}", "--strategy", "single")
    last = [line for line in done.stdout.splitlines() if line.startswith("all ")][-1].split()
    assert (last[1:5], last[-2:]) == (["1", "90", "0", "30"], ["-", "-"])


def test_a_missing_article_is_told_in_one_line(tmp_path: Path, engine: FakeEngine) -> None:
    done = run("--articles", tmp_path / "none.txt")
    assert done.exit_code == 1
    assert "none.txt" in done.stderr.splitlines()[-1]
    assert engine.running == 0


def test_parts_add_up() -> None:
    assert Part(1, 2, 3, 4, 5.0, 6.0, 7.0) + Part(questions=1, generating=1.0) == Part(2, 2, 3, 4, 5.0, 6.0, 8.0)
