from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.typography import Source, canonical, is_broken, read

odd_text = st.text(st.sampled_from("ab Z1'’\"“”«» -–—….\n\xa0\u0301é家กﬁ") | st.characters(), max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "he said 'go' - now",
        "he said “go” — now",
        "he said ‘go’ – now",
        "he said «go»—now",
        "he said « go » - now",
        'he said "go" -- now',
        "he  said\n„go“\u2009−\xa0now",
    ],
)
def test_marks_dashes_and_spaces_become_one_kind(text: str) -> None:
    assert canonical(text).text == "he said 'go'-now"


@pytest.mark.parametrize("text", ["left…now", "left ... now", "left. . .now", "left....now", "left … now"])
def test_dots_of_an_elision_become_one_sign(text: str) -> None:
    assert canonical(text).text == "left…now"


def test_accents_of_their_own_join_their_letter() -> None:
    assert canonical("Cafe\u0301s").text == "Cafés"


def test_ligatures_are_their_letters_and_nothing_begins_inside_one() -> None:
    text = "the ﬁrst oﬃcer"
    assert canonical(text).text == "the first officer"
    (found,) = Source(text).alike("first officer", 0, 99)
    assert Source(text).span(*found) == (4, len(text))
    assert list(Source(text).alike("irst", 0, 99)) == []


def test_a_hyphen_at_the_end_of_a_line_goes_where_asked_for() -> None:
    text = "the capi-\ntal and anti-\r\n  government “men”"
    assert canonical(text, joined=True).text == "the capital and antigovernment 'men'"
    assert canonical(text).text == "the capi-tal and anti-government 'men'"
    assert is_broken(text)
    assert not is_broken("capi-tal, left-\nThen, 3-\n4")
    (found,) = Source(text, joined=True).alike("capital", 0, 99)
    assert text[slice(*Source(text, joined=True).span(*found))] == "capi-\ntal"


@pytest.mark.parametrize(("feet", "inches"), [("5' wall", '5" wall'), ("5′ wall", "5″ wall"), ("5' wall", "5'' wall")])
def test_feet_are_not_inches(feet: str, inches: str) -> None:
    assert canonical(feet).text != canonical(inches).text


@pytest.mark.parametrize("text", ["US", "us", "naïve", "naive", "1.5", "1,5", "we're", "were", "co-op", "coop"])
def test_case_accents_and_words_stay(text: str) -> None:
    assert canonical(text).text == text


@given(st.text(st.sampled_from("ab-‐\n\r ﬁé\u0301'"), max_size=40))
@settings(max_examples=150, deadline=None)
def test_joined_lines_map_back_in_order(text: str) -> None:
    plain = canonical(text, joined=True)
    spans = [plain.to_original(place, place + 1) for place in range(len(plain.text))]
    offsets = [offset for span in dict.fromkeys(spans) for offset in span]
    assert offsets == sorted(offsets)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert not is_broken(plain.text)


@given(odd_text)
@settings(max_examples=150, deadline=None)
def test_every_character_maps_to_what_it_stands_for_and_nothing_is_lost(text: str) -> None:
    plain = canonical(text)
    spans = [plain.to_original(place, place + 1) for place in range(len(plain.text))]
    for place, (start, end) in enumerate(spans):
        assert plain.text[place] in canonical(text[start:end]).text + "'\""
        assert plain.from_original(start) <= place
    edges = [0, *(offset for span in dict.fromkeys(spans) for offset in span), len(text)]
    assert edges[::2] == edges[1::2]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ostranian", "Ostra"),
        ("anti-government", "government"),
        ("Ostra‑backed", "Ostra"),
        ("can’t", "can"),
        ("didn't", "did"),
        ("they’ll", "they"),
        ("30,000", "30"),
        ("3.5", "3"),
        ("20–30", "30"),
        ("-5", "5"),
        ("−5", "5"),
        ("30%", "30"),
        ("$30", "30"),
        ("U.S.", "U"),
        ("U.S.-backed", "U.S"),
        ("cafe\u0301", "cafe"),
        ("می\u200cرود", "می"),
        ("Kar\u00adtha", "Kar"),
        ("हिन्दी", "ह"),
    ],
)
def test_a_part_of_a_word_is_not_whole(text: str, part: str) -> None:
    source = Source(f"on {text} in")
    assert list(source.exact(part, 0, len(source.text))) == []
    assert list(source.exact(text, 0, len(source.text))) == [(3, 3 + len(text))]


@pytest.mark.parametrize(
    "text", ["Velm’s port", "left Velm.", "“Velm”", "left—Velm—now", "(Velm)", "Velm, now", "- Velm"]
)
def test_marks_are_the_edges_of_words(text: str) -> None:
    assert list(Source(text).exact("Velm", 0, len(text))) == [(text.index("Velm"), text.index("Velm") + 4)]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Ilan Dost", True),
        ("army of Ilan Dost", False),
        ("left the army of Ilan Dost", False),
        ("’s port", False),
        ("port", True),
    ],
)
def test_a_name_may_leave_off_its_possessive(part: str, *, whole: bool) -> None:
    text = "They left the army of Ilan Dost’s port"
    assert bool(list(Source(text).exact(part, 0, len(text)))) is whole
    assert list(Source("the army’s port").exact("the army", 0, 99)) == [(0, 8)]


def test_a_word_of_any_length_is_whole() -> None:
    assert list(Source("a" * 300).exact("a" * 99, 0, 300)) == []


def test_scripts_without_spaces_have_an_edge_at_every_character() -> None:
    assert list(Source("军队离开了城市").exact("离开", 0, 7)) == [(2, 4)]


def test_words_are_whole_and_canonical() -> None:
    assert Source("U.S.‑backed men can’t pay $1,500.50, or 20–30 % more").words == (
        "U.S", "backed", "men", "can't", "pay", "$1,500.50", "or", "20", "30", "more",
    )  # fmt: skip


def test_spans_lead_to_the_text_as_given() -> None:
    text = "\ufeffThe \u200bKar\u00adtha   –  road"
    source = read(text)
    (found,) = source.alike("Kartha-road", 0, 99)
    assert text[slice(*source.span(*found))] == "Kar\u00adtha   –  road"
    assert text[slice(*source.tokens_span(1, 3))] == "Kar\u00adtha   –  road"


def test_a_text_read_again_is_not_prepared_again() -> None:
    assert read("The same text.") is read("The same text.")
