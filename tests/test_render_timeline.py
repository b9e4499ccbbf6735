from __future__ import annotations

import pytest
from briefs import FRONT, claim, minimal

from summarizer.render.entries import Entries
from summarizer.render.page import Page
from summarizer.render.pens import HTML
from summarizer.render.timeline import in_words, timeline
from summarizer.schemas import Act, Date, DateBasis, Precision


def date(value: str) -> Date:
    return Date(text="then", value=value, precision=Precision.DAY, basis=DateBasis.EXPLICIT)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-02", "2 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-W18", "week of 28 April 2031"),
        ("2030/..", "since 2030"),
        ("../2030-03", "until March 2030"),
        ("2031-05-01/2031-05-03", "1 May 2031 to 3 May 2031"),
        ("2031-13", "2031-13"),
        ("2031-02-30", "2031-02-30"),
        ("some day", "some day"),
        ("", ""),
    ],
)
def test_a_date_is_said_in_words_and_what_is_none_stays(value: str, words: str) -> None:
    assert in_words(value) == words


def test_items_stand_by_their_first_day_and_those_without_a_date_are_left_out() -> None:
    values = ["2031-05-02", None, "2030/..", "2031-W18", "2031-05-02", "../2029", "2031"]
    claims = [
        claim(number, FRONT, Act.ASSERT, "a", date=date(value) if value else None)
        for number, value in enumerate(values, 1)
    ]
    found = timeline(Entries(Page(minimal(claims=claims), HTML)).dated)
    assert [(each.value, [entry.key for entry in each.entries]) for each in found] == [
        ("../2029", ["i6"]),
        ("2030/..", ["i3"]),
        ("2031", ["i7"]),
        ("2031-W18", ["i4"]),
        ("2031-05-02", ["i1", "i5"]),
    ]
