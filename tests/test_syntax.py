from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.quotations import masked
from summarizer.syntax import clause_start, coordination, first_subject, subject, verb_group


def subject_of(text: str, verb: str) -> str | None:
    """The subject of the last `verb` in `text`, its auxiliaries left out."""
    stop, _ = verb_group(text, text.rindex(verb))
    found = subject(text, clause_start(text, stop), stop)
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("text", "verb", "clause"),
    [
        pytest.param("Lenz fell; rebels entered", "entered", "rebels ", id="semicolon"),
        pytest.param("Lenz fell – rebels entered", "entered", "rebels ", id="dash"),
        pytest.param("Lenz fell. Rebels entered", "entered", "Rebels ", id="full stop"),
        pytest.param("Lenz fell when rebels entered", "entered", "rebels ", id="conjunction"),
        pytest.param("Lenz fell, and rebels entered", "entered", "rebels ", id="and behind a comma"),
        pytest.param("Dora said Lenz fell and rebels entered", "entered", "rebels ", id="and behind a verb of saying"),
        pytest.param("Dora says that rebels entered", "entered", "rebels ", id="that"),
        pytest.param("Dora says rebels entered", "entered", "rebels ", id="verb of saying without that"),
        pytest.param("The town that rebels entered", "entered", "rebels ", id="that of an object"),
        pytest.param("“¤¤¤,” rebels said", "said", "rebels ", id="quotation"),
    ],
)
def test_a_clause_begins_behind_a_mark_or_a_conjunction(text: str, verb: str, clause: str) -> None:
    at = text.rindex(verb)
    assert text[clause_start(text, at) : at] == clause


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Dora and Lenia left", "left", id="and between two names"),
        pytest.param("The army that left", "left", id="that of a subject"),
        pytest.param("Gen. Saleh left", "left", id="title"),
        pytest.param("J. T. Vesk left", "left", id="initials"),
        pytest.param("Rebels known as the Hand left", "left", id="as of a role"),
        pytest.param("Dora said to have left", "left", id="infinitive behind a verb of saying"),
        pytest.param("Well-armed rebels left", "left", id="hyphen"),
    ],
)
def test_no_clause_begins_inside_a_subject(text: str, verb: str) -> None:
    assert clause_start(text, text.rindex(verb)) == 0


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        pytest.param("The army left Lenz", "left", "The army", id="plain"),
        pytest.param("On Friday, the army left", "left", "the army", id="day in front"),
        pytest.param("In March 2011 the army left", "left", "the army", id="date in front"),
        pytest.param("However, the army left", "left", "the army", id="opener"),
        pytest.param("The army later left", "left", "The army", id="adverb"),
        pytest.param("The army on Friday left", "left", "The army", id="day before the verb"),
        pytest.param("Jan Dorn, the mayor of Lenz, left", "left", "Jan Dorn", id="apposition behind the name"),
        pytest.param("The mayor of Lenz, Jan Dorn, left", "left", "Jan Dorn", id="name behind the description"),
        pytest.param("The mayor, a former judge, left", "left", "The mayor", id="two descriptions"),
        pytest.param("The leader, Abu Omar al-Bira, left", "left", "Abu Omar al-Bira", id="name with an article"),
        pytest.param("The rebels, who left", "left", "The rebels", id="relative clause behind a comma"),
        pytest.param("rebels who left", "left", "rebels", id="relative clause"),
        pytest.param("The Green Hand (FGH) left", "left", "The Green Hand", id="bracket"),
        pytest.param("Dora and Lenia left", "left", "Dora and Lenia", id="two names"),
        pytest.param("The army entered Lenz and left", "left", "The army", id="verbs joined by and"),
        pytest.param("The army entered Lenz, but left", "left", "The army", id="verbs joined by but"),
        pytest.param("Officials said rebels left", "left", "rebels", id="reported without that"),
        pytest.param("Left", "Left", None, id="nothing before the verb"),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, words: str | None) -> None:
    assert subject_of(text, verb) == words


def test_the_first_noun_phrase_serves_where_the_subject_cannot_be_read_off() -> None:
    text = "The army, based in Lenz, quickly"
    found = first_subject(text, 0, len(text))
    assert found
    assert text[slice(*found)] == "The army"


@pytest.mark.parametrize("text", ["", "quickly", "the very old and very small army of the south"])
def test_a_long_or_odd_opening_serves_for_nothing(text: str) -> None:
    assert first_subject(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        pytest.param("Dora has not yet said", "Dora", {"has", "not", "yet"}, id="auxiliary and negation"),
        pytest.param("Dora repeatedly said", "Dora", {"repeatedly"}, id="adverb"),
        pytest.param("Dora, however, said", "Dora", {"however"}, id="adverb between commas"),
        pytest.param("Dora won’t say", "Dora", {"won’t"}, id="contraction"),
        pytest.param("Dora was the first to say", "Dora", {"was", "the", "first", "to"}, id="the first to"),
        pytest.param("Italy said", "Italy", set(), id="name that looks like an adverb"),
        pytest.param("Petra May said", "Petra May", set(), id="name that looks like an auxiliary"),
        pytest.param("The family said", "The family", set(), id="noun that looks like an adverb"),
        pytest.param("However said", "", {"however"}, id="opener with its capital"),
    ],
)
def test_words_between_a_subject_and_its_verb(text: str, subject: str, words: set[str]) -> None:
    start, group = verb_group(text, text.rindex("sa"))
    assert text[:start].rstrip(" ,") == subject
    assert group == words


def test_verbs_joined_by_and_share_the_clause_before_it() -> None:
    text = "Dora took Lenz and left"
    assert coordination(text, 0, len(text) - 4) == (0, len("Dora took Lenz"))
    assert coordination("Dora left", 0, 5) is None


@given(TEXTS)
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    hidden = masked(text)
    for end in range(0, len(hidden) + 1, 7):
        start = clause_start(hidden, end)
        found = subject(hidden, start, end)
        assert 0 <= start <= end
        assert found is None or 0 <= found[0] < found[1] <= end
        assert verb_group(hidden, end)[0] <= end
