from __future__ import annotations

import re
from dataclasses import replace

import pytest
from scripted_answers import Played, Value, by_section, document, names_in, nothing, play

from summarizer.assembly import assemble
from summarizer.document import Document
from summarizer.questions import Question
from summarizer.sections import BUILT_IN, claims
from summarizer.sections.base import Candidate
from summarizer.strategies.stepwise import stepwise

CONTEXT = 12_288
NEWS = document(
    "Ida Rell toured Torvak on Monday.",
    "The Veran army denied that it had left Torvak.",
    "He said the bridge was gone.",
    "Rebels took Lenz.",
    "The aim is to rebuild the port.",
)


def played(article: Document, context: int = CONTEXT, **values: Value | None) -> Played:
    return play(stepwise(article, BUILT_IN, context), by_section(**values))


def test_sections_are_asked_in_their_order_each_in_one_batch() -> None:
    asked = played(NEWS, claims={"speaker": "Ida Rell"}, territory={"change": "none"})
    sections = [{question.section for question in batch} for batch in asked.batches]
    assert sections == [{"actors"}, {"claims"}, {"territory"}, {"goals"}]
    assert list(asked.harvest.rows) == [section.name for section in BUILT_IN]


def test_every_question_has_the_article_first_so_that_it_is_read_once() -> None:
    asked = played(NEWS).asked
    heads = {question.messages[1][1].split("QUESTION")[0] for question in asked}
    assert len(asked) > 2
    assert len(heads) == 1
    assert all(question.messages[0][0] == "system" for question in asked)
    assert all(question.prompts and question.sentences for question in asked)


def test_only_of_a_statement_the_issuer_is_asked_for() -> None:
    assert "issuer" not in {question.section for question in played(NEWS).asked}
    statement = document("The Harbor Council met today.", "We welcome the truce.")
    asked = played(statement, issuer={"issuer": "Harbor Council"})
    assert [question.section for question in asked.batches[0]] == ["issuer"]
    assert (asked.harvest.statement, asked.harvest.issuer) == (True, "Harbor Council")


@pytest.mark.parametrize("answer", [{"issuer": "Tom Garth"}, {"issuer": "unknown"}, {"issuer": " "}, None])
def test_an_issuer_that_the_text_does_not_bear_out_is_none(answer: Value | None) -> None:
    statement = document("The Harbor Council met today.", "We welcome the truce.")
    harvest = played(statement, issuer=answer).harvest
    assert (harvest.statement, harvest.issuer) == (True, None)


def test_a_denial_is_the_claim_that_is_denied_and_no_change() -> None:
    asked = played(NEWS)
    denial = next(row for row in asked.rows("claims") if row.s == 2)
    assert (denial.by, denial.act, denial.text) == ("The Veran army", "deny", "it had left Torvak")
    row = next(row for row in asked.rows("territory") if row.s == 2)
    assert (row.change, row.lost_by, row.said_by, row.stance) == (
        "withdrawal",
        "The Veran army",
        "The Veran army",
        "deny",
    )


def test_who_is_captured_is_no_place() -> None:
    article = document("Rebels captured Gen. Omar Saleh in Torvak.", "The colonel was captured in Lenz.")
    asked = played(article, territory={"change": "capture", "place": "Torvak", "gained_by": "Rebels"})
    assert asked.rows("territory") == []


def test_what_the_model_calls_a_place_is_no_actor() -> None:
    asked = played(NEWS, actors={"Ida Rell": "person", "Torvak": "place", "Lenz": "place"})
    assert {row.name for row in asked.rows("actors")} == {"Ida Rell", "Veran army"}
    assert asked.checks().count("no_actor") == 2


def test_names_are_keys_of_the_answer_so_that_none_is_invented() -> None:
    question = played(NEWS).batches[0][0]
    assert "Ida Rell" in names_in(question)
    assert set(names_in(question)) <= {"Ida Rell", "Torvak", "Lenz"}
    assert question.schema.model_json_schema()["additionalProperties"] is False


def test_names_are_asked_about_at_most_twelve_at_once() -> None:
    names = [f"{first} {last}" for first in ("Abe", "Bea", "Cal", "Dee", "Eva") for last in ("Rell", "Mott", "Zan")]
    article = document(*(f"Now {name} left." for name in names))
    batches = played(article).batches
    assert [len(names_in(question)) for question in batches[0]] == [12, 3]


def test_a_pronoun_is_asked_about_and_its_speaker_is_the_model_s() -> None:
    asked = played(document("Torvak is quiet.", "“It is over now for good,” she said."), claims={"speaker": "Torvak"})
    (question,) = [question for question in asked.asked if question.section == "claims"]
    assert question.sentences == (2,)
    assert [row.by for row in asked.rows("claims")] == ["Torvak"]


@pytest.mark.parametrize("speaker", ["Tom Garth", "nobody", "she", "I", "", "Tor"])
def test_a_speaker_that_the_text_does_not_have_is_rejected_and_counted(speaker: str) -> None:
    asked = played(document("Torvak is quiet.", "“It is over now for good,” she said."), claims={"speaker": speaker})
    assert asked.rows("claims") == []
    assert asked.checks().count("no_speaker") == 1


