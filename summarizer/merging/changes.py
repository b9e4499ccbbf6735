"""Changes: the same territorial change across articles once, every position kept, its status derived anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..deriving import anonymity, describes, digest, speaker_class, status, unique
from ..linking import slug
from ..schemas import (
    Anonymity,
    Brief,
    Change,
    Corroboration,
    MergedChange,
    MergedPlace,
    MergedPosition,
    Party,
    Position,
    Ref,
    Stance,
    TerritorialChange,
)
from .actors import Actors
from .times import Interval, day, happened

TAKEN = frozenset({Change.CAPTURE, Change.RECAPTURE, Change.HANDOVER})
_NAMELESS = frozenset({Anonymity.UNNAMED_OFFICIAL, Anonymity.UNNAMED_OTHER})
_NO_DATE = date.max


@dataclass(frozen=True, eq=False)
class Told:
    """One brief's territorial change with its parties and its place as the dossier knows them."""

    brief: Brief
    item: TerritorialChange
    place: MergedPlace
    gained_by: Party | None
    lost_by: Party | None
    stated: date | None
    when: Interval

    @property
    def denied(self) -> bool:
        """Is it only denied? Then it is about what was alleged up to the day of the denial."""
        return all(position.stance is Stance.DENY for position in self.item.positions)

    @property
    def predicted(self) -> bool:
        """Is it only predicted?"""
        return all(position.stance is Stance.PREDICT for position in self.item.positions)


def told(brief: Brief, item: TerritorialChange, actors: Actors) -> Told:
    """A brief's change, ready to be compared."""
    stated = day(brief.document.published)
    return Told(
        brief,
        item,
        _place(brief, item),
        actors.party(brief, item.gained_by),
        actors.party(brief, item.lost_by),
        stated,
        happened(item.date, stated),
    )


def groups(items: Sequence[Told], actors: Actors) -> list[list[Told]]:
    """The items of one change together: each one is compatible with every other of its group."""
    out: list[list[Told]] = []
    for each in sorted(items, key=lambda item: (item.when.start or _NO_DATE, item.stated or _NO_DATE)):
        fitting = [group for group in out if all(same_change(each, other, actors) for other in group)]
        if fitting:
            max(fitting, key=_latest).append(each)
        else:
            out.append([each])
    return out


def same_change(one: Told, other: Told, actors: Actors) -> bool:
    """Same place, compatible change, gainer and time; one article's changes are its own to keep apart."""
    return (
        one.brief.brief_id != other.brief.brief_id
        and same_place(one.place, other.place)
        and (one.item.change is other.item.change or {one.item.change, other.item.change} <= TAKEN)
        and one.predicted is other.predicted
        and actors.same_side(one.gained_by, other.gained_by)
        and actors.same_side(one.lost_by, other.lost_by)
        and _same_time(one, other)
    )


def same_place(one: MergedPlace, other: MergedPlace) -> bool:
    """By the gazetteer where it settles both, else by name."""
    if one.geonameid is not None and other.geonameid is not None:
        return one.geonameid == other.geonameid
    return slug(one.name) == slug(other.name)


def merged(group: Sequence[Told], actors: Actors, copy_of: dict[str, str], taken: set[str]) -> MergedChange:
    """One change of the dossier."""
    first = group[0]
    gained = _named([each.gained_by for each in group])
    lost = _named([each.lost_by for each in group])
    positions = [
        _position(each, position, (gained, lost), actors, copy_of) for each in group for position in each.item.positions
    ]
    positions = _superseded(sorted(positions, key=lambda position: position.stated or ""), actors)
    held = [position for position in positions if not position.superseded]
    starts = [each.when.start for each in group if each.when.start]
    ends = [each.when.end for each in group if each.when.end]
    kinds = [each.item.change for each in group if not each.denied] or [first.item.change]
    content = digest(first.place.id, _family(first.item.change), gained and gained.name, starts and min(starts))
    return MergedChange(
        id=unique(f"change:{content}", taken),
        place=next((each.place for each in group if each.place.geonameid), first.place),
        change=max(kinds, key=kinds.count),
        gained_by=gained,
        lost_by=lost,
        status=status([_as_position(position) for position in held], actors.affiliations),
        earliest=str(min(starts)) if starts else None,
        latest=str(min(ends)) if ends else None,
        positions=positions,
        corroboration=_corroboration(held),
        manner_differs=Change.HANDOVER in kinds and len(set(kinds)) > 1,
        members=[Ref(source=each.brief.brief_id, item=each.item.id) for each in group],
    )


