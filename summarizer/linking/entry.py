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
    roles: dict[str, None] = field(default_factory=dict)
    """What it is called in apposition, folded, in the order of the text: a post is no name."""
    told: list[tuple[str, int]] = field(default_factory=list)
    """The same as it stands in the text, each with its sentence."""
    armed: bool = False
    """Does the text call it one of rebels or a militia?"""
    militia: bool = False
    """Does the text call it a militia, of a state or of nobody?"""
    labels: list[ActorType] = field(default_factory=list)
    """Types by the words right before its name: "the opposition Civic Bloc"."""

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
    def known(self) -> tuple[ActorKind, ActorType]:
        """Kind and type by the row of its name where that tells, else by what it is called, else by any row."""
        row = self.row
        if row and (row.type is not ActorType.OTHER or row.kind is ActorKind.PERSON):
            return row.kind, row.type
        names = [name for name in self.mentions if not describes(name)] or self.mentions
        told = [classify(name)[1] for name in (self.name, *names)]
        if type_ := next((each for each in told if each is not ActorType.OTHER), None):
            return classify(self.name)[0], type_
        first = row or next(iter(self.rows), None)
        return (first.kind, first.type) if first else classify(self.name)
