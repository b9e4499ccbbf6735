from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.alignment import Alignment, align
from summarizer.schemas import FAITHFUL, Verdict

TEXT = (
    "Government forces left Karsa on Thursday. The town of Velm has not fallen, army spokesman Ilan Dost said.\n\n"
    "“We won’t leave – ever,” he told Harbor Wire… The rebels, who took the bridge, shelled the market.\u00a0About 30 "
    "soldiers died, and 30,000 people fled the old quarter. Ostra attacked Lorna at dawn. The rebels reportedly "
    "captured the radio tower. Ministers met US envoys and thanked us. Ostranian and anti-government fighters stayed. "
    "The army will leave if the talks succeed. The army left the northern hills. Its tanks crossed the river. "
    "Snow fell for days. The governor’s aides resigned. Its engineers repaired the road."
)


def passage(found: Alignment, text: str = TEXT) -> str:
    return text[found.start : found.end]


@pytest.mark.parametrize(
    "quote",
    [
        "The town of Velm has not fallen",
        "Government forces left Karsa on Thursday.",
        "“We won’t leave – ever,” he told Harbor Wire…",
        "30,000 people",
        "Velm",
        TEXT,
    ],
)
def test_the_very_words_are_verbatim(quote: str) -> None:
    found = align(quote, TEXT)
    assert (found.verdict, passage(found)) == (Verdict.VERBATIM, quote)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ('"We won\'t leave - ever,"', "“We won’t leave – ever,”"),
        ("«We won’t leave—ever»", "“We won’t leave – ever"),
        ("we won’t leave -- ever.", "We won’t leave – ever"),
        ("the town of Velm has not fallen", "The town of Velm has not fallen"),
        ("The town of Velm has not fallen.", "The town of Velm has not fallen"),
        ("“The town of Velm has not fallen”", "The town of Velm has not fallen"),
        ("Dost said. “We won’t", "Dost said.\n\n“We won’t"),
        ("Harbor Wire...", "Harbor Wire…"),
        ("the market. About  30", "the market.\u00a0About 30"),
        ("30,000 people fled the old\nquarter!", "30,000 people fled the old quarter"),
        ("anti‑government fighters", "anti-government fighters"),
        ("The rebels, who took the bridge, shelled the market:", "The rebels, who took the bridge, shelled the market"),
        ("  the   rebels,\twho took", "The rebels, who took"),
    ],
)
def test_typographic_differences_are_tolerated(quote: str, expected: str) -> None:
    found = align(quote, TEXT)
    assert (found.verdict, passage(found)) == (Verdict.TYPOGRAPHIC, expected)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The rebels … shelled the market", "The rebels, who took the bridge, shelled the market"),
        ("the rebels [...] shelled … the market.", "The rebels, who took the bridge, shelled the market."),
        ("The rebels (…) shelled the market", "The rebels, who took the bridge, shelled the market"),
        ("Ministers met…", "Ministers met"),
        ("… shelled the market", "shelled the market"),
        ("The army left … Its tanks crossed", "The army left the northern hills. Its tanks crossed"),
    ],
)
def test_parts_may_be_left_out_that_change_nothing(quote: str, expected: str) -> None:
    found = align(quote, TEXT)
    assert (found.verdict, passage(found)) == (Verdict.ELIDED, expected)


@pytest.mark.parametrize(
    ("quote", "alteration", "detail"),
    [
        ("The town of Velm has … fallen", "negation", "'not' left out"),
        ("About 30 soldiers died … people fled", "number", "'30000' left out"),
        ("Government forces left … on Thursday", "name", "'Karsa' left out"),
        ("The rebels … captured the radio tower", "hedge", "'reportedly' left out"),
        ("has not fallen … he told Harbor Wire", "negation", "'won't' left out"),
        ("The army will leave … the talks", "condition", "'if' left out"),
        ("The governor … resigned", "word", "'s left out"),
        ("The army left … crossed the river", "word", "'the northern hills. Its tanks' left out"),
    ],
)
def test_an_elision_may_not_leave_out_what_matters(quote: str, alteration: str, detail: str) -> None:
    found = align(quote, TEXT)
    assert (found.verdict, found.alteration, found.detail) == (Verdict.ALTERED, alteration, detail)


