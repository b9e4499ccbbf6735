"""A file's bytes to the text of its article: plain text as it is, web pages and PDF files unpacked."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarizer.decoding import MAX_BYTES, Decoded, decode
from summarizer.errors import InputError
from summarizer.unpacking import unpack

MOST_PAGE_BYTES = 10_000_000
_SNIFFED = 1024
_PDF = b"%PDF-"
_PAGE = re.compile(
    r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_EXTRACTED = "the text was taken out of {}: offsets count in that text, which --save-text writes to a file"


@dataclass(frozen=True)
class Extracted:
    """An article's text, how it was read, and what the file says of it."""

    text: str
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None


def extract(data: bytes, *, charset: str | None = None, url: str | None = None) -> Extracted:
    """The article in a file's bytes, whose kind is told by how they begin.

    `charset` is the encoding that a server named, `url` where the file comes from. Raises InputError for what is no
    text, too large (20 MB; a web page 10 MB), damaged or without an article, UsageError where an extra is missing.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"the article is too large: at most {MAX_BYTES:,} bytes are read")
    if _PDF in data[:_SNIFFED]:
        return _from_pdf(data)
    if _is_page(data):
        return _from_page(data, charset, url)
    decoded = decode(data, charset)
    return Extracted(decoded.text, decoded.encoding, decoded.notes, url=url)


def _is_page(data: bytes) -> bool:
    """Does it begin like a web page, in whatever encoding?"""
    head = data[: 4 * _SNIFFED]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return bool(_PAGE.match(head.decode("utf-16" if wide else "latin-1", "replace").removeprefix("ï»¿")))


def _from_pdf(data: bytes) -> Extracted:
    found = unpack("pdf", data)
    notes = (_EXTRACTED.format("a PDF file"),)
    return Extracted(found["text"], None, notes, title=found["title"], byline=found["byline"])


def _from_page(data: bytes, charset: str | None, url: str | None) -> Extracted:
    if len(data) > MOST_PAGE_BYTES:
        raise InputError(f"the web page is too large: at most {MOST_PAGE_BYTES:,} bytes are read")
    decoded = _decoded(data, charset)
    found = unpack("html", decoded.text.encode("utf-8", "replace"), url=url)
    notes = [*decoded.notes, _EXTRACTED.format("a web page")]
    if found["hidden"]:
        notes.append(f"{found['hidden']} passages of the page that its readers do not see were left out")
    told = {name: found.get(name) for name in ("title", "byline", "site", "published")}
    return Extracted(found["text"], decoded.encoding, tuple(notes), url=url or _address(found["url"]), **told)


def _address(words: str | None) -> str | None:
    """The page's word for where it is, if that is a web address."""
    return words if words and re.match(r"https?://[^\s<>\"]+$", words) else None


def _decoded(data: bytes, charset: str | None) -> Decoded:
    """A page's text: by what the server said, else by what the page says of itself."""
    named = _CHARSET.search(data[: 4 * _SNIFFED])
    return decode(data, charset or (named[1].decode("ascii") if named else None))
