"""Entries of news feeds (RSS, Atom, JSON Feed) as readers export them: a JSON object each, often with HTML inside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from .errors import InputError

_WHOLE = ("content", "content_html", "content_text")
_SHORT = ("summary", "description")
_LINKS = ("link", "url", "links")
_DATES = ("published", "date_published", "pubDate")
_CHANGED = ("updated", "date_modified")
_AUTHORS = ("author", "authors")
_TYPES = {"content_html": "text/html", "content_text": "text/plain"}
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_PAGE = "<!DOCTYPE html>\n<html><head><meta charset='utf-8'></head><body><article>{}</article></body></html>"
_SUMMARY = "the entry of the feed has no content but a summary, which is what was read"
_UPDATED = "the entry's date is that of its last change"
_NO_DATE = "the entry's date could not be read: left out"


@dataclass(frozen=True)
class Entry:
    """What an entry holds: `content` is text, or where it is HTML a page in UTF-8; `published` is an ISO date."""

    content: str | bytes
    title: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None
    notes: tuple[str, ...] = ()


def is_entry(row: Mapping[str, Any]) -> bool:
    """Does the object hold the content or the summary of an entry?"""
    return any(row.get(key) for key in (*_WHOLE, *_SHORT))


def read_entry(row: Mapping[str, Any]) -> Entry:
    """The article of an entry: its content, else its summary, with title, link, date and author.

    Names of the fields are those of Atom (RFC 4287) and JSON Feed 1.1, as feedparser and most exports have them.
    Raises InputError for content that is no text.
    """
    content = _first(row, _WHOLE)
    date, date_notes = _date(row)
    title = row.get("title")
    return Entry(
        content if content is not None else _first(row, _SHORT) or "",
        title=_plain(_value(title)) if title else None,
        url=next((found for key in _LINKS if (found := _link(row.get(key)))), None),
        published=date,
        byline=next((found for key in _AUTHORS if (found := _names(row.get(key)))), None),
        notes=(*([_SUMMARY] if content is None else []), *date_notes),
    )


def _first(row: Mapping[str, Any], keys: tuple[str, ...]) -> str | bytes | None:
    """The first of the fields that has words."""
    for key in keys:
        told = _chosen(row.get(key))
        words = _value(told) if told else ""
        if words.strip():
            kind = told.get("type") if isinstance(told, Mapping) else _TYPES.get(key)
            return _page(words) if _is_html(words, str(kind or "")) else words
    return None


def _chosen(told: object) -> Any:  # noqa: ANN401 - any JSON
    """Of the same content in several types, the first in HTML, else the first."""
    if not isinstance(told, list):
        return told
    marked = (each for each in told if isinstance(each, Mapping) and "html" in str(each.get("type")))
    return next(marked, told[0] if told else None)


def _value(told: object) -> str:
    """A field's words, also in an object {type, value}."""
    words = told.get("value", told.get("content")) if isinstance(told, Mapping) else told
    if not isinstance(words, str):
        raise InputError("the entry's title or content is no text")
    return words


def _is_html(words: str, kind: str) -> bool:
    if kind in {"text/plain", "text"}:
        return False
    return "html" in kind or bool(_MARKUP.search(words))


def _page(words: str) -> bytes:
    """HTML of an entry as a page; lines of words without a tag are its paragraphs."""
    if not _TAG.search(words):
        words = "".join(f"<p>{line}</p>" for line in words.splitlines())
    whole = re.match(r"\s*<(?:!doctype|html|body)\b", words, re.IGNORECASE)
    return (words if whole else _PAGE.format(words)).encode("utf-8", "replace")


def _plain(words: str) -> str:
    """A title without markup."""
    return " ".join(unescape(_TAG.sub("", words)).split()) if _MARKUP.search(words) else words


def _link(told: object) -> str | None:
    """The address of a link, if it is one of the web."""
    if isinstance(told, list):
        kept = [each for each in told if not isinstance(each, Mapping) or each.get("rel", "alternate") == "alternate"]
        return next((found for each in kept if (found := _link(each))), None)
    words = told.get("href") if isinstance(told, Mapping) else told
    return words if isinstance(words, str) and _ADDRESS.fullmatch(words) else None


def _names(told: object) -> str | None:
    """The names of one author or several."""
    if isinstance(told, list):
        return ", ".join(name for each in told if (name := _names(each))) or None
    words = told.get("name") if isinstance(told, Mapping) else told
    return _plain(words).strip() or None if isinstance(words, str) else None


def _date(row: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    """When it appeared, and what has to be said of that."""
    told = [(row[key], key in _CHANGED) for key in (*_DATES, *_CHANGED) if row.get(key)]
    for words, changed in told:
        if iso := _iso(words):
            return iso, (_UPDATED,) if changed else ()
    return None, (_NO_DATE,) if told else ()


def _iso(words: object) -> str | None:
    """A date of ISO 8601 as it is, one of e-mail and RSS (RFC 5322) as ISO; None for any other."""
    if not isinstance(words, str):
        return None
    with suppress(ValueError):
        datetime.fromisoformat(words)
        return words
    with suppress(ValueError, OverflowError):
        return parsedate_to_datetime(words).isoformat()
    return None
