"""Answers that are none, from the session and from the command line: bounded tries, a typed error, one line."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from command import run
from scripted_server import Reply, ScriptedServer, completion

from summarizer import Summarizer, asummarize
from summarizer.errors import OutputError, RefusedError, ServerError, TruncatedError
from summarizer.schemas import Brief

TEXT = "The Green Hand took Torvak on Monday, Mayor Irena Kost said.\n\nIt rained for three days.\n"
CLAIM = {
    "by": "Irena Kost", "via": None, "act": "assert", "text": "The Green Hand took Torvak on Monday",
    "certainty": "certain", "time": "past", "when": None, "quote": "", "s": 1,
}  # fmt: skip
LISTS = {"actors": [], "claims": [CLAIM], "territory": [], "goals": []}
VALID = json.dumps(LISTS)
STRATEGIES = ("single", "section", "stepwise")


def with_claim(**fields: object) -> str:
    return json.dumps({**LISTS, "claims": [{**CLAIM, **fields}]})


NOT_VALID = {
    "no JSON": "Torvak is mentioned once.",
    "broken": VALID[:-7],
    "empty": "",
    "null": "null",
    "none": None,
    "array": f"[{VALID}]",
    "array of rows": json.dumps([CLAIM]),
    "list for a row": json.dumps({**LISTS, "claims": [list(CLAIM.values())]}),
    "row for a list": json.dumps({**LISTS, "claims": CLAIM}),
    "number for words": with_claim(text=7),
    "words for a number": with_claim(s="one"),
    "a fraction": with_claim(s=1.5),
    "extra key": with_claim(why="said so"),
    "nan": with_claim(s=float("nan")),
    "infinity": with_claim(s=float("inf")),
    "minus infinity": with_claim(s=float("-inf")),
    "huge int": VALID.replace('"s": 1', '"s": ' + "9" * 5_000),
    "deep list": '{"claims":' + "[" * 10_000 + "]" * 10_000 + "}",
    "deep object": '{"claims":' * 10_000 + "1" + "}" * 10_000,
    "deep and open": "[" * 10_000,
    "trailing prose": VALID + " I hope this helps.",
}
each_kind = pytest.mark.parametrize("kind", NOT_VALID)


@each_kind
def test_an_article_never_answered_validly_is_an_output_error_after_two_tries(
    kind: str, scripted: ScriptedServer
) -> None:
    scripted.answering = lambda _: completion(NOT_VALID[kind], usage=(10, 5))
    with Summarizer(f"x@{scripted.url}", strategy="single") as session, pytest.raises(OutputError) as caught:
        session.summarize(TEXT)
    assert type(caught.value) is OutputError
    assert (caught.value.attempts, caught.value.tokens) == (2, 30)
    assert len(scripted.requests) == 2
    assert str(caught.value) == "the answer did not fit the schema"


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("kind", ["nan", "deep list", "array"])
def test_every_strategy_asks_each_question_twice_at_most(kind: str, strategy: str, scripted: ScriptedServer) -> None:
    scripted.answering = lambda _: completion(NOT_VALID[kind], usage=(10, 5))
    with pytest.raises(OutputError):
        asyncio.run(asummarize(TEXT, f"x@{scripted.url}", strategy=strategy))
    asked = [json.dumps(request.body["messages"][:2]) for request in scripted.requests]
    assert all(asked.count(each) <= 2 for each in asked)


@each_kind
def test_on_the_command_line_it_is_one_line_and_exit_code_5(
    kind: str, scripted: ScriptedServer, tmp_path: Path
) -> None:
    scripted.answering = lambda _: completion(NOT_VALID[kind])
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    ended = run("summary", tmp_path / "article.txt", "-m", f"x@{scripted.url}", "--strategy", "single")
    assert (ended.code, ended.out) == (5, "")
    assert ended.err.splitlines() == ["summarizer: the answer did not fit the schema"]


def briefs(scripted: ScriptedServer, content: str, *, again: str | None = None) -> Brief:
    replies = iter([content, *([again] if again else [])])
    scripted.answering = lambda _: completion(next(replies))
    with Summarizer(f"x@{scripted.url}", strategy="single") as session:
        return session.summarize(TEXT)


def test_of_duplicate_keys_the_last_counts_and_is_checked_like_any_other(scripted: ScriptedServer) -> None:
    twice = VALID.replace('"by": "Irena Kost"', '"by": "Somebody Else", "by": "Irena Kost"')
    (claim,) = briefs(scripted, twice).claims
    assert claim.speaker is not None
    assert claim.speaker.name == "Irena Kost"
    turned = VALID.replace('"by": "Irena Kost"', '"by": "Irena Kost", "by": "Somebody Else"')
    again = json.dumps({"claims": [{**CLAIM, "by": "Somebody Else"}]})
    assert briefs(scripted, turned, again=again).claims == []


@pytest.mark.parametrize("number", [2**63, 10**18, 10**300])
def test_a_sentence_of_a_number_beyond_all_bounds_is_none_of_the_article(number: int, scripted: ScriptedServer) -> None:
    beyond = with_claim(s=number)
    brief = briefs(scripted, beyond, again=json.dumps({"claims": [{**CLAIM, "s": number}]}))
    assert brief.claims == []
    assert [each.code for each in brief.warnings] == ["no_sentence"]
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_endless_repetition_is_cut_asked_once_more_with_twice_the_room_and_given_up(
    strategy: str, scripted: ScriptedServer
) -> None:
    endless = '{"claims":[' + (json.dumps(CLAIM) + ",") * 500
    scripted.answering = lambda _: completion(endless, finish="length", usage=(10, 5))
    with (
        Summarizer(f"x@{scripted.url}", strategy=strategy) as session,
        pytest.raises(TruncatedError) as caught,
    ):
        session.summarize(TEXT)
    assert (caught.value.attempts, caught.value.tokens) == (2, 30)
    asked = [json.dumps(request.body["messages"]) for request in scripted.requests]
    assert all(asked.count(each) <= 2 for each in asked)


def test_one_row_two_thousand_times_is_one_item(scripted: ScriptedServer) -> None:
    brief = briefs(scripted, json.dumps({**LISTS, "claims": [CLAIM] * 2_000}))
    assert len(brief.claims) == 1


@pytest.mark.parametrize(
    ("reply", "code", "error"),
    [
        (completion('{"claims":[', finish="length"), 5, TruncatedError),
        (completion(None, finish="content_filter"), 5, RefusedError),
        (completion(None, refusal="I cannot help with that."), 5, RefusedError),
        (Reply(b"<html><body>Welcome</body></html>", headers={"content-type": "text/html"}), 4, ServerError),
        (Reply(b"{}"), 4, ServerError),
        (Reply(b'{"choices":[]}'), 4, ServerError),
    ],
)
def test_what_a_server_says_instead_is_a_typed_error_and_one_line(
    reply: Reply, code: int, error: type[Exception], scripted: ScriptedServer, tmp_path: Path
) -> None:
    scripted.answering = lambda _: reply
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    with Summarizer(f"x@{scripted.url}", strategy="single") as session, pytest.raises(error) as caught:
        session.summarize(TEXT)
    assert type(caught.value) is error
    ended = run("summary", tmp_path / "article.txt", "-m", f"x@{scripted.url}", "--strategy", "single")
    assert (ended.code, ended.out, ended.err) == (code, "", f"summarizer: {caught.value}\n")
