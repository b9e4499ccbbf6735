"""Actors: who has a part in the story. Names are read off the text; the model says what the unclear ones are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from ..classify import classify
from ..document import Document
from ..lexicon import load
from ..mentions import Mention, clear, mentions
from ..schemas import ActorKind, ActorRow, ActorType
from .base import Candidate, Found, Outcome, Rejected, Section

AT_ONCE = 12
"""Names in one question: a longer answer lets a small model drift."""

_MEANING = {
    "person": (ActorKind.PERSON, ActorType.OTHER),
    "government": (ActorKind.STATE, ActorType.GOVERNMENT),
    "army": (ActorKind.ORGANIZATION, ActorType.STATE_FORCES),
    "armed group": (ActorKind.ORGANIZATION, ActorType.REBEL_GROUP),
    "organization": (ActorKind.ORGANIZATION, ActorType.OTHER),
    "outlet": (ActorKind.ORGANIZATION, ActorType.MEDIA),
    "people": (ActorKind.POPULATION, ActorType.CIVILIANS),
}
_STATES = {ActorKind.STATE: ActorType.GOVERNMENT}
_What = Literal["person", "government", "army", "armed group", "organization", "outlet", "people", "place", "thing"]


class Kinds(BaseModel):
    """The answer to "what are these names?": one key for each name. The real schemas are made by `kinds`."""

    model_config = ConfigDict(extra="forbid")


def kinds(names: Sequence[str]) -> type[Kinds]:
    """The schema of the answer about `names`: every name is a key, so none can be invented or left out."""
    fields: dict[str, Any] = {f"name_{at}": (_What, Field(alias=name)) for at, name in enumerate(names)}
    return create_model("Kinds", __base__=Kinds, **fields)


def candidates(document: Document, found: Found) -> list[Candidate]:  # noqa: ARG001 - the section's signature
    """The clear names, one by one, and the others in questions of twelve."""
    out, unclear = [], []
    for mention in mentions(document):
        if clear(mention):
            out.append(Candidate(document.sentence(mention.sentence), mention, ask=False))
        elif not mention.only_place:
            unclear.append(mention)
    for at in range(0, len(unclear), AT_ONCE):
        batch = unclear[at : at + AT_ONCE]
        names = [mention.name for mention in batch]
        sentence = document.sentence(batch[0].sentence)
        out.append(Candidate(sentence, batch, slots={"names": names}, answer=kinds(names)))
    return out


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:  # noqa: ARG001
    """A row for each clear name, and for each that the model calls a person or a body."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        if isinstance(candidate.hint, Mention):
            out.append(_row(candidate.hint, *_clear_kind(candidate.hint)))
        elif isinstance(value, Kinds):
            answers = value.model_dump(by_alias=True)
            out.extend(_read(mention, answers[mention.name]) for mention in candidate.hint)
    return out


def _clear_kind(mention: Mention) -> tuple[ActorKind, ActorType]:
    """Kind and type by the mention's words; of a titled person, by the title ("Colonel", "Mayor", not "Army")."""
    if mention.title is None:
        kind, type_ = classify(mention.name)
        return (kind, type_) if mention.told is None else (mention.told, _STATES.get(mention.told, type_))
    last = mention.title.lower().rstrip(".").split()[-1]
    body = last in load("actors")["kinds"]["organization"] or last in load("actors")["members"]["of"]
    own = classify(mention.name)[1] if body else ActorType.OTHER
    return (ActorKind.ORGANIZATION if body else ActorKind.PERSON), (
        classify(mention.title)[1] if own is ActorType.OTHER else own
    )


def _read(mention: Mention, what: str) -> Outcome:
    if what not in _MEANING:
        return Rejected(mention.sentence, "no_actor", f"the model calls it a {what}")
    return _row(mention, *_MEANING[what])


def _row(mention: Mention, kind: ActorKind, type_: ActorType) -> ActorRow:
    return ActorRow(name=mention.name, kind=kind, type=type_, aka=[], affiliation=None, s=mention.sentence)


SECTION = Section("actors", ActorRow, Kinds, "actors.stepwise.v1", 300, candidates, read)
