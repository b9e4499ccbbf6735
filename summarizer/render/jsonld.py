"""A brief as linked data: JSON-LD 1.1 with Web Annotation selectors, schema.org claims and PROV.

The context stands in the document: nothing has to be fetched to read it. Words that no public vocabulary has (act,
stance, status) are under `urn:summarizer:brief:`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from summarizer.schemas import (
    Actor,
    ActorKind,
    Brief,
    Claim,
    CustomItem,
    Date,
    Evidence,
    Party,
    Place,
    StatedGoal,
    TerritorialChange,
)
from summarizer.schemas.brief import Cited

from .json import visible
from .page import cited_items

Node = dict[str, Any]
CONTEXT: Node = {
    "@version": 1.1,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "brief": "urn:summarizer:brief:",
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
    "oa:start": {"@type": "xsd:nonNegativeInteger"},
    "oa:end": {"@type": "xsd:nonNegativeInteger"},
    "brief:values": {"@type": "@json"},
}
_KINDS = {
    ActorKind.PERSON: "schema:Person",
    ActorKind.ORGANIZATION: "schema:Organization",
    ActorKind.STATE: "schema:GovernmentOrganization",
    ActorKind.POPULATION: "brief:Population",
}


def to_jsonld(brief: Brief) -> str:
    """The brief as one JSON-LD graph: article, brief, how it was made, items, and an annotation for each passage."""
    graph = _Graph(brief)
    items = [*map(graph.item, cited_items(brief)), *graph.annotations()]
    nodes = [graph.article(), graph.brief(), *graph.making(), *items]
    document = {"@context": CONTEXT, "@graph": [_without_empty(node) for node in nodes]}
    return visible(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """JSON without keys whose value is null; what a user's section holds stays as it is."""
    if isinstance(value, list):
        return [_without_empty(each) for each in value]
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if each is not None}
        return {key: each if key == "brief:values" else _without_empty(each) for key, each in kept.items()}
    return value


