from __future__ import annotations

import pytest

from summarizer.document import from_text
from summarizer.sections.described import described


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("The head of the navy, Admiral Jan Olt, spoke.", "Jan Olt", "The head of the navy, Admiral, Jan Olt"),
        ("Dora Kest, a spokeswoman for the Lenian army, said so.", "Dora Kest", "spokeswoman for the Lenian army"),
        ("Colonel Jan Olt of the Lenian Guard said so.", "Jan Olt", "of the Lenian Guard"),
        ("Dora Kest, who leads the rebel Salt Front, said so.", "Dora Kest", "the rebel Salt Front"),
    ],
)
def test_what_stands_beside_a_name_tells_whose_side_its_bearer_is_on(text: str, name: str, told: str) -> None:
    assert told in described(from_text(text), name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army left Lenz, and Jan Olt wept.", "Jan Olt"),
        ("The general left.", "the general"),
        ("Dora Kest, who saw the army leave, wept.", "Dora Kest"),
    ],
)
def test_a_clause_is_no_description(text: str, name: str) -> None:
    assert described(from_text(text), name) == name
