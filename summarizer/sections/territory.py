"""Territory: which place, which change, who gains and loses it, and who says so.

Verbs of control propose and settle the change; the model is asked for the sides that the words do not give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..attribution import frames, without_asides
from ..classify import classify, party_like
from ..control import Control, controls
from ..document import Document, Sentence
from ..frame import Frame
from ..modality import is_carrier, says_unverified
from ..names import folded
from ..places import is_named
from ..schemas import ISSUER, OUTLET, Act, ActorKind, ActorRow, ActorType, Change, Stance, TerritoryRow
from ..tellings import announcer, answers, denier
from ..typography import Offsets
from ..wording import when
from .base import Candidate, Found, Outcome, Rejected, Section
from .speakers import ENOUGH, claims_of, holding, is_first_person, is_pronoun, is_relative, unknown_name

NONE = "none"
_TAKEN = frozenset({Change.CAPTURE, Change.RECAPTURE})
_SOME = frozenset({"some", "many", "others", "several", "sources", "people", "residents", "they"})
"""Speakers whom nobody could find."""
_ARMED = frozenset({ActorType.STATE_FORCES, ActorType.REBEL_GROUP, ActorType.MILITIA})
_OWN_PLACE = re.compile(r"(?:its|their|his|her|our|my)\s[^A-Z]*$")
_OWN_FORCES = re.compile(
    r"(?:its|their|our|his|her)\s+(?:own\s+|country['’]s\s+)?(?:\w+\s+){0,2}?(?:troops|forces|units|soldiers|fighters|men|army"
    r"|military|garrison|police|marines|personnel|militia|commandos|brigades?|battalions?|defenders|guards|columns?)$",
    re.IGNORECASE,
)
_HOLDERS = _ARMED | {ActorType.GOVERNMENT}
_HELD_BEFORE = frozenset({*_TAKEN, Change.HANDOVER, Change.WITHDRAWAL, Change.SIEGE})
"""Changes that somebody suffers: who admits one, or denies it for his own side, is who loses by it."""
_ANSWERED = frozenset({*_HELD_BEFORE, Change.ADVANCE, Change.HOLD})
_STATE = frozenset({ActorType.STATE_FORCES, ActorType.GOVERNMENT})
_ABROAD = frozenset({"diplomat", "diplomats", "envoy", "ambassador", "western", "foreign", "european", "un", "u.n."})
_ENEMY = re.compile(r"\b(?:enemy|adversary|opponents?|opposing|invaders?|attackers?|aggressors?)\b", re.IGNORECASE)
_BY_ITSELF = re.compile(r"(?:fall|loss|collapse)\b", re.IGNORECASE)
"""Nouns that do not tell whether who announces the change gains by it."""


@dataclass(frozen=True)
class _Said:
    """What one speaker says of a change; `own`: whom "it" and "our troops" stand for."""

    by: str
    stance: Stance
    own: str
    admitted: bool = False
    announced: bool = False


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
    for candidate, value in zip(proposed, values, strict=True):
        answer = value if isinstance(value, ChangeAnswer) and value.change != NONE else None
        behind = _next(document, candidate.sentence)
        rows: list[Outcome] = []
        for control in _placed(candidate.hint, candidate.sentence, found):
            rows.extend(_rows(candidate.sentence, control, answer, (behind, found)))
        out.extend(rows)
        if behind:
            out.extend(_rejoinders([row for row in rows if isinstance(row, TerritoryRow)], behind))
    return out


def _next(document: Document, sentence: Sentence) -> Sentence | None:
    at = document.article.index(sentence) + 1
    return document.article[at] if at < len(document.article) else None


def _rejoinders(rows: Sequence[TerritoryRow], behind: Sentence) -> list[Outcome]:
    """Denials by another speaker who answers to the changes in the next sentence: "it was still there"."""
    text = behind.text
    speaker = next((text[slice(*frame.source)] for frame in frames(text) if frame.source), None)
    if speaker is None or is_pronoun(speaker) or is_first_person(speaker) or not answers(text):
        return []
    if any(is_named(text[slice(*place)]) for control in controls(without_asides(text)) for place in control.places):
        return []
    return [
        row.model_copy(
            update={
                "said_by": speaker,
                "stance": Stance.DENY,
                "s": behind.number,
                "gained_by": None,
                "lost_by": speaker if row.change in _HELD_BEFORE and _holds(speaker) else None,
            }
        )
        for row in rows
        if row.change in _ANSWERED and row.stance is Stance.AFFIRM and not _alike(row.said_by, speaker)
    ]


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
    sentence: Sentence, control: Control, answer: ChangeAnswer | None, around: tuple[Sentence | None, Found]
) -> list[Outcome]:
    out: list[Outcome] = []
    behind, found = around
    for said in _positions(sentence, control, found):
        if said.by == OUTLET and said.stance is Stance.DENY:
            message = "the text's own voice says that it did not happen"
            out.append(Rejected(sentence.number, "not_happened", message))
        else:
            out.extend(_rows_of(sentence, control, answer, _weighed(said, sentence, behind)))
    return out


def _weighed(said: _Said, sentence: Sentence, behind: Sentence | None) -> _Said:
    """What nobody stands behind, or what the text itself says cannot be verified, is possible."""
    if said.stance is not Stance.AFFIRM:
        return said
    doubted = says_unverified(sentence.text) or (behind is not None and says_unverified(behind.text))
    nobody = said.by == OUTLET or said.by.lower() in _SOME
    return replace(said, stance=Stance.POSSIBLE) if is_carrier(said.by) or (nobody and doubted) else said


def _rows_of(sentence: Sentence, control: Control, answer: ChangeAnswer | None, said: _Said) -> list[Outcome]:
    """A row for each place of a change, as one speaker has it."""
    text = sentence.text
    rows: list[Outcome] = []
    for place in control.places:
        name = text[slice(*place)]
        named = (_meant(side, said.own) for side in _sides(text, control, answer, name))
        gained, lost = _completed(control.change, said, *named)
        if said.announced and gained is None and not _BY_ITSELF.match(text, control.cue[0]):
            gained = said.own if control.change in _TAKEN and not lost else None
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


def _completed(change: Change, said: _Said, gained: str | None, lost: str | None) -> tuple[str | None, str | None]:
    """The sides with the speaker's own, where what he does tells it: he took from others, admits, or denies a loss."""
    own = said.own
    if change in _TAKEN and gained is None and lost and _is_armed(own) and not _alike(own, lost):
        gained = own
    suffered = said.admitted or said.stance is Stance.DENY
    suffered = suffered or (change in _TAKEN and bool(gained) and _opposed(own, gained or ""))
    if suffered and change in _HELD_BEFORE and lost is None and _holds(own) and not (gained and _alike(own, gained)):
        lost = own
    return gained, lost


