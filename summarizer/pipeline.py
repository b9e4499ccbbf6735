"""The order of the steps, from an article to its brief. The only module that knows it."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from . import __version__, gazetteer
from .assembly import Items, assemble
from .coverage import Item, coverage
from .document import Document
from .errors import LanguageError, OutputError, UsageError
from .language import SUPPORTED
from .limit import UNLIMITED, Limit
from .locating import locate
from .questions import Answer, Question, Spent
from .schemas import SCHEMA_VERSION, Brief, Generation, PromptRecord, Span, Usage, Warning
from .schemas import Document as DocumentRecord
from .sections import BUILT_IN
from .strategies import Conversation, Harvest
from .strategies.stepwise import stepwise
from .strategies.whole import section_by_section, single

if TYPE_CHECKING:
    from .client import Asker
    from .models import Model
    from .sections.base import Section

STRATEGIES = {"stepwise": stepwise, "section": section_by_section, "single": single}
AT_ONCE = 8
"""Questions that are asked of a server at the same time."""

Watch = Callable[[Question, Answer], None]
"""Called after each answer."""


@dataclass
class Record:
    """What was asked and what it cost, gathered while a conversation goes on."""

    watch: Watch | None = None
    prompts: dict[str, PromptRecord] = field(default_factory=dict)
    spent: Spent = field(default_factory=Spent)
    failures: list[OutputError] = field(default_factory=list)
    answered: int = 0

    def note(self, question: Question, answer: Answer) -> Answer:
        """Add a question with its answer."""
        for prompt in question.prompts:
            self.prompts[prompt.name] = PromptRecord(name=prompt.name, sha256=prompt.sha256, origin=prompt.origin)
        self.spent += answer.spent
        self.answered += answer.error is None
        if answer.error:
            self.failures.append(answer.error)
        if self.watch:
            self.watch(question, answer)
        return answer


def check_language(document: Document, *, force: bool) -> list[Warning]:
    """Refuse an article in a language the prompts are not made for, unless forced: then warn."""
    language = document.language
    if not language.certain or language.code in SUPPORTED:
        return []
    supported = ", ".join(SUPPORTED)
    line = f"the article seems to be in another language ({language.code}); the prompts are made for {supported}"
    if not force:
        raise LanguageError(f"{line}; --force to go on all the same")
    return [Warning(code="language", message=line)]


def known_strategy(name: str) -> str:
    """The strategy's name. Raises UsageError for an unknown one."""
    if name not in STRATEGIES:
        raise UsageError(f"unknown strategy {name!r}; known are: {', '.join(STRATEGIES)}")
    return name


def converse(
    document: Document, model: Model, strategy: str | None, sections: Sequence[Section] = BUILT_IN
) -> Conversation:
    """The conversation that gets the rows. Raises UsageError for an unknown strategy."""
    return STRATEGIES[known_strategy(strategy or model.strategy)](document, sections, model.context)


def plan(conversation: Conversation) -> list[Question]:
    """Every question that would be asked, as far as that does not depend on answers; no model needed."""
    asked: list[Question] = []
    try:
        questions = next(conversation)
        while True:
            asked += questions
            questions = conversation.send([Answer(None)] * len(questions))
    except StopIteration:
        return asked


def drive(conversation: Conversation, client: Asker, record: Record, limit: Limit = UNLIMITED) -> Harvest:
    """Ask one question after the other. Raises BudgetError when the time is up."""
    try:
        questions = next(conversation)
        while True:
            questions = conversation.send(
                [record.note(question, client.ask(question, limit)) for question in questions]
            )
    except StopIteration as done:
        harvest: Harvest = done.value
        return harvest


async def adrive(
    conversation: Conversation,
    client: Asker,
    record: Record,
    slots: asyncio.Semaphore | None = None,
    limit: Limit = UNLIMITED,
) -> Harvest:
    """Ask the questions of a batch at the same time, as many as there are slots; None: 8, one for the embedded model.

    Conversations may share their slots.
    """
    slots = slots or asyncio.Semaphore(1 if client.model.embedded else AT_ONCE)

    async def ask(question: Question) -> Answer:
        async with slots:
            return record.note(question, await client.aask(question, limit))

    try:
        questions = next(conversation)
        while True:
            questions = conversation.send(await _together([ask(question) for question in questions]))
    except StopIteration as done:
        harvest: Harvest = done.value
        return harvest


