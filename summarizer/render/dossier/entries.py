"""The items of a dossier as lines of a page: what each says, who takes part in it, what it cites in which article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count

from summarizer.schemas import MergedChange, MergedClaim, MergedGoal, Party, Passage, RelationKind, Status

from ..entries import Entry, Kind, Roster, once
from ..passages import Citing
from ..wording import STATUS_HEADINGS
from . import lines
from .page import OWN_VOICE, DossierPage, happened

RELATED: dict[RelationKind, tuple[str, str]] = {
    RelationKind.REFUTING: ("contradicted", "contradicted"),
    RelationKind.QUALIFIES: ("with another number", "with another number"),
    RelationKind.SUPERSEDES: ("left later for", "in place of"),
    RelationKind.PRECEDES: ("told later", "told before"),
    RelationKind.SUPPORTING: ("the same", "the same"),
}
"""What the other item is to the first of a relation, and what it is to the second; what matters most comes first."""


class DossierEntries:
    """Every item of a dossier as an entry, with the passages of each article and the entries that cite them."""

    def __init__(self, page: DossierPage) -> None:
        self._page = page
        dossier = page.dossier
        changes, claims = dossier.territorial_changes, dossier.claims
        self._numbers = (f"i{number}" for number in count(1))
        self._said = {each.id: lines.clause(page, each) for each in changes}
        self._said |= {each.id: lines.said(page, each) for each in claims}
        self._keys = {item: next(self._numbers) for item in self._said}
        self._related = self._relations()
        self.citing: dict[str, Citing] = defaultdict(list)
        belongs = {actor.id: actor.affiliation for actor in dossier.actors}
        self.roster = Roster(OWN_VOICE, lambda party: belongs.get(party.actor_id or "") if party else None)
        actors = [Party(name=actor.name, actor_id=actor.id) for actor in dossier.actors]
        self.roster.keys(actors)  # so that an actor's own name labels it, not how an item calls it
        self.told = [(each, self._change(each)) for each in changes]
        self.claims = [self._claim(each) for each in claims]
        self.goals = [self._goal(each) for each in dossier.stated_goals]
        self.actors = [
            Entry(next(self._numbers), Kind.ACTOR, lines.actor(page, actor), (), self.roster.keys([party]))
            for actor, party in zip(dossier.actors, actors, strict=True)
        ]

    def __iter__(self) -> Iterator[Entry]:
        return chain((entry for _, entry in self.told), self.claims, self.goals, self.actors)

    @property
    def changes(self) -> dict[Status, list[Entry]]:
        """The territorial changes of each status that occurs, in the order of a brief."""
        groups = {status: [entry for _, entry in self.told if entry.status is status] for status in STATUS_HEADINGS}
        return {status: group for status, group in groups.items() if group}

    @property
    def placed(self) -> list[tuple[str | None, Entry]]:
        """The entries of territorial changes with the ids of their places."""
        return [(change.place.id, entry) for change, entry in self.told]

    @property
    def dated(self) -> list[tuple[str | None, Entry]]:
        """The entries of territorial changes with when they are said to have happened."""
        return [(happened(change), entry) for change, entry in self.told]

    def key(self, item: str) -> str:
        """The key of the entry of a change or claim."""
        return self._keys[item]

    def link(self, item: str) -> str:
        """A link to a change or claim, in its own words."""
        key = self._keys[item]
        return f'<a href="#{key}" data-entry="{key}">{self._said[item]}</a>'

    def _relations(self) -> dict[str, list[str]]:
        """How each item stands to others, in both directions."""
        out: dict[str, list[str]] = defaultdict(list)
        for relation in self._page.dossier.relations:
            to_one, to_other = RELATED[relation.kind]
            out[relation.one].append(f"{to_one}: {self.link(relation.other)}")
            out[relation.other].append(f"{to_other}: {self.link(relation.one)}")
        return out

    def _change(self, change: MergedChange) -> Entry:
        positions = [lines.position(self._page, each) for each in change.positions]
        sides = self.roster.keys([change.gained_by, change.lost_by])
        parties = once(sides, self.roster.voices(each.speaker for each in change.positions))
        passages = [Passage(source=each.source, evidence=found) for each in change.positions for found in each.evidence]
        notes = (*positions, *self._related[change.id])
        line = lines.change(self._page, change)
        entry = Entry(self._keys[change.id], Kind.CHANGE, line, (), parties, change.status, notes=notes)
        return self._cited(entry, passages)

    def _claim(self, claim: MergedClaim) -> Entry:
        parties = self.roster.voices([claim.speaker])
        notes = tuple(self._related[claim.id])
        line = lines.claim(self._page, claim)
        return self._cited(Entry(self._keys[claim.id], Kind.CLAIM, line, (), parties, notes=notes), claim.said)

    def _goal(self, goal: MergedGoal) -> Entry:
        parties = self.roster.voices([goal.holder])
        entry = Entry(next(self._numbers), Kind.GOAL, lines.goal(self._page, goal), (), parties)
        return self._cited(entry, goal.said)

    def _cited(self, entry: Entry, passages: Sequence[Passage]) -> Entry:
        """The entry, known to cite these passages."""
        for each in passages:
            self.citing[each.source].append((each.evidence, entry))
        return entry
