from __future__ import annotations

import json

import pytest
from briefs import hostile
from story import story

from summarizer import merge
from summarizer.errors import InputError, UsageError
from summarizer.render import render
from summarizer.render.dossier import DOSSIER_FORMATS, read_dossier, render_dossier
from summarizer.render.dossier.json import dossier_to_json
from summarizer.render.dossier.markdown import dossier_to_markdown

DOSSIER = merge(list(story().values()))


def test_json_comes_back_as_the_same_dossier() -> None:
    assert read_dossier(dossier_to_json(DOSSIER)) == DOSSIER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not valid JSON"),
        ("[]", "not a dossier of version"),
        ('{"dossier_version": "9"}', "not a dossier of version"),
        ('{"dossier_version": "1.0"}', "this is not a dossier: missing"),
    ],
)
def test_what_is_no_dossier_is_an_input_error(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_dossier(text)


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="unknown format 'pdf'; known: markdown, json, html, geojson"):
        render_dossier(DOSSIER, "pdf")


@pytest.mark.parametrize("format", DOSSIER_FORMATS)
def test_every_format_is_that_of_render_too_and_ends_with_a_newline(format: str) -> None:
    text = render(DOSSIER, format)
    assert text == render_dossier(DOSSIER, format)
    assert text.endswith("\n")


def test_large_numbers_are_written_in_digits() -> None:
    (figure,) = DOSSIER.figures
    many = DOSSIER.model_copy(update={"figures": [figure.model_copy(update={"low": 900.0, "high": 1_250_000.0})]})
    assert "Torrin: 900 to 1,250,000: 12 (Ketta" in dossier_to_markdown(many)


def test_a_claim_of_several_articles_says_so() -> None:
    assert "Front captured Torrin (2 articles) [1] [3]" in dossier_to_markdown(DOSSIER)


def test_markdown_says_who_says_it_and_never_that_it_is_so() -> None:
    text = render_dossier(DOSSIER, "markdown")
    assert (
        "- Capture of **Hesk** by Ketta Liberation Front, **denied**: "
        "defense ministry denies (A3, 2031-03-04) [7]" in text
    )
    assert "(4 articles, 3 primary sources)" in text
    assert "since then otherwise" in text
    assert "- A2: Fighting in the valley (2031-03-03, repeats A1)" in text
    assert "4 to 12: 12 (Ketta Liberation Front), 4 (army)" in text
    assert "**Torrin**: 2031-03-06, end not known: army (**disputed**); 2031-03-03 to 2031-03-06: Ketta" in text
    assert "was captured" not in text.split("## Quotes")[0].replace("KLF seized", "").split("## Claims")[0]


def test_every_number_has_its_quote() -> None:
    body, quotes = dossier_to_markdown(DOSSIER).split("## Quotes")
    cited = {int(part.split("]")[0]) for part in body.split("[")[1:]}
    assert cited == set(range(1, quotes.count("\n- [") + 1))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x1b[31mred\u202e", "[x](javascript:y)", "{{ 7*7 }}"])
def test_nothing_of_an_article_is_active(text: str) -> None:
    dossier = merge([hostile(text)])
    out = dossier_to_markdown(dossier)
    assert "<script>" not in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "](javascript" not in out
    assert "\u202e" not in dossier_to_json(dossier)
    json.loads(dossier_to_json(dossier))
