"""Files made to fill the memory or keep the reader busy: read whole, or refused with one error, within bounds."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable

import pytest
from files import page

from summarizer.document import Document, from_text
from summarizer.errors import InputError
from summarizer.extraction import extract

SECONDS = 90
"""Processor time of a test machine that is slow: three to twenty times what was measured."""
LINE = "The army took the town and the rebels left it on Sunday "


def within_bounds(read: Callable[[], Document]) -> Document:
    started = time.process_time()
    document = read()
    assert time.process_time() - started < SECONDS
    return document


def test_a_line_of_ten_megabytes_is_refused_by_its_length() -> None:
    with pytest.raises(InputError, match="too long: at most 5,000,000 characters"):
        from_text(LINE * (10_000_000 // len(LINE)))


@pytest.mark.slow
@pytest.mark.parametrize("unit", [LINE, "a"])
def test_the_longest_line_that_is_read_is_read_whole(unit: str) -> None:
    text = (unit * 4_900_000)[:4_900_000]
    document = within_bounds(lambda: from_text(text))
    assert sum(len(each.text.replace(" ", "")) for each in document.sentences) == len(text.replace(" ", ""))


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs_are_all_read() -> None:
    text = "\n\n".join(f"Shell {number} fell on Karsa." for number in range(100_000))
    document = within_bounds(lambda: from_text(text))
    assert len(document.sentences) == 100_000
    assert document.sentences[-1].text == "Shell 99999 fell on Karsa."


def test_a_page_of_fifty_megabytes_is_refused_by_its_size() -> None:
    with pytest.raises(InputError, match="too large: at most 20,000,000 bytes"):
        extract(b"<html><body>" + b"<p>The army took the town.</p>" * 1_800_000)


ENTITIES = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
BOMBS = {
    "entities": f'<!DOCTYPE html [<!ENTITY e0 "lol">{ENTITIES}]><html><body><p>&e11;</p></body></html>',
    "nested tags": "<html><body>" + "<div>" * 10_000 + "The army left Karsa." + "</div>" * 10_000,
    "one attribute": f'<html><body><p title="{"x" * 8_000_000}">The army left Karsa.</p></body></html>',
    "comments": "<html><body>" + "<!-- x -->" * 500_000 + "<p>The army left Karsa.</p></body></html>",
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_page_made_as_a_bomb_is_read_or_refused(bomb: str) -> None:
    """Nothing that its entities stand for is unpacked: what is read is no longer than the page."""
    started = time.monotonic()
    try:
        found = extract(bomb.encode())
    except InputError:
        found = None
    assert time.monotonic() - started < SECONDS
    assert found is None or len(found.text) <= len(bomb)


@pytest.mark.slow
def test_a_pdf_file_that_unpacks_to_gigabytes_is_refused() -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match="PDF"):
        extract(_pdf_bomb())
    assert time.monotonic() - started < SECONDS


def _pdf_bomb() -> bytes:
    """One page whose content of 3 GB of spaces is packed into some megabytes."""
    packer, packed = zlib.compressobj(9), io.BytesIO()
    for _ in range(48):
        packed.write(packer.compress(b" " * 64_000_000))
    packed.write(packer.flush())
    stream = packed.getvalue()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream),
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, part))
    table = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def test_a_page_beside_them_is_read() -> None:
    assert extract(page().encode()).text
