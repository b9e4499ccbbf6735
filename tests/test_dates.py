from __future__ import annotations

import re

import pytest

from summarizer.dates import date, date_names, dating, day, full_names


def test_names_of_the_calendar_with_their_short_forms() -> None:
    assert {"January", "Jan", "Sept", "Sunday"} <= date_names()


def test_short_forms_that_are_names_of_people_too_can_be_left_out() -> None:
    assert {"January", "May", "Sunday"} <= full_names() < date_names()
    assert not full_names() & {"Jan", "Mar"}


@pytest.mark.parametrize("words", ["Friday", "on friday", "late on Friday night", "today", "yesterday morning"])
def test_days_in_any_case(words: str) -> None:
    assert re.fullmatch(day(), words, re.IGNORECASE)


@pytest.mark.parametrize("words", ["5 March 2011", "March 5, 2011", "March 2011", "Mar. 5", "3rd of", "2011", "May"])
def test_dates_of_a_month_or_year(words: str) -> None:
    assert bool(re.fullmatch(date(), words, re.IGNORECASE)) is (words != "3rd of")


@pytest.mark.parametrize("words", ["mayor", "Marawi", "marines", "Decca", "1811", "augment"])
def test_other_words_are_no_dates(words: str) -> None:
    assert not re.fullmatch(date(), words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("It fell on Friday.", "on Friday", id="day"),
        pytest.param("It fell late on Friday night.", "late on Friday night", id="part of a day"),
        pytest.param("It fell on Monday, March 7.", "on Monday, March 7", id="day and date"),
        pytest.param("It fell on 7 March 2011.", "on 7 March 2011", id="day first"),
        pytest.param("It fell on March 7th, 2011.", "on March 7th, 2011", id="month first"),
        pytest.param("It fell in March 2011.", "March 2011", id="month and year"),
        pytest.param("It fell on Monday, March 7, 2011.", "on Monday, March 7, 2011", id="day, date and year"),
        pytest.param("It fell on Monday of last week.", "on Monday of last week", id="day of a week"),
        pytest.param("Yesterday it fell.", "Yesterday", id="first word"),
        pytest.param("Last week it fell.", "Last week", id="first words"),
        pytest.param("It fell this morning.", "this morning", id="this morning"),
        pytest.param("It fell a week ago.", "a week ago", id="a week ago"),
        pytest.param("It fell the previous Friday.", "the previous Friday", id="a day left open"),
        pytest.param("It held over the last week.", "over the last week", id="length of time"),
        pytest.param("Friday's attack failed.", "Friday", id="possessive"),
        pytest.param("It has been held since early 2011.", "since early 2011", id="year"),
        pytest.param("It fell earlier this week.", "earlier this week", id="earlier this week"),
        pytest.param("It fell last month.", "last month", id="last month"),
        pytest.param("It has been held since April.", "since April", id="month"),
        pytest.param("Nine died between 29 May and 2 June.", "between 29 May and 2 June", id="two days"),
        pytest.param("It fell overnight.", "overnight", id="overnight"),
        pytest.param("It fell two weeks ago.", "two weeks ago", id="ago"),
        pytest.param("It fell in the past few hours.", "in the past few hours", id="past hours"),
    ],
)
def test_words_that_date_an_event(text: str, words: str) -> None:
    found = dating().search(text)
    assert found
    assert found.group() == words


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "It may 5 times.",
        "Fridays are holidays.",
        "It has 2011 houses.",
        "The second floor fell.",
        "Mayor Marsh",
        "The March 9 Movement left.",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert not dating().search(text)
