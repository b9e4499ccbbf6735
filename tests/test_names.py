from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.names import bare, folded, has_title, initials, is_name, is_proper, parts, short_of, title_before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("the Veran Army", "Veran army", id="article and case"),
        pytest.param("Örnsk", "ornsk", id="accent"),
        pytest.param("Dora’s", "Dora", id="possessive"),
        pytest.param("al-Bira", "Bira", id="Arabic article"),
        pytest.param("al-Bira", "el Bira", id="Arabic article in another spelling"),
        pytest.param("several of the rebels", "of the rebels", id="quantity"),
        pytest.param("the Green Hand (FGH)", "Green Hand FGH", id="brackets"),
        pytest.param("U.S.", "United States", id="well-known abbreviation"),
        pytest.param("Green  Hand", "Green Hand", id="white space"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Veran Army", "Veran Navy"), ("Lenz", "Lenza"), ("FVA", "FVR")])
def test_two_names_are_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


BARE = {
    "role and name": ("FVA spokesman Omar Saleh", "Omar Saleh"),
    "long role and name": ("the head of the Lenz council Petra Olt", "Petra Olt"),
    "title": ("Gen. Omar Saleh", "Omar Saleh"),
    "titles": ("Navy Capt. Jan Dorn", "Jan Dorn"),
    "title in lower case": ("mayor Petra Olt", "Petra Olt"),
    "title alone": ("the general", "general"),
    "title before a lower-case noun": ("former officials", "former officials"),
    "bracket": ("the Green Hand (FGH)", "Green Hand"),
    "possessive": ("Dora’s", "Dora"),
    "home": ("Lenz-based Green Hand", "Green Hand"),
    "initials": ("the U.S", "U.S."),
    "initials in a name": ("Col. R. T. Vesk", "R. T. Vesk"),
    "name with a particle": ("Council of Lenz", "Council of Lenz"),
    "Arabic article": ("commander Omar al-Bira", "Omar al-Bira"),
    "fighters of a group": ("fighters from the Green Hand", "Green Hand"),
    "group and fighters": ("Green Hand fighters", "Green Hand"),
    "adjective and fighters": ("Veran fighters", "Veran fighters"),
    "office with what it is over": ("Deputy Trade Minister Jan Dorn", "Jan Dorn"),
    "office and country": ("Dorian President-elect Ana Kost", "Ana Kost"),
    "elements of a brigade": ("elements of the 74th Rifle Brigade", "74th Rifle Brigade"),
    "description": ("a senior official", "senior official"),
    "marks": ("“Lenz,”", "Lenz"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("mention", "name"), BARE.values(), ids=BARE)
def test_the_bare_name_in_a_mention(mention: str, name: str) -> None:
    assert bare(mention) == name


@pytest.mark.parametrize("name", ["Gen. Omar Saleh", "Mayor Olt", "president Dorn", "Prime Minister Dorn"])
def test_a_title_stands_in_front_of_a_person(name: str) -> None:
    assert has_title(name)


@pytest.mark.parametrize("name", ["Generalissimo Dorn", "Omar Saleh", "General", ""])
def test_other_words_are_no_title(name: str) -> None:
    assert not has_title(name)


@pytest.mark.parametrize(
    ("text", "at", "title"),
    [
        pytest.param("Mayor Petra Olt fled", 6, "Mayor", id="right before the name"),
        pytest.param("Mayor Petra Olt fled", 0, "Mayor", id="inside the mention"),
        pytest.param("Lt. Col. Petra Olt fled", 0, "Lt. Col.", id="two titles"),
        pytest.param("army commander Petra Olt fled", 15, "army commander", id="two words"),
        pytest.param("Lenz hosted Petra Olt", 12, None, id="no title"),
    ],
)
def test_the_title_before_a_name(text: str, at: int, title: str | None) -> None:
    assert title_before(text, at, "Petra Olt") == title


def test_members_of_a_group_stand_before_its_name_like_a_title() -> None:
    assert title_before("fighters of the Green Hand fled", 0, "Green Hand") == "fighters"


def test_a_description_has_no_title() -> None:
    assert title_before("the mayor fled", 0, "mayor") is None


@pytest.mark.parametrize(
    "mention", ["Lenz", "the Green Hand", "Council of Lenz", "Omar al-Bira", "U.S.", "March 9 Movement"]
)
def test_a_name_is_all_capitals_and_particles(mention: str) -> None:
    assert is_name(mention)
    assert is_proper(mention)


@pytest.mark.parametrize("mention", ["the Lenz army", "mayor Petra Olt"])
def test_a_description_may_hold_a_name(mention: str) -> None:
    assert is_proper(mention)
    assert not is_name(mention)


@pytest.mark.parametrize("mention", ["the army", "officials", "", "..."])
def test_a_description_without_a_name_is_not_proper(mention: str) -> None:
    assert not is_proper(mention)
    assert not is_name(mention)


def test_initials_are_the_capitals_of_a_name() -> None:
    assert initials("Free Veran Army of the South") == "FVAS"
    assert initials("rebels") == ""


@pytest.mark.parametrize(
    ("short", "long"),
    [("Saleh", "Omar Saleh"), ("Petra", "Petra Olt"), ("al-Bira", "Omar al-Bira"), ("Veran Army", "Free Veran Army")],
)
def test_a_last_or_first_name_may_stand_for_the_whole(short: str, long: str) -> None:
    assert short_of(short, long)
    assert not short_of(long, short)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Dorn", "Omar Saleh"), ("Tal", "Tal Omar Saleh"), ("army", "Veran army"), ("Lenz", "Lenz"), ("", "Lenz")],
)
def test_other_words_may_not(short: str, long: str) -> None:
    assert not short_of(short, long)


@pytest.mark.parametrize(
    ("mention", "actors"),
    [
        ("Lenia and Dora", ["Lenia", "Dora"]),
        ("Lenia, Dora and the rebels", ["Lenia", "Dora", "the rebels"]),
        ("Lenia, Dora, and Lenz", ["Lenia", "Dora", "Lenz"]),
        ("the Council of Trade", ["the Council of Trade"]),
        ("residents and a Dora official", ["residents", "a Dora official"]),
        ("the mayor and two nurses", ["the mayor", "two nurses"]),
        ("the trade and health ministries", ["the trade and health ministries"]),
        ("salt and water", ["salt and water"]),
        ("Lenz", ["Lenz"]),
    ],
)
def test_the_actors_in_a_joint_mention(mention: str, actors: list[str]) -> None:
    assert parts(mention) == actors


def test_a_long_sentence_is_not_taken_apart() -> None:
    mention = "Lenia and Dora which the council had not seen since"
    assert parts(mention) == [mention]


@given(TEXTS)
def test_any_mention_is_read(text: str) -> None:
    assert folded(text) == folded(text.strip())
    assert all(part in text for part in parts(text))
    assert not short_of(text, text)
    assert is_proper(text) or not is_name(text) or not any(char.isupper() for char in text)
    title_before(text, 0, bare(text))
