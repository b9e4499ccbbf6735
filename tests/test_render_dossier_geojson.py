from __future__ import annotations

import geojson
from briefs import hostile
from story import dossier

from summarizer import merge
from summarizer.render import render
from summarizer.schemas import Dossier


def read(told: Dossier) -> geojson.FeatureCollection:
    """The points as a reader of GeoJSON sees them, which checks their geometry."""
    collection = geojson.loads(render(told, "geojson"))
    assert isinstance(collection, geojson.FeatureCollection)
    assert collection.is_valid, collection.errors()
    return collection


def test_changes_with_coordinates_are_points_and_the_others_are_counted() -> None:
    found = read(dossier())
    assert [feature.properties["place"] for feature in found.features] == ["Torrin", "Hesk", "Hesk", "Hesk", "Torrin"]
    assert found.features[0].geometry.coordinates == [20.5, 44.1]
    foreign = found["summarizer"]
    assert (foreign["changes"], foreign["without_coordinates"]) == (8, 3)
    assert foreign["places_without_coordinates"] == ["Torrin Heights", "Lowdale"]
    assert len(foreign["sources"]) == 9


def test_a_point_has_status_dates_every_position_and_its_words() -> None:
    first = read(dossier()).features[0]
    told = first.properties
    assert first.id == dossier().territorial_changes[0].id
    assert (told["change"], told["status"]) == ("capture", "acknowledged")
    assert (told["earliest"], told["latest"], told["documents"]) == ("2031-03-03", "2031-03-03", 4)
    assert len(told["primary_sources"]) == 3
    denial = told["positions"][1]
    assert (denial["said_by"], denial["stance"], denial["superseded"]) == ("defense ministry", "deny", True)
    assert (denial["source"], denial["stated"]) == ("brief:monday-agency", "2031-03-03")
    assert denial["quotes"][0]["exact"].startswith("The defense ministry denied that")


def test_no_coordinates_give_no_points() -> None:
    assert read(merge([hostile("x")])).features == []


def test_a_hostile_dossier_stays_valid_and_shows_nothing_hidden() -> None:
    told = merge([hostile('"}]}\x1b]0;x\x07\u202e<script>')])
    read(told)
    assert not set("\x1b\x07\u202e") & set(render(told, "geojson"))