@pytest.mark.parametrize(
    "quote",
    ["The army left … Its engineers repaired", "shelled the market … The rebels", "captured … captured"],
)
def test_parts_stand_in_order_and_a_sentence_on_at_most(quote: str) -> None:
    assert align(quote, TEXT).verdict not in FAITHFUL


def test_an_elision_leaves_out_a_few_hundred_characters_at_most() -> None:
    near, far = (f"They came {'slowly and ' * count}home." for count in (20, 60))
    assert align("They came … home", near).verdict is Verdict.ELIDED
    assert align("They came … home", far).verdict not in FAITHFUL


def test_who_speaks_may_be_left_out_where_asked_for() -> None:
    text = "“Velm,” Dost told Harbor Wire, “is ours.”"
    assert align("Velm … is ours", text).alteration == "name"
    assert align("Velm … is ours", text, frames=True).verdict is Verdict.ELIDED


@pytest.mark.parametrize(
    ("quote", "alteration", "detail", "expected"),
    [
        ("The town of Velm has fallen", "negation", "'not' left out", "The town of Velm has not fallen"),
        ("Government forces have not left Karsa", "negation", "'not' added", "Government forces left Karsa"),
        ("We will leave – ever", "negation", "'won't' left out", "We won’t leave – ever"),
        ("About 300 soldiers died", "number", "30 -> 300", "About 30 soldiers died"),
        ("3,000 people fled the old quarter", "number", "30,000 -> 3,000", "30,000 people fled the old quarter"),
        ("Lorna attacked Ostra at dawn", "name", None, None),
        ("Ostra attacked Karsa at dawn", "name", "Lorna -> Karsa", "Ostra attacked Lorna at dawn"),
        ("rebels captured the radio", "hedge", "'reportedly' left out", "rebels reportedly captured the radio"),
        ("army spokesman Ilan Dost admitted", "reporting", "said -> admitted", "army spokesman Ilan Dost said"),
        ("Government forces leave Karsa", "word", "left -> leave", "Government forces left Karsa"),
        ("Ministers met US envoys and thanked US", "name", "us -> US", "Ministers met US envoys and thanked us"),
        ("us envoys and thanked us", "name", "US -> us", "US envoys and thanked us"),
        ("government fighters stayed", "word", "'anti' left out", "anti-government fighters stayed"),
        ("The rebels who took the bridge shelled the market", "punctuation", "punctuation marks differ",
         "The rebels, who took the bridge, shelled the market"),
        ("The rebels, who took the bridge, shelled the market and fled at night", "word", "'and fled at night' added",
         "The rebels, who took the bridge, shelled the market"),
        ("army will leave when the talks succeed", "condition", "if -> when", "army will leave if the talks succeed"),
    ],
)  # fmt: skip
def test_a_change_of_words_is_named(quote: str, alteration: str, detail: str | None, expected: str | None) -> None:
    found = align(quote, TEXT)
    assert (found.verdict, found.alteration) == (Verdict.ALTERED, alteration)
    assert detail in {None, found.detail}
    assert expected in {None, passage(found)}


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " \n",
        "…",
        "“”",
        ".",
        "[…]",
        "Iran",
        "Ostran",
        "Government ministers resigned over the scandal",
        "The troops pulled out of the city",
        "No one was hurt in the blast",
        "🙂",
        "سقطت المدينة",
    ],
)
def test_what_the_source_does_not_say_is_absent(quote: str) -> None:
    assert align(quote, TEXT) == Alignment(Verdict.ABSENT, 0, 0)


@pytest.mark.parametrize(
    "quote", ["vern", "Ostrania", "anti", "30,00", "0 soldiers died", "We won", "he market", "people fle"]
)
def test_nothing_is_found_inside_a_word(quote: str) -> None:
    assert align(quote, TEXT).verdict not in FAITHFUL


