"""What goes where: the result to standard output, everything else to standard error, files whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..errors import InputError, UsageError

_CLEAR = "\r\x1b[K"


def complain(line: str) -> None:
    """One line on standard error, safe for a terminal, in place of a line of progress."""
    say(f"summarizer: {line}")


def complain_of(notes: Iterable[str]) -> None:
    """What was assumed or left out when an article was read, a line each."""
    for note in notes:
        complain(note)


def say(line: str) -> None:
    """As `complain`, without the program's name."""
    _tell(f"{_CLEAR if live() else ''}{_plain(line)}\n")


def tick(line: str) -> None:
    """A line of progress, which the next one overwrites; on a terminal only."""
    if live():
        _tell(f"{_CLEAR}{_plain(line)}")


def _tell(text: str) -> None:
    """Write to standard error; on a disk that is full no more is said, for the result is worth more than its log."""
    try:
        print(text, end="", file=sys.stderr, flush=True)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        silence()


def silence() -> None:
    """Let standard error go nowhere, until the end of the process."""
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end


def live() -> bool:
    """Is standard error a terminal on which a line can be overwritten?"""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _plain(line: str) -> str:
    from ..render.safety import plain

    return plain(line)


def emit(text: str, output: Path | None = None) -> None:
    """`text` to standard output, or to a file that is written whole or not at all.

    Raises InputError when it cannot be written, BrokenPipeError when the reader of standard output went away.
    """
    if output is None:
        _print(text)
        return
    try:
        _write(text, output)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from error


def check_output(output: Path | None, source: Path | None = None) -> None:
    """Before anybody is asked for its content: raises InputError for a file that cannot be written.

    And UsageError for one that is the `source` itself, which the result would replace.
    """
    if output is None:
        return
    try:
        if output.is_dir():
            raise InputError(f"cannot write {output}: it is a folder")
        folder = _target(output).parent
        if not folder.is_dir():
            raise InputError(f"cannot write {output}: there is no folder {folder}")
        if not os.access(output if _special(output) else folder, os.W_OK):
            raise InputError(f"cannot write {output}: no permission")
        if source is not None and _target(source) == _target(output):
            raise UsageError(f"{output} is the article itself: the brief would replace it")
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from error


def check_folder(output: Path) -> None:
    """As `check_output`, for a folder that files are written into; one that is not there is made then."""
    if output.exists() and not output.is_dir():
        raise InputError(f"cannot write into {output}: it is a file, not a folder")
    check_output((output if output.exists() else output.parent) / "actors.csv")


def emit_files(files: Mapping[str, str], folder: Path) -> None:
    """Texts by file name into a folder, which is made if it is not there. Raises InputError as `emit`."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write into {folder}: {error.strerror or error}") from error
    for name, text in files.items():
        emit(text, folder / name)


def standard_input(limit: int) -> bytes:
    """Standard input, at most `limit` bytes of it. Raises InputError when it cannot be read."""
    if sys.stdin is None:
        raise InputError("cannot read standard input: it is closed")
    try:
        return sys.stdin.buffer.read(limit)
    except OSError as error:
        raise InputError(f"cannot read standard input: {error.strerror or error}") from error


def standard_stream() -> IO[bytes]:
    """Standard input to read bit by bit. Raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError("cannot read standard input: it is closed")
    return sys.stdin.buffer


def piped() -> bool:
    """Is something piped into standard input?"""
    return sys.stdin is not None and not sys.stdin.isatty()


@contextmanager
def streaming(output: Path | None = None) -> Iterator[Callable[[str], None]]:
    """A function that writes text bit by bit: to standard output, or to a file that is there when all is written.

    Raises InputError when it cannot be written, BrokenPipeError when the reader of standard output went away.
    """
    check_output(output)
    if output is None or _special(output):
        yield lambda text: emit(text, output)
        return
    target = _target(output)
    try:
        with _beside(target) as file:
            yield lambda text: _add(file, text, output)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from error


def _add(file: IO[str], text: str, output: Path) -> None:
    try:
        file.write(text)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from error


def _print(text: str) -> None:
    if sys.stdout is None:
        raise UsageError("standard output is closed: name a file with -o")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))  # a path may be any bytes
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write to standard output: {error.strerror or error}") from error


def _write(text: str, output: Path) -> None:
    if _special(output):
        output.write_text(text, encoding="utf-8", newline="")
    else:
        _write_whole(text, _target(output))


def _write_whole(text: str, target: Path) -> None:
    with _beside(target) as file:
        file.write(text)


@contextmanager
def _beside(target: Path) -> Iterator[IO[str]]:
    """A file that takes the target's place at the end, and is gone when something goes wrong."""
    beside = target.with_name(f".summarizer-{os.urandom(4).hex()}")
    try:
        with beside.open("x", encoding="utf-8", newline="") as file:
            yield file
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _special(output: Path) -> bool:
    """Is it a device or a pipe, which can only be written to, never replaced?"""
    return output.exists() and not output.is_file()


def _target(output: Path) -> Path:
    """The file behind a link: a link stays a link."""
    return Path(os.path.realpath(output))
