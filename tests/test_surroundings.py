from __future__ import annotations

import pytest

from summarizer.alignment import align
from summarizer.surroundings import cut_off, governing, rough, undoing


@pytest.mark.parametrize(
    ("quote", "text", "alteration", "detail"),
    [
        ("the army left", "It is not true that the army left.", "negation", "'not' left out"),
        ("the army left", "The ministry denied that the army left.", "negation", "'denied' left out"),
        ("leave Karsa", "They refused to leave Karsa.", "negation", "'refused' left out"),
        ("Karsa fell", "The claim that Karsa fell is false.", "negation", "'false' left out behind it"),
        ("The army has", "The army has not left.", "negation", "'not' left out behind it"),
        ("have died", "They may have died.", "hedge", "'may' left out"),
        ("the talks succeed", "It ends if the talks succeed.", "condition", "'if' left out"),
        ("leave", "It would leave.", "condition", "'would' left out"),
        ("30 men died", "About 30 men died.", "number", "'about' left out"),
        ("ten men died", "As many as ten men died.", "number", "'as many as' left out"),
        ("$30 was paid", "Up to $30 was paid.", "number", "'up to' left out"),
        ("the mayor resigned", "The son of the mayor resigned.", "word", "'son of' left out"),
    ],
)
def test_what_stands_beside_a_quotation_may_undo_it(quote: str, text: str, alteration: str, detail: str) -> None:
    assert cut_off(align(quote, text), text) == (alteration, detail)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Karsa", "The ministry denied that Karsa fell."),
        ("the army", "The ministry denied that the army left."),
        ("the army left", "He denied nothing. The mayor said the army left."),
        ("Velm has not fallen", "The town of Velm has not fallen."),
        ("the army left", "On Monday, the army left."),
        ("the army left", "It rained as the army left."),
        ("30 men died", "All 30 men died."),
        ("The army left Karsa", "The army left Karsa without its tanks."),
        ("the mayor, who resigned", "They spoke of the mayor, who resigned."),
        ("The army left", "The army left, not the rebels."),
    ],
)
def test_what_changes_nothing_may_stay_outside(quote: str, text: str) -> None:
    assert cut_off(align(quote, text), text) is None


def test_for_a_denial_the_negation_does_not_matter_but_the_hedge_does() -> None:
    assert governing("They did not ", negation=False) is None
    assert governing("They may not ", negation=False) == ("hedge", "'may' left out")
    assert governing("They did not. They ") is None


def test_only_what_follows_at_once_undoes() -> None:
    assert undoing(" was denied") == ("negation", "'denied' left out behind it")
    assert undoing(" on Monday was denied") is None
    assert undoing("") is None


def test_only_a_number_is_made_rough() -> None:
    assert rough("about ", "the army") is None
    assert rough("about ", "1,200 men") == ("number", "'about' left out")
    assert rough("", "1,200 men") is None
