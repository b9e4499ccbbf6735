"""Territorial changes as points on a map: GeoJSON (RFC 7946). No point is drawn where none is known, no area at all."""

from __future__ import annotations

import json
from typing import Any

from summarizer.schemas import SCHEMA_VERSION, Brief, Evidence, Party, Place, Position, TerritorialChange

from .json import visible


def to_geojson(brief: Brief) -> str:
    """A FeatureCollection with a Point for each territorial change whose place has coordinates.

    Properties tell the change, its status, date and positions with their quotes. The member `summarizer`, foreign to
    GeoJSON, names the article and counts the changes left out for want of coordinates.
    """
    places = {place.id: place for place in brief.places}
    located = [(change, places.get(change.place.place_id or "")) for change in brief.territorial_changes]
    features = [_feature(brief, change, place) for change, place in located if place and _has_point(place)]
    left_out = [change.place.name for change, place in located if not (place and _has_point(place))]
    collection = {
        "type": "FeatureCollection",
        "features": features,
        "summarizer": {
            "schema_version": SCHEMA_VERSION,
            "doc_id": brief.document.id,
            "source": brief.document.url or brief.document.name or brief.document.title,
            "published": brief.document.published,
            "gazetteer": brief.generation.gazetteer,
            "changes": len(located),
            "without_coordinates": len(left_out),
            "places_without_coordinates": list(dict.fromkeys(left_out)),
        },
    }
    return visible(json.dumps(collection, ensure_ascii=False, indent=2, allow_nan=False))


def _has_point(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def _feature(brief: Brief, change: TerritorialChange, place: Place) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": change.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "place": change.place.name,
            "country": place.country,
            "geonameid": place.geonameid,
            "geo_precision": place.geo_precision,
            "change": change.change.value,
            "gained_by": _name(change.gained_by),
            "lost_by": _name(change.lost_by),
            "status": change.status.value,
            "when": change.when,
            "date": change.date.value if change.date else None,
            "date_precision": change.date.precision.value if change.date else None,
            "positions": [_position(brief, position) for position in change.positions],
            "quotes": [_quote(passage) for passage in change.evidence],
        },
    }


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _position(brief: Brief, position: Position) -> dict[str, Any]:
    """What one speaker says; said_by null: the text's own voice, or the issuer of a statement where he is not named."""
    own = brief.document.issuer if brief.document.is_statement else None
    return {
        "said_by": _name(position.speaker or own),
        "speaker_class": position.speaker_class.value,
        "stance": position.stance.value,
        "quotes": [_quote(passage) for passage in position.evidence],
    }


def _quote(passage: Evidence) -> dict[str, Any]:
    return {"exact": passage.exact, "sentence": passage.sentence, "start": passage.start, "end": passage.end}
