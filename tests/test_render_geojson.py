from __future__ import annotations

import geojson
from briefs import hostile, located, minimal, rich, statement

from summarizer.render import render
from summarizer.schemas import Brief, Named


def read(brief: Brief) -> geojson.FeatureCollection:
    """The brief's points as a reader of GeoJSON sees them, which checks their geometry."""
    collection = geojson.loads(render(brief, "geojson"))
    assert isinstance(collection, geojson.FeatureCollection)
    assert collection.is_valid, collection.errors()
    return collection


def test_a_change_with_coordinates_is_a_point_with_longitude_first() -> None:
    (feature,) = read(located()).features
    assert isinstance(feature, geojson.Feature)
    assert isinstance(feature.geometry, geojson.Point)
    assert feature.geometry.coordinates == [29.25, -1.5]
    assert feature.id == "t-karsa"


def test_a_point_tells_status_date_and_who_says_so_in_which_words() -> None:
    (feature,) = read(located()).features
    told = feature.properties
    assert (told["place"], told["change"], told["status"]) == ("Karsa", "capture", "reported_as_fact")
    assert (told["gained_by"], told["lost_by"]) == ("Northern Front", "government forces")
    assert (told["when"], told["date"], told["date_precision"]) == ("on Thursday", "2031-05-01", "day")
    (position,) = told["positions"]
    assert (position["said_by"], position["speaker_class"], position["stance"]) == (None, "outlet", "affirm")
    words = "The Northern Front captured Karsa from government forces on Thursday."
    assert position["quotes"] == told["quotes"] == [{"exact": words, "sentence": 1, "start": 0, "end": 69}]


def test_changes_without_coordinates_are_left_out_and_counted() -> None:
    brief = located()
    foreign = read(brief)["summarizer"]
    assert (foreign["changes"], foreign["without_coordinates"]) == (9, 8)
    assert foreign["places_without_coordinates"].count("Dorin") == 1
    assert "Karsa" not in foreign["places_without_coordinates"]
    assert foreign["doc_id"] == "sha256:aa11"


def test_a_place_with_half_a_point_or_none_is_drawn_nowhere() -> None:
    half = located().places[0].model_copy(update={"lon": None})
    assert read(located().model_copy(update={"places": [half]})).features == []
    assert read(rich()).features == []
    assert read(minimal())["summarizer"]["changes"] == 0


def test_the_equator_and_the_first_meridian_are_coordinates() -> None:
    origin = located().places[0].model_copy(update={"lat": 0.0, "lon": 0.0})
    (feature,) = read(located().model_copy(update={"places": [origin]})).features
    assert feature.geometry.coordinates == [0, 0]


def test_the_voice_of_a_statement_is_its_issuer_s() -> None:
    brief = statement(rich().claims[1].speaker)
    change = brief.territorial_changes[0].model_copy(update={"place": Named(name="Karsa", place_id="karsa")})
    (feature,) = read(brief.model_copy(update={"places": located().places, "territorial_changes": [change]})).features
    assert feature.properties["positions"][0]["said_by"] == "Ilan Dost"


def test_a_hostile_brief_stays_valid_and_shows_nothing_hidden() -> None:
    text = '"}]}\x1b]0;x\x07\u202e<script>'
    read(hostile(text))
    assert not set("\x1b\x07\u202e") & set(render(hostile(text), "geojson"))
