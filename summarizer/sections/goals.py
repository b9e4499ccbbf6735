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
from ..schemas import ISSUER, OUTLET, Act, ActorRow, ActorType, ClaimRow, GoalKind, GoalRow
from .base import Candidate, Found, Outcome, Rejected, Section
from .speakers import ENOUGH, claims_of, is_first_person, is_possessive, is_pronoun, known, unknown_name

_SPOKEN = {Act.PROMISE: GoalKind.COMMITMENT, Act.DEMAND: GoalKind.DEMAND}


class Holder(BaseModel):
    """The answer to "whose goal is it?"."""

    model_config = ConfigDict(extra="forbid")

    holder: str = Field(max_length=80)


def candidates(document: Document, found: Found) -> list[Candidate]:
    """Aims that code read off, the goal's words marked for the question; what is promised or demanded is one too."""
    out = []
    for sentence in document.article:
        read_off = [aim for aim in aims(sentence.text) if not aim.negated]
        out += [_candidate(sentence, aim, found) for aim in read_off]
        out += [Candidate(sentence, row, ask=False) for row in _spoken(sentence, read_off, found)]
    return out


def _candidate(sentence: Sentence, aim: Aim, found: Found) -> Candidate:
    (start, end), own = aim.goal, _own(sentence, aim)
    marked = f"{sentence.text[:start]}>>{sentence.text[start:end]}<<{sentence.text[end:]}"
    settled = _is_actor(own, found) or is_first_person(own) or is_possessive(own) or _speaker(sentence, aim, found)
    return Candidate(sentence, aim, ask=not settled, slots={"marked": marked})


def _spoken(sentence: Sentence, read_off: Sequence[Aim], found: Found) -> list[GoalRow]:
    """Goals by claims: what somebody demands or promises, in words that no aim has."""
    taken = [sentence.text[slice(*aim.goal)] for aim in read_off]
    rows = [row for row in claims_of(sentence, found) if row.act in _SPOKEN and _is_spoken(sentence, row)]
    return [
        GoalRow(holder=row.by, stated_by=row.by, goal=row.text, kind=_SPOKEN[row.act], quote="", s=sentence.number)
        for row in rows
        if not any(goal in row.text or row.text in goal for goal in taken)
    ]


def _is_spoken(sentence: Sentence, row: ClaimRow) -> bool:
    """Does a verb or noun of promising or demanding say so, not only what is said?"""
    told = [
        frame for frame in frames(sentence.text) if frame.act is row.act and not frame.neutral and not frame.negated
    ]
    return any(row.text[:ENOUGH] in sentence.text[start:end] for frame in told for start, end in frame.content)


def _speaker(sentence: Sentence, aim: Aim, found: Found) -> str | None:
    """Who promises or demands it, when the verb of the aim is the one that makes a claim."""
    told = [frame for frame in frames(sentence.text) if frame.cue == aim.cue]
    rows = [
        row.by
        for row in claims_of(sentence, found)
        for frame in told
        for start, end in frame.content
        if row.text[:ENOUGH] in sentence.text[start:end]
    ]
    return next(iter(rows), None)


def read(document: Document, proposed: Sequence[Candidate], values: Sequence[Any], found: Found) -> list[Outcome]:
    """A row for each aim that has a holder."""
    out: list[Outcome] = []
    for candidate, value in zip(proposed, values, strict=True):
        if isinstance(candidate.hint, GoalRow):
            out.append(candidate.hint)
            continue
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
        own = own if _is_actor(own, found) else _speaker(sentence, aim, found) or ""
        holder = own or _answered(document, answer, stated_by, found)
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


def fault(document: Document, candidate: Candidate, value: Any) -> str | None:  # noqa: ANN401, ARG001 - see Section
    """Why the answer cannot be used: a holder whom the article does not have."""
    return unknown_name(document, value.holder) if isinstance(value, Holder) else None


SECTION = Section("goals", GoalRow, Holder, "goals.stepwise.v1", 40, candidates, read, fault)
