from __future__ import annotations

import pytest

from summarizer.unnamed import unnamed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The government said it would stay.", ["government"]),
        ("On Friday the interior ministry denied it.", ["interior ministry"]),
        ("Later the army withdrew.", ["army"]),
        ("Rain fell before the police had left.", ["police"]),
        ("Torvak fell to rebels.", ["rebels"]),
        ("They met residents of Torvak.", ["residents of Torvak"]),
    ],
)
def test_bodies_that_act_and_groups_are_found_without_a_name(text: str, found: list[str]) -> None:
    assert [name for name, _ in unnamed(text)] == found


@pytest.mark.parametrize("text", ["A friend of the government said so.", "They left the army in May.", "Police cars."])
def test_a_body_that_does_not_act_is_not_found(text: str) -> None:
    assert not list(unnamed(text))


def test_offsets_are_those_of_the_name() -> None:
    text = "Later the foreign ministry denied it."
    assert [text[at : at + len(name)] for name, at in unnamed(text)] == ["foreign ministry"]
