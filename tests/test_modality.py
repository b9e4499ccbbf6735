from __future__ import annotations

import pytest

from summarizer.modality import called_false, is_carrier, is_unreal, says_unverified, stance_before
from summarizer.schemas import Stance


@pytest.mark.parametrize(
    ("before", "stance"),
    [
        pytest.param("Rebels", Stance.AFFIRM, id="plain"),
        pytest.param("Rebels have now", Stance.AFFIRM, id="perfect"),
        pytest.param("Lenz has been", Stance.AFFIRM, id="passive"),
        pytest.param("There will be work after the", Stance.PREDICT, id="after what is to come"),
        pytest.param("There was work after the", Stance.AFFIRM, id="after what was"),
        pytest.param("Rebels did not", Stance.DENY, id="not"),
        pytest.param("Rebels didn't", Stance.DENY, id="contraction"),
        pytest.param("Rebels haven’t yet", Stance.DENY, id="contraction with a typographic apostrophe"),
        pytest.param("Rebels never", Stance.DENY, id="never"),
        pytest.param("Rebels failed to", Stance.DENY, id="failed to"),
        pytest.param("The army prevented rebels from", Stance.DENY, id="prevented"),
        pytest.param("No rebels", Stance.DENY, id="no"),
        pytest.param("Rebels will", Stance.PREDICT, id="will"),
        pytest.param("Rebels may", Stance.PREDICT, id="may"),
        pytest.param("Rebels could soon", Stance.PREDICT, id="could"),
        pytest.param("Rebels are poised to", Stance.PREDICT, id="poised to"),
        pytest.param("Rebels vowed to", Stance.PREDICT, id="vowed to"),
        pytest.param("Rebels tried to", Stance.PREDICT, id="attempted"),
        pytest.param("If rebels", Stance.PREDICT, id="if"),
        pytest.param("Lenz could end up", Stance.PREDICT, id="could end up"),
        pytest.param("Rebels claimed to have", Stance.AFFIRM, id="to have"),
        pytest.param("Rebels may have", Stance.POSSIBLE, id="may have"),
        pytest.param("Rebels appear to have", Stance.POSSIBLE, id="appear to have"),
        pytest.param("Rebels likely", Stance.POSSIBLE, id="likely"),
        pytest.param("Rebels will likely", Stance.PREDICT, id="likely in the future"),
        pytest.param("Rebels reportedly", Stance.POSSIBLE, id="reportedly"),
        pytest.param("Rebels are believed to have", Stance.POSSIBLE, id="believed to have"),
        pytest.param("Dora did not move, and rebels", Stance.AFFIRM, id="negation in another clause"),
        pytest.param("Rebels did not flee but", Stance.AFFIRM, id="negation before but"),
        pytest.param("Dora may fall; rebels", Stance.AFFIRM, id="modal in another clause"),
        pytest.param("Rebels who would not give the name of their old leader", Stance.AFFIRM, id="negation far away"),
    ],
)
def test_words_before_a_verb_say_whether_it_happened(before: str, stance: Stance) -> None:
    assert stance_before(f"{before} took Lenz", len(before) + 1) is stance


def test_a_verb_at_the_beginning_is_affirmed() -> None:
    assert stance_before("Captured: Lenz", 0) is Stance.AFFIRM


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports that rebels took Lenz are false.",
        "He called rumors of the fall of Lenz “a lie”.",
        "Talk of the fall of Lenz is wrong",
    ],
)
def test_what_is_told_and_called_false_is_denied(sentence: str) -> None:
    assert stance_before(sentence, sentence.index("Lenz") - 3) is Stance.DENY


def test_false_behind_as_repeats_a_denial() -> None:
    sentence = "Dora dismissed as false reports that rebels took Lenz."
    assert stance_before(sentence, sentence.index("took")) is Stance.DENY
    assert called_false(sentence, sentence.index("took"))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("What would it take to retake Torvak?", "retake"),
        ("If rebels took Torvak the road would be cut.", "took"),
        ("Dora has no plan to annex Torvak.", "annex"),
        ("The rebels do not intend to storm Torvak.", "storm"),
    ],
    ids=["question", "condition", "no plan", "no intention"],
)
def test_questions_conditions_and_plans_nobody_has_are_unreal(sentence: str, verb: str) -> None:
    assert is_unreal(sentence, sentence.index(verb))


def test_what_is_planned_or_denied_is_real() -> None:
    for sentence in ("Dora plans to annex Torvak.", "Dora did not annex Torvak.", "If asked, Dora will annex Torvak."):
        assert not is_unreal(sentence, sentence.index("annex"))


def test_carriers_pass_on_what_nobody_stands_behind() -> None:
    assert is_carrier("Posts on a messaging app")
    assert is_carrier("unconfirmed reports")
    assert not is_carrier("the ministry")


def test_what_cannot_be_checked_is_unverified() -> None:
    assert says_unverified("The report could not be independently confirmed.")
    assert not says_unverified("The ministry confirmed the report.")
