"""Long: many invented articles as one document, longer than what a model reads at once, and whether its brief holds."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from summarizer import Summarizer
from summarizer.schemas import Actor, Brief, Claim, Evidence, StatedGoal, TerritorialChange

from .own_gold import load_all

WORDS = 6_000
LEAD = "\n\n* * *\n\n"
"""Between two articles."""


def long_document(words: int = WORDS) -> str:
    """Articles of evals/own one after the other, from the first again when they are used up: at least `words` words."""
    texts = [gold.text.strip() for gold in load_all()]
    taken: list[str] = []
    while sum(len(text.split()) for text in taken) < words:
        taken.append(texts[len(taken) % len(texts)])
    return LEAD.join(taken) + "\n"


def long(model: str, words: int) -> str:
    """The table of one run. Raises SummarizerError."""
    text = long_document(words)
    started = time.monotonic()
    with Summarizer(model) as session:
        brief = session.summarize(text)
    return "\n".join(table(text, brief, time.monotonic() - started))


def table(text: str, brief: Brief, seconds: float) -> list[str]:
    """What the brief of a document has, how much of it is proved by the text, and how far into the text it reaches."""
    found = list(evidence(brief.actors, brief.claims, brief.territorial_changes, brief.stated_goals))
    true = sum(text[each.start : each.end] == each.exact for each in found)
    lists = ("actors", "claims", "territorial_changes", "stated_goals")
    usage = brief.generation.usage
    return [
        f"{len(text.split())} words, {seconds:.0f} s, {usage.calls} questions",
        f"tokens: {usage.prompt_tokens} of prompts ({usage.cached_tokens} cached), {usage.completion_tokens} written",
        *(f"{name:20}{len(getattr(brief, name)):>6}" for name in lists),
        f"{true} of {len(found)} quotations stand where the brief says",
        f"the last one begins after {max((each.start for each in found), default=0) / len(text):.0%} of the text",
    ]


def evidence(*lists: Sequence[Actor | Claim | TerritorialChange | StatedGoal]) -> Iterator[Evidence]:
    """Every quotation of the items, those of a change's positions too."""
    for items in lists:
        for item in items:
            yield from item.evidence
            for position in getattr(item, "positions", ()):
                yield from position.evidence
