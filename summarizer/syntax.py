"""A shallow reading of English clauses by closed word classes: where a clause begins, what its subject is.

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence. It is
wrong on what only a parser could tell: whoever calls it checks, or asks the model.
"""

from __future__ import annotations

import re
from functools import cache

from .lexicon import forms, load
from .quotations import MASK

Offsets = tuple[int, int]

TIME = (
    r"(?:(?:early|late|earlier|later)\s+)?(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight)"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s+\d{{4}})?|(?:19|20)\d\d"
WORD = re.compile(r"[\w’'.-]+")
_TAIL = re.compile(rf"(?:\s|,|\b{TIME}\b|\b(?:this|last|earlier this)\s+(?:week|month|year)\b)+$", re.IGNORECASE)
_NP_END = re.compile(
    rf"[,;:(“\"{MASK}]|\s[-–—]+\s|\.\s|\.$|\b(?:who|which|that|when|after|before|while|as|during|told|said|in|on|at|from|via"
    rf"|where|whose|without|because|if|by|about|but|using|speaking|referring|adding|was|is|are|were|has|had|have|through|since"
    rf"|regarding)\b|\b{TIME}\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"said|says|told|added|announced|claimed|denied|confirmed|acknowledged|admitted|warned|insisted|predicted|stated|declared"
)
_CLAUSE_MARK = re.compile(
    rf"[{MASK}”\"»]\s*,?\s*|[;:]\s+|\s[-–—]{{1,2}}\s|[.?!]\s+(?=[A-Z])(?<![A-Z]\.\s)(?<!\b[A-Z][a-z]\.\s)(?<!\b[A-Z][a-z]{{2}}\.\s)(?<!\b[A-Z][a-z]{{3}}\.\s)"
)


@cache
def reporting_forms() -> frozenset[str]:
    """Every form of every reporting verb."""
    table = load("reporting")
    return frozenset(
        form for kinds in table.values() for verbs in kinds.values() if isinstance(verbs, list) for form in forms(verbs)
    )


@cache
def word_class(name: str) -> frozenset[str]:
    return frozenset(load("clauses")[name])


def clause_start(hidden: str, end: int) -> int:
    """Where the clause that ends at `end` begins: after a quotation, a semicolon or a conjunction."""
    head = hidden[:end]
    marks = [m.end() for m in _CLAUSE_MARK.finditer(head)]
    marks += [m.end() for m in re.finditer(_conjunctions(), head) if _begins_clause(head, m)]
    marks += [
        m.end() for m in WORD.finditer(head) if _SPEECH.fullmatch(m.group()) and re.search(r"\w", head[m.end() :])
    ]
    return max((mark for mark in marks if mark <= end), default=0)


@cache
def _conjunctions() -> str:
    return rf"(?i)(?P<comma>,?)\s+(?P<word>{'|'.join(word_class('conjunctions'))})\s+"


def _begins_clause(head: str, conjunction: re.Match[str]) -> bool:
    """Does a clause with a subject of its own begin here ("Iran and Syria said" has one clause)?"""
    before, word = head[: conjunction.start()], conjunction["word"].lower()
    if head.rstrip().endswith(",") and not conjunction["comma"] and before.strip():
        return False
    reported = any(m.group().lower() in reporting_forms() for m in WORD.finditer(before))
    if word in {"that", "if"}:
        return reported
    if word == "as" and re.search(r"\b(?:known|such|described|well|regarded|seen|act|served|serves)$", before):
        return False
    if word in {"and", "or"}:
        return bool(conjunction["comma"]) or reported
    return True


def subject(hidden: str, start: int, end: int) -> Offsets | None:
    """The noun phrase that is the subject of the verb right after `end`."""
    tail = _TAIL.search(hidden[start:end])
    stop = start + tail.start() if tail else end
    closes = bool(re.search(r",\s*$", hidden[start:end]))
    chunks = _chunks(hidden, start, stop)
    if chunks and len(chunks) > 1 and _opens(hidden[slice(*chunks[0])]):
        chunks = chunks[1:]
    if not chunks:
        return None
    chosen = chunks[-1]
    if closes and len(chunks) > 1:
        chosen = (
            chunks[-1]
            if is_name(hidden[slice(*chunks[-1])]) and not is_name(hidden[slice(*chunks[-2])])
            else _head(hidden, chunks)
        )
    return trim(hidden, chosen)


