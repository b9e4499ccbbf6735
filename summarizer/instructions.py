"""Sentences of an article that look like an instruction to the machine that reads it: found by rule, never obeyed.

A rule can be written around: the defence that holds without it is that every item has to stand in the article. What
is found here is left out of the article before anything is asked, and the reader is told where it stands.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cache, partial
from unicodedata import combining, normalize
from urllib.parse import unquote

from summarizer.lexicon import load

_START = (
    r"(?:^|[.:;!?,…—–-] ?|[\"'“”‘«»(\[{*#>|/=] ?"
    r"|\b(?:please|now|then|and|kindly|just|simply|instead|also|so|but|you (?:must|should|shall|will|are to)|to you) )"
)
_EDGE = r"\b"
_OTHER_SCRIPT = re.compile("[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]")
"""A character of a script other than Latin, and no sign."""
_LONGEST = 2_000  # code points of a sentence that are read from either end
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d\u034f\u180e\ufe0f"))
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁӏһвнкмтАВЕНКМОРСТХІЈЅαεορυνικτχΑΒΕΗΙΚΜΝΟΡΤΧΥΖıⅼ’‘‛´`",
    "aeopcyxijsdlhвhkmtABEHKMOPCTXIJSaeopuvikTxABEHIKMNOPTXYZil'''''",
)
_FIGURES = str.maketrans("01345789@$!|", "oieasbtgasil"[:12])
_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w+/])")
_HEX = re.compile(r"\b(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[ ,]?){12,}")
_APART = re.compile(r"(?<!\w)(?:\w[ ._*-]){5,}\w(?!\w)")
_FEWEST_WORDS = 3  # of what an encoded passage has to hold


class Kind(Enum):
    """What gives a sentence away: an order, or the frame of another text, to which the lines below it belong."""

    ORDER = "order"
    FRAME = "frame"


def mark(sentences: Sequence[str], lines: Sequence[int], blocks: Sequence[int]) -> list[bool]:
    """Mark the sentences that are instructions to a machine, in order.

    `lines` and `blocks` say of each sentence in which line and in which block between blank lines it stands. With the
    frame of another text goes what stands below it in its block; with an order, what goes on with it in the block,
    and the whole of a line that it opens.
    """
    out: list[bool] = []
    going_on = _nothing
    for at, text in enumerate(sentences):
        if at and blocks[at] != blocks[at - 1]:
            going_on = _nothing
        found = kind(text)
        out.append(found is not None or going_on(text, lines[at]))
        if found is Kind.FRAME:
            going_on = _everything
        elif found and going_on is not _everything:
            opens = at == 0 or lines[at] != lines[at - 1]
            going_on = partial(_order_goes_on, lines[at] if opens else None)
        elif not out[-1]:
            going_on = _nothing
    return out


def _nothing(text: str, line: int) -> bool:  # noqa: ARG001 - one of three ways to go on
    return False


def _everything(text: str, line: int) -> bool:  # noqa: ARG001 - one of three ways to go on
    return True


def _order_goes_on(whole_line: int | None, text: str, line: int) -> bool:
    return line == whole_line or bool(_continuation().match(_plain(text)))


def kind(text: str) -> Kind | None:
    """What gives the sentence away; None for an ordinary one."""
    plain = _plain(text)
    if _frames().search(plain):
        return Kind.FRAME
    return Kind.ORDER if any(map(_is_order, set(_readings(text, plain)))) else None


def _is_order(plain: str) -> bool:
    return bool(_orders().search(plain) or (_OTHER_SCRIPT.search(plain) and _foreign_orders().search(plain)))


def _plain(text: str) -> str:
    """The text as a reader takes it: compatibility forms, look-alikes and accents on Latin letters folded."""
    if len(text) > 2 * _LONGEST:
        text = f"{text[:_LONGEST]} {text[-_LONGEST:]}"
    if not text.isascii():
        text = normalize("NFKC", text.translate(_JOINERS)).translate(_LOOK_ALIKES)
    return " ".join(text.split())


def _readings(text: str, plain: str) -> Iterator[str]:
    """The sentence as it stands and as what it may be in disguise."""
    yield plain
    if not text.isascii():
        bare = "".join(char for char in normalize("NFKD", plain) if not combining(char))
        yield from (bare, " ".join(text.split()))
    if "&" in plain or "%" in plain:
        yield unquote(html.unescape(plain))
    yield from _decoded(plain)
    for pattern, reading in _disguises():
        if pattern.search(plain):
            yield reading(plain)


def _decoded(plain: str) -> Iterator[str]:
    """What passages in base64 or hexadecimal say, if that is words."""
    found = [_from_base64(match.group()) for match in _BASE64.finditer(plain)]
    found += [_from_hex(match.group()) for match in _HEX.finditer(plain)]
    for data in found:
        words = data.decode("utf-8", "replace").strip() if data else ""
        if words.isprintable() and "\ufffd" not in words and len(words.split()) >= _FEWEST_WORDS:
            yield f"note to the ai: {words}"  # whoever hides words in figures speaks to no human reader


def _from_base64(run: str) -> bytes | None:
    padded = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(padded + "=" * (-len(padded) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _from_hex(run: str) -> bytes | None:
    digits = re.sub(r"\\x|0x|[%, ]", "", run)
    return bytes.fromhex(digits) if len(digits) % 2 == 0 else None


@cache
def _disguises() -> tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]:
    """What shows that a sentence may be in a disguise, and the way to read it."""
    telling = load("instructions")["telling"]
    backwards, rotated = ("|".join(change(word) for word in telling) for change in (_backwards, _rot13))
    return (
        (re.compile(rf"\b(?:{backwards})\b", re.IGNORECASE), _backwards),
        (re.compile(rf"\b(?:{rotated})\b", re.IGNORECASE), _rot13),
        (re.compile(r"[A-Za-z][013457@$!|][A-Za-z]"), lambda text: text.translate(_FIGURES)),
        (_APART, lambda text: _APART.sub(lambda run: re.sub(r"[ ._*-]", "", run.group()), text)),
    )


def _backwards(text: str) -> str:
    return text[::-1]


def _rot13(text: str) -> str:
    return codecs.encode(text, "rot13")


def _filled(pattern: str) -> str:
    """A pattern with its named parts filled in."""
    table = load("instructions")
    for part in ("machine", "rules", "product"):
        pattern = pattern.replace(f"{{{part}}}", table[part])
    return pattern


@cache
def _orders() -> re.Pattern[str]:
    table = load("instructions")
    orders = "|".join(map(_filled, table["orders"]))
    openings = "|".join(map(_filled, table["openings"]))
    anywhere = list(map(_filled, [*table["anywhere"], *table["languages"]]))
    inside = "|".join(entry for entry in anywhere if not entry.startswith(_EDGE))
    words = "|".join(entry.removeprefix(_EDGE) for entry in anywhere if entry.startswith(_EDGE))
    return re.compile(rf"{_START}(?:{orders})|^(?:{openings})|{_EDGE}(?:{words})|(?:{inside})", re.IGNORECASE)


@cache
def _foreign_orders() -> re.Pattern[str]:
    return re.compile("|".join(load("instructions")["scripts"]), re.IGNORECASE)


@cache
def _frames() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_filled(entry)})" for entry in load("instructions")["frames"]), re.IGNORECASE)


@cache
def _continuation() -> re.Pattern[str]:
    return re.compile(rf"[-#*>\"'“‘( ]*{load('instructions')['goes_on']}", re.IGNORECASE)
