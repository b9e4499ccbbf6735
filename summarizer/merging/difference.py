"""Difference: what changed between two briefs or two dossiers, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..names import folded
from ..render.wording import STANCES, change_noun
from ..schemas import Brief, Dossier, MergedChange, MergedClaim, MergedPosition, Party, Stance
from .changes import TAKEN, same_place
from .dossier import merge
from .times import Interval, interval


@dataclass(frozen=True)
class Difference:
    """One change in one line. `kind`: new, gone, status, position; `item` is the id in the newer (gone: older) one."""

    kind: str
    item: str
    line: str


def diff(old: Brief | Dossier, new: Brief | Dossier) -> list[Difference]:
    """What is new, gone or told otherwise in `new`: territorial changes first, then claims. Pure."""
    before, after = _dossier(old), _dossier(new)
    return [
        *_changes(before.territorial_changes, after.territorial_changes),
        *_claims(before.claims, after.claims),
    ]


def _dossier(either: Brief | Dossier) -> Dossier:
    return merge([either]) if isinstance(either, Brief) else either


def _changes(before: Sequence[MergedChange], after: Sequence[MergedChange]) -> Iterator[Difference]:
    left = list(before)
    for change in after:
        match = next((each for each in left if _same(each, change)), None)
        if match is None:
            yield Difference("new", change.id, f"new: {told(change)}, {change.status.value}")
            continue
        left.remove(match)
        if match.status is not change.status:
            line = f"{told(change)}: {match.status.value} before, {change.status.value} now"
            yield Difference("status", change.id, line)
        yield from _positions(match, change)
    for gone in left:
        yield Difference("gone", gone.id, f"gone: {told(gone)}, {gone.status.value} before")


def _positions(before: MergedChange, after: MergedChange) -> Iterator[Difference]:
    known, held = _taken(before.positions), _taken(after.positions)
    for who, stance in held.items():
        if who not in known:
            word = "denial" if stance is Stance.DENY else "position"
            yield Difference("position", after.id, f"new {word}: {who} {STANCES[stance]} the {told(after)}")
        elif known[who] is not stance:
            line = f"{who} {STANCES[stance]} the {told(after)}; before: {STANCES[known[who]]}"
            yield Difference("position", after.id, line)
    for who in known.keys() - held.keys():
        yield Difference("position", after.id, f"withdrawn: {who} {STANCES[known[who]]} the {told(after)}")


def _taken(positions: Sequence[MergedPosition]) -> dict[str, Stance]:
    """Each speaker's stance, as far as it is still held."""
    return {_name(each.speaker): each.stance for each in positions if not each.superseded}


def _claims(before: Sequence[MergedClaim], after: Sequence[MergedClaim]) -> Iterator[Difference]:
    known = {_key(claim): claim for claim in before}
    held = {_key(claim): claim for claim in after}
    for key, claim in held.items():
        if key not in known:
            opposite = known.get((*key[:2], not key[2]))
            turned = f"; before: {_said(opposite)}" if opposite else ""
            yield Difference("new", claim.id, f"new claim: {_said(claim)}{turned}")
    for key, claim in known.items():
        if key not in held:
            yield Difference("gone", claim.id, f"claim withdrawn or no longer reported: {_said(claim)}")


def _key(claim: MergedClaim) -> tuple[str, str, bool]:
    return folded(_name(claim.speaker)), folded(claim.text), claim.positive


def _same(one: MergedChange, other: MergedChange) -> bool:
    kinds = {one.change, other.change}
    return (
        same_place(one.place, other.place)
        and (len(kinds) == 1 or kinds <= TAKEN)
        and _one_party(one.gained_by, other.gained_by)
        and _when(one).overlaps(_when(other))
        and _only_predicted(one) is _only_predicted(other)
    )


def _only_predicted(change: MergedChange) -> bool:
    return all(position.stance is Stance.PREDICT for position in change.positions)


def _one_party(one: Party | None, other: Party | None) -> bool:
    return one is None or other is None or folded(one.name) == folded(other.name)


def _when(change: MergedChange) -> Interval:
    return Interval(
        interval(change.earliest).start if change.earliest else None,
        interval(change.latest).end if change.latest and change.earliest else None,
    )


def told(change: MergedChange) -> str:
    """What happened, in words: "capture of Torvak by Free Dorian Army (2031-03-04)"."""
    gained, lost = (party.name if party else None for party in (change.gained_by, change.lost_by))
    when = f" ({change.earliest})" if change.earliest else ""
    return change_noun(change.change, change.place.name, gained, lost) + when


def _said(claim: MergedClaim) -> str:
    return f"{_name(claim.speaker)} {'says' if claim.positive else 'denies'}: {claim.text}"


def _name(party: Party | None) -> str:
    return party.name if party else "the text's own voice"
