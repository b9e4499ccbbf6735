"""What a brief says, a line an item: the same words in every format that is read, written with the page's pen."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from summarizer.schemas import (
    Actor,
    ActorType,
    Anonymity,
    Brief,
    Certainty,
    Claim,
    CustomItem,
    SentenceUse,
    StatedGoal,
    Time,
    Warning,
)

from .page import UNNAMED_ISSUER, Page, capital, cited_items, same_party
from .wording import ACTS, counted, type_words

_TITLE_WORDS = 8


def title(page: Page) -> str:
    """What the article is called, as its own words have it: its title, its file, or how its first quote begins."""
    document = page.brief.document
    if document.title or document.name:
        return document.title or document.name or ""
    if not page.passages:
        return "untitled article"
    words = page.passages[0].exact.split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")


def facts(page: Page) -> list[str]:
    """What was read and what was not."""
    document, coverage = page.brief.document, page.brief.coverage
    uncited = [f"S{each.sentence}" for each in coverage.sentences if each.use is SentenceUse.UNCITED]
    facts = [
        f"Model {page.text(page.brief.generation.model)}",
        f"{coverage.cited} of {counted(coverage.of, 'sentence')} cited",
        f"language {page.text(document.language)}",
        f"published {page.text(document.published)}"
        if document.published
        else "no publication date: relative dates are not resolved",
    ]
    if document.byline or document.site:
        facts.append(f"by {page.text(', '.join(filter(None, (document.byline, document.site))))}")
    if document.url:
        facts.append(f"source {page.text(document.url)}")
    if uncited:
        facts.append(f"asked about, no item found: {', '.join(uncited)}")
    return facts


def issuer(page: Page) -> str:
    """Who speaks in a statement where nobody else does; empty for an article."""
    document = page.brief.document
    if not document.is_statement:
        return ""
    by = f"by {page.bold(page.name(document.issuer))}" if document.issuer else "whose issuer is not named in the text"
    return f"A statement {by}: where no other speaker is given, the issuer speaks."


def summary(page: Page) -> list[str]:
    """The sentences of the summary with the passages of the items they rest on."""
    summary = page.brief.summary
    if summary is None:
        return []
    evidence = {item.id: item.evidence for item in cited_items(page.brief)}
    return [
        f"{page.text(sentence)} {page.cite(each for item in items for each in evidence.get(item, []))}".rstrip()
        for sentence, items in zip(summary.sentences, summary.items, strict=False)
    ]


def in_text_order(brief: Brief) -> list[Claim]:
    """Claims as the article tells them."""
    return sorted(brief.claims, key=lambda claim: min(each.start for each in claim.evidence))


def claim(page: Page, claim: Claim) -> str:
    """Who says what, how sure, and where."""
    speaker = page.name(claim.speaker) if claim.speaker else capital(_unnamed_author(page, claim))
    context = "; ".join(_speaker_context(page, claim))
    verb = ACTS[claim.act].of(page.speaks_as_many(claim.speaker))
    notes = "; ".join(_claim_notes(page, claim))
    said = page.text(claim.text) + (f" ({notes})" if notes else "")
    shown = page.bold(speaker) + (f" ({context})" if context else "")
    return f"{shown} {verb}: {said} {page.cite(claim.evidence)}"


def _speaker_context(page: Page, claim: Claim) -> Iterable[str]:
    """For whom the speaker speaks ("our hands": whose?) and through which medium."""
    affiliation = page.affiliation(claim.speaker)
    if affiliation:
        yield page.name(affiliation)
    if claim.via:
        yield f"via {page.name(claim.via)}"


def _unnamed_author(page: Page, claim: Claim) -> str:
    unnamed = claim.anonymity is Anonymity.ISSUER and page.brief.document.issuer is None
    return UNNAMED_ISSUER if unnamed else page.own_voice()


def _claim_notes(page: Page, claim: Claim) -> Iterable[str]:
    certainty = {
        Certainty.CERTAIN: "hedged",
        Certainty.PROBABLE: "hedged as probable",
        Certainty.POSSIBLE: "hedged as possible",
        Certainty.UNKNOWN: "not known to the speaker",
    }[claim.certainty]
    if claim.hedge:
        yield f"{certainty}: “{page.text(claim.hedge)}”"
    elif claim.certainty is not Certainty.CERTAIN:
        yield certainty
    if claim.time is Time.HYPOTHETICAL:
        yield "only under a condition"
    if claim.when:
        yield page.dated(claim.when, claim.date)


def goal(page: Page, goal: StatedGoal) -> str:
    """Who wants what, and who says so."""
    holder = page.name(goal.holder) if goal.holder else capital(_unnamed_holder(page))
    about = f"{goal.kind.value}, {_goal_source(page, goal)}"
    return f"{page.bold(holder)} ({about}): {page.text(goal.goal)} {page.cite(goal.evidence)}"


def _unnamed_holder(page: Page) -> str:
    return page.own_voice() if page.brief.document.is_statement else "holder not named in the text"


def _goal_source(page: Page, goal: StatedGoal) -> str:
    if not goal.self_stated:
        return f"according to {page.name(goal.stated_by) if goal.stated_by else 'the text'}"
    if goal.stated_by is None or same_party(goal.stated_by, goal.holder):
        return "self-stated"
    return f"self-stated, through {page.name(goal.stated_by)}"


def actor(page: Page, actor: Actor) -> str:
    """Who it is, by which names, and where it is named first."""
    part = "" if actor.type is ActorType.OTHER else f" ({type_words(actor.type)})"
    facts = [f"{actor.kind.value}{part}"]
    if actor.aliases:
        facts.append("also: " + ", ".join(f"“{page.text(alias)}”" for alias in actor.aliases))
    if actor.affiliation:
        facts.append(f"affiliation: {page.name(actor.affiliation)}")
    facts.append(f"first named in {page.pen.place(actor.evidence[0])}")
    return f"{page.bold(page.text(actor.name))}: {'; '.join(facts)}"


class OwnTable(NamedTuple):
    """A section of the user's own: a column for every field that occurs, a row an item, last where it stands."""

    title: str
    columns: list[str]
    rows: list[list[str]]


