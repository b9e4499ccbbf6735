"""Mentions: names of possible actors in an article, by their capitals; which of them are clear without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .classify import classify, has_actor_noun, is_state
from .datelines import dateline
from .dates import date_names, full_names
from .document import Document
from .lexicon import alternatives, load, word_class
from .names import bare, folded, has_title, is_name, title_before
from .phrases import CAPITAL, CAPITALISED, may_follow_name
from .reporting import reporting_forms
from .schemas import ActorKind, ActorType
from .things import is_place_name, is_thing
from .told_kinds import told_kind
from .unnamed import unnamed

_PARTICLE = (
    r"(?:bin|ibn|bint|ben|ould|al|el|de|la|del|della|di|da|do|dos|das|van|von|der|den|ter|zu|zum|af|av|du|abu|ap|i|y)"
)
_JOINT = rf"(?:\s+|\s+(?:of|for|and)\s+(?:the\s+)?|(?:\s+{_PARTICLE}){{1,2}}\s+|\s+[“\"](?={CAPITALISED}[”\"]))"
_DAY = rf"\s+\d{{1,2}}\s+(?=(?:{alternatives(load('dates')['in_names'])})\b)"
""""March | 9 | Movement" """
_NAME = re.compile(rf"(?<![\w’'-]){CAPITALISED}(?:(?:{_JOINT}|{_DAY})[”\"]?{CAPITALISED}[”\"]?)*")
_TWO = re.compile(rf"{CAPITALISED}(?:\s+{CAPITALISED})?\s+and\s+the\s+.+")
""""Lenia and the Harrow Front", no one body."""
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass
class Mention:
    """A name with where it stands: first sentence, how often, how often only as a place, with what title."""

    name: str
    sentence: int
    count: int = 0
    located: int = 0
    title: str | None = None
    told: ActorKind | None = None
    """What the text tells of it, beside its own words."""

    @property
    def only_place(self) -> bool:
        """Does it always stand behind "in", "near", "the city of"?"""
        return self.located == self.count


def mentions(document: Document) -> list[Mention]:
    """The names of the article in order of appearance, each once."""
    found: dict[str, Mention] = {}
    capitals = _inner_capitals(document)
    for sentence in document.article:
        if sentence.heading:
            continue
        before = dateline(sentence.text)
        for name, start in [*_names(sentence.text, capitals), *unnamed(sentence.text)]:
            if before and start < before.end("place"):
                continue
            mention = found.setdefault(folded(name), Mention(" ".join(name.split()), sentence.number))
            mention.count += 1
            mention.title = mention.title or title_before(sentence.text, start, name)
            mention.located += _is_located(name, sentence.text[:start])
    named = [mention for mention in found.values() if len(mention.name) > 1]
    for mention in named:
        mention.told = None if mention.title or clear(mention) else told_kind(document.clean, mention.name)
    return named


def clear(mention: Mention) -> bool:
    """Is the mention an actor by its words alone: a known kind of body, a titled person, a country that acts?"""
    if mention.title:
        return True
    if is_state(mention.name):
        return not mention.only_place
    type_ = classify(mention.name)[1]
    named = " " in mention.name and is_name(mention.name)
    if type_ is ActorType.STATE_FORCES and named:
        return False
    if (mention.told and not mention.only_place) or (named and _ends_as_body(mention.name)):
        return True
    return type_ is not ActorType.OTHER or has_title(mention.name)


def _ends_as_body(name: str) -> bool:
    """Is the last word, or the last before "of", a noun for a body: "the Winter Committee", "the Board of Trade"?"""
    last = re.split(r"\s+(?:of|for)\s+", name.lower())[0].split()[-1]
    return last in _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Nouns that are of bodies more than of places, ships or papers."""
    return _listed("kinds", "organization") - _listed("things", "loose")


def _listed(table: str, name: str) -> frozenset[str]:
    return frozenset(load("actors")[table][name])


