"""The whole path, from an example to its brief, on recordings of the embedded model.

Recorded with `SUMMARIZER_MODEL_PATH=... pytest tests/test_whole_path.py --record-mode=rewrite`, see CONTRIBUTING.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.client import Client
from summarizer.document import Document, from_path, from_text
from summarizer.embedded import Engine
from summarizer.models import resolve
from summarizer.pipeline import Record, adrive, build, converse, drive
from summarizer.render import render
from summarizer.schemas import FAITHFUL, Act, Brief, Change, Stance, Status, TerritorialChange

EXAMPLES = Path(__file__).parent.parent / "examples"
pytestmark = pytest.mark.vcr
SHORT = """Rebels of the Vardan Front seized the town of Kelm on Tuesday, their spokesman Ilo Maran said.

The Osken defense ministry denied it. "Our troops hold Kelm," the ministry said.
"""


@pytest.fixture
def recorded(vcr: Any) -> Iterator[Client]:
    """A client of the embedded model whose traffic is recorded; every recording has to be played."""
    own = os.environ.get("SUMMARIZER_MODEL_PATH")
    client = Client(resolve("local"), engine=Engine(Path(own) if own else None))
    yield client
    client.close()
    if vcr.record_mode.value == "none":
        assert vcr.play_count > 0
        assert vcr.all_played


def _brief(client: Client, name: str) -> tuple[Document, Brief]:
    document, record = from_path(EXAMPLES / name), Record()
    harvest = drive(converse(document, client.model, None), client, record)
    return document, build(document, harvest, record, client.model, "stepwise")


def _changes(brief: Brief, place: str) -> list[TerritorialChange]:
    return [change for change in brief.territorial_changes if change.place.name == place]


def _speakers(brief: Brief, act: Act) -> set[str | None]:
    return {claim.speaker.name if claim.speaker else None for claim in brief.claims if claim.act is act}


def test_news_of_a_captured_town_keeps_apart_who_says_and_wants_what(recorded: Client) -> None:
    document, brief = _brief(recorded, "torvak.txt")
    captured = next(change for change in _changes(brief, "Torvak") if change.change is Change.CAPTURE)
    assert captured.gained_by is not None
    assert captured.gained_by.name == "Free Dorian Army"
    assert [position.speaker.name for position in captured.positions if position.speaker] == ["Irena Kost"]
    withdrawn = next(change for change in _changes(brief, "Torvak") if change.change is Change.WITHDRAWAL)
    assert withdrawn.status is Status.DENIED
    assert all(change.status is Status.PROJECTED for change in _changes(brief, "Lenz"))
    assert {position.stance for change in _changes(brief, "Sarn") for position in change.positions} >= {Stance.AFFIRM}
    assert "Dorian defense ministry" in _speakers(brief, Act.DENY)
    assert "Oskar Velt" in _speakers(brief, Act.ACCUSE)
    goals_of = {(goal.holder.name, goal.goal, goal.self_stated) for goal in brief.stated_goals if goal.holder}
    assert ("Yusuf Adari", "reach the capital before winter", True) in goals_of
    assert ("Oskar Velt", "retake every lost town", True) in goals_of
    assert not any("Share" in found.exact for claim in brief.claims for found in claim.evidence)
    _holds(document, brief)


def test_a_statement_in_the_first_person_is_its_issuer_s(recorded: Client) -> None:
    document, brief = _brief(recorded, "riyadh-opposition-statement.txt")
    assert brief.document.is_statement
    assert brief.claims
    assert all(claim.speaker is None for claim in brief.claims if claim.text.startswith("We welcome"))
    assert brief.territorial_changes == []
    _holds(document, brief)


def test_a_press_release_names_its_speakers(recorded: Client) -> None:
    document, brief = _brief(recorded, "dayton-northern-syria.txt")
    assert "Stephen J. Townsend" in {claim.speaker.name for claim in brief.claims if claim.speaker}
    _holds(document, brief)


async def test_the_asynchronous_way_gives_the_same_brief(recorded: Client) -> None:
    document, record = from_path(EXAMPLES / "riyadh-opposition-statement.txt"), Record()
    harvest = await adrive(converse(document, recorded.model, None), recorded, record)
    brief = build(document, harvest, record, recorded.model, "stepwise")
    assert brief.document.is_statement
    _holds(document, brief)
    await recorded.aclose()


def test_one_call_a_list_gives_a_brief_with_the_embedded_model_too(recorded: Client) -> None:
    _holds_whole(recorded, "section")


def test_one_call_for_all_lists_gives_a_brief_with_the_embedded_model_too(recorded: Client) -> None:
    _holds_whole(recorded, "single")


def _holds_whole(client: Client, strategy: str) -> None:
    """A way for capable models comes to its end: the small one repeats itself where its lists have no bound."""
    document, record = from_text(SHORT), Record()
    harvest = drive(converse(document, client.model, strategy), client, record)
    brief = build(document, harvest, record, client.model, strategy)
    assert record.failures == []
    assert brief.claims + brief.territorial_changes
    assert "Osken defense ministry" in {actor.name for actor in brief.actors}
    _holds(document, brief)


def _holds(document: Document, brief: Brief) -> None:
    """Every item has evidence, every passage is the source's, and the brief prints."""
    for item in [*brief.actors, *brief.claims, *brief.territorial_changes, *brief.stated_goals]:
        assert item.evidence
        for found in item.evidence:
            assert document.text[found.start : found.end] == found.exact
            assert found.verdict in FAITHFUL
    assert {span.number for span in brief.sentences} == {each.sentence for each in brief.coverage.sentences}
    assert Brief.model_validate_json(brief.model_dump_json()) == brief
    assert render(brief, "markdown").startswith("# Brief")
