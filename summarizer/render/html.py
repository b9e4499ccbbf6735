"""A brief as a page: one file, the brief beside the article, nothing fetched and nothing foreign that runs."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.document import identity, well_formed
from summarizer.errors import InputError
from summarizer.schemas import Brief, SentenceUse, Verdict

from . import lines, territory
from .atlas import PRECISIONS, atlas
from .entries import Entries, Entry, Kind
from .matrix import matrix
from .page import Page
from .passages import Sentence, article_paragraphs, cited_sentences
from .pens import HTML
from .safety import plain
from .timeline import timeline
from .wording import STANCES

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS = "page_assets"
USES: dict[SentenceUse, str] = {
    SentenceUse.CITED: "cited",
    SentenceUse.UNCITED: "asked about, no item found",
    SentenceUse.NARRATION: "not cited",
    SentenceUse.FURNITURE: "not part of the article",
}
"""What became of a sentence, as the page says it."""


def to_html(brief: Brief, article: str | None = None) -> str:
    """`brief` as one HTML file; with the text of the `article` beside it, or else the passages it cites.

    Nothing of the article is active in it: names and words are escaped, and its Content-Security-Policy runs and
    styles only what this package wrote. Raises InputError when `article` is not the one that the brief is about.
    """
    page = Page(brief, HTML)
    entries = Entries(page)
    paragraphs = _paragraphs(brief, entries, article)
    verdicts = {passage.verdict for passage in page.passages}
    return written(
        "brief.html.j2",
        called="Brief",
        beside="Article" if article is not None else "Cited passages",
        title=plain(lines.title(page)).strip() or "untitled article",
        page=page,
        brief=brief,
        entries=entries,
        roster=entries.roster,
        statuses=list(entries.changes),
        heading=partial(territory.heading, page),
        paragraphs=paragraphs,
        whole=article is not None,
        matrix=matrix(page, entries.told),
        atlas=atlas(brief.places, entries.placed),
        moments=timeline(entries.dated),
        link=web_address(brief.document.url),
        kinds=kinds(entries),
        uses=_coverage(paragraphs),
        verdicts=[each for each in Verdict if each in verdicts],
        lines=lines,
    )


def written(template: str, **values: object) -> str:
    """A page from a template that extends `page.html.j2`, with its style, its script and the policy for both."""
    style, script = asset("page.css"), asset("page.js")
    values |= {"style": style, "script": script, "policy": policy(style, script)}
    return environment().get_template(template).render(values)


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy under which this style sheet and this script work, and nothing else does."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def asset(name: str) -> str:
    """A file of the page's, as text."""
    return (files(__package__) / ASSETS / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The templates of pages: every value is escaped unless it is `written`, that is, comes from a pen."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader(__package__, ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["written"] = Markup
    environment.globals.update(Kind=Kind, USES=USES, STANCES=STANCES, PRECISIONS=PRECISIONS)
    return environment


def _paragraphs(brief: Brief, entries: Entries, article: str | None) -> list[list[Sentence]]:
    if article is None:
        return cited_sentences(brief, entries)
    text = well_formed(article)
    if identity(text) != brief.document.id:
        raise InputError("the article is not the one that the brief is about")
    return article_paragraphs(brief, text, entries)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def web_address(url: str | None) -> str | None:
    """`url` if a browser would fetch it from the web: no script, no file."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def kinds(entries: Iterable[Entry]) -> list[tuple[Kind, str, int]]:
    """The kinds that occur, with their headings and how many entries each has."""
    headings = {
        Kind.CHANGE: "Territorial changes",
        Kind.CLAIM: "Claims",
        Kind.GOAL: "Stated goals",
        Kind.ACTOR: "Actors",
        Kind.OWN: "Own sections",
    }
    numbers = Counter(entry.kind for entry in entries)
    return [(kind, heading, numbers[kind]) for kind, heading in headings.items() if numbers[kind]]


def _coverage(paragraphs: list[list[Sentence]]) -> dict[SentenceUse, int]:
    """How many sentences came to each use, uses that do not occur left out."""
    found = [sentence.use for paragraph in paragraphs for sentence in paragraph]
    return {use: found.count(use) for use in USES if use in found}
