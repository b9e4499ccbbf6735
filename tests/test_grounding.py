from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_answers import actor_row, claim_row, document, goal_row, territory_row

from summarizer.document import from_bytes, from_text
from summarizer.errors import InputError
from summarizer.grounding import Ungrounded, check_words, evidence, ground, mention
from summarizer.schemas import ISSUER, OUTLET, Evidence, Row, Verdict

DIRTY = (
    "\ufeffThe Green\u200b Hand took Torvak.\r\n\r\n"
    "Mayor Irena\u00a0Kost\x00 said it was “over”.\r\n\r\n"
    "The ar\u00admy left,\r\nand the Green\r\nHand cheered."
)


def grounded(found: Evidence | Ungrounded) -> Evidence:
    assert isinstance(found, Evidence), found
    return found


def reason(found: Evidence | Ungrounded) -> Ungrounded:
    assert isinstance(found, Ungrounded)
    return found


def test_evidence_is_the_whole_sentence_that_is_cited() -> None:
    article = document("Rebels took Torvak.", "Irena Kost said it was over.")
    found = grounded(ground(article, claim_row("Irena Kost", "it was over", 2)))
    assert found.exact == "Irena Kost said it was over."
    assert found.sentence == 2
    assert found.verdict is Verdict.VERBATIM
    assert (found.prefix, found.suffix) == ("Rebels took Torvak.\n\n", "")


def test_context_is_at_most_32_characters_on_either_side() -> None:
    article = document("A" * 40 + " stayed.", "Irena Kost left.", "B" * 40 + " stayed.")
    found = grounded(ground(article, claim_row("Irena Kost", "left", 2)))
    assert (len(found.prefix), len(found.suffix)) == (32, 32)
    assert article.text[found.start - 32 : found.end + 32] == found.prefix + found.exact + found.suffix


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("", "Mayor Irena\u00a0Kost\x00 said it was “over”."),
        ("said it was “over”", "said it was “over”"),
        ('it was "over"', "it was “over”"),
        ("Irena Kost said it was 'over'", "Irena\u00a0Kost\x00 said it was “over”"),
        ("Irena Kost said", "Mayor Irena\u00a0Kost\x00 said it was “over”."),
    ],
    ids=["none", "exact", "other marks", "with the speaker", "without what is said"],
)
def test_offsets_are_true_in_a_dirty_text(quote: str, exact: str) -> None:
    article = from_text(DIRTY)
    found = grounded(ground(article, claim_row("Irena Kost", "it was “over”", 2, quote=quote)))
    assert article.text[found.start : found.end] == found.exact == exact


def test_offsets_count_without_the_byte_order_mark_of_a_file() -> None:
    article = from_bytes(DIRTY.encode("utf-8"))
    found = grounded(ground(article, actor_row("Green Hand")))
    assert article.text[found.start : found.end] == found.exact == "The Green\u200b Hand took Torvak."


@pytest.mark.parametrize("name", ["Green Hand", "green hand", "Irena Kost", "army", "Torvak"])
def test_a_name_is_found_whatever_stands_between_its_words(name: str) -> None:
    article = from_text(DIRTY)
    found = mention(article, name)
    assert found is not None
    assert article.text[found.start : found.end] == found.exact
    seen = found.exact.replace("\u200b", "").replace("\u00ad", "")
    assert " ".join(seen.split()).lower() == name.lower()


def test_the_first_mention_counts() -> None:
    article = document("Torvakers fled.", "Rebels took Torvak.", "Torvak burns.")
    found = mention(article, "Torvak")
    assert found is not None
    assert found.sentence == 2


def test_a_name_in_the_same_case_is_rather_meant_than_a_part_of_another() -> None:
    article = document("Army trucks left.", "The Free Veran Army fled.", "The army stayed.")
    found = [mention(article, name) for name in ("army", "Army", "FREE VERAN ARMY")]
    assert [each and (each.sentence, each.exact) for each in found] == [
        (1, "Army"),
        (1, "Army"),
        (2, "Free Veran Army"),
    ]
    later = mention(document("The Free Veran Army fled.", "The army stayed."), "army")
    assert later is not None
    assert later.sentence == 2


