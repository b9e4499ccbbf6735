"""Peers are asked as their manuals say, stopped when they run on, scored as we are, and shown in the README."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import ssl
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import fake_xllamacpp
import pytest
from click.testing import CliRunner
from gold_briefs import news, perfect, statement
from scripted_server import ScriptedServer, completion

from evals.__main__ import main
from evals.own_set import OwnSet
from evals.peers import langextracted, one_call
from evals.peers.measuring import Lane, comparison, in_turns
from evals.peers.process import Peer
from evals.peers.serving import Serving
from evals.peers.shared import status
from evals.peers.table import KEPT, README, Comparison, markdown, show
from evals.plain import PlainBrief, plain
from evals.runs import Cost, Head, Made, Run

TEXT = news().text
LISTS: dict[str, list[dict[str, Any]]] = {
    "actors": [{"name": "Bram Tolle", "kind": "person"}],
    "claims": [{"speaker": "Tolle", "act": "deny", "text": "it", "quote": "Colonel Bram Tolle denied it."}],
    "territorial_changes": [
        {
            "place": "Ostwen mill",
            "change": "capture",
            "gained_by": "Heron League",
            "lost_by": None,
            "said_by": "the Heron League",
            "stance": "affirm",
            "quote": "words that stand nowhere",
        }
    ],
    "stated_goals": [{"holder": "league", "kind": "objective", "goal": "a seat", "quote": "wants a seat"}],
}


@pytest.fixture(autouse=True)
def _no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("httpcore2.default_ssl_context", lambda **_: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


class Counting:
    """Stands for the model's server: at the scripted address, 7 tokens more each time it is asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked = 0

    def counted(self) -> Cost:
        self.asked += 1
        return Cost(seconds=0, read=7 * self.asked, generated=3 * self.asked)


class Scripted:
    """A system that plays what it is given."""

    model, strategy = "m", "s"

    def __init__(self, name: str, *made: Made) -> None:
        self.name = name
        self._made = list(made)
        self.closed = False

    async def make(self, text: str) -> Made:
        assert text
        return self._made.pop(0)

    async def close(self) -> None:
        self.closed = True


def test_one_call_asks_once_with_the_schema_and_finds_the_quotes(scripted: ScriptedServer) -> None:
    scripted.play(completion(json.dumps(LISTS)))
    brief = one_call.extract(TEXT, scripted.url)
    (request,) = scripted.requests
    assert request.body["response_format"]["type"] == "json_schema"
    assert request.body["max_tokens"] == one_call.TOKENS
    (claim,), (change,) = brief.claims, brief.territorial_changes
    assert [TEXT[each.start : each.end] for each in claim.evidence] == ["Colonel Bram Tolle denied it."]
    assert (change.evidence, change.status) == ([], "claimed")
    assert brief.actors[0].evidence[0].exact == "Bram Tolle"


def extraction(kind: str, words: str, attributes: dict[str, Any] | None, span: tuple[int, int] | None) -> Any:
    where = SimpleNamespace(start_pos=span[0], end_pos=span[1]) if span else None
    return SimpleNamespace(extraction_class=kind, extraction_text=words, attributes=attributes, char_interval=where)


def test_extractions_become_items_where_they_stand_and_others_are_left_out() -> None:
    told = {"place": "Ostwen", "change": "capture", "gained_by": None, "said_by": "Tolle", "stance": "deny"}
    brief = langextracted.converted(
        [
            extraction("actor", "Tolle", None, (113, 118)),
            extraction("actor", "nobody here", None, None),
            extraction("claim", "seized Ostwen mill", {"speaker": "the league", "act": "assert"}, (56, 74)),
            extraction("territorial_change", "seized Ostwen mill", told, (56, 74)),
            extraction("stated_goal", "wants a seat", {"holder": ["the league"]}, (1, 2)),
            extraction("weather", "rain", None, (0, 1)),
        ],
        TEXT,
    )
    assert [each.name for each in brief.actors] == ["Tolle"]
    assert brief.claims[0].evidence[0].exact == TEXT[56:74]
    assert (brief.territorial_changes[0].status, brief.territorial_changes[0].gained_by) == ("denied", None)
    assert len(brief.stated_goals) == 1


@pytest.mark.live
@pytest.mark.skipif(
    not (importlib.util.find_spec("langextract") or os.environ.get("CI")), reason="needs the extra evals"
)
def test_langextract_is_asked_with_our_words_and_its_answer_is_read(scripted: ScriptedServer) -> None:
    told = {"claim": "Colonel Bram Tolle denied it", "claim_attributes": {"speaker": "Tolle", "act": "deny"}}
    scripted.play(completion(json.dumps({"extractions": [told]})))
    made = asyncio.run(Peer("langextract", Counting(scripted.url)).make(TEXT))
    assert made.error is None
    assert [TEXT[each.start : each.end] for each in made.brief.claims[0].evidence] == ["Colonel Bram Tolle denied it"]
    (request,) = scripted.requests
    assert (request.body["max_tokens"], request.body["temperature"]) == (langextracted.TOKENS, 0)
    assert langextracted.EXAMPLE in request.body["messages"][-1]["content"]


def test_the_worked_example_is_true_to_its_text() -> None:
    assert all(words in langextracted.EXAMPLE for _, words, _ in langextracted.WORKED)
    assert {kind for kind, _, _ in langextracted.WORKED} == {"actor", "claim", "territorial_change", "stated_goal"}


