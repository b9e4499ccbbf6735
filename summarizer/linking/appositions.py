"""What the text calls a name in apposition: "the mayor, Irena Kost,", "Jan Dorn, an FVA commander", "Mayor Kost"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..classify import classify, has_actor_noun
from ..document import Document
from ..grounding import occurrences
from ..lexicon import alternatives, load, word_class
from ..names import has_title, is_name
from ..phrases import CAPITAL, holds_verb
from ..schemas import ActorKind
from .parties import party_in

_MOST_READ = 12
"""Mentions of one name that are read."""
_NEAR = 120
"""Characters beside a name that are read."""
_STARTS = re.compile(
    r"(?<![\w’'-])(?:the|an?|its|his|her|their|our|(?:(?-i:[A-Z])[\w-]*\s+){0,4}?(?:[\w’'-]+[’']s|[\w-]+s[’']))\s+(?=[\w“\"])",
    re.IGNORECASE,
)
_BEFORE_COMMA = re.compile(
    rf"(?P<words>[^,.;:()“”\"—–]{{3,90}}),\s+(?:(?:who|which)\s+(?:goes|go|went)\s+by\s+(?:the\s+name\s+(?:of\s+)?)?|"
    rf"(?:better\s+)?(?:known|calling\s+(?:him|her|it)self)\s+(?:as\s+)?)?(?:the\s+)?(?P<titles>(?:{CAPITAL}[\w.’'-]*\s+){{0,3}})$"
)
_CALLED = re.compile(
    r"(?P<words>[^,.;:()“”\"—–]{3,90})\s+(?:(?:known|operating|writing|speaking)\s+(?:only\s+)?(?:as|under\s+the\s+name)|"
    r"(?:calling|who\s+calls|who\s+called)\s+(?:him|her|it)self|nicknamed|named|called|who\s+goes\s+by|"
    r"(?:who\s+)?g[ai]ves?\s+(?:his|her|their)\s+(?:\w+\s+)?name\s+(?:only\s+)?as)\s+(?:the\s+)?$"
)
_BEHIND = re.compile(r",\s+(?P<words>[^,.;:()“”\"—–]{3,90}?)(?=[,.;—–]|\s+(?:who|which|and)\s|$)")
_OTHERS_SPEAK = re.compile(r"\s+and\s+[^,.;]{2,60}?\s+(?:said|says?|told|tells?|added|reported|agreed)\b")
""""Fell to the Green Hand, army officials | and residents said": those are others."""
_CLOSED = re.compile(r"\s*(?:,|\.(?:\s|$)|;|$|who\b|which\b)")
_TITLE = re.compile(rf"(?:^|[^\w’'-])(?P<words>(?:(?:{CAPITAL}|[a-z])[\w’'-]*\s+){{1,4}})$")
_RANK = re.compile(r"(?<![\w-])(?P<rank>[A-Z][a-z]{1,3})\.\s+$")
_HEAD_ENDS = re.compile(r"\s+(?:of|for|in|from|at|with|by|to|on|close)\s+")


def appositions(document: Document, name: str) -> Iterator[tuple[str, int]]:
    """What stands beside `name` for the same person or body, without article, each with its sentence."""
    for at, (sentence, start, end) in enumerate(occurrences(document, name)):
        if at == _MOST_READ:
            return
        before, behind = sentence.text[max(0, start - _NEAR) : start], sentence.text[end : end + _NEAR]
        found = [_before(before, behind, name), _behind(before, behind, name), _titled(before, name)]
        yield from ((words, sentence.number) for words in found if words)


def _before(before: str, behind: str, name: str) -> str | None:
    """The description that the name explains: "the mayor, | Irena Kost,"; "a man calling himself | Old Pike"."""
    if called := _CALLED.search(before):
        return _phrase(called["words"], name)
    led = _BEFORE_COMMA.search(before)
    if led and led["titles"] and not has_title(f"{led['titles']}X"):
        return None
    return _phrase(led["words"], name, bodies=_articled(before)) if led and _CLOSED.match(behind) else None


def _phrase(words: str, name: str, *, bodies: bool = False) -> str | None:
    """The last noun phrase of `words` that may be what `name` is."""
    starts = list(_STARTS.finditer(words))
    for at in reversed(range(len(starts))):
        if _fits(words[starts[at].end() :], name, bodies=bodies):
            first = at
            while first and starts[first - 1].end() == starts[first].start():
                first -= 1
            return re.sub(r"^(?:the|an?)\s+", "", _STARTS.sub(_kept, words[starts[first].start() :], count=1)).strip()
    return None


def _kept(start: re.Match[str]) -> str:
    """A possessor stays, an article or a pronoun goes."""
    return start.group() if re.search(r"[’']", start.group()) else ""


def _articled(before: str) -> bool:
    """Does "the" stand before the name, as it does before no person's?"""
    return before.lower().endswith("the ")


