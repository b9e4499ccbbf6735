from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.schemas import Certainty, Time
from summarizer.wording import certainty, hearsay, time, when


@pytest.mark.parametrize(
    ("text", "sure", "hedge"),
    [
        ("Lenz fell", Certainty.CERTAIN, None),
        ("Offices appear to have been vacated", Certainty.PROBABLE, "appear"),
        ("Residents are reportedly fleeing", Certainty.PROBABLE, "reportedly"),
        ("Lenz may fall", Certainty.POSSIBLE, "may"),
        ("Lenz could fall", Certainty.POSSIBLE, "could"),
        ("It is unclear who holds Lenz", Certainty.UNKNOWN, "unclear"),
        ("The ministry could not confirm it", Certainty.UNKNOWN, "could not confirm"),
        ("Lenz fell in May", Certainty.CERTAIN, None),
        ("The mayor fled", Certainty.CERTAIN, None),
        ("The dispute could not be settled", Certainty.CERTAIN, None),
        ("A new attack could not be ruled out", Certainty.POSSIBLE, "could"),
        ("He will appear in court", Certainty.CERTAIN, None),
    ],
)
def test_how_sure_the_words_are(text: str, sure: Certainty, hedge: str | None) -> None:
    assert certainty(text) == (sure, hedge)


def test_of_two_hedges_the_one_that_leaves_more_open_counts() -> None:
    assert certainty("It is unclear whether Lenz may fall")[0] is Certainty.UNKNOWN
    assert certainty("Lenz may apparently fall")[0] is Certainty.PROBABLE


@pytest.mark.parametrize("word", ["reportedly", "allegedly", "purportedly"])
def test_hearsay_is_what_an_outlet_does_not_say_itself(word: str) -> None:
    assert hearsay(f"Lenz has {word} fallen") == word
    assert hearsay("Lenz has apparently fallen") is None


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Rebels captured Lenz", Time.PAST),
        ("Rebels took Lenz", Time.PAST),
        ("Lenz was quiet", Time.PAST),
        ("Rebels have taken Lenz and left", Time.PAST),
        ("Rebels hold Lenz", Time.PRESENT),
        ("Lenz is a port that was built by Dora", Time.PRESENT),
        ("Rebels will take Lenz", Time.FUTURE),
        ("We’ll take Lenz", Time.FUTURE),
        ("Rebels are poised to take Lenz", Time.FUTURE),
        ("Rebels plan to take Lenz", Time.FUTURE),
        ("If Lenz falls, rebels will leave", Time.HYPOTHETICAL),
        ("Rebels would have left", Time.HYPOTHETICAL),
        ("", Time.PRESENT),
    ],
)
def test_when_a_proposition_holds(text: str, holds: Time) -> None:
    assert time(text) is holds


def test_the_date_nearest_to_the_verb_counts() -> None:
    text = "Monday the army left; on Friday rebels took Lenz"
    assert when(text) == "Monday"
    assert when(text, text.index("took")) == "on Friday"
    assert when("Rebels took Lenz") is None


def test_since_when_something_has_been_so_dates_nothing_else() -> None:
    assert when("Lenz, held by the army since the war began in 2019, may fall next") is None
    assert when("Lenz, held since the war began in 2019, fell on Friday") == "on Friday"


def test_the_date_of_a_relative_clause_dates_what_stands_in_it() -> None:
    text = "Lenz may fall as quickly as Dora in the attack that began two weeks ago"
    assert when(text, text.index("fall")) is None
    assert when(text, text.index("began")) == "two weeks ago"
    assert when("Rebels who fled the city took Lenz on Friday") == "on Friday"
    assert when("The mayor said that Lenz fell on Friday") == "on Friday"


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    _, hedge = certainty(text)
    assert hedge is None or hedge in text
    assert (when(text) or "") in text
    assert time(text) in Time


def test_the_full_stop_behind_a_month_is_no_part_of_the_date() -> None:
    assert when("They confirmed the withdrawal on 13 May.") == "on 13 May"


def test_what_was_weeks_after_something_else_has_another_date() -> None:
    text = "Troops entered Lenz on Wednesday, three weeks after it fell."
    assert when(text, text.index("fell")) is None
    assert when(text, 0) == "on Wednesday"
