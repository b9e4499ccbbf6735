"""Article: something to be summarized, read when its turn comes, with what the caller knows of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from .document import Document, from_bytes, from_text, read_bytes
from .errors import InputError


@dataclass(frozen=True)
class Article:
    """One article of many. `content` is its text, its bytes, its file, or why there is none.

    `id` is the caller's own name for it and comes back with the result; `name` is what a brief calls it (a file's own
    name if not given); `title`, `url`, `published` (ISO date) and `byline` are recorded in the brief, `notes` are
    warnings about how it was read.
    """

    content: str | bytes | Path | Document | InputError
    id: str | None = None
    name: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def loaded(self) -> str | bytes | Document:
        """The text, or the bytes of the file. Raises InputError when there are none."""
        if isinstance(self.content, InputError):
            raise self.content
        return read_bytes(self.content) if isinstance(self.content, Path) else self.content

    @property
    def known_as(self) -> str | None:
        """The name in the brief."""
        if self.name is None and isinstance(self.content, Document):
            return self.content.name
        return self.content.name if self.name is None and isinstance(self.content, Path) else self.name

    @cached_property
    def digest(self) -> str:
        """A hash of the content, whatever the article is called. Raises InputError as `loaded`."""
        content = self.loaded
        if isinstance(content, Document):
            known = (
                *(content.id, content.title, content.url, content.published, content.encoding, content.notes),
                *(content.byline, content.site),
            )
            return sha256(repr(known).encode()).hexdigest()
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        return sha256(type(content).__name__.encode() + data).hexdigest()

    @cached_property
    def document(self) -> Document:
        """The article read. Raises InputError, UsageError for a date that is none."""
        content = self.loaded
        if isinstance(content, Document):
            return _dated(content, self.published)
        known: dict[str, Any] = {
            "name": self.known_as,
            "title": self.title,
            "url": self.url,
            "published": self.published,
            "byline": self.byline,
            "notes": self.notes,
        }
        return from_text(content, **known) if isinstance(content, str) else from_bytes(content, **known)


Source = str | os.PathLike[str] | Document | Article
"""A `str` is the article's text, a path names its file."""


def article(source: Source, published: str | None = None) -> Article:
    """The article behind `source`, with this date of publication if one is given."""
    if isinstance(source, Article):
        return replace(source, published=published) if published else source
    return Article(source if isinstance(source, str | Document) else Path(source), published=published)


def _dated(document: Document, published: str | None) -> Document:
    if published is None:
        return document
    return from_text(
        document.text,
        name=document.name,
        title=document.title,
        url=document.url,
        published=published,
        encoding=document.encoding,
        notes=document.notes,
        byline=document.byline,
        site=document.site,
    )
