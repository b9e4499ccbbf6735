from __future__ import annotations

import pytest

from summarizer.calling import names_something, told_false


@pytest.mark.parametrize(
    ("form", "after"),
    [
        ("called", " the vote a farce."),
        ("called", " the condition unacceptable."),
        ("called", " it illegal and unjust."),
        ("described", " the raid as an act of war."),
        ("saw", " the deal as a betrayal."),
        ("branded", " Lenz “a traitor”."),
    ],
)
def test_somebody_or_something_is_called_something(form: str, after: str) -> None:
    assert names_something(form, after)


@pytest.mark.parametrize(
    ("form", "after"),
    [
        ("called", " the police."),
        ("called", " on Lenz to leave."),
        ("saw", " the town."),
        ("said", " the vote was a farce."),
    ],
)
def test_other_objects_are_no_name_for_anything(form: str, after: str) -> None:
    assert not names_something(form, after)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (" the rebels’ claim that they took Lenz a fantasy.", "they took Lenz"),
        (" reports that Lenz had fallen to the rebels as false.", "Lenz had fallen to the rebels"),
        (" a claim by the militia that Lenz fell “a lie”.", "Lenz fell"),
        (" as nonsense the claim that Lenz had fallen.", "Lenz had fallen"),
    ],
)
def test_what_is_told_and_called_false_is_what_is_denied(after: str, told: str) -> None:
    found = told_false(after, 0)
    assert found
    assert after[slice(*found)] == told


def test_what_is_told_and_not_called_false_is_not() -> None:
    assert told_false(" the claim that Lenz fell a breakthrough.", 0) is None
