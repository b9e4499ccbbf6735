from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Stream, run

EXAMPLES = Path(__file__).parent.parent / "examples"
BRIEF, ARTICLE = EXAMPLES / "torvak.json", EXAMPLES / "torvak.txt"


@pytest.fixture
def tampered(tmp_path: Path) -> Path:
    """A brief in which one text was changed."""
    path = tmp_path / "brief.json"
    text = BRIEF.read_text(encoding="utf-8")
    path.write_text(text.replace('"text": "it withdrew from Sarn', '"text": "it never withdrew from Sarn'), "utf-8")
    return path


@pytest.fixture
def quoted(tmp_path: Path) -> Path:
    """What another tool might give: two quotations, one of them altered."""
    path = tmp_path / "answer.json"
    answer = [
        {"quote": "cutting the last road between the capital and the northern provinces"},
        {"quote": "about 400 residents had fled to Lenz"},
    ]
    path.write_text(json.dumps({"answer": answer}), encoding="utf-8")
    return path


def test_a_brief_that_holds_is_0_and_a_line_an_item() -> None:
    ended = run("verify", BRIEF, ARTICLE)
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert all(line.startswith("holds ") for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} checks: all hold"


def test_what_does_not_hold_is_1_and_says_why(tampered: Path) -> None:
    ended = run("verify", tampered, ARTICLE)
    failed = [line for line in ended.out.splitlines() if line.startswith("FAILS ")]
    assert ended.code == 1
    assert len(failed) == 1
    assert "it never withdrew from Sarn last week: text_negation: 'never' added" in failed[0]
    assert ended.out.endswith("checks: 1 failed\n")


def test_quiet_leaves_out_what_holds(tampered: Path) -> None:
    ended = run("verify", tampered, ARTICLE, "-q")
    assert ended.out.count("\n") == 2
    assert run("verify", BRIEF, ARTICLE, "--quiet").out.count("\n") == 1


def test_what_was_assumed_about_the_article_is_said(tmp_path: Path) -> None:
    article, answer = tmp_path / "article.txt", tmp_path / "answer.json"
    article.write_bytes("The caf\xe9 of Sarn burned down.".encode("cp1252"))
    answer.write_text(json.dumps(["The café of Sarn"]), encoding="utf-8")
    ended = run("verify", answer, article, "--quotes", "$[*]")
    assert (ended.code, ended.err) == (0, "summarizer: not valid UTF-8: read as Windows-1252\n")
    assert run("verify", answer, article, "--quotes", "$[*]", "-q").err == ""


def test_findings_as_json(tampered: Path) -> None:
    ended = run("verify", tampered, ARTICLE, "--json")
    report = json.loads(ended.out)
    assert ended.code == 1
    assert (report["holds"], report["failed"]) == (False, 1)


def test_quotations_of_other_origin_have_their_verdict_and_place(quoted: Path) -> None:
    ended = run("verify", quoted, ARTICLE, "--quotes", "$.answer[*].quote")
    first, second, last = ended.out.splitlines()
    assert ended.code == 1
    assert first.startswith("verbatim     $['answer'][0]['quote']  “cutting the last road")
    assert "number: 4,000 -> 400" in second
    assert second.startswith("altered ")
    assert "“about 4,000 residents had fled to Lenz”" in second
    assert last == "2 checks: 1 failed"


def test_the_readme_shows_what_is_printed(tmp_path: Path) -> None:
    shown = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    quotes = [
        "The Dorian defense ministry denied that its troops had abandoned the port.",
        "its troops had abandoned the port",
        "Lenz, a city of 9,000",
        "Snow fell in Paris",
    ]
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"items": [{"quote": quote} for quote in quotes]}), encoding="utf-8")
    for line in run("verify", answer, ARTICLE, "--quotes", "$..quote").out.splitlines():
        assert f"    {line}\n" in shown


def test_a_brief_comes_from_standard_input() -> None:
    assert run("verify", "-", ARTICLE, "-q", stdin=Stream(BRIEF.read_bytes())).code == 0
    assert run("verify", BRIEF, "-", "-q", stdin=Stream(ARTICLE.read_bytes())).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["-", "-"], 2, "only one of the two"),
        ([BRIEF], 2, "Missing argument"),
        ([BRIEF, ARTICLE, "--quotes", "$..["], 2, "not a JSONPath"),
        ([BRIEF, ARTICLE, "--quotes", "$..nothing"], 3, "nothing in the JSON"),
        ([ARTICLE, ARTICLE], 3, "not valid JSON"),
        (["missing.json", ARTICLE], 3, "No such file"),
        ([BRIEF, "missing.txt"], 3, "no such file"),
    ],
)
def test_what_cannot_be_checked_is_one_line(arguments: list[object], code: int, words: str) -> None:
    ended = run("verify", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.count("\n") == 1
    assert words in ended.err


def test_nothing_in_a_brief_drives_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.json"
    hostile.write_text(json.dumps(["\x1b[31mred\u202e\n\nline"]), encoding="utf-8")
    ended = run("verify", hostile, ARTICLE, "--quotes", "$[*]")
    assert ended.out.count("\n") == 2
    assert not {"\x1b", "\u202e"} & set(ended.out)
