"""The lists of a brief as tables: UTF-8, RFC 4180, columns named after ACLED's where it has them.

These are not ACLED-coded data: a row of `territory` is what one speaker says of one change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from summarizer.errors import UsageError
from summarizer.schemas import (
    ISSUER,
    OUTLET,
    Brief,
    Claim,
    CustomItem,
    Date,
    Evidence,
    Party,
    Place,
    Position,
    Precision,
    TerritorialChange,
)

from .tables import EVIDENCE, Record, file_name, party, quoted, table
from .wording import change_clause

_TIME_PRECISION = {Precision.DAY: 1, Precision.WEEK: 2, Precision.MONTH: 3}
"""ACLED's codes; it has none for a year."""
_DATE = ("event_date", "time_precision", "date", "when")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors": ("actor_id", "name", "kind", "type", "aliases", "affiliation", "affiliation_id", *EVIDENCE),
    "claims": (
        *("claim_id", *_DATE, "said_by", "said_by_id", "via", "anonymity", "act", "text", "paraphrased", "certainty"),
        *("hedge", "time", "quote_type", "factuality", *EVIDENCE),
    ),
    "territory": (
        *("event_id", *_DATE, "change", "actor1", "actor2", "country", "admin1", "location", "latitude", "longitude"),
        *("geo_precision", "status", "said_by", "said_by_id", "speaker_class", "stance", "notes", *EVIDENCE),
    ),
    "goals": (
        *("goal_id", "holder", "holder_id", "stated_by", "stated_by_id", "self_stated", "kind", "goal", "paraphrased"),
        *EVIDENCE,
    ),
}
"""Columns of the four lists. actor1 gains the place, actor2 loses it."""


def to_csv(brief: Brief, name: str) -> str:
    """One list of the brief as a table: actors, claims, territory, goals or a section of the user's own.

    Cells that a spreadsheet would take for a formula begin with an apostrophe; text stands on one line. Raises
    UsageError for a list that the brief does not have.
    """
    if name in _RECORDS:
        return table(COLUMNS[name], _RECORDS[name](brief))
    if name not in brief.sections:
        raise UsageError(f"no list {name!r} in the brief; there are: {', '.join([*_RECORDS, *brief.sections])}")
    return _section(brief, name)


def csv_files(brief: Brief) -> dict[str, str]:
    """Every list of the brief by its file name: the four, and one for each section of the user's own."""
    files = {f"{name}.csv": to_csv(brief, name) for name in _RECORDS}
    for name in brief.sections:
        files[file_name(name, files)] = _section(brief, name)
    return files


def _section(brief: Brief, name: str) -> str:
    """A section of the user's own, with the fields of its rows as columns."""
    items = brief.sections[name]
    fields = tuple(dict.fromkeys(key for item in items for key in item.values))
    return table(("item_id", *fields, *EVIDENCE), (_custom(brief, item) for item in items))


def _evidence(brief: Brief, passages: Iterable[Evidence]) -> Record:
    document = brief.document
    return quoted(passages, document.url or document.name or document.title, document.id)


def _dated(when: str | None, date: Date | None) -> Record:
    """`event_date` is a single day of the calendar or empty; `date` has what is less exact, and intervals."""
    if date is None:
        return {"when": when}
    day = date.precision is Precision.DAY and "/" not in date.value
    return {
        "event_date": date.value if day else None,
        "time_precision": _TIME_PRECISION.get(date.precision),
        "date": date.value,
        "when": when,
    }


def _speaker(brief: Brief, column: str, speaker: Party | None) -> Record:
    """A speaker; the text's own voice is the outlet's, or the issuer's of a statement."""
    own = brief.document.issuer or Party(name=ISSUER if brief.document.is_statement else OUTLET)
    return party(column, speaker or own)


def _actors(brief: Brief) -> Iterable[Record]:
    for actor in brief.actors:
        known = actor.model_dump(include={"name", "kind", "type", "aliases"})
        belongs = party("affiliation", actor.affiliation)
        yield {"actor_id": actor.id, **known, **belongs, **_evidence(brief, actor.evidence)}


def _claims(brief: Brief) -> Iterable[Record]:
    for claim in brief.claims:
        yield {
            "claim_id": claim.id,
            **_told(claim),
            **_dated(claim.when, claim.date),
            **_speaker(brief, "said_by", claim.speaker),
            "via": claim.via.name if claim.via else None,
            **_evidence(brief, claim.evidence),
        }


def _told(claim: Claim) -> Record:
    fields = {"anonymity", "act", "text", "paraphrased", "certainty", "hedge", "time", "quote_type", "factuality"}
    return claim.model_dump(include=fields)


def _territory(brief: Brief) -> Iterable[Record]:
    """A row for each position; rows of one change share their event_id."""
    places = {place.id: place for place in brief.places}
    for change in brief.territorial_changes:
        event = _event(change, places.get(change.place.place_id or ""))
        for position in change.positions:
            yield {**event, **_position(brief, change, position)}


def _event(change: TerritorialChange, place: Place | None) -> Record:
    gained, lost = (party.name if party else None for party in (change.gained_by, change.lost_by))
    return {
        "event_id": change.id,
        **_dated(change.when, change.date),
        "change": change.change.value,
        "actor1": gained,
        "actor2": lost,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "location": change.place.name,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": place.geo_precision if place else None,
        "status": change.status.value,
        "notes": change_clause(change.change, change.place.name, gained, lost),
    }


def _position(brief: Brief, change: TerritorialChange, position: Position) -> Record:
    return {
        **_speaker(brief, "said_by", position.speaker),
        "speaker_class": position.speaker_class.value,
        "stance": position.stance.value,
        **_evidence(brief, position.evidence or change.evidence),
    }


def _goals(brief: Brief) -> Iterable[Record]:
    """In a statement the holder that is not named is its issuer; else he is nobody the text names."""
    for goal in brief.stated_goals:
        own = brief.document.is_statement
        yield {
            "goal_id": goal.id,
            **goal.model_dump(include={"self_stated", "kind", "goal", "paraphrased"}),
            **(_speaker(brief, "holder", goal.holder) if own else party("holder", goal.holder)),
            **_speaker(brief, "stated_by", goal.stated_by),
            **_evidence(brief, goal.evidence),
        }


def _custom(brief: Brief, item: CustomItem) -> Record:
    return {"item_id": item.id, **item.values, **_evidence(brief, item.evidence)}


_RECORDS: dict[str, Callable[[Brief], Iterable[Record]]] = {
    "actors": _actors,
    "claims": _claims,
    "territory": _territory,
    "goals": _goals,
}
