"""Real places of the world, told of in sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import gazetteer
from summarizer.document import from_text
from summarizer.locating import MOST_CANDIDATES, locate
from summarizer.schemas import Feature, Place


@pytest.fixture(autouse=True)
def _no_villages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of small places takes seconds to read: here it holds one."""
    rows = gazetteer._rows
    monkeypatch.setattr(gazetteer, "_rows", lambda least: [VILLAGE] if least == gazetteer.VILLAGES else rows(least))
    gazetteer._villages.cache_clear()


VILLAGE: dict[str, Any] = {
    "geonameid": 1,
    "name": "Tall Quux",
    "countrycode": "SY",
    "admin1code": "09",
    "latitude": 36.5,
    "longitude": 37.1,
    "population": 900,
    "alternatenames": ["Tal Quux"],
}


def place(text: str, name: str) -> Place:
    (found,) = locate(from_text(text), [Place(id="place:x", name=name, evidence=[])])
    return found


def country(text: str, name: str) -> str | None:
    """The country of the place, which has coordinates exactly when it has one."""
    found = place(text, name)
    assert (found.lat is None) is (found.country is None)
    assert found.country is None or not found.candidates
    return found.country


SYRIA = "Rebels took the town, the Syrian army said. Fighting goes on in northern Syria."
SETTLED = {
    "country of the army in the sentence": ("Homs fell on Friday, the Syrian army said.", "Homs", "SY"),
    "country beside the name": ("Fighters took Homs, Libya, on Friday.", "Homs", "LY"),
    "country whose city it is": ("Fighters took the Lebanese port city of Tripoli.", "Tripoli", "LB"),
    "country that owns the name": ("Fighters left Libya's Tripoli on Friday.", "Tripoli", "LY"),
    "country of the scene beats that of an army": (
        "Russian forces took Donetsk in eastern Ukraine. Russian troops left.",
        "Donetsk",
        "UA",
    ),
    "country of the whole article": (f"{SYRIA} The rebels took Palmyra.", "Palmyra", "SY"),
    "territory with a code": ("The army entered Rafah in the southern Gaza Strip.", "Rafah", "PS"),
    "one of two that share a name": ("Rebels took Goma, the Congolese army said.", "Goma", "CD"),
    "accents in the gazetteer": (f"{SYRIA} Hama fell.", "Hama", "SY"),
    "accents in the text": (f"{SYRIA} Ḥamāh fell.", "Ḥamāh", "SY"),
    "Arabic article": (f"{SYRIA} Al-Raqqa fell.", "Al-Raqqa", "SY"),
    "assimilated article": (f"{SYRIA} Ar-Raqqah fell.", "Ar-Raqqah", "SY"),
    "article inside": (f"{SYRIA} Deir al-Zor fell.", "Deir al-Zor", "SY"),
    "small place of the scene": (f"{SYRIA} Tal Quux fell.", "Tal Quux", "SY"),
}


@pytest.mark.parametrize(("text", "name", "code"), SETTLED.values(), ids=SETTLED)
def test_the_article_s_country_settles_which_place_is_meant(text: str, name: str, code: str) -> None:
    assert country(text, name) == code


OPEN = {
    "no country at all": ("Rebels took Homs.", "Homs", {"SY", "LY"}),
    "a diplomat's country": ("Rebels took Palmyra, a U.S. diplomat said.", "Palmyra", {"SY", "US"}),
    "one far mention": (
        "It rained. Rebels took Springfield. Talks are in the United States.",
        "Springfield",
        {"US"},
    ),
    "two countries of the scene": (
        "War in Lebanon and war in Libya went on. Tripoli was taken.",
        "Tripoli",
        {"LB", "LY"},
    ),
    "one mention far from the only one": (
        "It rained. Rebels took Bakhmut. Talks are in Ukraine.",
        "Bakhmut",
        {"UA"},
    ),
    "two that only an article tells apart": ("Fighters took Zawiya in western Libya.", "Zawiya", {"LY"}),
    "two of one country": ("Fighters took Mykolaiv in southern Ukraine.", "Mykolaiv", {"UA"}),
    "another country beside the name": ("Fighters took Bakhmut, Syria, the Syrian army said.", "Bakhmut", {"UA"}),
    "an adjective of something else": ("Syrian-made tanks took Aleppo.", "Aleppo", {"SY"}),
}


@pytest.mark.parametrize(("text", "name", "codes"), OPEN.values(), ids=OPEN)
def test_what_the_article_leaves_open_has_candidates_and_no_point(text: str, name: str, codes: set[str]) -> None:
    found = place(text, name)
    assert (found.lat, found.lon, found.country, found.geonameid, found.feature) == (None,) * 5
    assert codes <= {each.country for each in found.candidates}
    assert len(found.candidates) <= MOST_CANDIDATES


def test_an_invented_place_of_an_invented_country_gets_no_point_from_a_real_namesake() -> None:
    text = "The Dorian army lost Springfield to rebels. American, French and British envoys left Torvak in Doria."
    assert country(text, "Springfield") is None
    assert place(text, "Springfield").candidates
    assert place(text, "Torvak") == Place(id="place:x", name="Torvak", evidence=[])


def test_a_point_is_that_of_the_town() -> None:
    found = place("Aleppo fell, the Syrian government said.", "Aleppo")
    assert found.lat == pytest.approx(36.2, abs=0.1)
    assert found.lon == pytest.approx(37.16, abs=0.1)
    assert (found.feature, found.geo_precision, found.geonameid) == (Feature.CITY, 1, 170063)


@pytest.mark.parametrize("name", ["Homs airport", "a base near Homs", "eastern Homs", "Homs hills", "most of Homs"])
def test_what_lies_at_a_town_is_near_its_point(name: str) -> None:
    found = place(f"{SYRIA} Rebels took {name}.", name)
    assert (found.country, found.geo_precision) == ("SY", 2)


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Homs province", Feature.REGION),
        ("the Khabur river", Feature.RIVER),
        ("the Turkish border", Feature.BORDER),
        ("the village", None),
        ("30 square miles", None),
        ("40 percent of the city", None),
    ],
)
def test_regions_rivers_and_nameless_places_have_no_coordinates(name: str, feature: Feature | None) -> None:
    found = place(f"{SYRIA} Rebels took {name}.", name)
    assert (found.lat, found.country, found.candidates, found.feature) == (None, None, [], feature)


def test_a_country_is_one_without_a_point() -> None:
    found = place("The army left Syria.", "Syria")
    assert (found.country, found.feature, found.geonameid, found.lat) == ("SY", Feature.COUNTRY, 163843, None)
    both = place("The army left Congo.", "Congo")
    assert (both.country, both.feature) == (None, Feature.COUNTRY)


def test_an_article_without_places_looks_nothing_up() -> None:
    assert locate(from_text("It rained for three days."), []) == []
