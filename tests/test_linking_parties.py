from __future__ import annotations

import pytest

from summarizer.linking.parties import acts, party_in


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("06:15 The Lake Council", "The Lake Council"),
        ("18.40 GMT Army", "Army"),
        ("• Governor Irena Kost", "Governor Irena Kost"),
        ("TORVAK — Finance Minister Jan Dorn", "Finance Minister Jan Dorn"),
        ("It is to be sold in May. Councillor Irena Kost", "Councillor Irena Kost"),
        ("the Harbor Tribune. The", "the Harbor Tribune"),
        ("a week of silence the army’s general staff", "the army’s general staff"),
        ("the night of 3 October our units", "our units"),
        ("the same group", "the group"),
        ("the same post Kost", "Kost"),
        ("An attempt by the militants", "the militants"),
        ("the army’s drive to retake Torvak", "the army"),
        ("the rebels’ push on Torvak", "the rebels"),
        ("a woman who", "a woman"),
        ("the government it serves", "the government"),
        ("the Lowland Army and now stand two kilometres", "the Lowland Army"),
        ("A ministry official not authorised to speak", "A ministry official"),
        ("A Green Hand officer reached by telephone", "A Green Hand officer"),
        ("the front really", "the front"),
        ("The county council wants every rifle", "The county council"),
        ("the Skerry assembly passed a law", "the Skerry assembly"),
        ("Commander Jan Dorn of the Marsh Union denies having", "Commander Jan Dorn"),
        ("Jan Dorn of the Marsh Union", "Jan Dorn"),
        ("General Jan Dorn of the Veran army", "General Jan Dorn"),
        ("Mayor Ana Kost of Lenz", "Mayor Ana Kost"),
        ("Jan Dorn of the Northern Volunteers", "Jan Dorn"),
        ("The Free Army of the Marshes", "The Free Army of the Marshes"),
        ("Bishop Anton of Lenz", "Bishop Anton of Lenz"),
        ("a step no other state", "a step"),
    ],
)
def test_what_a_reading_left_on_the_words_goes(words: str, party: str) -> None:
    assert party_in(words) == party


@pytest.mark.parametrize(
    "words",
    [
        "Gen. Jan Dorn",
        "Lt. Gen. Ansgar Kost",
        "the U.S. State Department",
        "Veran armed forces",
        "the newly appointed governor",
        "officials from the ministry",
        "residents of the town and the villages",
        "people displaced by the fighting",
        "sources close to the president",
        "both the army and the rebels",
        "the Members of the Lake Council",
        "the Fellowship of the Plain",
        "a diplomat close to the mediation",
        "the opposition Orchard Party",
    ],
)
def test_words_that_name_somebody_stay(words: str) -> None:
    assert party_in(words) == words


@pytest.mark.parametrize(
    "words",
    ["same", "it does", "no gunmen", "letter", "supply road from Torvak", "timetable", "March", "upper half",
     "attack on Torvak", "Fort Torvak", "Heron Point", "Battle of Torvak", "separate", "daily bulletin", "plan"],
)  # fmt: skip
def test_things_times_and_parts_of_clauses_do_not_act(words: str) -> None:
    assert not acts(words)


@pytest.mark.parametrize(
    "words",
    ["army", "River Dispatch", "Chronicle", "Port Authority", "Upper House", "Fellowship of the Plain", "baker",
     "residents of Torvak", "Jan Dorn", "letter carriers", "Bay Militia", "head of the supply office"],
)  # fmt: skip
def test_people_bodies_and_outlets_act(words: str) -> None:
    assert acts(words)


@pytest.mark.parametrize("name", ["Pavel Marsh", "Ana Ford", "Tom Wood", "Kira West", "Jan Forest"])
def test_a_surname_that_is_a_word_for_a_place_too_is_a_person_s(name: str) -> None:
    assert acts(name)
