from __future__ import annotations

import pytest

from summarizer.datelines import behind_dateline, dateline


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("TORVAK — ", "TORVAK"),
        ("PORT SELDEN (Harbor Wire) - ", "PORT SELDEN"),
        ("TORVAK, May 3 (Harbor Wire) — ", "TORVAK"),
        ("ST. ORM, Veran -- ", "ST. ORM"),
        ("16:45 ", None),
        ("9.30 am - ", None),
    ],
)
def test_what_stands_before_a_story_is_no_part_of_it(before: str, place: str | None) -> None:
    text = f"{before}The army left the town."
    assert text[behind_dateline(text) :] == "The army left the town."
    found = dateline(text)
    assert found is not None
    assert found["place"] == place


@pytest.mark.parametrize("text", ["The army left the town.", "UN officials - two of them - left.", "NATO said so."])
def test_a_story_may_begin_at_once(text: str) -> None:
    assert behind_dateline(text) == 0
