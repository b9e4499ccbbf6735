from __future__ import annotations

import pytest

from summarizer.render.wording import (
    ACTS,
    AFFIRMS,
    STATUS_HEADINGS,
    affirms,
    change_clause,
    counted,
    is_plural,
    type_words,
)
from summarizer.schemas import Act, ActorType, Change, SpeakerClass, Status


def test_every_word_of_the_vocabularies_can_be_told() -> None:
    assert set(ACTS) == set(Act)
    assert set(AFFIRMS) == set(SpeakerClass)
    assert set(STATUS_HEADINGS) == set(Status)
    assert all("Karsa" in change_clause(change, "Karsa", "A", "B") for change in Change)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change.CAPTURE, "Karsa was captured by A from B"),
        (Change.RECAPTURE, "Karsa was recaptured by A from B"),
        (Change.HANDOVER, "Karsa was handed over to A by B"),
        (Change.WITHDRAWAL, "B withdrew from Karsa, leaving it to A"),
        (Change.ADVANCE, "A advanced on Karsa against B"),
        (Change.SIEGE, "Karsa was besieged by A against B"),
        (Change.CONTESTED, "Karsa was contested by A against B"),
        (Change.HOLD, "Karsa was held by A against B"),
        (Change.ANNEXATION, "Karsa was declared annexed by A from B"),
    ],
)
def test_a_change_names_who_gained_and_who_lost(change: Change, told: str) -> None:
    assert change_clause(change, "Karsa", "A", "B") == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change.CAPTURE, "Karsa may be captured"),
        (Change.WITHDRAWAL, "a force may withdraw from Karsa"),
        (Change.ADVANCE, "a force may advance on Karsa"),
    ],
)
def test_a_side_that_is_not_known_is_not_invented(change: Change, told: str) -> None:
    assert change_clause(change, "Karsa", None, None, may=True) == told


def test_braces_in_a_name_are_only_characters() -> None:
    assert change_clause(Change.CAPTURE, "{lost}", "{0}", "{x}") == "{lost} was captured by {0} from {x}"


def test_in_a_dispute_no_verb_takes_sides() -> None:
    assert affirms(SpeakerClass.GAINER_SIDE, Status.CLAIMED).one == "claims"
    assert affirms(SpeakerClass.GAINER_SIDE, Status.DISPUTED).one == "says"
    assert affirms(SpeakerClass.LOSER_SIDE, Status.DISPUTED).one == "says"
    assert affirms(SpeakerClass.OUTLET, Status.DISPUTED).one == "states"


@pytest.mark.parametrize(
    "name", ["rebels", "government forces", "two residents of Velm", "officials in the north", "Members of the council"]
)
def test_descriptions_of_several_people_are_plural(name: str) -> None:
    assert is_plural(name)


@pytest.mark.parametrize("name", ["Harbor Wires", "the press", "Ministry of public works", "an official", "", " "])
def test_names_and_single_speakers_are_not_plural(name: str) -> None:
    assert not is_plural(name)


def test_types_and_counts_read_as_words() -> None:
    assert type_words(ActorType.REBEL_GROUP) == "rebel group"
    assert type_words(ActorType.MONITOR_NGO) == "monitor or aid group"
    assert [counted(1, "call"), counted(1200, "token")] == ["1 call", "1,200 tokens"]
