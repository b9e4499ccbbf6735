"""Quotation marks in a sentence: what stands inside them."""

from __future__ import annotations

import re

from .schemas import QuoteType
from .typography import Offsets

MASK = "\u00a4"
"""Stands for every character inside quotation marks where only the words around them are read."""
_MARKS = (("“", "”"), ('"', '"'))
_EDGE = " ,.;:"
_QUOTED = re.compile(
    r"""
      “(?P<curly>[^“”]*)(?:”|$)
    | «(?P<guillemets>[^«»]*)(?:»|$)
    | „(?P<low>[^„“”]*)(?:[“”]|$)
    | (?:''|``)(?P<doubled>[^']*(?:'[^']+)*?)(?:''|$)
    | "(?P<straight>[^"]*)(?:"|$)
    | (?<!\w)‘(?P<single>[^‘]{3,}?)’(?!\w)
    | ^(?P<tail>[^“”]*)”
    """,
    re.VERBOSE,
)
_DOUBLED = re.compile(r"'{2,}|``")


def quotations(text: str) -> list[Offsets]:
    """Spans of the words inside quotation marks, marks not counted.

    A quotation that opens and does not close runs to the end (the next sentence goes on with it), one that
    closes and did not open runs from the start.
    """
    found = []
    for match in _QUOTED.finditer(text):
        name = match.lastgroup
        if name and match.group(name).strip():
            found.append(match.span(name))
    return found


def masked(text: str) -> str:
    """`text` with everything inside quotation marks overwritten, also marks made of two signs; lengths kept."""
    chars = list(text)
    for start, end in quotations(text):
        chars[start:end] = MASK * (end - start)
    return _DOUBLED.sub(lambda marks: MASK * len(marks.group()), "".join(chars))


def quote_type(text: str, sentence: str) -> QuoteType:
    """Whether `text`, its parts joined by an ellipsis, stands in quotation marks in the sentence it was taken from."""
    inside = [sentence[start:end] for start, end in quotations(sentence)]
    parts = [part.strip(" ,.") for part in text.split("…")]
    if inside and all(any(part in quoted for quoted in inside) for part in parts):
        return QuoteType.DIRECT
    return QuoteType.MIXED if any(quoted.strip(" ,.") in text for quoted in inside) else QuoteType.INDIRECT


def tidy(words: str) -> str:
    """Words cut out of a sentence, without punctuation around them; quotation marks stay where both of a pair do."""
    text = words.strip(_EDGE + "\n\t")
    for opening, closing in _MARKS:
        if text.startswith(opening) and closing not in text[1:]:
            text = text[1:]
        if text.endswith(closing) and opening not in text[:-1]:
            text = text[:-1]
    if text.startswith("“") and text.endswith("”") and "“" not in text[1:]:
        text = text[1:-1]
    return text.strip(_EDGE)
