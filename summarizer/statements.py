"""Statements and press releases: texts in their issuer's own voice, where "we" and "I" stand outside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from .attribution import frames
from .classify import classify
from .document import Document, Sentence
from .names import bare, is_name
from .quotations import masked, quotations
from .schemas import ActorKind

STRONG = 0.3
"""Share of sentences in the first person from which on the whole text is in its issuer's voice."""
LONG_QUOTATION = 25
"""Characters in quotation marks from which on they are a saying."""
_OPENING_MARKS = ("“", '"', "«", "„", "``", "‘")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|us|my|My)\b")
_HEAD = 4
"""Lines in which a release says what it is."""
_RELEASE = re.compile(
    r"\b(?:press|news|media)\s+release\b|\bfor\s+immediate\s+(?:use|release)\b|\bcommuniqu|\bbulletin\b|\bpress\s+statement\b"
    r"|^\W*statement\b",
    re.IGNORECASE,
)
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
    if "speech" not in document.memory:
        document.memory["speech"] = {
            sentence.number: opener.number
            for opener, after in _openings(document)
            for sentence in _spoken(opener, after)
        }
    found: dict[int, int] = document.memory["speech"]
    return found


def _openings(document: Document) -> Iterator[tuple[Sentence, list[Sentence]]]:
    """Each sentence that opens a speech, with the sentences up to the next that does, headings left out."""
    places = [at for at, sentence in enumerate(document.article) if opens_speech(sentence)]
    for at, end in pairwise([*places, len(document.article)]):
        yield document.article[at], [each for each in document.article[at + 1 : end] if not each.heading]


def _spoken(opener: Sentence, after: Sequence[Sentence]) -> list[Sentence]:
    """How far the speech goes: to its last "we", and on until the writer speaks again.

    One in quotation marks after all goes no further than they do.
    """
    if after and _opens_quotation(after[0]):
        return list(takewhile(_opens_quotation, after))
    own = max((at for at, sentence in enumerate(after) if first_person(sentence)), default=-1) + 1
    speaker = _speaker(opener)
    return [*after[:own], *takewhile(lambda sentence: not _is_writer_s(sentence, speaker), after[own:])]


def _opens_quotation(sentence: Sentence) -> bool:
    return sentence.text.startswith(_OPENING_MARKS)


def _speaker(opener: Sentence) -> str | None:
    """The last word of the name of who is introduced ("Olt"), if it is a name."""
    sources = [frame.source for frame in frames(opener.text) if frame.source]
    words = bare(opener.text[slice(*sources[-1])]).split() if sources else []
    return words[-1] if words and words[-1][0].isupper() else None


def _is_writer_s(sentence: Sentence, speaker: str | None) -> bool:
    """Does the writer say it: with the speaker's name, a quotation, or behind it who said so?"""
    named = speaker is not None and re.search(rf"\b{re.escape(speaker)}\b", sentence.text)
    behind = (frame for frame in frames(sentence.text) if frame.source and frame.content)
    return bool(
        named
        or any(end - start >= LONG_QUOTATION for start, end in quotations(sentence.text))
        or any(frame.content[0][0] < frame.cue[0] for frame in behind)
    )


def is_statement(document: Document) -> bool:
    """Is the text in its issuer's voice: first person outside quotations and outside a quoted speech?"""
    return any(first_person(sentence) for sentence in _own(document))


def in_issuer_voice(document: Document, sentence: Sentence) -> bool:
    """Does the issuer assert this sentence: first person, or a text that is mostly in the first person?"""
    return first_person(sentence) or (_is_strong(document) and not sentence.heading)


def is_issued(document: Document, issuer: str) -> bool:
    """Is the whole text the issuer's, by its head: the name over it, or a line that says what kind of release it is?"""
    lines = [each for each in document.article[:_HEAD] if each.heading or each.text.isupper()]
    return any(issuer in line.text or _RELEASE.search(line.text) for line in lines)


def _is_strong(document: Document) -> bool:
    """Is the text mostly in the first person?"""
    if "strong" not in document.memory:
        own = _own(document)
        document.memory["strong"] = sum(map(first_person, own)) >= STRONG * len(own)
    return bool(document.memory["strong"])


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
