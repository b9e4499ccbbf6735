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
from ..lexicon import load
from ..names import folded
from ..quotations import quotations, tidy
from ..schemas import ISSUER, OUTLET, ActorRow, ActorType, ClaimRow, GoalKind, GoalRow
from .base import Candidate, Found, Outcome, Rejected, Section

_NOBODY = frozenset({"", "none", "nobody", "unknown", "n/a"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_FIRST = frozenset({"i", "we", "our", "my", "us"})


class Holder(BaseModel):
    """The answer to "whose goal is it?"."""

    model_config = ConfigDict(extra="forbid")

    holder: str = Field(max_length=80)


def candidates(document: Document, found: Found) -> list[Candidate]:
    """Aims that code read off, the goal's words marked for the question."""
    out = []
    for sentence in document.article:
        for aim in aims(sentence.text):
            start, end = aim.goal
            marked = f"{sentence.text[:start]}>>{sentence.text[start:end]}<<{sentence.text[end:]}"
            own = sentence.text[slice(*aim.holder)] if aim.holder else ""
            out.append(
                Candidate(
                    sentence,
                    aim,
                    ask=not (_known(own, found) or own.lower() in _FIRST | _POSSESSIVES),
                    slots={"marked": marked},
                )
            )
    return out


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:
    """A row for each aim that has a holder."""
    return [_read(document, candidate, value, found) for candidate, value in zip(proposed, values, strict=True)]


def _read(document: Document, candidate: Candidate, value: Any, found: Found) -> Outcome:  # noqa: ANN401 - a Holder or None
    sentence, aim = candidate.sentence, candidate.hint
    answer = value.holder.strip() if isinstance(value, Holder) else ""
    stated_by = _stated_by(sentence, aim, found)
    holder = _holder(document, sentence, aim, answer, stated_by, found)
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


def _known(own: str, found: Found) -> bool:
    """Are the words an actor: by a noun for people or a body, or by a name in the list of actors?"""
    if not party_like(own):
        return False
    named = {folded(row.name) for row in found.rows.get("actors", []) if isinstance(row, ActorRow)}
    return classify(own)[1] is not ActorType.OTHER or any(folded(own) in name or name in folded(own) for name in named)


def _holder(document: Document, sentence: Sentence, aim: Aim, answer: str, stated_by: str, found: Found) -> str | None:
    """The model's holder if the article knows it, the subject that code read off, the speaker for "we"."""
    own = sentence.text[slice(*aim.holder)] if aim.holder else ""
    if own.lower() in _FIRST or (own.lower() in _POSSESSIVES and stated_by != OUTLET):
        return stated_by
    if _known(own, found):
        return own
    if answer.lower() in _NOBODY:
        return None
    if answer.lower() in _FIRST or _is_pronoun(answer):
        return stated_by if stated_by != OUTLET else None
    return answer if answer.lower() in document.clean.lower() and party_like(answer) else None


def _is_pronoun(name: str) -> bool:
    return name.lower() in load("reporting")["speakers"]["pronouns"] or name.lower() in {"his", "her", "their", "its"}


def _stated_by(sentence: Sentence, aim: Aim, found: Found) -> str:
    """Who says that it is a goal: the speaker of the claim whose words hold it, else the outlet."""
    rows = [row for row in found.rows.get("claims", []) if isinstance(row, ClaimRow) and row.s == sentence.number]
    if not rows:
        return OUTLET
    goal = sentence.text[slice(*aim.goal)]
    holding = [row for row in rows if goal[:20] in row.text]
    if holding:
        return holding[-1].by
    return (
        rows[0].by
        if any(frame.cue == aim.cue for frame in frames(sentence.text)) or _inside_quotation(sentence, aim)
        else OUTLET
    )


def _inside_quotation(sentence: Sentence, aim: Aim) -> bool:
    return any(start <= aim.goal[0] < end for start, end in quotations(sentence.text))


def _kind(aim: Aim, holder: str, stated_by: str) -> GoalKind:
    if stated_by not in {OUTLET, ISSUER, holder} and not re.search(re.escape(holder), stated_by, re.IGNORECASE):
        return GoalKind.IMPUTED if aim.kind is GoalKind.OBJECTIVE else aim.kind
    return aim.kind


SECTION = Section("goals", GoalRow, Holder, "goals.stepwise.v1", 40, candidates, read)
