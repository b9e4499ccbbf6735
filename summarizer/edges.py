"""Where words begin and end in a clean text: compounds, contractions, figures and names in one piece."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Offsets = tuple[int, int]

APOSTROPHES = "'’‘‚‛ʼʹ`´′＇"
HYPHENS = "-‐‑‒–−﹘﹣－"
"""Dashes that make one word of two; the em dash parts them."""
BREAK = rf"[{HYPHENS}][^\S\r\n]*(?:\r\n|[\r\n])\s*(?=[^\W\d_A-Z])"
"""A pattern of a hyphen at the end of a line where the word goes on in the next."""
_MULTIPLE = re.compile(r"(?:hundred|thousand|million|billion|trillion|dozen|per\s?cent)", re.IGNORECASE)
_NUMERAL = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|several|few|hundred))$",
    re.IGNORECASE,
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_IDEOGRAPH = "\ufffc"  # stands for a character of a script that puts no spaces between words
_FIGURE = r"(?:(?<![\w-])[-+±]?[$€£¥₽₺]?(?=\d))?"
_WORD = (
    rf"{_IDEOGRAPH}|[^\W\d_](?:\.[^\W\d_])+(?!\w){{compound}}"
    rf"|{_FIGURE}\w+(?:{{joint}}\w+|(?<=\d)[.,:/](?=\d)\w+)*(?:(?<=\d)[%‰°€$£])?"
)
# A compound is one word not to be cut, but several to compare, as a dash is like a hyphen.
_WHOLE = re.compile(_WORD.format(compound=r"(?:\.?-\w+)*", joint=rf"(?:['-]|{BREAK})"))
_TOKEN = re.compile(_WORD.format(compound="", joint="'"))
_POSSESSIVE = re.compile(r"'s(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PARTING = re.compile(r"[\s“”\"();!?…]")  # never in a word, but for the end of a line behind a hyphen
_BREAKING = re.compile(rf"[{HYPHENS}][^\S\r\n]*[\r\n]")
_LETTER = re.compile(r"\w")
_REACH = 64  # code points to look around an edge; words are shorter


def tokens(text: str) -> tuple[Offsets, ...]:
    """Spans of the words and numbers; a compound has several."""
    return tuple(match.span() for match in _TOKEN.finditer(_shape(text)))


def is_edge(text: str, place: int) -> bool:
    """Is this offset inside no word, and not between a number and what it counts in ("3 | million")?"""
    if place in {0, len(text)}:
        return True
    if _sign(text[place - 1]).isalnum() and _sign(text[place]).isalnum():
        return False
    first = max(0, place - _REACH)
    if _MULTIPLE.match(text[place : place + _REACH].lstrip()) and _NUMERAL.search(text[first:place].rstrip()):
        return False
    near = text[first : place + _REACH]
    if (_PARTING.match(text, place - 1) or _PARTING.match(text, place)) and not _BREAKING.search(near):
        return True
    around = _shape(near)
    return not any(match.start() < place - first < match.end() for match in _WHOLE.finditer(around))


def standing_alone(words: str, text: str) -> Iterator[Offsets]:
    """Spans that are `words` to the character, with no letter, figure or underscore on either side."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        alone = not (_LETTER.match(text, at - 1) if at else None) and not _LETTER.match(text, end)
        if alone:
            yield at, end
        at = text.find(words, end if alone else at + 1)


def is_whole(text: str, start: int, end: int) -> bool:
    """Does a span begin and end at the edges of words? A name may leave off its possessive 's."""
    return is_edge(text, start) and (is_edge(text, end) or _is_possessor(text, start, end))


def _is_possessor(text: str, start: int, end: int) -> bool:
    """Does 's follow a name or a single word? "Karsa" in "Karsa's", but not "left Karsa" in "left Karsa's port"."""
    words = _ARTICLE.sub("", text[start:end], count=1).split()
    proper = len(words) == 1 or all(word[0].isupper() for word in words)
    return proper and bool(_POSSESSIVE.match(_shape(text[end : end + 3])))


def _shape(text: str) -> str:
    """The text, as long as before, with letters for combining marks and one sign each for dash and apostrophe."""
    return text if text.isascii() and "`" not in text else "".join(map(_sign, text))


@lru_cache(maxsize=8192)
def _sign(character: str) -> str:
    if _UNSPACED.match(character):
        return _IDEOGRAPH
    if character in HYPHENS:
        return "-"
    if character in APOSTROPHES:
        return "'"
    joins = character in "\u200c\u200d" or unicodedata.category(character).startswith("M")
    return "m" if joins else character
