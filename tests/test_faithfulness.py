from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.faithfulness import Infidelity, unfaithful

SAID = (
    "Army spokesman Ilan Dost said that the town of Velm has not fallen and that about 30 soldiers may have died near "
    "Old Ferry."
)
DENIED = "The Northern Front denied that it had lost Velm, but residents said the army held the bridge."
QUOTED = "“Velm,” Dost told Harbor Wire on Friday, “is back in our hands.”"
BATTLE = "Ostra attacked Lorna at dawn; 30 men and 40 women fled."
HEARSAY = "The rebels reportedly captured the radio tower near Dorin."


def check(found: Infidelity | None) -> str | None:
    return found.check if found else None


@pytest.mark.parametrize(
    "statement",
    [
        "the town of Velm has not fallen",
        "The town of Velm has not fallen.",
        "about 30 soldiers may have died",
        "Ilan Dost said … the town of Velm has not fallen",
        "Army spokesman Ilan Dost said…",
    ],
)
def test_the_words_of_the_source_are_faithful(statement: str) -> None:
    assert unfaithful(statement, [SAID]) is None


@pytest.mark.parametrize(
    ("statement", "departure"),
    [
        ("The town of Velm has fallen", Infidelity("negation", "'not' left out")),
        ("The town of Velm has … fallen", Infidelity("negation", "'not' left out")),
        ("About 30 soldiers may not have died", Infidelity("negation", "'not' added")),
        ("About 300 soldiers may have died", Infidelity("number", "30 -> 300")),
        ("The town of Karsa has not fallen", Infidelity("name", "Velm -> Karsa")),
        ("about 30 soldiers have died", Infidelity("hedge", "'may' left out")),
        ("the town of Velm had not fallen", Infidelity("word", "has -> had")),
        ("Army spokesman Ilan Dost claimed", Infidelity("word", "said -> claimed")),
        ("Snow fell on the hills", Infidelity("word", "these words are not in the evidence")),
        ("", Infidelity("word", "these words are not in the evidence")),
        ("…", Infidelity("word", "these words are not in the evidence")),
    ],
)
def test_how_other_words_depart_is_told(statement: str, departure: Infidelity) -> None:
    assert unfaithful(statement, [SAID]) == departure


def test_without_evidence_nothing_is_faithful() -> None:
    assert check(unfaithful("Velm fell", [])) == "word"
    assert unfaithful("Velm fell", [], paraphrase=True) is not None


@pytest.mark.parametrize(
    ("statement", "evidence", "departure"),
    [
        ("fallen", SAID, Infidelity("negation", "'not' left out")),
        ("it had lost Velm", DENIED, Infidelity("negation", "'denied' left out")),
        ("the army left", "It is not true that the army left.", Infidelity("negation", "'not' left out")),
        ("have died near Old Ferry", SAID, Infidelity("hedge", "'may' left out")),
        ("captured the radio tower", HEARSAY, Infidelity("hedge", "'reportedly' left out")),
        ("30 soldiers may have died", SAID, Infidelity("number", "'about' left out")),
        ("Velm fell", "The claim that Velm fell is false.", Infidelity("negation", "'false' left out behind it")),
    ],
)
def test_words_cut_off_from_what_negates_or_hedges_them_are_not_faithful(
    statement: str, evidence: str, departure: Infidelity
) -> None:
    assert unfaithful(statement, [evidence]) == departure


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("the army held the bridge", DENIED),
        ("the army left", "They did not wait: the army left."),
        ("the army left", "It never rained and the army left."),
        ("we are safe", "He denied nothing. “we are safe”"),
        ("the army left", "They may go home if the army left."),
    ],
)
def test_a_negation_of_another_clause_does_not_matter(statement: str, evidence: str) -> None:
    assert unfaithful(statement, [evidence]) is None


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("it had lost Velm", DENIED),
        ("The town of Velm has fallen", SAID),
        ("The army did leave Velm", "The army didn’t leave Velm."),
        ("The army will leave Velm", "The army won't leave Velm."),
        ("We can leave Velm", "We cannot leave Velm."),
        ("Soldiers left Velm", "No soldiers left Velm."),
        ("the town of Velm has not fallen", SAID),
    ],
)
def test_a_denial_may_stand_without_its_negation(statement: str, evidence: str) -> None:
    assert unfaithful(statement, [evidence], positive_of_denial=True) is None


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The town of Karsa has fallen", "negation"),
        ("About 40 soldiers may have died", "number"),
        ("about 30 soldiers have died", "hedge"),
        ("have died near Old Ferry", "hedge"),
        ("about 30 soldiers may not have died", "negation"),
    ],
)
def test_a_denial_may_not_change_anything_else(statement: str, expected: str) -> None:
    assert check(unfaithful(statement, [SAID], positive_of_denial=True)) == expected


def test_who_speaks_may_be_left_out_between_the_words_where_it_is_marked() -> None:
    assert unfaithful("Velm … is back in our hands", [QUOTED]) is None
    assert check(unfaithful("Velm is back in our hands", [QUOTED])) == "name"


