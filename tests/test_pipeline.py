from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from scripted_answers import COST, Value, answer, by_section, document, harvest, names_in, nothing, play, territory_row

from summarizer import __version__
from summarizer.client import Client
from summarizer.document import Document, from_text
from summarizer.errors import LanguageError, OutputError, ServerError, UsageError
from summarizer.limit import UNLIMITED, Limit
from summarizer.models import Model
from summarizer.pipeline import (
    AT_ONCE,
    STRATEGIES,
    Record,
    adrive,
    build,
    check_language,
    converse,
    drive,
    known_strategy,
    plan,
)
from summarizer.questions import Answer, Question, Spent
from summarizer.schemas import SCHEMA_VERSION, Brief
from summarizer.strategies import Harvest

MODEL = Model("local", "local", "", "", "json_schema", "stepwise", 12_288)
SERVER = replace(MODEL, name="big", base_url="http://127.0.0.1:1/v1", strategy="single")
NEWS = document(
    "The visit of Ida Rell to Torvak was short.",
    "He said the bridge was gone.",
    "Rebels took Lenz.",
    "Share this article",
    name="news.txt",
)
GERMAN = (
    "Die Rebellen haben am Montag die Stadt eingenommen, sagte der Bürgermeister. Die Armee zog sich nach schweren "
    "Kämpfen in den Norden zurück, und viele Einwohner flohen über den Fluss in die benachbarten Dörfer."
)
ANSWERS = by_section(actors={"Ida Rell": "person"}, claims={"speaker": "Ida Rell"}, territory={"change": "none"})


class Scripted:
    """Stands in for a client: answers with `reply`, counts how many it answers at once."""

    def __init__(self, reply: Callable[[Question], Value | None], model: Model = MODEL) -> None:
        self.model = model
        self.most = 0
        self.asked = 0
        self._now = 0
        self._reply = reply

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:  # noqa: ARG002 - a client's
        self.asked += 1
        return answer(question, self._reply(question))

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:  # noqa: ARG002 - a client's
        self._now += 1
        self.most = max(self.most, self._now)
        await asyncio.sleep(0)
        self._now -= 1
        return self.ask(question)


def client(reply: Callable[[Question], Value | None], model: Model = MODEL) -> Client:
    return cast("Client", Scripted(reply, model))


def brief(article: Document = NEWS, reply: Callable[[Question], Value | None] = ANSWERS, **known: Any) -> Brief:
    record = Record()
    found = drive(converse(article, MODEL, None), client(reply), record)
    return build(article, found, record, MODEL, "stepwise", **known)


def codes(made: Brief) -> list[str]:
    return [warning.code for warning in made.warnings]


def test_an_article_in_another_language_is_refused_unless_forced() -> None:
    article = from_text(GERMAN)
    with pytest.raises(LanguageError, match="another language \\(de\\)"):
        check_language(article, force=False)
    (warning,) = check_language(article, force=True)
    assert warning.code == "language"
    assert "another language (de)" in warning.message


def test_an_article_in_english_or_too_short_to_tell_is_taken() -> None:
    assert check_language(NEWS, force=False) == []
    assert check_language(from_text("Torvak Lenz"), force=False) == []


@pytest.mark.parametrize("name", list(STRATEGIES))
def test_every_strategy_has_a_name(name: str) -> None:
    assert known_strategy(name) == name
    assert plan(converse(NEWS, MODEL, name))


def test_an_unknown_strategy_is_a_usage_error_that_names_the_known() -> None:
    with pytest.raises(UsageError, match="unknown strategy 'magic'; known are: stepwise, section, single"):
        converse(NEWS, MODEL, "magic")


def test_without_a_strategy_it_is_the_model_s_own() -> None:
    assert len(plan(converse(NEWS, SERVER, None))) == 1
    assert len(plan(converse(NEWS, SERVER, "section"))) == 4


def test_a_plan_has_the_questions_that_no_answer_decides_and_asks_none() -> None:
    planned = plan(converse(NEWS, MODEL, None))
    asked = play(converse(NEWS, MODEL, None), nothing).asked
    assert [question.messages for question in planned] == [question.messages for question in asked]


def test_driving_asks_every_question_and_brings_home_the_harvest() -> None:
    scripted = Scripted(ANSWERS)
    record = Record()
    found = drive(converse(NEWS, MODEL, None), cast("Client", scripted), record)
    assert found == play(converse(NEWS, MODEL, None), ANSWERS).harvest
    assert scripted.asked == record.spent.calls == record.answered == 3


@pytest.mark.parametrize(("model", "most"), [(MODEL, 1), (SERVER, AT_ONCE)])
async def test_questions_of_a_batch_are_asked_at_the_same_time_but_not_of_the_embedded_model(
    model: Model, most: int
) -> None:
    article = document("Torvak is quiet.", *(f"He said it was over on day {number}." for number in range(20)))
    scripted = Scripted(ANSWERS, model)
    found = await adrive(converse(article, model, "stepwise"), cast("Client", scripted), Record())
    assert scripted.most == most
    assert found == play(converse(article, model, "stepwise"), ANSWERS).harvest


async def test_an_error_gives_up_the_questions_asked_at_the_same_time() -> None:
    article = document("Torvak is quiet.", *(f"He said it was over on day {number}." for number in range(20)))

    def reply(question: Question) -> Value | None:
        if question.section == "claims":
            raise ServerError("the server is gone")
        return ANSWERS(question)

    scripted = Scripted(reply, SERVER)
    with pytest.raises(ServerError, match="the server is gone"):
        await adrive(converse(article, SERVER, "stepwise"), cast("Client", scripted), Record())
    await asyncio.sleep(0.01)
    assert scripted.asked <= 1 + AT_ONCE