def _behind(before: str, behind: str, name: str) -> str | None:
    """The description behind the name: "Irena Kost, | the mayor of Torvak,"."""
    found = _BEHIND.match(behind)
    if not found or _OTHERS_SPEAK.match(behind, found.end()):
        return None
    told = party_in(found["words"])
    words = _STARTS.sub(_kept, told, count=1) if _STARTS.match(told) else told
    bodies = _articled(before) or told.startswith(("a ", "an "))
    return words.strip() if _fits(words, name, bodies=bodies) else None


def _titled(before: str, name: str) -> str | None:
    """The post right before the name: "Deputy interior minister | Agna Weld", "Gen. | Jan Dorn"."""
    if rank := _RANK.search(before):
        ranks: dict[str, str] = load("actors")["ranks"]
        return ranks.get(rank["rank"].lower())
    found = _TITLE.search(before)
    words = found["words"].split() if found else []
    for start in range(len(words)):
        part = " ".join(words[start:])
        plain = all(word.lower() not in _small() for word in words[start:])
        if plain and _fits(part, name, bodies=True) and (start == 0 or words[start - 1].lower() in _small()):
            return part
    return None


@cache
def _small() -> frozenset[str]:
    classes = ("determiners", "prepositions", "conjunctions", "auxiliaries", "openers", "finite", "irregular_past")
    return frozenset[str]().union(*map(word_class, classes))


def _fits(words: str, name: str, *, bodies: bool = False) -> bool:
    """Is it a noun for what `name` is, no clause? `bodies`: a name of two capitals may be a body's, too."""
    plain = words.strip()
    head = _HEAD_ENDS.split(plain)[0]
    if not head or holds_verb(plain) or len(plain.split()) > 9 or (is_name(plain) and not has_actor_noun(head)):
        return False
    if not _role().search(head):
        return False
    return _may_be_person(name) if _is_person(head) else bodies or classify(name)[0] is not ActorKind.PERSON


def _is_person(head: str) -> bool:
    last = head.lower().split()[-1]
    return last in _persons()


@cache
def _persons() -> frozenset[str]:
    actors = load("actors")
    listed = {*actors["kinds"]["person"], *actors["people"]["roles"], *actors["titles"]["titles"]}
    adjectives = {"former", "acting", "senior", "local"}
    return frozenset(word.split()[-1] for word in listed) - adjectives - frozenset(actors["kinds"]["organization"])


def _may_be_person(name: str) -> bool:
    return classify(name)[0] is ActorKind.PERSON or not has_actor_noun(name)


@cache
def _role() -> re.Pattern[str]:
    actors = load("actors")
    bodies = [*actors["kinds"]["organization"], "partner", "ally", "rival", "newspaper", "broadcaster", "weekly"]
    return re.compile(rf"(?<![\w-])(?:{alternatives([*_persons(), *bodies])})$", re.IGNORECASE)