@pytest.mark.parametrize(
    ("statement", "faithful"),
    [
        ("The rebels reportedly captured the radio tower … is back in our hands", True),
        ("Velm … is back in our hands … near Dorin", False),
        ("The rebels reportedly captured … the town of Velm", False),
        ("The town of Velm has … fallen", False),
        ("the town of Velm has … captured the radio tower", False),
        ("The rebels reportedly captured … Snow fell … is back in our hands", True),
        ("Snow fell … The rebels reportedly captured", False),
    ],
)
def test_the_parts_of_a_statement_may_stand_in_passages_that_follow(statement: str, *, faithful: bool) -> None:
    assert (unfaithful(statement, [SAID, HEARSAY, "Snow fell on the hills.", QUOTED]) is None) is faithful


def test_a_part_may_not_end_where_a_negation_follows() -> None:
    assert unfaithful("The army has … crossed the river", ["The army has grown.", "It crossed the river."]) is None
    assert unfaithful("The army has … crossed the river", ["The army has not left.", "It crossed the river."])


def test_words_do_not_run_from_one_passage_into_the_next() -> None:
    assert check(unfaithful("left Velm fell", ["The army left", "Velm fell"])) == "word"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Velm has not been taken and around 30 soldiers might be dead", SAID),
        ("Thirty soldiers may have died, but Velm did not fall", SAID),
        ("Residents: the army kept the bridge", DENIED),
        ("Possibly the rebels took the radio tower by Dorin", HEARSAY),
        ("Dorin's radio tower was reportedly taken", HEARSAY),
        ("the town of Velm has not fallen", SAID),
        ("Lorna was attacked by Ostra", BATTLE),
        ("Ostra struck Lorna", BATTLE),
        ("30 men fled, 40 women too", BATTLE),
        ("leave Velm soon", "The army wants to leave Velm."),
    ],
)
def test_a_paraphrase_may_use_other_words(statement: str, evidence: str) -> None:
    assert unfaithful(statement, [evidence], paraphrase=True) is None


@pytest.mark.parametrize(
    ("statement", "evidence", "departure"),
    [
        ("Velm was taken", SAID, Infidelity("negation", "'not' left out")),
        ("The army did not hold on to the bridge", DENIED, Infidelity("negation", "'not' added")),
        ("The Northern Front has lost Velm", DENIED, Infidelity("negation", "'denied' left out")),
        ("Not even 40 soldiers may have died", SAID, Infidelity("number", "'40' is not in the evidence")),
        ("Twelve rebels reportedly took the tower", HEARSAY, Infidelity("number", "'12' is not in the evidence")),
        ("Rebels possibly took the tower near Lorna", HEARSAY,
         Infidelity("name", "'Lorna' is neither in the evidence nor a known name")),
        ("Lorna reportedly took the tower", HEARSAY,
         Infidelity("name", "'Lorna' is neither in the evidence nor a known name")),
        ("The US reportedly took the tower", "They reportedly told us of the tower.",
         Infidelity("name", "'US' is neither in the evidence nor a known name")),
        ("Rebels took the radio tower near Dorin", HEARSAY, Infidelity("hedge", "'reportedly' left out")),
        ("Lorna struck Ostra", BATTLE, Infidelity("name", "'Lorna' and 'Ostra' have changed places")),
        ("Ostra was attacked by Lorna", BATTLE, Infidelity("name", "'Ostra' and 'Lorna' have changed places")),
        ("40 men and 30 women fled", BATTLE,
         Infidelity("number", "the numbers are in another order than in the evidence")),
        ("The army left Velm", "The army will leave Velm.", Infidelity("hedge", "'will' left out")),
        ("The army left Velm", "The army wants to leave Velm.", Infidelity("hedge", "'wants' left out")),
        ("The bakers may like bread", HEARSAY, Infidelity("word", "fewer than half of its words are in the evidence")),
    ],
)  # fmt: skip
def test_a_paraphrase_may_not_change_what_is_said(statement: str, evidence: str, departure: Infidelity) -> None:
    assert unfaithful(statement, [evidence], paraphrase=True) == departure


def test_known_names_may_stand_for_those_of_the_evidence() -> None:
    statement = "The Free Lorna Army reportedly took the radio tower"
    assert check(unfaithful(statement, [HEARSAY], paraphrase=True)) == "name"
    assert unfaithful(statement, [HEARSAY], known_names=["rebels", "Free Lorna Army"], paraphrase=True) is None


def test_a_paraphrased_denial_may_stand_without_its_negation_but_not_with_a_new_one() -> None:
    lost = "The Northern Front has lost Velm"
    assert unfaithful(lost, [DENIED], positive_of_denial=True, paraphrase=True) is None
    added = "The army didn't hold on to the bridge, residents said"
    assert check(unfaithful(added, [DENIED], positive_of_denial=True, paraphrase=True)) == "negation"


def test_may_is_a_month_in_a_paraphrase_too() -> None:
    assert (
        unfaithful("Rebels took the tower in May", ["In May the rebels captured the tower."], paraphrase=True) is None
    )


odd_text = st.text(st.sampled_from("ab Z1'’“-….\n\u0301é\ud800") | st.characters(codec=None), max_size=30)


@given(odd_text, st.lists(odd_text, max_size=3), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_it_never_raises(statement: str, evidence: list[str], denial: bool, paraphrase: bool) -> None:
    found = unfaithful(statement, evidence, positive_of_denial=denial, paraphrase=paraphrase)
    assert found is None or (
        found.check in {"negation", "number", "name", "hedge", "word"} and "\n" not in found.message
    )
