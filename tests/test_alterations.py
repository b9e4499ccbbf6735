from __future__ import annotations

import pytest

from summarizer.alterations import content, denies, hedges, left_out, most_serious, names, negations, numbers, reports

nothing = frozenset[str]().__contains__


@pytest.mark.parametrize("text", ["not", "didn't", "cannot", "Never", "no one", "refused to", "without", "is false"])
def test_negations_are_seen(text: str) -> None:
    assert negations(text) != []


def test_a_name_negates_nothing() -> None:
    assert negations("Doctors Without Frontiers said") == []
    assert negations("Without Lenia the pact fails") != []


@pytest.mark.parametrize("text", ["note", "knot", "noble", "notable"])
def test_negations_are_whole_words(text: str) -> None:
    assert negations(text) == []


@pytest.mark.parametrize(
    "text", ["It did not leave.", "He rejected the report.", "in a denial", "It isn’t so", "n\u00adot"]
)
def test_words_that_deny_are_seen(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize("text", ["The army left.", "He noted it.", "He said so."])
def test_other_words_deny_nothing(text: str) -> None:
    assert not denies(text)


def test_numbers_written_differently_are_the_same() -> None:
    assert numbers("thirty of 1,500 men, -5 degrees") == numbers("30 of 1500 men, -5 degrees") == ["30", "1500", "-5"]
    assert numbers("1.5 and 1,5 on 10-20 May at 10:30") == ["1.5", "1,5", "10", "20", "10:30"]


def test_names_are_capitalised_words_that_do_not_merely_open_a_sentence() -> None:
    assert names("The army left Velm. Rebels came. In May I saw US men. Karsa fell", {"rebels"}.__contains__) == [
        "Velm", "May", "US", "Karsa",
    ]  # fmt: skip


def test_a_name_may_begin_behind_a_hyphen() -> None:
    assert names("the pro-Ostra mayor of al-Bira, an ex-soldier", nothing) == ["pro-Ostra", "al-Bira"]


def test_a_country_in_capitals_is_a_name_even_where_a_sentence_opens() -> None:
    assert names("US men left", {"us"}.__contains__) == ["US"]
    assert content("US")
    assert not content("us")


def test_may_is_a_hedge_in_lower_case_only() -> None:
    assert hedges("They may leave in May, reportedly") == ["may", "reportedly"]


def test_reporting_words_take_in_frames() -> None:
    assert reports("as Dost said, according to Tessin") == ["said", "according to"]


@pytest.mark.parametrize(
    ("gap", "alteration"),
    [
        (" big and strong ", None),
        (" ", None),
        (" not ", "negation"),
        (" won't ever ", "negation"),
        (" about 30 ", "number"),
        (" fifty ", "number"),
        (" in Karsa ", "name"),
        (" reportedly ", "hedge"),
        (", he said, ", "reporting"),
        (" if needed ", "condition"),
        (" 30 men not ", "negation"),
        (". The big ", None),
    ],
)
def test_what_an_elision_may_not_leave_out(gap: str, alteration: str | None) -> None:
    change = left_out(gap, nothing)
    assert (change and change.alteration) == alteration


@pytest.mark.parametrize(
    "gap", [", Dost said, ", ",' said Dost. '", ",' he told Harbor Wire, adding that '", ", according to Dost, "]
)
def test_who_speaks_may_be_left_out_where_asked_for(gap: str) -> None:
    assert left_out(gap, nothing, frames=True) is None
    assert left_out(gap, nothing) is not None


@pytest.mark.parametrize(
    "gap",
    [
        " Velm, Dost said, fighting near ",
        ", Dost denied, ",
        ", Dost, the mayor, ",
        ", Dost said, reportedly,",
        " Dost said ",
    ],
)
def test_more_than_who_speaks_may_not_be_left_out(gap: str) -> None:
    assert left_out(gap, nothing, frames=True) is not None


@pytest.mark.parametrize(
    ("passage", "quote", "alteration", "detail"),
    [
        ("Velm has not fallen", "Velm has fallen", "negation", "'not' left out"),
        ("Velm has fallen", "Velm has not fallen", "negation", "'not' added"),
        ("we won't go", "we will go", "negation", "'won't' left out"),
        ("about 30 men", "about 300 men", "number", "30 -> 300"),
        ("the army left Velm", "the army left Karsa", "name", "Velm -> Karsa"),
        ("for the US forces", "for the us forces", "name", "US -> us"),
        ("they may go", "they will go", "hedge", "may -> will"),
        ("he claimed they went", "he found they went", "reporting", "claimed -> found"),
        ("they go if attacked", "they go when attacked", "condition", "if -> when"),
        ("they captured it", "they captures it", "word", "captured -> captures"),
        ("they went", "they went home", "word", "'home' added"),
        ("they went", "They went", "punctuation", "punctuation marks differ"),
        ("30 may not leave Velm", "40 may leave Karsa", "negation", "'not' left out"),
        ("30 may leave Velm", "40 may leave Karsa", "number", "30 -> 40"),
    ],
)
def test_the_gravest_change_is_named(passage: str, quote: str, alteration: str, detail: str) -> None:
    change = most_serious(passage.split(), quote.split(), nothing)
    assert change == (alteration, detail)


def test_a_long_detail_is_cut_to_one_short_line() -> None:
    change = most_serious(["went"], ["went", *["very"] * 50], nothing)
    assert len(change.detail) < 60
