"""Nothing leaves the machine: with the embedded model nobody is connected to, and no network is needed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import fake_xllamacpp
import pytest
from briefs import rich
from command import need_embedded_model, run
from fake_xllamacpp import FakeEngine

from summarizer.render import render

EXAMPLE = Path(__file__).parent.parent / "examples" / "torvak.txt"
PROGRAM = "from summarizer.cli import main\nmain()"


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that this process connects to, sends to or looks up."""
    out: list[object] = []

    def record(*arguments: Any, **_: Any) -> None:
        out.append(arguments)
        raise OSError("this test has no network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, record)
    monkeypatch.setattr(socket, "getaddrinfo", record)
    return out


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeEngine:
    """The fake engine with a model file."""
    (tmp_path / "own.gguf").touch()
    monkeypatch.setenv("SUMMARIZER_MODEL_PATH", str(tmp_path / "own.gguf"))
    return fake_xllamacpp.install(monkeypatch)


def test_a_brief_of_the_embedded_model_reaches_nobody(reached: list[object], engine: FakeEngine) -> None:
    ended = run("summary", EXAMPLE)
    assert ended.code == 0
    assert "Torvak" in ended.out
    assert engine.asked
    assert reached == []


def test_no_other_command_reaches_anybody(reached: list[object], engine: FakeEngine, tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text(render(rich(), "json"), encoding="utf-8")
    commands: list[list[object]] = [
        ["render", tmp_path / "brief.json"],
        ["render", tmp_path / "brief.json", "-f", "html"],
        ["summary", EXAMPLE, "--dry-run", "-m", "ollama:any"],
        ["summary", EXAMPLE, "--show-prompt"],
        ["models", "list"],
        ["models", "path"],
        ["--version"],
    ]
    assert [run(*command).code for command in commands] == [0] * len(commands)
    assert reached == []
    assert not engine.started


def test_what_reaches_somebody_would_be_seen(reached: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)
    assert run("summary", EXAMPLE, "-m", "x@http://127.0.0.1:9/v1").code == 4
    assert reached


@pytest.mark.live
def test_the_embedded_model_makes_a_brief_where_there_is_no_network_at_all() -> None:
    """In a network namespace of its own: no interface but the loopback, which is down."""
    need_embedded_model()
    if shutil.which("unshare") is None and not os.environ.get("CI"):
        pytest.skip("this system has no network namespaces")
    namespace = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    command = [*namespace, sys.executable, "-c", PROGRAM, "summary", str(EXAMPLE), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Brief")
    assert "Torvak" in done.stdout
