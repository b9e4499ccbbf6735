from __future__ import annotations

from pathlib import Path

import pytest
from command import run

from summarizer.templates import built_in, names


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_PROMPTS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.chdir(tmp_path)


def test_the_list_names_every_prompt_its_digest_and_its_file() -> None:
    ended = run("prompts", "list")
    assert (ended.code, ended.err) == (0, "")
    lines = [line.split() for line in ended.out.splitlines()]
    assert lines == [[name, built_in(name).sha256[:8], "built-in"] for name in names()]


def test_a_copy_that_was_changed_is_shown_and_listed(tmp_path: Path) -> None:
    ended = run("prompts", "copy", "claims.stepwise.v1")
    assert (ended.code, ended.out) == (0, "")
    folder = tmp_path / "summarizer-prompts"
    assert {path.name for path in folder.iterdir()} == {"claims.stepwise.v1.j2", "claims.stepwise.v1.examples.toml"}
    assert run("prompts", "show", "claims.stepwise.v1").out == built_in("claims.stepwise.v1").source
    (folder / "system.v1.j2").write_text("Be brief.\n", encoding="utf-8")
    assert run("prompts", "show", "system.v1").out == "Be brief.\n"
    (line,) = [line for line in run("prompts", "list").out.splitlines() if line.startswith("system.v1 ")]
    assert line.endswith("summarizer-prompts/system.v1.j2")


def test_a_copy_replaces_nothing(tmp_path: Path) -> None:
    assert run("prompts", "copy", "system.v1", tmp_path / "mine").code == 0
    (tmp_path / "mine" / "system.v1.j2").write_text("Be brief.", encoding="utf-8")
    ended = run("prompts", "copy", "system.v1", tmp_path / "mine")
    assert ended.code == 2
    assert "system.v1.j2 is there already" in ended.err
    assert (tmp_path / "mine" / "system.v1.j2").read_text(encoding="utf-8") == "Be brief."


@pytest.mark.parametrize("command", ["show", "copy"])
@pytest.mark.parametrize("name", ["nothing.v1", "../system.v1"])
def test_an_unknown_prompt_ends_with_2(command: str, name: str) -> None:
    ended = run("prompts", command, name)
    assert (ended.code, ended.out) == (2, "")
    assert f"no prompt named {name}" in ended.err


def test_a_folder_that_cannot_be_made_ends_with_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("prompts", "copy", "system.v1", tmp_path / "file").code == 3
