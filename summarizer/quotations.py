"""Quotation marks in a sentence: what stands inside them."""

from __future__ import annotations

import re

MASK = "\u00a4"
_PAIRS = re.compile(
    r"“(?P<curly>[^“”]*)(?:”|$)|«(?P<guillemets>[^«»]*)(?:»|$)|„(?P<low>[^„“”]*)(?:[“”]|$)"
    r"|(?:''|``)(?P<doubled>[^']*(?:'[^']+)*?)(?:''|$)"
    r"|\"(?P<straight>[^\"]*)(?:\"|$)|(?<!\w)‘(?P<single>[^‘]{3,}?)’(?!\w)|^(?P<tail>[^“”]*)”"
)


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the words inside quotation marks, marks not counted.

    A quotation that opens and does not close runs to the end (the next sentence goes on with it), one that
    closes and did not open runs from the start.
    """
    found = []
    for match in _PAIRS.finditer(text):
        name = match.lastgroup
        if name and match.group(name).strip():
            found.append(match.span(name))
    return found


def tidy(words: str) -> str:
    """Words cut out of a sentence, without punctuation around them; quotation marks stay where both of a pair do."""
    text = words.strip(" ,.;:\n\t")
    if text[:1] in '“"' and text[1:].count("”" if text[0] == "“" else '"') == 0:
        text = text[1:]
    if text[-1:] in '”"' and text[:-1].count("“" if text[-1] == "”" else '"') == 0:
        text = text[:-1]
    whole = text[:1] == "“" and text[-1:] == "”" and "“" not in text[1:]
    return (text[1:-1] if whole else text).strip(" ,.;:")


def masked(text: str) -> str:
    """`text` with everything inside quotation marks overwritten, lengths kept."""
    chars = list(text)
    for start, end in quotations(text):
        chars[start:end] = MASK * (end - start)
    return "".join(chars)
