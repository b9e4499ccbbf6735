"""Names of actors: the bare name in a mention, and whether two mentions may mean the same actor."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from .lexicon import load
from .syntax import word_class

_DETERMINER = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|this|that|these|those|some|several|two|three|one)\s+", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_MEMBERS = re.compile(
    r"^(?:rebels|fighters|forces|soldiers|troops|militants|insurgents|gunmen|members)\s+(?:of|from)\s+(?:the\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_FIGHTERS = re.compile(r"\s+(?:fighters|militants|terrorists|insurgents|extremists|jihadists|gunmen)$")
_TOKEN = re.compile(r"[\w’'-]+(?:\.(?=[A-Z]))?")


def folded(name: str) -> str:
    """`name` for comparing: case, accents, articles, possessives and punctuation left out."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.strip()))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold().replace("’", "'")
    plain = re.sub(r"[^\w\s'-]", " ", plain)
    plain = re.sub(r"(?<=\w)'s\b", "", plain)
    plain = " ".join(plain.split())
    plain = re.sub(r"\b(?:al|el|ash|as|ar|an|ad)[- ](?=\w)", "", plain)
    while stripped := _DETERMINER.match(plain):
        plain = plain[stripped.end() :]
    return load("actors")["same"].get(plain.replace(" ", "") if len(plain) < 5 else plain, plain)


@cache
def _title() -> re.Pattern[str]:
    titles = "|".join(sorted((re.escape(title) for title in load("actors")["titles"]["titles"]), key=len, reverse=True))
    return re.compile(rf"(?:(?i:{titles})\b\.?\s+)+(?=[A-Z])")


def bare(mention: str) -> str:
    """The name in a mention: "SOHR chief Abdel Rahman" -> "Abdel Rahman", "Navy Capt. Jan Dorn" -> "Jan Dorn".

    A mention without a name of its own ("the official") comes back without its article.
    """
    text = re.sub(r"\s*\([^)]*\)?", "", mention).strip(' ,.;:“”")')
    text = _POSSESSIVE.sub("", text)
    if re.search(r"\b[A-Z]\.[A-Z]$", text):
        text += "."
    text = re.sub(r"^[A-Z][\w’']*-based\s+", "", _DETERMINER.sub("", text))
    text = _group(_MEMBERS.sub("", text))
    title = _title().match(text)
    stripped = text[title.end() :] if title else text
    role = re.match(
        r"^(?:[\w’'.-]+\s+){0,6}?(?P<noun>[a-z][\w-]+)\s+(?P<name>(?:[A-Z][\w’'.-]*|al-\w+)(?:\s+(?:al-\w+|bin|[A-Z][\w’'.-]*|“\w+”))+)$",
        stripped,
    )
    if role and role["noun"] not in word_class("name_particles"):
        return str(role["name"])
    return stripped or text


def _group(text: str) -> str:
    """The group that "GREEN fighters" or "Green Hand militants" belong to; "Veran fighters" stay what they are."""
    head = _FIGHTERS.sub("", text)
    return head if head.isupper() or (" " in head and is_name(head)) else text


def title_before(text: str, start: int, name: str) -> str | None:
    """The title in front of a person's name, inside the span at `start` or right before it ("Mayor", "army commander")."""
    if not is_name(name):
        return None
    inside = _title().match(text, start) if not text.startswith(name, start) else None
    if inside and text.startswith(name, inside.end()):
        return inside.group().strip()
    titles = "|".join(re.escape(title) for title in load("actors")["titles"]["titles"])
    before = re.search(rf"(?:^|[\s“\"(])(?P<title>(?:[\w’'-]+\s+)?(?i:{titles})\b\.?)\s+$", text[:start])
    return before["title"] if before else None


def is_proper(mention: str) -> bool:
    """Does the mention hold a name (a capitalised word behind its article)?"""
    words = _TOKEN.findall(_DETERMINER.sub("", mention.strip()))
    return any(word[0].isupper() or word.startswith(("al-", "el-")) for word in words)


def is_name(mention: str) -> bool:
    """Is the mention nothing but a name: all its words capitalised, small particles apart?"""
    words = _TOKEN.findall(_DETERMINER.sub("", mention.strip()))
    small = [
        word
        for word in words
        if not word[0].isupper()
        and word.lower() not in word_class("name_particles")
        and not word.startswith(("al-", "el-"))
    ]
    return bool(words) and not small


def initials(name: str) -> str:
    """First letters of the capitalised words of a name: "Free Veran Army" -> "FVA"."""
    return "".join(word[0] for word in re.findall(r"[\w]+", name) if word[0].isupper())


def short_of(short: str, long: str) -> bool:
    """May `short` stand for the person or body called `long`: its last or first name, or a run of its words?"""
    a, b = folded(short).split(), folded(long).split()
    if not a or len(a) >= len(b) or not is_name(short):
        return False
    return a == b[-len(a) :] or (is_name(long) and a == b[: len(a)] and len(" ".join(a)) > 4)


def parts(mention: str) -> list[str]:
    """The actors in a joint mention: "Lenia and Dora" -> ["Lenia", "Dora"]; a single one alone."""
    pieces = re.split(r",\s+(?:and\s+)?|\s+and\s+", mention.strip())
    joint = len(pieces) > 1 and all(is_proper(piece) or piece.lower().startswith(("the ", "a ")) for piece in pieces)
    return pieces if joint and all(len(piece.split()) <= 6 for piece in pieces) else [mention]