@pytest.mark.parametrize("name", ["", "…", "Tor", "Torvak Lenz", "Comments"])
def test_what_the_article_does_not_name_is_nowhere(name: str) -> None:
    assert mention(document("Rebels took Torvak.", "Lenz is quiet.", "Comments"), name) is None


def test_apostrophes_of_a_name_may_differ() -> None:
    found = mention(document("The Sha’ar spoke."), "Sha'ar")
    assert found is not None
    assert found.exact == "Sha’ar"


ARTICLE = document(
    "Rebels took Torvak on Monday.",
    "The army had not left Lenz, Irena Kost said.",
    "Share this article",
)


@pytest.mark.parametrize(
    ("row", "check", "message"),
    [
        (claim_row("Irena Kost", "it is over", 9), "no_sentence", "cites sentence 9, which the article does not have"),
        (claim_row("Irena Kost", "it is over", 3), "no_sentence", "cites sentence 3, which the article does not have"),
        (claim_row("Irena Kost", "x", 2, quote="the army fled at dawn in boats"), "quote_absent", "not in the article"),
        (claim_row("Irena Kost", "x", 2, quote="The army had left Lenz"), "quote_altered", "negation"),
        (claim_row("Irena Kost", "x", 2, quote="Share this article"), "quote_elsewhere", "not in a sentence"),
        (claim_row("Tom Garth", "it is over", 2), "not_in_text", "“Tom Garth” is nowhere in the article"),
        (claim_row("He", "it is over", 2), "pronoun", "“He” does not say who"),
        (actor_row("Tom Garth"), "not_in_text", "Tom Garth"),
        (actor_row("Rebels and Kost"), "not_in_text", "Rebels and Kost"),
        (territory_row("Mora"), "not_in_text", "Mora"),
        (territory_row("Torvak", gained_by="Tom Garth"), "not_in_text", "Tom Garth"),
        (territory_row("Torvak", lost_by="they"), "pronoun", "they"),
        (territory_row("Torvak", said_by="Tom Garth"), "not_in_text", "Tom Garth"),
        (goal_row("Tom Garth", "to stay"), "not_in_text", "Tom Garth"),
        (goal_row("Rebels", "to stay", stated_by="Tom Garth"), "not_in_text", "Tom Garth"),
        (claim_row("…", "it is over", 2), "not_in_text", "…"),
        (claim_row("“He”", "it is over", 2), "pronoun", "does not say who"),
        (claim_row("The “He", "it is over", 2), "pronoun", "does not say who"),
        (claim_row("Irena Kost", "it is over", 1, act="deny"), "no_denial", "no word of the sentence denies"),
        (territory_row("Torvak", stance="deny"), "no_denial", "no word of the sentence denies"),
        (territory_row("Gen. Torvak"), "not_in_text", "Gen. Torvak"),
        (territory_row("outlet"), "not_in_text", "outlet"),
        (actor_row("unnamed"), "not_in_text", "unnamed"),
    ],
)
def test_a_row_that_the_article_does_not_bear_out_comes_back_with_the_reason(
    row: Row, check: str, message: str
) -> None:
    found = reason(ground(ARTICLE, row))
    assert found.check == check
    assert message in found.message
    assert found.sentence == (None if check == "no_sentence" else row.sentence)


def test_a_reason_is_one_short_line() -> None:
    found = reason(ground(ARTICLE, claim_row("Tom\n" * 200, "it is over", 2)))
    assert len(found.message) < 150
    assert "\n" not in found.message


@pytest.mark.parametrize(
    "row",
    [
        claim_row(ISSUER, "it is over", 2),
        claim_row("unnamed", "it is over", 2),
        claim_row("Mayor Irena Kost", "it is over", 2),
        claim_row("the Rebels and Irena Kost", "it is over", 2),
        territory_row("Torvak", said_by=OUTLET),
        territory_row("The Torvak", said_by=OUTLET),
        territory_row("Lenz", 2, stance="deny"),
        claim_row("Irena Kost", "x", 2, act="deny"),
        goal_row("the army", "to stay", 2),
    ],
)
def test_a_row_whose_names_are_the_article_s_holds(row: Row) -> None:
    grounded(ground(ARTICLE, row))