@pytest.mark.parametrize(
    ("text", "quote", "verdict"),
    [
        ("We 👩‍🚒 won 🎉 today", "won 🎉 today", Verdict.VERBATIM),
        ("قال إنّ المدينة لم تسقط", "المدينة لم تسقط", Verdict.VERBATIM),
        ("قال إنّ المدينة لم تسقط", "المدينة تسقط", Verdict.ALTERED),
        ("Le cafe\u0301 brûle", "café brûle", Verdict.TYPOGRAPHIC),
        ("Le cafe\u0301 brûle", "cafe brûle", Verdict.ABSENT),
        ("军队没有离开城市", "军队没有离开", Verdict.VERBATIM),
        ("军队没有离开城市", "军队离开", Verdict.ALTERED),
        ("the Kar\u00adtha\u200b road", "Kartha road", Verdict.TYPOGRAPHIC),
        ("the ﬁrst oﬃcer", "first officer", Verdict.TYPOGRAPHIC),
        ("the first officer", "ﬁrst oﬃcer", Verdict.TYPOGRAPHIC),
        ("the capi-\ntal fell", "capital fell", Verdict.TYPOGRAPHIC),
        ("the capital fell", "capi-\r\ntal fell", Verdict.TYPOGRAPHIC),
        ("the capi-\ntal’s anti-army men", "capital’s anti-\narmy men", Verdict.TYPOGRAPHIC),
        ("left - now", "-", Verdict.ABSENT),
        ("left (now)", "(", Verdict.ABSENT),
        ("left 🚢 now", "🚢", Verdict.VERBATIM),
        ("un-\nfounded reports", "founded reports", Verdict.ALTERED),
        ("3 million fled", "about 3", Verdict.ABSENT),
        ("Has Velm fallen? No", "Has Velm fallen.", Verdict.ALTERED),
        ("Has Velm fallen? No", "Has Velm fallen", Verdict.VERBATIM),
        ("Velm has fallen. Yes", "Velm has fallen?", Verdict.ALTERED),
        ("Velm has fallen. Yes", "Velm has fallen!", Verdict.TYPOGRAPHIC),
    ],
)
def test_other_scripts_and_signs(text: str, quote: str, verdict: Verdict) -> None:
    assert align(quote, text).verdict is verdict


def test_the_first_place_counts_unless_a_span_is_given() -> None:
    text = "Velm fell. “Velm fell,” he said. Velm has not risen. Velm has now risen."
    assert align("Velm fell", text).start == 0
    assert align("Velm fell", text, within=(11, 40)).start == 12
    assert align("velm fell", text, within=(11, 40)) == Alignment(Verdict.TYPOGRAPHIC, 12, 21)
    assert align("Velm fell", text, within=(33, 52)).start == 0
    assert passage(align("Velm has risen", text, within=(33, 52)), text) == "Velm has not risen"
    assert passage(align("Velm has risen", text, within=(53, 99)), text) == "Velm has now risen"


@pytest.mark.parametrize("within", [(-5, 3), (9, 2), (10**9, 10**9 + 1), (0, 0)])
def test_a_span_beside_the_text_does_no_harm(within: tuple[int, int]) -> None:
    assert align("Velm fell", "Velm fell.", within=within) == Alignment(Verdict.VERBATIM, 0, 9)


odd_text = st.text(
    st.sampled_from("ab Z1'’\"“ -–—.…[]\n\xa0\u200b\u0301é家\ud800") | st.characters(codec=None), max_size=40
)


@given(odd_text, odd_text)
@settings(max_examples=150, deadline=None)
def test_it_never_raises_and_spans_lie_in_the_text(quote: str, text: str) -> None:
    found = align(quote, text)
    assert 0 <= found.start <= found.end <= len(text)
    assert (found.end == 0) is (found.verdict is Verdict.ABSENT)
    assert (found.alteration is not None) is (found.verdict is Verdict.ALTERED)


@given(odd_text, st.data())
@settings(max_examples=150, deadline=None)
def test_any_slice_at_the_edges_of_words_is_verbatim(text: str, data: st.DataObject) -> None:
    chunks = [match.span() for match in re.finditer(r"\S+", text)]
    assume(chunks)
    first = data.draw(st.integers(0, len(chunks) - 1))
    last = data.draw(st.integers(first, len(chunks) - 1))
    quote = text[chunks[first][0] : chunks[last][1]]
    assume(any(character.isalnum() for character in quote))
    found = align(quote, text)
    assert (found.verdict, passage(found, text)) == (Verdict.VERBATIM, quote)


