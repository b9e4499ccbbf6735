from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command import run

from summarizer.cli import weights
from summarizer.fetch import Progress
from summarizer.models import PROVIDERS
from summarizer.weights import DEFAULT_WEIGHTS, Weights

BODY = b"weights"
TINY = Weights("tiny", "tiny.gguf", len(BODY), hashlib.sha256(BODY).hexdigest(), "https://hub.invalid/t", (), "*")
Fetch = Callable[[str, int, Path, Progress], None]


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Makes the hub bring these bytes as the embedded model's weights."""

    def offer(body: bytes) -> None:
        def bring(_: str, size: int, part: Path, progress: Progress) -> None:
            progress(0, size, "downloading from hub.invalid")
            part.write_bytes(body)
            progress(size, size, "downloading from hub.invalid")

        monkeypatch.setattr("summarizer.weights.from_hub", bring)
        monkeypatch.setattr("summarizer.cli.weights.DEFAULT_WEIGHTS", TINY)

    return offer


def test_the_path_of_the_weights_is_printed_whether_they_are_there_or_not(tmp_path: Path) -> None:
    ended = run("models", "path")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{tmp_path / 'summarizer' / 'models' / DEFAULT_WEIGHTS.filename}\n"


def test_the_list_names_every_model_its_key_and_whether_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented-4711")
    monkeypatch.delenv("MISTRAL_API_KEY", raising=False)
    ended = run("models", "list")
    names = [line.split()[0] for line in ended.out.splitlines()]
    assert names == ["local", *(f"{name}:NAME" for name in PROVIDERS), "NAME@URL"]
    assert "OPENAI_API_KEY is set" in ended.out
    assert "MISTRAL_API_KEY is not set" in ended.out
    assert "4711" not in ended.out
    assert "weights are fetched at first use" in ended.out


def test_the_list_says_when_the_weights_are_in_place(tmp_path: Path) -> None:
    path = tmp_path / "summarizer" / "models" / DEFAULT_WEIGHTS.filename
    path.parent.mkdir(parents=True)
    path.touch()
    assert "weights in place" in run("models", "list").out


def test_pulling_prints_the_path_and_says_on_standard_error_what_is_going_on(
    hub: Callable[[bytes], None], tmp_path: Path
) -> None:
    hub(BODY)
    path = tmp_path / "summarizer" / "models" / "tiny.gguf"
    ended = run("models", "pull")
    assert (ended.code, ended.out) == (0, f"{path}\n")
    assert path.read_bytes() == BODY
    assert ended.err.splitlines() == [
        f"summarizer: the embedded model's weights go to {path.with_name(DEFAULT_WEIGHTS.filename)}",
        "summarizer: downloading from hub.invalid",
        "summarizer: checking the digest",
    ]


def test_pulling_what_is_there_fetches_nothing_unless_forced(hub: Callable[[bytes], None]) -> None:
    hub(BODY)
    first, second, forced = run("models", "pull"), run("models", "pull"), run("models", "pull", "--force")
    assert first.out == second.out == forced.out
    assert second.err == ""
    assert "downloading" in forced.err


def test_a_quiet_pull_says_nothing_but_the_path(hub: Callable[[bytes], None]) -> None:
    hub(BODY)
    ended = run("models", "pull", "-q", terminal=True)
    assert ended.err == ""
    assert ended.out.endswith("tiny.gguf\n")


def test_a_bar_is_shown_on_a_terminal_without_colours_when_told(
    hub: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    hub(BODY)
    ended = run("models", "pull", terminal=True)
    assert "checking the digest" in ended.err
    assert "7/7 bytes" in ended.err
    assert not re.search(r"\x1b\[[\d;]*3\d", ended.err), "a colour"
    assert ended.out.endswith("tiny.gguf\n")


def test_weights_with_a_wrong_digest_are_one_line_and_4_and_are_deleted(
    hub: Callable[[bytes], None], tmp_path: Path
) -> None:
    hub(b"evil!!!")
    ended = run("models", "pull", "-q")
    assert (ended.code, ended.out) == (4, "")
    assert ended.err.count("\n") == 1
    assert "has SHA-256" in ended.err
    assert [path.name for path in (tmp_path / "summarizer" / "models").iterdir()] == ["tiny.gguf.lock"]


def test_an_unusable_home_is_one_line_and_4(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "file"))
    ended = run("models", "pull", "-q")
    assert (ended.code, ended.out) == (4, "")
    assert ended.err.startswith("summarizer: cannot use ")
    assert ended.err.count("\n") == 1


def test_the_bar_of_a_download_takes_brackets_for_characters_not_for_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "live", lambda: True)
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    with weights.DownloadBar() as bar:
        bar(1, 2, "[bold]from[/bold] [link=https://x.invalid]a mirror[/link]")
    assert "[bold]from[/bold] [link=https://x.invalid]a mirror[/link]" in " ".join(shown.getvalue().split())
