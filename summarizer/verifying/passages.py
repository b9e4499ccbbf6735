"""Whether the passages that a brief cites are the article's own words, where the brief says they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..alignment import Alignment, align
from ..cleaning import clean
from ..document import Document
from ..grounding import CONTEXT
from ..schemas import FAITHFUL, Evidence, Span, Verdict
from .report import Reason


class Passages:
    """An article with the sentences that a brief counts in it, to check passages against."""

    def __init__(self, document: Document, sentences: Sequence[Span]) -> None:
        self._text = document.text
        self._sentences: Mapping[int, Span] = {span.number: span for span in sentences}
        self._furniture = [document.span(each.start, each.end) for each in document.sentences if each.furniture]

    def reasons(self, cited: Sequence[Evidence]) -> Iterator[Reason]:
        """What does not hold about the passages that an item cites."""
        if not cited:
            yield Reason("quote", "no passage of the article is cited")
        for found in cited:
            yield from self._passage(found)

    def sentence(self, found: Evidence) -> str:
        """The clean words of the sentence that a passage stands in; of the passage where there is none."""
        span = self._sentences.get(found.sentence)
        return clean(self._text[span.start : span.end] if span else found.exact).text

    def _passage(self, found: Evidence) -> Iterator[Reason]:
        start, end, text = found.start, found.end, self._text
        if not found.exact or not start < end <= len(text) or text[start:end] != found.exact:
            yield Reason("quote", f"the article does not have these words at {start}–{end}: {self._where(found)}")
            return
        if found.prefix != text[max(start - CONTEXT, 0) : start] or found.suffix != text[end : end + CONTEXT]:
            yield Reason("context", f"the words before or after {start}–{end} are not the article's")
        if found.verdict not in FAITHFUL:
            yield Reason("verdict", f"a quotation that is {found.verdict.value} may not stand in a brief")
        yield from self._place(found)

    def _place(self, found: Evidence) -> Iterator[Reason]:
        sentence = self._sentences.get(found.sentence)
        if sentence is None or not sentence.start <= found.start < found.end <= sentence.end:
            yield Reason("sentence", f"{found.start}–{found.end} is not in sentence {found.sentence}")
        if any(found.start < end and start < found.end for start, end in self._furniture):
            yield Reason("furniture", f"{found.start}–{found.end} is not in the article but in what stands around it")

    def _where(self, found: Evidence) -> str:
        return told(align(found.exact, self._text, within=(found.start, found.end)))


def told(found: Alignment) -> str:
    """Where words were found, and how they stand to the article, in one short line."""
    if found.verdict is Verdict.ABSENT:
        return "absent"
    change = f" ({found.alteration}: {found.detail})" if found.alteration else ""
    return f"{found.verdict.value}{change}, found at {found.start}–{found.end}"
