from __future__ import annotations

import json
from typing import Any

import pytest
from scripted_answers import Played, Value, actor_row, claim_row, document, goal_row, nothing, play, territory_row

from summarizer.assembly import assemble
from summarizer.document import Document, from_text
from summarizer.questions import Question
from summarizer.schemas import Row
from summarizer.sections import BUILT_IN
from summarizer.strategies.whole import MOST_ANSWER, section_by_section, single
from summarizer.strictness import strict_format
from summarizer.windows import tokens

CONTEXT = 100_000
NEWS = document(
    "The Green Hand took Torvak on Monday, Mayor Irena Kost said.",
    "The Veran army denied that it had left Torvak.",
    "The Green Hand wants to reach the sea.",
)
SAID = claim_row("Irena Kost", "The Green Hand took Torvak on Monday", quote="The Green Hand took Torvak on Monday")
MISQUOTED = claim_row("Veran army", "it had left Torvak", 2, act="deny", quote="denied that it left Torvak in boats")
CORRECTED = claim_row("Veran army", "it had left Torvak", 2, act="deny", quote="denied that it had left Torvak")
HAND = actor_row("Green Hand")
TAKEN = territory_row("Torvak", gained_by="Green Hand", said_by="Irena Kost", quote="took Torvak on Monday")
WANTED = goal_row("Green Hand", "reach the sea", 3, quote="wants to reach the sea")
EMPTY: dict[str, list[Any]] = {"actors": [], "claims": [], "territory": [], "goals": []}


def lists(**rows: list[Row]) -> Value:
    return {**EMPTY, **{name: [row.model_dump(mode="json") for row in each] for name, each in rows.items()}}


def ask_all(*values: Value | None, article: Document = NEWS, context: int = CONTEXT) -> Played:
    """One question for all lists; the values are its answers in order."""
    script = list(values)

    def reply(question: Question) -> Value | None:
        value = script.pop(0)
        return value and {name: rows for name, rows in value.items() if name in question.schema.model_fields}

    played = play(single(article, BUILT_IN, context), reply)
    assert not script
    return played


def test_single_asks_one_question_for_all_lists() -> None:
    played = ask_all(lists(actors=[HAND], claims=[SAID], territory=[TAKEN], goals=[WANTED]))
    (question,) = played.asked
    assert question.section == "actors+claims+territory+goals"
    assert question.sentences == (1, 2, 3)
    asked_with = ["system.v1", "article.v1", "whole.v1", *(f"{each.name}.whole.v1" for each in BUILT_IN)]
    assert [prompt.name for prompt in question.prompts] == asked_with
    assert played.harvest.rows == {"actors": [HAND], "claims": [SAID], "territory": [TAKEN], "goals": [WANTED]}


def test_section_by_section_asks_one_question_a_list_with_the_article_first() -> None:
    played = play(section_by_section(NEWS, BUILT_IN, CONTEXT), lambda question: {question.section: []})
    (batch,) = played.batches
    assert [question.section for question in batch] == ["actors", "claims", "territory", "goals"]
    assert len({question.messages[1][1].split("QUESTION")[0] for question in batch}) == 1
    assert played.harvest.rows == EMPTY


def test_the_schema_is_strict_every_key_required_and_none_added() -> None:
    (question,) = ask_all(lists()).asked
    wire = question.schema.model_json_schema()
    assert strict_format(question.schema) is not None
    for node in [wire, *wire["$defs"].values()]:
        if node["type"] == "object":
            assert node["additionalProperties"] is False
            assert set(node["required"]) == set(node["properties"])


def test_a_row_that_does_not_hold_is_asked_again_once_with_the_reason() -> None:
    played = ask_all(lists(claims=[SAID, MISQUOTED], goals=[WANTED]), lists(claims=[CORRECTED]))
    first, again = played.asked
    assert again.messages[: len(first.messages)] == first.messages
    text = again.messages[-1][1]
    assert "denied that it left Torvak in boats" in text
    assert "The Green Hand took Torvak on Monday" not in text
    assert "quotation" in text
    assert list(again.schema.model_fields) == ["claims"]
    assert [prompt.name for prompt in again.prompts][-1] == "again.v1"
    assert played.rows("claims") == [SAID, CORRECTED]
    assert played.rows("goals") == [WANTED]
    assert assemble(NEWS, played.harvest).set_aside == []


