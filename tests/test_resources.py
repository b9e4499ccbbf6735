"""What many briefs in one process leave behind, and folders and disks that take nothing."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from command import need_embedded_model
from scripted_server import Request, ScriptedServer, completion

from summarizer import Summarizer

FILES, MEMORY = Path("/proc/self/fd"), Path("/proc/self/statm")
PAGE = 4096
NARROW = 4096
"""Bytes a file may have where the disk is full: enough for no brief."""
PROGRAM = "from summarizer.cli import main; main()"
LIMITED = f"""
import resource
from summarizer.language import detect
detect("The army left.")  # which needs a temporary file, once
resource.setrlimit(resource.RLIMIT_FSIZE, ({NARROW}, {NARROW}))
{PROGRAM}
"""
needs_proc = pytest.mark.skipif(not FILES.exists(), reason="this system does not tell what a process holds")
CLAIM: dict[str, object] = {"by": "Orla Tennis", "via": None, "act": "assert", "text": "the army left", "s": 1}
CLAIM |= {"certainty": "certain", "time": "past", "when": None, "quote": ""}
ANSWER = json.dumps({"actors": [], "claims": [CLAIM], "territory": [], "goals": []})


def article(number: int) -> str:
    return f"Orla Tennis said the army left Karsa on day {number}. She spoke of {number} houses that had burned down."


def held() -> tuple[int, int]:
    """Open files and threads of this process."""
    gc.collect()
    return len(list(FILES.iterdir())), threading.active_count()


def memory() -> int:
    """Bytes that this process holds."""
    gc.collect()
    return int(MEMORY.read_text("ascii").split()[1]) * PAGE


def make(server: ScriptedServer, numbers: range, *, each: int) -> None:
    """A brief of an article a number, a new session after `each`; the server forgets what it was asked."""

    def answer(_: Request) -> Any:
        server.requests.clear()
        return completion(ANSWER)

    server.answering = answer
    for start in numbers[::each]:
        with Summarizer(f"x@{server.url}", strategy="single") as session:
            for number in range(start, min(start + each, numbers.stop)):
                assert session.summarize(article(number)).claims


@needs_proc
def test_briefs_and_sessions_leave_no_thread_and_no_open_file(scripted: ScriptedServer) -> None:
    make(scripted, range(2), each=1)
    before = held()
    make(scripted, range(2, 14), each=3)
    assert held() == before


@needs_proc
@pytest.mark.slow
def test_a_thousand_briefs_leave_memory_threads_and_files_where_they_were(scripted: ScriptedServer) -> None:
    make(scripted, range(200), each=50)
    before, taken = held(), memory()
    make(scripted, range(200, 1_200), each=50)
    assert held() == before
    assert memory() - taken < 10_000_000


def command(program: str, arguments: Sequence[object], **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = {**os.environ, "SUMMARIZER_API_KEY": "", **more}
    line = [sys.executable, "-B", "-c", program, *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=False, env=environment, timeout=60)


@pytest.mark.slow
@pytest.mark.parametrize("output", ["brief.json", "briefs"])
def test_a_brief_on_a_full_disk_is_one_line_and_leaves_nothing(
    output: str, scripted: ScriptedServer, tmp_path: Path
) -> None:
    scripted.answering = lambda _: completion(ANSWER)
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    target = tmp_path / output
    if output == "briefs":
        target.mkdir()
    options = ["-m", f"x@{scripted.url}", "--strategy", "single", "-f", "html", "-o", target, "--no-store"]
    ended = command(LIMITED, ["summary", tmp_path / "a.txt", *options])
    assert ended.returncode == 3
    assert "File too large" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert {path.name for path in tmp_path.rglob("*")} <= {"a.txt", "briefs"}


@pytest.mark.slow
@pytest.mark.parametrize("limited", [False, True])
def test_a_home_that_takes_nothing_costs_no_brief(limited: bool, scripted: ScriptedServer, tmp_path: Path) -> None:
    """A home of which a file stands in the way, and one on a full disk."""
    scripted.answering = lambda _: completion(ANSWER)
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    (tmp_path / "b.txt").write_text(article(2), encoding="utf-8")
    home = tmp_path / "home" if limited else Path("/dev/null/home")
    options = ["-m", f"x@{scripted.url}", "--strategy", "single", "--jsonl"]
    program = LIMITED if limited else PROGRAM
    ended = command(program, ["summary", tmp_path / "a.txt", tmp_path / "b.txt", *options], SUMMARIZER_HOME=str(home))
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0
    assert len(ended.stdout.splitlines()) == 2
    assert ended.stderr.count("the store") <= 1


@pytest.mark.live
def test_two_processes_run_the_embedded_model_at_once(tmp_path: Path) -> None:
    need_embedded_model()
    file = tmp_path / "a.txt"
    file.write_text(article(1), encoding="utf-8")
    line = [sys.executable, "-c", PROGRAM, "summary", str(file), "--no-store", "-f", "json"]
    both = [subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [(each.communicate(timeout=900)[0], each.returncode) for each in both]
    assert [code for _, code in ended] == [0, 0]
    assert all(json.loads(brief)["document"]["name"] == "a.txt" for brief, _ in ended)


READ_ONLY = 'mount -t tmpfs -o ro none "$1" && shift && exec "$@"'
"""Permissions do not bind the superuser; a file system that takes nothing binds everybody."""


def _read_only(home: Path, arguments: Sequence[object]) -> subprocess.CompletedProcess[str]:
    """The command where this folder is on a read-only file system, in a mount namespace of its own."""
    home.mkdir()
    line = ["unshare", "-m", "sh", "-c", READ_ONLY, "sh", str(home)]
    if not shutil.which("unshare") or subprocess.run([*line, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system gives no mount namespace of one's own")
    homes = dict.fromkeys(("HOME", "SUMMARIZER_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(home))
    environment = {name: value for name, value in os.environ.items() if name != "SUMMARIZER_STORE"} | homes
    whole = [*line, sys.executable, "-B", "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(whole, capture_output=True, text=True, check=False, env=environment, timeout=60)


@pytest.mark.slow
def test_a_home_on_a_read_only_file_system_costs_no_brief(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.answering = lambda _: completion(ANSWER)
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    options = ["-m", f"x@{scripted.url}", "--strategy", "single", "-f", "json"]
    ended = _read_only(tmp_path / "home", ["summary", tmp_path / "a.txt", *options])
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["claims"]
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("Read-only file system") + ended.stderr.count("the store") >= 1


@pytest.mark.slow
def test_weights_that_a_read_only_home_cannot_take_are_one_line(tmp_path: Path) -> None:
    ended = _read_only(tmp_path / "home", ["models", "pull"])
    assert ended.returncode == 4
    assert (ended.stdout, ended.stderr.count("\n")) == ("", 1)
    assert "Read-only file system" in ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["models", "path"], ["prompts", "list"], ["--version"]])
def test_what_writes_nothing_works_in_a_read_only_home(arguments: list[str], tmp_path: Path) -> None:
    ended = _read_only(tmp_path / "home", arguments)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout
