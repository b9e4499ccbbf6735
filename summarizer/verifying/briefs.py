"""A brief checked against its article, item by item: everything that code can check without asking a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from ..document import Document
from ..foreign import texts
from ..schemas import (
    Act,
    Actor,
    Brief,
    Claim,
    CustomItem,
    Evidence,
    Party,
    Place,
    Stance,
    StatedGoal,
    TerritorialChange,
)
from . import links, statements
from .names import Names
from .passages import Passages
from .report import Finding, Reason

AnyItem = TypeVar("AnyItem", Actor, Claim, TerritorialChange, StatedGoal, Place, CustomItem)


def findings(brief: Brief, article: Document) -> Iterator[Finding]:
    """A finding for each part and each item of a brief, in the brief's order."""
    yield Finding("document", "document", brief.document.name or "", tuple(links.document(brief, article)))
    yield Finding("sentences", "sentences", str(len(brief.sentences)), tuple(links.sentences(brief, article)))
    yield Finding("ids", "ids", brief.brief_id, tuple(links.ids(brief)))
    yield from _Items(brief, article).findings()
    yield Finding(
        "coverage", "coverage", f"{brief.coverage.cited} of {brief.coverage.of}", tuple(links.coverage(brief))
    )
    if brief.summary is not None:
        yield Finding("summary", "summary", " ".join(brief.summary.sentences), tuple(links.summary(brief, article)))


class _Items:
    """The items of a brief, with what is needed to check them."""

    def __init__(self, brief: Brief, article: Document) -> None:
        self._brief, self._article = brief, article
        self._passages = Passages(article, brief.sentences)
        self._names = Names(article, brief)
        self._affiliations = statements.belonging(brief.actors)

    def findings(self) -> Iterator[Finding]:
        brief = self._brief
        if issuer := brief.document.issuer:
            yield Finding("issuer", "issuer", issuer.name, tuple(self._issuer(issuer)))
        yield from _each("actor", brief.actors, lambda actor: actor.name, self._actor)
        yield from _each("claim", brief.claims, _claimed, self._claim)
        yield from _each("territorial change", brief.territorial_changes, _changed, self._change)
        yield from _each("goal", brief.stated_goals, _wanted, self._goal)
        yield from _each("place", brief.places, lambda place: place.name, self._place)
        for name, items in brief.sections.items():
            yield from _each(name, items, _values, self._own)

    def _issuer(self, issuer: Party) -> Iterator[Reason]:
        yield from self._names.own([issuer.name])
        yield from self._names.party(issuer, [], "issuer")

    def _actor(self, actor: Actor) -> Iterator[Reason]:
        yield from self._passages.reasons(actor.evidence)
        yield from self._names.own([actor.name, *actor.aliases])
        if actor.affiliation:
            yield from self._names.own([actor.affiliation.name])
            yield from self._names.party(actor.affiliation, actor.evidence, "affiliation")

    def _place(self, place: Place) -> Iterator[Reason]:
        yield from self._passages.reasons(place.evidence)
        yield from self._names.own([place.name])

    def _own(self, item: CustomItem) -> Iterator[Reason]:
        yield from self._passages.reasons(item.evidence)
        yield from statements.foreign(texts(item.values), self._article)

    def _claim(self, claim: Claim) -> Iterator[Reason]:
        yield from self._passages.reasons(claim.evidence)
        yield from self._said(claim.text, claim.evidence, paraphrased=claim.paraphrased, denial=claim.act is Act.DENY)
        yield from self._parties(claim.evidence, speaker=claim.speaker, via=claim.via)
        yield from self._names.words(claim.when, "when")
        yield from self._voice(claim.speaker, "claim")
        yield from statements.claim(claim, self._passages.sentence(claim.evidence[0]))

    def _change(self, change: TerritorialChange) -> Iterator[Reason]:
        cited = links.passages(change)
        yield from self._passages.reasons(change.evidence)
        yield from self._names.place(change.place, cited)
        yield from self._parties(cited, gained_by=change.gained_by, lost_by=change.lost_by)
        for position in change.positions:
            yield from self._passages.reasons(position.evidence)
            yield from self._parties(position.evidence, speaker=position.speaker)
            if position.stance is Stance.DENY:
                yield from statements.denial(map(self._passages.sentence, position.evidence))
        yield from self._names.words(change.when, "when")
        yield from statements.change(change, self._affiliations)

    def _goal(self, goal: StatedGoal) -> Iterator[Reason]:
        yield from self._passages.reasons(goal.evidence)
        yield from self._said(goal.goal, goal.evidence, paraphrased=goal.paraphrased)
        yield from self._parties(goal.evidence, holder=goal.holder, stated_by=goal.stated_by)
        yield from self._voice(goal.holder, "goal")
        yield from statements.goal(goal, self._affiliations)

    def _said(
        self, statement: str, cited: Sequence[Evidence], *, paraphrased: bool, denial: bool = False
    ) -> Iterator[Reason]:
        """Against the passages, and against their whole sentences, where a negation may stand beside them."""
        passages, sentences = [found.exact for found in cited], [self._passages.sentence(found) for found in cited]
        known = self._names.known
        yield from statements.foreign([statement], self._article)
        for told in (passages, sentences) if passages != sentences else (passages,):
            yield from statements.said(statement, told, known=known, paraphrased=paraphrased, denial=denial)

    def _parties(self, cited: Sequence[Evidence], **parties: Party | None) -> Iterator[Reason]:
        for role, party in parties.items():
            yield from self._names.party(party, cited, role)

    def _voice(self, party: Party | None, what: str) -> Iterator[Reason]:
        """In news, the text's own voice claims and wants nothing."""
        if party is None and not self._brief.document.is_statement:
            yield Reason("own_voice", f"a {what} of nobody, in a text that is no statement")


def _each(
    kind: str, items: Iterable[AnyItem], told: Callable[[AnyItem], str], check: Callable[[AnyItem], Iterator[Reason]]
) -> Iterator[Finding]:
    """A finding for each item of a list: what it says, and what does not hold about it."""
    for item in items:
        yield Finding(kind, item.id, told(item), tuple(check(item)))


def _called(party: Party | None) -> str:
    return party.name if party else "the text's own voice"


def _claimed(claim: Claim) -> str:
    return f"{_called(claim.speaker)} ({claim.act.value}): {claim.text}"


def _changed(change: TerritorialChange) -> str:
    return f"{change.place.name}, {change.change.value}, {change.status.value}"


def _wanted(goal: StatedGoal) -> str:
    return f"{_called(goal.holder)}: {goal.goal}"


def _values(item: CustomItem) -> str:
    return ", ".join(f"{name}: {value}" for name, value in item.values.items())
