"""Linking: mentions (names, short forms, acronyms, descriptions) to actors. Only what the source settles.

"HTS" is "Hayat Tahrir al-Sham" where the text says so or the initials fit; "the official" is the last official with
nothing said against it; a surname is the person introduced with it. What stays open is nobody's alias.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .classify import classify, is_state
from .document import Document
from .lexicon import load
from .names import bare, folded, initials, is_name, is_proper, parts, short_of
from .schemas import ISSUER, OUTLET, ActorKind, ActorRow, ActorType, ClaimRow, GoalRow, Party, Row, TerritoryRow

_NOBODY = frozenset({ISSUER, OUTLET, "unnamed", ""})
_DEFINED = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]*|of|the|for|and|al-\w+)(?:\s+(?:[A-Z][\w’'.-]*|of|the|for|and|al-\w+))+)\s+\((?:the\s+)?(?P<short>[A-Z][\w.’'-]{1,11})\)"
)


@dataclass
class Entry:
    """One actor while it is put together: its mentions in order of appearance."""

    mentions: list[str] = field(default_factory=list)
    row: ActorRow | None = None
    used: bool = False

    @property
    def name(self) -> str:
        """The fullest name, or the first description."""
        names = [mention for mention in self.mentions if is_name(mention)]
        full = max(names, key=lambda name: (not name.isupper(), len(name.split()), len(name)), default=None)
        return full or self.mentions[0]


class Directory:
    """Who is who in an article. Built once from the rows; then `party` links any mention."""

    def __init__(self, document: Document, rows: Iterable[Row], issuer: str | None = None) -> None:
        self._document = document
        self._defined = _definitions(document)
        self.entries: list[Entry] = []
        self._by_mention: dict[str, Entry] = {}
        self.issuer = issuer
        for mention, row, used in sorted(_mentions(rows, issuer), key=lambda item: not is_name(bare(item[0]))):
            self._add(mention, row, used)

    def party(self, mention: str | None) -> Party | None:
        """The party a row names, linked; None for nobody, the outlet, and an issuer the text does not name."""
        if mention == ISSUER:
            mention = self.issuer
        if mention is None or mention in _NOBODY:
            return None
        if _key(mention) not in self._by_mention and len(joint := parts(mention)) > 1:
            names = [party.name for part in joint if (party := self.party(part))]
            return Party(name=", ".join(names[:-1]) + " and " + names[-1]) if names else None
        entry = self._by_mention.get(_key(mention)) or self._find(mention)
        if entry is None:
            return Party(name=_printed(mention))
        return Party(name=entry.name, actor_id=self.ids[id(entry)])

    @property
    def ids(self) -> dict[int, str]:
        """Ids of the entries, made of their names, unique."""
        out: dict[int, str] = {}
        taken: set[str] = set()
        for entry in self.entries:
            slug = re.sub(r"[^\w]+", "-", folded(entry.name)).strip("-") or "actor"
            unique, count = slug, 2
            while unique in taken:
                unique, count = f"{slug}-{count}", count + 1
            taken.add(unique)
            out[id(entry)] = f"actor:{unique}"
        return out

    def _add(self, mention: str, row: ActorRow | None, used: bool) -> None:
        name = _printed(mention)
        if not name or name.lower() in load("reporting")["speakers"]["pronouns"]:
            return
        entry = self._by_mention.get(_key(mention)) or self._find(mention)
        if entry is None:
            entry = Entry()
            self.entries.append(entry)
        if name not in entry.mentions:
            entry.mentions.append(name)
        entry.row = entry.row or row
        entry.used |= used
        self._by_mention[_key(mention)] = entry

    def _find(self, mention: str) -> Entry | None:
        name = _printed(mention)
        if is_name(name):
            return self._find_name(name)
        return self._find_description(name)

    def _find_name(self, name: str) -> Entry | None:
        for entry in self.entries:
            for known in entry.mentions:
                if folded(known) == folded(name) or self._abbreviates(name, known) or self._abbreviates(known, name):
                    return entry
        if group := self._group_of(name):
            return group
        shorter = [entry for entry in self.entries if any(_same_person(name, known) for known in entry.mentions)]
        return shorter[0] if len(shorter) == 1 else None

    def _group_of(self, name: str) -> Entry | None:
        """ "The Green Hand fighters" are the Green Hand, where that is a group and no country."""
        words = name.split()
        head = " ".join(words[:-1])
        if len(words) < 2 or words[-1].lower() not in load("actors")["members"]["nouns"] or is_state(head):
            return None
        return next(
            (entry for entry in self.entries if any(folded(known) == folded(head) for known in entry.mentions)), None
        )

    def _abbreviates(self, short: str, long: str) -> bool:
        if self._defined.get(folded(short)) == folded(long):
            return True
        plain = short.replace(".", "")
        return plain.isupper() and len(plain) > 2 and " " not in plain and initials(long) == plain

    def _find_description(self, name: str) -> Entry | None:
        """The latest entry with the same head noun and nothing that contradicts it."""
        if group := self._group_of(name):
            return group
        for entry in reversed(self.entries):
            if any(_same_description(name, known) for known in entry.mentions if not is_name(known)):
                return entry
        return None


def _mentions(rows: Iterable[Row], issuer: str | None) -> list[tuple[str, ActorRow | None, bool]]:
    """Every mention in the rows: the words, the actor row if it is one, and whether something rests on it."""
    out: list[tuple[str, ActorRow | None, bool]] = [(issuer, None, True)] if issuer else []
    for row in rows:
        if isinstance(row, ActorRow):
            out.append((row.name, row, False))
            out.extend((other, None, False) for other in row.aka)
        elif isinstance(row, ClaimRow):
            out.extend((name, None, True) for name in (row.by, row.via) if name)
        elif isinstance(row, TerritoryRow):
            out.extend((name, None, True) for name in (row.gained_by, row.lost_by, row.said_by) if name)
        elif isinstance(row, GoalRow):
            out.extend((name, None, True) for name in (row.holder, row.stated_by) if name)
    whole = {mention for mention, row, _ in out if row}
    single = [
        (part, row, used) for mention, row, used in out for part in ([mention] if mention in whole else parts(mention))
    ]
    return [item for item in single if item[0] not in _NOBODY]


def _key(mention: str) -> str:
    return " ".join(mention.split())


def _printed(mention: str) -> str:
    """A mention without its article and title, as it can stand in the list of actors."""
    return bare(mention)


def _same_person(one: str, other: str) -> bool:
    return short_of(one, other) or short_of(other, one)


def _same_description(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    return set(a) <= set(b) or set(b) <= set(a)


def _words(description: str) -> list[str]:
    """The words of a description in the singular; "rebel forces" are "rebels"."""
    words = [word.removesuffix("s") for word in folded(description).split()]
    return words[:-1] if len(words) > 1 and words[-1] == "force" and words[-2] in {"rebel", "insurgent"} else words


def _definitions(document: Document) -> dict[str, str]:
    """Short forms that the text explains: "Free Veran Army (FVA)" -> {"fva": "free veran army"}."""
    out: dict[str, str] = {}
    for match in _DEFINED.finditer(document.clean):
        words = match["name"].split()
        letters = re.sub(r"[^A-Za-z]", "", match["short"])
        for start in range(len(words)):
            name = " ".join(words[start:])
            if (
                words[start][0].isupper()
                and initials(name)[:1] == letters[:1].upper()
                and len(words) - start <= len(letters) + 3
            ):
                out[folded(match["short"])] = folded(name)
                break
    return out


def listed(directory: Directory, document: Document, places: Sequence[str]) -> list[Entry]:
    """The entries that belong in the list of actors: with a part in an item, or named and no mere place."""
    where = {folded(place) for place in places}
    return [
        entry
        for entry in directory.entries
        if entry.used or ((is_proper(entry.name) or entry.row) and not _is_place(document, entry.name, where))
    ]


def _is_place(document: Document, name: str, places: set[str]) -> bool:
    """A bare name that the article uses only as a place: a territorial row's, or always behind "in", "near"."""
    kind, type_ = classify(name)
    if kind is ActorKind.STATE or type_ is not ActorType.OTHER or not is_name(name):
        return False
    if folded(name) in places:
        return True
    found = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.clean))
    located = [
        match
        for match in found
        if re.search(
            r"\b(?:in|near|at|around|outside|inside|toward|towards|into|city of|town of|province of|village of)\s+(?:the\s+)?(?:\w+ern\s+)?$",
            document.clean[: match.start()][-40:],
        )
    ]
    return bool(found) and len(located) == len(found)
