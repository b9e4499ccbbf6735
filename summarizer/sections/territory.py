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
from ..names import folded
from ..own_side import observes
from ..places import is_named
from ..schemas import ISSUER, OUTLET, ActorKind, ActorRow, ActorType, Change, Stance, TerritoryRow
from ..wording import when
from .allegiance import ARMED, alike, holds_ground
from .base import Candidate, Found, Outcome, Rejected, Section
from .positions import HELD_BEFORE, TAKEN, Said, positions, weighed
from .replies import replies
from .speakers import is_first_person, is_pronoun, is_relative, unknown_name

NONE = "none"
_OWN_PLACE = re.compile(r"(?:its|their|his|her|our|my)\s[^A-Z]*$")
_OWN_FORCES = re.compile(
    r"(?:its|their|our|his|her)\s+(?:own\s+|country['’]s\s+)?(?:\w+\s+){0,2}?(?:troops|forces|units|soldiers|fighters|men|army"
    r"|military|garrison|police|marines|personnel|militia|commandos|brigades?|battalions?|defenders|guards|columns?)$",
    re.IGNORECASE,
)
_ANY_FORCES = re.compile(
    r"(?:the\s+)?(?:troops|soldiers|fighters|servicemen|servicewomen|paratroopers|marines|commandos|infantry|units)",
    re.IGNORECASE,
)
_STATE = frozenset({ActorType.STATE_FORCES, ActorType.GOVERNMENT})
_ABROAD = frozenset({"diplomat", "diplomats", "envoy", "ambassador", "western", "foreign", "european", "un", "u.n."})
_ENEMY = re.compile(r"\b(?:enemy|adversary|opponents?|opposing|invaders?|attackers?|aggressors?)\b", re.IGNORECASE)
_OPENING = re.compile(r"^(?:The|This|That|Its|Their|Our|His|Her)\s+")
_WAR_MINISTRY = re.compile(r"\b(?:ministry|ministries|command|general\s+staff|war\s+office|junta)\b", re.IGNORECASE)
_OWN_DEEDS = frozenset({Change.HOLD, Change.RECAPTURE})
_FREED = re.compile(
    r"liberat|free[ds]|clear|cleans|secur|re-?t[ao]k|recaptur|regain|recover|restor|pacif", re.IGNORECASE
)
"""Verbs that a side uses of what it did itself."""
_BY_ITSELF = re.compile(r"(?:fall|loss|collapse)\b", re.IGNORECASE)
"""Nouns that do not tell whether who announces the change gains by it."""


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


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:
    """A row for each place that code read off; where it read no side, the model's, if the sentence bears it out."""
    out: list[Outcome] = []
    answered: set[int] = set()
    for candidate, value in zip(proposed, values, strict=True):
        answer = value if isinstance(value, ChangeAnswer) and value.change != NONE else None
        behind = _next(document, candidate.sentence)
        rows: list[Outcome] = []
        for control in _placed(candidate.hint, candidate.sentence, found):
            if candidate.sentence.number not in answered or _names_place(candidate.sentence, control):
                rows.extend(_rows(document, candidate.sentence, control, answer, (behind, found)))
        out.extend(rows)
        told = replies([row for row in rows if isinstance(row, TerritoryRow)], candidate.sentence, document, found)
        answered |= {row.s for row in told if row.stance is Stance.DENY}
        out.extend(told)
    return out


def _names_place(sentence: Sentence, control: Control) -> bool:
    """Is a place named, not "the town" that was told of before?"""
    return any(is_named(_OPENING.sub("", sentence.text[slice(*place)])) for place in control.places)


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


def _rows(
    document: Document,
    sentence: Sentence,
    control: Control,
    answer: ChangeAnswer | None,
    around: tuple[Sentence | None, Found],
) -> list[Outcome]:
    out: list[Outcome] = []
    behind, found = around
    for said in positions(document, sentence, control, found):
        if said.by == OUTLET and said.stance is Stance.DENY:
            message = "the text's own voice says that it did not happen"
            out.append(Rejected(sentence.number, "not_happened", message))
        else:
            out.extend(_rows_of(sentence, control, answer, weighed(said, sentence, behind)))
    return out


def _rows_of(sentence: Sentence, control: Control, answer: ChangeAnswer | None, said: Said) -> list[Outcome]:
    """A row for each place of a change, as one speaker has it."""
    text = sentence.text
    rows: list[Outcome] = []
    for place in control.places:
        name = text[slice(*place)]
        named = (_meant(side, said.own) for side in _sides(text, control, answer, name))
        if control.false:
            named = (side if side != said.by else None for side in named)
        gained, lost = _completed(control.change, said, text[slice(*control.cue)], *named)
        if said.announced and gained is None and not _BY_ITSELF.match(text, control.cue[0]):
            gained = said.own if control.change in TAKEN and not lost else None
        rows.append(
            TerritoryRow(
                place=name,
                change=control.change,
                gained_by=gained,
                lost_by=lost,
                said_by=said.by,
                stance=said.stance,
                when=when(text, control.cue[0]),
                quote="",
                s=sentence.number,
            )
        )
    return rows


