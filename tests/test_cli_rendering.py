from __future__ import annotations

from pathlib import Path

import pytest
from briefs import ARTICLE, rich
from command import Ended, Stream, run

from summarizer.document import from_text
from summarizer.render import csv_files, render, to_csv
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


@pytest.mark.parametrize("format_", ["geojson", "jsonld"])
def test_a_saved_brief_is_written_as_data(saved: Path, format_: str) -> None:
    assert run("render", saved, "-f", format_) == Ended(0, render(BRIEF, format_), "")


def test_one_list_is_a_table_on_standard_output_or_in_a_file(saved: Path, tmp_path: Path) -> None:
    ended = run("render", saved, "-f", "csv", "--list", "claims")
    assert ended == Ended(0, to_csv(BRIEF, "claims"), "")
    assert run("render", saved, "-f", "csv", "--list", "damage_reports", "-o", tmp_path / "own.csv").code == 0
    assert (tmp_path / "own.csv").read_bytes().decode() == to_csv(BRIEF, "damage_reports")


def test_all_lists_are_tables_in_a_folder_that_is_made_if_it_is_not_there(saved: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("render", saved, "-f", "csv", "-o", tmp_path / "tables") == Ended(0, "", "")
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "tables").iterdir()}
    assert written == csv_files(BRIEF)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-f", "csv"], "csv is several files: name a folder with -o, or one list with --list"),
        (["-f", "json", "--list", "claims"], "--list goes with -f csv"),
        (["-f", "csv", "--list", "weather"], "no list 'weather' in the brief"),
    ],
)
def test_a_table_that_cannot_be_meant_ends_with_2(saved: Path, options: list[str], words: str) -> None:
    ended = run("render", saved, *options)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_a_folder_that_cannot_be_written_is_one_line_and_3(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    _complains(run("render", saved, "-f", "csv", "-o", tmp_path / "file"), "it is a file, not a folder")
    _complains(run("render", saved, "-f", "csv", "-o", tmp_path / "no" / "tables"), "there is no folder")
