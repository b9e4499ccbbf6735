"""Brief: what a reader gets. Every item carries the source's words; names point to actors."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .evidence import Evidence, Frozen
from .vocabulary import (
    Act,
    ActorKind,
    ActorType,
    Anonymity,
    Certainty,
    Change,
    Factuality,
    GoalKind,
    QuoteType,
    SentenceUse,
    SpeakerClass,
    Stance,
    Status,
    Time,
)

SCHEMA_VERSION = "1.0"


class Party(Frozen):
    """Somebody named in an item, linked to the actor where the source settles who it is."""

    name: str = Field(description="the actor's name, or the description as printed")
    actor_id: str | None = Field(default=None, description="`id` in `actors`, null when not settled")


class Named(Frozen):
    """A place as the source names it; `place_id` is its `id` in `places`."""

    name: str
    place_id: str | None = None


class Cited(Frozen):
    """Base of the items of a brief: an id and at least one passage of the source."""

    id: str
    evidence: Annotated[list[Evidence], Field(min_length=1, max_length=3)]


class Actor(Cited):
    """A person, body, state or population with a part in the story."""

    name: str = Field(description="fullest form in the text")
    aliases: list[str] = Field(default_factory=list, description="other forms that stand in the text")
    kind: ActorKind
    type: ActorType
    affiliation: Party | None = None


class Claim(Cited):
    """One proposition and who stands behind it. Always positive: for a denial, what is denied."""

    speaker: Party | None = Field(description="null: the author of the statement, not named in it")
    via: Party | None = Field(default=None, description="the medium the speaker used, when the text names it")
    act: Act
    text: str = Field(description="the proposition in the source's words")
    paraphrased: bool = Field(default=False, description="the model's wording, checked, not the source's words")
    certainty: Certainty
    time: Time
    when: str | None = Field(default=None, description="words of the source that date it")
    hedge: str | None = Field(default=None, description="the hedging word: reportedly, may, appears")
    anonymity: Anonymity
    quote_type: QuoteType
    factuality: Factuality


class Position(Frozen):
    """What one speaker says of a territorial change; speaker null: the text's own voice."""

    speaker: Party | None
    speaker_class: SpeakerClass
    stance: Stance
    evidence: list[Evidence]


class TerritorialChange(Cited):
    """A place, what happened to it, and who says so. `status` follows from `positions` by a fixed table."""

    place: Named
    change: Change
    gained_by: Party | None = None
    lost_by: Party | None = None
    status: Status
    positions: Annotated[list[Position], Field(min_length=1)]
    when: str | None = None


class StatedGoal(Cited):
    """What somebody wants, and who says so. `self_stated` false: print "according to"."""

    holder: Party | None
    stated_by: Party | None = Field(description="null: the text's own voice")
    self_stated: bool
    goal: str = Field(description="the goal in the source's words")
    paraphrased: bool = Field(default=False, description="the model's wording, checked, not the source's words")
    kind: GoalKind


class Place(Frozen):
    """A place that an item names, and where it is named first."""

    id: str
    name: str
    evidence: list[Evidence]


class CustomItem(Cited):
    """An item of a user's own section: the row's fields as the model filled and code checked them."""

    values: dict[str, Any]


class Document(Frozen):
    """The article the brief is about. Offsets count in the text as given, `id` is its SHA-256."""

    id: str
    name: str | None = None
    title: str | None = None
    byline: str | None = Field(default=None, description="who wrote it, as the page or file says")
    site: str | None = Field(default=None, description="the outlet, as the page says")
    url: str | None = None
    published: str | None = Field(default=None, description="ISO 8601, as given by the user or metadata")
    language: str
    characters: int
    is_statement: bool = Field(description="written in the issuer's voice: a statement or press release")
    issuer: Party | None = Field(default=None, description="who issued the statement, where the text names it")
    encoding: str | None = None


class Span(Frozen):
    """A sentence of the article: number from 1, offsets as in `Evidence`."""

    number: int
    start: int
    end: int


class SentenceCoverage(Frozen):
    """What became of one sentence, and the items that cite it."""

    sentence: int
    use: SentenceUse
    items: list[str] = Field(default_factory=list)


class Coverage(Frozen):
    """What became of every sentence of the article."""

    cited: int
    of: int = Field(description="sentences of the article, furniture and instructions not counted")
    sentences: list[SentenceCoverage]


class Warning(Frozen):
    """Something a reader should know: a dropped row, an assumed encoding, an odd sentence."""

    code: str
    message: str
    sentence: int | None = None


class PromptRecord(Frozen):
    """Which prompt file was used; `sha256` is of the file and its examples."""

    name: str
    sha256: str
    origin: str = "package"


class Usage(Frozen):
    """What the run cost, every attempt counted."""

    calls: int = 0
    attempts: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0


class Generation(Frozen):
    """How the brief was made."""

    tool_version: str
    model: str
    strategy: str
    prompts: list[PromptRecord]
    usage: Usage
    rejected: dict[str, int] = Field(default_factory=dict, description="rows set aside, counted by check")
    generated_at: str


class Summary(Frozen):
    """A short text over the items; each sentence names the items it rests on."""

    sentences: list[str]
    items: list[list[str]]


class Brief(Frozen):
    """A news article as actors, claims, territorial changes and stated goals, each with its evidence."""

    schema_version: str = SCHEMA_VERSION
    brief_id: str
    document: Document
    sentences: list[Span]
    summary: Summary | None = None
    actors: list[Actor]
    claims: list[Claim]
    territorial_changes: list[TerritorialChange]
    stated_goals: list[StatedGoal]
    places: list[Place]
    sections: dict[str, list[CustomItem]] = Field(default_factory=dict)
    coverage: Coverage
    warnings: list[Warning]
    generation: Generation
