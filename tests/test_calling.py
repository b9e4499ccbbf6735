from __future__ import annotations

import pytest

from summarizer.calling import names_something


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
