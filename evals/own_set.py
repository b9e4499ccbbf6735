"""The project's own articles, scored by its own scorer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import scoring
from .figures import Figures, Outcome
from .own_gold import Gold, load_all
from .plain import PlainBrief


class OwnSet:
    """The articles in evals/own, or others of the same format."""

    def __init__(self, golds: Sequence[Gold] | None = None, part: str = "") -> None:
        """`part`: only the articles whose file name begins with it: a, b, c or d."""
        kept = (gold for gold in (load_all() if golds is None else golds) if gold.id.partition("/")[2].startswith(part))
        self._golds = {gold.id: gold for gold in kept}
        self.articles = {name: gold.text for name, gold in self._golds.items()}

    def score(self, briefs: Mapping[str, PlainBrief]) -> Figures:
        """Figures over the articles that have a brief."""
        return scoring.score(list(self._golds.values()), briefs)

    def outcomes(self, article: str, brief: PlainBrief) -> list[Outcome]:
        """What became of each item of one article."""
        return scoring.outcomes(self._golds[article], brief)
