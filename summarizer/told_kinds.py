"""What the text itself tells of a name: a person, by age, post or surname; a body, by its short form; a state."""

from __future__ import annotations

import re
from functools import cache

from .classify import has_actor_noun
from .lexicon import alternatives, load, word_class
from .names import has_title, initials, is_name
from .phrases import CAPITAL
from .schemas import ActorKind

_SHORTEST_SURNAME = 3
_SHORTEST_ACRONYM = 3
_READ = 20_000
_BEFORE = 60
"""Characters before a name in which a post may stand."""
_AGE_OR_WHO = re.compile(r",\s+\d{1,3},|,?\s+who\b")
_APPOSED = re.compile(r",\s+(?P<role>(?:the|an?|its|his|her|their|once|then|[\w’'-]+[’']s)\s[^,.;:]{2,60})[,.;]")
_CAPITALISED_BEFORE = re.compile(rf"({CAPITAL}[\w.’'-]*)\s+$")
STATE_ENDING = r"(?:n|an|ian|ean|ine|ese|ish|i)"
"""What makes an adjective of a country's name: "Lenia", "Lenian"."""


def told_kind(text: str, name: str) -> ActorKind | None:
    """The kind that `text` tells of what is called `name`; None when its first 20,000 characters leave that open."""
    words, text = name.split(), text[:_READ]
    if len(words) == 1:
        return ActorKind.STATE if name[:1].isupper() and _is_state(text, name) else None
    if not is_name(name):
        return None
    if _is_body(text, name):
        return ActorKind.ORGANIZATION
    return None if has_actor_noun(name) or not _is_person(text, name) else ActorKind.PERSON


def _is_person(text: str, name: str) -> bool:
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        apposed = _APPOSED.match(text, found.end())
        if _AGE_OR_WHO.match(text, found.end()) or _role_before().search(
            text[max(0, found.start() - _BEFORE) : found.start()]
        ):
            return True
        if apposed and _role().search(apposed["role"].split(" of ")[0].split(" for ")[0]):
            return True
    return _has_surname(text, name)


def _has_surname(text: str, name: str) -> bool:
    """Does the last word of the name stand alone for it, without an article: "Dorn" for "Jan Dorn"?"""
    last = name.rsplit(maxsplit=1)[-1]
    if len(last) < _SHORTEST_SURNAME:
        return False
    alone = re.finditer(rf"(?<![Tt]he )(?<![\w’'-]){re.escape(last)}(?![\w-])(?!\s[A-Z])", text)
    return any(not _is_inside_a_name(text, found.start()) for found in alone)


def _is_inside_a_name(text: str, at: int) -> bool:
    """Does a first name stand before `at`, and no title and no word that opens a sentence?"""
    before = _CAPITALISED_BEFORE.search(text, max(0, at - _BEFORE), at)
    closed = word_class("openers") | word_class("conjunctions") | word_class("prepositions")
    if before is None or before[1].lower() in closed:
        return False
    return not has_title(f"{before[1]} {text[at : at + 2]}")


def _is_body(text: str, name: str) -> bool:
    """Is it called by its acronym, by "the" and its last word, or by what kind of body it is?"""
    short = initials(name)
    if len(short) >= _SHORTEST_ACRONYM and re.search(rf"(?<![\w-]){short}(?![\w-])", text):
        return True
    last = re.escape(re.split(r"\s(?:of|for)\s", name)[0].split()[-1])
    shortened = re.search(rf"\b[Tt]he\s+(?:{last}|{last.lower()})(?![\w-])(?!\s[A-Z])", text)
    if shortened and re.search(rf"\b[Tt]he\s+{re.escape(name)}", text):
        return True
    apposed = re.search(rf"{re.escape(name)},\s+an?\s+([^,.;:]{{3,60}})[,.;]", text)
    return bool(apposed and _group().search(apposed.group(1).split(" of ")[0]))


def _is_state(text: str, name: str) -> bool:
    """Has it an army, a parliament or an embassy: "Dora’s embassy", "the Doran foreign ministry"?"""
    stem = name.rstrip("aeo")
    owner = rf"(?:{re.escape(name)}[’']s|{re.escape(stem)}{STATE_ENDING})"
    bodies = alternatives(load("actors")["nations"]["bodies"])
    return bool(re.search(rf"(?<![\w-]){owner}\s+(?i:{bodies})(?![\w-])", text))


@cache
def _role() -> re.Pattern[str]:
    actors = load("actors")
    return re.compile(rf"\b(?:{alternatives([*actors['kinds']['person'], *actors['people']['roles']])})$")


@cache
def _role_before() -> re.Pattern[str]:
    actors = load("actors")
    roles = alternatives([*actors["kinds"]["person"], *actors["people"]["roles"]])
    return re.compile(rf"\b(?i:{roles}),?\s+$")


@cache
def _group() -> re.Pattern[str]:
    actors = load("actors")
    return re.compile(rf"\b(?:{alternatives([*actors['kinds']['organization'], 'think tank', 'ngo'])})$")
