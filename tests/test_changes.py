from __future__ import annotations

import pytest
from scripted_answers import document, territory_row

from summarizer.changes import territorial_changes
from summarizer.document import Document
from summarizer.grounding import ground
from summarizer.linking import Directory
from summarizer.schemas import Change, Evidence, Place, SpeakerClass, Stance, Status, TerritorialChange, TerritoryRow

ARTICLE = document(
    "The Green Hand took Torvak from the Veran army.",
    "The Veran army denied that it had lost Torvak.",
    "The River Monitor said Torvak had been handed over.",
    "Torvak may fall to the Northern Front next.",
    "The Green Hand entered Mora.",
)


def changes(*rows: TerritoryRow, article: Document = ARTICLE) -> list[TerritorialChange]:
    return found_in(article, *rows)[0]


def places(*rows: TerritoryRow, article: Document = ARTICLE) -> list[Place]:
    return found_in(article, *rows)[1]


def found_in(article: Document, *rows: TerritoryRow) -> tuple[list[TerritorialChange], list[Place]]:
    grounded = [(row, found) for row in rows if isinstance(found := ground(article, row), Evidence)]
    assert len(grounded) == len(rows)
    return territorial_changes(article, grounded, Directory(article, rows))


TAKEN = territory_row("Torvak", gained_by="The Green Hand", lost_by="the Veran army", when="today")
DENIED = territory_row("Torvak", 2, said_by="The Veran army", stance="deny")
HANDED = territory_row("Torvak", 3, change="handover", said_by="The River Monitor")
PREDICTED = territory_row("Torvak", 4, gained_by="the Northern Front", stance="predict")


def test_rows_of_one_place_are_one_change_with_a_position_for_each_speaker() -> None:
    (change,) = changes(TAKEN, DENIED)
    assert change.status is Status.DISPUTED
    assert [(each.speaker and each.speaker.name, each.stance) for each in change.positions] == [
        (None, Stance.AFFIRM),
        ("Veran army", Stance.DENY),
    ]
    assert [each.speaker_class for each in change.positions] == [SpeakerClass.OUTLET, SpeakerClass.LOSER_SIDE]
    assert [found.sentence for found in change.evidence] == [1, 2]
    assert [found.sentence for found in change.positions[1].evidence] == [2]


def test_sides_and_date_are_those_of_any_row() -> None:
    (change,) = changes(DENIED, TAKEN)
    assert change.gained_by is not None
    assert change.lost_by is not None
    assert (change.gained_by.name, change.lost_by.name, change.when) == ("Green Hand", "Veran army", "today")


def test_the_date_is_what_the_kept_words_come_to() -> None:
    sentences = [
        "The Green Hand took Torvak on Friday.",
        "Lenz could fall on Friday.",
        "Mora may have fallen on Friday.",
    ]
    article = document(*sentences, published="2031-05-05")
    taken = territory_row("Torvak", when="on Friday")
    predicted = territory_row("Lenz", 2, when="on Friday", stance="predict")
    possible = territory_row("Mora", 3, when="on Friday", stance="possible")
    found = changes(taken, predicted, possible, article=article)
    assert [each.date and each.date.value for each in found] == ["2031-05-02", "2031-05-09", None]
    assert {each.when for each in found} == {"on Friday"}


def test_a_capture_and_a_handover_of_one_place_are_one_change() -> None:
    (change,) = changes(TAKEN, HANDED)
    assert change.change is Change.CAPTURE
    assert change.status is Status.REPORTED_AS_FACT


@pytest.mark.parametrize("kind", ["withdrawal", "advance", "siege", "contested", "hold", "annexation"])
def test_another_kind_of_change_is_another_change(kind: str) -> None:
    assert len(changes(TAKEN, territory_row("Torvak", 2, change=kind))) == 2


def test_what_is_predicted_is_apart_from_what_happened() -> None:
    happened, predicted = changes(TAKEN, PREDICTED)
    assert (happened.status, predicted.status) == (Status.REPORTED_AS_FACT, Status.PROJECTED)
    other, same = changes(territory_row("Torvak", 4, stance="predict"), TAKEN)
    assert (other.status, same.status) == (Status.PROJECTED, Status.REPORTED_AS_FACT)


def test_another_gainer_is_another_change() -> None:
    assert len(changes(TAKEN, territory_row("Torvak", 4, gained_by="the Northern Front"))) == 2


def test_another_place_is_another_change() -> None:
    assert [change.place.name for change in changes(TAKEN, territory_row("Mora", 5))] == ["Torvak", "Mora"]


def test_one_speaker_with_one_stance_is_one_position_however_often_he_says_so() -> None:
    again = territory_row("Torvak", 3, said_by="The River Monitor")
    (change,) = changes(HANDED, again, HANDED)
    (position,) = change.positions
    assert len(position.evidence) == len(change.evidence) == 1
    assert change.status is Status.REPORTED


def test_a_change_has_at_most_three_passages() -> None:
    article = document(*(f"Rebels took Torvak on day {number}." for number in range(5)))
    (change,) = changes(*(territory_row("Torvak", number) for number in range(1, 6)), article=article)
    assert [found.sentence for found in change.evidence] == [1, 2, 3]
    assert len(change.positions[0].evidence) == 3