def _head(hidden: str, chunks: list[Offsets]) -> Offsets:
    """The name or description that an apposition, closed by a comma before the verb, explains."""
    named = [chunk for chunk in chunks[:-1] if is_name(hidden[slice(*chunk)])]
    return named[-1] if named else chunks[-2]


def _chunks(hidden: str, start: int, end: int) -> list[Offsets]:
    """Comma-separated pieces of hidden[start:end] that hold letters."""
    pieces, at = [], start
    for piece in re.split(r"(,(?!\d))", hidden[start:end]):
        if piece != "," and re.search(r"[^\W\d_]", piece):
            lead = len(piece) - len(piece.lstrip())
            pieces.append((at + lead, at + len(piece.rstrip())))
        at += len(piece)
    return pieces


def _opens(piece: str) -> bool:
    first = WORD.search(piece)
    return bool(first and first.group().lower() in word_class("openers"))


def is_name(piece: str) -> bool:
    """Mostly capitalised words: "Hezbollah", "Gen. Omar Saleh", not "head of the council"."""
    words = WORD.findall(piece)
    lower = [word for word in words if not word[0].isupper() and word.lower() not in word_class("name_particles")]
    return (
        0 < len(words) <= 8
        and not lower
        and words[0].lower() not in word_class("determiners")
        and words[-1][0].isupper()
    )


def trim(hidden: str, span: Offsets) -> Offsets | None:
    """`span` without openers ("However", "On Friday") in front and clauses or brackets behind."""
    start, end = span
    if dated := re.match(
        rf"(?:in|on|by|since|during)\s+(?:early\s+|late\s+|mid-)?(?:{DATE})\s+(?=\S)", hidden[start:end], re.IGNORECASE
    ):
        start += dated.end()
    while opener := re.match(
        rf"\s*(?:{TIME}|(?:{'|'.join(word_class('openers') | {'that'})})(?:\s+{TIME})?)\b,?\s+(?=\S)",
        hidden[start:end],
        re.IGNORECASE,
    ):
        start += opener.end()
    bracket = re.search(r"\s*\([^)]*\)\s*$", hidden[start:end])
    if bracket:
        end = start + bracket.start()
    relative = re.search(rf"\s+(?:{'|'.join(word_class('relatives'))}|whose)\b", hidden[start:end])
    if relative and relative.start() > 0:
        end = start + relative.start()
    return (start, end) if re.search(r"[^\W\d_]", hidden[start:end]) else None


def noun_phrase_after(hidden: str, at: int) -> Offsets | None:
    """The noun phrase that begins at `at`."""
    lead = re.match(r"\s*", hidden[at:])
    start = at + (lead.end() if lead else 0)
    titled = re.match(r"(?:(?:[A-Z][a-z]{0,4}|[A-Z])\.\s+)+", hidden[start:])
    stop = _NP_END.search(hidden, start + (titled.end() if titled else 1))
    end = stop.start() if stop else len(hidden)
    end = start + len(hidden[start:end].rstrip())
    return (start, end) if re.search(r"[^\W\d_]", hidden[start:end]) else None


def noun_like(words: str) -> bool:
    """May the words be a noun phrase that acts: a name, a pronoun, something with an article or in the plural?"""
    found = WORD.findall(words)
    if not found:
        return False
    first, last = found[0], found[-1].lower()
    if first.lower().endswith(("ing", "ly")) and not first[0].isupper():
        return False
    if first[0].isupper() or first[0].isdigit() or first.lower() in word_class("determiners") | word_class("pronouns"):
        return True
    return last.endswith("s") and len(found) <= 4 and not first.lower().endswith("ed")


def first_subject(hidden: str, end: int) -> Offsets | None:
    """The noun phrase that opens the sentence, as the subject of a verb whose own cannot be read off."""
    chunks = _chunks(hidden, 0, end)
    if len(chunks) > 1 and _opens(hidden[slice(*chunks[0])]):
        chunks = chunks[1:]
    found = trim(hidden, chunks[0]) if chunks else None
    if not found:
        return None
    verb = re.search(
        r"\s+(?:has|have|had|will|would|is|are|was|were|can|could|may|might|should|must|[a-z]+(?:ed|ing|s))\b",
        hidden[slice(*found)],
    )
    stop = found[0] + verb.start() if verb else found[1]
    return (
        (found[0], stop) if noun_like(hidden[found[0] : stop]) and len(hidden[found[0] : stop].split()) <= 6 else None
    )
