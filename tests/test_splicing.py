from __future__ import annotations

import pytest

from summarizer.splicing import splices


def spliced(quote: str, text: str) -> bool:
    """Whether the elision of "before … after" splices, both found in the text."""
    before, after = quote.split(" … ")
    start = text.index(before) + len(before)
    return splices(text, start, text.index(after, start))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The rebels … died", "The rebels shelled the market and civilians died."),
        ("The rebels … died", "The rebels fight while civilians died."),
        ("The rebels … died", "The rebels, hit by shells, left while civilians died."),
        ("The rebels … left", "The rebels crossed the river. The army left."),
        ("The … mayor resigned", "The son of the mayor resigned."),
        ("They killed … the port", "They killed soldiers in the port."),
        ("He said … the army", "He said of the men in the army."),
        ("rebels … fled", "The rebels who hold the bridge fled."),
    ],
)
def test_words_of_different_clauses_or_phrases_are_not_joined(quote: str, text: str) -> None:
    assert spliced(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The rebels … crossed the river", "The rebels, who took the bridge, crossed the river."),
        ("The rebels, … crossed", "The rebels, who took the bridge, crossed the river."),
        ("The rebels … crossed", "The rebels (they took the bridge) crossed the river."),
        ("The rebels … crossed", "The rebels-they took the bridge-crossed the river."),
        ("The army left … Its tanks", "The army left hills that it had held. Its tanks crossed."),
        ("They came … home", "They came slowly and slowly home."),
        ("Dost said … the town", "Dost said that the town fell."),
        ("They left … the tower", "They left the big and old the tower."),
    ],
)
def test_what_is_set_off_or_mere_detail_may_go(quote: str, text: str) -> None:
    assert not spliced(quote, text)
