"""The directory of an article's actors: built from its rows, then asked whom a mention means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..classify import classify
from ..deriving import describes, unique
from ..document import Document
from ..grounding import NOBODY, UNNAMED, mention
from ..lexicon import load
from ..names import bare, folded, is_name, is_proper, parts
from ..schemas import ISSUER, ActorKind, ActorRow, ActorType, ClaimRow, GoalRow, Party, Row, TerritoryRow
from . import affiliations
from .likeness import abbreviates, definitions, group, same_description, same_name

UNNAMED_SOURCE = Party(name="unnamed source")
_IN_A_PLACE = re.compile(
    r"\b(?:in|near|at|around|outside|inside|toward|towards|into|(?:city|town|province|village)\s+of)\s+(?:the\s+)?"
    r"(?:\w+ern\s+)?$"
)
_BEFORE = 40
"""Code points before a name that are looked at."""


@dataclass(frozen=True)
class _Mention:
    """Words of a row that name somebody; `used`: an item rests on them, `row`: they are the row of an actor."""

    words: str
    sentence: int
    used: bool = True
    row: ActorRow | None = None


@dataclass
class Entry:
    """One actor: what it is called, names first, each as printed in the list; `words` as they stand in the rows."""

    ident: str = ""
    mentions: list[str] = field(default_factory=list)
    words: list[tuple[str, int]] = field(default_factory=list)
    rows: list[ActorRow] = field(default_factory=list)
    used: bool = False

    @property
    def name(self) -> str:
        """The fullest name, or the first description."""
        names = [each for each in self.mentions if not describes(each)]
        full = max(names, key=lambda name: (not name.isupper(), len(name.split()), len(name)), default=None)
        return full or self.mentions[0]

    @property
    def row(self) -> ActorRow | None:
        """The first row that stands for the name, not for a part or a description of the actor."""
        return next((row for row in self.rows if folded(bare(row.name)) == folded(self.name)), None)

    @property
    def what(self) -> tuple[ActorKind, ActorType]:
        """Kind and type: by the row of its name where that tells, else by the words of its names, else by any row."""
        row = self.row
        if row and (row.type is not ActorType.OTHER or row.kind is ActorKind.PERSON):
            return row.kind, row.type
        told = [classify(name)[1] for name in (self.name, *self.mentions)]
        if type_ := next((each for each in told if each is not ActorType.OTHER), None):
            return classify(self.name)[0], type_
        first = row or next(iter(self.rows), None)
        return (first.kind, first.type) if first else classify(self.name)


class Directory:
    """Who is who in an article. Built once from the rows; then `party` links what they mention."""

    def __init__(self, document: Document, rows: Iterable[Row], issuer: str | None = None) -> None:
        self._document = document
        self._issuer = issuer
        self._defined = definitions(document)
        self._linked: dict[tuple[str, int], Entry] = {}
        self._named: dict[str, Entry] = {}
        self._described: list[tuple[int, str, Entry]] = []
        self.entries: list[Entry] = []
        found = [*([_Mention(issuer, 1)] if issuer else []), *_mentions(rows)]
        for each in sorted(found, key=lambda each: (describes(bare(each.words)), each.sentence)):
            self._add(each)
        taken: set[str] = set()
        for entry in self.entries:
            entry.ident = unique(f"actor:{slug(entry.name) or 'unknown'}", taken)
        self.affiliations = self._affiliations()

    def party(self, words: str | None, sentence: int) -> Party | None:
        """The party that a row of this sentence names, linked; None for nobody, the outlet, an issuer not named."""
        if words == UNNAMED:
            return UNNAMED_SOURCE
        if words == ISSUER:
            words, sentence = self._issuer, 1
        if not words or words in NOBODY:
            return None
        entry = self._linked.get(_key(words, sentence))
        if entry is None and len(joint := parts(words)) > 1:
            names = [party.name for part in joint if (party := self.party(part, sentence))]
            return Party(name=", ".join(names[:-1]) + " and " + names[-1]) if names else None
        entry = entry or self._find(self._printed(words), sentence)
        return Party(name=entry.name, actor_id=entry.ident) if entry else Party(name=self._printed(words))

    @property
    def names(self) -> list[str]:
        """Everything that the actors are called."""
        return [name for entry in self.entries for name in entry.mentions]

    def listed(self, places: Sequence[str]) -> list[Entry]:
        """The entries that belong in the list of actors: with a part in an item, or named and no mere place."""
        where = {folded(place) for place in places}
        return [
            entry
            for entry in self.entries
            if entry.used or ((is_proper(entry.name) or entry.row) and not self._is_place(entry.name, where))
        ]

    def _add(self, found: _Mention) -> None:
        name = self._printed(found.words)
        if not name or name.lower() in load("reporting")["speakers"]["pronouns"]:
            return
        entry = self._linked.get(_key(found.words, found.sentence)) or self._find(name, found.sentence)
        if entry is None:
            entry = Entry()
            self.entries.append(entry)
        if name not in entry.mentions:
            entry.mentions.append(name)
        entry.words.append((found.words, found.sentence))
        entry.rows += [found.row] if found.row else []
        entry.used |= found.used
        self._linked[_key(found.words, found.sentence)] = entry
        if describes(name):
            self._described.append((found.sentence, name, entry))
        else:
            self._named.setdefault(folded(name), entry)

    def _printed(self, words: str) -> str:
        """A mention without its article and title; as it stands where the text does not have it so."""
        name, plain = " ".join(bare(words).split()), " ".join(words.split())
        return name if mention(self._document, name) else plain

    def _find(self, name: str, sentence: int) -> Entry | None:
        whole = group(name)
        if whole and (entry := self._exactly(whole, sentence)):
            return entry
        return self._find_description(name, sentence) if describes(name) else self._find_name(name)

    def _exactly(self, name: str, sentence: int) -> Entry | None:
        """The entry with this very name or description."""
        same = (entry for at, known, entry in self._described if at <= sentence and folded(known) == folded(name))
        return self._named.get(folded(name)) or next(same, None)

    def _find_name(self, name: str) -> Entry | None:
        if entry := self._named.get(folded(name)):
            return entry
        for entry in self.entries:
            if any(
                abbreviates(name, known, self._defined) or abbreviates(known, name, self._defined)
                for known in entry.mentions
            ):
                return entry
        longer = [entry for entry in self.entries if not describes(entry.name) and same_name(name, entry.name)]
        return longer[0] if len(longer) == 1 else None

    def _find_description(self, name: str, sentence: int) -> Entry | None:
        """The latest entry so far with the same noun and nothing that contradicts it."""
        for where, known, entry in reversed(self._described):
            if where <= sentence and same_description(name, known):
                return entry
        return None

    def _affiliations(self) -> dict[str, Party]:
        """Name of an actor -> whom it belongs to, by its row or by the words beside its name."""
        out = {}
        for entry in self.entries:
            stated = [(row.affiliation, row.s) for row in entry.rows if row.affiliation]
            for body, sentence in [*stated, *affiliations.bodies(self._document, entry.name, entry.words)]:
                other = self._find(self._printed(body), sentence)
                if other and other is not entry:
                    out[entry.name] = Party(name=other.name, actor_id=other.ident)
                    break
        return out

    def _is_place(self, name: str, places: set[str]) -> bool:
        """A bare name that the article uses only as a place: a territorial row's, or always behind "in", "near"."""
        kind, type_ = classify(name)
        if kind is ActorKind.STATE or type_ is not ActorType.OTHER or not is_name(name):
            return False
        if folded(name) in places:
            return True
        text = self._document.clean
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        return bool(found) and all(_IN_A_PLACE.search(text[max(at - _BEFORE, 0) : at]) for at in found)


