"""The text of a PDF file. Runs in a process of its own: see `unpacking`."""

from __future__ import annotations

import io
import re
from typing import Any

MOST_PAGES = 2_000
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word)\b|\.(?:docx?|pdf|indd|qxd|rtf|pages|odt)$", re.IGNORECASE)


def read_pdf(data: bytes) -> dict[str, Any]:
    """The text of all pages under `text`, a blank line between them, with title and byline where the file has them.

    Raises ValueError, in words for the user, for a file that is damaged, locked, too long, or has no text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("the PDF file is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise ValueError(f"the PDF file has more than {MOST_PAGES:,} pages")
        pages = [page.extract_text().strip() for page in reader.pages]
        told = reader.metadata
    except PyPdfError as error:
        raise ValueError("the PDF file is damaged") from error
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise ValueError("the PDF file has no text: it may be a scan, which has to be read by OCR first")
    return {"text": text, **_told(told.title if told else None, told.author if told else None)}


def _told(title: object, author: object) -> dict[str, str | None]:
    """Title and byline as a person would have written them, not a program."""
    words = [each.strip() if isinstance(each, str) and each.strip() else None for each in (title, author)]
    return {"title": None if words[0] and _NO_TITLE.search(words[0]) else words[0], "byline": words[1]}
