"""Dossier: the order in which briefs are put together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from ..deriving import digest, unique
from ..errors import InputError
from ..names import folded
from ..schemas import Brief, Dossier, MergedGoal, Passage, Ref, Source, StatedGoal
from . import changes, claims, control
from .actors import Actors
from .copies import copies


def merge(briefs: Sequence[Brief]) -> Dossier:
    """One dossier of several briefs; the same briefs in another order give the same. Raises InputError for none."""
    unique_briefs = {brief.brief_id: brief for brief in briefs}
    if not unique_briefs:
        raise InputError("no briefs to merge")
    ordered = sorted(unique_briefs.values(), key=lambda brief: (brief.document.published or "9999", brief.brief_id))
    actors, copy_of = Actors(ordered), copies(ordered)
    told = [changes.told(brief, item, actors) for brief in ordered for item in brief.territorial_changes]
    taken: set[str] = set()
    merged = [changes.merged(group, actors, copy_of, taken) for group in changes.groups(told, actors)]
    merged.sort(key=lambda change: (change.earliest or change.latest or "9999", change.place.id))
    of = {(ref.source, ref.item): change.id for change in merged for ref in change.members}
    said = claims.groups([claims.said(brief, item, actors, of) for brief in ordered for item in brief.claims])
    related = list(claims.relations(said, actors))
    return Dossier(
        dossier_id=_dossier_id(ordered),
        sources=[_source(brief, copy_of) for brief in ordered],
        actors=actors.merged(),
        territorial_changes=merged,
        claims=[group.claim for group in said],
        stated_goals=_goals(ordered, actors),
        relations=[*control.relations(merged, actors), *related],
        figures=claims.figures(said, related),
        timelines=control.timelines(merged),
    )


def _dossier_id(briefs: Sequence[Brief]) -> str:
    ids = sorted(brief.brief_id for brief in briefs)
    return "dossier:" + hashlib.sha256(json.dumps(ids).encode()).hexdigest()[:16]


def _source(brief: Brief, copy_of: dict[str, str]) -> Source:
    document = brief.document
    return Source(
        id=brief.brief_id,
        document=document.id,
        name=document.name,
        title=document.title,
        url=document.url,
        published=document.published,
        copy_of=copy_of.get(brief.brief_id),
    )


def _goals(briefs: Sequence[Brief], actors: Actors) -> list[MergedGoal]:
    """Goals of one holder in the same words once."""
    groups: dict[tuple[str | None, str], list[tuple[Brief, StatedGoal]]] = {}
    for brief in briefs:
        for goal in brief.stated_goals:
            holder = actors.party(brief, goal.holder or brief.document.issuer)
            groups.setdefault((actors.root(holder) if holder else None, folded(goal.goal)), []).append((brief, goal))
    taken: set[str] = set()
    return [_goal(key, group, actors, taken) for key, group in groups.items()]


def _goal(
    key: tuple[str | None, str], group: Sequence[tuple[Brief, StatedGoal]], actors: Actors, taken: set[str]
) -> MergedGoal:
    brief, first = group[0]
    return MergedGoal(
        id=unique(f"goal:{digest(*key)}", taken),
        holder=actors.party(brief, first.holder or brief.document.issuer),
        kind=first.kind,
        goal=first.goal,
        said=[Passage(source=each.brief_id, evidence=passage) for each, goal in group for passage in goal.evidence],
        members=[Ref(source=each.brief_id, item=goal.id) for each, goal in group],
    )
