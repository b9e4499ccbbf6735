"""Whether the parts of a brief fit together: ids are there once, sentences in order, coverage is what items cite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ..document import Document
from ..faithfulness import unfaithful
from ..schemas import Brief, Claim, CustomItem, Evidence, SentenceUse, StatedGoal, TerritorialChange
from .report import Reason
from .statements import foreign

Item = Claim | TerritorialChange | StatedGoal | CustomItem


def items(brief: Brief) -> list[Item]:
    """Everything in a brief that cites sentences to say something of them."""
    custom = (item for section in brief.sections.values() for item in section)
    return [*brief.claims, *brief.territorial_changes, *brief.stated_goals, *custom]


def passages(item: Item) -> list[Evidence]:
    """Every passage an item rests on, those of its positions too."""
    positions = item.positions if isinstance(item, TerritorialChange) else []
    return [*item.evidence, *(found for position in positions for found in position.evidence)]


def document(brief: Brief, article: Document) -> Iterator[Reason]:
    """What does not hold about the record of the article."""
    if brief.document.id != article.id:
        yield Reason("document", "the brief is about another text than this article")
    if brief.document.characters != len(article.text):
        yield Reason("document", f"the article has {len(article.text)} characters, not {brief.document.characters}")


def sentences(brief: Brief, article: Document) -> Iterator[Reason]:
    """What does not hold about the sentences: numbered from 1, in order, nothing but white space between them."""
    text, spans = article.text, brief.sentences
    if [span.number for span in spans] != list(range(1, len(spans) + 1)):
        yield Reason("sentence", "the sentences are not numbered from 1 in order")
    for span in spans:
        if not span.start < span.end <= len(text):
            yield Reason("sentence", f"sentence {span.number} is not a span of the article")
    for before, after in pairwise(spans):
        if after.start < before.end:
            yield Reason("sentence", f"sentence {after.number} begins before sentence {before.number} ends")


def ids(brief: Brief) -> Iterator[Reason]:
    """Which ids stand for more than one thing."""
    listed = [each.id for each in (*brief.actors, *items(brief), *brief.places)]
    for ident, count in Counter(listed).items():
        if count > 1:
            yield Reason("link", f"{count} items have the id {ident}")


def coverage(brief: Brief) -> Iterator[Reason]:
    """What does not hold about the account of what became of every sentence."""
    citing: dict[int, set[str]] = defaultdict(set)
    for item in items(brief):
        for found in passages(item):
            citing[found.sentence].add(item.id)
    listed = brief.coverage.sentences
    if [each.sentence for each in listed] != [span.number for span in brief.sentences]:
        yield Reason("coverage", "the coverage does not list every sentence once")
    for each in listed:
        if set(each.items) != citing[each.sentence]:
            yield Reason("coverage", f"sentence {each.sentence} is not cited by the items that the coverage lists")
        if (each.use is SentenceUse.CITED) is not bool(citing[each.sentence]):
            yield Reason("coverage", f"sentence {each.sentence} is called {each.use.value}")
    cited = sum(each.use is SentenceUse.CITED for each in listed)
    article = sum(each.use is not SentenceUse.FURNITURE for each in listed)
    if (cited, article) != (brief.coverage.cited, brief.coverage.of):
        yield Reason("coverage", f"{cited} of {article} sentences are cited, not what the coverage says")


def summary(brief: Brief, article: Document) -> Iterator[Reason]:
    """What does not hold about the summary: each of its sentences says what the items behind it rest on."""
    if brief.summary is None:
        return
    yield from foreign(brief.summary.sentences, article)
    known = {item.id: [found.exact for found in passages(item)] for item in items(brief)}
    if len(brief.summary.sentences) != len(brief.summary.items):
        yield Reason("summary", "not every sentence of the summary names its items")
    for sentence, behind in zip(brief.summary.sentences, brief.summary.items, strict=False):
        cited = [passage for ident in behind for passage in known.get(ident, ())]
        missing = [ident for ident in behind if ident not in known]
        yield from (Reason("link", f"there is no item {ident}") for ident in missing)
        names = [name for actor in brief.actors for name in (actor.name, *actor.aliases)]
        if problem := unfaithful(sentence, cited, known_names=names, paraphrase=True):
            yield Reason(f"text_{problem.check}", problem.message)
