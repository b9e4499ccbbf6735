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


def masked(text: str) -> str:
    """`text` with everything inside quotation marks overwritten, lengths kept."""
    chars = list(text)
    for start, end in quotations(text):
        chars[start:end] = MASK * (end - start)
    return "".join(chars)
