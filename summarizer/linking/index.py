"""The index of a directory: finds the entry that a name or a description means, by what entries are called."""

from __future__ import annotations

from collections import defaultdict

from ..deriving import describes
from ..document import Document
from ..names import folded
from .entry import Entry
from .likeness import Description, definitions, group, letters, same_name


class Index:
    """Entries by their names, acronyms, the words of their names, and descriptions with the sentence of each."""

    def __init__(self, document: Document) -> None:
        self._defined = definitions(document)
        self._names: dict[str, Entry] = {}
        self._acronyms: dict[str, Entry] = {}
        self._initials: dict[str, Entry] = {}
        self._sharing: dict[str, list[Entry]] = defaultdict(list)
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
        for word in folded(name).split():
            if entry not in self._sharing[word]:
                self._sharing[word].append(entry)

    def find(self, name: str, sentence: int) -> Entry | None:
        """The entry that `name` means in this sentence; None when the text does not settle it."""
        whole = group(name)
        if whole and (entry := self._called(whole, sentence)):
            return entry
        return self._last_described(name, sentence) if describes(name) else self._named(name)

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
        alike = [entry for entry in near if same_name(name, entry.name)]
        return alike[0] if len(alike) == 1 else None

    def _last_described(self, name: str, sentence: int) -> Entry | None:
        """The latest entry so far with the same noun and nothing that contradicts it."""
        wanted = Description.of(name)
        for at, known, entry in reversed(self._described):
            if at <= sentence and wanted.may_mean(known):
                return entry
        return None
