"""Grounding: a row's words found in the source. What is not faithful comes back as a reason, never as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import shorten

from .alignment import Alignment, align
from .alterations import denies
from .document import Document, Sentence
from .edges import Offsets, standing_alone
from .faithfulness import unfaithful
from .idioms import idioms
from .lexicon import load, word_class
from .names import bare, folded, parts
from .quotations import masked
from .schemas import (
    FAITHFUL,
    ISSUER,
    OUTLET,
    Act,
    ActorRow,
    ClaimRow,
    Evidence,
    GoalRow,
    Row,
    Stance,
    TerritoryRow,
    Verdict,
)
from .tellings import answers

UNNAMED = "unnamed"
"""Stands in a row for a speaker whom the text does not name ("reportedly")."""
NOBODY = frozenset({ISSUER, OUTLET, UNNAMED})
"""What stands in a row for somebody whom the text does not name."""
CONTEXT = 32
"""Code points of text kept on either side of a passage."""
_NAMED_IN: dict[type[Row], tuple[str, ...]] = {
    ActorRow: ("name",),
    ClaimRow: ("by",),
    TerritoryRow: ("place", "gained_by", "lost_by", "said_by"),
    GoalRow: ("holder", "stated_by"),
}
_THINGS = frozenset({"name", "place"})  # fields in which nobody is nothing
_TOLD = {
    "no_sentence": "it cites a sentence that the article does not have",
    "pronoun": "it names nobody, only a pronoun",
    "not_in_text": "it names somebody or some place that is nowhere in the article",
    "own_voice": "the text's own voice is nobody's claim or goal",
    "quote_absent": "its quotation is not in the article",
    "quote_altered": "its quotation differs from the article",
    "quote_elsewhere": "its quotation is not in a sentence of the article",
    "text_word": "its words are not the article's",
    "web_address": "it has a web address that the article does not have",
    "prompt_words": "it repeats words of the question",
}
_SIMPLE = re.compile(r"[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*")
_ODD = re.compile(r"[ıİſ\u212a]|\s\s|[^\S ]")  # letters with an odd lower case, white space that is no single space
_TYPOGRAPHY = {"'": "['’]", "’": "['’]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}


@dataclass(frozen=True)
class Ungrounded:
    """Why a row may not stand in the brief; `sentence` is None where it cites none of the article's.

    `message` is for the model, with the words that do not hold; a brief has `told`.
    """

    sentence: int | None
    check: str
    message: str

    @property
    def told(self) -> str:
        """The reason for the reader, without the model's words: an article can make a model say anything."""
        return _TOLD.get(self.check) or f"its {self.check.partition('_')[2] or 'content'} differs from the article's"


def evidence(document: Document, sentence: Sentence, verdict: Verdict = Verdict.VERBATIM) -> Evidence:
    """The whole sentence as evidence, cut from the text as the user gave it."""
    return span_evidence(document, sentence, sentence.start, sentence.end, verdict)


def span_evidence(document: Document, sentence: Sentence, start: int, end: int, verdict: Verdict) -> Evidence:
    """The span [start, end) of the cleaned text as evidence, offsets in the text as given."""
    begin, stop = document.span(start, end)
    return Evidence(
        sentence=sentence.number,
        start=begin,
        end=stop,
        exact=document.text[begin:stop],
        prefix=document.text[max(begin - CONTEXT, 0) : begin],
        suffix=document.text[stop : stop + CONTEXT],
        verdict=verdict,
    )


def mention(document: Document, name: str) -> Evidence | None:
    """Where the article first says `name`: whole words, whatever the spaces between; None: nowhere.

    First in the same case, else in any: the "army" is rather not a part of the "Free Veran Army".
    """
    if ("mention", name) not in document.memory:
        document.memory["mention", name] = _first(document, name)
    found: Evidence | None = document.memory["mention", name]
    return found


def _first(document: Document, name: str) -> Evidence | None:
    found = None
    for each in occurrences(document, name):
        found = found or each
        if _same_case(*each, name):
            found = each
            break
    if found is None:
        return None
    sentence, start, end = found
    return span_evidence(document, sentence, sentence.start + start, sentence.start + end, Verdict.VERBATIM)


