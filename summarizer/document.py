"""An article as read: its text as given, its numbered sentences, its language, and offsets between them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from itertools import islice
from pathlib import Path

from summarizer import furniture, splitting
from summarizer.cleaning import SURROGATE, Cleaned, clean
from summarizer.decoding import MAX_BYTES, decode
from summarizer.errors import InputError, UsageError
from summarizer.language import Language, detect

_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 5
_HEADING_WORDS = 12
_TERMINAL = re.compile("""[.!?…:;"”’)]$""")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article: its number from 1 and its span in the clean text.

    `text` is that span, with no white space around it; `paragraph` counts from 0; `furniture` says that it
    belongs to the page, not the article; `heading` that it is a short line without final punctuation.
    """

    number: int
    start: int
    end: int
    text: str
    paragraph: int
    furniture: bool
    heading: bool = False


@dataclass(frozen=True)
class Document:
    """An article: `text` as the user gave it, and what was read from it.

    Offsets into `text` are what users see; sentences are in `clean`, and `span` leads from one to the other.
    `id` is the SHA-256 of the text in UTF-8.
    """

    text: str
    sentences: tuple[Sentence, ...]
    id: str
    language: Language
    name: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def _cleaned(self) -> Cleaned:
        return clean(self.text)

    @property
    def clean(self) -> str:
        """The text for reading: without control and invisible characters."""
        return self._cleaned.text

    @cached_property
    def article(self) -> tuple[Sentence, ...]:
        """The sentences that are not page furniture."""
        return tuple(sentence for sentence in self.sentences if not sentence.furniture)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of `clean` to the span of `text` it was read from."""
        return self._cleaned.to_source(start, end)

    def sentence(self, number: int) -> Sentence:
        """Give the sentence with this number; IndexError if there is none."""
        if not 1 <= number <= len(self.sentences):
            raise IndexError(f"no sentence {number}: the article has {len(self.sentences)}")
        return self.sentences[number - 1]


def from_text(  # noqa: PLR0913 - what is known of an article
    text: str,
    *,
    name: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    notes: tuple[str, ...] = (),
) -> Document:
    """Read an article from a string.

    Lone surrogates become U+FFFD one to one. Raises InputError for fewer than five letters or mere page
    furniture, UsageError for a `published` that is not an ISO 8601 date or time.
    """
    text = well_formed(text)
    cleaned = clean(text).text
    _check_letters(cleaned)
    check_published(published)
    sentences = tuple(_sentences(cleaned))
    if all(sentence.furniture for sentence in sentences):
        raise InputError("the text holds no article, only page furniture such as buttons and notices")
    return Document(
        text=text,
        sentences=sentences,
        id=identity(text),
        language=detect(cleaned),
        name=name,
        title=title,
        url=url,
        published=published,
        encoding=encoding,
        notes=notes,
    )


def well_formed(text: str) -> str:
    """`text` with U+FFFD for every lone surrogate: offsets stay, and it can be encoded."""
    return SURROGATE.sub("\ufffd", text)


def identity(text: str) -> str:
    """The id of the article with this well-formed text: `sha256:` and the digest of its UTF-8."""
    return f"sha256:{sha256(text.encode('utf-8')).hexdigest()}"


def from_bytes(
    data: bytes,
    *,
    name: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Document:
    """Read an article from a file's bytes; encoding and notes are those of `decoding.decode`.

    Raises InputError also for what is not text, else as `from_text`.
    """
    decoded = decode(data)
    return from_text(
        decoded.text,
        name=name,
        title=title,
        url=url,
        published=published,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def from_path(
    path: os.PathLike[str] | str,
    *,
    name: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Document:
    """Read an article from a file; `name` defaults to the file's.

    Raises InputError for a file that is not there, is a folder or cannot be read, else as `from_bytes`.
    """
    place = Path(path)
    return from_bytes(read_bytes(place), name=name or place.name, title=title, url=url, published=published)


def read_bytes(path: Path) -> bytes:
    """A file's bytes, no more than show that it is too large. Raises InputError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"no such file: {path}") from error
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder, not an article") from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {str(path)!r}: {getattr(error, 'strerror', None) or error}") from error


def _check_letters(text: str) -> None:
    if not text.strip():
        raise InputError("the article is empty")
    if len(list(islice(_LETTER.finditer(text), _FEWEST_LETTERS))) < _FEWEST_LETTERS:
        raise InputError(f"the article has fewer than {_FEWEST_LETTERS} letters")


def check_published(published: str | None) -> None:
    """Raises UsageError for a date or time that is not ISO 8601."""
    if published is None:
        return
    try:
        datetime.fromisoformat(published)
    except ValueError as error:
        raise UsageError(f"not an ISO date: {published!r} (give it as YYYY-MM-DD)") from error


def _sentences(text: str) -> Iterator[Sentence]:
    spans = splitting.paragraphs(text)
    paragraphs = [text[start:end] for start, end in spans]
    number = 0
    of_page = furniture.mark(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        inside = splitting.sentences(text, *spans[place])
        heading = len(inside) == 1 and _is_heading(paragraph)
        for start, end in inside:
            number += 1
            yield Sentence(number, start, end, text[start:end], place, of_page[place], heading)


def _is_heading(paragraph: str) -> bool:
    one_line = len(paragraph.splitlines()) == 1
    return one_line and len(paragraph.split()) <= _HEADING_WORDS and not _TERMINAL.search(paragraph)
