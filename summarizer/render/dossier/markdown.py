"""A dossier as Markdown, with numbered passages of every article."""

from __future__ import annotations

from summarizer.schemas import Dossier, Figure, MergedChange, Passage, Period, Relation, Source, Timeline

from ..markdown import bullets
from ..pens import MARKDOWN
from ..wording import counted
from . import lines
from .page import DossierPage

NOTHING = "none"


def dossier_to_markdown(dossier: Dossier) -> str:
    """`dossier` as Markdown; nothing that comes from an article is active in it."""
    page = DossierPage(dossier, MARKDOWN)
    told = {each.id: lines.clause(page, each) for each in dossier.territorial_changes}
    told |= {each.id: f"“{page.text(each.text)}”" for each in dossier.claims}
    blocks = [
        f"# Dossier of {counted(len(dossier.sources), 'article')}",
        _section("Territorial changes", [_change(page, each) for each in dossier.territorial_changes]),
        _section("Control, latest first", [_control(page, each) for each in dossier.timelines]),
        _section("Contradictions and sequences", [_relation(page, each, told) for each in dossier.relations]),
        _section("Numbers", [_figure(page, each) for each in dossier.figures]),
        _section("Claims", [lines.claim(page, each) for each in dossier.claims]),
        _section("Stated goals", [lines.goal(page, each) for each in dossier.stated_goals]),
        _section("Actors", [lines.actor(page, each) for each in dossier.actors]),
        _section("Sources", [_source(page, each) for each in dossier.sources]),
        _section("Quotes", [_quote(page, number, each) for number, each in enumerate(page.cited, 1)]),
    ]
    return "\n\n".join(blocks) + "\n"


def _section(title: str, items: list[str]) -> str:
    return f"## {title}\n\n{bullets(items) if items else NOTHING}"


def _change(page: DossierPage, change: MergedChange) -> str:
    positions = "; ".join(lines.position(page, each) for each in change.positions)
    return f"{lines.change(page, change)}: {positions}"


def _control(page: DossierPage, timeline: Timeline) -> str:
    periods = "; ".join(_period(page, each) for each in timeline.periods)
    return f"{page.bold(page.text(timeline.place.name))}: {periods}"


def _period(page: DossierPage, period: Period) -> str:
    """Who is said to hold a place; a period without an end is not said to last until today."""
    start = page.text(period.start) if period.start else "not dated"
    span = f"{start} to {page.text(period.end)}" if period.end else f"{start}, end not known"
    holder = page.name(period.holder) if period.holder else "holder not known"
    return f"{span}: {holder} ({lines.status(page, period.status)})"


def _relation(page: DossierPage, relation: Relation, told: dict[str, str]) -> str:
    pair = f"{told[relation.one]} / {told[relation.other]}"
    return f"{page.bold(relation.kind.value)}: {pair} ({page.text(relation.why)})"


def _figure(page: DossierPage, figure: Figure) -> str:
    values = ", ".join(lines.value(page, each) for each in figure.values)
    return f"{page.text(figure.about)}: {lines.spread(figure)}: {values}"


def _source(page: DossierPage, source: Source) -> str:
    notes = lines.in_brackets(lines.source_notes(page, source))
    return f"{page.label(source.id)}: {page.title(source)}{notes}"


def _quote(page: DossierPage, number: int, passage: Passage) -> str:
    found = passage.evidence
    where = f"{page.label(passage.source)} {page.pen.place(found)}"
    return f"{page.pen.cite(number, found)} {where}: “{page.text(found.exact)}”"
