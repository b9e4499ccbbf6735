"""Territory: which place, which change, who gains and loses it, and who says so.

Verbs of control propose and settle the change; the model is asked for the sides that the words do not give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..attribution import frames, without_asides
from ..classify import classify, party_like
from ..control import Control, controls
from ..document import Document, Sentence
from ..frame import Frame
from ..names import folded
from ..schemas import ISSUER, OUTLET, Act, ActorKind, ActorRow, ActorType, Change, Stance, TerritoryRow
from ..wording import when
from .base import Candidate, Found, Outcome, Rejected, Section
from .speakers import ENOUGH, claims_of, holding, is_first_person, is_pronoun, is_relative, unknown_name

NONE = "none"
_TAKEN = frozenset({Change.CAPTURE, Change.RECAPTURE})
_ARMED = frozenset({ActorType.STATE_FORCES, ActorType.REBEL_GROUP, ActorType.MILITIA})
_OWN_PLACE = re.compile(r"(?:its|their|his|her|our|my)\s[^A-Z]*$")
_OWN_FORCES = re.compile(
    r"(?:its|their|our|his|her)\s+(?:own\s+)?(?:troops|forces|units|soldiers|fighters|men|army|military|garrison)$",
    re.IGNORECASE,
)


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
        Candidate(sentence, tuple(read_off))
        for sentence in document.article
        if (read_off := controls(without_asides(sentence.text)))
    ]


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:  # noqa: ARG001
    """A row for each place that code read off; where it read no side, the model's, if the sentence bears it out."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        answer = value if isinstance(value, ChangeAnswer) and value.change != NONE else None
        for control in _placed(candidate.hint, candidate.sentence, found):
            out.extend(_rows(candidate.sentence, control, answer, found))
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
        named = ((place, sentence.text[slice(*place)]) for place in control.places)
        places = tuple(place for place, name in named if folded(name) not in actors and not _OWN_PLACE.match(name))
        if places:
            out.append(replace(control, places=places))
    return out


def _rows(sentence: Sentence, control: Control, answer: ChangeAnswer | None, found: Found) -> list[Outcome]:
    out: list[Outcome] = []
    positions = _positions(sentence, control, found)
    for said_by, stance in positions:
        if said_by == OUTLET and stance is Stance.DENY:
            message = "the text's own voice says that it did not happen"
            out.append(Rejected(sentence.number, "not_happened", message))
        else:
            out.extend(_rows_of(sentence, control, answer, (said_by, stance, positions[0][0])))
    return out


def _rows_of(
    sentence: Sentence, control: Control, answer: ChangeAnswer | None, position: tuple[str, Stance, str]
) -> list[Outcome]:
    """A row for each place of a change, as one speaker has it; "it" is who the third of `position` says it is."""
    text, (said_by, stance, own) = sentence.text, position
    rows: list[Outcome] = []
    for place in control.places:
        name = text[slice(*place)]
        gained, lost = (_meant(side, own) for side in _sides(text, control, answer, name))
        if control.change in _TAKEN and gained is None and lost and _is_armed(own) and not _alike(own, lost):
            gained = own
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


def _is_armed(name: str) -> bool:
    """Is it a force, which means itself when it says that a place was taken from others?"""
    return classify(name)[1] in _ARMED


def _meant(side: str | None, said_by: str) -> str | None:
    """Whom "it" or "its troops" means in what a speaker says of his own side; None when the text does not settle it."""
    if side is None or not (_stands_for_a_side(side) or _OWN_FORCES.match(side)):
        return side
    return said_by if said_by != OUTLET else None


def _sides(text: str, control: Control, answer: ChangeAnswer | None, place: str) -> tuple[str | None, str | None]:
    """Who gains and who loses: the words code read off; where it read none, the model's if the sentence has them."""
    gained = _party(text[slice(*control.gained_by)] if control.gained_by else None)
    lost = _party(text[slice(*control.lost_by)] if control.lost_by else None)
    if answer and answer.place and _alike(answer.place, place):
        gained = gained or _other_than(lost, _side(answer.gained_by, text))
        lost = lost or _other_than(gained, _side(answer.lost_by, text))
    return None if control.change is Change.WITHDRAWAL else gained, _other_than(gained, lost)


