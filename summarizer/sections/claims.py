"""Claims: who says what. Reporting words and quotations propose; the model is asked who "he" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..attribution import Frame, frames
from ..classify import classify
from ..document import Document, Sentence
from ..lexicon import load
from ..names import bare, is_name
from ..outlets import via
from ..quotations import masked, quotations, tidy
from ..schemas import ISSUER, Act, ActorKind, ClaimRow
from ..splitting import sentences as split
from ..statements import in_issuer_voice, opens_speech, speech
from ..wording import certainty, hearsay, open_act, time, when
from .base import Candidate, Found, Outcome, Rejected, Section

LONG_QUOTATION = 25
"""Characters in quotation marks from which on they are a saying without a reporting word."""
LONG_SPEECH = 3
LONG_SENTENCE = 12
"""Sentences in one quotation, and words in each on average, from which on each is a claim of its own."""
UNNAMED = "unnamed"
_FIRST = frozenset({"i", "we", "our", "my", "us"})


class Speaker(BaseModel):
    """The answer to "who says this?"."""

    model_config = ConfigDict(extra="forbid")

    speaker: str = Field(max_length=80)


@dataclass(frozen=True)
class Saying:
    """What code read off a sentence: the words that name the speaker (None: nobody), the cue, what is said."""

    source: str | None
    act: Act | None
    content: str
    cue: str | None
    via: str | None = None
    voice: str = "frame"
    opener: int | None = None
    by: str | None = None


def candidates(document: Document, found: Found) -> list[Candidate]:
    """Sentences with a reporting word, a quotation or the issuer's voice; the model is asked for unsettled speakers."""
    out: list[Candidate] = []
    inside = speech(document)
    history: list[str] = []
    for sentence in document.article:
        said: dict[str | None, list[str]] = {}
        for saying in _sayings(document, sentence, found, inside.get(sentence.number)):
            by = _settled(document, saying, history, found)
            if by in said and any(saying.content in other for other in said[by]):
                continue
            said.setdefault(by, []).append(saying.content)
            if by and by not in {ISSUER, UNNAMED}:
                history.append(by)
            out.append(Candidate(sentence, replace(saying, by=by), ask=by is None and _is_pronoun(saying.source)))
    return out


def _settled(document: Document, saying: Saying, history: Sequence[str], found: Found) -> str | None:
    """Who says it, as far as the text settles it; None when it does not."""
    if saying.voice == "hearsay":
        return UNNAMED
    if saying.voice == "speech" and saying.opener is not None:
        return _opening_speaker(document.sentence(saying.opener).text) or (history[-1] if history else None)
    if saying.source is None:
        issued = found.statement and saying.voice == "frame"
        return ISSUER if issued else (history[-1] if history else None)
    if saying.source == ISSUER or saying.source.lower() in _FIRST:
        return ISSUER if found.statement else (history[-1] if history else None)
    return antecedent(saying.source, history) if _is_pronoun(saying.source) else saying.source


def _opening_speaker(text: str) -> str | None:
    sources = [frame.source for frame in frames(text) if frame.source]
    return text[slice(*sources[-1])] if sources else None


def antecedent(pronoun: str, history: Sequence[str]) -> str | None:
    """The latest speaker a pronoun can stand for: "he" for no body, "it" for no person; None when there is none."""
    for name in reversed(history):
        kind = classify(name)[0]
        person = kind is ActorKind.PERSON or (
            is_name(bare(name)) and kind is not ActorKind.STATE and not name.isupper()
        )
        if pronoun.lower() in {"he", "she", "who"} and not person:
            continue
        if pronoun.lower() in {"it", "which"} and kind is ActorKind.PERSON:
            continue
        return name
    return None


