from __future__ import annotations

from dataclasses import fields

from pydantic import BaseModel

from summarizer.errors import OutputError
from summarizer.questions import Answer, Question, Spent


def test_costs_add_up_field_by_field() -> None:
    one = Spent(calls=1, attempts=2, prompt_tokens=30, cached_tokens=4, completion_tokens=5, seconds=0.5)
    other = Spent(calls=10, attempts=20, prompt_tokens=300, cached_tokens=40, completion_tokens=50, seconds=5.0)
    assert one + other == Spent(11, 22, 330, 44, 55, 5.5)
    assert one + Spent() == one


def test_no_cost_is_left_out_of_the_sum() -> None:
    names = [each.name for each in fields(Spent)]
    one = Spent(**dict.fromkeys(names, 1))
    assert one + one == Spent(**dict.fromkeys(names, 2))


def test_a_question_shown_does_not_tell_the_article() -> None:
    question = Question("claims", (("user", "The harbour of Torvak fell."),), BaseModel, 100)
    assert "claims" in repr(question)
    assert "Torvak" not in repr(question)


def test_an_answer_costs_nothing_unless_told() -> None:
    answer = Answer(None, error=OutputError("the answer did not fit the schema"))
    assert answer.spent == Spent()
    assert Answer(None).error is None
