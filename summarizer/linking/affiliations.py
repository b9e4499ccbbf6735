"""Who belongs to whom, where the text says so beside a name: "FVA commander Jan Dorn", "Dorn, the army’s envoy,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..classify import classify, has_actor_noun
from ..document import Document, Sentence
from ..grounding import occurrences
from ..lexicon import load
from ..names import bare, is_proper
from ..quotations import MASK, masked
from ..schemas import ActorKind, ActorType
from ..syntax import first_subject

_APPOSED = re.compile(r",\s+(?P<role>[^,.;:()“”\"]{3,80})[,.]")


_BEFORE = re.compile(
    r"\b(?P<role>(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w-]*(?:[’']s|s[’']))\s[^,.;:()“”\"]{3,60}),\s+(?:[A-Z][\w.]*\s+){0,2}$"
)
_RANKED = re.compile(
    r"^(?:an?|another|one)\s+|\b(?:senior|top|high-ranking|top-ranking|leading|local|unnamed|anonymous|deputy|acting)\s+"
)
_FORMER = re.compile(r"(?:the\s+)?(?:former|retired|ex-|one-time|late)\b")
_OF_BODY = re.compile(
    r"(?:\s+of|,\s+who\s+(?:\w+ly\s+)?(?:leads?|led|commands?|commanded|heads?|headed|runs?|ran|speaks?\s+for|spoke\s+for|represents?))"
    r"\s+(?P<body>(?:the\s+)?(?:[\w’'-]+\s+){0,4}?[\w’'-]+?)(?=\s*[,.;]|\s+(?:in|on|at|from|out|near|around|said|says|told|admitted|conceded"
    r"|confirmed|denied|acknowledged|insisted|claimed|announced|wrote)\b|$)"
)
"""Behind a name: "| of the army |", "Olt, | who commands the garrison |,"."""


def bodies(document: Document, name: str, mentions: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The words for what `name` may belong to, each with its sentence; `mentions` are as the rows have them."""
    for words, number in mentions:
        role, found, _ = words.partition(name)
        if found and (body := body_of(role)):
            yield body, number
    for sentence, start, end in occurrences(document, name):
        before = _BEFORE.search(sentence.text, 0, start) or _right_before().search(sentence.text, 0, start)
        if (own := _its().search(sentence.text, 0, start)) and (owner := _owner(document, sentence, own.start())):
            yield owner
        if before and (body := body_of(before["role"])):
            yield body, sentence.number
        if (of := _OF_BODY.match(sentence.text, end)) and is_person_name(name):
            yield of["body"], sentence.number
        apposed = _APPOSED.match(sentence.text, end)
        if apposed and (body := body_of(apposed["role"])):
            yield body, sentence.number


@cache
def _its() -> re.Pattern[str]:
    """A post with "its" before a name: "| Its spokesman, | Willy Olt", "| their commander | Jan Dorn"."""
    return re.compile(rf"\b(?:[Ii]ts|[Tt]heir)\s+(?:[\w-]+\s+){{0,3}}?(?:{_nouns()}),?\s+(?:[A-Z][\w.]*\s+){{0,2}}$")


def _owner(document: Document, sentence: Sentence, at: int) -> tuple[str, int] | None:
    """The body that "its" at `at` means: the subject before it, in the sentence or the one before."""
    for text, number in (
        (sentence.text[:at], sentence.number),
        (_text_before(document, sentence), sentence.number - 1),
    ):
        hidden = masked(text)
        subject = first_subject(hidden, 0, len(hidden))
        words = hidden[slice(*subject)] if subject else ""
        if _is_body(words):
            return bare(words), number
    return None


def _is_body(words: str) -> bool:
    """Is it a body by its noun, or by the article before its name, which persons have none of?"""
    if not words or MASK in words:
        return False
    named = is_proper(bare(words)) and words.lower().startswith("the ")
    return named or (has_actor_noun(words) and classify(words)[0] is not ActorKind.PERSON)


def _text_before(document: Document, sentence: Sentence) -> str:
    """The text of the sentence before, of the same part of the article; empty where there is none."""
    before = document.sentence(sentence.number - 1) if sentence.number > 1 else None
    return "" if before is None or before.outside or before.heading else before.text


def is_person_name(name: str) -> bool:
    """May it be somebody's name: two words or more in capitals, none of them a noun for a body?"""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and classify(name)[1] is ActorType.OTHER


def body_of(role: str) -> str | None:
    """The body in words for a post: "the ministry" in "the ministry’s spokesman", "a spokesman for the ministry"."""
    plain = _RANKED.sub("", " ".join(role.split()))
    if _FORMER.match(plain):
        return None
    if found := _for().match(plain) or _of().match(plain):
        return found["body"]
    return None


@cache
def _nouns() -> str:
    posts = {*load("actors")["kinds"]["person"], *load("types")["posts"]["any"]}
    return "|".join(map(re.escape, sorted(posts, key=len, reverse=True)))


@cache
def _right_before() -> re.Pattern[str]:
    """A post in two words before a name and its title: "army spokesman Maj. | Jan Olt |"."""
    return re.compile(rf"(?P<role>[\w’'-]+\s+(?:{_nouns()}))\s+(?:[A-Z][\w.]*\s+){{0,2}}$")


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"^(?:the|a|an)?\s*(?:\w+\s+){{0,3}}?(?:{_nouns()})\s+(?:of|for|at|with)\s+(?P<body>.+)$")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"^(?P<body>(?:[Tt]he\s+)?(?![Tt]he\s).*?\w)(?:[’']s?)?\s+(?:[a-z]+\s+){{0,2}}(?:{_nouns()})$")
