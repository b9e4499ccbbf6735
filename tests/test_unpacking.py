from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from files import NEWS, page, pdf

from summarizer import unpacking
from summarizer.errors import InputError, UsageError
from summarizer.unpacking import main, unpack


def test_a_page_and_a_pdf_file_are_unpacked_in_a_process_of_their_own() -> None:
    assert NEWS[0] in unpack("html", page().encode())["text"]
    assert unpack("pdf", pdf("The army left Karsa."))["text"] == "The army left Karsa."


def test_what_takes_too_long_is_given_up() -> None:
    """One element of very many attributes keeps the parser busy for minutes."""
    attributes = " ".join(f"a{number}=1" for number in range(60_000))
    started = time.monotonic()
    with pytest.raises(InputError, match=r"took longer than 1 s"):
        unpack("html", page(more=f"<p {attributes}>x</p>").encode(), seconds=1)
    assert time.monotonic() - started < 60


def test_the_process_has_two_gigabytes_and_no_more() -> None:
    """It binds itself before it reads anything: what is more than it may have ends in an error of its own."""
    asking = "from summarizer.unpacking import _limit; _limit(60); bytearray({}); print('had it')"
    ended = [
        subprocess.run([sys.executable, "-c", asking.format(size)], capture_output=True, text=True, check=False)
        for size in (10**6, 3 * 10**9)
    ]
    assert ended[0].stdout == "had it\n"
    assert ended[1].returncode
    assert ended[1].stderr.endswith("MemoryError\n")


@pytest.mark.parametrize(("kind", "package"), [("html", "trafilatura"), ("pdf", "pypdf")])
def test_a_missing_extra_is_named(kind: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == package else object())
    with pytest.raises(UsageError, match=rf"pip install 'summarizer\[{kind}\]'"):
        unpack(kind, b"")


@pytest.mark.parametrize("out", [b"", b"not json", b"Killed"])
def test_a_process_that_dies_is_an_input_error(out: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(stdout=out))
    with pytest.raises(InputError, match="cannot be read"):
        unpack("pdf", b"%PDF-")


@pytest.mark.parametrize(
    ("kind", "data", "error"),
    [
        ("html", b"<html></html>", "no article was found in the page"),
        ("pdf", b"%PDF-1.4 nothing", "the PDF file is damaged"),
        ("pdf", pdf(""), "the PDF file has no text: it may be a scan, which has to be read by OCR first"),
    ],
)
def test_what_cannot_be_unpacked_is_told_in_one_line(
    kind: str, data: bytes, error: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(unpacking, "_limit", lambda _: None)
    monkeypatch.setattr("logging.disable", lambda _: None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    stdout = sys.stdout
    main([kind, "5"])
    sys.stdout = stdout
    assert json.loads(capsys.readouterr().out) == {"error": error}


def test_an_error_of_the_process_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = json.dumps({"error": "the PDF file is damaged"}).encode()
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(stdout=answer))
    with pytest.raises(InputError, match=r"^the PDF file is damaged$"):
        unpack("pdf", b"%PDF-")
