"""A list of one's own: how many people were hurt, and who counted them.

    summarizer summary article.txt --section examples/casualties.py

The class says what a row holds; `casualties.j2` beside this file says in words what the list is about.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.schemas import Row

CUES = ["killed", "dead", "died", "deaths", "wounded", "injured", "casualties", "missing"]
"""A sentence without one of these words is not asked about (stepwise)."""


class CasualtyRow(Row):
    """People who were hurt, as one source counts them."""

    who: str = Field(description="the people, in the article's words: civilians, soldiers, a nurse")
    harm: Literal["killed", "wounded", "missing"]
    least: int | None = Field(description="lowest number, or null")
    most: int | None = Field(description="highest number, or null")
    counted_by: str | None = Field(description="who says so, as the article names him, or null")
    quote: str = Field(description="words copied exactly from the sentence, enough to prove the row")
    s: int = Field(ge=1, description="number of the sentence")


def check(row: CasualtyRow, sentence: str) -> str | None:  # noqa: ARG001 - the row alone tells
    """Why a row may not stand in the brief; None: it may."""
    if row.least is not None and row.most is not None and row.least > row.most:
        return f"the lowest number, {row.least}, is above the highest, {row.most}"
    return None
