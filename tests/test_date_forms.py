from __future__ import annotations

import pytest

from summarizer.date_forms import DAY_FORMS, MONTH_FORM, months, pattern, weekdays


def test_weekdays_and_months_have_their_numbers_short_forms_too() -> None:
    assert (weekdays()["monday"], weekdays()["sunday"]) == (0, 6)
    assert len(weekdays()) == 7
    assert (months()["january"], months()["sept"], months()["sep"], months()["dec"]) == (1, 9, 9, 12)
    assert set(months().values()) == set(range(1, 13))


@pytest.mark.parametrize("words", ["5 december 2024", "the 5th of december", "december 5, 2024", "monday, dec. 5"])
def test_a_day_is_written_with_the_month_on_either_side(words: str) -> None:
    (match,) = filter(None, (pattern(form).fullmatch(words) for form in DAY_FORMS))
    assert match["day"] == "5"
    assert months()[match["month"]] == 12


def test_a_month_alone_has_no_day() -> None:
    match = pattern(MONTH_FORM).fullmatch("december")
    assert match
    assert match["year"] is None
    assert not pattern(MONTH_FORM).fullmatch("december 5")
