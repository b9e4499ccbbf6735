"""No quotation that changes what is said passes, none that differs in typography alone fails: a table, generators."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summarizer.verifying import Finding
from summarizer.verifying.quotes import quotation

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "alterations.toml").read_text(encoding="utf-8"))
FAITHFUL = {"verbatim", "typographic", "elided"}
SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]
EXAMPLES = settings(max_examples=8, deadline=None, suppress_health_check=SLOW)


def checked(quote: str, text: str) -> Finding:
    return quotation("$", quote, text)


def verdict(found: Finding) -> str:
    assert found.passage is not None
    return found.passage.verdict


@pytest.mark.parametrize("row", TABLE["quotes"], ids=lambda row: f"{row['class']}: {row['quote']}")
def test_every_quotation_of_the_table_has_its_verdict(row: dict[str, str]) -> None:
    text = TABLE["passages"][row["passage"]]
    found = checked(row["quote"], text)
    assert verdict(found) == row["verdict"], found.reasons
    assert found.holds is (row["verdict"] in FAITHFUL)
    assert "change" not in row or found.reasons[0].check == row["change"]
    assert found.passage is not None
    assert text[found.passage.start : found.passage.end] == found.passage.exact


def test_the_table_has_the_classes_that_others_let_through() -> None:
    classes = {row["class"] for row in TABLE["quotes"]}
    assert len(TABLE["quotes"]) >= 60
    assert len({(row["passage"], row["quote"]) for row in TABLE["quotes"]}) == len(TABLE["quotes"])
    assert {
        "negation dropped", "negation added", "number changed", "actors swapped", "invented tail", "prefix hit",
        "paraphrase", "tense changed", "hedge dropped", "elision skips a not",
    } <= classes  # fmt: skip


NAMES = ["Karsa", "Velm", "Dost", "Ostra", "Lorna", "Tessin", "Dorin", "Hillgate", "Maren", "Orlo"]
VERBS = ["captured", "shelled", "entered", "abandoned", "crossed", "surrounded"]
NOUNS = ["bridge", "market", "tower", "depot", "harbour", "quarry"]
HEDGES = ["reportedly", "apparently", "possibly", "allegedly"]


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence that carries all that can be altered, and the text that it stands in, with others like it."""
    one, other, third, fourth, fifth = draw(st.permutations(NAMES))[:5]
    verb, another = draw(st.permutations(VERBS))[:2]
    noun, place = draw(st.permutations(NOUNS))[:2]
    number, later = draw(st.integers(20, 9998)), draw(st.integers(20, 9999))
    sentence = draw(
        st.sampled_from([
            f"{one} has not {verb} {other}, and about {number} fighters of {third} may have left the {noun}",
            f"About {number} fighters of {third} may have left the {noun}, but {one} has not {verb} {other}",
            f"“{one} has not {verb} {other} – about {number} fighters of {third} may have left the {noun},” he said",
        ])
    )  # fmt: skip
    before = f"{fourth} {another} the {place} and {later} people fled."
    after = f"The {place} is quiet, {fifth} said. {third} will stay if {fourth} {another} the {noun}."
    return sentence, f"{before} {sentence}. {after}"


@st.composite
def retyped(draw: st.DrawFn, quote: str) -> str:
    """The quotation as others might type it: marks, dashes, spaces, line ends, hyphenation, hidden characters."""
    swaps = {
        "[“”]": ["“", "”", '"', "'", "‘", "„", "«"],
        r"\s[–—-]\s": [" – ", "—", " -- ", " - ", " \u2011 ", "\u2009−\u2009"],
        r"(?<=\w) (?=\w)": [" ", "\u00a0", "\n", "  ", "\u202f", "\r\n", " \u200b", "\t"],
        r"(?<=[a-z]{2})(?=[a-z]{3})": ["", "", "", "", "", "", "\u00ad", "\u200b", "\u2060", "-\n"],
        "fi": ["fi", "fi", "ﬁ"],
    }
    for pattern, choices in swaps.items():
        first, *others = re.split(pattern, quote)
        quote = first + "".join(draw(st.sampled_from(choices)) + other for other in others)
    quote = draw(st.sampled_from([quote, f"{quote}.", f"“{quote}”", f'"{quote}."', f"  {quote}…".rstrip("…")]))
    return draw(st.sampled_from([quote, re.sub(r"[^\W\d_]", lambda first: first.group().swapcase(), quote, count=1)]))


def _swap(sentence: str) -> str:
    one, other = [word for word in re.findall(r"\w+", sentence) if word in NAMES][:2]
    return re.sub(rf"\b(?:{one}|{other})\b", lambda match: other if match.group() == one else one, sentence)


