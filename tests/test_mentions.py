from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.document import from_text
from summarizer.errors import InputError
from summarizer.mentions import Mention, clear, mentions


def found(text: str) -> dict[str, Mention]:
    return {
        mention.name: mention for mention in mentions(from_text(f"{text} It was late when they left the old town."))
    }


NAMES = {
    "country": ("The envoy of Dora met Jan Dorn.", ["Dora", "Jan Dorn"]),
    "name with a short month in it": ("The envoy met Jan Dorn.", ["Jan Dorn"]),
    "title": ("The envoy met Gen. Omar Saleh.", ["Omar Saleh"]),
    "title and initials": ("The envoy met Col. R. T. Vesk.", ["R. T. Vesk"]),
    "initials of a country": ("The envoy of the U.S. government left.", ["U.S. government"]),
    "Arabic article": ("The envoy met Omar al-Bira.", ["Omar al-Bira"]),
    "particle": ("The envoy met Omar bin Saleh.", ["Omar bin Saleh"]),
    "nickname": ("The envoy met Jan “Bear” Dorn.", ["Jan “Bear” Dorn"]),
    "accent": ("The envoy met Ömer Şahin.", ["Ömer Şahin"]),
    "acronym": ("The envoy met the FVA.", ["FVA"]),
    "two joined by and": ("The envoys of Dora and Lenia met.", ["Dora", "Lenia"]),
    "body with and in its name": ("The envoy met the Army of Dora and Lenia.", ["Army of Dora and Lenia"]),
    "noun behind a name": ("The Veran army met the envoy.", ["Veran army"]),
    "nouns behind a name": ("The Veran security forces met the envoy.", ["Veran security forces"]),
    "group without a name": ("The envoy met rebels.", ["rebels"]),
    "group with a home": ("The envoy met residents of Lenz.", ["residents of Lenz", "Lenz"]),
    "coalition": ("The envoy met the Lenia-led coalition.", ["Lenia-led coalition"]),
    "name at the beginning": ("Dora Lenz met the envoy.", ["Dora Lenz"]),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_names_are_read_off_by_their_capitals(text: str, names: list[str]) -> None:
    assert sorted(found(text)) == sorted(names)


NO_NAMES = {
    "first word": "Nobody met the envoy.",
    "day and month": "The envoy left on Monday and came in March.",
    "pronoun": "The envoy said: “He left. I’m here.”",
    "adjective of a noun": "The envoy spoke of the Veran civil war.",
    "compound adjective": "The envoy met the Lenia-backed group.",
    "treaty": "The envoy signed the Lenz Peace Accord.",
    "airfield": "The envoy left from Dell Airfield.",
    "river": "The envoy crossed the Lenz River.",
    "bare noun": "The envoy met the Government.",
}


@pytest.mark.parametrize("text", NO_NAMES.values(), ids=NO_NAMES)
def test_other_capitals_are_no_names_of_actors(text: str) -> None:
    assert found(text) == {}


def test_a_word_at_the_beginning_counts_when_it_carries_its_capital_elsewhere() -> None:
    assert found("Lenz fell. They fled from Lenz.")["Lenz"].count == 2


def test_a_description_of_the_name_before_it_is_no_other_actor() -> None:
    assert list(found("The envoy met Petra Olt, the FVA spokesman.")) == ["Petra Olt"]


def test_mentions_are_counted_with_their_first_sentence() -> None:
    mention = found("The envoy met Omar Saleh. He fled. Later Omar Saleh died.")["Omar Saleh"]
    assert (mention.sentence, mention.count) == (1, 2)


def test_headings_count_for_nothing() -> None:
    document = from_text(
        "Omar Saleh flees Lenz\n\nThe envoy met Petra Olt. She was late and left the old town at night."
    )
    assert [mention.name for mention in mentions(document)] == ["Petra Olt"]


@pytest.mark.parametrize("before", ["in", "near", "the city of", "outside", "in northern", "the port of"])
def test_a_name_behind_a_preposition_of_place_is_located(before: str) -> None:
    assert found(f"They met {before} Lenz.")["Lenz"].only_place


def test_a_country_behind_its_town_is_located() -> None:
    assert found("They met near Lenz, Norway.")["Norway"].only_place


def test_a_name_that_also_acts_is_not_only_a_place() -> None:
    assert not found("They met in Lenz. Then they asked Lenz for help.")["Lenz"].only_place


def test_a_person_carries_the_title_it_was_first_given() -> None:
    assert found("They met Omar Saleh. Then Gen. Omar Saleh fled.")["Omar Saleh"].title == "Gen."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("They met the Veran army.", "Veran army", id="known kind of body"),
        pytest.param("They met Gen. Omar Saleh.", "Omar Saleh", id="titled person"),
        pytest.param("They asked Norway for help.", "Norway", id="country that acts"),
        pytest.param("They met rebels.", "rebels", id="group"),
    ],
)
def test_some_mentions_are_clear_by_their_words(text: str, name: str) -> None:
    assert clear(found(text)[name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("They asked Lenz for help.", "Lenz", id="bare name"),
        pytest.param("They met in Norway.", "Norway", id="country that is only a place"),
        pytest.param("They met the Free Veran Army.", "Free Veran Army", id="name of an armed body"),
    ],
)
def test_others_are_for_the_model(text: str, name: str) -> None:
    assert not clear(found(text)[name])


@given(TEXTS)
def test_any_article_is_read(text: str) -> None:
    try:
        document = from_text(text)
    except InputError:
        return
    for mention in mentions(document):
        assert 0 <= mention.located <= mention.count
        assert len(mention.name) > 1
        assert clear(mention) in {True, False}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TORVAK — The envoy met Jan Dorn.", ["Jan Dorn"]),
        ("PORT LENZ, May 3 (Harbor Wire) — The envoy met Jan Dorn.", ["Harbor Wire", "Jan Dorn"]),
        ("The envoy met the New Dawn Brigades.", ["New Dawn Brigades"]),
        ("The envoy met Jan Dorn of the Marsh Union.", ["Jan Dorn", "Marsh Union"]),
        ("The envoy saw Fort Torvak and Lower Brask and the Battle of Lenz.", []),
        ("About Jan Dorn the envoy was silent.", ["Jan Dorn"]),
        ("Units of the Harrow Front met the envoy.", ["Harrow Front"]),
        ("The envoy met the March 9 Movement.", ["March 9 Movement"]),
        ("The envoy met Torland and the Harrow Front.", ["Torland", "Harrow Front"]),
    ],
)
def test_places_and_events_are_left_out_and_names_are_whole(text: str, names: list[str]) -> None:
    assert list(found(text)) == names


def test_a_name_in_a_list_of_places_is_one() -> None:
    names = found("The army took the villages of Orsa, Kemna and Little Kemna on Friday.")
    assert names["Little Kemna"].only_place
    assert not found("The army took Orsa and Kemna, and Little Olt said so.")["Little Olt"].only_place
