"""The prompt files: every one renders, its examples fit its schema and rest on their own text."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest

from summarizer.sections import BUILT_IN
from summarizer.sections.actors import kinds
from summarizer.sections.base import Section
from summarizer.templates import load

FILES = [path.name for path in files("summarizer.prompts").iterdir()]
NAMES = sorted(name.removesuffix(".j2") for name in FILES if name.endswith(".j2"))
ONE_SENTENCE = [section for section in BUILT_IN if section.name != "actors"]
SLOTS: dict[str, dict[str, Any]] = {
    "article.v1": {"tag": "abc", "sentences": [{"number": 1, "text": "Rebels left Torvak."}]},
    "actors.stepwise.v1": {"names": ["Torvak"]},
    "claims.stepwise.v1": {"sentence": {"number": 1, "text": "He left."}},
    "territory.stepwise.v1": {"sentence": {"number": 1, "text": "He left."}},
    "goals.stepwise.v1": {"sentence": {"number": 1, "text": "He left."}, "marked": "He wants to >>leave<<."},
    "own.stepwise.v1": {"sentence": {"number": 1, "text": "He left."}, "text": "Who was hurt?"},
    "whole.v1": {"sections": [{"name": "claims", "text": "What is said."}]},
    "again.stepwise.v1": {"reason": "“Tom” is nowhere in the article"},
    "again.v1": {"rows": "{}", "reasons": ["not in the article"]},
}


def test_there_is_a_prompt_for_every_section_and_way_of_asking() -> None:
    for section in BUILT_IN:
        assert section.prompt in NAMES
        assert f"{section.name}.whole.v1" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_carries_a_version_and_renders_without_braces(name: str) -> None:
    assert re.search(r"\.v\d+$", name)
    text = load(name).render(**SLOTS.get(name, {}))
    assert text
    assert "{{" not in text
    assert "{%" not in text


@pytest.mark.parametrize("section", ONE_SENTENCE, ids=lambda section: section.name)
def test_examples_are_valid_answers_of_their_section(section: Section) -> None:
    examples = load(section.prompt).examples
    assert examples
    for example in examples:
        section.answer.model_validate(example["answer"])


def test_examples_of_actors_answer_for_every_name() -> None:
    for example in load("actors.stepwise.v1").examples:
        kinds(example["names"]).model_validate(example["answer"])
        assert all(name in example["text"] for name in example["names"])


def test_examples_of_claims_name_speakers_of_their_context() -> None:
    for example in load("claims.stepwise.v1").examples:
        assert example["answer"]["speaker"] in example["context"]


def test_examples_of_territory_use_words_of_their_sentence() -> None:
    for example in load("territory.stepwise.v1").examples:
        words = [example["answer"].get(key, "") for key in ("place", "gained_by", "lost_by")]
        assert all(word.lower() in example["sentence"].lower() for word in words)


def test_examples_of_goals_mark_the_goal_and_name_a_holder_of_the_sentence() -> None:
    for example in load("goals.stepwise.v1").examples:
        assert re.search(r">>.+<<", example["sentence"])
        holder = example["answer"]["holder"]
        assert holder == "none" or holder in example["sentence"]


def test_examples_use_invented_places_only() -> None:
    real = re.compile(r"\b(?:Syria|Iraq|Iran|Ukraine|Russia|Homs|Aleppo|Mosul|Israel|Gaza|Sudan|ISIL|Assad|Putin)\b")
    for name in NAMES:
        for example in load(name).examples:
            assert not real.search(str(example))
