"""Results hold no words of an article, and lose none of a brief."""

from __future__ import annotations

import json
from typing import Any

from gold_briefs import news, perfect, statement
from hypothesis import given
from hypothesis import strategies as st

from evals.plain import PlainBrief, PlainClaim, plain
from evals.wordless import hide, reveal, with_words, without_words
from summarizer.schemas import Act, ActorKind, ActorType, Certainty, Change, GoalKind, Stance, Status


@given(st.text(max_size=40), st.text(max_size=80))
def test_a_string_is_the_same_again_with_the_article_at_hand(words: str, article: str) -> None:
    assert reveal(hide(words, article), article) == words


@given(st.text(max_size=80), st.data())
def test_what_stands_in_the_article_is_one_pair_of_offsets(article: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(article)))
    words = article[start : data.draw(st.integers(start, len(article)))]
    assert len(hide(words, article)) == (1 if words else 0)


def test_a_part_is_the_longest_that_stands_in_the_article() -> None:
    assert hide("the mill, Tolle §9", "Tolle has the mill.") == [[10, 18], ",", [5, 6], [0, 6], "§9"]


def test_a_brief_is_the_same_again_with_the_article_at_hand() -> None:
    for gold in (news(), statement()):
        brief = plain(perfect(gold))
        kept = json.loads(json.dumps(without_words(brief, gold.text)))
        assert with_words(kept, gold.text) == brief


def test_words_that_a_model_made_up_come_back_too() -> None:
    brief = PlainBrief(claims=[PlainClaim(speaker="Żółć & Co", text="")])
    assert with_words(without_words(brief, news().text), news().text) == brief


def test_what_is_kept_has_only_offsets_and_the_words_of_vocabularies() -> None:
    gold = news()
    kept = strings(without_words(plain(perfect(gold)), gold.text))
    assert kept
    assert kept <= {*ActorKind, *ActorType, *Act, *Certainty, *Change, *Status, *Stance, *GoalKind}


def strings(value: Any) -> set[str]:
    """All strings among JSON values, without keys."""
    if isinstance(value, dict):
        return set().union(*map(strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(strings, value))
    return {value} if isinstance(value, str) else set()
