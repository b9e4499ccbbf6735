"""A brief as Markdown: to read in a terminal or paste into a document, every line with its numbered quotes."""

from __future__ import annotations

from collections.abc import Iterable

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

from .page import UNNAMED_ISSUER, Page, bold, bullets, capital, cited_items, name, printable, same_party
from .territory import territorial_changes
from .wording import ACTS, counted, type_words

_TITLE_WORDS = 8


def to_markdown(brief: Brief) -> str:
    """`brief` as Markdown (UTF-8, lines not wrapped), with a final newline.

    Nothing that comes from the article, its name or its address is active in it: see `safety.markdown`.
    """
    page = Page(brief)
    blocks = [f"# Brief: {_title(page)}", _facts(page), *_issuer(page), *_summary(page)]
    blocks.append(territorial_changes(page))
    blocks.append(_section(page, "Claims", [_claim(page, claim) for claim in _in_text_order(brief)]))
    blocks.append(_section(page, "Stated goals", [_goal(page, goal) for goal in brief.stated_goals]))
    blocks.append(_section(page, "Actors", [_actor(actor) for actor in brief.actors]))
    for title, items in brief.sections.items():
        blocks.append(_section(page, _words(title), [_custom(page, item) for item in items]))
    if brief.warnings:
        blocks.append(_section(page, "Warnings", [_warning(warning) for warning in brief.warnings]))
    if page.passages:
        blocks.append(_section(page, "Quotes", _quotes(page)))
    return "\n\n".join([*blocks, "---", _made_with(brief)]) + "\n"


def _section(page: Page, title: str, lines: list[str]) -> str:
    return f"## {title}\n\n" + (bullets(lines) if lines else page.none_found())


def _title(page: Page) -> str:
    document = page.brief.document
    if document.title or document.name:
        return printable(document.title or document.name or "")
    if not page.passages:
        return "untitled article"
    words = page.passages[0].exact.split()
    return printable(" ".join(words[:_TITLE_WORDS])) + (" …" if len(words) > _TITLE_WORDS else "")


def _facts(page: Page) -> str:
    document, coverage = page.brief.document, page.brief.coverage
    uncited = [f"S{each.sentence}" for each in coverage.sentences if each.use is SentenceUse.UNCITED]
    facts = [
        f"Model {printable(page.brief.generation.model)}",
        f"{coverage.cited} of {counted(coverage.of, 'sentence')} cited",
        f"language {printable(document.language)}",
        f"published {printable(document.published)}"
        if document.published
        else "no publication date: relative dates are not resolved",
    ]
    if document.byline or document.site:
        facts.append(f"by {printable(', '.join(filter(None, (document.byline, document.site))))}")
    if document.url:
        facts.append(f"source {printable(document.url)}")
    if uncited:
        facts.append(f"asked about, no item found: {', '.join(uncited)}")
    return " · ".join(facts)


def _issuer(page: Page) -> list[str]:
    document = page.brief.document
    if not document.is_statement:
        return []
    issuer = f"by {bold(name(document.issuer))}" if document.issuer else "whose issuer is not named in the text"
    return [f"A statement {issuer}: where no other speaker is given, the issuer speaks."]


def _summary(page: Page) -> list[str]:
    summary = page.brief.summary
    if summary is None:
        return []
    evidence = {item.id: item.evidence for item in cited_items(page.brief)}
    lines = [
        f"{printable(sentence)} {page.cite(each for item in items for each in evidence.get(item, []))}".rstrip()
        for sentence, items in zip(summary.sentences, summary.items, strict=False)
    ]
    return [_section(page, "Summary, in the model's words", lines)]


def _in_text_order(brief: Brief) -> list[Claim]:
    return sorted(brief.claims, key=lambda claim: min(each.start for each in claim.evidence))


def _claim(page: Page, claim: Claim) -> str:
    speaker = name(claim.speaker) if claim.speaker else capital(_unnamed_author(page, claim))
    context = "; ".join(_speaker_context(page, claim))
    verb = ACTS[claim.act].of(page.speaks_as_many(claim.speaker))
    notes = "; ".join(_claim_notes(claim))
    said = printable(claim.text) + (f" ({notes})" if notes else "")
    shown = bold(speaker) + (f" ({context})" if context else "")
    return f"{shown} {verb}: {said} {page.cite(claim.evidence)}"