def _completed(
    change: Change, said: Said, verb: str, gained: str | None, lost: str | None
) -> tuple[str | None, str | None]:
    """The sides with the speaker's own, where what he does tells it: he took from others, admits, or denies a loss."""
    own = said.own
    if gained is None and _is_own_deed(change, said, verb, lost):
        gained = own
    unsided = gained is None and lost is None and said.stance is Stance.AFFIRM
    if unsided and verb.lower() == "lost" and _is_armed(own):
        lost = own  # an army says "Torvak was lost" of itself
    suffered = said.admitted or (said.stance is Stance.DENY and not said.answer)
    suffered = suffered or (change in TAKEN and bool(gained) and _opposed(own, gained or ""))
    if (
        suffered
        and change in HELD_BEFORE
        and lost is None
        and (holds_ground(own) or (said.admitted and own not in {OUTLET, ISSUER} and not observes(own)))
        and not (gained and alike(own, gained))
    ):
        lost = own
    if change is Change.WITHDRAWAL and lost is None and said.stance is Stance.AFFIRM and _is_armed(own):
        lost = own
    return gained, lost


def _is_own_deed(change: Change, said: Said, verb: str, lost: str | None) -> bool:
    """Does a side that names nobody for a deed tell of its own: it freed or held the place, or took it from others?"""
    own = said.own
    if said.admitted or not holds_ground(own) or observes(own) or (lost and alike(own, lost)):
        return False
    if change in TAKEN and lost:
        return _is_armed(own) or classify(lost)[1] not in _STATE
    freed = change in TAKEN and bool(_FREED.match(verb))
    return said.stance is Stance.AFFIRM and (
        freed or change in _OWN_DEEDS or (change is Change.SIEGE and _wages_war(own))
    )


def _wages_war(name: str) -> bool:
    """Is it a force or the ministry over one, no mayor or governor whose town may be besieged?"""
    return _is_armed(name) or bool(_WAR_MINISTRY.search(name))


def _opposed(speaker: str, gainer: str) -> bool:
    """Does one of them fight for a state and the other against it, or call the gainer the enemy?"""
    if not holds_ground(speaker) or _ABROAD & {*folded(speaker).split()}:
        return False
    sides = [classify(name)[1] in _STATE for name in (speaker, gainer)]
    return bool(_ENEMY.search(gainer)) or (holds_ground(gainer) and sides[0] is not sides[1])


def _is_armed(name: str) -> bool:
    """Is it a force, which means itself when it says that a place was taken from others?"""
    return classify(name)[1] in ARMED


def _meant(side: str | None, said_by: str) -> str | None:
    """Whom "it" or "its troops" means in what a speaker says of his own side; None when the text does not settle it."""
    if side is None:
        return None
    if _ANY_FORCES.fullmatch(side) and _is_their_force(side, said_by):
        return said_by
    if not (_stands_for_a_side(side) or _OWN_FORCES.match(side)):
        return side
    return said_by if said_by != OUTLET else None


def _is_their_force(side: str, speaker: str) -> bool:
    """Are "troops" a state's whose army speaks, "fighters" an armed group's that speaks?"""
    type_ = classify(speaker)[1]
    irregular = bool(re.search(r"fighters|men|gunmen", side, re.IGNORECASE))
    return type_ in ARMED - {ActorType.STATE_FORCES} if irregular else type_ in _STATE


def _sides(text: str, control: Control, answer: ChangeAnswer | None, place: str) -> tuple[str | None, str | None]:
    """Who gains and who loses: the words code read off; where it read none, the model's if the sentence has them."""
    gained = _party(text[slice(*control.gained_by)] if control.gained_by else None)
    lost = _party(text[slice(*control.lost_by)] if control.lost_by else None)
    if answer and answer.place and alike(answer.place, place):
        gained = gained or _other_than(lost, _side(answer.gained_by, text))
        lost = lost or _other_than(gained, _side(answer.lost_by, text))
    return None if control.change is Change.WITHDRAWAL else gained, _other_than(gained, lost)


def _party(words: str | None) -> str | None:
    return words if words and (party_like(words) or _stands_for_a_side(words)) else None


def _other_than(side: str | None, other: str | None) -> str | None:
    """`other`, unless it is the same party as `side`."""
    return None if side and other and alike(side, other) else _party(other)


def _side(name: str, text: str) -> str | None:
    """A side the model names, if the sentence has it and not only as the speaker of what it says."""
    found = _in_sentence(name, text)
    speakers = [text[slice(*frame.source)] for frame in frames(text) if frame.source]
    return None if found and any(alike(found, speaker) for speaker in speakers) else found


def _stands_for_a_side(side: str) -> bool:
    """Is it "we" or "they"? "Which" stands for a noun beside it and is none."""
    return (is_pronoun(side) or is_first_person(side)) and not is_relative(side)


def _in_sentence(name: str, text: str) -> str | None:
    name = name.strip()
    return name if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) else None


def fault(document: Document, candidate: Candidate, value: Any) -> str | None:  # noqa: ANN401, ARG001 - see Section
    """Why the answer cannot be used: a place or a side that the article does not have."""
    if not isinstance(value, ChangeAnswer) or value.change == NONE:
        return None
    named = (value.place, value.gained_by, value.lost_by)
    return next((reason for name in named if name and (reason := unknown_name(document, name))), None)


def _next(document: Document, sentence: Sentence) -> Sentence | None:
    at = document.article.index(sentence) + 1
    return document.article[at] if at < len(document.article) else None


SECTION = Section("territory", TerritoryRow, ChangeAnswer, "territory.stepwise.v1", 90, candidates, read, fault)
