"""What goes where: the result to standard output, everything else to standard error, files whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from ..errors import InputError


def complain(line: str) -> None:
    """One line on standard error, safe for a terminal."""
    from ..render.safety import plain

    print(f"summarizer: {plain(line)}", file=sys.stderr, flush=True)


def emit(text: str, output: Path | None) -> None:
    """`text` to standard output, or to a file that is written whole or not at all."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    try:
        _write_whole(text, output)
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror or error}") from error


def _write_whole(text: str, output: Path) -> None:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def standard_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def piped() -> bool:
    """Is something piped into standard input?"""
    return sys.stdin is not None and not sys.stdin.isatty()
