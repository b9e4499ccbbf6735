from __future__ import annotations

import pytest

from summarizer.attribution import frames


def read(sentence: str) -> list[tuple[str, str, str]]:
    """Source, act and content of every attribution."""
    return [
        (
            sentence[slice(*frame.source)] if frame.source else "",
            frame.act.value,
            " | ".join(sentence[slice(*span)].strip(" ,.") for span in frame.content),
        )
        for frame in frames(sentence)
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "a charge Dora called absurd",
        "an accusation that Dora described as “pure fiction”",
        "which Dora calls baseless",
        "a claim Dora labelled slander",
        "a toll Dora disputes",
        "an allegation flatly rejected by Dora",
    ],
)
def test_what_is_called_false_in_a_remark_is_denied(remark: str) -> None:
    said = read(f"Lenia said the army had shelled the market, {remark}.")
    assert said[0][:2] == ("Lenia", "assert")
    assert said[0][2].endswith("the army had shelled the market")
    assert said[-1] == ("Dora", "deny", "the army had shelled the market")


def test_what_else_something_is_called_is_said_of_it() -> None:
    ((who, act, said),) = read("The court dissolved the party, a move the opposition called illegal.")
    assert (who, act) == ("the opposition", "assert")
    assert said == "The court dissolved the party, a move the opposition called illegal"


def test_a_view_that_is_shared_is_both_speakers() -> None:
    said = read("The minister said the port was open, a view echoed by the harbour master.")
    assert [(who, what) for who, _, what in said] == [
        ("The minister", "the port was open"),
        ("the harbour master", "the port was open"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The raid prompted Lenia to warn that it would close the border.", ("Lenia", "predict")),
        ("The delays led critics to question whether a vote would be held.", ("critics", "assert")),
        ("The order was vague, leaving many residents to wonder why they had to go.", ("many residents", "assert")),
    ],
)
def test_whom_something_leads_to_say_it_says_it(sentence: str, expected: tuple[str, str]) -> None:
    assert read(sentence)[-1][:2] == expected


@pytest.mark.parametrize(
    "sentence", ["The flood forced the army to report to the bridge.", "The town, a move of the river away, fell."]
)
def test_words_that_say_nothing_are_no_remark(sentence: str) -> None:
    assert read(sentence) == []
