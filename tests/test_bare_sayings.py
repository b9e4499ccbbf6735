from __future__ import annotations

import pytest
from scripted_answers import actor_row, claim_row, document

from summarizer.sections.bare_sayings import bare_saying

NEWS = "Rebels took the town of Kelm on Tuesday, their spokesman Ilo Maran said."


@pytest.mark.parametrize("text", ["their spokesman Ilo Maran said", "Ilo Maran said.", "Maran said"])
def test_who_speaks_without_what_is_said_is_no_claim(text: str) -> None:
    found = bare_saying(document(NEWS), claim_row("Ilo Maran", text))
    assert found is not None
    assert found.check == "bare_saying"


@pytest.mark.parametrize("text", [NEWS, "Rebels took the town of Kelm", "the town fell", "Tuesday, their"])
def test_a_claim_with_words_of_what_is_said_may_stand(text: str) -> None:
    assert bare_saying(document(NEWS), claim_row("Ilo Maran", text)) is None


def test_other_rows_and_sentences_that_are_not_there_are_left_to_other_checks() -> None:
    assert bare_saying(document(NEWS), claim_row("Ilo Maran", "Ilo Maran said", 9)) is None
    assert bare_saying(document(NEWS), actor_row("Ilo Maran")) is None
