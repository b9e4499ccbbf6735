"""Statements and press releases: texts in their issuer's own voice, where "we" and "I" stand outside quotations."""

from __future__ import annotations

import re
from itertools import pairwise

from .classify import classify
from .document import Document, Sentence
from .names import bare, is_name
from .quotations import masked
from .schemas import ActorKind

STRONG = 0.3
"""Share of sentences in the first person from which on the whole text is in its issuer's voice."""
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|us|my|My)\b")
_SINGULAR = re.compile(r"\bI\b")
_OPENS_SPEECH = re.compile(
    r"\b(?:said|says|stated|commented|added|wrote|statement|remarks)\b[^.!?]*:\s*$", re.IGNORECASE
)


def first_person(sentence: Sentence) -> bool:
    """Does "we" or "I" stand outside quotation marks?"""
    return bool(_FIRST_PERSON.search(masked(sentence.text)))


def opens_speech(sentence: Sentence) -> bool:
    """Does the sentence end like "The minister said:", so that what follows is the minister's, without marks?"""
    return bool(_OPENS_SPEECH.search(sentence.text))


def speech(document: Document) -> dict[int, int]:
    """Sentences that belong to a speech without quotation marks -> the sentence that opens it."""
    out: dict[int, int] = {}
    opener: int | None = None
    for sentence in document.article:
        if opens_speech(sentence):
            opener = sentence.number
        elif opener is not None and not sentence.heading:
            out[sentence.number] = opener
    return out


def is_statement(document: Document) -> bool:
    """Is the text in its issuer's voice: first person outside quotations and outside a quoted speech?"""
    return any(first_person(sentence) for sentence in _own(document))


def in_issuer_voice(document: Document, sentence: Sentence) -> bool:
    """Does the issuer assert this sentence: first person, or a text that is mostly in the first person?"""
    if first_person(sentence):
        return True
    own = _own(document)
    return sum(map(first_person, own)) >= STRONG * len(own) and not sentence.heading


def issues(document: Document, name: str) -> bool:
    """May `name` be the issuer: it stands with "we" in a sentence or opens the one before, and is no body for "I"?"""
    own = _own(document)
    voiced = [sentence for sentence in own if first_person(sentence)]
    if any(_SINGULAR.search(masked(sentence.text)) for sentence in voiced):
        person = classify(name)[0] is ActorKind.PERSON and is_name(bare(name))
        return person and any(name in sentence.text for sentence in own)
    opening = re.compile(rf"(?:The\s+)?{re.escape(name)}\b")
    before = (one for one, two in pairwise(own) if two in voiced)
    return any(_beside(name, sentence.text) for sentence in voiced) or any(opening.match(each.text) for each in before)


def _beside(name: str, text: str) -> bool:
    """Is the name a subject of the sentence that says "we" (not "our ally NAME", not a mere mention)?"""
    return bool(re.search(rf"(?:^|,\s+)(?:the\s+)?{re.escape(name)}\s+[a-z]", text, re.IGNORECASE))


def _own(document: Document) -> list[Sentence]:
    inside = speech(document)
    return [sentence for sentence in document.article if sentence.number not in inside]