def _same_case(sentence: Sentence, start: int, end: int, name: str) -> bool:
    """Has the span capitals where the name has them, but for one that begins the sentence?"""
    words, plain = (" ".join(each.split()) for each in (sentence.text[start:end], name))
    first = 1 if start == 0 else 0
    return [char.isupper() for char in words[first:]] == [char.isupper() for char in plain[first:]]


def occurrences(document: Document, name: str) -> Iterator[tuple[Sentence, int, int]]:
    """Everywhere the article says `name`: the sentence and the span in it."""
    known = _holders(document)
    numbers = [known.get(word.casefold(), []) for word in re.findall(r"\w+", name)]
    for number in min(numbers, key=len, default=[]):
        sentence = document.sentence(number)
        for start, end in _spans(name, sentence.text):
            yield sentence, start, end


def _spans(name: str, text: str) -> Iterator[Offsets]:
    """Where a sentence says `name`; without a pattern where that is as good, since making one takes longest."""
    if _SIMPLE.fullmatch(name) and not _ODD.search(text):
        yield from standing_alone(name.lower(), text.lower())
    else:
        yield from (match.span() for match in _whole(name).finditer(text))


def _holders(document: Document) -> dict[str, list[int]]:
    """Each word of the article, case apart, and the numbers of the sentences that have it."""
    if "holders" not in document.memory:
        out: dict[str, list[int]] = {}
        for sentence in document.article:
            for word in {found.casefold() for found in re.findall(r"\w+", sentence.text)}:
                out.setdefault(word, []).append(sentence.number)
        document.memory["holders"] = out
    found: dict[str, list[int]] = document.memory["holders"]
    return found