NAMES = ["Karsa", "Velm", "Dost", "Ostra", "Lorna", "Tessin"]
VERBS = ["captured", "shelled", "entered", "abandoned"]
BEFORE, AFTER = "Rain came early. ", " Snow followed soon."


@st.composite
def sentences(draw: st.DrawFn) -> str:
    one, other, third = draw(st.permutations(NAMES))[:3]
    verb, number = draw(st.sampled_from(VERBS)), draw(st.integers(2, 9999))
    mark = draw(st.sampled_from(["“{}”", "‘{}’", '"{}"', "«{}»"])).format("heroes")
    dash = draw(st.sampled_from([" – ", "—", " - "]))
    return f"{one} has not {verb} {other}{dash}{number} {mark} of {third} may have, they said."


@st.composite
def retyped(draw: st.DrawFn, text: str) -> str:
    """The text in other typography: marks, dashes, spaces, and its end and first letter."""
    pick = {
        '[“”‘’"«»]': ["“", "”", "'", '"', "«"],
        r"\s*[–—-]\s*": ["–", " — ", " -- ", " \u2011 "],
        r"(?<=\w) (?=\w)": [" ", "\u00a0", "\n", "  ", "\u202f"],
    }
    for pattern, choices in pick.items():
        first, *others = re.split(pattern, text)
        text = first + "".join(draw(st.sampled_from(choices)) + other for other in others)
    text = draw(st.sampled_from([text, text.rstrip("."), f"“{text}”", f'"{text}']))
    return draw(st.sampled_from([text, re.sub(r"\w", lambda first: first.group().lower(), text, count=1)]))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_typography_of_a_sentence_is_found_at_the_same_place(data: st.DataObject) -> None:
    sentence = data.draw(sentences())
    quote = data.draw(retyped(sentence))
    text = BEFORE + sentence + AFTER
    found = align(quote, text)
    assert found.verdict in {Verdict.TYPOGRAPHIC, Verdict.VERBATIM}
    assert (found.start, passage(found, text).rstrip(".")) == (len(BEFORE), sentence.rstrip("."))


def _swapped(sentence: str) -> str:
    one, other = [name for name in re.findall(r"\w+", sentence) if name in NAMES][:2]
    return re.sub(rf"{one}|{other}", lambda match: other if match.group() == one else one, sentence)


def _another_digit(sentence: str) -> str:
    return re.sub(r"\d", lambda digit: str((int(digit.group()) + 1) % 10), sentence, count=1)


CHANGES: dict[str, Callable[[str], str]] = {
    "not left out": lambda sentence: sentence.replace(" not", ""),
    "not elided": lambda sentence: sentence.replace(" not ", " … "),
    "not added": lambda sentence: sentence.replace("may have", "may not have"),
    "hedge left out": lambda sentence: sentence.replace("may ", ""),
    "hedge elided": lambda sentence: sentence.replace("may have", "[…] have"),
    "digit changed": _another_digit,
    "digit added": lambda sentence: re.sub(r"(\d+)", r"\g<1>0", sentence),
    "number elided": lambda sentence: re.sub(r"\d+", "…", sentence),
    "names swapped": _swapped,
    "word added": lambda sentence: sentence.replace("they said.", "they said falsely."),
    "word added at the end": lambda sentence: sentence.rstrip(".") + " yesterday.",
    "word added at the start": lambda sentence: "Yesterday " + sentence,
    "word changed": lambda sentence: sentence.replace("heroes", "cowards"),
    "letter changed": lambda sentence: sentence.replace("heroes", "heros"),
    "tense changed": lambda sentence: re.sub(rf"({'|'.join(VERBS)})", lambda verb: verb.group()[:-2] + "es", sentence),
    "case changed": lambda sentence: sentence.replace("they", "They"),
    "cut in a word": lambda sentence: sentence.rstrip("aid."),
}


@pytest.mark.parametrize("change", CHANGES)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_a_changed_meaning_is_never_faithful_in_any_typography(change: str, data: st.DataObject) -> None:
    sentence = data.draw(sentences())
    quote = data.draw(retyped(CHANGES[change](sentence)))
    assert align(quote, BEFORE + sentence + AFTER).verdict is Verdict.ALTERED