def _party(words: str | None) -> str | None:
    return words if words and (party_like(words) or _stands_for_a_side(words)) else None


def _other_than(side: str | None, other: str | None) -> str | None:
    """`other`, unless it is the same party as `side`."""
    return None if side and other and _alike(side, other) else _party(other)


def _side(name: str, text: str) -> str | None:
    """A side the model names, if the sentence has it and not only as the speaker of what it says."""
    found = _in_sentence(name, text)
    speakers = [text[slice(*frame.source)] for frame in frames(text) if frame.source]
    return None if found and any(_alike(found, speaker) for speaker in speakers) else found


def _stands_for_a_side(side: str) -> bool:
    """Is it "we" or "they"? "Which" stands for a noun beside it and is none."""
    return (is_pronoun(side) or is_first_person(side)) and not is_relative(side)


def _in_sentence(name: str, text: str) -> str | None:
    name = name.strip()
    return name if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) else None


def _alike(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


def _positions(sentence: Sentence, control: Control, found: Found) -> list[tuple[str, Stance]]:
    """Who says so, and his stance; of "residents denied the army's claim that it took Torvak", two of them."""
    inside = holding(sentence, control.cue[0])
    said_by, stance = _said(sentence, inside[-1] if inside else None, control, found)
    deniers = [
        sentence.text[slice(*frame.source)]
        for frame in inside[:-1]
        if frame.act is Act.DENY and frame.source and frame.source != inside[-1].source
    ]
    return [(said_by, stance), *((denier, _through(Act.DENY, control.stance)) for denier in deniers[-1:])]


def _said(sentence: Sentence, frame: Frame | None, control: Control, found: Found) -> tuple[str, Stance]:
    """Who says so, and his stance: the frame whose content holds the verb, the issuer, or the outlet."""
    rows = [row.by for row in claims_of(sentence, found)]
    if frame:
        source = sentence.text[slice(*frame.source)] if frame.source else None
        said_by = source if source in rows else next(iter(rows), source or OUTLET)
        return said_by, _through(_act(sentence, frame, control, _denied_by(sentence, said_by, found)), control.stance)
    if rows and not frames(sentence.text):
        return rows[0], control.stance
    return (ISSUER if rows and found.statement else OUTLET), control.stance


def _denied_by(sentence: Sentence, speaker: str, found: Found) -> list[str]:
    """What the speaker denies in the sentence."""
    return [row.text for row in claims_of(sentence, found) if row.act is Act.DENY and row.by == speaker]


def _act(sentence: Sentence, frame: Frame, control: Control, denied: Sequence[str]) -> Act:
    """What is done with the change: as the verb says, or, where it leaves that open, a denial of what is affirmed."""
    if not frame.neutral or control.stance is not Stance.AFFIRM:
        return frame.act
    words = sentence.text[control.cue[0] : control.cue[1] + ENOUGH].rstrip(" .,")
    return Act.DENY if any(words in text for text in denied) else frame.act


def _through(act: Act, stance: Stance) -> Stance:
    """A denial turns an affirmed change into a denied one; a prediction into a predicted one."""
    if act is Act.DENY:
        return Stance.AFFIRM if stance is Stance.DENY else Stance.DENY
    if act in {Act.PREDICT, Act.PROMISE, Act.THREATEN, Act.DEMAND} and stance is Stance.AFFIRM:
        return Stance.PREDICT
    return stance


def fault(document: Document, candidate: Candidate, value: Any) -> str | None:  # noqa: ANN401, ARG001 - see Section
    """Why the answer cannot be used: a place or a side that the article does not have."""
    if not isinstance(value, ChangeAnswer) or value.change == NONE:
        return None
    named = (value.place, value.gained_by, value.lost_by)
    return next((reason for name in named if name and (reason := unknown_name(document, name))), None)


SECTION = Section("territory", TerritoryRow, ChangeAnswer, "territory.stepwise.v1", 90, candidates, read, fault)
