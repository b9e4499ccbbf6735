"""The territorial changes of a dossier as points on a map: GeoJSON (RFC 7946)."""

from __future__ import annotations

from typing import Any

from summarizer.schemas import DOSSIER_VERSION, Dossier, MergedChange, MergedPosition

from ..geojson import collection, feature, name, quote


def dossier_to_geojson(dossier: Dossier) -> str:
    """A FeatureCollection with a Point for each territorial change whose place has coordinates.

    Properties tell the change, its status, dates and positions with their articles and quotes. The member
    `summarizer`, foreign to GeoJSON, lists the articles and counts the changes left out for want of coordinates.
    """
    about = {
        "dossier_version": DOSSIER_VERSION,
        "dossier_id": dossier.dossier_id,
        "sources": [each.model_dump() for each in dossier.sources],
    }
    return collection([(each.place, _feature(each)) for each in dossier.territorial_changes], about)


def _feature(change: MergedChange) -> dict[str, Any]:
    properties = {
        "country": change.place.country,
        "geonameid": change.place.geonameid,
        "earliest": change.earliest,
        "latest": change.latest,
        **change.corroboration.model_dump(),
        "manner_differs": change.manner_differs,
        "positions": [_position(each) for each in change.positions],
    }
    return feature(change, properties)


def _position(position: MergedPosition) -> dict[str, Any]:
    """What one speaker says in one article; said_by null: the article's own voice."""
    known = position.model_dump(include={"speaker_class", "stance", "source", "stated", "superseded", "primary"})
    return {"said_by": name(position.speaker), **known, "quotes": [quote(each) for each in position.evidence]}
