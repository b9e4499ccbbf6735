"""Measuring a batch: the invented articles, the endpoint that answers them, and the table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals.__main__ import main
from evals.many.endpoint import completion, endpoint
from evals.many.measuring import Measured, resident, table
from evals.many.stories import number_in, story
from summarizer.batch import summarize_many
from summarizer.session import Options
from summarizer.store import Store


def test_every_number_is_an_article_of_its_own_and_always_the_same() -> None:
    texts = [story(number).text for number in range(50)]
    assert len(set(texts)) == 50
    assert texts == [story(number).text for number in range(50)]
    assert [number_in(text) for text in texts] == list(range(50))


def test_a_request_is_answered_with_the_rows_of_its_article() -> None:
    request = json.dumps({"messages": [{"role": "user", "content": story(7).text}]}).encode()
    reply = json.loads(completion(request))
    assert reply["choices"][0]["message"]["content"] == story(7).answer
    nothing = json.loads(completion(b'{"messages": []}'))["choices"][0]["message"]["content"]
    assert json.loads(nothing) == {"actors": [], "claims": [], "territory": [], "goals": []}


def test_the_answers_hold_so_that_one_call_makes_a_whole_brief_and_none_the_second_time(tmp_path: Path) -> None:
    texts = [story(number).text for number in range(4)]
    with endpoint(0) as url, Store(tmp_path / "store.sqlite3") as store:
        first, again = (
            list(summarize_many(texts, f"rote@{url}", strategy="single", options=Options(store=store, geo=False)))
            for _ in range(2)
        )
    briefs = [result.brief for result in first if result.brief]
    assert [brief.generation.usage.attempts for brief in briefs] == [1] * 4
    assert all(not brief.generation.rejected for brief in briefs)
    assert {(len(b.actors), len(b.claims), len(b.territorial_changes), len(b.stated_goals)) for b in briefs} == {
        (7, 5, 2, 3)
    }
    assert [result.stored for result in again] == [True] * 4


def test_others_are_compared_with_openai_s_rate_and_with_instructor_s_processor_time() -> None:
    runs = [
        Measured("openai alone", 100, 4.0, 0.5, 50.0, 51.0),
        Measured("instructor alone", 100, 5.0, 1.5, None, None),
        Measured("summarizer", 100, 5.0, 1.7, 90.0, 95.4),
    ]
    assert [line.split()[-7:] for line in table(runs)[1:]] == [
        ["4.0", "25.0", "1.00", "5.0", "-10.0", "50", "51"],
        ["5.0", "20.0", "0.80", "15.0", "+0.0", "-", "-"],
        ["5.0", "20.0", "0.80", "17.0", "+2.0", "90", "95"],
    ]


def test_resident_memory_is_told_in_megabytes_where_it_is_known() -> None:
    size = resident()
    assert size is None or 5 < size < 5_000


@pytest.mark.slow
def test_the_command_measures_three_ways_and_the_store() -> None:
    done = CliRunner().invoke(main, ["speed", "--batch", "20", "--latency", "5"])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "20 articles, one call each, 16 in flight, an answer takes 5 ms"
    names = ("openai alone", "instructor alone", "summarizer", "again, from the store")
    assert all(line.startswith(name) for line, name in zip(lines[3:], names, strict=True))
