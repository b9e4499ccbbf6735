"""Territorial changes as points on a map: GeoJSON (RFC 7946). No point is drawn where none is known, no area at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from summarizer.schemas import (
    SCHEMA_VERSION,
    Brief,
    Evidence,
    MergedChange,
    MergedPlace,
    Party,
    Place,
    Position,
    TerritorialChange,
)

from .json import visible

Point = Place | MergedPlace
Change = TerritorialChange | MergedChange


def to_geojson(brief: Brief) -> str:
    """A FeatureCollection with a Point for each territorial change whose place has coordinates.

    Properties tell the change, its status, date and positions with their quotes. The member `summarizer`, foreign to
    GeoJSON, names the article and counts the changes left out for want of coordinates.
    """
    places = {place.id: place for place in brief.places}
    located = [(change, places.get(change.place.place_id or "")) for change in brief.territorial_changes]
    about = {
        "schema_version": SCHEMA_VERSION,
        "doc_id": brief.document.id,
        "source": brief.document.url or brief.document.name or brief.document.title,
        "published": brief.document.published,
        "gazetteer": brief.generation.gazetteer,
    }
    return collection([(place, _feature(brief, change, place)) for change, place in located], about)


def collection(located: Sequence[tuple[Point | None, dict[str, Any]]], about: dict[str, Any]) -> str:
    """The features whose place has coordinates, as text; `about` becomes the foreign member, with what is left out."""
    points = [each | {"geometry": _point(place)} for place, each in located if place and _point(place)]
    left_out = [each["properties"]["place"] for place, each in located if not (place and _point(place))]
    counts = {
        "changes": len(located),
        "without_coordinates": len(left_out),
        "places_without_coordinates": list(dict.fromkeys(left_out)),
    }
    out = {"type": "FeatureCollection", "features": points, "summarizer": about | counts}
    return visible(json.dumps(out, ensure_ascii=False, indent=2, allow_nan=False))


def feature(change: Change, properties: dict[str, Any]) -> dict[str, Any]:
    """A feature without its point: what is said to have happened, and further `properties`."""
    told = {
        "place": change.place.name,
        "change": change.change.value,
        "gained_by": name(change.gained_by),
        "lost_by": name(change.lost_by),
        "status": change.status.value,
    }
    return {"type": "Feature", "id": change.id, "properties": told | properties}


def name(party: Party | None) -> str | None:
    """What a party is called."""
    return party.name if party else None


def quote(passage: Evidence) -> dict[str, Any]:
    """A passage with its place."""
    return {"exact": passage.exact, "sentence": passage.sentence, "start": passage.start, "end": passage.end}


def _point(place: Point) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _feature(brief: Brief, change: TerritorialChange, place: Place | None) -> dict[str, Any]:
    properties = {
        "country": place.country if place else None,
        "geonameid": place.geonameid if place else None,
        "geo_precision": place.geo_precision if place else None,
        "when": change.when,
        "date": change.date.value if change.date else None,
        "date_precision": change.date.precision.value if change.date else None,
        "positions": [_position(brief, position) for position in change.positions],
        "quotes": [quote(passage) for passage in change.evidence],
    }
    return feature(change, properties)


def _position(brief: Brief, position: Position) -> dict[str, Any]:
    """What one speaker says; said_by null: the text's own voice, or the issuer of a statement where he is not named."""
    own = brief.document.issuer if brief.document.is_statement else None
    return {
        "said_by": name(position.speaker or own),
        "speaker_class": position.speaker_class.value,
        "stance": position.stance.value,
        "quotes": [quote(passage) for passage in position.evidence],
    }
