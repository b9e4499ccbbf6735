from __future__ import annotations

import pytest

from summarizer.modality import stance_before
from summarizer.schemas import Stance


@pytest.mark.parametrize(
    ("before", "stance"),
    [
        pytest.param("Rebels", Stance.AFFIRM, id="plain"),
        pytest.param("Rebels have now", Stance.AFFIRM, id="perfect"),
        pytest.param("Lenz has been", Stance.AFFIRM, id="passive"),
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
    assert stance_before(sentence, sentence.index("took")) is Stance.AFFIRM
