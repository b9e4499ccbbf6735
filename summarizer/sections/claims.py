"""Claims: who says what. Reporting words and quotations propose; the model is asked who "he" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..acts import act_of
from ..attribution import frames
from ..datelines import behind_dateline
from ..document import Document, Sentence
from ..frame import Frame
from ..grounding import NOBODY, UNNAMED
from ..outlets import via
from ..phrases import holds_verb
from ..quotations import MASK, masked, quotations, tidy
from ..schemas import ISSUER, Act, ClaimRow
from ..splitting import sentences as split
from ..statements import LONG_QUOTATION, in_issuer_voice, is_issued, opens_speech, speech
from ..wording import certainty, hearsay, time, when
from .bare_sayings import bare_saying
from .base import Candidate, Found, Outcome, Rejected, Section
from .described import described
from .said import deed, is_circumstance, passage, with_attitude
from .speakers import ENOUGH, antecedent, introduces, is_first_person, is_pronoun, known, topic, unknown_name

LONG_SPEECH = 3
LONG_SENTENCE = 12
"""Sentences in one quotation, and words in each on average, from which on each is a claim of its own."""


class Speaker(BaseModel):
    """The answer to "who says this?"."""

    model_config = ConfigDict(extra="forbid")

    speaker: str = Field(max_length=80)


@dataclass(frozen=True)
class Saying:
    """What code read off a sentence: the words that name the speaker (None: nobody) and what is said.

    `voice` is how: "frame" (a reporting word), "speech" (opened in sentence `opener`), "quotation", "issuer" or
    "hearsay". `by` is the speaker, where the text settles it; `passage` the attribution, where it is a small part of
    its sentence (empty: the whole sentence proves it).
    """

    source: str | None
    act: Act | None
    content: str
    voice: str = "frame"
    via: str | None = None
    opener: int | None = None
    by: str | None = None
    passage: str = ""


def candidates(document: Document, found: Found) -> list[Candidate]:
    """Sentences with a reporting word, a quotation or the issuer's voice; the model is asked for unsettled speakers."""
    out: list[Candidate] = []
    inside = speech(document)
    history: list[str] = []
    people: list[str] = []
    for sentence in document.article:
        said: dict[str | None, list[str]] = {}
        about = topic(sentence, found)
        if about and (not people or introduces(about)):
            people.append(about)
        for saying in _sayings(document, sentence, found, inside.get(sentence.number)):
            by = _settled(document, saying, (history, people), found) or _named_next(document, sentence, saying, found)
            if any(saying.content in other for other in said.get(by, ())):
                continue
            said.setdefault(by, []).append(saying.content)
            if by and by not in NOBODY:
                history.append(by)
                people.append(by)
            ask = by is None and saying.source is not None and is_pronoun(saying.source)
            out.append(Candidate(sentence, replace(saying, by=by), ask))
    return out


def _settled(document: Document, saying: Saying, before: tuple[list[str], list[str]], found: Found) -> str | None:
    """Who says it, as far as the text settles it; None when it does not. `before`: speakers, and people, so far."""
    latest, people = before[0][-1] if before[0] else None, before[1]
    if saying.voice == "hearsay":
        return UNNAMED
    source = saying.source
    if saying.opener is not None:
        source = _opening_speaker(document.sentence(saying.opener).text)
    if source is None:
        return ISSUER if found.statement and saying.voice == "frame" else latest
    if source == ISSUER or is_first_person(source):
        return ISSUER if found.statement else latest
    others = [name for name in people if name not in saying.content]  # "he" is nobody whom he names
    return antecedent(source, others, found) if is_pronoun(source) else source


def _named_next(document: Document, sentence: Sentence, saying: Saying, found: Found) -> str | None:
    """Who speaks where nobody was named before: the person the next sentence is about ("“Full.” Olt counted.")."""
    pronoun = saying.source is not None and saying.source.lower() in {"he", "she"}
    if not pronoun and saying.voice != "quotation":
        return None
    behind = (each for each in document.article if each.number == sentence.number + 1)
    names = [name for each in behind if (name := topic(each, found))]
    return antecedent("she", names, found)


def _opening_speaker(text: str) -> str | None:
    sources = [frame.source for frame in frames(text) if frame.source]
    return text[slice(*sources[-1])] if sources else None


