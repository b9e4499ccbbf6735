from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.aims import aims
from summarizer.schemas import GoalKind


def read(sentence: str) -> list[tuple[str | None, str, GoalKind]]:
    """Holder, goal and kind of every aim."""
    return [
        (sentence[slice(*aim.holder)] if aim.holder else None, sentence[slice(*aim.goal)], aim.kind)
        for aim in aims(sentence)
    ]


AIMS = {
    "wants": ("Rebels want to take Torvak.", "Rebels", GoalKind.OBJECTIVE),
    "is trying": ("The army is trying to take Torvak.", "The army", GoalKind.OBJECTIVE),
    "plans": ("The army plans to take Torvak.", "The army", GoalKind.PLAN),
    "agreed": ("Lenia and Dora agreed to take Torvak.", "Lenia and Dora", GoalKind.PLAN),
    "vowed": ("Dora vowed to take Torvak.", "Dora", GoalKind.COMMITMENT),
    "we will": ("We will take Torvak.", "We", GoalKind.COMMITMENT),
    "we will, quoted": ("“We will take Torvak,” the mayor said.", "We", GoalKind.COMMITMENT),
    "I must": ("I must take Torvak.", "I", GoalKind.COMMITMENT),
    "urged somebody": ("Dora urged both sides to take Torvak.", "Dora", GoalKind.DEMAND),
    "called on somebody": ("Dora called on the rebels to take Torvak.", "Dora", GoalKind.DEMAND),
    "goal is to": ("Our goal is to take Torvak.", "Our", GoalKind.OBJECTIVE),
    "goal is to, quoted": ("“Our goal is to take Torvak”", "Our", GoalKind.OBJECTIVE),
    "aim remains to": ("The rebels’ aim remains to take Torvak.", "The rebels", GoalKind.OBJECTIVE),
    "goal of a thing": ("The goal of the offensive is to take Torvak.", None, GoalKind.OBJECTIVE),
    "plan to": ("His plan to take Torvak", "His", GoalKind.PLAN),
    "in order to": ("Rebels struck in order to take Torvak.", "Rebels", GoalKind.OBJECTIVE),
    "infinitive of an end": ("Rebels struck to retake Torvak.", "Rebels", GoalKind.OBJECTIVE),
    "infinitive in front": ("To retake Torvak, Dora sent troops.", None, GoalKind.OBJECTIVE),
    "speaker is not the holder": ("Officials said Dora wants to take Torvak.", "Dora", GoalKind.OBJECTIVE),
    "second verb": ("Rebels entered Lenz and plan to take Torvak.", "Rebels", GoalKind.PLAN),
}


@pytest.mark.parametrize(("sentence", "holder", "kind"), AIMS.values(), ids=AIMS)
def test_whose_aim_it_is_and_of_what_kind(sentence: str, holder: str | None, kind: GoalKind) -> None:
    ((whose, goal, what),) = read(sentence)
    assert (whose, what) == (holder, kind)
    assert goal in {"take Torvak", "retake Torvak"}


GOALS = {
    "call for": ("Dora called for a truce in Lenz.", "a truce in Lenz"),
    "goal of doing": ("Rebels attacked with the aim of ending the siege.", "ending the siege"),
    "before the speaker": ("Rebels want to hold talks, the mayor said.", "hold talks"),
    "before a clause": ("Rebels want to hold talks because Lenz fell.", "hold talks"),
    "before a bracket": ("Dora offered to send aid (food) to Lenz.", "send aid"),
    "before a semicolon": ("Dora offered to send aid; nobody came.", "send aid"),
    "before a dash": ("Dora offered to send aid – again.", "send aid"),
    "to the end of the quotation": ("“We want to hold talks,” he said.", "hold talks"),
    "over a quotation inside": ("Dora wants to join the “Lenz talks” soon.", "join the “Lenz talks” soon"),
    "over the stop of an abbreviation": ("Dora wants to protect U.S. troops in Lenz.", "protect U.S. troops in Lenz"),
    "over a title": ("Dora wants to free Gen. Saleh soon.", "free Gen. Saleh soon"),
    "to the end of the sentence": ("“We want to hold talks. They do not.”", "hold talks"),
}


@pytest.mark.parametrize(("sentence", "goal"), GOALS.values(), ids=GOALS)
def test_the_words_of_a_goal_end_with_its_clause(sentence: str, goal: str) -> None:
    assert [words for _, words, _ in read(sentence)] == [goal]


NONE = {
    "saying something": "We will say more tomorrow.",
    "thanking": "I want to thank Dora.",
    "that goal": "Rebels want to achieve that goal.",
    "one word": "Rebels want to win.",
    "too early to": "It was too early to return.",
    "no aim": "Rebels left Lenz.",
    "nothing": "",
}


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE)
def test_other_words_are_no_aim(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize("words", ["does not want", "has no plans", "never vowed", "denied planning"])
def test_a_negated_aim_is_marked(words: str) -> None:
    assert [aim.negated for aim in aims(f"Dora {words} to take Torvak.")] == [True]
    assert [aim.negated for aim in aims("Dora wants to take Torvak.")] == [False]


def test_of_overlapping_wordings_the_surest_counts() -> None:
    assert [goal for _, goal, _ in read("Dora wants to send aid in order to save Lenz.")] == [
        "send aid in order to save Lenz"
    ]


def test_aims_stand_in_order() -> None:
    assert [goal for _, goal, _ in read("Dora vowed to hold Lenz; rebels want to take Torvak.")] == [
        "hold Lenz",
        "take Torvak",
    ]


@given(TEXTS)
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for aim in aims(text):
        spans = [aim.cue, aim.goal, *([aim.holder] if aim.holder else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
