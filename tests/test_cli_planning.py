from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command import Stream, run
from scripted_server import ScriptedServer

from summarizer.cli.planning import counted, estimate, prompts
from summarizer.document import Document, from_text
from summarizer.models import resolve

TEXT = (
    "The Northern Front captured Karsa from the army on Thursday, Mayor Ilan Dost told the Harbor Wire.\n\n"
    "The army denied that it had lost the town. It would retake Karsa within days, a spokesman said.\n"
)


@pytest.fixture(autouse=True)
def _no_engine_and_no_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SUMMARIZER_MODEL_PATH", raising=False)


@pytest.fixture
def document() -> Document:
    """A short article."""
    return from_text(TEXT)


@pytest.mark.parametrize("option", ["--dry-run", "--show-prompt"])
def test_the_embedded_model_s_questions_are_shown_without_its_engine_or_weights(option: str, tmp_path: Path) -> None:
    ended = run("summary", "-", option, stdin=Stream(TEXT.encode()))
    assert (ended.code, ended.err) == (0, "")
    assert "Karsa" in ended.out or "3 sentences" in ended.out
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("option", ["--dry-run", "--show-prompt"])
def test_a_server_is_not_asked(scripted: ScriptedServer, option: str) -> None:
    ended = run("summary", "-", option, "-m", f"x@{scripted.url}", stdin=Stream(TEXT.encode()))
    assert ended.code == 0
    assert not scripted.requests


@pytest.mark.parametrize("option", ["--dry-run", "--show-prompt"])
def test_what_was_assumed_about_a_file_is_said_before_anything_is_asked(option: str) -> None:
    data = TEXT.replace("Dost", "D\xf6st").encode("cp1252")
    ended = run("summary", "-", option, stdin=Stream(data))
    assert (ended.code, ended.err) == (0, "summarizer: not valid UTF-8: read as Windows-1252\n")
    assert run("summary", "-", option, "-q", stdin=Stream(data)).err == ""


def test_what_would_be_asked_can_go_to_a_file(tmp_path: Path) -> None:
    ended = run("summary", "-", "--dry-run", "-o", tmp_path / "plan.txt", stdin=Stream(TEXT.encode()))
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "plan.txt").read_text(encoding="utf-8").endswith("nothing was asked\n")


def test_a_strange_language_is_refused_before_anything_is_shown() -> None:
    german = "Die Armee hat die Stadt am Freitag verlassen, sagte der Bürgermeister, und das Feuer wurde eingestellt.\n"
    assert run("summary", "-", "--dry-run", stdin=Stream(german.encode())).code == 3
    assert run("summary", "-", "--dry-run", "--force", stdin=Stream(german.encode())).code == 0


def test_the_estimate_counts_questions_by_section_and_names_where_the_article_would_go(document: Document) -> None:
    model = resolve("x@https://models.example/v1")
    lines = estimate(document, model, None).splitlines()
    assert lines[0] == "model x@https://models.example/v1, strategy section, 3 sentences"
    assert lines[1:5] == [f"  {name}: 1 question" for name in ("actors", "claims", "territory", "goals")]
    assert lines[-1] == "nothing was asked; the article would be sent to https://models.example/v1"


def test_the_estimate_says_what_a_prompt_cache_saves(document: Document) -> None:
    line = estimate(document, resolve(), "section").splitlines()[-2]
    total, cached = (int(word) for word in line.replace(",", "").split() if word.isdigit() and int(word) > 4)
    assert total - cached > 3 * len(TEXT) / 4, "three of four questions share the article"
    assert "where the server caches" not in estimate(document, resolve(), "single")


def test_prompts_show_every_message_with_its_section_and_role(document: Document) -> None:
    shown = prompts(document, resolve(), "single")
    assert shown.startswith("--- actors+claims+territory+goals, system\n")
    assert "--- actors+claims+territory+goals, user\n" in shown
    assert all(sentence.text in shown for sentence in document.article)


def test_prompts_carry_no_escapes_of_the_article() -> None:
    document = from_text(TEXT.replace("Karsa", "Kar\x1b[31msa\x07"))
    assert not {"\x1b", "\x07"} & set(prompts(document, resolve(), "single"))


@pytest.mark.parametrize(("number", "words"), [(0, "0 questions"), (1, "1 question"), (2, "2 questions")])
def test_a_number_comes_with_the_right_word(number: int, words: str) -> None:
    assert counted(number, "question") == words
