"""A dossier as a page: the merged story on one side, the words of every article on the other."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

from summarizer.schemas import Dossier, Evidence, MergedChange, MergedPosition, Place, Source, Stance, Status, Verdict

from ..atlas import atlas
from ..entries import Entry
from ..html import kinds, web_address, written
from ..matrix import Line, Matrix, Taken, crossed
from ..passages import quoted_sentences
from ..pens import HTML
from ..timeline import in_words, timeline
from ..wording import STATUS_HEADINGS, change_clause, counted
from . import lines
from .entries import RELATED, DossierEntries
from .page import DossierPage, happened

EMPTY = "none"


def dossier_to_html(dossier: Dossier) -> str:
    """`dossier` as one HTML file under the same policy as a brief's page: nothing is fetched, nothing foreign runs.

    Of the articles it shows the words that the dossier quotes; a dossier does not hold more.
    """
    page = DossierPage(dossier, HTML)
    entries = DossierEntries(page)
    verdicts = {passage.evidence.verdict for passage in page.cited}
    return written(
        "dossier.html.j2",
        called="Dossier",
        beside="Sources",
        title=_title(dossier),
        page=page,
        dossier=dossier,
        entries=entries,
        roster=entries.roster,
        statuses=list(entries.changes),
        heading=heading,
        matrix=who_says_what(page, entries.told),
        relations=sorted(dossier.relations, key=lambda each: list(RELATED).index(each.kind)),
        atlas=atlas(_places(dossier), entries.placed),
        moments=timeline(entries.dated),
        articles=[(each, quoted_sentences(entries.citing[each.id], page.label(each.id))) for each in dossier.sources],
        quotes=_quotes(page),
        paragraphs=[],
        kinds=kinds(entries),
        uses={},
        verdicts=[each for each in Verdict if each in verdicts],
        lines=lines,
        in_words=in_words,
        web_address=web_address,
        facts=_facts(dossier),
        empty=EMPTY,
    )


def heading(status: Status) -> str:
    """What a status means, as a heading."""
    return STATUS_HEADINGS[status].format(voice="article itself")


def who_says_what(page: DossierPage, told: list[tuple[MergedChange, Entry]]) -> Matrix:
    """The matrix of all speakers, by when they spoke first, and all places, by when they are said to have changed."""
    positions = sorted(
        chain.from_iterable(change.positions for change, _ in told), key=lambda each: each.stated or "9999"
    )
    names = {_source(each): _speaker(page, each) for each in positions}
    places = {change.place.id: page.text(change.place.name) for change, _ in told}
    return crossed(names, places, [_line(page, change, entry) for change, entry in told])


def _line(page: DossierPage, change: MergedChange, entry: Entry) -> Line:
    gained = page.name(change.gained_by) if change.gained_by else None
    lost = page.name(change.lost_by) if change.lost_by else None
    may = all(each.stance is Stance.PREDICT for each in change.positions)
    when = happened(change)
    what = change_clause(change.change, "it", gained, lost, may=may) + (f" ({in_words(when)})" if when else "")
    taken = [(_source(each), Taken(each.stance, each.superseded)) for each in change.positions]
    return Line(change.place.id, f"that {what}", entry.key, taken)


def _source(position: MergedPosition) -> str:
    """Who speaks; where nobody does, the article."""
    if position.speaker is None:
        return f"article {position.source}"
    return position.speaker.actor_id or f"name {position.speaker.name}"


def _speaker(page: DossierPage, position: MergedPosition) -> str:
    return page.name(position.speaker) if position.speaker else f"{page.label(position.source)} itself"


def _places(dossier: Dossier) -> list[Place]:
    known = {change.place.id: change.place for change in dossier.territorial_changes}
    fields = {"id", "name", "lat", "lon", "country", "geonameid"}
    return [Place(evidence=[], **place.model_dump(include=fields)) for place in known.values()]


def _quotes(page: DossierPage) -> list[tuple[Source, list[Evidence]]]:
    """Every quoted passage by article, in the order of its text."""
    by_source: dict[str, list[Evidence]] = defaultdict(list)
    for passage in page.cited:
        by_source[passage.source].append(passage.evidence)
    return [
        (source, sorted(by_source[source.id], key=lambda each: (each.start, each.end)))
        for source in page.dossier.sources
        if source.id in by_source
    ]


def _title(dossier: Dossier) -> str:
    days = sorted(each.published[:10] for each in dossier.sources if each.published)
    span = "/".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    return counted(len(dossier.sources), "article") + (f", {in_words(span)}" if span else "")


def _facts(dossier: Dossier) -> list[str]:
    """How much was put together, and of how many articles that are not copies."""
    copies = sum(source.copy_of is not None for source in dossier.sources)
    return [
        counted(len(dossier.sources), "article") + (f", {copies} of them repeating another" if copies else ""),
        counted(len(dossier.territorial_changes), "territorial change"),
        counted(len(dossier.claims), "claim"),
        counted(len(dossier.actors), "actor"),
    ]
