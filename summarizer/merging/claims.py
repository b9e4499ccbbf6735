"""Claims: what one speaker says in several articles once, and how the claims of speakers stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ..deriving import digest, same_side, unique
from ..names import folded
from ..schemas import (
    Brief,
    Claim,
    Figure,
    FigureValue,
    MergedClaim,
    Party,
    Passage,
    Ref,
    Relation,
    RelationKind,
    TerritorialChange,
)
from .actors import Actors
from .propositions import Proposition, numbers, without_numbers
from .times import Interval, day, happened


@dataclass(frozen=True, eq=False)
class Said:
    """One brief's claim, ready to be compared; `about` is the territorial change that it is a position on."""

    brief: Brief
    item: Claim
    speaker: Party | None
    proposition: Proposition
    stated: date | None
    when: Interval
    about: str | None


@dataclass(frozen=True, eq=False)
class Group:
    """One speaker's claim with the items it was made of."""

    claim: MergedClaim
    said: list[Said]

    @property
    def first(self) -> Said:
        """The first of them."""
        return self.said[0]


def said(brief: Brief, item: Claim, actors: Actors, merged: Mapping[tuple[str, str], str]) -> Said:
    """A brief's claim, ready to be compared; in a statement the issuer speaks where nobody is named.

    `merged` leads from a brief and its territorial change to the dossier's.
    """
    stated = day(brief.document.published)
    speaker = actors.party(brief, item.speaker or brief.document.issuer)
    change = _position_on(brief, item)
    about = merged[brief.brief_id, change.id] if change else None
    places = [place.name for place in brief.places]
    return Said(brief, item, speaker, Proposition.of(item, places), stated, happened(item.date, stated), about)


def groups(items: Sequence[Said]) -> list[Group]:
    """The claims of the dossier: one speaker, one proposition, one time, the same numbers."""
    collected: list[list[Said]] = []
    for each in sorted(items, key=lambda item: (item.stated or date.max, item.brief.brief_id)):
        fitting = [group for group in collected if all(_identical(each, other) for other in group)]
        if fitting:
            fitting[0].append(each)
        else:
            collected.append([each])
    taken: set[str] = set()
    return [Group(_merged(group, taken), group) for group in collected]


def relations(claims: Sequence[Group], actors: Actors) -> Iterator[Relation]:
    """How claims on the same matter stand to each other."""
    for one, other in combinations(claims, 2):
        if _same_matter(one.first, other.first):
            kind, why = _relation(one, other, actors)
            yield Relation(kind=kind, one=one.claim.id, other=other.claim.id, why=why)


def figures(claims: Sequence[Group], related: Sequence[Relation]) -> list[Figure]:
    """Numbers that differ between claims on the same matter, with the lowest, the highest and every speaker's own."""
    by_id = {group.claim.id: group for group in claims}
    matters: list[list[Group]] = []
    for relation in (each for each in related if each.kind is RelationKind.QUALIFIES):
        one, other = by_id[relation.one], by_id[relation.other]
        matter = next((each for each in matters if one in each or other in each), None)
        if matter is None:
            matters.append([one, other])
        else:
            matter += [each for each in (one, other) if each not in matter]
    return [_figure(matter) for matter in matters]


def _identical(one: Said, other: Said) -> bool:
    return (
        _same_speaker(one.speaker, other.speaker)
        and one.proposition.positive is other.proposition.positive
        and one.proposition.numbers == other.proposition.numbers
        and _same_matter(one, other)
    )


def _same_matter(one: Said, other: Said) -> bool:
    """Are both about the same territorial change; or, if not about one, of like words and the same time?"""
    if one.about and other.about:
        return one.about == other.about
    same = one.proposition.alike(other.proposition) or folded(one.item.text) == folded(other.item.text)
    return same and one.when.overlaps(other.when)


def _position_on(brief: Brief, claim: Claim) -> TerritorialChange | None:
    """The change on which the claim is its speaker's position: the same passage, the same speaker, the place named."""
    starts = {each.start for each in claim.evidence}
    for change in brief.territorial_changes:
        takes = any(
            position.speaker == claim.speaker and starts & {each.start for each in position.evidence}
            for position in change.positions
        )
        if takes and change.place.name in claim.text and not numbers(claim.text):
            return change
    return None


def _same_speaker(one: Party | None, other: Party | None) -> bool:
    """One actor; people without a name are another each time, unless the articles call them the same."""
    if one is None or other is None:
        return False
    return one.actor_id == other.actor_id is not None or folded(one.name) == folded(other.name)


def _relation(one: Group, other: Group, actors: Actors) -> tuple[RelationKind, str]:
    """`one` was stated first, or on the same day."""
    first, second = one.first, other.first
    who = [group.claim.speaker.name if group.claim.speaker else "the text" for group in (one, other)]
    side = same_side(first.speaker, second.speaker, actors.affiliations)
    if first.proposition.numbers != second.proposition.numbers:
        return RelationKind.QUALIFIES, f"{who[1]} gives another number than {who[0]}"
    if first.proposition.positive is second.proposition.positive:
        if side:
            return RelationKind.SUPPORTING, f"{who[1]} is on the side of {who[0]}: no independent support"
        return RelationKind.SUPPORTING, f"{who[1]} says what {who[0]} says"
    if _sequence(first, second):
        return RelationKind.PRECEDES, f"{who[0]} spoke before what {who[1]} tells of"
    if side and first.stated and second.stated and first.stated < second.stated:
        return RelationKind.SUPERSEDES, f"{who[1]} says otherwise later"
    return RelationKind.REFUTING, f"{who[0]} and {who[1]} contradict each other"


def _sequence(first: Said, second: Said) -> bool:
    """Does the second tell of something that came after the first was said?"""
    return bool(first.stated and second.when.start and first.stated < second.when.start)


def _merged(group: Sequence[Said], taken: set[str]) -> MergedClaim:
    first = group[0]
    stated = sorted(str(each.stated) for each in group if each.stated)
    speaker = first.speaker
    content = digest(speaker and (speaker.actor_id or folded(speaker.name)), first.item.act, folded(first.item.text))
    return MergedClaim(
        id=unique(f"claim:{content}", taken),
        speaker=speaker,
        act=first.item.act,
        text=first.item.text,
        positive=first.proposition.positive,
        certainty=first.item.certainty,
        first_stated=stated[0] if stated else None,
        last_stated=stated[-1] if stated else None,
        about=first.about,
        said=[Passage(source=each.brief.brief_id, evidence=found) for each in group for found in each.item.evidence],
        members=[Ref(source=each.brief.brief_id, item=each.item.id) for each in group],
    )


def _figure(matter: Sequence[Group]) -> Figure:
    values = [
        FigureValue(value=value, text=printed, speaker=group.claim.speaker, claim=group.claim.id)
        for group in matter
        for value, printed in numbers(group.claim.text)[:1]
    ]
    amounts = [each.value for each in values]
    return Figure(about=without_numbers(matter[0].claim.text), low=min(amounts), high=max(amounts), values=values)