@pytest.mark.parametrize(
    ("stance", "said_by", "expected"),
    [
        ("deny", "the army", "denied"),
        ("predict", None, "projected"),
        ("possible", "a diplomat", "unverified"),
        ("affirm", None, "reported_as_fact"),
        ("affirm", "outlet", "reported_as_fact"),
        ("affirm", "The League", "claimed"),
        ("affirm", "the army", "acknowledged"),
        ("affirm", "a monitor", "reported"),
    ],
)
def test_a_peer_s_status_follows_from_its_one_position(stance: str, said_by: str | None, expected: str) -> None:
    assert status(stance, said_by, "League", "Army") == expected


def test_a_peer_runs_in_a_process_of_its_own_and_the_server_counts_its_tokens(scripted: ScriptedServer) -> None:
    scripted.play(completion(json.dumps(LISTS)))
    made = asyncio.run(Peer("instructor", Counting(scripted.url)).make(TEXT))
    assert made.error is None
    assert made.brief.claims[0].speaker == "Tolle"
    assert (made.cost.read, made.cost.generated) == (7, 3)


def test_a_peer_that_fails_gives_an_error_and_an_empty_brief(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from evals.peers import __main__ as child

    monkeypatch.setattr("sys.stdin", SimpleNamespace(read=lambda: TEXT))
    scripted.play(completion("{", finish="length"))
    child.main("instructor", scripted.url)
    made = Made.model_validate_json(capsys.readouterr().out)
    assert (made.error, made.brief) == ("IncompleteOutputException", PlainBrief())


def test_a_peer_that_takes_too_long_is_stopped(scripted: ScriptedServer) -> None:
    made = asyncio.run(Peer("instructor", Counting(scripted.url), seconds=0.05).make(TEXT))
    assert (made.error, made.cost.seconds, made.brief) == ("time limit", 0.05, PlainBrief())


def test_the_server_is_the_embedded_model_s_on_the_loopback_and_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = fake_xllamacpp.install(monkeypatch)
    told = "# TYPE x\nllamacpp:prompt_tokens_total 31\nllamacpp:tokens_predicted_total 3\n"
    fake.Server.handle_metrics = lambda _: told  # type: ignore[attr-defined]
    fake.Server.listening_address = "http://127.0.0.1:9"  # type: ignore[attr-defined]
    with Serving(tmp_path / "tiny.gguf") as server:
        assert server.url == "http://127.0.0.1:9/v1"
        assert server.counted() == Cost(seconds=0, read=31, cached=0, generated=3)
        assert fake.started[0].hostnames == ["127.0.0.1"]
    assert fake.running == 0


def lanes(folder: Path, systems: Sequence[Scripted]) -> list[Lane]:
    heads = [Head(set="own", system=each.name, model="m", strategy="s", code="1") for each in systems]
    return [
        Lane(each, Run(head=head, commit="abc"), folder / f"{each.name}.json")
        for each, head in zip(systems, heads, strict=True)
    ]


def test_systems_take_turns_and_are_scored_alike(tmp_path: Path) -> None:
    of = OwnSet([news(), statement()])
    right = [Made(brief=plain(perfect(each)), cost=Cost(seconds=2, generated=5)) for each in (news(), statement())]
    wrong = [Made(cost=Cost(seconds=90), error="time limit"), right[1].model_copy(update={"cost": Cost(seconds=10)})]
    systems = [Scripted("us", *right), Scripted("them", *wrong)]
    those = lanes(tmp_path, systems)
    asyncio.run(in_turns(those, of.articles))
    compared = comparison("own", of, those, list(of.articles))
    first, second = compared.systems
    assert first.figures.overall
    assert second.figures.overall
    assert (first.figures.overall.f1, first.seconds, first.generated, first.unanswered) == (1.0, 2.0, 5.0, 0)
    assert second.figures.overall.f1 == 0.5
    assert (second.seconds, second.longest, second.unanswered) == (50.0, 90.0, 1)
    assert all(each.closed for each in systems)
    rows = markdown(compared).splitlines()
    assert rows[0].startswith("2 of the 2 articles of the set `own`, ")
    assert rows[5].startswith("| us 0.1.0 (s) | 1.00 | 1.00 |")
    assert rows[6].endswith("| 50 (90) | 1 |")


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    (lane,) = lanes(tmp_path, [Scripted("us")])
    lane.run.add("own/mill", Made(cost=Cost(seconds=1)), TEXT)
    asyncio.run(in_turns([lane], {"own/mill": TEXT}))
    assert list(lane.run.articles) == ["own/mill"]


def test_a_peer_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.peers.measuring.importlib.util.find_spec", lambda name: name == "instructor" or None)
    done = CliRunner().invoke(main, ["peers"])
    assert (done.exit_code, done.stderr) == (1, "Error: langextract not installed: pip install 'summarizer[evals]'\n")


def test_the_readme_shows_the_table_of_the_kept_result(tmp_path: Path) -> None:
    kept = Comparison.model_validate_json(KEPT.read_text(encoding="utf-8"))
    assert f"<!-- peers -->\n{markdown(kept)}<!-- /peers -->" in README.read_text(encoding="utf-8")
    copy = tmp_path / "README.md"
    copy.write_text("a\n<!-- peers -->\nold\n<!-- /peers -->\nb\n", encoding="utf-8")
    show(kept, copy)
    assert copy.read_text(encoding="utf-8") == f"a\n<!-- peers -->\n{markdown(kept)}<!-- /peers -->\nb\n"


def test_a_readme_without_marks_is_left_alone(tmp_path: Path) -> None:
    kept = Comparison.model_validate_json(KEPT.read_text(encoding="utf-8"))
    (tmp_path / "README.md").write_text("a\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no marks"):
        show(kept, tmp_path / "README.md")