def _inner_capitals(document: Document) -> frozenset[str]:
    """Words that carry a capital inside sentences, so that one at a beginning is a name too."""
    inner = (
        word
        for sentence in document.article
        for word in re.findall(rf"(?<=[a-z,] ){CAPITAL}[\w’'-]+|\b{CAPITAL}\w+[’']s\b", sentence.text)
    )
    return frozenset(_POSSESSIVE.sub("", word) for word in inner)


def _names(text: str, capitals: frozenset[str]) -> Iterator[tuple[str, int]]:
    for match in _NAME.finditer(text):
        for piece, at in _pieces(match.group(), match.start()):
            name, start = _trimmed(piece, at, opening=_begins_sentence(text, at))
            if name and not (_is_noise(name) or _names_a_thing(name) or _is_compound(text, start, start + len(name))):
                yield from _acting(text, name, start, capitals)


def _acting(text: str, name: str, start: int, capitals: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The name with the noun behind it that makes both one actor; none when it only modifies another noun."""
    if _begins_sentence(text, start) and not _surely_a_name(name, capitals):
        return
    end = start + len(name)
    if noun := _noun_behind().match(text, end):
        if not _modifies(text, noun.end()) and not _apposed(text, start, noun.end()):
            yield text[start : noun.end()], start
    elif (" " in name and not is_state(name)) or not _modifies(text, end):
        yield bare(name), start


def _pieces(name: str, start: int) -> Iterator[tuple[str, int]]:
    """The names joined by "and", each with its offset; one body with "and" in its name stays whole."""
    joint = re.search(r"\s+and\s+(?:the\s+)?", name) or _loose_for(name) or _of_a_body(name)
    if not joint or (not _of_a_body(name) and _is_one_body(name)):
        yield name, start
        return
    yield name[: joint.start()], start
    yield from _pieces(name[joint.end() :], start + joint.end())


def _loose_for(name: str) -> re.Match[str] | None:
    """The "for" between two names of which the first is no body: "Lenz for The Courier"."""
    joint = re.search(r"\s+for\s+(?:the\s+)?", name, re.IGNORECASE)
    return joint if joint and not has_actor_noun(name[: joint.start()]) else None


def _of_a_body(name: str) -> re.Match[str] | None:
    """The "of" between a person and a body: "Jan Dorn of the Marsh Union"."""
    joint = re.search(r"(?<=\w)\s+of\s+(?:the\s+)?", name)
    person = name[: joint.start()].rsplit(maxsplit=1) if joint else []
    if joint is None or len(person) == 1 or has_actor_noun(person[-1]):
        return None
    return joint if has_actor_noun(name[joint.end() :]) else None


def _is_one_body(name: str) -> bool:
    kind, type_ = classify(name)
    if all(map(has_actor_noun, re.split(r"\s+and\s+(?:the\s+)?", name))) or _TWO.fullmatch(name):
        return False
    return kind is ActorKind.ORGANIZATION and type_ not in {
        ActorType.OTHER,
        ActorType.GOVERNMENT,
        ActorType.INTL_ORG,
    }


def _trimmed(name: str, start: int, *, opening: bool) -> tuple[str, int]:
    """`name` without what is no part of it in front ("On Monday"), and without a possessive and what it owns."""
    while (first := re.match(rf"({CAPITAL}[\w’'.-]*)\s+", name)) and _is_no_part(first.group(1)):
        if (first.group(1) == "New" and not opening) or name[first.end()].isdigit():
            break
        name, start = name[first.end() :], start + first.end()
    name = name if re.search(r"(?:\b[A-Z]\.)+$", name) else name.rstrip(" ,.")
    owner = re.split(r"(?<=\w)[’']s\s", name)[0]
    if owner.lower().split()[-1:] and owner.lower().split()[-1] in _listed("kinds", "population"):
        return _POSSESSIVE.sub("", name), start
    return _POSSESSIVE.sub("", owner), start


def _is_compound(text: str, start: int, end: int) -> bool:
    """Is the name the first part of an adjective: "Lenia-backed", "Lenia- and Dora-led"?"""
    participles = alternatives(_listed("compounds", "participles"))
    return text.startswith("-", end) or bool(re.search(rf"-(?:{participles})$", text[start:end]))


def _is_no_part(word: str) -> bool:
    plain = word.lower()
    return word in full_names() or any(
        plain in word_class(kind) for kind in ("openers", "determiners", "subjects", "prepositions")
    )


@cache
def _dates() -> frozenset[str]:
    return frozenset(name.lower() for name in date_names())


def _is_noise(name: str) -> bool:
    """Nothing but dates, figures and function words ("I’m"), or too short."""
    closed = reporting_forms().union(_dates(), *map(word_class, ("determiners", "openers", "auxiliaries", "pronouns")))
    words = [re.split(r"[’']", word)[0].strip(".") for word in name.lower().split()]
    return all(word in closed or word.isdigit() for word in words) or (len(name) < 3 and not name.isupper())


def _names_a_thing(name: str) -> bool:
    """Does the name end in a word for a place or a thing ("Dell Airfield", "Peace Accord"), or is it a bare noun?"""
    plain = name.lower()
    last = plain.split()[-1]
    if last in _listed("things", "nouns") or plain in _listed("things", "alone"):
        return True
    if is_thing(name) and not has_actor_noun(name):
        return True
    places = frozenset(load("control")["words"]["place_nouns"]) - _bodies()
    return " " in name and (last in places or is_place_name(name))


def _begins_sentence(text: str, start: int) -> bool:
    return not re.search(r"\w", text[:start]) or bool(re.search(r"[.!?:]\s*[“\"]?\s*$|[“\"]\s*$", text[:start]))


def _surely_a_name(name: str, capitals: frozenset[str]) -> bool:
    """May a single word at the beginning of a sentence be taken for a name?"""
    return " " in name or name in capitals or name.isupper() or is_state(name)


@cache
def _noun_behind() -> re.Pattern[str]:
    """The lower-case noun behind a name that makes both one actor: "Veran army", "Veran security officials"."""
    actors = load("actors")
    nouns = {noun for kind in actors["types"].values() for noun in kind if noun.islower()}
    before, behind = (alternatives(actors["compounds"][place]) for place in ("attributes", "heads"))
    return re.compile(rf"\s+(?:(?:{before})\s+)?(?:{alternatives(nouns)})(?:\s+(?:{behind}))?(?![\w-])")


def _modifies(text: str, end: int) -> bool:
    """Is the name an adjective of a noun behind it ("the Veran civil war")?"""
    behind = re.match(r"\s+([a-z][\w-]+)", text[end:])
    if not behind or _POSSESSIVE.search(text[:end]):
        return False
    word = behind.group(1)
    return not (may_follow_name(word) or word.endswith(("s", "ing")) or word in reporting_forms())


def _apposed(text: str, start: int, end: int) -> bool:
    """Is it a description of the name before it, no other actor: "Jan Dorn, the FVA spokesman"?"""
    described = classify(text[start:end])[0] is ActorKind.PERSON
    return described and bool(re.search(rf"{CAPITAL}[\w’'.-]+,\s+(?:the|a|an)?\s*$", text[:start]))


def _is_located(name: str, before: str) -> bool:
    """Does the name stand as a place: behind "in", or as the country of a town ("near Torvak, Dora")?"""
    town = re.search(rf"(?P<town>{CAPITAL}[\w’'-]+),\s+$", before)
    if town and is_state(name) and not is_state(town["town"]):
        return True
    return bool(_locating().search(before) or _among_places().search(before))


@cache
def _among_places() -> re.Pattern[str]:
    """A list of places up to the next one: "the villages of Orsa, Kemna and"."""
    several = alternatives(load("control")["words"]["several"])
    name = rf"{CAPITALISED}(?:\s+{CAPITALISED}){{0,2}}"
    return re.compile(rf"\b(?:{several})\s+of\s+(?:{name}(?:,\s+|,?\s+and\s+)){{1,12}}$")


@cache
def _locating() -> re.Pattern[str]:
    places = load("actors")["located"]
    leads = rf"{alternatives(places['prepositions'])}|(?:{alternatives(places['heads'])})\s+of"
    return re.compile(rf"\b(?:{leads})\s+(?:the\s+)?(?:\w+ern\s+)?$")
