"""instructor with one nested schema and one call: what a user writes in ten minutes.

Evidence is the quote that the model gives, where it stands in the article; another quote is no evidence.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from ..plain import PlainActor, PlainBrief, PlainChange, PlainClaim, PlainGoal, PlainPosition, passage
from .shared import SECONDS, ActWord, ChangeWord, StanceWord, status

CODE = ("instructor", "openai")
"""What is loaded before the clock starts."""
TOKENS = 3_000
"""Most tokens of an answer."""
SYSTEM = (
    "You extract structured briefs from news articles. Use only what the article states. "
    "Quotes must be copied word for word."
)
TASK = "Extract the actors, the claims with their speaker, the territorial changes and the stated goals."
QUOTE = "words copied exactly from the article"


class Actor(BaseModel):
    """Somebody with a part in the story."""

    name: str
    kind: Literal["person", "organization", "state", "population"]


class Claim(BaseModel):
    """Who says what."""

    speaker: str
    act: ActWord
    text: str
    quote: str = Field(description=QUOTE)


class Change(BaseModel):
    """What changed hands, and who says so."""

    place: str
    change: ChangeWord
    gained_by: str | None
    lost_by: str | None
    said_by: str
    stance: StanceWord
    quote: str = Field(description=QUOTE)


class Goal(BaseModel):
    """Who wants what."""

    holder: str
    kind: Literal["objective", "plan", "commitment", "demand", "imputed"]
    goal: str
    quote: str = Field(description=QUOTE)


class Extracted(BaseModel):
    """The brief; its lists are bounded, since a small model repeats itself."""

    actors: list[Actor] = Field(max_length=25)
    claims: list[Claim] = Field(max_length=25)
    territorial_changes: list[Change] = Field(max_length=10)
    stated_goals: list[Goal] = Field(max_length=10)


def extract(text: str, url: str) -> PlainBrief:
    """What the model behind `url` gives. Raises instructor's and openai's errors."""
    import instructor
    import openai

    with openai.OpenAI(base_url=url, api_key="none", timeout=SECONDS, max_retries=0) as client:
        asked = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
        found = asked.chat.completions.create(
            model="local",
            response_model=Extracted,
            max_retries=1,
            temperature=0,
            max_tokens=TOKENS,
            messages=[
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": f"Article:\n{text}\n\n{TASK}"},
            ],
        )
    return converted(found, text)


def converted(found: Extracted, text: str) -> PlainBrief:
    """The plain brief of what was extracted."""
    return PlainBrief(
        actors=[PlainActor(name=each.name, kind=each.kind, evidence=passage(text, each.name)) for each in found.actors],
        claims=[
            PlainClaim(speaker=each.speaker, act=each.act, text=each.text, evidence=passage(text, each.quote))
            for each in found.claims
        ],
        territorial_changes=[_change(each, text) for each in found.territorial_changes],
        stated_goals=[
            PlainGoal(
                holder=each.holder,
                stated_by=each.holder,
                kind=each.kind,
                goal=each.goal,
                evidence=passage(text, each.quote),
            )
            for each in found.stated_goals
        ],
    )


def _change(each: Change, text: str) -> PlainChange:
    return PlainChange(
        place=each.place,
        change=each.change,
        gained_by=each.gained_by,
        lost_by=each.lost_by,
        status=status(each.stance, each.said_by, each.gained_by, each.lost_by),
        positions=[PlainPosition(speaker=each.said_by, stance=each.stance)],
        evidence=passage(text, each.quote),
    )