def _speaker_context(page: Page, claim: Claim) -> Iterable[str]:
    """For whom the speaker speaks ("our hands": whose?) and through which medium."""
    affiliation = page.affiliation(claim.speaker)
    if affiliation:
        yield name(affiliation)
    if claim.via:
        yield f"via {name(claim.via)}"


def _unnamed_author(page: Page, claim: Claim) -> str:
    unnamed = claim.anonymity is Anonymity.ISSUER and page.brief.document.issuer is None
    return UNNAMED_ISSUER if unnamed else page.own_voice()


def _claim_notes(claim: Claim) -> Iterable[str]:
    certainty = {
        Certainty.CERTAIN: "hedged",
        Certainty.PROBABLE: "hedged as probable",
        Certainty.POSSIBLE: "hedged as possible",
        Certainty.UNKNOWN: "not known to the speaker",
    }[claim.certainty]
    if claim.hedge:
        yield f"{certainty}: “{printable(claim.hedge)}”"
    elif claim.certainty is not Certainty.CERTAIN:
        yield certainty
    if claim.time is Time.HYPOTHETICAL:
        yield "only under a condition"
    if claim.when:
        yield f"when: “{printable(claim.when)}”"


def _goal(page: Page, goal: StatedGoal) -> str:
    holder = name(goal.holder) if goal.holder else capital(_unnamed_holder(page))
    about = f"{goal.kind.value}, {_goal_source(goal)}"
    return f"{bold(holder)} ({about}): {printable(goal.goal)} {page.cite(goal.evidence)}"


def _unnamed_holder(page: Page) -> str:
    return page.own_voice() if page.brief.document.is_statement else "holder not named in the text"


def _goal_source(goal: StatedGoal) -> str:
    if not goal.self_stated:
        return f"according to {name(goal.stated_by) if goal.stated_by else 'the text'}"
    if goal.stated_by is None or same_party(goal.stated_by, goal.holder):
        return "self-stated"
    return f"self-stated, through {name(goal.stated_by)}"


def _actor(actor: Actor) -> str:
    part = "" if actor.type is ActorType.OTHER else f" ({type_words(actor.type)})"
    facts = [f"{actor.kind.value}{part}"]
    if actor.aliases:
        facts.append("also: " + ", ".join(f"“{printable(alias)}”" for alias in actor.aliases))
    if actor.affiliation:
        facts.append(f"affiliation: {name(actor.affiliation)}")
    first = actor.evidence[0]
    facts.append(f"first named in S{first.sentence}, {first.start}–{first.end}")
    return f"{bold(printable(actor.name))}: {'; '.join(facts)}"


def _custom(page: Page, item: CustomItem) -> str:
    values = [f"{_words(key)}: {_value(value)}" for key, value in item.values.items() if value is not None]
    return f"{'; '.join(values)} {page.cite(item.evidence)}".lstrip()


def _words(key: str) -> str:
    """A section's or field's name as words, the first with a capital: "killed_by" is "Killed by"."""
    return printable(key.replace("_", " ").strip().capitalize())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{printable(str(key))} {_value(each)}" for key, each in value.items()) or "none"
    return printable(str(value))


def _warning(warning: Warning) -> str:
    where = f"S{warning.sentence}: " if warning.sentence else ""
    return f"{where}{printable(warning.message)} ({printable(warning.code)})"


def _quotes(page: Page) -> list[str]:
    return [
        f"[{number}] S{passage.sentence}, {passage.start}–{passage.end}: “{printable(passage.exact)}”"
        for number, passage in enumerate(page.passages, 1)
    ]


def _made_with(brief: Brief) -> str:
    made, usage = brief.generation, brief.generation.usage
    prompts = ", ".join(f"{printable(each.name)} {printable(each.sha256[:8])}" for each in made.prompts)
    tokens = usage.prompt_tokens + usage.completion_tokens
    aside = ", ".join(f"{printable(check)} {count}" for check, count in made.rejected.items())
    facts = [
        f"Made with summarizer {printable(made.tool_version)}",
        f"model {printable(made.model)}",
        f"strategy {printable(made.strategy)}",
        f"{counted(tokens, 'token')} in {counted(usage.calls, 'call')}",
        f"{usage.seconds:.1f} s",
        f"prompts: {prompts or 'none'}",
        f"rows set aside: {aside or 'none'}",
        printable(made.generated_at),
    ]
    return " · ".join(facts)
