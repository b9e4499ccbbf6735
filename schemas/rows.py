"""Rows: what a model fills. Flat, strings and short enumerations; code adds offsets, ids, dates and status.

Every key is required, so that servers with strict schemas take them; null or an empty list says that the text does
not tell. The sentence number comes last: put first, it makes a small model loop.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from .vocabulary import Act, ActorKind, ActorType, Certainty, Change, GoalKind, Stance, Time

OUTLET = "outlet"
ISSUER = "issuer"


class Row(BaseModel):
    """Base of every row. Rows end in `quote`, words of the source, and `s`, the number of their sentence."""

    model_config = ConfigDict(extra="forbid")

    @property
    def sentence(self) -> int:
        """Number of the sentence the row cites."""
        return int(getattr(self, "s", 0))

    @property
    def words(self) -> str:
        """The quotation, empty: the whole sentence."""
        return str(getattr(self, "quote", ""))


class ActorRow(Row):
    """A person, government, army, armed group, organization, outlet or group of people."""

    name: str = Field(description="fullest form in the article")
    kind: ActorKind
    type: ActorType
    aka: list[str] = Field(description="other forms that stand in the article")
    affiliation: str | None = Field(description="name of the actor it belongs to, or null")
    s: int = Field(ge=1, description="number of the first sentence that names it")


class ClaimRow(Row):
    """One proposition and who says it."""

    by: str = Field(description='speaker as the article names him; "issuer" for the author of a statement')
    via: str | None = Field(description="outlet the speaker told it to, if the article names one")
    act: Act
    text: str = Field(description="the proposition in the article's words, always positive, also for denials")
    certainty: Certainty
    time: Time
    when: str | None = Field(description="words that date it, or null")
    quote: str = Field(description="words copied exactly from the sentence, enough to prove the row")
    s: int = Field(ge=1, description="number of the sentence")


class TerritoryRow(Row):
    """A place, what happened to it, and one speaker's stance; two speakers give two rows."""

    place: str
    change: Change
    gained_by: str | None
    lost_by: str | None
    said_by: str = Field(description='speaker, or "outlet" for the article\'s own voice')
    stance: Stance
    when: str | None
    quote: str = Field(description="words copied exactly from the sentence, enough to prove the row")
    s: int = Field(ge=1, description="number of the sentence")


class GoalRow(Row):
    """What somebody wants, plans or demands."""

    holder: str = Field(description="whose goal it is")
    stated_by: str = Field(description='who said it, or "outlet" for the article\'s own voice')
    goal: str = Field(description="the goal in the article's words")
    kind: GoalKind
    quote: str = Field(description="words copied exactly from the sentence, enough to prove the row")
    s: int = Field(ge=1, description="number of the sentence")
