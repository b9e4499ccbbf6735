"""A brief in a notebook: a fragment of HTML, readable without styles; what `Brief._repr_html_` gives."""

from __future__ import annotations

from summarizer.schemas import Brief

from . import lines, territory
from .html import environment
from .page import Page
from .pens import NOTEBOOK
from .safety import plain
from .wording import counted


def to_notebook(brief: Brief) -> str:
    """`brief` as an HTML fragment: territorial changes and goals open, claims and actors to be opened.

    Nothing of the article is active in it. Quotes stand in the tooltips of their references.
    """
    page = Page(brief, NOTEBOOK)
    groups = territory.by_status(brief)
    sections = [
        ("Territorial changes", [territory.told(page, each) for changes in groups.values() for each in changes], True),
        ("Stated goals", [lines.goal(page, goal) for goal in brief.stated_goals], True),
        ("Claims", [lines.claim(page, claim) for claim in lines.in_text_order(brief)], False),
        ("Actors", [lines.actor(page, actor) for actor in brief.actors], False),
    ]
    own = [lines.own_table(page, name, items) for name, items in brief.sections.items()]
    warnings = [lines.warning(page, warning) for warning in brief.warnings]
    return (
        environment()
        .get_template("notebook.html.j2")
        .render(
            title=plain(lines.title(page)).strip() or "untitled article",
            facts=[*lines.facts(page), counted(len(warnings), "warning")],
            issuer=lines.issuer(page),
            warnings=warnings,
            sections=sections,
            own=own,
            empty=page.none_found(),
        )
    )