def test_a_row_that_does_not_hold_the_second_time_is_set_aside_and_the_good_one_kept() -> None:
    played = ask_all(lists(claims=[SAID, MISQUOTED]), lists(claims=[MISQUOTED]))
    assert len(played.asked) == 2
    items = assemble(NEWS, played.harvest)
    assert [claim.text for claim in items.claims] == [SAID.text]
    assert [each.check.split("_")[0] for each in items.set_aside] == ["quote"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (claim_row("Irena Kost", "The Green Hand never took Torvak"), "never"),
        (claim_row("Tom Garth", "The Green Hand took Torvak"), "Tom Garth"),
        (claim_row("Irena Kost", "The Green Hand took Torvak", 9), "9"),
        (claim_row("she", "The Green Hand took Torvak"), "she"),
        (territory_row("Mora"), "Mora"),
        (goal_row("Green Hand", "burn every ship in the harbour", 3), "words"),
    ],
)
def test_the_reason_says_what_is_wrong_with_a_row(row: Row, reason: str) -> None:
    section = {"ClaimRow": "claims", "TerritoryRow": "territory", "GoalRow": "goals"}[type(row).__name__]
    played = ask_all(lists(**{section: [row]}), lists())
    assert reason in played.asked[1].messages[-1][1].partition("]}")[2]


def test_a_row_that_the_model_leaves_out_then_is_counted_as_withdrawn() -> None:
    other = territory_row("Mora")
    played = ask_all(lists(claims=[SAID, MISQUOTED], territory=[other]), lists(claims=[CORRECTED]))
    assert played.rows("claims") == [SAID, CORRECTED]
    assert played.rows("territory") == []
    assert played.checks() == ["withdrawn"]


def test_without_an_answer_to_that_the_rows_stay_as_they_were() -> None:
    played = ask_all(lists(claims=[SAID, MISQUOTED]), None)
    assert played.rows("claims") == [SAID, MISQUOTED]
    assert played.checks() == []


def test_rows_that_hold_are_not_asked_again() -> None:
    assert len(ask_all(lists(claims=[SAID], goals=[WANTED])).asked) == 1


def test_a_paraphrase_may_use_names_of_other_rows() -> None:
    row = claim_row("Green Hand", "The Green Hand of Irena Kost wants to reach the sea", 3)
    assert len(ask_all(lists(claims=[row, SAID])).asked) == 1
    assert len(ask_all(lists(claims=[row]), lists()).asked) == 2


def test_without_an_answer_there_are_no_rows() -> None:
    played = play(single(NEWS, BUILT_IN, CONTEXT), nothing)
    assert played.harvest.rows == EMPTY
    assert len(played.asked) == 1


def test_equal_rows_stand_once() -> None:
    assert ask_all(lists(claims=[SAID, SAID])).rows("claims") == [SAID]


def test_a_statement_is_seen_as_one() -> None:
    statement = document("The Harbor Council met today.", "We welcome the truce.")
    assert ask_all(lists(), article=statement).harvest.statement
    assert not ask_all(lists()).harvest.statement


def long_article(sentences: int) -> Document:
    return from_text(
        "\n\n".join(f"It rained on day {number} in the valley beyond the hills." for number in range(sentences))
    )


@pytest.mark.parametrize("context", [4_096, 16_000, 100_000])
def test_question_and_answer_fit_the_context(context: int) -> None:
    asked = play(single(long_article(1_000), BUILT_IN, context), lambda _: EMPTY).asked
    assert len(asked) > 1
    for question in asked:
        read = sum(tokens(content) for _, content in question.messages)
        assert read + question.max_tokens <= context
        assert question.max_tokens <= MOST_ANSWER


def test_windows_share_out_the_sentences_and_their_rows_come_together() -> None:
    article = long_article(400)

    def reply(question: Question) -> Value:
        row = claim_row("unnamed", "It rained on day", question.sentences[0])
        return {"actors": [], "claims": [json.loads(row.model_dump_json())], "territory": [], "goals": []}

    played = play(single(article, BUILT_IN, 16_000), reply)
    numbers = [number for question in played.batches[0] for number in question.sentences]
    assert numbers == list(range(1, 401))
    assert len(played.rows("claims")) == len(played.batches[0]) > 1
