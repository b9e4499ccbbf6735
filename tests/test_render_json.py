from __future__ import annotations

import json

import pytest
from briefs import hostile, minimal, rich

from summarizer.errors import InputError, UsageError
from summarizer.render import render
from summarizer.render.json import read_brief
from summarizer.schemas import Brief, Warning


def test_a_brief_comes_back_from_its_json_unchanged() -> None:
    assert read_brief(render(rich(), "json")) == rich()


def test_keys_stand_in_the_order_of_the_schema() -> None:
    assert list(json.loads(render(rich(), "json"))) == list(Brief.model_fields)


def test_only_a_missing_summary_is_left_out() -> None:
    written = json.loads(render(minimal(), "json"))
    assert "summary" not in written
    assert written["document"]["title"] is None
    assert json.loads(render(rich(), "json"))["summary"]["items"] == [["t-velm", "x1"]]


def test_json_is_indented_by_two_and_ends_with_one_newline() -> None:
    text = render(minimal(), "json")
    assert text.startswith('{\n  "schema_version": "1.1",\n')
    assert text.endswith("\n}\n")


def test_letters_stay_letters_and_unseen_characters_are_escaped() -> None:
    noted = minimal(warnings=[Warning(code="x", message="Đorđe حمص “q” \x1b[1m\x9b\u202e\u200b\U000e0041\n")])
    text = render(noted, "json")
    assert '"Đorđe حمص “q” \\u001b[1m\\u009b\\u202e\\u200b\\udb40\\udc41\\n"' in text
    assert read_brief(text) == noted


def test_hostile_strings_survive_as_data_and_reach_no_terminal() -> None:
    brief = hostile("\x1b]0;a\x07 \x9b1m \u202e \u2066 \x00")
    text = render(brief, "json")
    assert not set("\x1b\x07\x9b\u202e\u2066\x00") & set(text)
    assert read_brief(text) == brief


@pytest.mark.parametrize("text", ["", "{", "not json", '{"a": NaN}', "[" * 100_000, '"\ud800"'])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not valid JSON"):
        read_brief(text)


@pytest.mark.parametrize("text", ["[]", "null", "3", '{"claims": []}'])
def test_json_without_a_version_is_not_a_brief(text: str) -> None:
    with pytest.raises(InputError, match="no schema_version"):
        read_brief(text)


def test_a_brief_of_the_first_version_is_read_as_one_of_this() -> None:
    old = json.loads(render(rich(), "json")) | {"schema_version": "1.0"}
    for item in [*old["claims"], *old["territorial_changes"]]:
        del item["date"]
    old["places"] = [{key: place[key] for key in ("id", "name", "evidence")} for place in old["places"]]
    assert read_brief(json.dumps(old)) == rich()


def test_another_schema_version_is_refused() -> None:
    other = render(rich(), "json").replace('"schema_version": "1.1"', '"schema_version": "2.0"')
    with pytest.raises(InputError, match=r"another schema version than 1\.0, 1\.1"):
        read_brief(other)


def test_a_wrong_field_is_named_in_one_line_without_the_content() -> None:
    broken = render(rich(), "json").replace('"act": "demand"', '"act": "secret\\u001b words"')
    with pytest.raises(InputError) as caught:
        read_brief(broken)
    assert str(caught.value) == "this is not a brief: claims.0.act: enum"
    assert caught.value.__cause__ is not None


def test_a_hostile_key_is_named_without_its_escapes_and_shortened() -> None:
    broken = render(minimal(), "json").replace("{", f'{{"\\u001b[31m\\n{"k" * 500}": 1,', 1)
    with pytest.raises(InputError) as caught:
        read_brief(broken)
    assert len(str(caught.value)) < 150
    assert str(caught.value).isprintable()


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown format 'docx'; known: markdown, json"):
        render(minimal(), "docx")