def own_table(page: Page, name: str, items: list[CustomItem]) -> OwnTable:
    """The items of a user's own section as cells; one without a value is empty."""
    fields = list(dict.fromkeys(chain.from_iterable(item.values for item in items)))
    rows = [[*(_cell(page, item.values.get(field)) for field in fields), page.cite(item.evidence)] for item in items]
    return OwnTable(words_of(page, name), [*(words_of(page, field) for field in fields), "Source"], rows)


def _cell(page: Page, found: object) -> str:
    return "" if found is None else value(page, found)


def words_of(page: Page, key: str) -> str:
    """A section's or field's name as words, the first with a capital: "killed_by" is "Killed by"."""
    return page.text(key.replace("_", " ").strip().capitalize())


def value(page: Page, found: object) -> str:
    """A value of a user's own section as words."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, list):
        return ", ".join(value(page, each) for each in found) or "none"
    if isinstance(found, dict):
        return ", ".join(f"{page.text(str(key))} {value(page, each)}" for key, each in found.items()) or "none"
    return page.text(str(found))


def warning(page: Page, warning: Warning) -> str:
    """What a reader should know, and of which sentence."""
    where = f"S{warning.sentence}: " if warning.sentence else ""
    return f"{where}{page.text(warning.message)} ({page.text(warning.code)})"


def made_with(page: Page) -> list[str]:
    """How the brief was made."""
    made, usage = page.brief.generation, page.brief.generation.usage
    prompts = ", ".join(f"{page.text(each.name)} {page.text(each.sha256[:8])}" for each in made.prompts)
    tokens = usage.prompt_tokens + usage.completion_tokens
    aside = ", ".join(f"{page.text(check)} {count}" for check, count in made.rejected.items())
    return [
        f"Made with summarizer {page.text(made.tool_version)}",
        f"model {page.text(made.model)}",
        f"strategy {page.text(made.strategy)}",
        f"{counted(tokens, 'token')} in {counted(usage.calls, 'call')}",
        f"{usage.seconds:.1f} s",
        f"prompts: {prompts or 'none'}",
        f"rows set aside: {aside or 'none'}",
        page.text(made.generated_at),
    ]
