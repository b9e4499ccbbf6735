"""What has to hold for any text, any quotation and any rows, checked by means of its own as far as that goes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from scripted_answers import harvest

from summarizer.document import Document, from_text
from summarizer.errors import InputError
from summarizer.models import resolve
from summarizer.pipeline import Record, build
from summarizer.render import FORMATS, render
from summarizer.render.json import read_brief
from summarizer.schemas import Brief, Row
from summarizer.verifying import verify
from summarizer.verifying.quotes import quotation

MODEL = resolve("x@http://localhost:9/v1")
PIECES = [
    "The", "Green Hand", "Torvak", "Irena Kost", "mayor", "army", "said", "took", "left", "not", "n't", "denied", "no",
    "may", "reportedly", "about", "30", "3 million", "percent", "if", "who", "and", "of", "he", "US", "us", "U.S.",
    "“We", "“", "”", "’s", "'", '"', ",", ".", "?", "!", "…", "...", "[…]", "(", "-", "—", "-\n", "\n", "\n\n", "\r\n",
    "\u2028", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\u202e", "\u0301", "\x00", "\ud800", "ﬁ", "İ", "ß", "٣", "①",
    "家", "ก", "🚢", "Share this article", "Comments", "5'", "is false", "refused to",
]  # fmt: skip
"""What texts are put together from, besides characters of any kind."""
_ELISION = re.compile(r"…|\.(?: ?\.){2,}|[\[\]()]")


def read(text: str) -> Document | None:
    """The text as an article, its sentences in order and true; None when it is none."""
    try:
        article = from_text(text)
    except InputError:
        return None
    at = 0
    for sentence in article.sentences:
        assert at <= sentence.start < sentence.end <= len(article.clean)
        assert article.clean[sentence.start : sentence.end] == sentence.text
        at = sentence.end
    return article


def check_quotation(quote: str, text: str) -> None:
    """A quotation that passes has the letters and figures of its passage, all and in order, and some."""
    found = quotation("$", quote, text)
    assert found.passage is not None
    passage = found.passage
    assert text[passage.start : passage.end] == passage.exact
    assert found.holds is (passage.verdict in {"verbatim", "typographic", "elided"})
    if not found.holds:
        return
    assert passage.exact
    there, at = _letters(passage.exact), 0
    if passage.verdict != "elided":
        assert _letters(quote) == there
        return
    for part in map(_letters, _ELISION.split(quote)):
        assert part in there[at:]
        at = there.index(part, at) + len(part)


def check_rows(article: Document, rows: Sequence[Row], *, statement: bool = False, issuer: str | None = None) -> Brief:
    """Whatever a model says, the brief is of the article, verifies, and can be written and read again."""
    brief = build(article, harvest(*rows, statement=statement, issuer=issuer), Record(), MODEL, "single")
    report = verify(brief, article)
    assert report.holds, report.failed
    written = {name: render(brief, name) for name in FORMATS}
    assert read_brief(written["json"]) == brief
    return brief


def _letters(text: str) -> str:
    """The letters and figures, case and form apart."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(character for character in folded if character.isalnum())
