"""Positions on a territorial change: who says so, with which stance, and who answers him.

Reads the sentence with the change and the one behind it; no model asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..attribution import frames
from ..classify import party_like
from ..control import Control
from ..document import Document, Sentence
from ..frame import Frame
from ..modality import is_carrier, says_unverified
from ..names import parts
from ..schemas import ISSUER, OUTLET, Act, Change, Stance
from ..statements import first_person
from ..tellings import announcer, answers, conceder, denier
from ..typography import Offsets
from .allegiance import alike, holds_ground, side_of
from .base import Found
from .speakers import ENOUGH, claims_of, holding, is_first_person, is_pronoun

_CREDITING = re.compile(
    r"^(?P<who>[^,;]{2,80}?)\s+(?:ha(?:s|ve|d)\s+)?credit(?:s|ed)\s+[^,;]{2,60}?\s+with\s+[“\"‘']?$"
)
""""The ministry | credited the Northern Group with | liberating Torvak"."""
_BY_OWN_ACCOUNT = re.compile(
    r"\b(?:by|on|in)\s+(?:its|their|his|her|our)\s+own\s+(?:account|admission|telling|count|reckoning|version|words|estimate)\b"
)
_PREFIXED = re.compile(
    r"(?P<who>(?:the\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+?)(?:\s+(?:statement|communiqu[eé]|bulletin|spokes\w+|release))?:\s+(?=\S)",
    re.IGNORECASE,
)
""""Army statement: Torvak taken": who speaks stands before a colon."""
_LOSS = re.compile(r"fall|loss|collapse|surrender|withdrawal|retreat", re.IGNORECASE)
TAKEN = frozenset({Change.CAPTURE, Change.RECAPTURE})
_SOMEBODYS_CLAIM = re.compile(
    r"[\w’'-]+(?:[’']s|s[’'])\s+(?:\w+\s+)?(?:claims?|reports?|accounts?|statements?|versions?)\b"
)
_SOME = frozenset({"some", "many", "others", "several", "sources", "people", "residents", "they"})
"""Speakers whom nobody could find."""
HELD_BEFORE = frozenset({*TAKEN, Change.HANDOVER, Change.WITHDRAWAL, Change.SIEGE})
"""Changes that somebody suffers: who admits one, or denies it for his own side, is who loses by it."""
ANSWERED = frozenset({*HELD_BEFORE, Change.ADVANCE, Change.HOLD})


@dataclass(frozen=True)
class Said:
    """What one speaker says of a change; `own`: whom "it" stands for, in an `answer` the other speaker."""

    by: str
    stance: Stance
    own: str
    admitted: bool = False
    announced: bool = False
    answer: bool = False


def positions(document: Document, sentence: Sentence, control: Control, found: Found) -> list[Said]:
    """Who says so, and his stance; of "residents denied the army's claim that it took Torvak", two of them."""
    said = [each for joint in _positions(sentence, control, found) for each in _apart(joint)]
    return [replace(each, own=side_of(document, each.own, sentence.number)) for each in said]


def _apart(said: Said) -> list[Said]:
    """What two say together as the position of each: "residents and a military spokesman"."""
    named = parts(said.by) if said.own == said.by else []
    return [replace(said, by=name, own=name) for name in named] if len(named) > 1 else [said]


def _positions(sentence: Sentence, control: Control, found: Found) -> list[Said]:
    text, at = sentence.text, control.cue[0]
    inside = holding(sentence, at)
    frame = _done(inside[-1]) if inside else None
    if control.false and any(each.act is Act.DENY and not each.negated for each in inside[:-1]):
        control = replace(control, false=False, stance=Stance.AFFIRM)  # who calls it false is another
    denied_by = denier(text, at)
    nearer = frame is not None and (frame.act is Act.DENY or (denied_by is not None and frame.cue[0] > denied_by[1]))
    if not nearer and (who := _teller(text, denied_by)):
        return [Said(who, Stance.DENY, who)]
    if frame is None and (who := _teller(text, conceder(text, at))):
        return [Said(who, Stance.AFFIRM, who, admitted=True)]
    if frame is None and not control.false and (who := _teller(text, announcer(text, at))):
        return [Said(who, control.stance, who, announced=holds_ground(who))]
    if frame is None and (who := _claimant(text, control)):
        return [Said(who, control.stance, who)]
    said = _said(sentence, frame, control, found)
    deniers = [
        text[slice(*frame.source)]
        for frame in inside[:-1]
        if frame.act is Act.DENY and frame.source and frame.source != inside[-1].source
    ]
    deniers = deniers[-1:] or _answering(text, said, control)
    return [said, *(Said(denier, _through(Act.DENY, control), said.by, answer=True) for denier in deniers)]


def _doubts_it(text: str) -> bool:
    """Does the next sentence say that what was told before cannot be verified, and not what somebody else claims?"""
    return says_unverified(text) and not _SOMEBODYS_CLAIM.search(text)


def weighed(said: Said, sentence: Sentence, behind: Sentence | None) -> Said:
    """What nobody stands behind, or what the text itself says cannot be verified, is possible."""
    if said.stance is not Stance.AFFIRM:
        return said
    doubted = says_unverified(sentence.text) or (behind is not None and _doubts_it(behind.text))
    nobody = said.by == OUTLET or said.by.lower() in _SOME
    return replace(said, stance=Stance.POSSIBLE) if is_carrier(said.by) or (nobody and doubted) else said


def _answering(text: str, said: Said, control: Control) -> list[str]:
    """Who answers to the change in the same sentence: "the army said it took Torvak; rebels said they were there"."""
    if said.stance is not Stance.AFFIRM or control.change not in ANSWERED:
        return []
    behind = (frame for frame in frames(text) if frame.source and frame.source[0] > control.places[-1][1])
    speakers = ((text[slice(*frame.source)], frame) for frame in behind if frame.source)
    return [
        speaker
        for speaker, frame in speakers
        if not alike(speaker, said.by)
        and not (is_pronoun(speaker) or is_first_person(speaker))
        and not any(start <= control.cue[0] < end for start, end in frame.content)
        and answers(text[frame.cue[0] :], party=holds_ground(speaker))
    ][:1]


def _claimant(text: str, control: Control) -> str | None:
    """Who only claims it: "the rebels | claimed control of | Torvak", "by their own account"; "Army: Torvak taken"."""
    if crediting := _CREDITING.search(text[: control.cue[0]]):
        return _teller(text, crediting.span("who"))
    claims = text[slice(*control.cue)].lower().startswith("claim") or _BY_OWN_ACCOUNT.search(text)
    if prefixed := _PREFIXED.match(text):
        return _teller(text, prefixed.span("who"))
    return _teller(text, control.gained_by or control.lost_by) if claims else None


def _done(frame: Frame) -> Frame:
    """An attribution as what it does: who "did not deny" it admits it."""
    return replace(frame, act=Act.ADMIT) if frame.negated and frame.act is Act.DENY else frame


def _teller(text: str, span: Offsets | None) -> str | None:
    """Somebody who can say something, named or described."""
    words = text[slice(*span)] if span else ""
    return words if words and party_like(words) else None


def _said(sentence: Sentence, frame: Frame | None, control: Control, found: Found) -> Said:
    """Who says so, and his stance: the frame whose content holds the verb, the issuer, or the outlet."""
    rows = [row.by for row in claims_of(sentence, found)]
    if frame:
        source = sentence.text[slice(*frame.source)] if frame.source else None
        said_by = source if source in rows else next(iter(rows), source or OUTLET)
        act = _act(sentence, frame, control, _denied_by(sentence, said_by, found))
        stance = _through(act, control)
        if frame.negated and frame.act is Act.ASSERT and stance is Stance.AFFIRM:
            stance = Stance.POSSIBLE
        admitted = frame.act is Act.ADMIT or _confirms_loss(sentence.text, frame, control)
        return Said(said_by, stance, said_by, admitted=admitted)
    issued = found.statement and (bool(rows) or first_person(sentence) or found.issuer is not None)
    by = rows[0] if rows and not frames(sentence.text) else ISSUER if issued else OUTLET
    return Said(by, control.stance, (found.issuer or by) if by == ISSUER else by)


def _confirms_loss(text: str, frame: Frame, control: Control) -> bool:
    """Does somebody confirm what nobody would say of his own gain: "confirmed the loss of Torvak"?"""
    confirmed = text[slice(*frame.cue)].lower().startswith("confirm")
    sided = control.gained_by or control.lost_by
    return confirmed and not sided and bool(_LOSS.fullmatch(text[slice(*control.cue)]))


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