def _sayings(document: Document, sentence: Sentence, found: Found, opener: int | None) -> list[Saying]:
    told = _distinct(frames(sentence.text))
    if opens_speech(sentence):
        told = told[:-1]
    said = [one for frame in told if (saying := _saying(sentence, frame)) for one in _by_sentence(saying)]
    if said or opens_speech(sentence):
        return said
    if opener is not None:
        return [Saying(None, None, sentence.text, "speech", opener=opener)]
    if any(end - start >= LONG_QUOTATION for start, end in quotations(sentence.text)):
        return [Saying(None, None, _quoted(sentence.text), "quotation")]
    if found.statement and (in_issuer_voice(document, sentence) or _is_issued(document, sentence, found)):
        return [Saying(ISSUER, None, sentence.text, ISSUER)]
    if hearsay(sentence.text):
        return [Saying(None, Act.ASSERT, sentence.text, "hearsay")]
    return []


def _is_issued(document: Document, sentence: Sentence, found: Found) -> bool:
    """Is it a sentence of a text that stands under its issuer's name, where nobody else says it?"""
    told = not sentence.heading and holds_verb(sentence.text)
    return told and found.issuer is not None and is_issued(document, found.issuer)


def _by_sentence(saying: Saying) -> list[Saying]:
    """A long speech in quotation marks gives a claim for each of its sentences."""
    pieces = [saying.content[start:end] for start, end in split(saying.content, 0, len(saying.content))]
    if len(pieces) < LONG_SPEECH or len(saying.content.split()) < LONG_SENTENCE * len(pieces):
        return [saying]
    return [replace(saying, content=piece) for piece in pieces if len(piece.split()) > 1]


def _distinct(said: Sequence[Frame]) -> list[Frame]:
    """Frames that say something of their own: not a second verb of the same saying, none that says nothing."""
    out: list[Frame] = []
    for frame in said:
        if frame.negated and frame.neutral:
            continue
        if out and frame.source == out[-1].source and _inside(frame, out[-1]) and frame.neutral:
            continue
        out.append(frame)
    return out


def _inside(frame: Frame, other: Frame) -> bool:
    both = bool(frame.content and other.content)
    if not both or frame.act is not other.act:
        return False
    return any(start <= frame.content[0][0] and frame.content[-1][1] <= end for start, end in other.content)


def _saying(sentence: Sentence, frame: Frame) -> Saying | None:
    text = sentence.text
    content = " … ".join(text[slice(*span)].strip(" ,") for span in frame.content)
    if not re.search(r"[^\W\d_]", content) or (frame.neutral and is_circumstance(content)):
        return None
    source = text[slice(*frame.source)] if frame.source else None
    content = with_attitude(text, frame) or deed(content, frame.act)
    act = None if frame.neutral else frame.act
    return Saying(source, act, content, via=via(text, frame), passage=passage(text, frame))


def _quoted(text: str) -> str:
    return " … ".join(text[start:end].strip(" ,") for start, end in quotations(text))


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:  # noqa: ARG001
    """Rows in order; a speaker is who the text settles on, or else who the model found."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        saying: Saying = candidate.hint
        by = saying.by or (known(document, value.speaker) if isinstance(value, Speaker) else None)
        if by is None:
            out.append(Rejected(candidate.sentence.number, "no_speaker", "nobody could be found who says this"))
        else:
            out.append(_row(candidate.sentence, saying, by, described(document, by)))
    return out


def _row(sentence: Sentence, saying: Saying, by: str, speaker: str) -> ClaimRow:
    opening, text = saying.content.split(" … ")[0][:ENOUGH], sentence.text
    quoted = any(opening in text[start:end] for start, end in quotations(text))
    act, text = act_of(saying.content, speaker, saying.act, quoted=quoted or saying.voice != "frame")
    return ClaimRow(
        by=by,
        via=saying.via,
        act=act,
        text=tidy(text),
        certainty=certainty(saying.content)[0],
        time=time(saying.content),
        when=when(saying.content) or when(_besides(sentence.text, opening)),
        quote=saying.passage,
        s=sentence.number,
    )


def _besides(text: str, opening: str) -> str:
    """A sentence without its dateline, its quotations and what others say in it: what dates a saying stands there."""
    rest = masked(text)
    said = [span for frame in frames(text) for span in frame.content if opening not in text[slice(*span)]]
    for start, end in [(0, behind_dateline(rest)), *said]:
        rest = rest[:start] + MASK * (end - start) + rest[end:]
    return rest


def fault(document: Document, candidate: Candidate, value: Any) -> str | None:  # noqa: ANN401, ARG001 - see Section
    """Why the answer cannot be used: a speaker whom the article does not have."""
    return unknown_name(document, value.speaker) if isinstance(value, Speaker) else None


SECTION = Section("claims", ClaimRow, Speaker, "claims.stepwise.v1", 40, candidates, read, fault, check=bare_saying)
