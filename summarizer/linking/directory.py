"""The directory of an article's actors: built from its rows, then asked whom a mention means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..classify import classify, has_actor_noun
from ..deriving import describes, unique
from ..document import Document
from ..grounding import NOBODY, UNNAMED, mention, occurrences
from ..lexicon import load
from ..names import bare, folded, is_name, is_proper, parts
from ..phrases import is_capitalised
from ..schemas import ISSUER, ActorKind, ActorType, Change, Party, Row, TerritoryRow
from . import affiliations, armed
from .appositions import appositions
from .entry import Entry
from .index import Index
from .kinds import Kinds
from .labels import labels
from .naming import Naming, fuller, is_new, is_own, is_somebodys, key_of, namings, rank
from .parties import acts, party_in
from .types import body_type

UNNAMED_SOURCE = Party(name="unnamed source")
_IN_A_PLACE = re.compile(
    r"\b(?:in|near|at|around|outside|inside|toward|towards|into|(?:city|town|province|village)\s+of)\s+(?:the\s+)?"
    r"(?:\w+ern\s+)?$"
)
_BY_FORCE = frozenset({Change.CAPTURE, Change.RECAPTURE, Change.HOLD, Change.ADVANCE, Change.SIEGE, Change.CONTESTED})
_FAR_FROM = re.compile(
    r",\s+(?:(?:about|some|just|only|roughly|nearly|around)\s+)?(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty)"
    r"\s+(?:km|kms|kilomet(?:er|re)s?|miles?|metres|meters)\b"
)
""""Torvak, eight kilometres to the south," is a place."""


class Directory:
    """Who is who in an article. Built once from the rows; then `party` links what they mention."""

    def __init__(self, document: Document, rows: Iterable[Row], issuer: str | None = None) -> None:
        self._document = document
        self._issuer = issuer
        self._index = Index(document)
        rows = list(rows)
        self._places = {folded(row.place) for row in rows if isinstance(row, TerritoryRow)}
        self._linked: dict[tuple[str, int], Entry] = {}
        self.entries: list[Entry] = []
        found = sorted([*([Naming(issuer, 1)] if issuer else []), *namings(rows)], key=rank)
        told = list(self._told(found))
        posts = {folded(words) for words, _, _ in told}
        later: list[Naming] = []
        for each in found:
            if rank(each)[0] > 1 or self._is_post(each, posts):
                later.append(each)
            else:
                self._add(each)
        for words, name, sentence in told:
            if entry := self._index.find(name, sentence):
                entry.roles.setdefault(folded(words))
                entry.told.append((words, sentence))
                self._index.describe(words, sentence, entry)
        self._armed = self._only_armed()
        for each in sorted(later, key=lambda each: self._document.sentence(each.sentence).heading):
            self._add(each)
        taken: set[str] = set()
        for entry in self.entries:
            entry.ident = unique(f"actor:{slug(entry.name) or 'unknown'}", taken) if self._acts(entry) else ""
        self.affiliations = self._affiliations()
        self._tell_the_armed(row for row in rows if isinstance(row, TerritoryRow))
        self._kinds = Kinds(document, lambda words, sentence: self._index.find(self._printed(words), sentence))

    def party(self, words: str | None, sentence: int) -> Party | None:
        """The party that a row of this sentence names, linked; None for nobody, the outlet, an issuer not named."""
        if words == UNNAMED:
            return UNNAMED_SOURCE
        if words == ISSUER:
            words, sentence = self._issuer, 1
        if not words or words in NOBODY:
            return None
        entry = self._linked.get(key_of(words, sentence))
        if entry is None and len(joint := parts(words)) > 1:
            names = [party.name for part in joint if (party := self.party(part, sentence))]
            return Party(name=", ".join(names[:-1]) + " and " + names[-1]) if names else None
        entry = entry or self._index.find(self._printed(words), sentence)
        return Party(name=entry.name, actor_id=entry.ident or None) if entry else Party(name=self._printed(words))

    def what(self, entry: Entry) -> tuple[ActorKind, ActorType]:
        """Kind and type of an entry."""
        return self._kinds.what(entry)

    @cached_property
    def names(self) -> list[str]:
        """Everything that the actors are called."""
        return [name for entry in self.entries for name in entry.mentions]

    def listed(self, places: Sequence[str]) -> list[Entry]:
        """The entries that belong in the list of actors: with a part in an item, or named and no mere place."""
        where = {folded(place) for place in places}
        return [
            entry
            for entry in self.entries
            if entry.ident
            and (entry.used or not (self._armed and entry.name.lower() in armed.nouns()))
            and (entry.used or ((is_proper(entry.name) or entry.row) and not self._is_place(entry.name, where)))
        ]

    def _told(self, found: Iterable[Naming]) -> Iterator[tuple[str, str, int]]:
        """What the names of persons and bodies are called beside them: words, name, sentence."""
        names = {name: None for each in found if (name := self._printed(each.words)) and not describes(name)}
        for name in names:
            yield from ((words, name, sentence) for words, sentence in appositions(self._document, name))

    def _only_armed(self) -> bool:
        """Has a body a name that may be of rebels? If only one is told to be, those called rebels are its own."""
        known = [
            entry
            for entry in self.entries
            if any(armed.is_armed(self._document, name) for name in entry.mentions if not describes(name))
            or any(armed.fights(row) for row in entry.rows if is_name(row.name))
        ]
        for entry in known:
            entry.armed = is_name(entry.name)
        alone = len(known) == 1 and known[0].used  # who only stands in a comparison is not whom the text is about
        for noun in armed.nouns() if alone else ():
            if noun != "gunmen" or mention(self._document, "the gunmen"):
                self._index.describe(noun, 0, known[0])
        return any(armed.may_fight(entry.name) for entry in self.entries)

    def _tell_the_armed(self, rows: Iterable[TerritoryRow]) -> None:
        """Note who is a militia, and who is no state's and holds, takes or loses a place."""
        for entry in self.entries:
            entry.armed |= any(armed.is_armed(self._document, name) for name in entry.mentions if is_name(name))
            entry.militia = any(armed.is_militia(self._document, name) for name in entry.mentions)
            entry.labels = [type_ for name in entry.mentions for type_ in labels(self._document, name)]
        for row in rows:
            sides = [self._side(words, row.s) for words in (row.gained_by, row.lost_by)]
            for one, other in (sides, sides[::-1]):
                if (
                    one
                    and one.known[0] is ActorKind.ORGANIZATION
                    and _fights(one, other, by_force=row.change in _BY_FORCE)
                ):
                    one.armed = True

    def _side(self, words: str | None, sentence: int) -> Entry | None:
        if not words or words in NOBODY:
            return None
        return self._linked.get(key_of(words, sentence)) or self._index.find(self._printed(words), sentence)

    def _is_post(self, found: Naming, posts: set[str]) -> bool:
        """Is it no name but a post with a capital: "Commissioner", "Minister of Justice" beside a name?"""
        name = self._printed(found.words)
        return folded(name) in posts or name.lower() in load("actors")["titles"]["titles"]

    def _add(self, found: Naming) -> None:
        name = self._uncapitalised(self._printed(found.words), found.sentence)
        if not name or name.lower() in load("reporting")["speakers"]["pronouns"]:
            return
        key = key_of(found.words, found.sentence)
        if self._issuer and found.row is None and is_own(found.words):
            name = self._printed(self._issuer)
        at = self._read_at(found.sentence)
        entry = self._linked.get(key) or self._index.find(name, at, new=is_new(found) or is_somebodys(found.words))
        if entry is None and found.of:
            entry = self._linked.get(key_of(found.of, found.sentence))
        if entry is None:
            entry = Entry()
            self.entries.append(entry)
            if full := fuller(self._document, name):
                entry.mentions.append(full)
                self._index.add(full, at, entry)
        if name not in entry.mentions:
            entry.mentions.append(name)
        entry.words.append((found.words, found.sentence))
        entry.rows += [found.row] if found.row else []
        entry.used |= found.used
        self._linked[key] = entry
        self._index.add(name, at, entry)

    def _printed(self, words: str) -> str:
        """A mention without its article and title; as it stands where the text does not have it so."""
        inner = party_in(words)
        name, plain = " ".join(bare(inner).split()), " ".join(inner.split())
        return name if mention(self._document, name) else plain

    def _read_at(self, number: int) -> int:
        """Where words of this sentence are understood: those of a heading by all that stands under it."""
        return len(self._document.sentences) if self._document.sentence(number).heading else number

    def _uncapitalised(self, name: str, number: int) -> str:
        """A noun without the capital it has where a sentence begins ("Army denies"), when the text has it small too."""
        sentence = self._document.sentence(number)
        small = name[:1].lower() + name[1:]
        if not has_actor_noun(name) or any(map(is_capitalised, name.split()[1:])) or name.isupper():
            return name
        opens = sentence.text.lstrip().startswith(name)
        return small if opens and re.search(rf"(?<![\w-]){re.escape(small)}(?!\w)", self._document.clean) else name

    def _affiliations(self) -> dict[str, Party]:
        """Name of an actor -> whom it belongs to, by its row or by the words beside its name; both may act."""
        out = {}
        for entry in filter(_may_act, self.entries):
            stated = [(row.affiliation, row.s) for row in entry.rows if row.affiliation]
            for body, sentence in [*stated, *affiliations.bodies(self._document, entry.name, entry.words)]:
                other = self._index.find(self._printed(body), sentence)
                if other and other is not entry and _may_act(other):
                    out[entry.name] = Party(name=other.name, actor_id=other.ident)
                    break
        return out

    def _acts(self, entry: Entry) -> bool:
        """May the entry have a part in the story: no thing, and no town that a change is about?"""
        return acts(entry.name) and not self._is_place(entry.name, self._places)

    def _is_place(self, name: str, places: set[str]) -> bool:
        """A bare name that the article uses only as a place: a territorial row's, or always behind "in", "near"."""
        kind, type_ = classify(name)
        if kind is ActorKind.STATE or type_ is not ActorType.OTHER or not is_name(name):
            return False
        if folded(name) in places:
            return True
        found = list(occurrences(self._document, name))
        return bool(found) and all(
            _IN_A_PLACE.search(sentence.text[:start]) or _FAR_FROM.match(sentence.text, end)
            for sentence, start, end in found
        )


def _may_act(entry: Entry) -> bool:
    return bool(entry.ident)


def _fights(one: Entry, other: Entry | None, *, by_force: bool) -> bool:
    """Is the side of a change a body that fights a state, as far as it and the other side tell?"""
    types = {body_type(each) for each in (one.name, *one.roles)}
    soft = types <= {ActorType.OTHER, ActorType.POLITICAL_PARTY} and " " in one.name
    if not armed.may_be_armed(one.name) or any(body_type(role) is ActorType.INTL_ORG for role in one.roles):
        return False
    if other is None or not (soft or by_force):
        return soft and other is None
    against = body_type(other.name) if other.known[0] is not ActorKind.STATE else ActorType.GOVERNMENT
    return against in {ActorType.GOVERNMENT, ActorType.STATE_FORCES} and not other.armed and " " in one.name


def slug(name: str) -> str:
    """A name as part of an id."""
    return re.sub(r"[^\w]+", "-", folded(name)).strip("-")
