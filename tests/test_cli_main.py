"""How the command ends as a process: signals, pipes and closed streams, which only a process has."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from command import need_embedded_model, run
from scripted_server import ScriptedServer, completion

EXAMPLE = Path(__file__).parent.parent / "examples" / "torvak.txt"
# a shell in the background leaves SIGINT ignored to its children
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\nfrom summarizer.cli import main; main()"
)


def _start(*arguments: object, **streams: Any) -> subprocess.Popen[str]:
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.Popen(command, encoding="utf-8", **{**pipes, **streams})


def test_ctrl_c_ends_with_130_at_once_and_leaves_no_file(scripted: ScriptedServer, tmp_path: Path) -> None:
    answer = completion("{}")
    scripted.play(type(answer)(answer.body, delay=60))
    options = ("-m", f"x@{scripted.url}", "-o", tmp_path / "brief.md")
    with _start("summary", EXAMPLE, *options) as process:
        _until(lambda: bool(scripted.requests))
        asked = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert time.monotonic() - asked < 20
    assert (out, err) == ("", "summarizer: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.live
def test_ctrl_c_ends_with_130_at_once_also_while_the_embedded_model_works() -> None:
    need_embedded_model()
    with _start("summary", EXAMPLE, "--verbose") as process:
        assert process.stderr is not None
        assert "actors" in process.stderr.readline()
        asked = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert time.monotonic() - asked < 20
    assert err.endswith("summarizer: interrupted\n")


def _until(happened: Any) -> None:
    for _ in range(1500):
        if happened():
            return
        time.sleep(0.01)
    pytest.fail("waited too long")


@pytest.mark.parametrize("command", [["summary", EXAMPLE, "--dry-run"], ["models", "list"], ["summary", "--help"]])
def test_a_reader_that_goes_away_ends_the_command_quietly_with_141(command: list[object]) -> None:
    with _start(*command) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 141
        assert process.stderr is not None
        assert process.stderr.read() == ""


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to offer")


@needs_full
@pytest.mark.parametrize("command", [["models", "list"], ["--version"], ["summary", "--help"]])
def test_standard_output_on_a_full_disk_is_one_line_and_3(command: list[object]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full, _start(*command, stdout=full) as process:
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (3, "summarizer: cannot write to standard output: No space left on device\n")


@needs_full
def test_a_log_on_a_full_disk_costs_no_brief_and_no_exit_code(scripted: ScriptedServer) -> None:
    empty = completion('{"actors":[],"claims":[],"territory":[],"goals":[]}')
    scripted.answering = lambda _: empty
    model = ("-m", f"x@{scripted.url}", "--strategy", "single", "--no-store")
    for arguments, code in (((EXAMPLE, "-v", *model), 0), (("nothing.txt",), 3)):
        with (
            Path("/dev/full").open("w", encoding="utf-8") as full,
            _start("summary", *arguments, stderr=full) as process,
        ):
            out, _ = process.communicate(timeout=60)
        assert process.returncode == code
        assert bool(out) is (code == 0)


@needs_full
def test_the_help_that_a_full_disk_does_not_take_ends_with_2_all_the_same() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full, _start(stderr=full) as process:
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")


def test_with_standard_error_closed_standard_output_is_still_the_result_alone() -> None:
    shell = f'exec "{sys.executable}" -c "{PROGRAM}" summary "{EXAMPLE}" --nonsense 2>&-'
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_the_installed_command_is_this_one() -> None:
    command = Path(sys.executable).with_name("summarizer")
    if not command.exists():
        pytest.skip("the package is on the path but not installed")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == run("--version").out


def test_without_a_command_the_help_goes_to_standard_error_and_ends_with_2() -> None:
    ended = run()
    assert (ended.code, ended.out) == (2, "")
    assert "Commands:" in ended.err


@pytest.mark.parametrize("command", [["nonsense"], ["render"], ["models", "nonsense"], ["--nonsense"]])
def test_a_wrong_command_line_is_one_line_that_says_where_help_is(command: list[str]) -> None:
    ended = run(*command)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "--help)" in ended.err


def test_an_interruption_in_this_process_is_said_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []

    def leave(code: int) -> None:
        codes.append(code)
        raise SystemExit(code)

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr("summarizer.cli.weights.show_list", interrupted)
    assert run("models", "list").err == "summarizer: interrupted\n"
    assert codes == [130]
