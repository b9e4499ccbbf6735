from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.edges import is_edge, is_whole, tokens


@pytest.mark.parametrize(
    "text",
    [
        "3| million people",
        "Nearly 40| percent",
        "two| dozen men",
        "about 1,500| thousand",
        "several| hundred",
        "40\n|per cent",
    ],
)
def test_nothing_is_cut_between_a_number_and_what_it_counts_in(text: str) -> None:
    assert not is_edge(text.replace("|", ""), text.index("|"))


@pytest.mark.parametrize("text", ["3| men", "the| million", "men| percent", "in 2019|, millions", "|3 million"])
def test_other_words_beside_a_number_may_stand_alone(text: str) -> None:
    assert is_edge(text.replace("|", ""), text.index("|"))


@pytest.mark.parametrize("text", ["un-\n|founded", "capi|-\ntal", "anti-\r\n|government", "capi‐ \n |tal"])
def test_a_word_goes_on_in_the_next_line(text: str) -> None:
    assert not is_edge(text.replace("|", ""), text.index("|"))


@pytest.mark.parametrize("text", ["He left-\n|Then", "He left|\nnow", "They -\n|fled"])
def test_a_dash_at_the_end_of_a_line_is_not_always_a_hyphen(text: str) -> None:
    assert is_edge(text.replace("|", ""), text.index("|"))


@given(st.text(max_size=40), st.data())
def test_tokens_lie_in_the_text_in_order_and_any_place_can_be_asked_about(text: str, data: st.DataObject) -> None:
    spans = tokens(text)
    assert [offset for span in spans for offset in span] == sorted(offset for span in spans for offset in span)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    place = data.draw(st.integers(0, len(text)))
    assert is_whole(text, place, place) is is_edge(text, place) or not is_edge(text, place)
