"""An article as read: its text as given, its numbered sentences, its language, and offsets between them."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import Any

from summarizer import furniture, instructions, splitting
from summarizer.cleaning import SURROGATE, Cleaned, clean, concealed
from summarizer.decoding import MAX_BYTES
from summarizer.errors import InputError, UsageError
from summarizer.extraction import extract
from summarizer.language import Language, detect

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 5
MOST_CHARACTERS = 5_000_000
"""Characters of an article: some eight hundred thousand words."""
MOST_SENTENCES = 200_000
_ADDRESS = re.compile(r"https?:/")
_HEADING_WORDS = 12
_TERMINAL = re.compile("""[.!?…:;"”’)]$""")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article: its number from 1 and its span in the clean text.

    `text` is that span, with no white space around it; `paragraph` counts from 0; `furniture` says that it
    belongs to the page, not the article; `heading` that it is a short line without final punctuation; `instruction`
    that it looks like an order to the machine that reads it.
    """

    number: int
    start: int
    end: int
    text: str
    paragraph: int
    furniture: bool
    heading: bool = False
    instruction: bool = False

    @property
    def outside(self) -> bool:
        """Is it no part of the article: never asked about, never cited?"""
        return self.furniture or self.instruction


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
    byline: str | None = None
    site: str | None = None
    memory: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What later steps found in the text and will ask for again."""

    @cached_property
    def _cleaned(self) -> Cleaned:
        return clean(self.text)

    @property
    def clean(self) -> str:
        """The text for reading: without control and invisible characters."""
        return self._cleaned.text

    @cached_property
    def article(self) -> tuple[Sentence, ...]:
        """The sentences that are neither page furniture nor orders to a machine."""
        return tuple(sentence for sentence in self.sentences if not sentence.outside)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of `clean` to the span of `text` it was read from."""
        return self._cleaned.to_source(start, end)

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset of the clean text; None between sentences."""
        rank = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        found = self.sentences[rank] if rank >= 0 else None
        return found if found and offset < found.end else None

    def concealed(self) -> list[Sentence | None]:
        """Where text may hide in invisible characters, which were left out: the sentence of each run."""
        places = [self._cleaned.to_clean(offset) for offset in concealed(self.text)]
        return list(dict.fromkeys(self.at(place) or self.at(place - 1) for place in places))

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
    byline: str | None = None,
    site: str | None = None,
) -> Document:
    """Read an article from a string.

    Lone surrogates become U+FFFD one to one. A title, byline or site that looks like an order to a machine is left
    out. Raises InputError for more than five million characters or 200,000 sentences, fewer than five letters or mere
    page furniture, UsageError for a `published` that is not an ISO 8601 date or time.
    """
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"the article is too long: at most {MOST_CHARACTERS:,} characters are read")
    text = well_formed(text)
    told = {"title": title, "byline": byline, "site": site}
    suspect = [what for what, words in told.items() if words and instructions.kind(words)]
    notes = (*notes, *(f"the {what} looks like an instruction to a machine: left out" for what in suspect))
    cleaned = clean(text).text
    _check_letters(cleaned)
    check_published(published)
    read = list(islice(_sentences(cleaned), MOST_SENTENCES + 1))
    if len(read) > MOST_SENTENCES:
        raise InputError(f"the article is too long: at most {MOST_SENTENCES:,} sentences are read")
    sentences = tuple(_without_instructions(cleaned, read))
    if all(sentence.outside for sentence in sentences):
        raise InputError("the text holds no article, only page furniture and what looks like orders to a machine")
    return Document(
        text=text,
        sentences=sentences,
        id=identity(text),
        language=detect(cleaned),
        name=_encodable(name),
        url=_encodable(url),
        published=published,
        encoding=encoding,
        notes=notes,
        **{what: None if what in suspect else _encodable(words) for what, words in told.items()},
    )


def well_formed(text: str) -> str:
    """`text` with U+FFFD for every lone surrogate: offsets stay, and it can be encoded."""
    return SURROGATE.sub("\ufffd", text)


def identity(text: str) -> str:
    """The id of the article with this well-formed text: `sha256:` and the digest of its UTF-8."""
    return f"sha256:{sha256(text.encode('utf-8')).hexdigest()}"


def from_bytes(  # noqa: PLR0913 - what is known of an article
    data: bytes,
    *,
    name: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    charset: str | None = None,
    byline: str | None = None,
    notes: tuple[str, ...] = (),
) -> Document:
    """Read an article from a file's bytes: plain text, a web page (extra `html`) or a PDF file (extra `pdf`).

    What is given here goes before what the file says of itself; `charset` is the encoding that a server named.
    Raises InputError also for what holds no text, UsageError for a missing extra, else as `from_text`.
    """
    found = extract(data, charset=charset, url=url)
    return from_text(
        found.text,
        name=name,
        title=title or found.title,
        url=url or found.url,
        published=published or found.published,
        encoding=found.encoding,
        notes=(*notes, *found.notes),
        byline=byline or found.byline,
        site=found.site,
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


def _encodable(words: str | None) -> str | None:
    return words and SURROGATE.sub("\ufffd", words)


def read_bytes(path: Path) -> bytes:
    """A file's bytes, no more than show that it is too large. Raises InputError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = " (to fetch a page: --url)" if _ADDRESS.match(str(path)) else ""
        raise InputError(f"no such file: {path}{hint}") from error
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


def _without_instructions(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences, those marked that look like an order to a machine."""
    lines = [sentence.paragraph for sentence in sentences]
    marked = instructions.mark([sentence.text for sentence in sentences], lines, _blocks(text, sentences) or lines)
    for sentence, is_instruction in zip(sentences, marked, strict=True):
        yield replace(sentence, instruction=True) if is_instruction else sentence


def _blocks(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """The block between blank lines that each sentence stands in; none for a text without blank lines."""
    breaks = [len(_LINE_END.findall(text, before.end, after.start)) > 1 for before, after in pairwise(sentences)]
    return [0, *accumulate(breaks)] if any(breaks) else []


def _is_heading(paragraph: str) -> bool:
    one_line = len(paragraph.splitlines()) == 1
    return one_line and len(paragraph.split()) <= _HEADING_WORDS and not _TERMINAL.search(paragraph)