def _opposed(speaker: str, gainer: str) -> bool:
    """Does one of them fight for a state and the other against it, or call the gainer the enemy?"""
    if not _holds(speaker) or _ABROAD & {*folded(speaker).split()}:
        return False
    sides = [classify(name)[1] in _STATE for name in (speaker, gainer)]
    return bool(_ENEMY.search(gainer)) or (_holds(gainer) and sides[0] is not sides[1])


def _holds(name: str) -> bool:
    """Is it a force or a government, which can hold a place?"""
    return classify(name)[1] in _HOLDERS


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


def _positions(sentence: Sentence, control: Control, found: Found) -> list[_Said]:
    """Who says so, and his stance; of "residents denied the army's claim that it took Torvak", two of them."""
    text, at = sentence.text, control.cue[0]
    inside = holding(sentence, at)
    frame = inside[-1] if inside else None
    denied_by = denier(text, at)
    nearer = frame is not None and (frame.act is Act.DENY or (denied_by is not None and frame.cue[0] > denied_by[1]))
    if not nearer and (who := _teller(text, denied_by)):
        return [_Said(who, Stance.DENY, who)]
    if frame is None and not control.false and (who := _teller(text, announcer(text, at))):
        return [_Said(who, control.stance, who, announced=_holds(who))]
    said = _said(sentence, frame, control, found)
    deniers = [
        text[slice(*frame.source)]
        for frame in inside[:-1]
        if frame.act is Act.DENY and frame.source and frame.source != inside[-1].source
    ]
    deniers = deniers[-1:] or _answering(text, said, control)
    return [said, *(_Said(denier, _through(Act.DENY, control), said.by) for denier in deniers)]


def _answering(text: str, said: _Said, control: Control) -> list[str]:
    """Who answers to the change in the same sentence: "the army said it took Torvak; rebels said they were there"."""
    if said.stance is not Stance.AFFIRM or control.change not in _ANSWERED:
        return []
    behind = (frame for frame in frames(text) if frame.source and frame.source[0] > control.places[-1][1])
    speakers = ((text[slice(*frame.source)], frame) for frame in behind if frame.source)
    return [
        speaker
        for speaker, frame in speakers
        if not _alike(speaker, said.by)
        and not (is_pronoun(speaker) or is_first_person(speaker))
        and not any(start <= control.cue[0] < end for start, end in frame.content)
        and answers(text[frame.cue[0] :])
    ][:1]


def _teller(text: str, span: Offsets | None) -> str | None:
    """Somebody who can say something, named or described."""
    words = text[slice(*span)] if span else ""
    return words if words and party_like(words) else None


def _said(sentence: Sentence, frame: Frame | None, control: Control, found: Found) -> _Said:
    """Who says so, and his stance: the frame whose content holds the verb, the issuer, or the outlet."""
    rows = [row.by for row in claims_of(sentence, found)]
    if frame:
        source = sentence.text[slice(*frame.source)] if frame.source else None
        said_by = source if source in rows else next(iter(rows), source or OUTLET)
        act = _act(sentence, frame, control, _denied_by(sentence, said_by, found))
        return _Said(said_by, _through(act, control), said_by, admitted=frame.act is Act.ADMIT)
    by = rows[0] if rows and not frames(sentence.text) else ISSUER if rows and found.statement else OUTLET
    return _Said(by, control.stance, by)


def _denied_by(sentence: Sentence, speaker: str, found: Found) -> list[str]:
    """What the speaker denies in the sentence."""
    return [row.text for row in claims_of(sentence, found) if row.act is Act.DENY and row.by == speaker]


def _act(sentence: Sentence, frame: Frame, control: Control, denied: Sequence[str]) -> Act:
    """What is done with the change: as the verb says, or, where it leaves that open, a denial of what is affirmed."""
    if not frame.neutral or control.stance is not Stance.AFFIRM:
        return frame.act
    words = sentence.text[control.cue[0] : control.cue[1] + ENOUGH].rstrip(" .,")
    return Act.DENY if any(words in text for text in denied) else frame.act


def _through(act: Act, control: Control) -> Stance:
    """A denial turns an affirmed change into a denied one; a prediction into a predicted one."""
    stance = control.stance
    if control.false:
        return Stance.DENY
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
