from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import run
from story import story

from summarizer.render import render
from summarizer.render.json import to_line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The story's briefs as files."""
    folder = tmp_path / "briefs"
    folder.mkdir()
    for name, brief in story().items():
        (folder / f"{name}.json").write_text(render(brief, "json"), encoding="utf-8")
    return folder


def test_saved_briefs_become_one_dossier(folder: Path) -> None:
    ended = run("merge", folder / "monday-agency.json", folder / "monday-paper.json", folder / "wednesday.json")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("# Dossier of 3 articles\n")
    assert "**acknowledged** (3 articles, 2 primary sources)" in ended.out


def test_a_folder_and_json_lines_do_as_well(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("".join(map(to_line, story().values())) + "\n", encoding="utf-8")
    one, other = run("merge", folder, "-f", "json"), run("merge", tmp_path / "set.jsonl", "-f", "json")
    assert one == other
    assert len(json.loads(one.out)["sources"]) == 9
    assert run("merge", folder, "-o", tmp_path / "dossier.md").out == ""
    assert (tmp_path / "dossier.md").read_text("utf-8").startswith("# Dossier of 9")


def test_a_dossier_is_a_page_points_or_tables(folder: Path, tmp_path: Path) -> None:
    assert run("merge", folder, "-f", "html").out.startswith("<!DOCTYPE html>")
    assert json.loads(run("merge", folder, "-f", "geojson").out)["type"] == "FeatureCollection"
    assert run("merge", folder, "-f", "csv", "--list", "figures").out.startswith("about,low,high")
    assert run("merge", folder, "-f", "csv", "-o", tmp_path / "tables").code == 0
    assert len(list((tmp_path / "tables").glob("*.csv"))) == 8
    assert run("merge", folder, "-f", "csv").code == 2
    ended = run("merge", folder, "-f", "csv", "--list", "weather")
    assert (ended.code, ended.out) == (2, "")
    assert "there are: sources, actors" in ended.err


def test_a_saved_dossier_is_rendered_like_a_brief(folder: Path, tmp_path: Path) -> None:
    run("merge", folder, "-f", "json", "-o", tmp_path / "dossier.json")
    assert run("render", tmp_path / "dossier.json").out == run("merge", folder).out
    assert run("render", tmp_path / "dossier.json", "-f", "jsonld").code == 2
    ended = run("render", tmp_path / "dossier.json", folder / "tuesday.json")
    assert (ended.code, ended.out) == (2, "")
    assert "a dossier is of several articles" in ended.err
    assert "this is a dossier, not a brief" in run("merge", tmp_path / "dossier.json").err


def test_what_changed_is_told_in_lines(folder: Path, tmp_path: Path) -> None:
    run("merge", folder / "monday-agency.json", "-f", "json", "-o", tmp_path / "old.json")
    run("merge", folder, "-f", "json", "-o", tmp_path / "new.json")
    ended = run("diff", tmp_path / "old.json", tmp_path / "new.json")
    assert ended.code == 0
    assert "disputed before, acknowledged now" in ended.out
    assert run("diff", folder / "thursday.json", folder / "thursday.json").out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merge", "{}/missing.json"], "No such file"),
        (["merge", "{}/text.json"], "text.json: this is not a brief"),
        (["merge", "{}/empty"], "no briefs in"),
        (["diff", "{}/text.json", "{}/text.json"], "text.json: this is not a brief"),
    ],
)
def test_what_is_no_brief_is_said_with_its_name(tmp_path: Path, words: list[str], said: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.json").write_text("no JSON", encoding="utf-8")
    ended = run(*(word.format(tmp_path) for word in words))
    assert (ended.code, ended.out) == (3, "")
    assert said in ended.err
