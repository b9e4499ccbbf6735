"""Bytes to text by fixed rules; whatever is not certain is said in a note."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from summarizer.errors import InputError

MAX_BYTES = 20_000_000

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
)
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
}
"""What the web means by the name of an encoding (WHATWG Encoding Standard, section 4.2)."""
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_MULTIBYTE = re.compile("[^\x00-\x7f\ufffd]")
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_MOST_UNREADABLE = 0.1
_NUL_HALF = 0.7  # of the high bytes, in UTF-16 text of a Latin script
_NUL_OTHER = 0.02


@dataclass(frozen=True)
class Decoded:
    """The text without its byte order mark, the encoding used, and what had to be assumed or replaced."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""Decode a file's bytes; newlines stay as they are, `\r\n` included.

    Byte order mark, else the encoding `declared` for it if that fits, else UTF-8, else UTF-16 if its zero bytes leave
    no doubt, else UTF-8 with damage if the intact characters outnumber it, else Windows-1252 with a note. Raises
    InputError for more than MAX_BYTES bytes and for what is not text.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"the article is too large: at most {MAX_BYTES:,} bytes are read")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"the article is {kind}, not plain text: save it as text first")
    decoded = _marked(data) or _as_declared(data, declared) or _unmarked(data)
    if len(_UNREADABLE.findall(decoded.text)) > _MOST_UNREADABLE * len(decoded.text):
        raise InputError("the article is not plain text: too many control or damaged characters")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text in the encoding it is said to have; None where that is unknown, does not fit, or is UTF-8 after all."""
    if not declared or b"\0" in data:
        return None
    with suppress(LookupError, ValueError):
        encoding = codecs.lookup(_MEANT.get(declared.lower(), declared)).name
        text = data.decode(encoding)
        if encoding == "utf-8" or data.isascii() or not _is_utf_8(data):
            return Decoded(text, encoding)
    return None


def _is_utf_8(data: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        return bool(data.decode("utf-8"))
    return False


def _unmarked(data: bytes) -> Decoded:
    if b"\0" in data:
        return _utf_16(data)
    damaged = _lenient(data, "utf-8")
    if not damaged.notes or _mostly_intact(damaged.text):
        return damaged
    return _windows(data)


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        note = f"not valid {encoding.upper()} at byte {error.start}: damaged characters replaced by U+FFFD"
        return Decoded(data.decode(encoding, errors="replace"), encoding, (note,))


def _mostly_intact(text: str) -> bool:
    """UTF-8 sequences hardly come about by chance: more of them than of damage means damaged UTF-8."""
    return len(_MULTIBYTE.findall(text)) > text.count("\ufffd")


def _utf_16(data: bytes) -> Decoded:
    half = len(data) / 2
    even, odd = data[::2].count(0) / half, data[1::2].count(0) / half
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(data) % 2 == 0 and high >= _NUL_HALF and low <= _NUL_OTHER:
            note = f"no byte order mark: read as {encoding.upper()} by its zero bytes"
            decoded = _lenient(data, encoding)
            return Decoded(decoded.text, encoding, (note, *decoded.notes))
    raise InputError("the article is not plain text: it contains zero bytes")


def _windows(data: bytes) -> Decoded:
    notes = ["not valid UTF-8: read as Windows-1252"]
    undefined = len(data) - len(data.translate(None, _UNDEFINED))
    if undefined:
        notes.append(f"{undefined} bytes undefined in Windows-1252 replaced by U+FFFD")
    return Decoded(data.decode("cp1252", errors="replace"), "cp1252", tuple(notes))
