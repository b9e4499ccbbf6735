"""What the lines of a brief need: safe names, the text's own voice, numbered passages, and a pen for the format."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Protocol

from summarizer.schemas import Actor, ActorKind, Brief, Date, Evidence, Party, Position
from summarizer.schemas.brief import Cited

from .wording import counted, is_plural

UNNAMED_ISSUER = "the issuer (not named in the text)"


class Pen(Protocol):
    """How a format writes what the lines of a brief are made of."""

    def text(self, text: str) -> str:
        """Words of the article or about it, made inert; empty when nothing of them can be seen."""

    def bold(self, written: str) -> str:
        """What a pen has written, in bold; a space or punctuation has to follow."""

    def cite(self, number: int, passage: Evidence, source: str = "") -> str:
        """A reference to a quoted passage, which has this number; `source` labels its article among several."""

    def place(self, passage: Evidence) -> str:
        """Where a passage stands."""


class Page:
    """A brief and the pen it is written with, its distinct passages numbered from 1 in the order of the text."""

    def __init__(self, brief: Brief, pen: Pen) -> None:
        self.brief = brief
        self.pen = pen
        self.passages = _distinct(_all_evidence(brief))
        self._numbers = {_span(passage): number for number, passage in enumerate(self.passages, 1)}
        self._actors = {actor.id: actor for actor in brief.actors}

    def cite(self, evidence: Iterable[Evidence]) -> str:
        """References to these passages in the order of the text; empty when there are none."""
        passages = {self._numbers[_span(each)]: each for each in evidence}
        return " ".join(self.pen.cite(number, passages[number]) for number in sorted(passages))

    def text(self, text: str) -> str:
        """`text` as the pen writes it; one of which nothing can be seen is said to be one."""
        return self.pen.text(text) or "(no printable text)"

    def name(self, party: Party) -> str:
        """A party's name."""
        return self.text(party.name)

    def dated(self, when: str, date: Date | None) -> str:
        """The words that date something, and what they come to: "when: “on Friday”, 2031-05-02"."""
        return f"when: “{self.text(when)}”" + (f", {self.text(date.value)}" if date else "")

    def bold(self, written: str) -> str:
        """What the pen has written, in bold."""
        return self.pen.bold(written)

    def own_voice(self) -> str:
        """Who speaks where the text names nobody: the outlet, or the issuer of a statement."""
        document = self.brief.document
        if not document.is_statement:
            return "the outlet"
        return self.name(document.issuer) if document.issuer else UNNAMED_ISSUER

    def own_words(self) -> str:
        """The same, as the source of what nobody else is said to have said."""
        return self.own_voice() if self.brief.document.is_statement else "the outlet's own words"

    def speaks_as_many(self, party: Party | None) -> bool:
        """Whether the verb of this speaker stands in the plural."""
        actor = self._actor(party)
        people = actor is not None and actor.kind is ActorKind.POPULATION
        return people or (party is not None and is_plural(party.name))

    def affiliation(self, party: Party | None) -> Party | None:
        """To whom this speaker belongs, where the brief knows."""
        actor = self._actor(party)
        return actor.affiliation if actor else None

    def none_found(self) -> str:
        """What an empty section says."""
        return f"none found in {counted(self.brief.coverage.of, 'sentence')}"

    def _actor(self, party: Party | None) -> Actor | None:
        return self._actors.get(party.actor_id) if party and party.actor_id else None


def same_party(one: Party, other: Party | None) -> bool:
    """Whether two parties are the same actor, or are called the same."""
    if other is None:
        return False
    return one.name == other.name or (one.actor_id is not None and one.actor_id == other.actor_id)


def capital(phrase: str) -> str:
    """A phrase of ours at the start of a line."""
    return phrase[:1].upper() + phrase[1:]


def cited_items(brief: Brief) -> list[Cited]:
    """Every item of a brief that rests on evidence, those of the user's own sections too."""
    custom = chain.from_iterable(brief.sections.values())
    return [*brief.actors, *brief.claims, *brief.territorial_changes, *brief.stated_goals, *custom]


def _all_evidence(brief: Brief) -> Iterable[Evidence]:
    """Every passage that is quoted; of an actor the place of its name says enough."""
    positions = chain.from_iterable(change.positions for change in brief.territorial_changes)
    items = [item for item in cited_items(brief) if not isinstance(item, Actor)]
    sources: Iterable[Cited | Position] = (*items, *positions)
    return chain.from_iterable(each.evidence for each in sources)


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    passages = {_span(each): each for each in evidence}
    return [passages[span] for span in sorted(passages)]


def _span(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end
