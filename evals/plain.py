"""A brief at its plainest: what every system can give and every scorer reads.

Names are strings, evidence is passages of the article. `model_dump()` of a `PlainBrief` has the keys of a Brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from summarizer.schemas import Brief, Evidence
    from summarizer.schemas.brief import Party

LISTS = ("actors", "claims", "territorial_changes", "stated_goals")


class Plain(BaseModel):
    """Base: no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Passage(Plain):
    """Words of the article; `start` and `end` are code points, end exclusive."""

    start: int
    end: int
    exact: str


class Item(Plain):
    """Base of the items of a brief; a peer may give one without evidence."""

    evidence: list[Passage] = Field(default_factory=list)


class PlainActor(Item):
    """Somebody with a part in the story."""

    name: str
    aliases: list[str] = Field(default_factory=list)
    kind: str | None = None
    type: str | None = None


class PlainClaim(Item):
    """Who says what; speaker None: the text's own voice."""

    speaker: str | None
    via: str | None = None
    act: str | None = None
    certainty: str | None = None
    text: str = ""


class PlainPosition(Plain):
    """What one speaker says of a territorial change; None: the text's own voice."""

    speaker: str | None
    stance: str


class PlainChange(Item):
    """A place, what happened to it, and who says so."""

    place: str
    change: str
    gained_by: str | None = None
    lost_by: str | None = None
    status: str
    positions: list[PlainPosition] = Field(default_factory=list)


class PlainGoal(Item):
    """What somebody wants; `stated_by` None: the text's own voice."""

    holder: str | None
    stated_by: str | None = None
    kind: str | None = None
    goal: str = ""


class PlainBrief(Plain):
    """The four lists."""

    actors: list[PlainActor] = Field(default_factory=list)
    claims: list[PlainClaim] = Field(default_factory=list)
    territorial_changes: list[PlainChange] = Field(default_factory=list)
    stated_goals: list[PlainGoal] = Field(default_factory=list)


def plain(brief: Brief) -> PlainBrief:
    """The plain form of the product's brief."""
    return PlainBrief(
        actors=[
            PlainActor(name=a.name, aliases=a.aliases, kind=a.kind, type=a.type, evidence=_passages(a.evidence))
            for a in brief.actors
        ],
        claims=[
            PlainClaim(
                speaker=_name(c.speaker),
                via=_name(c.via),
                act=c.act,
                certainty=c.certainty,
                text=c.text,
                evidence=_passages(c.evidence),
            )
            for c in brief.claims
        ],
        territorial_changes=[
            PlainChange(
                place=t.place.name,
                change=t.change,
                gained_by=_name(t.gained_by),
                lost_by=_name(t.lost_by),
                status=t.status,
                positions=[PlainPosition(speaker=_name(p.speaker), stance=p.stance) for p in t.positions],
                evidence=_passages(t.evidence),
            )
            for t in brief.territorial_changes
        ],
        stated_goals=[
            PlainGoal(
                holder=_name(g.holder),
                stated_by=_name(g.stated_by),
                kind=g.kind,
                goal=g.goal,
                evidence=_passages(g.evidence),
            )
            for g in brief.stated_goals
        ],
    )


def passage(text: str, words: str) -> list[Passage]:
    """The first place where `words` stand in `text`, character for character; empty when they do not."""
    start = text.find(words) if words else -1
    return [Passage(start=start, end=start + len(words), exact=words)] if start >= 0 else []


def _passages(found: Iterable[Evidence]) -> list[Passage]:
    return [Passage(start=each.start, end=each.end, exact=each.exact) for each in found]


def _name(party: Party | None) -> str | None:
    return party.name if party else None
