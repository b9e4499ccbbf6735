from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from command import Stream

from summarizer.cli.console import check_output, complain, emit, live, piped, say, standard_input, tick
from summarizer.errors import InputError, UsageError

not_as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


class Broken(io.RawIOBase):
    """A raw stream on a disk that is full, or whose reading fails."""

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")

    def readinto(self, _: object) -> int:
        raise OSError(5, "Input/output error")


def _terminal(monkeypatch: pytest.MonkeyPatch) -> Stream:
    """Standard error, from here on a terminal."""
    stream = Stream(terminal=True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_text_goes_to_standard_output_in_utf_8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    emit("“Bürger” — Тест\n")
    assert out.buffer.getvalue().decode("utf-8") == "“Bürger” — Тест\n"


def test_the_bytes_of_a_path_that_is_no_text_come_out_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Stream()
    monkeypatch.setattr(sys, "stdout", out)
    emit(os.fsdecode(b"/cache/\xff\n"))
    assert out.bytes.getvalue() == b"/cache/\xff\n"


def test_a_standard_output_that_cannot_be_written_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Broken())))
    with pytest.raises(InputError, match=r"^cannot write to standard output: No space left on device$"):
        emit("text")


def test_a_closed_standard_output_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError, match="standard output is closed"):
        emit("text")


def test_a_file_is_written_as_it_is_with_its_newlines(tmp_path: Path) -> None:
    emit("one\r\ntwo\n“three”", tmp_path / "brief.md")
    assert (tmp_path / "brief.md").read_bytes() == "one\r\ntwo\n“three”".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        emit("text", tmp_path / "brief.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "brief.md").stat().st_mode) == 0o640


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    output = tmp_path / "brief.md"
    output.write_text("old", encoding="utf-8")
    output.chmod(0o600)
    emit("new", output)
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert output.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    output = tmp_path / "brief.md"
    output.write_text("old", encoding="utf-8")

    def fail(_: Path, __: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((InputError, KeyboardInterrupt)):
        emit("new", output)
    assert output.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "brief.md", tmp_path / "link.md"
    link.symlink_to(target)
    emit("text", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "text"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    check_output(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        emit("text", pipe)
        assert os.read(reader, 100) == b"text"
        assert pipe.is_fifo()
    finally:
        os.close(reader)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "it is a folder"),
        ("missing/brief.md", "there is no folder"),
        ("file/brief.md", "there is no folder"),
        ("x" * 300, "name too long"),
    ],
)
def test_an_output_that_cannot_be_is_found_before_anything_is_written(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=f"(?i)^cannot write .*{reason}"):
        check_output(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@not_as_root
def test_an_output_in_a_folder_that_is_read_only_is_found_before(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="no permission"):
        check_output(tmp_path / "brief.md")


def test_an_output_that_can_be_written_is_not_touched_by_the_check(tmp_path: Path) -> None:
    output = tmp_path / "brief.md"
    output.write_text("old", encoding="utf-8")
    check_output(output)
    check_output(tmp_path / "new.md")
    check_output(None)
    assert output.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_complaint_is_one_line_without_terminal_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    complain("no such file: \x1b]0;owned\x07a\x1b[31mb\nc\u202e.txt")
    assert capsys.readouterr().err == "summarizer: no such file: ab c.txt\n"


def test_progress_is_one_line_that_is_overwritten_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    tick("asking \x1b[31mone\n")
    tick("asking two")
    complain("done")
    assert terminal.text() == "\r\x1b[Kasking one \r\x1b[Kasking two\r\x1b[Ksummarizer: done\n"


def test_off_a_terminal_there_is_no_progress_and_no_escape(capsys: pytest.CaptureFixture[str]) -> None:
    tick("asking one")
    say("done")
    assert capsys.readouterr().err == "done\n"


def test_a_dumb_terminal_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    assert live()
    monkeypatch.setenv("TERM", "dumb")
    assert not live()
    tick("asking one")
    assert terminal.text() == ""


def test_standard_input_is_read_up_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(b"abcdef"))
    assert standard_input(4) == b"abcd"


@pytest.mark.parametrize("stdin", [None, io.TextIOWrapper(io.BufferedReader(Broken()))])
def test_standard_input_that_cannot_be_read_is_an_input_error(monkeypatch: pytest.MonkeyPatch, stdin: object) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(InputError, match="cannot read standard input"):
        standard_input(10)


@pytest.mark.parametrize(("stdin", "answer"), [(None, False), (Stream(terminal=True), False), (Stream(b"x"), True)])
def test_only_what_is_no_terminal_counts_as_piped(
    monkeypatch: pytest.MonkeyPatch, stdin: Stream | None, answer: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    assert piped() is answer
