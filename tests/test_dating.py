from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_words import TEXTS

from summarizer.dates import dating
from summarizer.dating import dated, resolve
from summarizer.schemas import DateBasis, Time

FRIDAY = date(2024, 12, 6)

EXPLICIT = {
    "5 December 2024": ("2024-12-05", "day"),
    "on December 5, 2024": ("2024-12-05", "day"),
    "Dec. 6th, 2024": ("2024-12-06", "day"),
    "on Thursday, 5 December 2024": ("2024-12-05", "day"),
    "late on the 5th of December 2024": ("2024-12-05", "day"),
    "in March 2016": ("2016-03", "month"),
    "March, 2016": ("2016-03", "month"),
    "in mid-2016": ("2016", "year"),
    "since 2011": ("2011/..", "year"),
    "since early 2011": ("2011/..", "year"),
    "until March 2016": ("../2016-03", "month"),
    "by 5 December 2024": ("../2024-12-05", "day"),
}


@pytest.mark.parametrize(("words", "read"), EXPLICIT.items(), ids=EXPLICIT)
def test_words_with_their_year_need_no_publication_date(words: str, read: tuple[str, str]) -> None:
    found = resolve(words, None)
    assert found
    assert (found.value, found.precision) == read
    assert (found.text, found.basis) == (words, DateBasis.EXPLICIT)
    assert resolve(words, FRIDAY, Time.FUTURE) == found


PAST = {
    "on Friday": ("2024-12-06", "day"),
    "Tuesday night": ("2024-12-03", "day"),
    "early on Saturday morning": ("2024-11-30", "day"),
    "since Thursday": ("2024-12-05/..", "day"),
    "yesterday": ("2024-12-05", "day"),
    "earlier today": ("2024-12-06", "day"),
    "this morning": ("2024-12-06", "day"),
    "last night": ("2024-12-05", "day"),
    "tomorrow": ("2024-12-07", "day"),
    "on Dec. 1": ("2024-12-01", "day"),
    "on 20 October": ("2024-10-20", "day"),
    "on Monday, Nov. 25": ("2024-11-25", "day"),
    "in March": ("2024-03", "month"),
    "in December": ("2024-12", "month"),
    "this week": ("2024-W49", "week"),
    "earlier this week": ("2024-W49", "week"),
    "last week": ("2024-W48", "week"),
    "next week": ("2024-W50", "week"),
    "last month": ("2024-11", "month"),
    "next month": ("2025-01", "month"),
    "this month": ("2024-12", "month"),
    "last year": ("2023", "year"),
    "two days ago": ("2024-12-04", "day"),
    "a week ago": ("2024-W48", "week"),
    "10 months ago": ("2024-02", "month"),
    "three years ago": ("2021", "year"),
    "Friday last week": ("2024-11-29", "day"),
    "Tuesday of this week": ("2024-12-03", "day"),
    "last Friday": ("2024-11-29", "day"),
    "next Monday": ("2024-12-09", "day"),
    "this Monday": ("2024-12-02", "day"),
}


@pytest.mark.parametrize(("words", "read"), PAST.items(), ids=PAST)
def test_other_words_count_from_the_publication(words: str, read: tuple[str, str]) -> None:
    found = resolve(words, FRIDAY, Time.PAST)
    assert found
    assert (found.value, found.precision, found.basis) == (*read, DateBasis.RELATIVE)
    assert resolve(words, None, Time.PAST) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Friday", "2024-12-06"),
        ("on Saturday", "2024-12-07"),
        ("by Thursday", "../2024-12-12"),
        ("on 20 December", "2024-12-20"),
        ("on Jan. 5", "2025-01-05"),
        ("in March", "2025-03"),
        ("since Thursday", "2024-12-05/.."),
    ],
)
def test_what_is_to_come_lies_ahead(words: str, value: str) -> None:
    found = resolve(words, FRIDAY, Time.FUTURE)
    assert found
    assert found.value == value


OPEN = [
    "overnight", "the previous Friday", "every Friday", "after Friday", "between Monday", "Good Friday", "Fridays",
    "in the past week", "the last month", "a few days ago", "two days earlier", "last weekend", "hours ago",
    "Monday, Nov. 26", "31 February 2024", "Monday, 5 December 2024", "5/12/2024", "soon", "", "since",
    "in the coming days", "last March", "500000 years ago", "9999 years ago", "on Friday or Saturday",
]  # fmt: skip