async def _together(asked: Iterable[Coroutine[None, None, Answer]]) -> list[Answer]:
    """The answers in order; when one raises, the other questions are given up."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(each) for each in asked]
    except BaseExceptionGroup as errors:
        failure = errors.exceptions[0]
    else:
        return [task.result() for task in tasks]
    raise failure


def build(
    document: Document, harvest: Harvest, record: Record, model: Model, strategy: str, warnings: Sequence[Warning] = ()
) -> Brief:
    """The brief of what was found. Raises the model's OutputError when no question was ever answered validly."""
    if record.failures and not record.answered:
        raise record.failures[-1]
    items = assemble(document, harvest)
    prompts = sorted(record.prompts.values(), key=lambda prompt: prompt.name)
    return Brief(
        brief_id=_brief_id(document, model, strategy, prompts),
        document=_document(document, harvest, items),
        sentences=[_span(document, sentence.start, sentence.end, sentence.number) for sentence in document.sentences],
        actors=items.actors,
        claims=items.claims,
        territorial_changes=items.changes,
        stated_goals=items.goals,
        places=items.places,
        sections=items.custom,
        coverage=coverage(document, _citing(items)),
        warnings=[*warnings, *_warnings(document, items, record)],
        generation=Generation(
            tool_version=__version__,
            model=model.name,
            strategy=strategy,
            prompts=prompts,
            usage=_usage(record.spent),
            rejected=_rejected(harvest, items),
            generated_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )


def with_places(document: Document, brief: Brief, *, wanted: bool | None = None) -> Brief:
    """The brief with coordinates of its places, if the gazetteer is there.

    `wanted`: None, where it is installed; True, raise UsageError where it is not; False, leave the brief as it is.
    """
    check_gazetteer(wanted=wanted)
    source = looked_up_in(wanted=wanted)
    if source is None or not brief.places:
        return brief
    made = brief.generation.model_copy(update={"gazetteer": source})
    return brief.model_copy(update={"places": locate(document, brief.places), "generation": made})


def looked_up_in(*, wanted: bool | None) -> str | None:
    """The gazetteer that places are looked up in; None: they are not."""
    return None if wanted is False or not gazetteer.available() else gazetteer.source()


def check_gazetteer(*, wanted: bool | None) -> None:
    """Raise UsageError when places are to be looked up and cannot be."""
    if wanted and not gazetteer.available():
        raise UsageError("coordinates need the gazetteer: pip install 'summarizer[geo]'")


def _suspicions(document: Document) -> Iterator[Warning]:
    """What the article seems to say to a machine, or to hide from its reader; its words are not repeated here."""
    for sentence in document.sentences:
        if sentence.instruction:
            message = "looks like an instruction to a machine: left out, not obeyed"
            yield Warning(code="instruction", message=message, sentence=sentence.number)
    for each in document.concealed():
        message = "invisible characters that text can hide in: left out"
        yield Warning(code="concealed", message=message, sentence=each.number if each else None)


def _citing(items: Items) -> list[Item]:
    """The items that make a sentence a used one."""
    return [*items.claims, *items.changes, *items.goals, *(item for each in items.custom.values() for item in each)]


def _brief_id(document: Document, model: Model, strategy: str, prompts: Sequence[PromptRecord]) -> str:
    config = [document.id, SCHEMA_VERSION, model.name, strategy, [prompt.sha256 for prompt in prompts]]
    return "brief:" + hashlib.sha256(json.dumps(config).encode()).hexdigest()[:16]


def _document(document: Document, harvest: Harvest, items: Items) -> DocumentRecord:
    return DocumentRecord(
        id=document.id,
        name=document.name,
        title=document.title,
        byline=document.byline,
        site=document.site,
        url=document.url,
        published=document.published,
        language=document.language.code,
        characters=len(document.text),
        is_statement=harvest.statement,
        issuer=items.issuer,
        encoding=document.encoding,
    )


def _span(document: Document, start: int, end: int, number: int) -> Span:
    begin, stop = document.span(start, end)
    return Span(number=number, start=begin, end=stop)


def _usage(spent: Spent) -> Usage:
    return Usage(
        calls=spent.calls,
        attempts=spent.attempts,
        prompt_tokens=spent.prompt_tokens,
        cached_tokens=spent.cached_tokens,
        completion_tokens=spent.completion_tokens,
        seconds=round(spent.seconds, 1),
        stored=spent.stored,
    )


def _rejected(harvest: Harvest, items: Items) -> dict[str, int]:
    checks = [each.check for each in harvest.rejected] + [each.check for each in items.set_aside]
    return dict(sorted(Counter(checks).items()))


def _warnings(document: Document, items: Items, record: Record) -> list[Warning]:
    out = [Warning(code="input", message=note) for note in document.notes]
    out += _suspicions(document)
    dates = [(claim.when, claim.date) for claim in items.claims]
    dates += [(change.when, change.date) for change in items.changes]
    if document.published is None and any(when and date is None for when, date in dates):
        message = "no publication date is known: days like “Friday” are kept as words"
        out.append(Warning(code="no_publication_date", message=message))
    for each in items.set_aside:
        out.append(Warning(code=each.check, message=f"set aside: {each.told}", sentence=each.sentence))
    out += [Warning(code="no_answer", message=f"a question went unanswered: {failure}") for failure in record.failures]
    return out
