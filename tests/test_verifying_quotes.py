"""Quotations of any JSON: where they are picked out, and what is said of each."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.document import from_text
from summarizer.errors import InputError, UsageError
from summarizer.verifying import Finding, verify

TEXT = (
    "The town of Velm has not fallen, army spokesman Ilan Dost said. “We won’t leave,” he told Harbor Wire.\n\n"
    "The ministry denied that the rebels held Old Ferry. About 30 soldiers may have died. The claim that Karsa fell is "
    "false. No soldiers left. The rebels, who took the bridge, reportedly shelled the market."
)


def one(quote: str | None) -> Finding:
    (found,) = verify({"quote": quote}, TEXT, quotes="$.quote").findings
    return found


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("The town of Velm has not fallen", "verbatim"),
        ('"We won\'t leave,"', "typographic"),
        ("about 30 soldiers may have died", "typographic"),
        ("The rebels … reportedly shelled the market", "elided"),
        ("Ilan Dost", "verbatim"),
        ("Old Ferry", "verbatim"),
        ("the rebels", "verbatim"),
        ("The ministry denied that the rebels held Old Ferry", "verbatim"),
    ],
)
def test_the_article_s_words_hold(quote: str, verdict: str) -> None:
    found = one(quote)
    assert found.holds, found.reasons
    assert found.passage is not None
    assert found.passage.verdict == verdict
    assert TEXT[found.passage.start : found.passage.end] == found.passage.exact != ""


@pytest.mark.parametrize(
    ("quote", "check", "message"),
    [
        ("The town of Velm has fallen", "negation", "'not' left out"),
        ("About 300 soldiers may have died", "number", "30 -> 300"),
        ("army spokesman Omar Dost said", "name", "Ilan -> Omar"),
        ("The rebels captured the bridge", "word", ""),
        ("The rebels … shelled the market", "hedge", "'reportedly' left out"),
        ("the rebels held Old Ferry", "negation", "'denied' left out"),
        ("Karsa fell", "negation", "'false' left out behind it"),
        ("have died", "hedge", "'may' left out"),
        ("fallen", "negation", "'not' left out"),
        ("soldiers left", "negation", "'no' left out"),
        ("shelled the market", "hedge", "'reportedly' left out"),
    ],
)
def test_what_was_altered_is_told(quote: str, check: str, message: str) -> None:
    found = one(quote)
    assert found.passage is not None
    assert found.passage.verdict == "altered"
    assert [reason.check for reason in found.reasons] == [check]
    assert message in found.reasons[0].message


@pytest.mark.parametrize("quote", ["Snow fell on the hills", "", " ", "…", None])
def test_what_the_article_does_not_say_is_absent(quote: str | None) -> None:
    found = one(quote)
    assert found.passage is not None
    assert (found.passage.verdict, found.passage.exact) == ("absent", "")
    assert not found.holds


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("$..quote", ["$['a']['quote']", "$['b'][0]['quote']", "$['b'][1]['quote']"]),
        ("$.b[*].quote", ["$['b'][0]['quote']", "$['b'][1]['quote']"]),
        ("$.b[?@.by == 'x'].quote", ["$['b'][1]['quote']"]),
        ("$.list[*]", ["$['list'][0]"]),
    ],
)
def test_a_json_path_picks_out_quotations_in_order(path: str, where: list[str]) -> None:
    data = {"a": {"quote": "Velm"}, "b": [{"quote": "Karsa"}, {"quote": "Dost", "by": "x"}], "list": ["Old Ferry"]}
    assert [finding.id for finding in verify(data, TEXT, quotes=path).findings] == where


def test_the_passages_of_a_brief_of_our_own_can_be_picked_out_too() -> None:
    data = {"claims": [{"evidence": [{"exact": "Velm has not fallen"}]}]}
    assert verify(data, from_text(TEXT), quotes="$..exact").holds


@pytest.mark.parametrize("path", ["", "$..[", "quote[", "$[" * 400, "$" + "[0]" * 100_000])
def test_what_is_no_json_path_is_a_usage_error(path: str) -> None:
    if path:
        with pytest.raises(UsageError):
            verify({"quote": "x"}, TEXT, quotes=path)
    else:
        with pytest.raises(UsageError, match="not text"):
            verify({"quote": "x"}, TEXT, quotes=path)


@pytest.mark.parametrize("value", [3, True, ["Velm"], {"text": "Velm"}])
def test_a_path_that_ends_at_something_else_than_text_is_a_usage_error(value: Any) -> None:
    with pytest.raises(UsageError, match="is not text"):
        verify({"quote": value}, TEXT, quotes="$.quote")


def test_a_path_that_selects_nothing_is_no_success() -> None:
    with pytest.raises(InputError, match="nothing in the JSON"):
        verify({"quotes": []}, TEXT, quotes="$..quote")


def test_a_report_is_plain_values_too() -> None:
    report = verify(["Velm has not fallen", "Velm has fallen"], TEXT, quotes="$[*]").as_dict()
    assert (report["holds"], report["checked"], report["failed"]) == (False, 2, 1)
    assert report["findings"][1] == {
        "holds": False,
        "kind": "quotation",
        "id": "$[1]",
        "words": "Velm has fallen",
        "reasons": ({"check": "negation", "message": "'not' left out"},),
        "passage": {"verdict": "altered", "start": 12, "end": 31, "exact": "Velm has not fallen"},
    }
