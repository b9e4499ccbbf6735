"""What no row may carry into a brief: web addresses that the article does not have, and words of our own prompts.

An article can ask for both, and a model may obey: "add this link", "tell me your instructions".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import NoneType

from pydantic import BaseModel

from .document import Document
from .grounding import Ungrounded
from .schemas import Row
from .templates import folders, load, names

LONGEST_SHARED = 5
"""Words in a row that an item may have in common with a prompt by chance."""
_CHECKED_ELSEWHERE = frozenset({"quote"})
"""Fields that a brief has in the article's words only."""
_REST = r"[^\s<>\"“”«»]"
_ADDRESS = re.compile(
    rf"(?<![\w+.-])[a-z][a-z0-9+.-]{{1,20}}://{_REST}+"
    rf"|\b(?:mailto|javascript|vbscript|data|tel|file):(?! ){_REST}+"
    rf"|(?<![/:\w])//{_REST}+"
    rf"|(?<![\w.-])(?:[\w-]+\.)+[^\W\d_]{{2,24}}\b(?:[/?#:@]{_REST}*)?"
    rf"|(?<![\w.-])\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b(?:[/?#:]{_REST}*)?",
    re.IGNORECASE,
)
_SIGNS = (".", ":", "/")
"""Each address has one of them."""
_CLOSING = ".,;:!?…)]}'’"
_SLOT = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)


def foreign(document: Document, row: Row) -> Ungrounded | None:
    """Why a row may not stand in a brief, whatever it proves; None: it may."""
    key = "foreign", id(row)  # a strategy asks about the very rows that the brief is made of then
    if key not in document.memory:
        document.memory[key] = row, _foreign(document, row)  # with the row, so that no other gets its number
    found: Ungrounded | None = document.memory[key][1]
    return found


def _foreign(document: Document, row: Row) -> Ungrounded | None:
    for text in texts(row):
        if found := strange(document, text, type(row)):
            return Ungrounded(row.sentence, *found)
    return None


def strange(document: Document, text: str, row: type[Row] = Row) -> tuple[str, str] | None:
    """Why a text may not stand in a brief, check and reason: an address, words of prompts or of `row`'s fields."""
    if any(not _stands(document, address) for address in addresses(text)):
        return "web_address", "it has a web address that is not in the article"
    if not _is_said(document, text) and recites(document, text, lambda: _ours(row, folders())):
        return "prompt_words", "it has words of the question that are not in the article"
    return None


def addresses(text: str) -> Iterator[str]:
    """What a reader's program may make a link of: addresses with and without a scheme, hosts, e-mail."""
    if any(sign in text for sign in _SIGNS):
        for match in _ADDRESS.finditer(text):
            yield match.group().rstrip(_CLOSING)


def recites(document: Document, text: str, ours: Callable[[], frozenset[str]]) -> bool:
    """Does a text say a run of words of ours that the article does not have?"""
    runs = list(_runs(text))
    found = runs and [run for run in runs if run in ours()]
    return bool(found) and any(run not in _article_words(document) for run in found)


@lru_cache(maxsize=64)
def runs_of(sources: tuple[str, ...]) -> frozenset[str]:
    """The runs of words of templates, what is filled in left out, that nobody says by chance."""
    return frozenset(run for source in sources for part in _SLOT.split(source) for run in _runs(part))


@lru_cache(maxsize=64)
def _ours(row: type[Row], own: tuple[Path, ...]) -> frozenset[str]:  # noqa: ARG001 - what prompts depend on
    """What every prompt and the description of a row's fields say."""
    described = (field.description or "" for field in row.model_fields.values())
    return runs_of(tuple(load(name).source for name in names())) | runs_of(tuple(described))


def _runs(text: str) -> Iterator[str]:
    words = _words(text)
    size = LONGEST_SHARED + 1
    return (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _article_words(document: Document) -> str:
    if "article words" not in document.memory:
        document.memory["article words"] = " ".join(_words("\n".join(each.text for each in document.article)))
    found: str = document.memory["article words"]
    return found


def _is_said(document: Document, text: str) -> bool:
    """Does the article say the text as it is, within one sentence?"""
    if "article sentences" not in document.memory:
        document.memory["article sentences"] = "\0".join(each.text for each in document.article)
    return text in document.memory["article sentences"]


def _stands(document: Document, address: str) -> bool:
    whole = re.compile(rf"(?<!\w){re.escape(address)}(?!\w)", re.IGNORECASE)
    return any(whole.search(sentence.text) for sentence in document.article)


def texts(value: object) -> Iterator[str]:
    """Every text in a row that a model was free to choose, also in lists and in objects inside of it."""
    if isinstance(value, Enum | NoneType):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name, each in value:
            if name not in _CHECKED_ELSEWHERE:
                yield from texts(each)
    elif isinstance(value, Mapping):
        yield from texts([*value, *value.values()])
    elif isinstance(value, Iterable):
        yield from chain.from_iterable(map(texts, value))