def slug(name: str) -> str:
    """A name as part of an id."""
    return re.sub(r"[^\w]+", "-", folded(name)).strip("-")


def _mentions(rows: Iterable[Row]) -> list[_Mention]:
    """Every mention in the rows; joint ones ("Lenia and Dora") in parts, but for an actor's own name."""
    out: list[_Mention] = []
    whole: set[str] = set()
    for row in rows:
        if isinstance(row, ActorRow):
            whole.add(row.name)
            out.append(_Mention(row.name, row.s, used=False, row=row))
            out += [_Mention(other, row.s, used=False) for other in row.aka]
        else:
            out += [_Mention(words, row.sentence) for words in _parties(row) if words and words not in NOBODY]
    return [
        _Mention(part, each.sentence, each.used, each.row)
        for each in out
        for part in ([each.words] if each.words in whole else parts(each.words))
    ]


def _parties(row: Row) -> tuple[str | None, ...]:
    if isinstance(row, ClaimRow):
        return row.by, row.via
    if isinstance(row, TerritoryRow):
        return row.gained_by, row.lost_by, row.said_by
    return (row.holder, row.stated_by) if isinstance(row, GoalRow) else ()


def _key(words: str, sentence: int) -> tuple[str, int]:
    """Names mean the same throughout, a description may mean somebody else in another sentence."""
    plain = " ".join(words.split())
    return plain, sentence if describes(bare(plain)) else 0
