"""Web pages and PDF files unpacked in a process of its own, with a limit of time and memory.

Their parsers are large, and a file made for it keeps them busy for hours or fills the memory: a page of one megabyte
of attributes took seven minutes. `python -m summarizer.unpacking KIND` reads the file from standard input and writes
what it holds as JSON.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import subprocess
import sys
from contextlib import suppress
from typing import Any

from summarizer.errors import InputError, UsageError

SECONDS = 60.0
MEMORY = 2_000_000_000
"""Bytes of address space of the process, where the system keeps to it."""
NEEDS = {"html": ("trafilatura", "HTML"), "pdf": ("pypdf", "PDF")}


def unpack(kind: str, data: bytes, *, url: str | None = None, seconds: float = SECONDS) -> dict[str, Any]:
    """What a file of this kind ("html": UTF-8, "pdf") holds: `text`, and what it says of itself.

    Raises UsageError where the extra that reads it is not installed, InputError for a file that holds no text, is
    damaged, or takes longer than `seconds` or more than 2 GB.
    """
    package, name = NEEDS[kind]
    if importlib.util.find_spec(package) is None:
        raise UsageError(f"reading {name} needs an extra: pip install 'summarizer[{kind}]'")
    command = [sys.executable, "-P", "-m", __name__, kind, str(seconds), *([url] if url else [])]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
        answer = json.loads(ended.stdout)
    except subprocess.TimeoutExpired as error:
        raise InputError(f"reading the {name} file took longer than {seconds:g} s: given up") from error
    except ValueError as error:
        raise InputError(f"the {name} file cannot be read: damaged, or too large to unpack") from error
    if "error" in answer:
        raise InputError(answer["error"])
    found: dict[str, Any] = answer
    return found


def main(arguments: list[str]) -> None:
    """Unpack standard input; what goes wrong in a known way is an `error` in the answer."""
    kind, seconds, *url = arguments
    logging.disable(logging.CRITICAL)
    _limit(float(seconds))
    out, sys.stdout = sys.stdout, sys.stderr  # a parser's own words are no answer
    answer: dict[str, Any]
    try:
        answer = _unpacked(kind, sys.stdin.buffer.read(), url[0] if url else None)
    except ValueError as error:
        answer = {"error": " ".join(str(error).split())}
    except Exception as error:  # whatever a parser raises over a damaged file
        answer = {"error": f"the {NEEDS[kind][1]} file cannot be read ({type(error).__name__})"}
    json.dump(answer, out)


def _unpacked(kind: str, data: bytes, url: str | None) -> dict[str, Any]:
    if kind == "pdf":
        from summarizer.pdf import read_pdf

        return read_pdf(data)
    from summarizer.webpage import read_page

    found = read_page(data.decode("utf-8", "replace"), url)
    if not found["text"]:
        raise ValueError("no article was found in the page")
    return found


def _limit(seconds: float) -> None:
    """Give up by itself, also when nobody waits any more."""
    import resource

    for what, most in ((resource.RLIMIT_CPU, int(seconds) + 1), (resource.RLIMIT_AS, MEMORY)):
        with suppress(OSError, ValueError):  # not every system lets a process bind itself
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(sys.argv[1:])