def test_a_spokesman_of_the_gaining_side_only_claims() -> None:
    article = document("Torvak is ours, Green Hand commander Jan Dorn said.", "The Green Hand cheered.")
    row = territory_row("Torvak", gained_by="Green Hand", said_by="Green Hand commander Jan Dorn")
    (change,) = changes(row, article=article)
    assert change.positions[0].speaker_class is SpeakerClass.GAINER_SIDE
    assert change.status is Status.CLAIMED


def test_hearsay_is_an_unnamed_speaker_s_and_no_fact_of_the_outlet() -> None:
    (change,) = changes(territory_row("Torvak", said_by="unnamed"))
    assert change.positions[0].speaker_class is SpeakerClass.UNNAMED
    assert change.status is Status.REPORTED


def named(*sentences: str, words: str, s: int | None = None) -> str:
    """The name of the place that a description in the last sentence is resolved to."""
    (change,) = changes(territory_row(words, s or len(sentences)), article=document(*sentences))
    return change.place.name


def test_the_city_is_the_place_named_before() -> None:
    assert named("Shells fell on Torvak.", "Rebels took the city.", words="the city") == "Torvak"
    assert named("Shells fell on Lenz.", "In Torvak, rebels took the town.", words="the town") == "Torvak"


def test_the_city_is_a_place_of_the_changes_however_far_before() -> None:
    sentences = ["Rebels took Torvak.", "Ida left.", "Ida wept.", "Ida slept.", "The army bombed the city."]
    rows = [territory_row("Torvak"), territory_row("the city", 5, change="siege")]
    assert [change.place.name for change in changes(*rows, article=document(*sentences))] == ["Torvak", "Torvak"]


def test_the_village_is_the_place_whose_people_or_kind_are_named() -> None:
    assert named("Residents of Mora said soldiers left the village.", words="the village") == "Mora"
    assert named("Lenz, a river port, is quiet.", "Rebels took the town.", words="the town") == "Lenz"


def test_how_far_it_is_from_a_place_does_not_make_that_the_town() -> None:
    sentences = ("Fighting was heard on the outskirts of Mora, 14 km from Torvak.", "Rebels took the town.")
    assert named(*sentences, words="the town") == "Mora"


def test_the_airport_is_the_one_that_changed_hands_before() -> None:
    sentences = ["Rebels took the airport at Mora.", "Ida left.", "The army bombed the airport."]
    rows = [territory_row("airport at Mora"), territory_row("the airport", 3, change="siege")]
    found = changes(*rows, article=document(*sentences))
    assert [change.place.name for change in found] == ["airport at Mora", "airport at Mora"]


def test_a_district_and_its_centre_are_one_place() -> None:
    sentences = ["Rebels took Mora district centre.", "The Front announced the capture of Mora."]
    rows = [territory_row("Mora district centre"), territory_row("Mora", 2, said_by="The Front")]
    assert len(changes(*rows, article=document(*sentences))) == 1


def test_it_is_the_place_named_shortly_before_and_else_no_place() -> None:
    assert named("Shells fell on Torvak.", "Rebels took it on Monday.", words="it") == "Torvak"
    assert changes(territory_row("it", 2), article=document("Ida left.", "Rebels took it.")) == []


def test_a_day_is_no_place() -> None:
    assert named("Shells fell on Torvak on Monday.", "Rebels took the city.", words="the city") == "Torvak"


def test_the_city_stays_a_city_when_no_place_is_named_before() -> None:
    assert named("Rebels took the city near Torvak.", words="the city") == "the city"


def test_an_airport_is_not_the_town_beside_it() -> None:
    assert named("Shells fell on Torvak.", "Rebels took the airport.", words="the airport") == "the airport"
    assert (
        named("The Mora airport closed.", "Shells fell on Torvak.", "Rebels took the airport.", words="the airport")
        == "Mora airport"
    )


def test_the_capital_is_only_what_is_called_so() -> None:
    assert named("Shells fell on Torvak.", "Rebels took the capital.", words="the capital") == "the capital"
    assert named("Shells fell on the capital, Lenz.", "Rebels took the capital.", words="the capital") == "Lenz"


def test_a_place_with_its_name_is_not_resolved() -> None:
    assert (
        named("Shells fell on Lenz.", "Rebels took the Torvak airport.", words="the Torvak airport") == "Torvak airport"
    )


def test_a_place_stands_where_it_is_first_named() -> None:
    article = document("Mora and Torvakers wept.", "Shells fell on Torvak.", "Rebels took the\ncity of Torvak.")
    (place,) = places(territory_row("Torvak", 3), article=article)
    assert (place.id, place.name) == ("place:torvak", "Torvak")
    assert [found.exact for found in place.evidence] == ["Torvak"]
    assert place.evidence[0].sentence == 2


def test_spellings_that_differ_in_a_hyphen_are_one_place() -> None:
    article = document("Rebels took Old-Mill.", "The army left Old Mill.")
    rows = [territory_row("Old-Mill"), territory_row("Old Mill", 2, change="withdrawal")]
    assert [place.id for place in places(*rows, article=article)] == ["place:old-mill"]
    assert {change.place.place_id for change in changes(*rows, article=article)} == {"place:old-mill"}


def test_ids_are_unique_and_do_not_depend_on_other_changes() -> None:
    alone, together = changes(TAKEN), changes(territory_row("Mora", 5), TAKEN, PREDICTED)
    assert len({change.id for change in together}) == 3
    assert alone[0].id in {change.id for change in together}
