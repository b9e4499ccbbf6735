"""Names of actors: the bare name in a mention, and whether two mentions may mean the same actor."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from .lexicon import alternatives, load, word_class
from .phrases import CAPITAL, is_capitalised

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_TOKEN = re.compile(r"[\w’'-]+(?:\.(?=[A-Z]))?")
_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ash|as|ar|an|ad)[- ](?=\w)")
_CAPITALISED = rf"{CAPITAL}[\w’'.-]*"
_NAME_BEHIND_ROLE = re.compile(
    r"^(?:[\w’'.-]+\s+){0,6}?(?P<noun>[a-z][\w-]+)\s+"
    rf"(?P<name>(?:{_CAPITALISED}|al-\w+)(?:\s+(?:al-\w+|bin|{_CAPITALISED}|“\w+”))+)$"
)
_LONGEST_PART = 6
_PARTY = re.compile(
    r"(?:the|an?|his|her|some|several|two|three|many|local|other)\s|(?:[a-z-]+\s+)?(?:[a-z-]+s|police)$", re.IGNORECASE
)
"""A description in a joint mention: "the mayor", "a diplomat", "residents", "aid workers"."""
_OF_BOTH = re.compile(r"(?!an?\s|two|three|some|several|many|other|local)[a-z-]+\s+[a-z-]+s$")
""""The defence and | interior ministries" """
MOST_KNOWN = 4_096
"""Names whose forms are kept: an article says the same ones again and again."""


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{alternatives(word_class('articles'))})\s+(?!of\s+(?:them|us|those|these)\b)", re.IGNORECASE
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('actors')['titles']['titles'])})\b\.?\s(?!Staff\b)", re.IGNORECASE)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?:(?i:{_title().pattern}\s*))+(?={CAPITAL})")


@cache
def _office() -> re.Pattern[str]:
    """An office with the words that say which, before a full name: "Dorian President | Ana Kost |"."""
    offices = alternatives(load("actors")["titles"]["offices"])
    which = rf"(?:{CAPITAL}[\w’'-]*\s+){{1,3}}?"
    return re.compile(
        rf"{which}(?i:{offices})(?:-designate|-elect)?\s+(?={CAPITAL}[\w’'-]+(?:\s+{CAPITAL}[\w’'.-]*)+$)"
    )


@cache
def _members() -> re.Pattern[str]:
    """What makes members of a group: "fighters from the"."""
    nouns = alternatives(load("actors")["members"]["of"])
    return re.compile(rf"(?i:(?:{nouns})\s+(?:of|from)\s+(?:the\s+)?)(?={CAPITAL}|\d)")


@cache
def _fighters() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(load('actors')['members']['behind'])})$")


@lru_cache(maxsize=MOST_KNOWN)
def folded(name: str) -> str:
    """`name` for comparing: case, accents, articles, possessives and punctuation left out."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.strip()))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold().replace("’", "'")
    plain = re.sub(r"[^\w\s'-]", " ", plain)
    plain = " ".join(re.sub(r"(?<=\w)'s\b", "", plain).split())
    plain = _ARABIC_ARTICLE.sub("", plain)
    while article := _article().match(plain):
        plain = plain[article.end() :]
    same: dict[str, str] = load("actors")["same"]
    return same.get(plain.replace(" ", "") if len(plain) < 5 else plain, plain)


def has_title(name: str) -> bool:
    """Does the name begin with a person's title ("Gen. Saleh")?"""
    return bool(_title().match(name))