def test_a_pronoun_is_the_speaker_before_it_without_asking() -> None:
    article = document("Irena Kost said it was over.", "She said the bridge was gone.")
    asked = played(article)
    assert [row.by for row in asked.rows("claims")] == ["Irena Kost", "Irena Kost"]
    assert "claims" not in {question.section for question in asked.asked}


def test_a_question_without_a_valid_answer_costs_only_its_own_row() -> None:
    def reply(question: Question) -> Value | None:
        return None if question.section == "claims" else by_section()(question)

    asked = play(stepwise(NEWS, BUILT_IN, CONTEXT), reply)
    assert [row.s for row in asked.rows("claims")] == [2]
    assert asked.checks().count("no_speaker") == 1
    assert asked.rows("territory")


def test_without_any_answer_there_is_what_the_words_settle() -> None:
    asked = play(stepwise(NEWS, BUILT_IN, CONTEXT), nothing)
    assert [row.name for row in asked.rows("actors")] == ["Veran army"]
    assert {row.place for row in asked.rows("territory")} == {"Torvak", "Lenz"}


def test_a_side_that_the_sentence_does_not_name_is_the_model_s_only_if_it_stands_there() -> None:
    article = document("Torvak fell at dawn, when the Green Hand came.")
    answer = {"change": "capture", "place": "Torvak", "gained_by": "the Green Hand", "lost_by": "the Veran army"}
    (row,) = played(article, territory=answer).rows("territory")
    assert (row.gained_by, row.lost_by) == ("the Green Hand", None)


def test_a_long_article_is_read_in_windows_and_each_sentence_asked_with_its_own() -> None:
    filler = " ".join(f"It rained on day {number} in the valley beyond the hills." for number in range(60))
    article = document(
        "Torvak is quiet.", "“It is over at long last,” she said.", filler, filler, "“It is lost for us now,” he said."
    )
    asked = played(article, context=0, claims={"speaker": "Torvak"})
    questions = [question for question in asked.asked if question.section == "claims"]
    assert len({question.messages[1][1].split("QUESTION")[0] for question in questions}) == 2
    for question in questions:
        assert all(f"\n[{number}] " in question.messages[1][1] for number in question.sentences)


def test_the_same_question_is_asked_once() -> None:
    article = document("Torvak is quiet.", "She said the bridge was gone and she said the port was lost.")
    asked = played(article, claims={"speaker": "Torvak"})
    assert len([question for question in asked.asked if question.section == "claims"]) == 1
    assert {row.by for row in asked.rows("claims")} == {"Torvak"}


def test_page_furniture_is_never_asked_about() -> None:
    article = document(
        "Rebels took Torvak.", "Share this article", "It rained.", "Comments", "“I say it is a lie,” she said."
    )
    assert {number for question in played(article).asked for number in question.sentences} == {1}
    every = replace(claims.SECTION, candidates=lambda document, _: [Candidate(each) for each in document.sentences])
    asked = play(stepwise(article, [replace(every, read=lambda *_: [])], CONTEXT), nothing).asked
    assert [question.sentences for question in asked] == [(1,), (3,)]


def test_rows_of_a_conversation_hold_in_the_brief() -> None:
    asked = played(NEWS, actors={"Ida Rell": "person"}, claims={"speaker": "Ida Rell"}, goals={"holder": "Ida Rell"})
    items = assemble(NEWS, asked.harvest)
    assert items.set_aside == []
    assert len(items.claims) == 2
    assert re.fullmatch(r"goal:[0-9a-f]{8}", items.goals[0].id)


def test_an_answer_that_names_nobody_of_the_article_is_asked_again_once_with_the_reason() -> None:
    answers = iter(["Tom Garth", "Ida Rell"])

    def reply(question: Question) -> Value | None:
        return {"speaker": next(answers)} if question.section == "claims" else None

    asked = play(stepwise(NEWS, BUILT_IN, CONTEXT), reply)
    first, again = (question for question in asked.asked if question.section == "claims")
    assert again.messages[: len(first.messages)] == first.messages
    assert again.messages[-2] == ("assistant", '{"speaker":"Tom Garth"}')
    assert "“Tom Garth” is nowhere in the article" in again.messages[-1][1]
    assert {prompt.name for prompt in again.prompts} > {prompt.name for prompt in first.prompts}
    assert [row.by for row in asked.rows("claims") if row.s == 3] == ["Ida Rell"]


@pytest.mark.parametrize("second", ["Tom Garth", None])
def test_an_answer_that_fails_twice_is_set_aside(second: str | None) -> None:
    answers = iter(["Tom Garth", second])

    def reply(question: Question) -> Value | None:
        if question.section != "claims":
            return None
        answer = next(answers)
        return {"speaker": answer} if answer else None

    asked = play(stepwise(NEWS, BUILT_IN, CONTEXT), reply)
    assert [row for row in asked.rows("claims") if row.s == 3] == []
    assert "no_speaker" in asked.checks()


@pytest.mark.parametrize("answer", ["none", "unknown", "he"])
def test_an_answer_that_names_nobody_is_not_asked_again(answer: str) -> None:
    asked = played(NEWS, claims={"speaker": answer}).asked
    assert len([question for question in asked if question.section == "claims"]) == 1
