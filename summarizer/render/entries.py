"""The items of a brief as lines of a page: what each says, its kind, who takes part in it, what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count

from summarizer.schemas import Actor, Claim, CustomItem, Evidence, Party, StatedGoal, Status, TerritorialChange

from . import lines, territory
from .page import UNNAMED_ISSUER, Page
from .safety import plain


class Kind(StrEnum):
    """What sort of item a line is; the one that counts most comes first."""

    CHANGE = "change"
    GOAL = "goal"
    CLAIM = "claim"
    OWN = "own"
    ACTOR = "actor"


@dataclass(frozen=True)
class Entry:
    """One item as a line. `key` names it within the page, `parties` are keys of the roster.

    `line` is written by the page's pen; so are `cells`, the row of an item of a user's own section, which has no line,
    and `notes`, lines that stand below it.
    """

    key: str
    kind: Kind
    line: str
    evidence: tuple[Evidence, ...]
    parties: tuple[str, ...]
    status: Status | None = None
    cells: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Own:
    """A section of the user's own: its title, the titles of its columns, and its items as rows."""

    title: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]


class Roster:
    """The parties of a brief or dossier, each with a short key; null is the text's own voice.

    `own` is whose voice that is, a party or a word for it; `affiliation` tells to whom a party belongs.
    """

    def __init__(self, own: Party | str, affiliation: Callable[[Party | None], Party | None]) -> None:
        self._own = own
        self._affiliation = affiliation
        self._labels: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    def keys(self, parties: Iterable[Party | None]) -> tuple[str, ...]:
        """The keys of these parties and of those to whom they belong, each once."""
        known = chain.from_iterable((party, self._affiliation(party)) for party in parties)
        return once(tuple(self._key(party) for party in known if party is not None))

    def voices(self, speakers: Iterable[Party | None]) -> tuple[str, ...]:
        """The keys of these speakers, the text's own voice among them."""
        speakers = list(speakers)
        return self.keys(speakers) + (self._own_voice() if None in speakers else ())

    def labels(self) -> list[tuple[str, str]]:
        """Keys and names, in the order of the names."""
        return sorted(self._labels.items(), key=lambda found: found[1].casefold())

    def _own_voice(self) -> tuple[str, ...]:
        return (self._take("", self._own),) if isinstance(self._own, str) else self.keys([self._own])

    def _key(self, party: Party) -> str:
        return self._take(party.actor_id or f"name {party.name}", plain(party.name).strip() or "(no printable text)")

    def _take(self, identity: str, label: str) -> str:
        key = self._keys.setdefault(identity, f"a{len(self._keys) + 1}")
        self._labels.setdefault(key, label)
        return key


class Entries:
    """Every item of a brief as an entry, by section."""

    def __init__(self, page: Page) -> None:
        brief = page.brief
        self._page = page
        self._numbers = count(1)
        unnamed = UNNAMED_ISSUER if brief.document.is_statement else "the outlet"
        self.roster = Roster(brief.document.issuer or unnamed, page.affiliation)
        for each in brief.actors:  # so that an actor's own name labels it, not how an item calls it
            self.roster.keys([_party(each)])
        groups = territory.by_status(brief)
        self.changes = {status: [(each, self._change(each)) for each in groups[status]] for status in groups}
        self.claims = [self._claim(each) for each in lines.in_text_order(brief)]
        self.goals = [self._goal(each) for each in brief.stated_goals]
        self.actors = [self._actor(each) for each in brief.actors]
        self.own = [self._own(name, items) for name, items in brief.sections.items()]

    def __iter__(self) -> Iterator[Entry]:
        own = chain.from_iterable(section.entries for section in self.own)
        changes = (entry for _, entry in self.told)
        return chain(changes, self.claims, self.goals, self.actors, own)

    @property
    def told(self) -> list[tuple[TerritorialChange, Entry]]:
        """Every territorial change with its entry."""
        return list(chain.from_iterable(self.changes.values()))

    @property
    def placed(self) -> list[tuple[str | None, Entry]]:
        """The entries of territorial changes with the ids of their places."""
        return [(change.place.place_id, entry) for change, entry in self.told]

    @property
    def dated(self) -> list[tuple[str | None, Entry]]:
        """Every item that can have a date, with it."""
        claims = zip(lines.in_text_order(self._page.brief), self.claims, strict=True)
        items: Iterable[tuple[TerritorialChange | Claim, Entry]] = chain(self.told, claims)
        return [(item.date.value if item.date else None, entry) for item, entry in items]

    def _number(self) -> str:
        return f"i{next(self._numbers)}"

    def _change(self, change: TerritorialChange) -> Entry:
        sides = self.roster.keys([change.gained_by, change.lost_by])
        parties = once(sides, self.roster.voices(each.speaker for each in change.positions))
        evidence = (*change.evidence, *chain.from_iterable(each.evidence for each in change.positions))
        line = territory.told(self._page, change)
        return Entry(self._number(), Kind.CHANGE, line, evidence, parties, change.status)

    def _claim(self, claim: Claim) -> Entry:
        parties = once(self.roster.voices([claim.speaker]), self.roster.keys([claim.via]))
        return Entry(self._number(), Kind.CLAIM, lines.claim(self._page, claim), tuple(claim.evidence), parties)

    def _goal(self, goal: StatedGoal) -> Entry:
        parties = once(self.roster.keys([goal.holder]), self.roster.voices([goal.stated_by]))
        return Entry(self._number(), Kind.GOAL, lines.goal(self._page, goal), tuple(goal.evidence), parties)

    def _actor(self, actor: Actor) -> Entry:
        parties = self.roster.keys([_party(actor)])
        return Entry(self._number(), Kind.ACTOR, lines.actor(self._page, actor), tuple(actor.evidence), parties)

    def _own(self, name: str, items: list[CustomItem]) -> Own:
        table = lines.own_table(self._page, name, items)
        rows = zip(items, table.rows, strict=True)
        return Own(table.title, tuple(table.columns), tuple(self._row(item, cells) for item, cells in rows))

    def _row(self, item: CustomItem, cells: list[str]) -> Entry:
        return Entry(self._number(), Kind.OWN, "", tuple(item.evidence), (), cells=tuple(cells))


def once(*keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of several lists, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(keys)))


def _party(actor: Actor) -> Party:
    return Party(name=actor.name, actor_id=actor.id)