def _same_time(one: Told, other: Told) -> bool:
    """A denial is about what was alleged before it: on Friday it denies no capture of Saturday."""
    if one.denied is other.denied:
        return one.when.overlaps(other.when)
    denial, event = (one, other) if one.denied else (other, one)
    if denial.stated and event.when.start:
        return event.when.start <= denial.stated and denial.when.overlaps(event.when)
    return one.when.overlaps(other.when)


def _latest(group: Sequence[Told]) -> date:
    return max((each.when.start or each.stated or date.min for each in group), default=date.min)


def _place(brief: Brief, item: TerritorialChange) -> MergedPlace:
    name = item.place.name
    known = next((place for place in brief.places if place.id == item.place.place_id), None)
    found = known if known and known.geonameid is not None else None
    return MergedPlace(
        id=f"place:{slug(name) or 'unknown'}",
        name=name,
        geonameid=found and found.geonameid,
        lat=found and found.lat,
        lon=found and found.lon,
        country=found and found.country,
    )


def _named(parties: Sequence[Party | None]) -> Party | None:
    """The party that most name; a name rather than a description."""
    known = [party for party in parties if party is not None]
    return max(known, key=lambda party: (not describes(party.name), known.count(party)), default=None)


def _position(
    item: Told, said: Position, sides: tuple[Party | None, Party | None], actors: Actors, copy_of: dict[str, str]
) -> MergedPosition:
    speaker = actors.party(item.brief, said.speaker)
    return MergedPosition(
        source=item.brief.brief_id,
        stated=str(item.stated) if item.stated else None,
        speaker=speaker,
        speaker_class=speaker_class(speaker, *sides, actors.affiliations),
        stance=said.stance,
        primary=_primary(item.brief, said, speaker, actors, copy_of),
        evidence=said.evidence,
    )


def _primary(brief: Brief, said: Position, speaker: Party | None, actors: Actors, copy_of: dict[str, str]) -> str:
    """What a position goes back to: a named speaker, the agency an unnamed one spoke to, else the article's text."""
    if speaker and anonymity(speaker) not in _NAMELESS:
        return f"speaker:{actors.root(speaker)}"
    if speaker and (agency := _agency(brief, said, actors)):
        return f"speaker:{actors.root(agency)}"
    text = f"text:{copy_of.get(brief.brief_id, brief.brief_id)}"
    return f"{text}:{slug(speaker.name)}" if speaker else text


def _agency(brief: Brief, said: Position, actors: Actors) -> Party | None:
    """The medium to which the speaker said it, where a claim on the same passage tells."""
    spans = {(each.start, each.end) for each in said.evidence}
    for claim in brief.claims:
        if claim.via and claim.speaker == said.speaker and spans & {(each.start, each.end) for each in claim.evidence}:
            return actors.party(brief, claim.via)
    return None


def _superseded(positions: Sequence[MergedPosition], actors: Actors) -> list[MergedPosition]:
    """Positions with those marked that their own speaker has left: a later one says otherwise."""
    return [
        position.model_copy(update={"superseded": any(_leaves(later, position, actors) for later in positions)})
        for position in positions
    ]


def _leaves(later: MergedPosition, earlier: MergedPosition, actors: Actors) -> bool:
    if not (later.speaker and earlier.speaker and later.stated and earlier.stated):
        return False
    same = actors.root(later.speaker) == actors.root(earlier.speaker)
    return same and later.stated > earlier.stated and later.stance is not earlier.stance


def _as_position(position: MergedPosition) -> Position:
    return Position(
        speaker=position.speaker,
        speaker_class=position.speaker_class,
        stance=position.stance,
        evidence=position.evidence,
    )


def _corroboration(held: Sequence[MergedPosition]) -> Corroboration:
    affirming = [position for position in held if position.stance is Stance.AFFIRM]
    documents = len({position.source for position in affirming})
    primary = sorted({position.primary for position in affirming})
    return Corroboration(documents=documents, primary_sources=primary, circular=documents > 1 and len(primary) == 1)


def _family(change: Change) -> str:
    return "taken" if change in TAKEN else change.value
