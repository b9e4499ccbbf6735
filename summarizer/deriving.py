"""Deriving: what follows from rows by fixed tables, no model asked: status, factuality, anonymity, sides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .classify import classify
from .lexicon import load
from .names import folded, is_name, is_proper
from .schemas import Act, ActorType, Anonymity, Certainty, Factuality, Party, Position, SpeakerClass, Stance, Status

_PLUS = {
    Certainty.CERTAIN: Factuality.CT_PLUS,
    Certainty.PROBABLE: Factuality.PR_PLUS,
    Certainty.POSSIBLE: Factuality.PS_PLUS,
    Certainty.UNKNOWN: Factuality.UU,
}
_MINUS = {
    Certainty.CERTAIN: Factuality.CT_MINUS,
    Certainty.PROBABLE: Factuality.PR_MINUS,
    Certainty.POSSIBLE: Factuality.PS_MINUS,
    Certainty.UNKNOWN: Factuality.UU,
}
_ARMED_STATE = frozenset({ActorType.GOVERNMENT, ActorType.STATE_FORCES})


def factuality(act: Act, certainty: Certainty) -> Factuality:
    """The proposition as its speaker presents it, seen from the speaker (FactBank)."""
    if act in {Act.ASSERT, Act.ADMIT, Act.ACCUSE}:
        return _PLUS[certainty]
    return _MINUS[certainty] if act is Act.DENY else Factuality.UU


@cache
def _anonymous() -> tuple[frozenset[str], frozenset[str]]:
    speakers = load("reporting")["speakers"]
    return frozenset(speakers["anonymous"]), frozenset(speakers["officials"])


def anonymity(speaker: Party | None) -> Anonymity:
    """Whether a reader could find the speaker. A body ("the ministry") counts as named, "an official" does not."""
    if speaker is None:
        return Anonymity.ISSUER
    anonymous, officials = _anonymous()
    if is_name(speaker.name):
        return Anonymity.NAMED
    words = set(folded(speaker.name).split())
    if words & anonymous:
        return Anonymity.UNNAMED_OFFICIAL if words & officials else Anonymity.UNNAMED_OTHER
    return (
        Anonymity.NAMED
        if is_proper(speaker.name) or classify(speaker.name)[1] is not ActorType.OTHER
        else Anonymity.UNNAMED_OTHER
    )


def speaker_class(speaker: Party | None, gained_by: Party | None, lost_by: Party | None) -> SpeakerClass:
    """The side a speaker is on, seen from one change."""
    if speaker is None:
        return SpeakerClass.OUTLET
    if same_side(speaker, gained_by):
        return SpeakerClass.GAINER_SIDE
    if same_side(speaker, lost_by):
        return SpeakerClass.LOSER_SIDE
    if anonymity(speaker) in {Anonymity.UNNAMED_OFFICIAL, Anonymity.UNNAMED_OTHER}:
        return SpeakerClass.UNNAMED
    return SpeakerClass.THIRD_PARTY


def same_side(one: Party, other: Party | None) -> bool:
    """One actor, or one named after the other ("rebel spokesman", "rebels"), or a state and its forces."""
    if other is None:
        return False
    if one.actor_id is not None and one.actor_id == other.actor_id:
        return True
    a, b = _stems(one.name), _stems(other.name)
    if a <= b or b <= a:
        return True
    both_state = classify(one.name)[1] in _ARMED_STATE and classify(other.name)[1] in _ARMED_STATE
    return both_state and (bool(a & b) or not (_proper(one.name) or _proper(other.name)))


def _stems(name: str) -> set[str]:
    anonymous, _ = _anonymous()
    words = {
        word.rstrip("s")
        for word in folded(name).split()
        if word not in anonymous and word not in {"of", "the", "for", "force", "forces", "senior", "local"}
    }
    return words or {folded(name)}


def _proper(name: str) -> bool:
    return is_proper(name)


def status(positions: Sequence[Position]) -> Status:
    """What the positions add up to: the first row of the table that fits (brief-schema, section 4).

    >>> status([])
    Traceback (most recent call last):
    ValueError: a territorial change without a position
    """
    if not positions:
        raise ValueError("a territorial change without a position")
    stances = {position.stance for position in positions}
    affirming = [position for position in positions if position.stance is Stance.AFFIRM]
    if affirming and Stance.DENY in stances:
        return Status.DISPUTED
    if not affirming:
        return _unaffirmed(stances)
    return _affirmed(affirming)


def _unaffirmed(stances: set[Stance]) -> Status:
    if Stance.DENY in stances:
        return Status.DENIED
    return Status.UNVERIFIED if Stance.POSSIBLE in stances else Status.PROJECTED


def _affirmed(affirming: Sequence[Position]) -> Status:
    classes = {position.speaker_class for position in affirming}
    if SpeakerClass.LOSER_SIDE in classes:
        return Status.ACKNOWLEDGED
    third = {
        position.speaker.name
        for position in affirming
        if position.speaker and position.speaker_class is SpeakerClass.THIRD_PARTY
    }
    if len(third) > 1:
        return Status.CORROBORATED
    if SpeakerClass.OUTLET in classes:
        return Status.REPORTED_AS_FACT
    if third or SpeakerClass.UNNAMED in classes:
        return Status.REPORTED
    return Status.CLAIMED
