"""A dossier for its reader: Markdown with numbered passages of every source, or JSON, and JSON back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import ValidationError
from pydantic_core import from_json

from summarizer.errors import InputError, UsageError
from summarizer.schemas import (
    DOSSIER_VERSION,
    Dossier,
    Evidence,
    Figure,
    MergedActor,
    MergedChange,
    MergedClaim,
    MergedPosition,
    Party,
    Passage,
    Period,
    Relation,
    Source,
    Stance,
    Status,
    Timeline,
)

from .json import visible
from .markdown import bullets
from .page import capital
from .pens import MarkdownPen
from .wording import ACTS, change_noun, counted, type_words

_STANCES = {
    Stance.AFFIRM: "affirms",
    Stance.DENY: "denies",
    Stance.POSSIBLE: "calls possible",
    Stance.PREDICT: "predicts",
}
NOTHING = "none"
_PEN = MarkdownPen()


def render_dossier(dossier: Dossier, format: str) -> str:
    """`dossier` in one of `DOSSIER_FORMATS`, with a final newline; raises UsageError for another format."""
    if format not in DOSSIER_FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(DOSSIER_FORMATS)}")
    return DOSSIER_FORMATS[format](dossier)


def dossier_to_json(dossier: Dossier) -> str:
    """`dossier` as JSON, safe to print."""
    return visible(dossier.model_dump_json(indent=2))


def read_dossier(text: str) -> Dossier:
    """The dossier that `dossier_to_json` wrote. Raises InputError when `text` is none of this version."""
    try:
        data = from_json(text.encode(), allow_inf_nan=False)
    except ValueError as error:
        raise InputError("this is not a dossier: it is not valid JSON") from error
    if not isinstance(data, dict) or data.get("dossier_version") != DOSSIER_VERSION:
        raise InputError(f"this is not a dossier of version {DOSSIER_VERSION}, the one this program reads")
    try:
        return Dossier.model_validate(data)
    except ValidationError as error:
        fault = error.errors()[0]
        raise InputError(f"this is not a dossier: {fault['type'].replace('_', ' ')}") from error


def dossier_to_markdown(dossier: Dossier) -> str:
    """`dossier` as Markdown; nothing that comes from an article is active in it."""
    page = _Pages(dossier)
    blocks = [f"# Dossier of {counted(len(dossier.sources), 'article')}"]
    blocks.append(_section("Territorial changes", [page.change(each) for each in dossier.territorial_changes]))
    blocks.append(_section("Control, latest first", [page.timeline(each) for each in dossier.timelines]))
    blocks.append(_section("Contradictions and sequences", [page.relation(each) for each in dossier.relations]))
    blocks.append(_section("Numbers", [page.figure(each) for each in dossier.figures]))
    blocks.append(_section("Claims", [page.claim(each) for each in dossier.claims]))
    goals = [
        f"{_PEN.bold(_name(each.holder))} ({each.kind.value}): {_printable(each.goal)} {page.cite(each.said)}"
        for each in dossier.stated_goals
    ]
    blocks.append(_section("Stated goals", goals))
    blocks.append(_section("Actors", [_actor(each) for each in dossier.actors]))
    blocks.append(_section("Sources", [page.source(each) for each in dossier.sources]))
    blocks.append(_section("Quotes", page.quotes()))
    return "\n\n".join(blocks) + "\n"


class _Pages:
    """A dossier with its sources lettered and its passages numbered in the order in which they are cited."""

    def __init__(self, dossier: Dossier) -> None:
        self._labels = {source.id: f"A{number}" for number, source in enumerate(dossier.sources, 1)}
        self._told = {each.id: _clause(each) for each in dossier.territorial_changes}
        self._told |= {each.id: f"“{_printable(each.text)}”" for each in dossier.claims}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._quotes: list[str] = []

    def cite(self, passages: Iterable[Passage]) -> str:
        """The numbers of the passages."""
        return " ".join(f"[{self._number(each.source, each.evidence)}]" for each in passages)

    def quotes(self) -> list[str]:
        """The passages cited so far."""
        return self._quotes

    def change(self, change: MergedChange) -> str:
        """One change with every position, and on how many sources it rests."""
        rests = change.corroboration
        counts = f"{counted(rests.documents, 'article')}, {counted(len(rests.primary_sources), 'primary source')}"
        notes = [counts] if rests.documents else []
        notes += ["all of one source"] * rests.circular + ["sources differ on the manner"] * change.manner_differs
        positions = "; ".join(self._position(each) for each in change.positions)
        return f"{capital(_clause(change))}, {_status(change.status)}{_in_brackets(notes)}: {positions}"

    def timeline(self, timeline: Timeline) -> str:
        """Who is said to hold a place, latest first."""
        periods = [
            f"{_span(each)}: {_name(each.holder) if each.holder else 'holder not known'} ({_status(each.status)})"
            for each in timeline.periods
        ]
        return f"{_PEN.bold(_printable(timeline.place.name))}: {'; '.join(periods)}"

    def relation(self, relation: Relation) -> str:
        """How two items stand to each other."""
        pair = f"{self._told[relation.one]} / {self._told[relation.other]}"
        return f"{_PEN.bold(relation.kind.value)}: {pair} ({_printable(relation.why)})"

    def figure(self, figure: Figure) -> str:
        """A number as low and high with its speakers."""
        values = ", ".join(f"{_printable(each.text)} ({_name(each.speaker)})" for each in figure.values)
        return f"{_printable(figure.about)}: {figure.low:g} to {figure.high:g}: {values}"

    def claim(self, claim: MergedClaim) -> str:
        """One claim with every passage."""
        verb = ACTS[claim.act].of(False)
        return f"{_PEN.bold(_name(claim.speaker))} {verb}: {_printable(claim.text)} {self.cite(claim.said)}"

    def source(self, source: Source) -> str:
        """One article."""
        title = source.title or source.name or source.url or source.id
        notes = [source.published] if source.published else []
        notes += [f"repeats {self._labels[source.copy_of]}"] if source.copy_of else []
        return f"{self._labels[source.id]}: {_printable(title)}{_in_brackets(map(_printable, notes))}"

    def _position(self, position: MergedPosition) -> str:
        stated = f", {_printable(position.stated)}" if position.stated else ""
        left = ", since then otherwise" if position.superseded else ""
        cited = self.cite(Passage(source=position.source, evidence=each) for each in position.evidence)
        where = self._labels[position.source]
        return f"{_name(position.speaker)} {_STANCES[position.stance]} ({where}{stated}{left}) {cited}"

    def _number(self, source: str, evidence: Evidence) -> int:
        key = (source, evidence.start, evidence.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            where = f"{self._labels[source]} S{evidence.sentence}, {evidence.start}–{evidence.end}"
            self._quotes.append(f"[{self._numbers[key]}] {where}: “{_printable(evidence.exact)}”")
        return self._numbers[key]


def _section(title: str, lines: list[str]) -> str:
    return f"## {title}\n\n{bullets(lines) if lines else NOTHING}"


def _clause(change: MergedChange) -> str:
    gained = _printable(change.gained_by.name) if change.gained_by else None
    lost = _printable(change.lost_by.name) if change.lost_by else None
    when = f" ({change.earliest})" if change.earliest else ""
    return change_noun(change.change, _PEN.bold(_printable(change.place.name)), gained, lost) + when


def _span(period: Period) -> str:
    """A period; one without an end is not said to last until today."""
    start = _printable(period.start) if period.start else "not dated"
    return f"{start} to {_printable(period.end)}" if period.end else f"{start}, end not known"


def _status(status: Status) -> str:
    return _PEN.bold(status.value.replace("_", " "))


def _actor(actor: MergedActor) -> str:
    also = f", also {', '.join(map(_printable, actor.aliases))}" if actor.aliases else ""
    articles = counted(len(actor.members), "article")
    return f"{_PEN.bold(_printable(actor.name))}{also} ({type_words(actor.type)}, {articles})"


def _name(party: Party | None) -> str:
    return _printable(party.name) if party else "the article's own voice"


def _in_brackets(notes: Iterable[str]) -> str:
    told = ", ".join(notes)
    return f" ({told})" if told else ""


DOSSIER_FORMATS: dict[str, Callable[[Dossier], str]] = {"markdown": dossier_to_markdown, "json": dossier_to_json}


def _printable(text: str) -> str:
    """`text` escaped; a text of which nothing can be printed is said to be one."""
    return _PEN.text(text) or "(no printable text)"
