"""Entry: one actor while it is put together from its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..classify import classify
from ..deriving import describes
from ..names import bare, folded
from ..schemas import ActorKind, ActorRow, ActorType


@dataclass(eq=False)
class Entry:
    """One actor: what it is called, names first, each as printed in the list; `words` as they stand in the rows."""

    ident: str = ""
    mentions: list[str] = field(default_factory=list)
    words: list[tuple[str, int]] = field(default_factory=list)
    rows: list[ActorRow] = field(default_factory=list)
    used: bool = False
    roles: set[str] = field(default_factory=set)
    """What it is called in apposition, folded: a post is no name."""

    @property
    def name(self) -> str:
        """The fullest name, or the first description."""
        names = [each for each in self.mentions if not (describes(each) or folded(each) in self.roles)]
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
