"""The lists of a brief as tables: UTF-8, RFC 4180, columns named after ACLED's where it has them.

These are not ACLED-coded data: a row of `territory` is what one speaker says of one change.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

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

from .safety import plain
from .wording import change_clause

Record = dict[str, Any]
_FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula; a tab or line break before it is dropped (OWASP)."""
_TIME_PRECISION = {Precision.DAY: 1, Precision.WEEK: 2, Precision.MONTH: 3}
"""ACLED's codes; it has none for a year."""
_EVIDENCE = ("quote", "sentences", "offsets", "source", "doc_id")
_DATE = ("event_date", "time_precision", "date", "when")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors": ("actor_id", "name", "kind", "type", "aliases", "affiliation", "affiliation_id", *_EVIDENCE),
    "claims": (
        *("claim_id", *_DATE, "said_by", "said_by_id", "via", "anonymity", "act", "text", "paraphrased", "certainty"),
        *("hedge", "time", "quote_type", "factuality", *_EVIDENCE),
    ),
    "territory": (
        *("event_id", *_DATE, "change", "actor1", "actor2", "country", "admin1", "location", "latitude", "longitude"),
        *("geo_precision", "status", "said_by", "said_by_id", "speaker_class", "stance", "notes", *_EVIDENCE),
    ),
    "goals": (
        *("goal_id", "holder", "holder_id", "stated_by", "stated_by_id", "self_stated", "kind", "goal", "paraphrased"),
        *_EVIDENCE,
    ),
}
"""Columns of the four lists. actor1 gains the place, actor2 loses it."""


def to_csv(brief: Brief, name: str) -> str:
    """One list of the brief as a table: actors, claims, territory, goals or a section of the user's own.

    Cells that a spreadsheet would take for a formula begin with an apostrophe; text stands on one line. Raises
    UsageError for a list that the brief does not have.
    """
    if name in _RECORDS:
        return _table(COLUMNS[name], _RECORDS[name](brief))
    if name not in brief.sections:
        raise UsageError(f"no list {name!r} in the brief; there are: {', '.join([*_RECORDS, *brief.sections])}")
    return _section(brief, name)


def csv_files(brief: Brief) -> dict[str, str]:
    """Every list of the brief by its file name: the four, and one for each section of the user's own."""
    files = {f"{name}.csv": to_csv(brief, name) for name in _RECORDS}
    for name in brief.sections:
        safe, number = re.sub(r"[^\w-]+", "_", name).strip("_")[:80] or "section", 2
        file = f"{safe}.csv"
        while file in files:
            file, number = f"{safe}-{number}.csv", number + 1
        files[file] = _section(brief, name)
    return files


def _section(brief: Brief, name: str) -> str:
    """A section of the user's own, with the fields of its rows as columns."""
    items = brief.sections[name]
    fields = tuple(dict.fromkeys(key for item in items for key in item.values))
    return _table(("item_id", *fields, *_EVIDENCE), (_custom(brief, item) for item in items))


def _table(columns: Iterable[str], records: Iterable[Record]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    names = list(columns)
    writer.writerow(map(_cell, names))
    writer.writerows([_cell(record.get(name)) for name in names] for record in records)
    return out.getvalue()


def _cell(value: object) -> str | float:
    """A value as a cell: numbers as they are, lists with semicolons, text defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return _text("; ".join(map(str, map(_cell, value))))
    if isinstance(value, dict):
        return _text("; ".join(f"{key}: {_cell(each)}" for key, each in value.items()))
    return _text(str(value))


def _text(value: str) -> str:
    text = plain(value).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text


def _evidence(brief: Brief, passages: Iterable[Evidence]) -> Record:
    found = list(passages)
    return {
        "quote": " | ".join(each.exact for each in found),
        "sentences": [each.sentence for each in found],
        "offsets": [f"{each.start}-{each.end}" for each in found],
        "source": brief.document.url or brief.document.name or brief.document.title,
        "doc_id": brief.document.id,
    }


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


def _party(column: str, party: Party | None) -> Record:
    return {column: party.name, f"{column}_id": party.actor_id} if party else {}


def _speaker(brief: Brief, column: str, speaker: Party | None) -> Record:
    """A speaker; the text's own voice is the outlet's, or the issuer's of a statement."""
    own = brief.document.issuer or Party(name=ISSUER if brief.document.is_statement else OUTLET)
    return _party(column, speaker or own)


def _actors(brief: Brief) -> Iterable[Record]:
    for actor in brief.actors:
        known = actor.model_dump(include={"name", "kind", "type", "aliases"})
        belongs = _party("affiliation", actor.affiliation)
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
            **(_speaker(brief, "holder", goal.holder) if own else _party("holder", goal.holder)),
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
