"""The scorer's rule for names: what does not count in a name, and what does."""

from __future__ import annotations

import pytest

from evals.naming import likeness, named, same_name, same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Heron League", "HERON LEAGUE"),
        ("Heron League’s", "Heron League"),
        ("Gen. Zdeněk Broz", "Zdenek Broz"),
        ("Colonel Bram Tolle", "Bram Tolle"),
        ("Heron League fighters", "Heron League"),
        ("Heron  League", "Heron League"),
    ],
)
def test_names_of_one_thing_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bram Tolle", "Bram Welk"),
        ("Bram", "Bram Tolle"),
        ("army", "Heron army"),
        ("", "Bram"),
        ("the", "a"),
        ("Ostwen", "Ostwen council"),
    ],
)
def test_names_of_two_things_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_nobody_is_none_of_the_named() -> None:
    assert named("Tolle", ["Meadow Wire", "Bram Tolle"])
    assert not named(None, ["Bram Tolle"])


def test_a_place_may_have_more_words_around_its_name() -> None:
    assert same_place("Ostwen mill", "the mill of Ostwen") is False
    assert same_place("town of Ostwen", "Ostwen")
    assert not same_place("Ost", "Ost Pardle")
    assert not same_place("hill", "hill post of Ostwen")
    assert not same_place("Ostwen", "Ostwenby")


def test_likeness_is_the_share_of_the_shorter_s_words() -> None:
    assert likeness("a seat in the senate", "the league wants a seat") == 0.5
    assert likeness("", "a seat") == 0.0