@lru_cache(maxsize=1024)
def _whole(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    tolerant = re.sub(r"['’\"“”]", lambda mark: _TYPOGRAPHY[mark.group()], words)
    return re.compile(rf"(?<!\w){tolerant}(?!\w)", re.IGNORECASE)


def ground(document: Document, row: Row) -> Evidence | Ungrounded:
    """The passage that proves a row, with the verdict of its quotation; without one the sentence itself.

    A quotation that holds less than what the row says is shown with its whole sentence, one of several sentences with
    the cited one if it is among them, else with the first. Whoever and whatever place the
    row is about has to be named in the article; a denial needs a word that denies.
    """
    key = "ground", id(row)  # a strategy asks about the very rows that the brief is made of then
    if key not in document.memory:
        document.memory[key] = row, _grounded(document, row)  # with the row, so that no other gets its number
    found: Evidence | Ungrounded = document.memory[key][1]
    return found


def _grounded(document: Document, row: Row) -> Evidence | Ungrounded:
    sentence = _cited(document, row.sentence)
    if sentence is None:
        return Ungrounded(None, "no_sentence", f"cites sentence {row.sentence}, which the article does not have")
    if problem := _unknown(document, row):
        return problem
    found = _proof(document, row, sentence)
    if (
        isinstance(found, Evidence)
        and _is_denial(row)
        and not _bears_denial(document.sentence(found.sentence).text, row)
    ):
        return Ungrounded(found.sentence, "no_denial", "no word of the sentence denies anything")
    return found


def _bears_denial(text: str, row: Row) -> bool:
    """Is there a word that denies, or for a change of a place an answer to it ("the town is still ours")?"""
    return _denies(text) or (isinstance(row, TerritoryRow) and answers(text, party=True))


def _denies(text: str) -> bool:
    """Does a word or an idiom of the sentence deny something ("dismissed", "brushed aside")?"""
    return denies(text) or any(idiom.act is Act.DENY for idiom in idioms(masked(text)))


def _is_denial(row: Row) -> bool:
    """Does the row say that somebody denies something?"""
    return getattr(row, "act", None) is Act.DENY or getattr(row, "stance", None) is Stance.DENY


def _proof(document: Document, row: Row, sentence: Sentence) -> Evidence | Ungrounded:
    """The cited sentence, or the one that the row's quotation stands in."""
    if not row.words:
        return evidence(document, sentence)
    found = align(row.words, document.clean, within=(sentence.start, sentence.end))
    if found.verdict not in FAITHFUL:
        return Ungrounded(sentence.number, f"quote_{found.verdict.value}", _why(found))
    home = document.at(found.start)
    if home is None or home.outside:
        return Ungrounded(sentence.number, "quote_elsewhere", "the quotation is not in a sentence of the article")
    if found.end > home.end:
        among = sentence.start < found.end and found.start < sentence.end
        return evidence(document, sentence if among else home, found.verdict)
    if not _says(row, document.clean[found.start : found.end]):
        return evidence(document, home, found.verdict)
    return span_evidence(document, home, found.start, found.end, found.verdict)


def _says(row: Row, passage: str) -> bool:
    """Does the passage hold all that a claim says? Places and goals are shown with their sentences."""
    said = row.text.split(" … ") if isinstance(row, ClaimRow) else []
    plain = " ".join(passage.split())
    return bool(said) and all(" ".join(part.split()) in plain for part in said)


def check_words(
    document: Document, statement: str, cited: Evidence, *, known: Sequence[str], denial: bool = False
) -> tuple[bool, Ungrounded | None]:
    """Whether a statement is a paraphrase, and why it may not stand (None: it may).

    It is held against the passage and against the whole sentence, where a negation may stand beside the passage. Words
    of the source pass; another wording passes only when its names, numbers, negation and hedges hold. `known` are names
    that may stand in it besides those of the source.
    """
    sources = list(dict.fromkeys([cited.exact, document.sentence(cited.sentence).text]))
    if not any(unfaithful(statement, [told], known_names=known, positive_of_denial=denial) for told in sources):
        return False, None
    for told in sources:
        problem = unfaithful(statement, [told], known_names=known, positive_of_denial=denial, paraphrase=True)
        if problem:
            return True, Ungrounded(cited.sentence, f"text_{problem.check}", problem.message)
    return True, None


def _cited(document: Document, number: int) -> Sentence | None:
    """The sentence of the article with this number; page furniture and orders to a machine are none."""
    if not 1 <= number <= len(document.sentences) or document.sentence(number).outside:
        return None
    return document.sentence(number)


def _unknown(document: Document, row: Row) -> Ungrounded | None:
    """The first party or place of the row that the article does not name."""
    for field in _NAMED_IN.get(type(row), ()):
        name = getattr(row, field)
        if name is None or (name in NOBODY and field not in _THINGS):
            continue
        if is_pronoun(name) and not (field == "place" and name.lower() == "it"):
            return Ungrounded(row.sentence, "pronoun", f"“{name}” does not say who or what that is")
        named = _names_place(document, name) if field == "place" else _names_party(document, row, name)
        if not named or word_class("articles").issuperset(re.findall(r"\w+", name.lower())):
            return Ungrounded(row.sentence, "not_in_text", f"“{shorten(name, 80)}” is nowhere in the article")
    return None


def _names_party(document: Document, row: Row, name: str) -> bool:
    """Does the article name somebody, or each of several, with or without the title or role in the row?"""
    pieces = [name] if isinstance(row, ActorRow) else parts(name)
    return all(mention(document, piece) or mention(document, bare(piece)) for piece in pieces)


def _names_place(document: Document, name: str) -> bool:
    """Does the article name the place in these words, an article apart? It is printed in them."""
    return bool(mention(document, name) or mention(document, without_article(name)))


def without_article(name: str) -> str:
    """A name of one line without "the" or "a" in front."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_pronoun(name: str) -> bool:
    """Does it only stand for somebody ("he", "he (the mayor"), so that it says by itself of nobody who that is?"""
    return not {folded(name), folded(bare(name))}.isdisjoint(load("reporting")["speakers"]["pronouns"])


def _why(found: Alignment) -> str:
    if found.verdict is Verdict.ABSENT:
        return "the quotation is not in the article"
    return f"the quotation differs from the article ({found.alteration}: {found.detail})"
