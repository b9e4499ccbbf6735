"""The index of a directory: finds the entry that a name or a description means, by what entries are called."""

from __future__ import annotations

from collections import defaultdict

from ..classify import has_actor_noun
from ..deriving import describes
from ..document import Document
from ..lexicon import load
from ..names import folded
from .entry import Entry
from .likeness import Description, definitions, group, letters, same_name

_ANYBODYS = frozenset({"army", "military", "force", "troop", "soldier", "fighter", "official", "state"})
"""Nouns that a side is not named after: the army need not be the Free Veran Army."""
_LONGEST_BODY = 2


class Index:
    """Entries by their names, acronyms, the words of their names, and descriptions with the sentence of each."""

    def __init__(self, document: Document) -> None:
        self._defined = definitions(document)
        self._names: dict[str, Entry] = {}
        self._acronyms: dict[str, Entry] = {}
        self._initials: dict[str, Entry] = {}
        self._sharing: dict[str, list[Entry]] = defaultdict(list)
        self._sharing_noun: dict[str, set[Entry]] = defaultdict(set)
        self._posts: set[str] = set()
        self._described: list[tuple[int, Description, Entry]] = []

    def add(self, name: str, sentence: int, entry: Entry) -> None:
        """Note that an entry is called `name` in this sentence; descriptions come in the order of the text."""
        if describes(name):
            self._described.append((sentence, Description.of(name), entry))
            return
        self._names.setdefault(folded(name), entry)
        acronym, initials = letters(name)
        if acronym:
            self._acronyms.setdefault(acronym, entry)
        if initials:
            self._initials.setdefault(initials, entry)
        self._sharing_noun[Description.of(name).noun].add(entry)
        for word in folded(name).split():
            if entry not in self._sharing[word]:
                self._sharing[word].append(entry)

    def describe(self, words: str, sentence: int, entry: Entry) -> None:
        """Note that an entry is described so in this sentence, whatever capitals the words have."""
        self._described.append((sentence, Description.of(words), entry))
        self._posts.add(folded(words))

    def find(self, name: str, sentence: int, *, new: bool = False) -> Entry | None:
        """The entry that `name` means in this sentence; None when the text does not settle it.

        `new`: the words bring in somebody ("a diplomat"), who is none of those that have a name.
        """
        whole = group(name)
        if whole and (entry := self._called(whole, sentence)):
            return entry
        if new and describes(name):
            return self._introduced(name, sentence)
        if describes(name):
            return self._last_described(name, sentence) or self._body(name)
        return self._named(name) or self._titled(name, sentence) or self._body(name)

    def _called(self, name: str, sentence: int) -> Entry | None:
        """The entry with this very name or description."""
        if not describes(name):
            return self._names.get(folded(name))
        wanted = Description.of(name)
        return next((entry for at, known, entry in self._described if at <= sentence and known == wanted), None)

    def _named(self, name: str) -> Entry | None:
        return self._names.get(folded(name)) or self._abbreviated(name) or self._shortened(name)

    def _abbreviated(self, name: str) -> Entry | None:
        """The entry whose acronym `name` is, or whose name is the acronym `name` stands for."""
        plain = folded(name)
        defined = [self._defined.get(plain), *(short for short, full in self._defined.items() if full == plain)]
        acronym, initials = letters(name)
        found = [self._names.get(each) for each in defined if each]
        found += [self._initials.get(acronym or ""), self._acronyms.get(initials or "")]
        return next((entry for entry in found if entry), None)

    def _shortened(self, name: str) -> Entry | None:
        """The only entry of which `name` is a shorter or a longer name."""
        near = {entry for word in folded(name).split() for entry in self._sharing.get(word, ())}
        alike = [entry for entry in near if same_name(name, entry.name)] or self._membership(name)
        return alike[0] if len(alike) == 1 else None

    def _membership(self, name: str) -> list[Entry]:
        """The bodies whose members "the Agrarians" are: named with that word first, "Agrarian Union"."""
        plain = folded(name)
        if " " in plain or not plain.endswith("s"):
            return []
        near = self._sharing.get(plain.removesuffix("s"), ())
        return [
            entry for entry in near if folded(entry.name).startswith(f"{plain[:-1]} ") and has_actor_noun(entry.name)
        ]

    def _introduced(self, name: str, sentence: int) -> Entry | None:
        """The entry that was described so before and has no name, or gets it in this sentence."""
        wanted = Description.of(name)
        for at, known, entry in self._described:
            if (at == sentence and wanted.may_mean(known)) or (
                at < sentence and known == wanted and describes(entry.name)
            ):
                return entry
        return None

    def _last_described(self, name: str, sentence: int) -> Entry | None:
        """The latest entry so far with the same noun and nothing that contradicts it."""
        wanted = Description.of(name)
        found = [
            (at, -order, entry)
            for order, (at, known, entry) in enumerate(self._described)
            if at <= sentence and wanted.may_mean(known)
        ]
        return max(found, key=lambda each: each[:2])[2] if found else self._next_described(wanted, sentence)

    def _next_described(self, wanted: Description, sentence: int) -> Entry | None:
        """Who gets a name with this description only later, or its noun next: "the premier left. Premier Kost said"."""
        later = [
            (at, entry)
            for at, known, entry in self._described
            if (known == wanted or (at == sentence + 1 and known.may_mean(wanted))) and not describes(entry.name)
        ]
        return min(later, key=lambda each: each[0])[1] if later else None

    def _titled(self, name: str, sentence: int) -> Entry | None:
        """The person whose post a word with a capital is: "the General"."""
        post = folded(name) in self._posts or name.lower() in load("actors")["titles"]["titles"]
        return self._last_described(name, sentence) if post else None

    def _body(self, name: str) -> Entry | None:
        """The only named body whose noun this is: "the committee", "the League" for "League of Torvak"."""
        words = Description.of(name)
        if not has_actor_noun(name) or words.noun in _ANYBODYS or len(words.words) > _LONGEST_BODY:
            return None
        bodies = {entry for entry in self._sharing_noun.get(words.noun, ()) if words.words <= _words(entry)}
        return bodies.pop() if len(bodies) == 1 else None


def _words(entry: Entry) -> frozenset[str]:
    return frozenset[str]().union(*(Description.of(name).words for name in entry.mentions))
