from __future__ import annotations

import codecs
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import decoding
from summarizer.decoding import decode
from summarizer.errors import InputError

TEXT = "The mayor of Ulmet said “no” – twice.\r\nقال العمدة 😀\n"


def test_utf_8_needs_no_note() -> None:
    decoded = decode(TEXT.encode("utf-8"))
    assert (decoded.text, decoded.encoding, decoded.notes) == (TEXT, "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.notes) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_and_noted(encoding: str) -> None:
    decoded = decode("The mayor of Ulmet said “no”.\r\n".encode(encoding))
    assert (decoded.text, decoded.encoding) == ("The mayor of Ulmet said “no”.\r\n", encoding)
    assert "no byte order mark" in decoded.notes[0]


def test_windows_1252_is_a_noted_assumption() -> None:
    decoded = decode("The mayor said “no” – café.".encode("cp1252"))
    assert (decoded.text, decoded.encoding) == ("The mayor said “no” – café.", "cp1252")
    assert decoded.notes == ("not valid UTF-8: read as Windows-1252",)


def test_bytes_undefined_in_windows_1252_are_replaced_and_counted() -> None:
    decoded = decode(b"The mayor of Ulmet said \x93no\x94 \x81\x9d.")
    assert decoded.text == "The mayor of Ulmet said “no” \ufffd\ufffd."
    assert decoded.notes[1] == "2 bytes undefined in Windows-1252 replaced by U+FFFD"


def test_utf_8_cut_within_a_character_stays_utf_8() -> None:
    decoded = decode("The mayor – Petra Olt – said “no”".encode()[:-1])
    assert (decoded.text, decoded.encoding) == ("The mayor – Petra Olt – said “no\ufffd", "utf-8")
    assert "not valid UTF-8 at byte 38" in decoded.notes[0]


def test_a_marked_text_with_a_damaged_end_is_read_and_noted() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "The mayor of Ulmet".encode("utf-16-le") + b"x")
    assert decoded.text == "The mayor of Ulmet\ufffd"
    assert "not valid UTF-16-LE" in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\nThe mayor", "a PDF file"),
        (b"PK\x03\x04 The mayor", "a zip archive"),
        (b"\x1f\x8b\x08 The mayor", "a gzip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\x7fELF\x02", "a program"),
        (b"The mayor\0 of Ulmet said no", "zero bytes"),
        (b"\0\0\0\0\0\0\0\0", "zero bytes"),
        (zlib.compress(TEXT.encode()), "not plain text"),
        (b"The mayor said\x01\x02", "control"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_an_article_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 10)
    assert decode(b"ten bytes!").text == "ten bytes!"
    with pytest.raises(InputError, match="at most 10 bytes"):
        decode(b"ten bytes!!")


def test_a_few_control_characters_are_let_through() -> None:
    assert decode(b"The mayor said no\x01").text == "The mayor said no\x01"


def test_nothing_is_the_empty_text() -> None:
    assert decode(b"").text == ""


@settings(max_examples=200, deadline=None)
@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    decoded.text.encode("utf-8")
    assert decoded.notes or decoded.text.encode(decoded.encoding) == data.removeprefix(
        next((mark for mark, _ in decoding._MARKS if data.startswith(mark)), b"")
    )
