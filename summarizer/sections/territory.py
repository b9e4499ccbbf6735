"""Territory: which place, which change, who gains and loses it, and who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..attribution import Frame, frames
from ..classify import party_like
from ..control import Control, controls
from ..document import Document, Sentence
from ..names import folded
from ..schemas import ISSUER, OUTLET, Act, ActorKind, ActorRow, Change, ClaimRow, Stance, TerritoryRow
from ..wording import when
from .base import Candidate, Found, Outcome, Rejected, Section

NONE = "none"


class ChangeAnswer(BaseModel):
    """The answer to "did a place change hands?"; the keys after `change` are left out when nothing did."""

    model_config = ConfigDict(extra="forbid")

    change: Literal[
        "capture", "recapture", "handover", "withdrawal", "advance", "siege", "contested", "hold", "annexation", "none"
    ]
    place: str = Field(default="", max_length=60)
    gained_by: str = Field(default="", max_length=60)
    lost_by: str = Field(default="", max_length=60)
    stance: Literal["affirm", "deny", "possible", "predict"] = "affirm"


def candidates(document: Document, found: Found) -> list[Candidate]:  # noqa: ARG001 - the section's signature
    """Sentences with a verb or noun of control and a place it can stand for."""
    return [
        Candidate(sentence, tuple(read_off)) for sentence in document.article if (read_off := controls(sentence.text))
    ]


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:
    """A row for each place that code read off; where it read no side, the model's, if the sentence bears it out."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        answer = value if isinstance(value, ChangeAnswer) and value.change != NONE else None
        for control in _placed(candidate.hint, candidate.sentence, found):
            out.extend(_rows(document, candidate.sentence, control, answer, found))
    return out


def _placed(found_controls: Sequence[Control], sentence: Sentence, found: Found) -> list[Control]:
    """The changes whose places are no people, bodies or persons of the article."""
    actors = {
        folded(row.name)
        for row in found.rows.get("actors", [])
        if isinstance(row, ActorRow) and row.kind is not ActorKind.STATE
    }
    out = []
    for control in found_controls:
        places = tuple(place for place in control.places if folded(sentence.text[slice(*place)]) not in actors)
        if places:
            out.append(replace(control, places=places))
    return out


def _rows(
    document: Document, sentence: Sentence, control: Control, answer: ChangeAnswer | None, found: Found
) -> list[Outcome]:
    text = sentence.text
    said_by, stance = _said(document, sentence, control, found)
    if said_by == OUTLET and stance is Stance.DENY:
        return [Rejected(sentence.number, "not_happened", "the text's own voice says that it did not happen")]
    rows: list[Outcome] = []
    for place in control.places:
        name = text[slice(*place)]
        gained, lost = (_meant(side, said_by) for side in _sides(text, control, answer, name))
        rows.append(
            TerritoryRow(
                place=name,
                change=control.change,
                gained_by=gained,
                lost_by=lost,
                said_by=said_by,
                stance=stance,
                when=when(text, control.cue[0]),
                quote="",
                s=sentence.number,
            )
        )
    return rows


def _meant(side: str | None, said_by: str) -> str | None:
    """Whom a pronoun means in what a speaker says of his own side; None when the text does not settle it."""
    if side is None or not _is_pronoun(side):
        return side
    return said_by if said_by != OUTLET else None


def _sides(text: str, control: Control, answer: ChangeAnswer | None, place: str) -> tuple[str | None, str | None]:
    """Who gains and who loses: the words code read off; where it read none, the model's if the sentence has them."""
    gained = text[slice(*control.gained_by)] if control.gained_by else None
    lost = text[slice(*control.lost_by)] if control.lost_by else None
    if answer and answer.place and _alike(answer.place, place):
        gained = gained or _side(answer.gained_by, text)
        lost = lost or _side(answer.lost_by, text)
    if control.change is Change.WITHDRAWAL:
        gained = None
    gained = gained if gained and (party_like(gained) or _is_pronoun(gained)) else None
    lost = lost if lost and (party_like(lost) or _is_pronoun(lost)) else None
    if gained and lost and _alike(gained, lost):
        lost = None
    return gained, lost


def _side(name: str, text: str) -> str | None:
    """A side the model names, if the sentence has it and not only as the speaker of what it says."""
    found = _in_sentence(name, text)
    speakers = [text[slice(*frame.source)] for frame in frames(text) if frame.source]
    return None if found and any(_alike(found, speaker) for speaker in speakers) else found


def _is_pronoun(name: str) -> bool:
    return name.lower() in {"it", "they", "he", "she", "we", "i"}


def _in_sentence(name: str, text: str) -> str | None:
    name = name.strip()
    return name if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) else None


def _alike(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


def _said(document: Document, sentence: Sentence, control: Control, found: Found) -> tuple[str, Stance]:
    """Who says so, and his stance: the frame whose content holds the verb, the issuer, or the outlet."""
    holding = [frame for frame in frames(sentence.text) if _holds(frame, control)]
    claims = [row for row in found.rows.get("claims", []) if isinstance(row, ClaimRow) and row.s == sentence.number]
    stance = control.stance
    if holding:
        frame = holding[-1]
        stance = _through(frame.act, stance)
        own = [row.by for row in claims if frame.source and row.by == sentence.text[slice(*frame.source)]]
        return (own or [row.by for row in claims] or [sentence.text[slice(*frame.source)] if frame.source else OUTLET])[
            0
        ], stance
    voiced = [row.by for row in claims if not frames(sentence.text)]
    return (voiced[0] if voiced else ISSUER if found.statement and claims else OUTLET), stance


def _holds(frame: Frame, control: Control) -> bool:
    return any(start <= control.cue[0] < end for start, end in frame.content)


def _through(act: Act, stance: Stance) -> Stance:
    """A denial turns an affirmed change into a denied one; a prediction into a predicted one."""
    if act is Act.DENY:
        return Stance.AFFIRM if stance is Stance.DENY else Stance.DENY
    if act in {Act.PREDICT, Act.PROMISE, Act.THREATEN, Act.DEMAND} and stance is Stance.AFFIRM:
        return Stance.PREDICT
    return stance


SECTION = Section("territory", TerritoryRow, ChangeAnswer, "territory.stepwise.v1", 90, candidates, read)
