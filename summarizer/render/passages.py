"""The article of a page: its sentences cut where a quoted passage begins or ends, each piece with who cites it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.schemas import Brief, Evidence, SentenceUse, Span
from summarizer.splitting import paragraphs

from .entries import Entry, Kind
from .safety import plain

Citing = list[tuple[Evidence, Entry]]


@dataclass(frozen=True)
class Piece:
    """Words of the article that the same entries cite; `known` false: words that the brief does not hold."""

    text: str
    entries: tuple[Entry, ...] = ()
    known: bool = True

    @property
    def kind(self) -> Kind | None:
        """The kind that counts most among the entries, actors aside: a name is no statement."""
        return next((kind for kind in Kind if kind is not Kind.ACTOR and kind in self._kinds), None)

    @property
    def _kinds(self) -> set[Kind]:
        return {entry.kind for entry in self.entries}


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article: what became of it, its pieces, and all entries that cite any of it.

    `source` is the label of its article where a page shows several.
    """

    number: int
    use: SentenceUse
    pieces: tuple[Piece, ...]
    before: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """What names it within the page: s4, or a2s4."""
        return f"{self.source.lower()}s{self.number}"

    @property
    def called(self) -> str:
        """What a reader calls it: 4, or 4 of A2."""
        return f"{self.number} of {self.source}" if self.source else str(self.number)

    @property
    def entries(self) -> list[Entry]:
        """Who cites any of its words, each once, in the order of the brief."""
        found = {entry.key: entry for piece in self.pieces for entry in piece.entries}
        return sorted(found.values(), key=lambda entry: int(entry.key[1:]))

    @property
    def kinds(self) -> list[Kind]:
        """Kinds of the entries that cite it, actors aside."""
        kinds = {entry.kind for entry in self.entries}
        return [kind for kind in Kind if kind in kinds and kind is not Kind.ACTOR]

    @property
    def known(self) -> bool:
        """Whether any of its words can be shown."""
        return any(piece.known for piece in self.pieces)


def article_paragraphs(brief: Brief, article: str, entries: Iterable[Entry]) -> list[list[Sentence]]:
    """The sentences of the article by paragraph, with what stands between them (bullets, for example)."""
    starts = [start for start, _ in paragraphs(article)]
    out: dict[int, list[Sentence]] = defaultdict(list)
    uses, citing = _uses(brief), _citing(brief.sentences, entries)
    end = 0
    for span in brief.sentences:
        pieces = tuple(_pieces(span, citing[span.number], lambda start, end: article[start:end]))
        before = plain(article[end : span.start]).strip()
        place = bisect_right(starts, span.start)
        out[place].append(Sentence(span.number, uses[span.number], pieces, before))
        end = span.end
    return [out[place] for place in sorted(out)]


def cited_sentences(brief: Brief, entries: Iterable[Entry]) -> list[list[Sentence]]:
    """As `article_paragraphs` for who has no article: the words that the brief quotes, a sentence a paragraph."""
    uses, citing = _uses(brief), _citing(brief.sentences, entries)
    return [
        [Sentence(span.number, uses[span.number], tuple(_quoted(span, citing[span.number])))]
        for span in brief.sentences
    ]


def quoted_sentences(citing: Citing, source: str = "") -> list[Sentence]:
    """The words of the passages by sentence, for who has neither the article nor where its sentences end."""
    by_sentence: dict[int, Citing] = defaultdict(list)
    for passage, entry in citing:
        by_sentence[passage.sentence].append((passage, entry))
    return [_quoted_sentence(number, by_sentence[number], source) for number in sorted(by_sentence)]


def _quoted_sentence(number: int, citing: Citing, source: str) -> Sentence:
    start, end = min(each.start for each, _ in citing), max(each.end for each, _ in citing)
    pieces = tuple(_quoted(Span(number=number, start=start, end=end), citing))
    return Sentence(number, SentenceUse.CITED, pieces, source=source)


def _uses(brief: Brief) -> dict[int, SentenceUse]:
    uses = {span.number: SentenceUse.NARRATION for span in brief.sentences}
    return uses | {each.sentence: each.use for each in brief.coverage.sentences}


def _citing(spans: list[Span], entries: Iterable[Entry]) -> dict[int, Citing]:
    """Passages and their entries, by every sentence that they touch."""
    out: dict[int, Citing] = defaultdict(list)
    ends, starts = [span.end for span in spans], [span.start for span in spans]
    for entry in entries:
        for passage in entry.evidence:
            touched = spans[bisect_right(ends, passage.start) : bisect_left(starts, passage.end)]
            for span in touched:
                out[span.number].append((passage, entry))
    return out


def _pieces(span: Span, citing: Citing, words: Callable[[int, int], str]) -> Iterator[Piece]:
    for start, end in pairwise(_cuts(span, citing)):
        covering = {entry.key: entry for passage, entry in citing if passage.start <= start and end <= passage.end}
        yield Piece(plain(words(start, end)), tuple(covering.values()))


def _cuts(span: Span, citing: Citing) -> list[int]:
    """Where pieces begin and end: both ends of the sentence and of every passage within it."""
    ends = {place for passage, _ in citing for place in (passage.start, passage.end)}
    return sorted({span.start, span.end} | {place for place in ends if span.start < place < span.end})


def _quoted(span: Span, citing: Citing) -> Iterator[Piece]:
    """Pieces as far as a passage holds their words."""
    passages = [passage for passage, _ in citing]

    def words(start: int, end: int) -> str:
        holding = (each for each in passages if each.start <= start and end <= each.end)
        return next((each.exact[start - each.start : end - each.start] for each in holding), "")

    for piece in _pieces(span, citing, words):
        yield piece if piece.entries else Piece("", known=False)
