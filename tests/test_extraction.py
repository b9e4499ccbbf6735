from __future__ import annotations

import codecs
from typing import Any

import pytest
from files import page, pdf

from summarizer import extraction
from summarizer.errors import InputError
from summarizer.extraction import extract

TEXT = "The army left Karsa."
FOUND = {"text": TEXT, "hidden": 0, "title": "T", "byline": "B", "site": "S", "published": "2024-05-04", "url": None}


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """What was given to be unpacked."""
    given: list[tuple[str, bytes]] = []

    def unpack(kind: str, data: bytes, *, url: str | None = None) -> dict[str, Any]:  # noqa: ARG001 - its signature
        given.append((kind, data))
        return dict(FOUND)

    monkeypatch.setattr(extraction, "unpack", unpack)
    return given


@pytest.mark.parametrize(
    "data",
    [
        page().encode(),
        b"\xef\xbb\xbf" + page().encode(),
        codecs.BOM_UTF16_LE + page().encode("utf-16-le"),
        b"\n  <!-- saved from url=(0020)https://x.example/ -->\n" + page().encode(),
        b"<?xml version='1.0' encoding='utf-8'?>" + page().encode(),
        b"<HTML><BODY>",
    ],
)
def test_a_page_is_told_by_how_it_begins(data: bytes, unpacked: list[tuple[str, bytes]]) -> None:
    assert extract(data).text == TEXT
    assert [kind for kind, _ in unpacked] == ["html"]


@pytest.mark.parametrize("data", [pdf(TEXT), b"\n\n" + pdf(TEXT)])
def test_a_pdf_file_is_told_by_its_mark(data: bytes, unpacked: list[tuple[str, bytes]]) -> None:
    assert extract(data).title == "T"
    assert [kind for kind, _ in unpacked] == ["pdf"]


@pytest.mark.parametrize("text", [TEXT, "<p>The army left.</p>", "He wrote <html> on the wall.", "1 < 2"])
def test_other_text_is_plain_text(text: str, unpacked: list[tuple[str, bytes]]) -> None:
    found = extract(text.encode())
    assert (found.text, found.encoding, found.notes, found.title) == (text, "utf-8", (), None)
    assert not unpacked


@pytest.mark.parametrize(
    ("charset", "head", "encoding"),
    [
        (None, "<meta charset='windows-1251'>", "cp1251"),
        ("koi8-r", "<meta charset='windows-1251'>", "koi8-r"),
        (None, "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-5'>", "iso8859-5"),
    ],
)
def test_a_page_is_decoded_by_what_the_server_and_then_the_page_says(
    charset: str | None, head: str, encoding: str, unpacked: list[tuple[str, bytes]]
) -> None:
    text = page("Войска ушли из города.", head=head)
    assert extract(text.encode(encoding), charset=charset).encoding == encoding
    assert unpacked[0][1] == text.encode()


@pytest.mark.usefixtures("unpacked")
def test_what_was_taken_out_of_a_file_says_so_and_where_offsets_count() -> None:
    (note,) = extract(page().encode()).notes
    assert "offsets count in that text" in note


def test_hidden_passages_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "unpack", lambda *_, **__: {**FOUND, "hidden": 3})
    assert extract(page().encode()).notes[-1].startswith("3 passages of the page")


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://x.example/a", "https://x.example/a"), ("javascript:alert(1)", None), ("https://x.example/a b", None)],
)
def test_a_page_s_own_address_is_a_web_address_or_none(
    url: str, kept: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "unpack", lambda *_, **__: {**FOUND, "url": url})
    assert extract(page().encode()).url == kept
    assert extract(page().encode(), url="https://given.example/").url == "https://given.example/"


def test_what_is_too_large_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, unpacked: list[tuple[str, bytes]]
) -> None:
    monkeypatch.setattr(extraction, "MOST_PAGE_BYTES", 100)
    with pytest.raises(InputError, match="web page is too large"):
        extract(page().encode())
    monkeypatch.setattr(extraction, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="too large: at most 10 bytes"):
        extract(pdf(TEXT))
    assert not unpacked
