"""What a dossier says, a line an item: the same words in every format that is read."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.schemas import (
    Figure,
    FigureValue,
    MergedActor,
    MergedChange,
    MergedClaim,
    MergedGoal,
    MergedPosition,
    Passage,
    Source,
    Status,
)

from ..page import capital
from ..wording import ACTS, STANCES, change_noun, counted, type_words
from .page import DossierPage, happened


def change(page: DossierPage, change: MergedChange) -> str:
    """What is said to have happened, its status, and on how many sources it rests."""
    rests = change.corroboration
    counts = f"{counted(rests.documents, 'article')}, {counted(len(rests.primary_sources), 'primary source')}"
    notes = [counts] if rests.documents else []
    notes += ["all of one source"] * rests.circular + ["sources differ on the manner"] * change.manner_differs
    return f"{capital(clause(page, change))}, {status(page, change.status)}{in_brackets(notes)}"


def clause(page: DossierPage, change: MergedChange) -> str:
    """What happened, without saying that it did: "capture of Torrin by the front (2031-03-03)"."""
    gained = page.name(change.gained_by) if change.gained_by else None
    lost = page.name(change.lost_by) if change.lost_by else None
    place = page.bold(page.text(change.place.name))
    return change_noun(change.change, place, gained, lost) + in_brackets(filter(None, [happened(change)]))


def position(page: DossierPage, position: MergedPosition) -> str:
    """Who takes which stance, where, when, and whether it was left since."""
    stated = f", {page.text(position.stated)}" if position.stated else ""
    left = ", since then otherwise" if position.superseded else ""
    cited = page.cite(Passage(source=position.source, evidence=each) for each in position.evidence)
    where = page.label(position.source)
    return f"{page.name(position.speaker)} {STANCES[position.stance]} ({where}{stated}{left}) {cited}"


def status(page: DossierPage, status: Status) -> str:
    """A status in bold."""
    return page.bold(status.value.replace("_", " "))


def claim(page: DossierPage, claim: MergedClaim) -> str:
    """Who says what, in how many articles, with every passage."""
    articles = len({each.source for each in claim.said})
    also = in_brackets([counted(articles, "article")] * (articles > 1))
    return f"{said(page, claim)}{also} {page.cite(claim.said)}"


def said(page: DossierPage, claim: MergedClaim) -> str:
    """Who says what."""
    return f"{page.bold(page.name(claim.speaker))} {ACTS[claim.act].of(False)}: {page.text(claim.text)}"


def goal(page: DossierPage, goal: MergedGoal) -> str:
    """Who wants what."""
    return f"{page.bold(page.name(goal.holder))} ({goal.kind.value}): {page.text(goal.goal)} {page.cite(goal.said)}"


def actor(page: DossierPage, actor: MergedActor) -> str:
    """Who it is, by which names, in how many articles."""
    also = f", also {', '.join(map(page.text, actor.aliases))}" if actor.aliases else ""
    articles = counted(len(actor.members), "article")
    return f"{page.bold(page.text(actor.name))}{also} ({type_words(actor.type)}, {articles})"


def spread(figure: Figure) -> str:
    """The lowest and the highest of a number: "4 to 12"."""
    return f"{amount(figure.low)} to {amount(figure.high)}"


def value(page: DossierPage, value: FigureValue) -> str:
    """One number and who gives it."""
    return f"{page.text(value.text)} ({page.name(value.speaker)})"


def amount(number: float) -> str:
    """A number in digits: "1,200,000"."""
    return f"{number:,.15g}"


def source_notes(page: DossierPage, source: Source) -> list[str]:
    """When an article was published, and which one it repeats."""
    notes = [page.text(source.published)] if source.published else []
    return notes + ([f"repeats {page.label(source.copy_of)}"] if source.copy_of else [])


def in_brackets(notes: Iterable[str]) -> str:
    """Notes behind a line; nothing where there are none."""
    told = ", ".join(notes)
    return f" ({told})" if told else ""
