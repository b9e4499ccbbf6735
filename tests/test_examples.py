"""The briefs that ship with the examples belong to their articles and are as the program writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.document import from_path
from summarizer.render import render
from summarizer.render.json import read_brief

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES = sorted(EXAMPLES.glob("*.txt"))


def test_there_are_examples() -> None:
    assert len(ARTICLES) >= 5


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_brief_of_an_example_is_of_this_article_and_every_quote_is_true(article: Path) -> None:
    document = from_path(article)
    brief = read_brief(article.with_suffix(".json").read_text(encoding="utf-8"))
    assert brief.document.id == document.id
    for item in [*brief.actors, *brief.claims, *brief.territorial_changes, *brief.stated_goals]:
        for found in item.evidence:
            assert document.text[found.start : found.end] == found.exact


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_markdown_of_an_example_is_what_render_makes_of_its_json(article: Path) -> None:
    brief = read_brief(article.with_suffix(".json").read_text(encoding="utf-8"))
    assert article.with_suffix(".md").read_text(encoding="utf-8") == render(brief, "markdown")


def test_every_line_of_the_brief_in_the_readme_stands_in_the_example() -> None:
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("<!-- excerpt -->")[2].partition("<!-- /excerpt -->")[0].splitlines()
    brief = (EXAMPLES / "torvak.md").read_text(encoding="utf-8").splitlines()
    lines = [line.removeprefix("> ") for line in shown if line.startswith("> -")]
    assert len(lines) > 15
    assert [line for line in lines if line not in brief] == []
