"""Assembly: grounded rows to the items of a brief. Pure: the same rows and document give the same items."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .changes import territorial_changes
from .classify import classify
from .deriving import anonymity, factuality, same_side
from .document import Document
from .grounding import Ungrounded, check_words, ground, span_evidence
from .linking import Directory, Entry, listed
from .names import folded
from .quotations import quotations
from .schemas import (
    Act,
    Actor,
    ActorKind,
    ActorType,
    Claim,
    ClaimRow,
    CustomItem,
    Evidence,
    GoalRow,
    Party,
    Place,
    QuoteType,
    Row,
    StatedGoal,
    TerritorialChange,
    TerritoryRow,
    Verdict,
)
from .strategies import Harvest
from .wording import certainty, hearsay

AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass
class Items:
    """The items of a brief, and the rows that could not stand in it."""

    actors: list[Actor]
    claims: list[Claim]
    changes: list[TerritorialChange]
    goals: list[StatedGoal]
    places: list[Place]
    custom: dict[str, list[CustomItem]] = field(default_factory=dict)
    set_aside: list[Ungrounded] = field(default_factory=list)
    issuer: Party | None = None


def assemble(document: Document, harvest: Harvest) -> Items:
    """Everything the rows support, each item with its evidence; rows that are not grounded are set aside."""
    aside: list[Ungrounded] = []
    grounded = {name: _grounded(document, rows, aside) for name, rows in harvest.rows.items()}
    directory = Directory(document, (row for rows in grounded.values() for row, _ in rows), harvest.issuer)
    claims = _numbered("claim", _claims(document, _of(grounded, ClaimRow), directory, aside))
    goals = _numbered("goal", _goals(_of(grounded, GoalRow), directory, aside))
    changes, places = territorial_changes(document, _of(grounded, TerritoryRow), directory)
    custom = {name: _custom(name, rows) for name, rows in grounded.items() if name not in _BUILT_IN}
    actors = _actors(document, directory, [place.name for place in places])
    return Items(actors, claims, changes, goals, places, custom, aside, directory.party(harvest.issuer))


_BUILT_IN = frozenset({"actors", "claims", "territory", "goals"})


def _grounded(document: Document, rows: Iterable[Row], aside: list[Ungrounded]) -> list[tuple[Row, Evidence]]:
    out = []
    for row in rows:
        found = ground(document, row)
        if isinstance(found, Ungrounded):
            aside.append(found)
        else:
            out.append((row, found))
    return out


def _of(grounded: dict[str, list[tuple[Row, Evidence]]], kind: type[AnyRow]) -> list[tuple[AnyRow, Evidence]]:
    return [(row, found) for rows in grounded.values() for row, found in rows if isinstance(row, kind)]


def _claims(
    document: Document, rows: Sequence[tuple[ClaimRow, Evidence]], directory: Directory, aside: list[Ungrounded]
) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for row, found in rows:
        paraphrased, problem = check_words(row.text, [found], known=_names(directory), denial=row.act is Act.DENY)
        if problem:
            aside.append(problem)
            continue
        speaker = _speaker(directory, row.by)
        sentence = document.sentence(found.sentence).text
        out.append(
            {
                "class": Claim,
                "evidence": [found],
                "speaker": speaker,
                "via": directory.party(row.via),
                "act": row.act,
                "text": row.text,
                "paraphrased": paraphrased,
                "certainty": row.certainty,
                "time": row.time,
                "when": row.when,
                "hedge": certainty(row.text)[1] or hearsay(sentence),
                "anonymity": anonymity(speaker),
                "quote_type": _quote_type(row.text, sentence),
                "factuality": factuality(row.act, row.certainty),
            }
        )
    return _merged(out)


def _speaker(directory: Directory, by: str) -> Party | None:
    return Party(name="unnamed source") if by == "unnamed" else directory.party(by)


def _merged(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each proposition of a speaker once: the same words from the same sentence give one claim."""
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for claim in claims:
        key = (claim["evidence"][0].sentence, claim["speaker"], claim["text"])
        seen.setdefault(key, claim)
    return list(seen.values())


