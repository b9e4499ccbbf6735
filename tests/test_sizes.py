"""Articles of sizes that nobody writes: refused or split, in bounded time, never cut."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from proportion import in_proportion
from scripted_server import Request, ScriptedServer, completion

from evals.bulk import WORDS, assembled, bulk_text, rows_about
from summarizer import Summarizer, pipeline
from summarizer.assembly import Items, assemble
from summarizer.attribution import frames
from summarizer.coverage import coverage
from summarizer.document import from_text
from summarizer.errors import InputError
from summarizer.extraction import extract
from summarizer.linking.likeness import definitions
from summarizer.models import resolve
from summarizer.pipeline import converse, plan
from summarizer.schemas import Brief, Evidence

WRAPPED = "the army of velm left the town of\nkarsa and "
SECONDS = 2.0
"""What grounding, linking and deriving of the long article may take; measured 1.9 s of one core."""


def rows_shown(request: Request) -> str:
    """What a diligent model answers about the sentences of a request."""
    shown = re.findall(r"^\[(\d+)\] (.*)$", request.body["messages"][1]["content"], flags=re.MULTILINE)
    return json.dumps(rows_about([(int(number), sentence) for number, sentence in shown]))


@pytest.mark.slow
def test_every_quote_of_a_long_article_is_true_and_putting_it_together_takes_seconds(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Grounding, linking and deriving, on the processor's clock, with a margin for slower machines."""
    document = from_text(bulk_text(WORDS))
    scripted.answering = lambda request: completion(rows_shown(request))
    monkeypatch.setattr(pipeline, "assemble", timed := _Timed(assemble))
    with Summarizer(f"scripted@{scripted.url}", strategy="single") as session:
        brief = session.summarize(document)
    assert len(scripted.requests) > 10
    assert len(brief.claims) > 2_000
    assert len(brief.stated_goals) > 500
    assert all(document.text[each.start : each.end] == each.exact for each in _evidence(brief))
    assert brief.coverage.of == len(document.article)
    assert timed.seconds < 3 * SECONDS


def test_four_times_the_length_takes_about_four_times_as_long() -> None:
    assert in_proportion(_building, 3_000)


class _Timed:
    """A function, and the processor time it took."""

    def __init__(self, function: Callable[..., Items]) -> None:
        self._function = function
        self.seconds = 0.0

    def __call__(self, *arguments: Any) -> Items:
        started = time.process_time()
        try:
            return self._function(*arguments)
        finally:
            self.seconds += time.process_time() - started


def _building(words: int) -> float:
    document = from_text(bulk_text(words))
    return assembled(document, rows_about([(each.number, each.text) for each in document.article]))[1]


def test_a_file_of_fifty_megabytes_is_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(InputError, match="too large: at most 20,000,000 bytes"):
        extract(b"The army left. " * 3_500_000)
    assert time.process_time() - started < 10


def test_what_is_too_long_is_refused_and_the_limit_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="too long: at most 5,000,000 characters"):
        from_text("The army left Karsa. " * 500_000)
    monkeypatch.setattr("summarizer.document.MOST_SENTENCES", 1_000)
    with pytest.raises(InputError, match="too long: at most 1,000 sentences"):
        from_text("The army left.\n" * 1_001)


def test_a_line_without_a_full_stop_is_split_and_nothing_of_it_lost() -> None:
    text = "the army of Velm and " * 5_000
    document = from_text(text)
    assert max(len(sentence.text) for sentence in document.sentences) <= 1_500
    assert "".join(sentence.text for sentence in document.sentences).replace(" ", "") == text.replace(" ", "")


def test_many_paragraphs_are_all_read() -> None:
    text = "\n\n".join(f"Shell {number} fell on Karsa." for number in range(5_000))
    assert len(from_text(text).sentences) == 5_000


@pytest.mark.parametrize(
    "unit",
    [
        *("“ a ", "‘ab ", "'' 'a ", "captured Karsa and ", "wanted to ", "A"),
        *(pytest.param(unit, marks=pytest.mark.slow) for unit in ("中。", WRAPPED)),
    ],
)
def test_text_made_to_keep_the_reader_busy_takes_time_in_proportion(unit: str) -> None:
    assert in_proportion(lambda length: _reading((unit * length)[:length]), 3_000)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["中。", WRAPPED, "the army of velm left the town and "])
def test_what_is_to_be_asked_of_it_is_found_in_time_in_proportion_too(unit: str) -> None:
    assert in_proportion(lambda length: _planning((unit * length)[:length]), 3_000)


def _planning(text: str) -> float:
    """Processor time until every question of a text is known, the better of two runs."""
    taken = []
    plan(converse(from_text("Rebels captured Karsa on Monday, Irena Kost said."), resolve("local"), "stepwise"))
    for start in ("So ", "But "):  # other sentences each time, of which nothing is known from the last
        document = from_text(start + text)
        started = time.process_time()
        plan(converse(document, resolve("local"), "stepwise"))
        taken.append(time.process_time() - started)
    return min(taken)


def _reading(text: str) -> float:
    """Processor time of all that is done to a text without a model, the better of two runs."""
    taken = []
    for _ in range(2):
        frames.cache_clear()
        started = time.process_time()
        document = from_text(text)
        coverage(document, [])
        definitions(document)
        taken.append(time.process_time() - started)
    return min(taken)


def _evidence(brief: Brief) -> list[Evidence]:
    items = [*brief.actors, *brief.claims, *brief.territorial_changes, *brief.stated_goals]
    return [each for item in items for each in item.evidence]