def _sayings(document: Document, sentence: Sentence, found: Found, opener: int | None) -> list[Saying]:
    told = _distinct(frames(sentence.text))
    if opens_speech(sentence):
        told = told[:-1]
    said = [one for frame in told if (saying := _saying(sentence, frame)) for one in _by_sentence(saying)]
    if said or opens_speech(sentence):
        return said
    if opener is not None:
        return [Saying(None, None, sentence.text, None, voice="speech", opener=opener)]
    if any(end - start >= LONG_QUOTATION for start, end in quotations(sentence.text)):
        return [Saying(None, None, _quoted(sentence.text), None, voice="quotation")]
    if found.statement and in_issuer_voice(document, sentence):
        return [Saying(ISSUER, None, sentence.text, None, voice=ISSUER)]
    if hearsay(sentence.text):
        return [Saying(None, Act.ASSERT, sentence.text, hearsay(sentence.text), voice="hearsay")]
    return []


def _by_sentence(saying: Saying) -> list[Saying]:
    """A long speech in quotation marks gives a claim for each of its sentences."""
    pieces = [saying.content[start:end] for start, end in split(saying.content, 0, len(saying.content))]
    if len(pieces) < LONG_SPEECH or len(saying.content.split()) < LONG_SENTENCE * len(pieces):
        return [saying]
    return [replace(saying, content=piece) for piece in pieces if len(piece.split()) > 1]


def _distinct(said: list[Frame]) -> list[Frame]:
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
    return (
        bool(frame.content and other.content) and frame.content[0][0] >= other.content[0][0] and frame.act is other.act
    )


def _saying(sentence: Sentence, frame: Frame) -> Saying | None:
    text = sentence.text
    content = " … ".join(text[slice(*span)].strip(" ,") for span in frame.content)
    if not re.search(r"[^\W\d_]", content):
        return None
    source = text[slice(*frame.source)] if frame.source else None
    if frame.act in {Act.PROMISE, Act.THREATEN, Act.DEMAND}:
        content = _deed(content)
    act = None if frame.neutral else frame.act
    return Saying(source, act, content, text[slice(*frame.cue)], via(text, frame))


def _deed(content: str) -> str:
    """What is promised or demanded: "on television to retake the town" -> "retake the town", "on both to stop" -> "both to stop"."""
    aside = re.match(
        r"(?:(?:on|in|at|during|after|before|through|again)\s+[^,;.]{1,60}?\s+|not\s+)?to\s+(?=[a-z])", content
    )
    if aside and not aside.group().startswith("not"):
        return content[aside.end() :]
    return re.sub(r"^(?:up)?(?:on|for)\s+", "", content)


def _quoted(text: str) -> str:
    return " … ".join(text[start:end].strip(" ,") for start, end in quotations(text))


def _is_pronoun(source: str | None) -> bool:
    return (
        source is not None
        and source.lower() in load("reporting")["speakers"]["pronouns"]
        and source.lower() not in _FIRST
    )


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:  # noqa: ARG001
    """Rows in order; a speaker is who the text settles on, or else who the model found."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        saying: Saying = candidate.hint
        by = saying.by or _from_model(document, value)
        if by is None:
            out.append(Rejected(candidate.sentence.number, "no_speaker", "nobody could be found who says this"))
        else:
            out.append(_row(candidate.sentence, saying, by))
    return out


def _from_model(document: Document, value: Any) -> str | None:  # noqa: ANN401 - a Speaker or None
    """The model's speaker, if the article knows the name."""
    name = value.speaker.strip() if isinstance(value, Speaker) else ""
    if not name or _is_pronoun(name) or name.lower() in _FIRST or name.lower() in {"nobody", "unknown", "none"}:
        return None
    return name if name.lower() in document.clean.lower() else None


def _row(sentence: Sentence, saying: Saying, by: str) -> ClaimRow:
    direct = any(
        saying.content and saying.content[:20] in sentence.text[start:end] for start, end in quotations(sentence.text)
    )
    act = saying.act or open_act(saying.content, own=direct or saying.voice != "frame")
    sure, _ = certainty(saying.content if saying.voice != "hearsay" else sentence.text)
    return ClaimRow(
        by=by,
        via=saying.via,
        act=act,
        text=tidy(saying.content),
        certainty=sure,
        time=time(saying.content),
        when=when(saying.content) or when(masked(sentence.text)),
        quote="",
        s=sentence.number,
    )


SECTION = Section("claims", ClaimRow, Speaker, "claims.stepwise.v1", 40, candidates, read)
