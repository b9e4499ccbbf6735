"""Who speaks in a line that is labelled with its speaker: "Army statement: …", "Coalition commander Jan Dorn: …".

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from functools import cache

from .classify import classify, has_actor_noun, is_state
from .frame import Frame
from .lexicon import alternatives, load
from .names import bare, is_name
from .phrases import CAPITAL, WORD, holds_verb
from .quotations import MASK, quotations
from .reporting import reporting_forms
from .schemas import Act, ActorKind
from .typography import Offsets

_LABEL = re.compile(rf"(?P<who>{CAPITAL}[^:;.,!?{MASK}“”\"]{{1,80}}?)(?:\s*,[^:;.!?]{{2,60}})?:\s+(?=\S)")
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}[^A-Z“\"]{0,20}")
"""Of an entry in a log."""
_WHERE = re.compile(r"\s+(?:in|on|at|to|during|after|before|via|speaking|writing)\s.*$")
_DOES = re.compile(
    r"\b(?!(?:affairs|forces|rights|services|news|relations|operations|sports|veterans|weapons|press|human)\b)[a-z]+s\s+\S"
)
"""A verb in a headline: "Aide quotes rebel commander"."""
_VICTIMS = re.compile(r"\b(?:dead|killed|wounded|injured|missing|no|not|will|to)\b")
_LONGEST_NAME = 3
_FEWEST = 2
"""Words behind a label that say something."""


def labelled(hidden: str, sentence: str) -> Frame | None:
    """The attribution of a line that opens with its speaker and a colon; None where that is no speaker's name."""
    time = _TIME.match(hidden)
    match = _LABEL.match(hidden, time.end() if time else 0)
    if not match or not _tells(hidden[match.end() :], sentence[match.end() :]):
        return None
    source = _speaker(hidden, match.span("who"))
    quoted = hidden.startswith(("“", '"', "‘", "«"), match.end())
    words = hidden[slice(*source)]
    acts = _DOES.search(words) or holds_verb(words) or not reporting_forms().isdisjoint(WORD.findall(words))
    if acts or not _speaks(words, quoted=quoted):
        return None
    whole = tuple(span for span in quotations(sentence) if span[0] > match.end()) if quoted else ()
    return Frame(
        source, Act.ASSERT, neutral=True, source=source, content=whole or ((match.end(), len(hidden.rstrip())),)
    )


def _tells(hidden: str, words: str) -> bool:
    """Is it a clause, a number or a quotation, not a name or a term: "three dead in blast", not "Lt. Col. Jan Dorn"?"""
    found = WORD.findall(words)
    plain = len(found) >= _FEWEST and any(word[0].islower() for word in found)
    return plain and (holds_verb(hidden) or MASK in hidden or bool(_VICTIMS.search(words)))


def _speaker(hidden: str, span: Offsets) -> Offsets:
    """The label without where it was said, and without the document that says it: "Army | statement"."""
    words = hidden[slice(*span)]
    for pattern in (_WHERE, _document()):
        if match := pattern.search(words):
            words = words[: match.start()]
    return span[0], span[0] + len(words.rstrip())


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+(?:{alternatives(load('reporting')['frames']['documents'])})$")


def _speaks(words: str, *, quoted: bool) -> bool:
    """Is it somebody: a noun for people or a body, or with a quotation behind it any name?"""
    if has_actor_noun(words):
        return True
    return (
        quoted
        and len(words.split()) <= _LONGEST_NAME
        and is_name(bare(words))
        and not is_state(words)
        and classify(words)[0] is not ActorKind.STATE
    )
