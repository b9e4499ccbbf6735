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
    DateBasis,
    Factuality,
    Feature,
    GoalKind,
    Precision,
    QuoteType,
    SentenceUse,
    SpeakerClass,
    Stance,
    Status,
    Time,
)

SCHEMA_VERSION = "1.1"
READABLE = ("1.0", SCHEMA_VERSION)
"""Versions that can be read: each only added fields that an older brief does without."""


class Party(Frozen):
    """Somebody named in an item, linked to the actor where the source settles who it is."""

    name: str = Field(description="the actor's name, or the description as printed")
    actor_id: str | None = Field(default=None, description="`id` in `actors`, null when not settled")


class Named(Frozen):
    """A place as the source names it; `place_id` is its `id` in `places`."""

    name: str
    place_id: str | None = None


class Date(Frozen):
    """When something happened: the source's words and what they come to. Unresolved words have no `Date`."""

    text: str = Field(description="words of the source that date it")
    value: str = Field(description="ISO 8601 or EDTF: 2024-12-06, 2024-W49, 2024-12, 2016/.. (since), ../2016 (until)")
    precision: Precision
    basis: DateBasis


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
    date: Date | None = Field(default=None, description="what those words come to, null when that is not settled")
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
    date: Date | None = Field(default=None, description="what `when` comes to, null when that is not settled")


class StatedGoal(Cited):
    """What somebody wants, and who says so. `self_stated` false: print "according to"."""

    holder: Party | None
    stated_by: Party | None = Field(description="null: the text's own voice")
    self_stated: bool
    goal: str = Field(description="the goal in the source's words")
    paraphrased: bool = Field(default=False, description="the model's wording, checked, not the source's words")
    kind: GoalKind


class Candidate(Frozen):
    """A place of the gazetteer that bears the name."""

    geonameid: int
    name: str
    country: str = Field(description="ISO 3166-1 alpha-2")
    admin1: str | None = Field(default=None, description="GeoNames code of the province or state")
    lat: float
    lon: float


class Place(Frozen):
    """A place that an item names, and where it is named first.

    Coordinates (degrees, WGS 84) stand only where the article settles which place is meant; else those that bear
    the name are `candidates`.
    """

    id: str
    name: str
    evidence: list[Evidence]
    lat: float | None = None
    lon: float | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2")
    admin1: str | None = Field(default=None, description="GeoNames code of the province or state")
    feature: Feature | None = None
    geo_precision: int | None = Field(
        default=None, ge=1, le=3, description="1: the place itself, 2: near it, 3: the middle of a region or country"
    )
    geonameid: int | None = None
    candidates: list[Candidate] = Field(default_factory=list)


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
    origin: str = Field(default="built-in", description="built-in, or the path of the file that stood in for it")


class Usage(Frozen):
    """What the run cost, every attempt counted."""

    calls: int = 0
    attempts: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    stored: int = Field(default=0, description="calls answered from the store, which cost nothing")


class Generation(Frozen):
    """How the brief was made."""

    tool_version: str
    model: str
    strategy: str
    prompts: list[PromptRecord]
    usage: Usage
    rejected: dict[str, int] = Field(default_factory=dict, description="rows set aside, counted by check")
    generated_at: str
    gazetteer: str | None = Field(default=None, description="where coordinates come from, null: none were looked up")


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

    def _repr_html_(self) -> str:
        """What a notebook shows: the brief as `render.notebook` writes it, loaded when a notebook asks."""
        from importlib import import_module  # not an import of ours: rows and briefs stand below everything else

        shown: str = import_module("summarizer.render.notebook").to_notebook(self)
        return shown
