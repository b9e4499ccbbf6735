"""What the lines of a dossier need: safe names, labels for its articles, passages numbered as they are cited."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.schemas import Dossier, MergedChange, Party, Passage, Source

from ..page import Pen

OWN_VOICE = "the article's own voice"


class DossierPage:
    """A dossier and the pen it is written with; its articles are A1, A2, … in their order."""

    def __init__(self, dossier: Dossier, pen: Pen) -> None:
        self.dossier = dossier
        self.pen = pen
        self.cited: list[Passage] = []
        self._labels = {source.id: f"A{number}" for number, source in enumerate(dossier.sources, 1)}
        self._numbers: dict[tuple[str, int, int], int] = {}

    def label(self, source: str) -> str:
        """What an article is called: A2."""
        return self._labels[source]

    def title(self, source: Source) -> str:
        """An article's own title, or what else tells it from others."""
        return self.text(source.title or source.name or source.url or source.id)

    def cite(self, passages: Iterable[Passage]) -> str:
        """References to these passages, which are numbered from 1 in the order in which they are cited."""
        return " ".join(
            self.pen.cite(self._number(each), each.evidence, self._labels[each.source]) for each in passages
        )

    def text(self, text: str) -> str:
        """`text` as the pen writes it; one of which nothing can be seen is said to be one."""
        return self.pen.text(text) or "(no printable text)"

    def name(self, party: Party | None) -> str:
        """A party's name; nobody is the article itself."""
        return self.text(party.name) if party else OWN_VOICE

    def bold(self, written: str) -> str:
        """What the pen has written, in bold."""
        return self.pen.bold(written)

    def _number(self, passage: Passage) -> int:
        key = passage.source, passage.evidence.start, passage.evidence.end
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.cited.append(passage)
        return self._numbers[key]


def happened(change: MergedChange) -> str | None:
    """When a change is said to have happened (ISO 8601 or EDTF); None when no article dates its beginning."""
    if change.earliest is None:
        return None
    return change.earliest if change.latest in (None, change.earliest) else f"{change.earliest}/{change.latest}"