def _quote_type(text: str, sentence: str) -> QuoteType:
    inside = [sentence[start:end] for start, end in quotations(sentence)]
    parts = [part.strip(" ,.") for part in text.split("…")]
    if inside and all(any(part in quoted for quoted in inside) for part in parts):
        return QuoteType.DIRECT
    return QuoteType.MIXED if any(quoted.strip(" ,.") in text for quoted in inside) else QuoteType.INDIRECT


def _goals(
    rows: Sequence[tuple[GoalRow, Evidence]], directory: Directory, aside: list[Ungrounded]
) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for row, found in rows:
        paraphrased, problem = check_words(row.goal, [found], known=_names(directory), denial=False)
        if problem:
            aside.append(problem)
            continue
        holder, stated_by = directory.party(row.holder), directory.party(row.stated_by)
        out.append(
            {
                "class": StatedGoal,
                "evidence": [found],
                "holder": holder,
                "stated_by": stated_by,
                "self_stated": bool(stated_by and holder and same_side(stated_by, holder)),
                "goal": row.goal,
                "paraphrased": paraphrased,
                "kind": row.kind,
            }
        )
    return out


def _numbered(prefix: str, drafts: Sequence[dict[str, Any]]) -> list[Any]:
    """Items with ids made of what they say and where, stable when other items come or go."""
    out, taken = [], set()
    for draft in drafts:
        first = draft["evidence"][0]
        content = f"{first.start}:{first.exact}:{draft.get('text') or draft.get('goal')}"
        digest = hashlib.sha256(content.encode()).hexdigest()
        ident = next(f"{prefix}:{digest[:size]}" for size in range(8, 65) if f"{prefix}:{digest[:size]}" not in taken)
        taken.add(ident)
        out.append(draft.pop("class")(id=ident, **draft))
    return out


def _custom(name: str, rows: Sequence[tuple[Row, Evidence]]) -> list[CustomItem]:
    drafts = [
        {"class": CustomItem, "evidence": [found], "values": row.model_dump(mode="json", exclude={"quote", "s"})}
        for row, found in rows
    ]
    return _numbered(name, drafts)


def _names(directory: Directory) -> list[str]:
    return [mention for entry in directory.entries for mention in entry.mentions]


def _actors(document: Document, directory: Directory, places: Sequence[str]) -> list[Actor]:
    ids = directory.ids
    out = []
    for entry in listed(directory, document, places):
        if found := _first_mention(document, entry):
            out.append(_actor(entry, ids[id(entry)], found, directory))
    return sorted(out, key=lambda actor: actor.evidence[0].start)


def _actor(entry: Entry, ident: str, found: Evidence, directory: Directory) -> Actor:
    kind, type_ = classify(entry.name)
    for mention in entry.mentions:
        if type_ is ActorType.OTHER:
            type_ = classify(mention)[1]
    if entry.row and (type_ is ActorType.OTHER or entry.row.kind is ActorKind.PERSON):
        kind, type_ = entry.row.kind, entry.row.type
    aliases = [mention for mention in entry.mentions if folded(mention) != folded(entry.name)]
    affiliation = directory.party(entry.row.affiliation) if entry.row else None
    return Actor(
        id=ident, name=entry.name, aliases=aliases, kind=kind, type=type_, affiliation=affiliation, evidence=[found]
    )


def _first_mention(document: Document, entry: Entry) -> Evidence | None:
    """Where the article first says the name; no actor without one."""
    for name in [entry.name, *entry.mentions]:
        words = r"\s+".join(re.escape(word) for word in name.split())
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        for sentence in document.article:
            if match := pattern.search(sentence.text):
                start = sentence.start + match.start()
                return span_evidence(document, sentence, start, start + len(match.group()), Verdict.VERBATIM)
    return None
