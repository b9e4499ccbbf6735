from __future__ import annotations

import pytest

from summarizer.tellings import announcer, answers, conceder, confirms, denier, gives_the_lie


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor laughed off the idea that Torvak fell.",
        "The governor ruled out a fall of Torvak, where Torvak fell once.",
        "The governor scotched talk that Torvak fell.",
    ],
)
def test_who_waves_something_away_denies_it(sentence: str) -> None:
    span = denier(sentence, sentence.index("fell" if "that" in sentence else "fall of"))
    assert span is not None
    assert sentence[slice(*span)] == "The governor"


def test_a_clause_behind_the_denial_is_not_denied() -> None:
    sentence = "The governor dismissed the report, but Torvak fell."
    assert denier(sentence, sentence.index("fell")) is None


def test_who_did_not_deny_is_no_denier() -> None:
    sentence = "The governor did not rule out that Torvak fell."
    assert denier(sentence, sentence.index("fell")) is None


def test_who_celebrates_a_change_announces_it() -> None:
    sentence = "The rebels trumpeted the capture of Torvak."
    span = announcer(sentence, sentence.index("capture"))
    assert span is not None
    assert sentence[slice(*span)] == "The rebels"


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said its men were still in control there.",
        "A rebel spokesman dismissed this as wishful thinking.",
        "According to the defenders, it did not.",
    ],
)
def test_what_turns_against_the_sentence_before_answers(sentence: str) -> None:
    assert answers(sentence)


def test_no_comment_is_no_answer() -> None:
    assert not answers("The army did not respond to a request for comment.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The army would neither confirm nor deny this.",
        "The army did not deny it.",
        "The army denied that it had fired.",
    ],
)
def test_what_leaves_it_open_is_no_answer(sentence: str) -> None:
    assert not answers(sentence)


@pytest.mark.parametrize("sentence", ["The army confirmed the loss.", "The army did not contest the withdrawal."])
def test_what_was_said_may_be_borne_out(sentence: str) -> None:
    assert confirms(sentence)


def test_what_nobody_confirmed_is_not_borne_out() -> None:
    assert not confirms("Neither side has confirmed the loss.")


def test_who_did_not_contest_a_loss_concedes_it() -> None:
    sentence = "The general did not contest the loss of Torvak."
    span = conceder(sentence, sentence.index("loss"))
    assert span is not None
    assert sentence[slice(*span)] == "The general"


def test_a_bare_contradiction_gives_the_lie() -> None:
    assert gives_the_lie("This is a lie.")
    assert not gives_the_lie("The army said this was a lie.")
