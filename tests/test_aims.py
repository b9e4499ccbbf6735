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
    "infinitive in front": ("To retake Torvak, Dora sent troops.", "Dora", GoalKind.OBJECTIVE),
    "speaker is not the holder": ("Officials said Dora wants to take Torvak.", "Dora", GoalKind.OBJECTIVE),
    "no subject of a passive": ("Ten men were killed in an attempt to take Torvak.", None, GoalKind.OBJECTIVE),
    "agent of a passive": ("Lenz was hit by rebels in order to take Torvak.", "rebels", GoalKind.OBJECTIVE),
    "a verb is no part of the holder": (
        "The office attracts the best men to retake Torvak.",
        "The office",
        "objective",
    ),
    "is meant to, of an object": ("The Ost is a missile meant to take Torvak.", "The Ost", GoalKind.OBJECTIVE),
    "is to": ("The army is to take Torvak.", "The army", GoalKind.PLAN),
    "by somebody": ("It was a ploy by the mayor to take Torvak.", "the mayor", GoalKind.OBJECTIVE),
    "of somebody": ("The dream of the rebels is to take Torvak.", "the rebels", GoalKind.OBJECTIVE),
    "with an aside": ("The rebels’ aim, he said, is to take Torvak.", "The rebels", GoalKind.OBJECTIVE),
    "behind a colon": ("Their task: to take Torvak.", "Their", GoalKind.OBJECTIVE),
    "accused of wanting": ("Dora accused Lenia of plotting to take Torvak.", "Lenia", GoalKind.OBJECTIVE),
    "in front of its subject": ("Determined to take Torvak, the army sent tanks.", "the army", GoalKind.OBJECTIVE),
    "with a view to": ("Rebels met with a view to retake Torvak.", "Rebels", GoalKind.OBJECTIVE),
    "voted": ("The council voted to take Torvak.", "The council", GoalKind.PLAN),
    "second verb": ("Rebels entered Lenz and plan to take Torvak.", "Rebels", GoalKind.PLAN),
}


@pytest.mark.parametrize(("sentence", "holder", "kind"), AIMS.values(), ids=AIMS)
def test_whose_aim_it_is_and_of_what_kind(sentence: str, holder: str | None, kind: GoalKind) -> None:
    ((whose, goal, what),) = read(sentence)
    assert (whose, what) == (holder, kind)
    assert goal.rpartition(" to ")[2] in {"take Torvak", "retake Torvak"}


