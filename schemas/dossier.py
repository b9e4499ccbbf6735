"""Dossier: what several briefs say of one story. Every position is kept; nothing is averaged, nothing deleted."""

from __future__ import annotations

from pydantic import Field

from .brief import Party
from .evidence import Evidence, Frozen
from .vocabulary import (
    Act,
    ActorKind,
    ActorType,
    Certainty,
    Change,
    GoalKind,
    RelationKind,
    SpeakerClass,
    Stance,
    Status,
)

DOSSIER_VERSION = "1.0"


class Source(Frozen):
    """One article of the dossier. `copy_of`: it repeats the text of that source, as wire copy does."""

    id: str = Field(description="the brief's id")
    document: str = Field(description="SHA-256 of the article")
    name: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    copy_of: str | None = None


class Ref(Frozen):
    """An item of one brief."""

    source: str
    item: str


class Passage(Frozen):
    """Words of one source; offsets count in its article."""

    source: str
    evidence: Evidence


class MergedActor(Frozen):
    """The same actor across articles, under its fullest name."""

    id: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    kind: ActorKind
    type: ActorType
    affiliation: Party | None = None
    members: list[Ref]


class MergedPlace(Frozen):
    """A place by its gazetteer number where that is settled, else by its name."""

    id: str
    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


class MergedPosition(Frozen):
    """What one speaker says of a change in one article; speaker null: the article's own voice.

    `primary` is the source it goes back to: the speaker, or the text of the article. `superseded`: the same speaker
    says otherwise later.
    """

    source: str
    stated: str | None = Field(description="date of publication, ISO 8601")
    speaker: Party | None
    speaker_class: SpeakerClass
    stance: Stance
    primary: str
    superseded: bool = False
    evidence: list[Evidence]


class Corroboration(Frozen):
    """On how many primary sources a change rests, counted among those who affirm it; not on how many articles."""

    documents: int
    primary_sources: list[str]
    circular: bool = Field(description="several articles, all of which go back to one source")


class MergedChange(Frozen):
    """The same territorial change across articles. `status` follows from the positions still held, by a fixed table.

    `earliest` and `latest` bound when it happened, as far as the sources date it.
    """

    id: str
    place: MergedPlace
    change: Change
    gained_by: Party | None = None
    lost_by: Party | None = None
    status: Status
    earliest: str | None = None
    latest: str | None = None
    positions: list[MergedPosition]
    corroboration: Corroboration
    manner_differs: bool = Field(default=False, description="one source says by force, another without")
    members: list[Ref]


class MergedClaim(Frozen):
    """What one speaker says in one or more articles. `positive` false: it is denied."""

    id: str
    speaker: Party | None
    act: Act
    text: str
    positive: bool
    certainty: Certainty
    first_stated: str | None = None
    last_stated: str | None = None
    about: str | None = Field(default=None, description="the territorial change that it is a position on")
    said: list[Passage]
    members: list[Ref]


class MergedGoal(Frozen):
    """What somebody wants, in one or more articles."""

    id: str
    holder: Party | None
    kind: GoalKind
    goal: str
    said: list[Passage]
    members: list[Ref]


class Relation(Frozen):
    """How two claims or two changes stand to each other; `one` and `other` are their ids, and why is told in words."""

    kind: RelationKind
    one: str
    other: str
    why: str


class FigureValue(Frozen):
    """One number and who gives it."""

    value: float
    text: str
    speaker: Party | None
    claim: str


class Figure(Frozen):
    """A number that differs between claims: the lowest and the highest, never an average."""

    about: str
    low: float
    high: float
    values: list[FigureValue]


class Period(Frozen):
    """Who is said to hold a place from `start` to `end` (null: not known); never more certain than its change."""

    start: str | None
    end: str | None
    holder: Party | None
    status: Status
    change: str


class Timeline(Frozen):
    """Control of one place, latest first. What lies between periods is unknown."""

    place: MergedPlace
    periods: list[Period]


class Dossier(Frozen):
    """One story out of many articles: who is in it, what changed hands, who says what and against whom."""

    dossier_version: str = DOSSIER_VERSION
    dossier_id: str
    sources: list[Source]
    actors: list[MergedActor]
    territorial_changes: list[MergedChange]
    claims: list[MergedClaim]
    stated_goals: list[MergedGoal]
    relations: list[Relation]
    figures: list[Figure]
    timelines: list[Timeline]
