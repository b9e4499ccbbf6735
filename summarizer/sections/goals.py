"""Goals: who wants what. Words of wanting propose and cut out the goal; the model is asked whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..aims import Aim, aims
from ..attribution import frames
from ..classify import classify, party_like
from ..document import Document, Sentence
from ..names import folded
from ..quotations import quotations, tidy
from ..schemas import ISSUER, OUTLET, ActorRow, ActorType, GoalKind, GoalRow
from .base import Candidate, Found, Outcome, Rejected, Section
from .speakers import ENOUGH, claims_of, is_first_person, is_possessive, is_pronoun, known


class Holder(BaseModel):
    """The answer to "whose goal is it?"."""

    model_config = ConfigDict(extra="forbid")

    holder: str = Field(max_length=80)


def candidates(document: Document, found: Found) -> list[Candidate]:
    """Aims that code read off, the goal's words marked for the question."""
    return [_candidate(sentence, aim, found) for sentence in document.article for aim in aims(sentence.text)]


def _candidate(sentence: Sentence, aim: Aim, found: Found) -> Candidate:
    (start, end), own = aim.goal, _own(sentence, aim)
    marked = f"{sentence.text[:start]}>>{sentence.text[start:end]}<<{sentence.text[end:]}"
    settled = _is_actor(own, found) or is_first_person(own) or is_possessive(own)
    return Candidate(sentence, aim, ask=not settled, slots={"marked": marked})


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:
    """A row for each aim that has a holder."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        answer = value.holder.strip() if isinstance(value, Holder) else ""
        out.append(_read(document, candidate, answer, found))
    return out


def _read(document: Document, candidate: Candidate, answer: str, found: Found) -> Outcome:
    sentence, aim = candidate.sentence, candidate.hint
    stated_by = _stated_by(sentence, aim, found)
    own = _own(sentence, aim)
    if is_first_person(own) or is_possessive(own):
        holder = _meant(own, stated_by, found)
    else:
        holder = own if _is_actor(own, found) else _answered(document, answer, stated_by, found)
    if holder is None:
        return Rejected(sentence.number, "no_holder", "no one could be found whose goal this is")
    return GoalRow(
        holder=holder,
        stated_by=stated_by,
        goal=tidy(sentence.text[slice(*aim.goal)]),
        kind=_kind(aim, holder, stated_by),
        quote="",
        s=sentence.number,
    )


def _own(sentence: Sentence, aim: Aim) -> str:
    """The words of the sentence for whose aim it is, without a quotation mark before them."""
    return sentence.text[slice(*aim.holder)].strip(' “”"') if aim.holder else ""


def _is_actor(own: str, found: Found) -> bool:
    """Are the words an actor: by a noun for people or a body, or by a name in the list of actors?"""
    if not party_like(own):
        return False
    named = {folded(row.name) for row in found.rows.get("actors", []) if isinstance(row, ActorRow)}
    return classify(own)[1] is not ActorType.OTHER or any(folded(own) in name or name in folded(own) for name in named)


def _meant(word: str, stated_by: str, found: Found) -> str | None:
    """Whom "we" or "their" means: who says so."""
    if stated_by != OUTLET:
        return stated_by
    return ISSUER if found.statement and is_first_person(word) else None


def _answered(document: Document, answer: str, stated_by: str, found: Found) -> str | None:
    """The model's holder, if the article knows it."""
    if is_first_person(answer) or is_pronoun(answer):
        return _meant(answer, stated_by, found)
    name = known(document, answer)
    return name if name and party_like(name) else None


def _stated_by(sentence: Sentence, aim: Aim, found: Found) -> str:
    """Who says that it is a goal: the speaker of the claim whose words hold it, else the outlet."""
    rows = claims_of(sentence, found)
    goal = sentence.text[slice(*aim.goal)]
    if saying := [row for row in rows if goal[:ENOUGH] in row.text]:
        return saying[-1].by
    quoted = any(start <= aim.goal[0] < end for start, end in quotations(sentence.text))
    reported = quoted or any(frame.cue == aim.cue for frame in frames(sentence.text))
    return rows[0].by if rows and reported else OUTLET


def _kind(aim: Aim, holder: str, stated_by: str) -> GoalKind:
    """An end that somebody else says they want is imputed."""
    self_stated = stated_by in {OUTLET, ISSUER, holder} or re.search(re.escape(holder), stated_by, re.IGNORECASE)
    return GoalKind.IMPUTED if aim.kind is GoalKind.OBJECTIVE and not self_stated else aim.kind


SECTION = Section("goals", GoalRow, Holder, "goals.stepwise.v1", 40, candidates, read)