def _digit(sentence: str) -> str:
    return re.sub(r"\d", lambda digit: str(int(digit.group()) % 9 + 1), sentence, count=1)


def _verb(sentence: str, change: Callable[[str], str]) -> str:
    return re.sub("|".join(VERBS), lambda verb: change(verb.group()), sentence, count=1)


def _noun(sentence: str, instead: str) -> str:
    return re.sub(rf"\b(?:{'|'.join(NOUNS)})\b", instead, sentence, count=1)


ALTERATIONS: dict[str, Callable[[str], str]] = {
    "negation dropped": lambda quote: quote.replace(" not", ""),
    "negation dropped for another word": lambda quote: quote.replace("has not", "has now"),
    "negation added": lambda quote: quote.replace("may have", "may not have"),
    "negation added in a contraction": lambda quote: quote.replace(" may have left", " haven't left"),
    "negation moved": lambda quote: quote.replace("has not", "has").replace("may have", "may not have"),
    "figure changed": _digit,
    "figure grown": lambda quote: re.sub(r"(\d+)", r"\g<1>0", quote),
    "figure cut": lambda quote: re.sub(r"\d(\d+)", r"\1", quote),
    "figure left out": lambda quote: re.sub(r"\d+ ", "", quote),
    "figure for a word": lambda quote: re.sub(r"\d+", "ninety", quote),
    "name changed": lambda quote: re.sub(rf"\b(?:{'|'.join(NAMES)})\b", "Zarin", quote, count=1),
    "name misspelt": lambda quote: re.sub(rf"\b({'|'.join(NAMES)})\b", r"\g<1>h", quote, count=1),
    "name left out": lambda quote: re.sub(rf" of (?:{'|'.join(NAMES)})", "", quote),
    "actors swapped": _swap,
    "thing changed": lambda quote: _noun(quote, "hospital"),
    "tail added": lambda quote: f"{quote.rstrip('.”')} in panic",
    "tail with a figure": lambda quote: f"{quote.rstrip('.”')} with 77 tanks",
    "head added": lambda quote: f"Witnesses said {quote}",
    "tense changed": lambda quote: _verb(quote, lambda verb: verb[:-2] + "ing"),
    "tense changed to the future": lambda quote: quote.replace("may have left", "may leave"),
    "verb changed": lambda quote: _verb(quote, lambda _: "defended"),
    "hedge dropped": lambda quote: quote.replace("may have left", "have left"),
    "hedge made certain": lambda quote: quote.replace("may have", "must have"),
    "hedge added": lambda quote: quote.replace("has not", "has reportedly not"),
    "about dropped": lambda quote: re.sub(r"(?i)\babout (?=\d)", "", quote),
    "about for more than": lambda quote: re.sub(r"(?i)\babout (?=\d)", "more than ", quote),
    "question": lambda quote: f"{quote.rstrip('.”')}?",
    "elision of a not": lambda quote: quote.replace(" not ", " … "),
    "elision of a hedge": lambda quote: quote.replace(" may ", " […] "),
    "elision of a figure": lambda quote: re.sub(r" \d+ ", " ... ", quote),
    "elision of a name": lambda quote: re.sub(rf" of (?:{'|'.join(NAMES)}) ", " (…) ", quote),
    "case of a name": lambda quote: re.sub(r"(?<=of )[A-Z]", lambda letter: letter.group().lower(), quote),
}


@pytest.mark.parametrize("name", ALTERATIONS)
@given(data=st.data())
@EXAMPLES
def test_no_generated_alteration_passes_in_any_typography(name: str, data: st.DataObject) -> None:
    sentence, text = data.draw(stories())
    altered = ALTERATIONS[name](sentence)
    assume(altered != sentence)
    quote = data.draw(retyped(altered)) if name != "question" else altered
    found = checked(quote, text)
    assert verdict(found) in {"altered", "absent"}, quote


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_no_generated_typography_fails(data: st.DataObject) -> None:
    sentence, text = data.draw(stories())
    quote = data.draw(retyped(sentence))
    found = checked(quote, text)
    assert verdict(found) in {"verbatim", "typographic"}, (quote, found.reasons)
    assert found.passage is not None
    assert sentence.strip("“”.") in found.passage.exact


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_generated_typography_of_the_text_fails_either(data: st.DataObject) -> None:
    sentence, text = data.draw(stories())
    start = text.index(sentence)
    typed = text[:start] + data.draw(retyped(sentence)) + text[start + len(sentence) :]
    assert verdict(checked(sentence, typed)) in {"verbatim", "typographic"}, typed
