from __future__ import annotations

import io

import pytest
from files import pdf
from pypdf import PdfReader, PdfWriter

from summarizer import pdf as module
from summarizer.pdf import read_pdf

LINES = ("The army of Velm left Karsa on Tuesday.", "The ministry denied it.")


def test_the_text_of_all_pages_with_a_blank_line_between_them() -> None:
    assert read_pdf(pdf(*LINES))["text"] == "\n\n".join(LINES)


def test_title_and_byline_come_along() -> None:
    found = read_pdf(pdf(*LINES, title="Army leaves Karsa", author="Ida Rell"))
    assert (found["title"], found["byline"]) == ("Army leaves Karsa", "Ida Rell")
    assert read_pdf(pdf(*LINES)) == {"text": "\n\n".join(LINES), "title": None, "byline": None}


@pytest.mark.parametrize("title", ["Microsoft Word - draft7", "karsa_final.docx", "untitled"])
def test_a_title_that_a_program_made_is_none(title: str) -> None:
    assert read_pdf(pdf(*LINES, title=title))["title"] is None


def test_pages_without_text_are_a_scan() -> None:
    with pytest.raises(ValueError, match="may be a scan"):
        read_pdf(pdf("", ""))


def test_a_locked_file_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ValueError, match="locked"):
        read_pdf(out.getvalue())


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        read_pdf(b"%PDF-1.4\nnothing of a file")


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 1)
    with pytest.raises(ValueError, match="more than 1 pages"):
        read_pdf(pdf(*LINES))
