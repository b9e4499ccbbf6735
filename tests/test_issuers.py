from __future__ import annotations

import pytest

from summarizer.document import from_text
from summarizer.issuers import issuer_of

BODY = "\n\nLast night our units took Torvak. We demand that the port be opened."


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("MINISTRY OF DEFENCE OF LENIA\nCommuniqué No. 7, 4 March", "MINISTRY OF DEFENCE OF LENIA"),
        ("Observation Mission in Lenia\nHuman rights update, 1-31 May", "Observation Mission in Lenia"),
        ("Council of the Fen: Statement No. 4", "Council of the Fen"),
        ("Statement by the General Staff of the Fen Army on Torvak", "General Staff of the Fen Army"),
    ],
)
def test_the_issuer_stands_in_the_letterhead(head: str, issuer: str) -> None:
    assert issuer_of(from_text(head + BODY)) == issuer


def test_a_press_release_is_of_whom_its_first_sentence_is_about() -> None:
    text = "PRESS RELEASE\n\nLENZ (4 May) – Forces of the Eastern Coalition have cleared the town of Torvak."
    assert issuer_of(from_text(text)) == "Eastern Coalition"


def test_a_statement_may_be_signed_at_its_end() -> None:
    text = f"STATEMENT No. 14{BODY}\n\nFor the Fen Army Command\nColonel Ivo Marr"
    assert issuer_of(from_text(text)) == "Fen Army Command"


@pytest.mark.parametrize(
    "text",
    [
        "Army statement draws anger\n\nThe army said on Monday that it had taken Torvak.",
        "Defence ministry: report on losses\n\nThe defence ministry said that it had lost Torvak.",
        "Rebels take river town\n\nRebels took Torvak on Monday.",
        "Daily assessment, Lenz front\n\nRebels took Torvak on Monday.",
    ],
)
def test_news_about_a_body_is_not_issued_by_it(text: str) -> None:
    assert issuer_of(from_text(text)) is None
