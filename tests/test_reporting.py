from __future__ import annotations

import pytest

from summarizer.reporting import (
    about_naming,
    cue_pattern,
    is_noun,
    remark,
    reporting_forms,
    reporting_verbs,
    reports,
    takes_listener,
    tells,
)
from summarizer.schemas import Act


@pytest.mark.parametrize(
    ("form", "act", "neutral"),
    [
        ("said", Act.ASSERT, True),
        ("claims", Act.ASSERT, False),
        ("hopes", Act.ASSERT, False),
        ("denied", Act.DENY, False),
        ("conceded", Act.ADMIT, False),
        ("blames", Act.ACCUSE, False),
        ("warned", Act.PREDICT, False),
        ("vowed", Act.PROMISE, False),
        ("threatened", Act.THREATEN, False),
        ("urged", Act.DEMAND, False),
    ],
)
def test_a_form_of_a_reporting_verb_does_one_thing(form: str, act: Act, neutral: bool) -> None:
    assert reporting_verbs()[form] == (act, neutral)


def test_only_verbs_that_report_are_reporting_forms() -> None:
    assert {"say", "said", "denying", "urges"} <= reporting_forms()
    assert not reporting_forms() & {"official", "he", "the", "in", "according", "soldiers"}


@pytest.mark.parametrize("text", ["according to Lenz", "in the words of Lenz", "per the ministry", "Per Lenz"])
def test_words_with_their_source_behind_them_are_cues(text: str) -> None:
    match = cue_pattern().search(text)
    assert match
    assert match["according"]


@pytest.mark.parametrize("text", ["30 per cent", "twice per day", "Rebels left.", "superb", "postwar"])
def test_other_words_are_none(text: str) -> None:
    assert not cue_pattern().search(text)


@pytest.mark.parametrize(
    ("before", "form", "after"),
    [
        pytest.param("The ", "reports", " of a retreat", id="article"),
        pytest.param("His ", "claims", " angered Dora", id="possessive pronoun"),
        pytest.param("Dora’s ", "demands", " were met", id="possessor"),
        pytest.param("amid ", "calls", " for a truce", id="preposition"),
        pytest.param("ready to ", "report", " it", id="infinitive"),
        pytest.param("Dora denied ", "reports", " of a retreat", id="object of a denial"),
        pytest.param("new army ", "reports", " of a retreat", id="plural with of"),
        pytest.param("", "Reports", " of a retreat", id="opens the sentence"),
        pytest.param("", "Asked", " about it", id="participle opens the sentence"),
        pytest.param("the ", "reported", " retreat", id="adjective"),
    ],
)
def test_a_form_that_stands_as_a_noun_or_adjective(before: str, form: str, after: str) -> None:
    assert is_noun(form.lower(), before, after)


@pytest.mark.parametrize(
    ("before", "form", "after"),
    [
        pytest.param("Dora ", "reports", " a retreat", id="behind a name"),
        pytest.param("The ministry ", "claims", " that", id="behind a noun"),
        pytest.param("that ", "said", " so", id="behind that"),
        pytest.param("without ", "saying", " so", id="behind without"),
        pytest.param("“¤¤¤,” ", "said", " the mayor", id="behind a quotation"),
        pytest.param("", "citing", " officials", id="participle that opens the sentence"),
        pytest.param("and his ", "announced", " it", id="verb behind his"),
    ],
)
def test_a_form_that_stands_as_a_verb(before: str, form: str, after: str) -> None:
    assert not is_noun(form, before, after)


@pytest.mark.parametrize(
    ("form", "after"),
    [
        pytest.param("said", " so", id="needs nothing"),
        pytest.param("found", " that rebels had left", id="that"),
        pytest.param("found", ": rebels had left", id="colon"),
        pytest.param("found", " “¤¤¤”", id="quotation"),
        pytest.param("agreed", " to leave", id="infinitive"),
        pytest.param("hopes", " the rebels will leave", id="clause without that"),
        pytest.param("called", " on the rebels to leave", id="call on"),
        pytest.param("calls", " for a truce", id="call for"),
        pytest.param("called", " him a liar", id="call something"),
        pytest.param("refers", " to him as a thief", id="refer to"),
    ],
)
def test_a_verb_reports_by_what_follows_it(form: str, after: str) -> None:
    assert reports(form, "Dora ", after)


@pytest.mark.parametrize(
    ("form", "after"),
    [("found", " the body"), ("attacked", " Lenz"), ("offered", " tea"), ("went", " home")],
)
def test_a_verb_that_needs_a_saying_does_not_report_a_thing(form: str, after: str) -> None:
    assert reports(form, "Dora ", after) is (form == "went")


def test_a_verb_behind_a_saying_reports() -> None:
    assert reports("continued", "“¤¤¤,” ", " Dorn.")


@pytest.mark.parametrize("after", [" not to be named", " to remain anonymous", " anonymity", " that his name be"])
def test_a_request_about_the_speaker_s_name_is_no_saying(after: str) -> None:
    assert about_naming(after)
    assert not about_naming(" the rebels to leave")


@pytest.mark.parametrize("rest", [", a charge that Dora denies", ", a claim Lenz has made", ", an allegation the army"])
def test_a_remark_of_the_writer_is_found_behind_what_was_said(rest: str) -> None:
    found = remark().search(f"Dora shelled Lenz{rest}")
    assert found
    assert found.start() == len("Dora shelled Lenz")
    assert not remark().search("Dora shelled Lenz, a port that fell last year")


def test_verbs_with_somebody_behind_them() -> None:
    assert takes_listener("accused")
    assert takes_listener("told")
    assert tells("told")
    assert not takes_listener("said")
    assert not tells("said")