@lru_cache(maxsize=MOST_KNOWN)
def bare(mention: str) -> str:
    """The name in a mention: "FVA chief Omar Saleh" -> "Omar Saleh", "Navy Capt. Jan Dorn" -> "Jan Dorn".

    A mention without a name of its own ("the official") comes back without its article.
    """
    text = re.sub(r"\s*\([^)]*\)?", "", mention).strip(' ,.;:“”")')
    text = _POSSESSIVE.sub("", text)
    if re.search(r"\b[A-Z]\.[A-Z]$", text):
        text += "."
    text = re.sub(rf"^{CAPITAL}[\w’']*-based\s+", "", _article().sub("", text))
    text = _group(_members().sub("", text, 1) if _members().match(text) else text)
    if office := _office().match(text):
        return text[office.end() :]
    titles = _titles().match(text)
    untitled = text[titles.end() :] if titles else text
    role = _NAME_BEHIND_ROLE.match(untitled)
    if role and role["noun"] not in word_class("name_particles"):
        return role["name"]
    kind = _kind().match(untitled)
    return untitled[kind.end() :] if kind else untitled or text


@cache
def _kind() -> re.Pattern[str]:
    """What a body is, before its name: "pro-government | Lions of the Valley |", "militant group | Harun |"."""
    beside = load("types")["beside"]
    words = alternatives([word for listed in beside.values() for word in listed])
    nouns = alternatives(beside["nouns"])
    return re.compile(rf"(?:(?:{words})\s+(?:(?:{nouns})\s+)?|(?:[a-z-]+\s+)?(?:{nouns})\s+)(?={CAPITAL})")


def _group(text: str) -> str:
    """The group that "GREEN fighters" or "Green Hand militants" belong to; "Veran fighters" stay what they are."""
    head = _fighters().sub("", text)
    return head if head.isupper() or (" " in head and is_name(head)) else text


def title_before(text: str, start: int, name: str) -> str | None:
    """The title in front of a person's name, inside the span at `start` or right before it ("Mayor")."""
    if not is_name(name):
        return None
    if not text.startswith(name, start):
        if group := _members().match(text, start):
            return group.group().split()[0]
        inside = _titles().match(text, start)
        if inside and text.startswith(name, inside.end()):
            return inside.group().strip()
    before = _title_behind_word().search(text[:start])
    return before["title"] if before else None


@cache
def _title_behind_word() -> re.Pattern[str]:
    titles = alternatives(load("actors")["titles"]["titles"])
    return re.compile(rf"(?:^|[\s“\"(])(?P<title>(?:[\w’'-]+\s+)?(?i:{titles})\b\.?)\s+$")


def is_proper(mention: str) -> bool:
    """Does the mention hold a name (a capitalised word behind its article)?"""
    return any(map(is_capitalised, _words(mention)))


def is_name(mention: str) -> bool:
    """Is the mention nothing but a name: all its words capitalised, small particles and a day in it apart?"""
    words = _words(mention)
    particles = word_class("name_particles")
    return bool(words) and all(
        is_capitalised(word) or word.lower() in particles or (word.isdigit() and 0 < at < len(words) - 1)
        for at, word in enumerate(words)
    )


def _words(mention: str) -> list[str]:
    return _TOKEN.findall(_article().sub("", mention.strip()))


def initials(name: str) -> str:
    """First letters of the capitalised words of a name: "Free Veran Army" -> "FVA"."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def short_of(short: str, long: str) -> bool:
    """May `short` stand for the person or body called `long`: its last or first name, or a run of its words?"""
    a, b = folded(short).split(), folded(long).split()
    if not a or len(a) >= len(b) or not is_name(short):
        return False
    return a == b[-len(a) :] or (is_name(long) and a == b[: len(a)] and len(" ".join(a)) > 4)


def parts(mention: str) -> list[str]:
    """The actors in a joint mention: "Lenia and Dora" -> ["Lenia", "Dora"]; a single one alone."""
    pieces = re.split(r",\s+(?:and\s+)?|\s+and\s+", mention.strip())
    shared = pieces[0].lower().startswith("the ") and _OF_BOTH.match(pieces[-1])
    joint = len(pieces) > 1 and not shared and all(is_proper(piece) or _PARTY.match(piece) for piece in pieces)
    return pieces if joint and all(len(piece.split()) <= _LONGEST_PART for piece in pieces) else [mention]