GOALS = {
    "a thing sought": ("Dora is seeking a seat in Lenz.", "a seat in Lenz"),
    "a thing vowed": ("Dora vowed revenge for Lenz.", "revenge for Lenz"),
    "a thing dreamt of": ("Rebels dream of a state of their own.", "a state of their own"),
    "a thing fought for": ("Rebels are fighting for the return of Lenz.", "the return of Lenz"),
    "a noun of wanting is it": ("Dora’s ambition is a seat in Lenz.", "a seat in Lenz"),
    "made an aim": ("Dora has made peace with Lenz its main goal.", "peace with Lenz"),
    "what they want": ("What the rebels want is simple: a seat in Lenz.", "a seat in Lenz"),
    "a task set": ("Dora set itself the task of holding Lenz.", "holding Lenz"),
    "somebody back": ("“We want our sons back,” she said.", "our sons back"),
    "not to do it": ("Dora vowed not to leave Lenz.", "not to leave Lenz"),
    "hope without that": ("Envoys hope the truce in Lenz will hold.", "the truce in Lenz will hold"),
    "that it be": ("Rebels hope that hunger helps them.", "hunger helps them"),
    "before who says it": ("Rebels want to leave Lenz, an old man recalled.", "leave Lenz"),
    "call for": ("Dora called for a truce in Lenz.", "a truce in Lenz"),
    "goal of doing": ("Rebels attacked with the aim of ending the siege.", "ending the siege"),
    "before the speaker": ("Rebels want to hold talks, the mayor said.", "hold talks"),
    "before a clause": ("Rebels want to hold talks because Lenz fell.", "hold talks"),
    "before a bracket": ("Dora offered to send aid (food) to Lenz.", "send aid"),
    "before a semicolon": ("Dora offered to send aid; nobody came.", "send aid"),
    "before a dash": ("Dora offered to send aid – again.", "send aid"),
    "to the end of the quotation": ("“We want to hold talks,” he said.", "hold talks"),
    "before another verb of the holder's": ("The Front wants the coast free and has refused talks.", "the coast free"),
    "before what will be besides": ("Dora plans to reopen the port and will hire men.", "reopen the port"),
    "before what others did later": (
        "Dora attempted to revive the pact, and later the Lenians left it.",
        "revive the pact",
    ),
    "over an infinitive": ("Dora aims to retake Lenz and hold it.", "retake Lenz and hold it"),
    "a halt to a thing": ("Dora demands a halt to logging in Lenz.", "a halt to logging in Lenz"),
    "not this but that": ("Rebels do not want to rule Lenz but to reopen the port.", "reopen the port"),
    "what somebody is told of an intent": (
        "Rebels have told elders that they intend to take Lenz soon.",
        "take Lenz soon",
    ),
    "what somebody wants to have": ("Dora wants to have the law in force by June.", "have the law in force by June"),
    "over a quotation inside": ("Dora wants to join the “Lenz talks” soon.", "join the “Lenz talks” soon"),
    "over the stop of an abbreviation": ("Dora wants to protect U.S. troops in Lenz.", "protect U.S. troops in Lenz"),
    "over a title": ("Dora wants to free Gen. Saleh soon.", "free Gen. Saleh soon"),
    "before the verb of the main clause": (
        "The Front, which wants autonomy for Lenz, has taken a port.",
        "autonomy for Lenz",
    ),
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
    "a place to go to": "Rebels who want more drove to the hearing.",
    "a thing planned": "The planned vote in Lenz failed.",
    "going on": "The mission is continuing to receive reports.",
    "under orders": "Rebels are under orders to leave Lenz soon.",
    "in a condition": "If Dora wants to take Torvak, it will fail.",
    "asked if it comes to that": "The president could then ask the Greens to try again.",
    "a failure warned of": "The court has warned that failure to pass a budget would cost jobs.",
    "asking for comment": "Dora sought comment from Lenz.",
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


def test_of_a_list_of_things_wanted_each_is_an_aim() -> None:
    found = read("Rebels demanded autonomy, the release of their leaders and a halt to logging.")
    assert [goal for _, goal, _ in found] == ["autonomy", "the release of their leaders", "a halt to logging"]


def test_a_denied_aim_is_marked() -> None:
    assert [aim.negated for aim in aims("Dora denied that the army planned to take Torvak.")] == [True]


@pytest.mark.parametrize(
    ("sentence", "willed", "said"),
    [
        ("The crew wants to leave Lenz.", True, False),
        ("The bill aims to help Lenz.", False, False),
        ("Dora aims to help Lenz.", True, False),
        ("Dora vowed to help Lenz.", True, True),
        ("Tanks are meant to help Lenz.", False, False),
    ],
)
def test_who_can_only_be_somebody_and_what_is_a_saying(sentence: str, *, willed: bool, said: bool) -> None:
    assert [(aim.willed, aim.said) for aim in aims(sentence)] == [(willed, said)]


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


def test_what_is_wanted_ends_where_the_clause_of_another_aim_begins() -> None:
    found = read("We want a council elected by all, and we will not leave Torvak.")
    assert [goal for _, goal, _ in found] == ["a council elected by all", "not leave Torvak"]


def test_who_discusses_a_campaign_is_not_whose_it_is() -> None:
    assert [who for who, _, _ in read("In Dora the two leaders discussed the campaign to take Torvak.")] == [None]


def test_a_verb_of_staying_is_no_part_of_the_holder() -> None:
    assert read("We remain committed to working with Dora to halt the attacks.")[0][0] == "We"


def test_who_is_to_do_it_is_no_part_of_the_goal() -> None:
    assert [goal for _, goal, _ in read("The decision is for Dora to step up its strikes.")] == ["step up its strikes"]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Terrel urged the parties to return to the table.", "the parties to return to the table"),
        ("The League wants the army to stay out of Lenz.", "the army to stay out of Lenz"),
        ("Terrel called on both sides not to talk through the press.", "both sides not to talk through the press"),
        ("Terrel urged them to return to the table.", "return to the table"),
        ("Lawyers vowed to appeal the ruling and that was all.", "appeal the ruling"),
    ],
)
def test_what_is_wanted_of_others_is_told_with_them(text: str, goal: str) -> None:
    assert [text[slice(*aim.goal)] for aim in aims(text)] == [goal]


def test_a_promise_that_somebody_is_accused_of_breaking_was_his() -> None:
    text = "Silk accused Halvik of breaking a written promise to raise military spending."
    assert [text[slice(*aim.holder or aim.cue)] for aim in aims(text)] == ["Halvik"]


def test_a_day_is_not_what_somebody_insists_on() -> None:
    assert aims("The council insisted on Monday that it had won.") == []
