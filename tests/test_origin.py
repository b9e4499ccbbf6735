from __future__ import annotations

import pytest

from summarizer.origin import origin
from summarizer.typography import Source

TEXT = (
    "The mayor opened a school. The Northern Front captured the old bridge near Karsa on Thursday. "
    "Rain fell. The army captured the new bridge near Velm on Friday."
)


def passage(quote: str, region: tuple[int, int] = (0, len(TEXT))) -> str | None:
    source = Source(TEXT)
    found = origin(Source(quote).words, source, region)
    return found and TEXT[slice(*source.tokens_span(*found))]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "The Northern Front seized the old bridge near Karsa",
            "The Northern Front captured the old bridge near Karsa",
        ),
        ("The army captured the old bridge near Velm", "The army captured the new bridge near Velm"),
        ("Northern Front captured old bridge", "Northern Front captured the old bridge"),
        ("The army lost the new bridge near Velm on Sunday", "The army captured the new bridge near Velm on Friday"),
    ],
)
def test_the_passage_with_the_same_words_is_found(quote: str, expected: str) -> None:
    assert passage(quote) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "The minister resigned on Thursday",
        "The cat sat on the mat near the old door",
        "Karsa burned",
        "the of and on",
        "…",
        "",
    ],
)
def test_a_few_words_in_common_are_not_an_origin(quote: str) -> None:
    assert passage(quote) is None


def test_only_the_region_is_searched() -> None:
    quote = "The army captured the bridge near Karsa"
    later = TEXT.index("Rain")
    assert passage(quote, (later, len(TEXT))) == "The army captured the new bridge near Velm"
    assert passage(quote, (0, 26)) is None


def test_the_passage_does_not_reach_into_the_next_sentence() -> None:
    assert passage("The Northern Front captured the old bridge near Karsa on Thursday and burned it down at dawn") == (
        "The Northern Front captured the old bridge near Karsa on Thursday"
    )


def test_the_passage_takes_in_whole_compounds() -> None:
    source = Source("Late on Monday Ostra-backed men met Karsa-born envoys.")
    found = origin(Source("backed men met Karsa").words, source, (0, 99))
    assert found is not None
    assert source.text[slice(*source.tokens_span(*found))] == "Ostra-backed men met Karsa-born"