class _Graph:
    """The nodes of one brief. Everything is named after the article's digest, so that graphs can be put together."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._places = {place.id: place for place in brief.places}
        self._article = f"urn:{quote(brief.document.id, safe=':')}"

    def article(self) -> Node:
        document = self._brief.document
        return {
            "@id": self._article,
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:name": document.title or document.name,
            "schema:url": document.url,
            "schema:datePublished": document.published,
            "schema:inLanguage": document.language,
        }

    def brief(self) -> Node:
        return {
            **self._ref(self._brief.brief_id),
            "@type": ["schema:Dataset", "prov:Entity"],
            "schema:about": {"@id": self._article},
            "schema:version": self._brief.schema_version,
            "prov:wasDerivedFrom": {"@id": self._article},
            "prov:wasGeneratedBy": self._own("run"),
            "prov:hadMember": [self._ref(item.id) for item in cited_items(self._brief)],
        }

    def making(self) -> Iterable[Node]:
        made = self._brief.generation
        yield {
            **self._own("run"),
            "@type": "prov:Activity",
            "prov:used": [{"@id": self._article}, *(self._ref(f"prompt:{prompt.sha256}") for prompt in made.prompts)],
            "prov:wasAssociatedWith": [self._own("tool"), self._own("model")],
            "prov:endedAtTime": made.generated_at,
            "brief:strategy": made.strategy,
        }
        agent = ["prov:SoftwareAgent", "schema:SoftwareApplication"]
        version = {"schema:softwareVersion": made.tool_version}
        yield {**self._own("tool"), "@type": agent, "schema:name": "summarizer", **version}
        yield {**self._own("model"), "@type": agent, "schema:name": made.model}
        for prompt in made.prompts:
            node = self._ref(f"prompt:{prompt.sha256}")
            yield {**node, "@type": "prov:Entity", "schema:name": prompt.name, "brief:origin": prompt.origin}

    def item(self, item: Cited) -> Node:
        """One item of the brief, in the words of the public vocabularies as far as they go."""
        node = self._ref(item.id)
        if isinstance(item, Actor):
            return node | self._actor(item)
        if isinstance(item, Claim):
            return node | self._claim(item)
        if isinstance(item, TerritorialChange):
            return node | self._change(item)
        if isinstance(item, StatedGoal):
            return node | self._goal(item)
        values = item.values if isinstance(item, CustomItem) else {}
        return node | {"@type": ["brief:Item", "prov:Entity"], "brief:values": values}

    def annotations(self) -> Iterable[Node]:
        """What ties each item to the words it rests on."""
        for item in cited_items(self._brief):
            for number, passage in enumerate(item.evidence, 1):
                yield {
                    **self._ref(f"{item.id}/evidence/{number}"),
                    "@type": "oa:Annotation",
                    "oa:motivatedBy": {"@id": "oa:identifying"},
                    "oa:hasBody": self._ref(item.id),
                    "oa:hasTarget": self._target(passage),
                }

    def _actor(self, actor: Actor) -> Node:
        return {
            "@type": [_KINDS[actor.kind], "prov:Agent"],
            "schema:name": actor.name,
            "schema:alternateName": actor.aliases or None,
            "schema:affiliation": self._party(actor.affiliation),
            "brief:actorType": actor.type.value,
        }

    def _claim(self, claim: Claim) -> Node:
        return {
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": claim.text,
            "schema:author": self._party(claim.speaker) or self._own_voice(),
            "schema:appearance": {"@id": self._article},
            "prov:wasQuotedFrom": {"@id": self._article},
            "brief:via": self._party(claim.via),
            "brief:act": claim.act.value,
            "brief:certainty": claim.certainty.value,
            "brief:factuality": claim.factuality.value,
            "brief:time": claim.time.value,
            **_dated(claim.when, claim.date),
        }

    def _change(self, change: TerritorialChange) -> Node:
        return {
            "@type": ["brief:TerritorialChange", "prov:Entity"],
            "schema:location": self._place(change),
            "brief:change": change.change.value,
            "brief:gainedBy": self._party(change.gained_by),
            "brief:lostBy": self._party(change.lost_by),
            "brief:status": change.status.value,
            **_dated(change.when, change.date),
            "brief:position": [
                {
                    "@type": "brief:Position",
                    "schema:author": self._party(position.speaker) or self._own_voice(),
                    "brief:stance": position.stance.value,
                    "brief:speakerClass": position.speaker_class.value,
                    "oa:hasTarget": [self._target(passage) for passage in position.evidence] or None,
                }
                for position in change.positions
            ],
        }

    def _goal(self, goal: StatedGoal) -> Node:
        return {
            "@type": ["brief:StatedGoal", "prov:Entity"],
            "schema:text": goal.goal,
            "brief:holder": self._party(goal.holder),
            "schema:author": self._party(goal.stated_by) or self._own_voice(),
            "brief:selfStated": goal.self_stated,
            "brief:goalKind": goal.kind.value,
        }

    def _own_voice(self) -> Node:
        """The text's own voice: the issuer of a statement, where he is named, else the article itself."""
        return self._party(self._brief.document.issuer) or {"@id": self._article}

    def _party(self, party: Party | None) -> Node | None:
        if party is None:
            return None
        named = {"@type": "prov:Agent", "schema:name": party.name}
        return {**self._ref(party.actor_id), "schema:name": party.name} if party.actor_id else named

    def _place(self, change: TerritorialChange) -> Node:
        place = self._places.get(change.place.place_id or "")
        return {"@type": "schema:Place", "schema:name": change.place.name, **(_geography(place) if place else {})}

    def _target(self, passage: Evidence) -> Node:
        """A passage by its words and by its offsets (code points, end exclusive)."""
        around = {"oa:prefix": passage.prefix, "oa:suffix": passage.suffix}
        words = {"@type": "oa:TextQuoteSelector", "oa:exact": passage.exact, **around}
        offsets = {"@type": "oa:TextPositionSelector", "oa:start": passage.start, "oa:end": passage.end}
        source = {"@type": "oa:SpecificResource", "oa:hasSource": {"@id": self._article}}
        return {**source, "oa:hasSelector": [words, offsets]}

    def _own(self, part: str) -> Node:
        """A node of this brief alone: another brief of the article has its own run."""
        return self._ref(f"{self._brief.brief_id}/{part}")

    def _ref(self, ident: str) -> Node:
        return {"@id": f"{self._article}#{quote(ident, safe=':-._~/')}"}


def _dated(when: str | None, date: Date | None) -> Node:
    return {
        "brief:when": when,
        "schema:temporalCoverage": date.value if date else None,
        "brief:datePrecision": date.precision.value if date else None,
    }


def _geography(place: Place) -> Node:
    point = {"@type": "schema:GeoCoordinates", "schema:latitude": place.lat, "schema:longitude": place.lon}
    known = place.lat is not None and place.lon is not None
    same = f"https://sws.geonames.org/{place.geonameid}/" if place.geonameid is not None else None
    return {
        "schema:geo": point if known else None,
        "schema:addressCountry": place.country,
        "schema:sameAs": {"@id": same} if same else None,
    }
