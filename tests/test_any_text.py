"""For any text and any rows: no exception but ours, offsets always true, nothing unfaithful printed as found."""

from __future__ import annotations

import pytest
from any_text import PIECES, check_quotation, check_rows, read
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_answers import actor_row, claim_row, goal_row, territory_row

from summarizer.schemas import ISSUER, OUTLET, Act, ActorKind, ActorType, Change, GoalKind, Row, Stance

TEXT = st.one_of(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).flatmap(
        lambda pieces: st.sampled_from([" ", "", "\u00a0"]).map(lambda space: space.join(pieces))
    ),
    st.text(max_size=120),
)
NUMBER = st.integers(0, 7)


@st.composite
def words_of(draw: st.DrawFn, text: str) -> str:
    """A run of words of the text, as it stands or with something changed."""
    words = text.split() or [""]
    start = draw(st.integers(0, len(words) - 1))
    run = words[start : start + draw(st.integers(1, 12))]
    at, piece = draw(st.integers(0, len(run))), draw(st.sampled_from(PIECES))
    changed = [run, run[:at] + run[at + 1 :], [*run[:at], piece, *run[at:]], [*run[:at], "…", *run[at + 2 :]]]
    return " ".join(draw(st.sampled_from(changed)))


def names_of(text: str) -> st.SearchStrategy[str]:
    """Names that a model may give: words of the text, or what it is asked to say for nobody."""
    return words_of(text).map(lambda words: words[:40]) | st.sampled_from(
        [OUTLET, ISSUER, "unnamed", "he", "the city", ""]
    )


@st.composite
def rows_about(draw: st.DrawFn, text: str) -> Row:
    """A row of any kind that is more or less about the text."""
    name, said, sentence = names_of(text), draw(words_of(text)), draw(NUMBER) + 1
    maybe, quote = st.none() | name, draw(words_of(text) | st.just(""))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return actor_row(
            draw(name), sentence, aka=[draw(name)], affiliation=draw(maybe), kind=draw(st.sampled_from(ActorKind)),
            type=draw(st.sampled_from(ActorType)),
        )  # fmt: skip
    if kind == 1:
        act = draw(st.sampled_from(Act))
        return claim_row(draw(name), said, sentence, via=draw(maybe), when=draw(maybe), quote=quote, act=act)
    if kind == 2:
        return territory_row(
            draw(name), sentence, gained_by=draw(maybe), lost_by=draw(maybe), said_by=draw(name), when=draw(maybe),
            quote=quote, stance=draw(st.sampled_from(Stance)), change=draw(st.sampled_from(Change)),
        )  # fmt: skip
    return goal_row(
        draw(name), said, sentence, stated_by=draw(name), quote=quote, kind=draw(st.sampled_from(GoalKind))
    )  # fmt: skip


@given(TEXT, st.data())
@settings(max_examples=120, deadline=None)
def test_a_quotation_that_passes_has_the_letters_of_the_text(text: str, data: st.DataObject) -> None:
    check_quotation(data.draw(words_of(text) | TEXT), text)


@given(TEXT, st.data(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_brief_of_any_rows_about_any_text_verifies(text: str, data: st.DataObject, statement: bool) -> None:
    if article := read(text):
        rows = data.draw(st.lists(rows_about(text), max_size=6))
        issuer = data.draw(st.none() | names_of(text))
        check_rows(article, rows, statement=statement, issuer=issuer)


TEXT_OF_FOUND = "“We \ufffd left,” the Green Hand said. He (reportedly) took Torvak from the army."


@pytest.mark.parametrize(
    ("row", "issuer"),
    [
        (goal_row("Green Hand", "We \ud800 left"), None),
        (claim_row("Green Hand", "We \ufffd left"), "“We"),
        (claim_row("Green Hand", "We \ufffd left"), "he"),
        (claim_row("Green Hand", "We \ufffd left", via="He"), None),
        (claim_row("Green Hand", "We \ufffd left", via="", when=""), None),
        (territory_row(OUTLET, 2), None),
        (territory_row("Mayor Torvak", 2), None),
        (actor_row(OUTLET), None),
        (claim_row("“He”", "took Torvak", 2), None),
        (claim_row("Green Hand", "took Torvak", 2, act="deny"), None),
        (territory_row("Torvak", 2, said_by="Green Hand", stance="deny"), None),
        (claim_row("He (reportedly", "took Torvak", 2), None),
        (actor_row("Torvak"), "he (reportedly"),
        (territory_row("The", 2), None),
        (territory_row("the (", 2, gained_by="The", said_by="The"), None),
        (claim_row("The", "took Torvak", 2), None),
        (actor_row("Torvak"), "the"),
        (actor_row("Torvak"), "from"),
    ],
)
def test_rows_that_once_gave_a_brief_that_did_not_hold(row: Row, issuer: str | None) -> None:
    article = read(TEXT_OF_FOUND)
    assert article
    check_rows(article, [row], statement=True, issuer=issuer)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("is false\u00a0", "is"),
        ("The mayor said it is not true that the town fell.", "the town fell"),
        ("The mayor said the report that the town fell is false.", "the town fell"),
        ("The mayor said they may have taken the town.", "taken the town"),
    ],
)
def test_words_cut_off_from_what_undoes_them_are_nobody_s_claim(text: str, words: str) -> None:
    article = read(text)
    assert article
    speaker = "mayor" if "mayor" in text else words
    assert not check_rows(article, [claim_row(speaker, words, quote=words)]).claims


@pytest.mark.parametrize(
    "row", [goal_row("false", "left", 1, quote="left"), claim_row("false", "we left", 1, quote="we left")]
)
def test_what_is_no_actor_and_in_another_sentence_neither_speaks_nor_wants(row: Row) -> None:
    article = read("The mayor said we left. The report is false.")
    assert article
    brief = check_rows(article, [row])
    assert (brief.claims, brief.stated_goals) == ([], [])


def test_what_is_no_actor_belongs_to_nobody() -> None:
    """The word "to" is in no list of actors: who reads the brief cannot know whose it is."""
    article = read("refused to")
    assert article
    rows = [
        goal_row("to", "refused", stated_by="refused"),
        actor_row("to", affiliation="refused"),
        actor_row("refused"),
    ]
    check_rows(article, rows, statement=True, issuer="refused")


def test_a_quotation_of_two_sentences_gives_a_brief_that_holds() -> None:
    article = read("The mayor said we left. We will return to the town. He left.")
    assert article
    row = claim_row("mayor", "we left", quote="we left. We will return to the town")
    assert [claim.text for claim in check_rows(article, [row]).claims] == ["we left"]


@pytest.mark.parametrize("quote", ["-", "[…] \ud800", "—", "\ufffd", "(", "'’", "“…”"])
def test_marks_alone_are_no_quotation(quote: str) -> None:
    check_quotation(quote, TEXT_OF_FOUND + " - \ufffd — ( '’ “…”")
