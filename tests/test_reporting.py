from __future__ import annotations

import pytest

from summarizer.reporting import (
    about_naming,
    cue_pattern,
    remark,
    reporting_forms,
    reporting_verbs,
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
