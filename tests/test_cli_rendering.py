from __future__ import annotations

from pathlib import Path

import pytest
from briefs import ARTICLE, rich
from command import Ended, Stream, run

from summarizer.document import from_text
from summarizer.render import render
from summarizer.schemas import Brief

BRIEF = rich().model_copy(update={"document": rich().document.model_copy(update={"id": from_text(ARTICLE).id})})


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A brief in a file, as `summary -f json` writes it."""
    path = tmp_path / "brief.json"
    path.write_text(render(BRIEF, "json"), encoding="utf-8")
    return path


def _complains(ended: Ended, words: str) -> None:
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
    assert words in ended.err


def test_a_saved_brief_is_written_as_markdown(saved: Path) -> None:
    ended = run("render", saved)
    assert ended == Ended(0, render(BRIEF, "markdown"), "")


def test_a_saved_brief_is_written_as_json_again(saved: Path) -> None:
    assert Brief.model_validate_json(run("render", saved, "-f", "json").out) == BRIEF


def test_a_saved_brief_is_read_from_standard_input(saved: Path) -> None:
    assert run("render", "-", stdin=Stream(saved.read_bytes())).out == render(BRIEF, "markdown")


def test_a_byte_order_mark_before_a_brief_is_no_obstacle(saved: Path) -> None:
    saved.write_bytes(b"\xef\xbb\xbf" + saved.read_bytes())
    assert run("render", saved).code == 0


def test_a_brief_goes_to_a_file(saved: Path, tmp_path: Path) -> None:
    assert run("render", saved, "-o", tmp_path / "brief.md").out == ""
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == render(BRIEF, "markdown")


def test_the_right_article_is_accepted(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("render", saved, tmp_path / "article.txt").out == render(BRIEF, "markdown")


def test_another_article_is_refused(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE.replace("Karsa", "Lodra"), encoding="utf-8")
    _complains(run("render", saved, tmp_path / "article.txt"), "is not the article that")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not valid JSON"),
        (b"# Brief: a text\n", "not valid JSON"),
        (b"{}", "no schema_version"),
        (b"\xff\xfe{}", "not UTF-8 text"),
        (b'{"schema_version": "0.1"}', "another schema version"),
        (b'{"schema_version": "1.0"}', "this is not a brief"),
        (b"[" * 100_000, "not valid JSON"),
    ],
)
def test_a_file_that_is_no_brief_is_one_line_and_3(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "brief.json").write_bytes(data)
    _complains(run("render", tmp_path / "brief.json"), words)


@pytest.mark.parametrize(("name", "words"), [("missing.json", "No such file"), (".", "is a folder")])
def test_a_brief_that_is_not_there_is_one_line_and_3(tmp_path: Path, name: str, words: str) -> None:
    _complains(run("render", tmp_path / name), words)


def test_an_output_that_cannot_be_is_one_line_and_3(saved: Path, tmp_path: Path) -> None:
    _complains(run("render", saved, "-o", tmp_path), "it is a folder")


def test_a_page_shows_the_article_when_it_is_given(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    shown = run("render", saved, tmp_path / "article.txt", "-f", "html")
    assert shown == Ended(0, render(BRIEF, "html", ARTICLE), "")
    assert "Nobody could say who had blown up the bridge." in shown.out


def test_a_page_without_the_article_says_that_it_is_not_the_whole(saved: Path) -> None:
    shown = run("render", saved, "-f", "html").out
    assert "Not the whole article." in shown
    assert "Nobody could say who had blown up the bridge." not in shown
