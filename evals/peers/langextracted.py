"""langextract with its defaults, one worked example and a token limit.

Evidence is langextract's own interval of characters; what has none is left out, as its manual advises.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..plain import Passage, PlainActor, PlainBrief, PlainChange, PlainClaim, PlainGoal, PlainPosition
from .shared import ACTS, CHANGES, STANCES, status

CODE = ("langextract.extraction", "langextract.providers.openai", "openai")
"""What is loaded before the clock starts; langextract loads most of itself when it is first used."""
TOKENS = 1_500
"""Most tokens of an answer; without a limit a small model goes on to the end of its context."""
TASK = f"""Extract, in order of appearance, from a news article:
actor: a person, government, army, armed group, organization or population;
claim: a statement that a source makes (attributes: speaker, act = one of {ACTS});
territorial_change: a place that changed hands, was approached, besieged or left (attributes: place, change = one of
{CHANGES}; gained_by, lost_by, said_by, stance = one of {STANCES});
stated_goal: what an actor wants or plans (attributes: holder).
Use exact text for extractions. Do not paraphrase."""
EXAMPLE = (
    "Rebels seized Torvak on Monday, the mayor said. The army denied that it had left the port of Lisna. "
    "“We want every prisoner freed,” said union leader Maria Petrova."
)
WORKED: list[tuple[str, str, dict[str, str]]] = [
    ("actor", "Rebels", {}),
    (
        "territorial_change",
        "Rebels seized Torvak on Monday",
        {
            "place": "Torvak",
            "change": "capture",
            "gained_by": "Rebels",
            "lost_by": "",
            "said_by": "the mayor",
            "stance": "affirm",
        },
    ),
    ("claim", "Rebels seized Torvak on Monday", {"speaker": "the mayor", "act": "assert"}),
    ("actor", "the mayor", {}),
    ("actor", "The army", {}),
    ("claim", "it had left the port of Lisna", {"speaker": "The army", "act": "deny"}),
    ("stated_goal", "We want every prisoner freed", {"holder": "Maria Petrova"}),
    ("claim", "We want every prisoner freed", {"speaker": "Maria Petrova", "act": "demand"}),
    ("actor", "Maria Petrova", {}),
]


def extract(text: str, url: str) -> PlainBrief:
    """What the model behind `url` gives. Raises langextract's errors."""
    import langextract
    from langextract import factory

    settings = {"api_key": "none", "base_url": url, "temperature": 0, "max_workers": 1, "max_output_tokens": TOKENS}
    done: Any = langextract.extract(
        text_or_documents=text,
        prompt_description=TASK,
        examples=[_example(langextract.data)],
        config=factory.ModelConfig(model_id="local", provider="OpenAILanguageModel", provider_kwargs=settings),
        show_progress=False,
    )
    return converted(done.extractions or [], text)


def converted(extractions: Iterable[Any], text: str) -> PlainBrief:
    """The plain brief of langextract's extractions."""
    lists: dict[str, list[Any]] = {name: [] for name in PlainBrief.model_fields}
    for each in extractions:
        where = each.char_interval
        if where is None or where.start_pos is None or where.end_pos is None:
            continue
        evidence = [Passage(start=where.start_pos, end=where.end_pos, exact=text[where.start_pos : where.end_pos])]
        told = {name: str(value) for name, value in (each.attributes or {}).items() if value}
        _sort(lists, each.extraction_class, each.extraction_text, told, evidence)
    return PlainBrief(**lists)


def _sort(lists: dict[str, list[Any]], kind: str, words: str, told: dict[str, str], evidence: list[Passage]) -> None:
    """Add an extraction to its list; kinds that nobody asked for are left out."""
    if kind == "actor":
        lists["actors"].append(PlainActor(name=words, evidence=evidence))
    elif kind == "claim":
        claim = PlainClaim(speaker=told.get("speaker"), act=told.get("act"), text=words, evidence=evidence)
        lists["claims"].append(claim)
    elif kind == "territorial_change":
        lists["territorial_changes"].append(_change(words, told, evidence))
    elif kind == "stated_goal":
        holder = told.get("holder")
        lists["stated_goals"].append(PlainGoal(holder=holder, stated_by=holder, goal=words, evidence=evidence))


def _change(words: str, told: dict[str, str], evidence: list[Passage]) -> PlainChange:
    gained_by, lost_by, said_by = (told.get(name) for name in ("gained_by", "lost_by", "said_by"))
    stance = told.get("stance", "affirm")
    return PlainChange(
        place=told.get("place", words),
        change=told.get("change", "capture"),
        gained_by=gained_by,
        lost_by=lost_by,
        status=status(stance, said_by, gained_by, lost_by),
        positions=[PlainPosition(speaker=said_by, stance=stance)],
        evidence=evidence,
    )


def _example(data: Any) -> Any:  # noqa: ANN401 - langextract's module and class, which is imported late
    extractions = [data.Extraction(kind, words, attributes=told or None) for kind, words, told in WORKED]
    return data.ExampleData(text=EXAMPLE, extractions=extractions)
