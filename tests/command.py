"""The command line in this process, as a shell sees it: arguments and standard input in, exit code and streams out."""

from __future__ import annotations

import importlib.util
import io
import os
import ssl
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from summarizer.cli import main
from summarizer.weights import weights_path


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A standard stream over bytes in memory; `terminal` says that it is one."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        self.bytes = io.BytesIO(data)
        self._terminal = terminal
        super().__init__(self.bytes, encoding="utf-8", newline="", write_through=True)

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        """All that was written, or is left to read."""
        return self.bytes.getvalue().decode("utf-8")


def run(*arguments: object, stdin: Stream | None = None, terminal: bool = False) -> Ended:
    """`summarizer ARGUMENTS`. Without `stdin` nothing is piped in; `terminal`: standard error is one."""
    out, err = Stream(), Stream(terminal=terminal)
    argv = ["summarizer", *map(str, arguments)]
    with (
        patch.multiple("sys", argv=argv, stdin=stdin or Stream(terminal=True), stdout=out, stderr=err),
        patch("httpcore2.default_ssl_context", lambda **_: _certificates()),
        pytest.raises(SystemExit) as done,
    ):
        main()
    code = done.value.code
    assert isinstance(code, int)
    return Ended(code, out.text(), err.text())


def need_embedded_model() -> None:
    """Skip a live test where the real model is not installed; never in CI, which installs it."""
    own = os.environ.get("SUMMARIZER_MODEL_PATH")
    there = (Path(own) if own else weights_path()).is_file() and importlib.util.find_spec("xllamacpp")
    if not there and not os.environ.get("CI"):
        pytest.skip("the embedded model is not installed: see CONTRIBUTING.md")


@cache
def _certificates() -> ssl.SSLContext:
    """Read once: every client would read them anew, which is most of the time these tests take."""
    return ssl.create_default_context()