@pytest.mark.parametrize("words", OPEN)
def test_words_that_leave_the_day_open_are_not_guessed(words: str) -> None:
    for time in (*Time, None):
        assert resolve(words, FRIDAY, time) is None


@pytest.mark.parametrize("time", [None, Time.PRESENT, Time.HYPOTHETICAL])
def test_a_weekday_is_not_guessed_where_past_or_future_is_open(time: Time | None) -> None:
    assert resolve("on Thursday", FRIDAY, time) is None
    assert resolve("in March", FRIDAY, time) is None
    assert resolve("on June 5", FRIDAY, time) is None
    same_day = resolve("on Friday", FRIDAY, time)
    near = resolve("on Dec. 4", FRIDAY, time)
    assert same_day
    assert near
    assert (same_day.value, near.value) == ("2024-12-06", "2024-12-04")


def test_last_and_next_are_read_only_where_both_their_meanings_agree() -> None:
    assert resolve("last Tuesday", FRIDAY, Time.PAST) is None, "this week's or last week's"
    assert resolve("next Saturday", FRIDAY, Time.FUTURE) is None, "tomorrow or in a week"


def test_a_day_without_a_year_far_from_the_publication_is_not_guessed() -> None:
    assert resolve("on July 1", date(2024, 3, 1), Time.PAST) is None
    assert resolve("on March 1", date(2024, 11, 1), Time.FUTURE) is not None
    assert resolve("on March 1", date(2024, 7, 1), Time.FUTURE) is None


@pytest.mark.parametrize("words", ["yesterday", "tomorrow", "last month", "next year", "next Monday", "5 years ago"])
def test_the_ends_of_the_calendar_raise_nothing(words: str) -> None:
    for anchor in (date.min, date.max):
        found = resolve(words, anchor, Time.PAST)
        assert found is None or len(found.value) <= 10


@pytest.mark.parametrize(
    ("words", "sentence", "value"),
    [
        ("yesterday", "“We took it yesterday,” he said on Wednesday.", "2024-12-03"),
        ("yesterday", "“We took it yesterday,” he said.", None),
        ("yesterday", "“We took it yesterday,” he said last week.", None),
        ("yesterday", "He said they took it yesterday.", "2024-12-05"),
        ("on Monday", "“We took it on Monday,” he said.", "2024-12-02"),
        ("in 2016", "“We took it in 2016,” he said.", "2016"),
    ],
)
def test_words_in_a_quotation_count_from_the_day_it_was_said(words: str, sentence: str, value: str | None) -> None:
    found = dated(words, sentence, "2024-12-06", Time.PAST)
    assert (found.value if found else None) == value


def test_a_time_of_publication_counts_by_its_day() -> None:
    found = dated("today", "It fell today.", "2024-12-06T23:30:00+02:00", Time.PAST)
    assert found
    assert found.value == "2024-12-06"
    assert dated("today", "It fell today.", None, Time.PAST) is None
    assert dated(None, "It fell.", "2024-12-06", Time.PAST) is None


DATE_WORDS = (
    "on since until by last next this the 5 31 3rd of Feb. March 2016 , Monday Friday night week year two days ago"
)
DATES = st.lists(st.sampled_from(DATE_WORDS.split()), max_size=8).map(" ".join)


@given(TEXTS | DATES, st.dates(), st.sampled_from([*Time, None]))
def test_whatever_is_read_is_a_date_of_its_precision(text: str, anchor: date, time: Time | None) -> None:
    forms = {"day": r"\d{4}-\d\d-\d\d", "week": r"\d{4}-W\d\d", "month": r"\d{4}-\d\d", "year": r"\d{4}"}
    for match in dating().finditer(text):
        if found := resolve(match.group(), anchor, time):
            assert re.fullmatch(forms[found.precision], re.sub(r"^\.\./|/\.\.$", "", found.value))
            assert found.text == match.group()


@given(st.sampled_from(["Monday", "Thursday", "Sunday"]), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_a_weekday_is_the_nearest_on_its_side(day: str, anchor: date) -> None:
    past, future = resolve(day, anchor, Time.PAST), resolve(day, anchor, Time.FUTURE)
    assert past
    assert future
    before, after = date.fromisoformat(past.value), date.fromisoformat(future.value)
    assert {f"{before:%A}", f"{after:%A}"} == {day}
    assert 0 <= (anchor - before).days < 7
    assert 0 <= (after - anchor).days < 7