def test_a_record_counts_what_was_asked_and_what_it_cost() -> None:
    seen: list[str] = []
    record = Record(lambda question, _: seen.append(question.section))
    drive(converse(NEWS, MODEL, None), client(ANSWERS), record)
    assert seen == ["actors", "claims", "territory"]
    assert record.spent == Spent(calls=3, attempts=3, prompt_tokens=30, completion_tokens=15)
    of_sections = {"actors.stepwise.v1", "claims.stepwise.v1", "territory.stepwise.v1"}
    assert set(record.prompts) == {"system.v1", "article.v1"} | of_sections
    assert all(len(prompt.sha256) == 64 for prompt in record.prompts.values())
    assert record.failures == []


def test_a_brief_says_how_it_was_made() -> None:
    made = brief()
    assert made.schema_version == SCHEMA_VERSION
    assert made.generation.tool_version == __version__
    assert (made.generation.model, made.generation.strategy) == ("local", "stepwise")
    usage = made.generation.usage
    assert (usage.calls, usage.attempts, usage.prompt_tokens, usage.completion_tokens) == (3, 3, 30, 15)
    assert [prompt.name for prompt in made.generation.prompts] == sorted(
        prompt.name for prompt in made.generation.prompts
    )
    assert made.generation.generated_at.endswith("+00:00")


def test_a_brief_says_what_it_is_about() -> None:
    made = brief()
    assert (made.document.name, made.document.language) == ("news.txt", "en")
    assert made.document.characters == len(NEWS.text)
    assert made.document.id == NEWS.id
    assert not made.document.is_statement
    assert [span.number for span in made.sentences] == [1, 2, 3, 4]
    for span, sentence in zip(made.sentences, NEWS.sentences, strict=True):
        assert NEWS.text[span.start : span.end] == sentence.text


def test_a_brief_has_the_items_of_its_rows_and_the_use_of_every_sentence() -> None:
    made = brief()
    assert [claim.speaker.name for claim in made.claims if claim.speaker] == ["Ida Rell"]
    assert [change.place.name for change in made.territorial_changes] == ["Lenz"]
    assert [place.name for place in made.places] == ["Lenz"]
    assert [each.use.value for each in made.coverage.sentences] == ["narration", "cited", "cited", "furniture"]
    assert made.coverage.cited == 2


def test_the_brief_s_id_follows_from_article_model_strategy_and_prompts() -> None:
    made = brief()
    assert made.brief_id == brief().brief_id
    record = Record()
    drive(converse(NEWS, MODEL, None), client(ANSWERS), record)
    others = [
        build(NEWS, harvest(), record, SERVER, "stepwise"),
        build(NEWS, harvest(), record, MODEL, "single"),
        build(NEWS, harvest(), Record(), MODEL, "stepwise"),
        build(document("Rebels took Lenz."), harvest(), record, MODEL, "stepwise"),
    ]
    assert len({made.brief_id, *(other.brief_id for other in others)}) == 5


def test_what_was_set_aside_is_counted_and_warned_about() -> None:
    found = Harvest({"territory": [territory_row("Mora", 3)]})
    made = build(NEWS, found, Record(), MODEL, "single")
    assert made.generation.rejected == {"not_in_text": 1}
    (warning,) = made.warnings
    assert (warning.code, warning.sentence) == ("not_in_text", 3)
    assert warning.message == "set aside: it names somebody or some place that is nowhere in the article"


def test_what_a_strategy_rejected_is_counted() -> None:
    made = brief(reply=by_section(claims={"speaker": "Tom Garth"}, territory={"change": "none"}))
    assert made.claims == []
    assert made.generation.rejected["no_speaker"] == 1


def test_a_question_without_an_answer_is_warned_about_and_the_rest_stands() -> None:
    made = brief(reply=by_section(territory={"change": "none"}))
    assert "no_answer" in codes(made)
    assert made.territorial_changes


def test_without_any_answer_the_model_s_error_is_raised() -> None:
    with pytest.raises(OutputError, match="did not fit its schema"):
        brief(reply=nothing)


def test_an_article_that_raises_no_question_needs_no_answer() -> None:
    made = brief(document("It rained for three days."), reply=nothing)
    assert (made.actors, made.claims, made.warnings) == ([], [], [])


def test_days_without_a_date_of_publication_are_warned_about() -> None:
    article = document("Ida Rell said on Monday that it was over.")
    assert "no_publication_date" in codes(brief(article))
    dated = document("Ida Rell said on Monday that it was over.", published="2031-05-04")
    assert "no_publication_date" not in codes(brief(dated))
    assert brief(dated).document.published == "2031-05-04"
    assert "no_publication_date" not in codes(brief(document("Ida Rell said that it was over.")))
    assert "no_publication_date" not in codes(brief(document("Ida Rell said on 4 May 2031 that it was over.")))


def test_notes_and_warnings_from_before_come_along() -> None:
    article = document("Ida Rell said that it was over.", notes=("read as latin-1",))
    before = check_language(from_text(GERMAN), force=True)
    assert codes(brief(article, warnings=before)) == ["language", "input"]


def test_a_failed_answer_costs_too() -> None:
    record = Record()
    failed = Answer(None, COST, OutputError("no"))
    planned = plan(converse(NEWS, MODEL, None))
    record.note(planned[0], failed)
    assert (record.spent, record.answered, len(record.failures)) == (COST, 0, 1)
    assert names_in(planned[0])
