"""Actors: the same one across articles once, by its names; a description without a name joins only its like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..classify import classify
from ..deriving import describes, unique
from ..linking import slug
from ..names import folded, initials, short_of
from ..schemas import Actor, ActorKind, ActorType, Brief, MergedActor, Party, Ref

_SHORTEST_ACRONYM = 3
T = TypeVar("T")
_CAMPS = {
    ActorType.GOVERNMENT: "state",
    ActorType.STATE_FORCES: "state",
    ActorType.REBEL_GROUP: "rebels",
    ActorType.MILITIA: "rebels",
}


@dataclass(eq=False)
class _Entry:
    """One actor while it is put together."""

    members: list[tuple[Brief, Actor]] = field(default_factory=list)
    ident: str = ""

    @property
    def names(self) -> list[str]:
        """Every name and alias, in order."""
        return list(dict.fromkeys(name for _, actor in self.members for name in (actor.name, *actor.aliases)))

    @property
    def name(self) -> str:
        """The fullest name; a description only where there is no name."""
        return max((actor.name for _, actor in self.members), key=lambda name: (not describes(name), len(name.split())))


class Actors:
    """The actors of all briefs. `party` leads from a brief's party to the dossier's."""

    def __init__(self, briefs: Sequence[Brief]) -> None:
        self._entries: list[_Entry] = []
        self._of: dict[tuple[str, str], _Entry] = {}
        for brief in briefs:
            for actor in sorted(brief.actors, key=lambda each: describes(each.name)):
                entry = self._entry(brief, actor)
                entry.members.append((brief, actor))
                self._of[brief.brief_id, actor.id] = entry
        taken: set[str] = set()
        for entry in self._entries:
            entry.ident = unique(slug(entry.name) or "actor", taken)
        self.affiliations = {entry.name: party for entry in self._entries if (party := self._affiliation(entry))}

    def party(self, brief: Brief, party: Party | None) -> Party | None:
        """The party under its name in the dossier."""
        if party is None:
            return None
        entry = self._of.get((brief.brief_id, party.actor_id)) if party.actor_id else None
        entry = entry or next((each for each in self._entries if _named(each, party.name)), None)
        return Party(name=entry.name, actor_id=entry.ident) if entry else Party(name=party.name)

    def root(self, party: Party) -> str:
        """Whom a party belongs to in the end: the group of a spokesman, the state of an army."""
        seen: set[str] = set()
        while party.name not in seen and (above := self.affiliations.get(party.name)):
            seen.add(party.name)
            party = above
        return party.actor_id or folded(party.name)

    def same_side(self, one: Party | None, other: Party | None) -> bool:
        """May both be the same side of a change: one actor or of one, or "rebels" and a group that is of rebels?"""
        if one is None or other is None or self.root(one) == self.root(other):
            return True
        described = describes(one.name) or describes(other.name)
        return described and self._camp(one) is not None and self._camp(one) == self._camp(other)

    def merged(self) -> list[MergedActor]:
        """The actors, those of most articles first."""
        entries = sorted(self._entries, key=lambda entry: -len(entry.members))
        return [self._merged(entry) for entry in entries]

    def _entry(self, brief: Brief, actor: Actor) -> _Entry:
        """The entry that the actor belongs to; one article's actors stay apart."""
        for entry in self._entries:
            if all(other.brief_id != brief.brief_id for other, _ in entry.members) and _same(entry, actor):
                return entry
        self._entries.append(_Entry())
        return self._entries[-1]

    def _affiliation(self, entry: _Entry) -> Party | None:
        for brief, actor in entry.members:
            above = self.party(brief, actor.affiliation)
            if above and above.name != entry.name:
                return above
        return None

    def _camp(self, party: Party) -> str | None:
        entry = next((each for each in self._entries if each.ident == party.actor_id), None)
        types = [actor.type for _, actor in entry.members] if entry else []
        return next((_CAMPS[each] for each in (*types, classify(party.name)[1]) if each in _CAMPS), None)

    def _merged(self, entry: _Entry) -> MergedActor:
        kinds = [actor.kind for _, actor in entry.members]
        types = [actor.type for _, actor in entry.members]
        return MergedActor(
            id=entry.ident,
            name=entry.name,
            aliases=[name for name in entry.names if folded(name) != folded(entry.name)],
            kind=_most(kinds),
            type=_most([each for each in types if each is not ActorType.OTHER] or types),
            affiliation=self.affiliations.get(entry.name),
            members=[Ref(source=brief.brief_id, item=actor.id) for brief, actor in entry.members],
        )


def _most(values: Sequence[T]) -> T:
    return max(values, key=values.count)


def _same(entry: _Entry, actor: Actor) -> bool:
    _, first = entry.members[0]
    if (first.kind is ActorKind.PERSON) is not (actor.kind is ActorKind.PERSON):
        return False
    if describes(actor.name) or describes(entry.name):
        return _same_office(first, actor)
    names, others = _proper(entry.names), _proper((actor.name, *actor.aliases))
    if {folded(name) for name in names} & {folded(name) for name in others}:
        return True
    if actor.kind is ActorKind.PERSON:
        return short_of(actor.name, entry.name) or short_of(entry.name, actor.name)
    return any(_acronym(one, other) or _acronym(other, one) for one in names for other in others)


def _same_office(one: Actor, other: Actor) -> bool:
    """Two descriptions: "the army" is one across a story, "a resident" is another each time."""
    lasting = {ActorType.GOVERNMENT, ActorType.STATE_FORCES, ActorType.REBEL_GROUP}
    stays = one.kind is ActorKind.ORGANIZATION and one.type in lasting and one.type is other.type
    return stays and folded(one.name) == folded(other.name)


def _proper(names: Iterable[str]) -> list[str]:
    return [name for name in names if not describes(name)]


def _acronym(short: str, long: str) -> bool:
    plain = short.replace(".", "")
    return len(plain) >= _SHORTEST_ACRONYM and plain.isupper() and initials(long) == plain


def _named(entry: _Entry, name: str) -> bool:
    return not describes(name) and folded(name) in {folded(each) for each in _proper(entry.names)}