def test_a_quotation_of_another_sentence_moves_the_evidence_there() -> None:
    row = claim_row("Irena Kost", "The army had not left Lenz", 1, quote="The army had not left Lenz")
    assert grounded(ground(ARTICLE, row)).sentence == 2


@pytest.mark.parametrize(("s", "home"), [(1, 1), (2, 2), (3, 1)])
def test_a_quotation_of_several_sentences_is_shown_with_one_of_them(s: int, home: int) -> None:
    article = from_text("The mayor said we left. We will return to the town. He left the room at noon.")
    found = grounded(ground(article, claim_row("mayor", "we left", s, quote="we left. We will return to the town")))
    assert (found.sentence, found.exact) == (home, article.sentence(home).text)


def test_the_verdict_is_the_quotation_s() -> None:
    row = claim_row("Irena Kost", "x", 2, quote="the army had not left Lenz")
    assert grounded(ground(ARTICLE, row)).verdict is Verdict.TYPOGRAPHIC


def cited(sentence: int = 2) -> Evidence:
    return evidence(ARTICLE, ARTICLE.sentence(sentence))


def test_words_of_the_source_are_no_paraphrase() -> None:
    assert check_words(ARTICLE, "The army had not left Lenz", cited(), known=[]) == (False, None)
    assert check_words(ARTICLE, "The army had left Lenz", cited(), known=[], denial=True) == (False, None)


def test_other_words_are_marked_when_nothing_is_changed() -> None:
    assert check_words(ARTICLE, "The army has not left Lenz", cited(), known=[]) == (True, None)


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("The army had left Lenz", "text_negation"),
        ("The army had not left 3 villages around Lenz", "text_number"),
        ("Tom Garth had not left Lenz", "text_name"),
    ],
)
def test_words_that_change_the_meaning_do_not_pass(statement: str, check: str) -> None:
    _, problem = check_words(ARTICLE, statement, cited(), known=[])
    assert problem is not None
    assert (problem.check, problem.sentence) == (check, 2)


@pytest.mark.parametrize(
    ("sentence", "words", "check"),
    [
        ("The mayor said it was not true that the town fell.", "the town fell", "text_negation"),
        ("The mayor said the report that the town fell was false.", "the town fell", "text_negation"),
        ("The mayor said they may have taken the town.", "taken the town", "text_hedge"),
    ],
)
def test_a_quotation_cut_off_from_what_undoes_it_proves_nothing(sentence: str, words: str, check: str) -> None:
    article = from_text(sentence)
    found = grounded(ground(article, claim_row("mayor", words, 1, quote=words)))
    assert found.exact == words
    _, problem = check_words(article, words, found, known=[])
    assert problem is not None
    assert problem.check == check


def test_words_of_another_matter_do_not_pass() -> None:
    _, problem = check_words(ARTICLE, "wild horses grazed there", cited(1), known=[])
    assert problem is not None
    assert (problem.check, problem.sentence) == ("text_word", 1)


def test_a_known_name_may_stand_in_a_paraphrase() -> None:
    assert check_words(ARTICLE, "Tom Garth had not left Lenz", cited(), known=["Tom Garth"]) == (True, None)


@given(st.text(max_size=300), st.integers(1, 12), st.text(max_size=40), st.text(max_size=20))
def test_whatever_the_text_and_the_row_the_offsets_are_true(text: str, number: int, quote: str, name: str) -> None:
    try:
        article = from_text(text)
    except InputError:
        return
    rows: list[Any] = [claim_row(ISSUER, "x", number, quote=quote), actor_row(name, number)]
    for row in rows:
        found = ground(article, row)
        if isinstance(found, Evidence):
            assert article.text[found.start : found.end] == found.exact != ""
    if named := mention(article, name):
        assert article.text[named.start : named.end] == named.exact != ""
