from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.places import is_named, places_behind, places_in


def behind(text: str, *, particle: bool = True) -> list[str]:
    return [text[slice(*place)] for place in places_behind(text, 0, particle=particle)]


def inside(text: str) -> list[str]:
    return [text[slice(*place)] for place in places_in(text, (0, len(text)))]


PLACES = {
    "name": (" Torvak on Friday", ["Torvak"]),
    "name with accents": (" Örnsk and Łenz", ["Örnsk", "Łenz"]),
    "name with an article": (" al-Bira", ["al-Bira"]),
    "name of several words": (" Port Salem and Tel Omar", ["Port Salem", "Tel Omar"]),
    "name with of": (" the Bay of Lenz", ["Bay of Lenz"]),
    "name with a stop": (" St. Olaf in May", ["St. Olaf"]),
    "possessive": (" Torvak's airport", ["Torvak's airport"]),
    "town of": (" the strategic town of Torvak", ["Torvak"]),
    "town of a name with an article": (" the border town of al-Bira", ["al-Bira"]),
    "small words before the name": (" the besieged northern Torvak", ["Torvak"]),
    "noun behind the name": (" the Lenz heights", ["Lenz heights"]),
    "noun alone": (" the nearby airbase", ["the nearby airbase"]),
    "noun near a name": (" an airbase near Torvak", ["an airbase near Torvak"]),
    "part of": (" most of Torvak", ["Torvak"]),
    "particle": (" back Torvak", ["Torvak"]),
    "percentage": (" 40 percent of the city", ["40 percent of the city"]),
    "square miles": (" about 30 square miles of territory", ["about 30 square miles of territory"]),
    "list of two": (" Torvak and Lenz.", ["Torvak", "Lenz"]),
    "list of three": (" Torvak, Lenz and Dorn on Friday", ["Torvak", "Lenz", "Dorn"]),
    "list with a comma before and": (" Torvak, Lenz, and Dorn.", ["Torvak", "Lenz", "Dorn"]),
    "list with a description": (" Torvak and the port of Lenz.", ["Torvak", "Lenz"]),
    "plural towns": (" the towns of Torvak and Lenz.", ["Torvak", "Lenz"]),
    "several towns, including": (" several border towns, including Torvak and Lenz.", ["Torvak", "Lenz"]),
    "the towns in a region, such as": (" the towns in Dora, such as Torvak and Lenz.", ["Torvak", "Lenz"]),
    "country behind a town": (" Torvak, Dora, on Friday", ["Torvak"]),
}


@pytest.mark.parametrize(("text", "places"), PLACES.values(), ids=PLACES)
def test_places_behind_a_verb(text: str, places: list[str]) -> None:
    assert behind(text) == places


NO_PLACES = {
    "person with a title": " Gen. Omar Saleh in Torvak",
    "president": " President Dorn",
    "weapons": " 40 tanks near Torvak",
    "power": " power in Torvak",
    "prisoners": " the prisoners of Torvak",
    "pronoun": " it on Friday",
    "adjective of a noun": " the Torvak civil war",
    "month": " May in Torvak",
    "day": " Monday",
    "no name": " ground quickly",
    "nothing": "",
}


@pytest.mark.parametrize("text", NO_PLACES.values(), ids=NO_PLACES)
def test_other_things_behind_a_verb_are_no_places(text: str) -> None:
    assert behind(text) == []


def test_a_particle_before_the_place_counts_only_behind_a_verb() -> None:
    assert behind(" over Torvak", particle=False) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Torvak", ["Torvak"], id="name"),
        pytest.param("Torvak and Lenz", ["Torvak", "Lenz"], id="two names"),
        pytest.param("Torvak, Lenz and the port of Dorn", ["Torvak", "Lenz", "Dorn"], id="three names"),
        pytest.param("The city of Torvak", ["Torvak"], id="city of"),
        pytest.param("Torvak, a port", ["Torvak"], id="apposition"),
        pytest.param("Gen. Omar Saleh", [], id="person"),
        pytest.param("The tanks in Torvak", [], id="tanks"),
        pytest.param("He", [], id="pronoun"),
        pytest.param("water", [], id="no name"),
    ],
)
def test_places_in_a_subject(text: str, places: list[str]) -> None:
    assert inside(text) == places


def test_there_are_no_places_without_a_subject() -> None:
    assert places_in("Torvak fell", None) == ()


def test_a_name_or_figure_names_a_place_and_a_noun_does_not() -> None:
    assert is_named("the port of Lenz")
    assert is_named("30 square miles")
    assert not is_named("the village")


@given(TEXTS)
def test_places_of_any_text_are_spans_in_order(text: str) -> None:
    for found in (places_behind(text, 0), places_in(text, (0, len(text)))):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert list(found) == sorted(found)
