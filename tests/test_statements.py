from __future__ import annotations

import time

import pytest
from proportion import in_proportion

from summarizer.document import Document, from_text
from summarizer.statements import first_person, in_issuer_voice, is_statement, issues, opens_speech, speech

RELEASE = "The Council of Lenz met on Monday. We condemn the strike on the port. The port is open again."
NEWS = "The Council of Lenz met on Monday. “We condemn the strike,” said Petra Olt. The port is open again."
BLOCK = "Petra Olt said:\nWe condemn the strike on the port. We will rebuild it soon.\nThe port is open."


def document(text: str) -> Document:
    return from_text(text)


@pytest.mark.parametrize(
    "text", ["We left the town.", "It is our town.", "They told us to leave.", "The town is my home."]
)
def test_first_person_outside_quotation_marks(text: str) -> None:
    assert first_person(document(text).article[0])


@pytest.mark.parametrize("text", ["“We left,” he said.", "He said: “I left", "The US left.", "Rebels left the town."])
def test_no_first_person_inside_them_or_without_such_words(text: str) -> None:
    assert not first_person(document(text).article[0])


@pytest.mark.parametrize("text", ["Petra Olt said:", "In her remarks to the council, Olt stated: ", "Her statement:"])
def test_a_colon_behind_a_word_of_saying_opens_a_speech(text: str) -> None:
    assert opens_speech(document(text).article[0])


@pytest.mark.parametrize("text", ["Petra Olt said that: no.", "Two towns fell:", "Olt said: rebels left."])
def test_other_colons_open_none(text: str) -> None:
    assert not opens_speech(document(text).article[0])


def test_what_follows_the_opening_is_the_speech() -> None:
    assert speech(document(BLOCK)) == {2: 1, 3: 1, 4: 1}
    assert speech(document(NEWS)) == {}


def test_a_heading_is_no_part_of_a_speech() -> None:
    text = document("Petra Olt said:\n\nThe full text\n\nWe condemn the strike on the port. We will rebuild it soon.")
    assert text.sentence(2).heading
    assert speech(text) == {3: 1, 4: 1}


@pytest.mark.parametrize(
    ("after", "spoken"),
    [
        pytest.param(
            "We stay. The port is ours.\n\nMany residents fled the town, aid groups said.",
            2,
            id="who said so, behind it",
        ),
        pytest.param("We stay.\n\nOlt has led the council since 2019.", 1, id="the speaker's name"),
        pytest.param("We stay.\n\n“They will all leave the port,” a sailor told the Harbor Wire.", 1, id="a quotation"),
        pytest.param(
            "The port is open.\n\nIt rained.\n\nWe stay.\n\nIt rained all day, Olt said.", 3, id="up to the last we"
        ),
        pytest.param("The port is open.\n\nThe talks go on.", 2, id="nobody else speaks"),
        pytest.param("“We stay at the port.”\n\nThe army left. We saw it.", 1, id="quotation marks after all"),
        pytest.param("“We stay at the port.\n\n“We go nowhere.”\n\nThe army left.", 2, id="marks at each paragraph"),
    ],
)
def test_a_speech_ends_where_the_writer_speaks_again(after: str, spoken: int) -> None:
    text = document(f"The leader of the council, Petra Olt, said:\n\n{after}")
    assert speech(text) == dict.fromkeys(range(2, 2 + spoken), 1)


def test_the_next_opening_begins_another_speech() -> None:
    text = document("Petra Olt said:\n\nWe stay at the port.\n\nIlan Roth said:\n\nWe leave the port.")
    assert speech(text) == {2: 1, 4: 3}


def test_a_long_statement_is_read_in_time_proportional_to_its_length() -> None:
    def took(sentences: int) -> float:
        text = document("We condemn the strike on the port. " * sentences)
        started = time.process_time()
        assert all(in_issuer_voice(text, sentence) for sentence in text.article)
        return time.process_time() - started

    assert in_proportion(took, 1_000)


def test_a_text_with_we_outside_quotations_and_speeches_is_a_statement() -> None:
    assert is_statement(document(RELEASE))
    assert not is_statement(document(NEWS))
    assert not is_statement(document(BLOCK))


def test_a_sentence_in_the_first_person_is_the_issuer_s() -> None:
    release = document(RELEASE)
    assert in_issuer_voice(release, release.sentence(2))


def test_in_a_text_mostly_in_the_first_person_every_sentence_is() -> None:
    release = document(RELEASE)
    assert in_issuer_voice(release, release.sentence(3))


def test_in_other_texts_only_those_are() -> None:
    text = document(f"{RELEASE} {'The harbour master opened the gates of the harbour. ' * 5}")
    assert not in_issuer_voice(text, text.sentence(3))


def test_a_heading_is_nobody_s() -> None:
    text = document("Council of Lenz\n\nWe condemn the strike on the port. We will rebuild it and open it soon.")
    assert text.sentence(1).heading
    assert not in_issuer_voice(text, text.sentence(1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Council of Lenz met on Monday. We condemn the strike.", id="opens the sentence before"),
        pytest.param("After the talks, the Council of Lenz condemns the strike, and we mourn.", id="beside we"),
    ],
)
def test_a_body_that_stands_with_we_may_issue_the_statement(text: str) -> None:
    assert issues(document(text), "Council of Lenz")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We thank our friends in the Council of Lenz.", id="only mentioned"),
        pytest.param("We condemn the strike. The Council of Lenz met.", id="after we"),
        pytest.param("I thank the Council of Lenz for its help.", id="a body does not say I"),
    ],
)
def test_others_may_not(text: str) -> None:
    assert not issues(document(text), "Council of Lenz")


def test_only_a_person_says_i() -> None:
    assert issues(document("I, Petra Olt, thank the council for its help."), "Petra Olt")
    assert not issues(document("I thank the council for its help."), "Petra Olt")
