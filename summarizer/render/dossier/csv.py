"""The lists of a dossier as tables; a row of `territory`, `claims` and `goals` rests on one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from summarizer.errors import UsageError
from summarizer.schemas import Dossier, Evidence, MergedChange, MergedPlace, Party, Passage

from ..tables import EVIDENCE, Record, party, quoted, table
from ..wording import change_noun

_PLACE = ("country", "location", "latitude", "longitude")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sources": ("source_id", "title", "name", "url", "published", "copy_of", "doc_id"),
    "actors": ("actor_id", "name", "kind", "type", "aliases", "affiliation", "affiliation_id", "articles"),
    "territory": (
        *("event_id", "event_date", "earliest", "latest", "change", "actor1", "actor2", *_PLACE, "status", "articles"),
        *("primary_sources", "circular", "manner_differs", "said_by", "said_by_id", "speaker_class", "stance"),
        *("stated", "superseded", "primary", "notes", *EVIDENCE),
    ),
    "claims": (
        *("claim_id", "said_by", "said_by_id", "act", "text", "positive", "certainty", "first_stated", "last_stated"),
        *("about", *EVIDENCE),
    ),
    "goals": ("goal_id", "holder", "holder_id", "kind", "goal", *EVIDENCE),
    "relations": ("kind", "one", "other", "why"),
    "figures": ("about", "low", "high", "value", "text", "said_by", "said_by_id", "claim_id"),
    "control": (*_PLACE, "start", "end", "holder", "holder_id", "status", "event_id"),
}
"""Columns of the lists, those of `territory` with ACLED's names where it has one: actor1 gains, actor2 loses."""


def dossier_to_csv(dossier: Dossier, name: str) -> str:
    """One of the lists in `COLUMNS` as a table, formulas defused; raises UsageError for another list."""
    if name not in COLUMNS:
        raise UsageError(f"no list {name!r} in the dossier; there are: {', '.join(COLUMNS)}")
    return table(COLUMNS[name], _RECORDS[name](dossier))


def dossier_csv_files(dossier: Dossier) -> dict[str, str]:
    """Every list of the dossier by its file name."""
    return {f"{name}.csv": dossier_to_csv(dossier, name) for name in COLUMNS}


def _sources(dossier: Dossier) -> Iterable[Record]:
    for each in dossier.sources:
        yield {**each.model_dump(), "source_id": each.id, "doc_id": each.document}


def _actors(dossier: Dossier) -> Iterable[Record]:
    for each in dossier.actors:
        known = each.model_dump(include={"name", "kind", "type", "aliases"})
        belongs = party("affiliation", each.affiliation)
        yield {"actor_id": each.id, **known, **belongs, "articles": len({ref.source for ref in each.members})}


def _territory(dossier: Dossier) -> Iterable[Record]:
    """A row for each position; rows of one change share their event_id."""
    for change in dossier.territorial_changes:
        event = _event(change)
        for position in change.positions:
            yield {
                **event,
                **_said_by(position.speaker),
                **position.model_dump(include={"speaker_class", "stance", "stated", "superseded", "primary"}),
                **_evidence(dossier, position.source, position.evidence),
            }


def _event(change: MergedChange) -> Record:
    gained, lost = (who.name if who else None for who in (change.gained_by, change.lost_by))
    rests = change.corroboration
    return {
        "event_id": change.id,
        "event_date": change.earliest if change.earliest == change.latest else None,
        **change.model_dump(include={"earliest", "latest", "change", "status", "manner_differs"}),
        **_place(change.place),
        "actor1": gained,
        "actor2": lost,
        "articles": rests.documents,
        "primary_sources": len(rests.primary_sources),
        "circular": rests.circular,
        "notes": change_noun(change.change, change.place.name, gained, lost),
    }


def _claims(dossier: Dossier) -> Iterable[Record]:
    fields = {"act", "text", "positive", "certainty", "first_stated", "last_stated", "about"}
    for claim in dossier.claims:
        known = {"claim_id": claim.id, **_said_by(claim.speaker), **claim.model_dump(include=fields)}
        yield from _by_article(dossier, known, claim.said)


def _goals(dossier: Dossier) -> Iterable[Record]:
    for goal in dossier.stated_goals:
        known = {"goal_id": goal.id, **party("holder", goal.holder), **goal.model_dump(include={"kind", "goal"})}
        yield from _by_article(dossier, known, goal.said)


def _relations(dossier: Dossier) -> Iterable[Record]:
    return (each.model_dump() for each in dossier.relations)


def _figures(dossier: Dossier) -> Iterable[Record]:
    for figure in dossier.figures:
        for each in figure.values:
            known = figure.model_dump(include={"about", "low", "high"})
            yield {**known, "value": each.value, "text": each.text, **_said_by(each.speaker), "claim_id": each.claim}


def _control(dossier: Dossier) -> Iterable[Record]:
    """Periods in the order of the dossier: latest first."""
    for timeline in dossier.timelines:
        for each in timeline.periods:
            known = each.model_dump(include={"start", "end", "status"})
            yield {**_place(timeline.place), **known, **party("holder", each.holder), "event_id": each.change}


def _by_article(dossier: Dossier, known: Record, said: Sequence[Passage]) -> Iterable[Record]:
    """A row for each article that has the item, with the passages of that article."""
    for source in dict.fromkeys(each.source for each in said):
        passages = [each.evidence for each in said if each.source == source]
        yield {**known, **_evidence(dossier, source, passages)}


def _place(place: MergedPlace) -> Record:
    return {"country": place.country, "location": place.name, "latitude": place.lat, "longitude": place.lon}


def _said_by(speaker: Party | None) -> Record:
    """Who speaks; nobody: the article itself."""
    return party("said_by", speaker) if speaker else {"said_by": "article"}


def _evidence(dossier: Dossier, source: str, passages: Iterable[Evidence]) -> Record:
    article = next(each for each in dossier.sources if each.id == source)
    return quoted(passages, article.url or article.name or article.title, article.document)


_RECORDS: dict[str, Callable[[Dossier], Iterable[Record]]] = {
    "sources": _sources,
    "actors": _actors,
    "territory": _territory,
    "claims": _claims,
    "goals": _goals,
    "relations": _relations,
    "figures": _figures,
    "control": _control,
}
