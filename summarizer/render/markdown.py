"""A brief as Markdown: to read in a terminal or paste into a document, every line with its numbered quotes."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.schemas import Brief, Status

from . import lines, territory
from .page import Page
from .pens import MARKDOWN


def to_markdown(brief: Brief) -> str:
    """`brief` as Markdown (UTF-8, lines not wrapped), with a final newline.

    Nothing that comes from the article, its name or its address is active in it: see `safety.markdown`.
    """
    page = Page(brief, MARKDOWN)
    blocks = [f"# Brief: {page.text(lines.title(page))}", " · ".join(lines.facts(page))]
    blocks += filter(None, [lines.issuer(page)])
    if brief.summary:
        blocks.append(_section(page, "Summary, in the model's words", lines.summary(page)))
    blocks.append(territorial_changes(page))
    blocks.append(_section(page, "Claims", [lines.claim(page, claim) for claim in lines.in_text_order(brief)]))
    blocks.append(_section(page, "Stated goals", [lines.goal(page, goal) for goal in brief.stated_goals]))
    blocks.append(_section(page, "Actors", [lines.actor(page, actor) for actor in brief.actors]))
    for name, items in brief.sections.items():
        blocks.append(_own(page, lines.own_table(page, name, items)))
    if brief.warnings:
        blocks.append(_section(page, "Warnings", [lines.warning(page, warning) for warning in brief.warnings]))
    if page.passages:
        blocks.append(_section(page, "Quotes", _quotes(page)))
    return "\n\n".join([*blocks, "---", " · ".join(lines.made_with(page))]) + "\n"


def territorial_changes(page: Page) -> str:
    """The section: changes by status, then under their own heading those that are only predicted."""
    groups = territory.by_status(page.brief)
    blocks = [_group(page, status, [territory.told(page, each) for each in groups[status]]) for status in groups]
    if set(groups) <= {Status.PROJECTED}:
        blocks.insert(0, page.none_found())
    return "\n\n".join(["## Territorial changes", *blocks])


def _section(page: Page, title: str, items: list[str]) -> str:
    return f"## {title}\n\n" + (bullets(items) if items else page.none_found())


def _own(page: Page, table: lines.OwnTable) -> str:
    head = [_row(table.columns), _row(["---"] * len(table.columns))]
    shown = "\n".join([*head, *map(_row, table.rows)]) if table.rows else page.none_found()
    return f"## {table.title}\n\n{shown}"


def _row(cells: list[str]) -> str:
    """A row of a table; a pipe in a cell is escaped by the pen."""
    return f"| {' | '.join(cells)} |"


def _group(page: Page, status: Status, changes: list[str]) -> str:
    return f"### {territory.heading(page, status)}\n\n{bullets(changes)}"


def _quotes(page: Page) -> list[str]:
    return [
        f"{page.pen.cite(number, passage)} {page.pen.place(passage)}: “{page.text(passage.exact)}”"
        for number, passage in enumerate(page.passages, 1)
    ]


def bullets(items: Iterable[str]) -> str:
    """Items as a list, one a line."""
    return "\n".join(f"- {item}" for item in items)
