from __future__ import annotations

import pytest

from summarizer.reporting_uses import is_noun, reports


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


@pytest.mark.parametrize(
    "whose", ["the rebels’ Tuesday", "the militia's October 20", "the army’s 3 May", "the rebels'"]
)
def test_what_somebody_has_of_a_day_is_a_noun(whose: str) -> None:
    assert is_noun("claim", f"The ministry dismissed {whose} ", " that they took Lenz.")
