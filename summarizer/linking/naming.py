"""The words of rows that name somebody, in the order in which they are linked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from ..classify import has_actor_noun
from ..deriving import describes
from ..document import Document
from ..grounding import NOBODY, occurrences
from ..lexicon import alternatives, load
from ..names import bare, parts
from ..phrases import CAPITAL
from ..schemas import ActorRow, ClaimRow, GoalRow, Row, TerritoryRow
from .parties import party_in

_SOMEBODYS = re.compile(
    r"(?:his|her|their)\s+(?:own\s+)?(?:party|movement|group|faction|coalition|alliance|union|bloc|company|team)",
    re.IGNORECASE,
)
_MOST_READ = 40
"""Mentions of one name that are read."""
_GOES_ON = re.compile(rf"\s+{CAPITAL}")
_NEW = re.compile(r"(?:an?|another|one|two|three|several|some)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Naming:
    """Words of a row that name somebody.

    `used`: an item rests on them, `row`: they are the name of an actor's row, `of`: another form of that name.
    """

    words: str
    sentence: int
    used: bool = True
    row: ActorRow | None = None
    of: str | None = None


def namings(rows: Iterable[Row]) -> list[Naming]:
    """Every mention in the rows; joint ones ("Lenia and Dora") in parts, but for an actor's own name."""
    out: list[Naming] = []
    whole: set[str] = set()
    for row in rows:
        if isinstance(row, ActorRow):
            whole.add(row.name)
            out.append(Naming(row.name, row.s, used=False, row=row))
            out += [Naming(other, row.s, used=False, of=row.name) for other in row.aka]
        else:
            out += [Naming(words, row.sentence) for words in _parties(row) if words and words not in NOBODY]
    return [
        replace(each, words=part)
        for each in out
        for part in ([each.words] if each.words in whole else parts(each.words))
    ]


def rank(found: Naming) -> tuple[int, int]:
    """Names before other forms of names before descriptions, each in the order of the text."""
    if describes(bare(party_in(found.words))):
        return 2, found.sentence
    return int(found.of is not None), found.sentence


def is_new(found: Naming) -> bool:
    """Do the words bring in somebody: "a diplomat"? Not those of an actor's row, which have no article."""
    return bool(_NEW.match(party_in(found.words)))


def is_somebodys(words: str) -> bool:
    """Do the words mean the body of whoever speaks: "his party", which need be no other one the text names?"""
    return bool(_SOMEBODYS.fullmatch(words.strip()))


def is_own(words: str) -> bool:
    """Do the words mean the forces of whoever issued the text: "our units"?"""
    return bool(re.search(rf"\bour\s+(?:\w+\s+)?(?:{alternatives(load('actors')['members']['of'])})$", words.lower()))


def fuller(document: Document, name: str) -> str | None:
    """The whole name of a body that is called by its noun: "Highland Guard" for "Guard", where the text has but one."""
    if " " in name or not name[:1].isupper() or name.isupper():
        return None
    kinds = alternatives([word for listed in load("types")["beside"].values() for word in listed])
    before = r"(?:[a-z-]+\s+)?" if has_actor_noun(name) else rf"(?:{kinds})\s+"
    pattern = re.compile(rf"\b[Tt]he\s+{before}((?:{CAPITAL}[\w’'-]*\s+){{1,3}}{re.escape(name)})$")
    spans = islice(occurrences(document, name), _MOST_READ)
    whole = (
        pattern.search(sentence.text, 0, end) for sentence, _, end in spans if not _GOES_ON.match(sentence.text, end)
    )
    found = {" ".join(match[1].split()) for match in whole if match}
    return found.pop() if len(found) == 1 else None


def _parties(row: Row) -> tuple[str | None, ...]:
    if isinstance(row, ClaimRow):
        return row.by, row.via
    if isinstance(row, TerritoryRow):
        return row.gained_by, row.lost_by, row.said_by
    return (row.holder, row.stated_by) if isinstance(row, GoalRow) else ()


def key_of(words: str, sentence: int) -> tuple[str, int]:
    """Names mean the same throughout, a description may mean somebody else in another sentence."""
    plain = " ".join(words.split())
    return plain, sentence if describes(bare(party_in(plain))) else 0
