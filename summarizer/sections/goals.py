"""Goals: who wants what. Words of wanting propose and cut out the goal; the model is asked whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..aims import Aim, aims
from ..attribution import frames
from ..classify import has_actor_noun, is_state, party_like
from ..deriving import same_side
from ..document import Document, Sentence
from ..lexicon import load
from ..names import folded
from ..quotations import masked, quotations, tidy
from ..schemas import ISSUER, OUTLET, Act, ActorRow, ClaimRow, GoalKind, GoalRow, Party
from ..syntax import first_subject
from ..typography import Offsets
from .base import Candidate, Found, Outcome, Rejected, Section
from .speakers import ENOUGH, antecedent, claims_of, holding, is_first_person, is_pronoun, known, unknown_name

_SHOWN = 400
"""Characters of a sentence shown on either side of a goal: more than nearly all sentences have."""
_ASKED_FOR = re.compile(r"(?!to\s)(?:[\w’'-]+\s+){1,4}?for\s+(?=\w)(?!the\s+\w+\s+to\s)")
_OWN_BODY = re.compile(r"(?:his|her|its|their|our|my)\s+(?:own\s+)?[a-z-]+$", re.IGNORECASE)
""""His party", of whoever says so."""
_BEING = re.compile(r"(?:he|she|it|they|we|I)\s+(?:will|would)\s+be\s+(?!\w+(?:ed|en)\b)", re.IGNORECASE)
""""They would be back": no end that anybody could reach."""
_DUTY = re.compile(
    r"\b(?:must|should|(?:is|are)\s+(?:hereby\s+)?(?:asked|urged|ordered|told|called\s+on)\s+(?:not\s+)?to)\b"
)
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
        out += [_candidate(sentence, aim, document, found) for aim in read_off]
        out += [Candidate(sentence, row, ask=False) for row in _spoken(sentence, read_off, found)]
    return out


def _candidate(sentence: Sentence, aim: Aim, document: Document, found: Found) -> Candidate:
    (start, end), own = aim.goal, _own(sentence, aim)
    text = sentence.text
    marked = f"{_before(text[:start])}>>{text[start:end]}<<{_behind(text[end:])}"
    settled = is_first_person(own) or _settled(document, sentence, aim, found)
    return Candidate(sentence, aim, ask=not settled, slots={"marked": marked})


def _before(text: str) -> str:
    """What stands before a goal, of a very long sentence its end: a model reads it with every goal of the sentence."""
    return text if len(text) <= _SHOWN else f"… {text[-_SHOWN:].partition(' ')[2]}"


def _behind(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"


def _settled(document: Document, sentence: Sentence, aim: Aim, found: Found) -> str | None:
    """Whose aim it is, where the text tells: its own words for somebody, whoever promises or demands it, or "he"."""
    own = _own(sentence, aim)
    if is_pronoun(own):
        return _speaker(sentence, aim, found) or _referent(document, sentence, aim, found)
    if _is_actor(own, found):
        return own
    return _speaker(sentence, aim, found) or (own if aim.willed else None)


def _referent(document: Document, sentence: Sentence, aim: Aim, found: Found) -> str | None:
    """Whom "they" or "its" stands for: who says so, the subject before it, or that of the sentence before."""
    start = aim.holder[0] if aim.holder else 0
    before = [each for each in document.article if each.number == sentence.number - 1]
    texts = [sentence.text[:start], *(each.text for each in before)]
    sources = [frame.source for frame in holding(sentence, start) if frame.source and frame.source[1] <= start]
    subjects = [(text, first_subject(masked(text), 0, len(text))) for text in texts]
    names = [sentence.text[slice(*source)] for source in reversed(sources)]
    for name in names + [text[slice(*subject)] for text, subject in subjects if subject]:
        if party_like(name) and not is_pronoun(name) and antecedent(_own(sentence, aim), [name], found):
            return name
    return None


def _spoken(sentence: Sentence, read_off: Sequence[Aim], found: Found) -> list[GoalRow]:
    """Goals by claims: what somebody demands or promises, by its verb or by what is said, in words that no aim has."""
    taken = [sentence.text[slice(*aim.goal)] for aim in read_off]
    rows = [row for row in claims_of(sentence, found) if row.act in _SPOKEN and _is_spoken(sentence, row)]
    return [
        GoalRow(holder=row.by, stated_by=row.by, goal=_wanted(row), kind=_SPOKEN[row.act], quote="", s=sentence.number)
        for row in rows
        if not any(goal in row.text or row.text in goal for goal in taken)
    ]


def _wanted(row: ClaimRow) -> str:
    """What is demanded or promised, without whom it is asked of: "donors for | 20,000 doses"."""
    asked = _ASKED_FOR.match(row.text) if row.act is Act.DEMAND else None
    return row.text[asked.end() :] if asked and asked.end() < len(row.text) else row.text


def _is_spoken(sentence: Sentence, row: ClaimRow) -> bool:
    """Does a word of promising or demanding say so, or what is said itself: "she would resign", "he must leave"?"""
    told = [
        frame for frame in frames(sentence.text) if frame.act is row.act and not frame.neutral and not frame.negated
    ]
    if any(row.text[:ENOUGH] in sentence.text[start:end] for frame in told for start, end in frame.content):
        return True
    return not _BEING.match(row.text) if row.act is Act.PROMISE else bool(_DUTY.search(row.text))


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
    teller, own = _teller(sentence, aim, found), _own(sentence, aim)
    if is_first_person(own):
        holder = _meant(own, teller or OUTLET, found)
    else:
        holder = _settled(document, sentence, aim, found) or _answered(document, answer, teller or OUTLET, found)
    if holder is None:
        return Rejected(sentence.number, "no_holder", "no one could be found whose goal this is")
    stated_by = teller or (holder if aim.said else OUTLET)
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
    return is_state(own) or has_actor_noun(own) or any(folded(own) in name or name in folded(own) for name in named)


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


def _teller(sentence: Sentence, aim: Aim, found: Found) -> str | None:
    """Who says that it is a goal, other than by the words of the aim: whose saying holds them; None: the outlet."""
    told = [frame for frame in holding(sentence, aim.goal[0]) if not _overlap(frame.cue, aim.cue)]
    quoted = any(start <= aim.goal[0] < end for start, end in quotations(sentence.text))
    if not (told or quoted or found.statement):
        return None
    goal = sentence.text[slice(*aim.goal)]
    rows = claims_of(sentence, found)
    saying = [row.by for row in rows if goal[:ENOUGH] in row.text] or [row.by for row in rows[:1]]
    sources = [sentence.text[slice(*frame.source)] for frame in reversed(told) if frame.source]
    return next((by for source in sources for by in saying if by in source), saying[-1] if saying else None)


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _kind(aim: Aim, holder: str, stated_by: str) -> GoalKind:
    """An end or a plan that somebody else says they have is imputed; who speaks for them is nobody else."""
    self_stated = stated_by in {OUTLET, ISSUER, holder} or re.search(re.escape(holder), stated_by, re.IGNORECASE)
    self_stated = self_stated or _OWN_BODY.match(holder)
    serves = folded(stated_by) in load("aims")["servants"]["nouns"] or same_side(
        Party(name=holder), Party(name=stated_by)
    )
    imputed = aim.kind in {GoalKind.OBJECTIVE, GoalKind.PLAN} and not (self_stated or serves)
    return GoalKind.IMPUTED if imputed else aim.kind


def fault(document: Document, candidate: Candidate, value: Any) -> str | None:  # noqa: ANN401, ARG001 - see Section
    """Why the answer cannot be used: a holder whom the article does not have."""
    return unknown_name(document, value.holder) if isinstance(value, Holder) else None


SECTION = Section("goals", GoalRow, Holder, "goals.stepwise.v1", 40, candidates, read, fault)
