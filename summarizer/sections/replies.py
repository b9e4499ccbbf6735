"""Replies: what other speakers say of a change in the sentences behind it: "the ministry denied this", "confirmed it".

A denial or a confirmation names the change only by "this", "the loss", "the town"; no model asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..attribution import frames, without_asides
from ..classify import classify
from ..control import controls
from ..deriving import same_side
from ..document import Document, Sentence
from ..grounding import UNNAMED
from ..names import bare, is_proper
from ..own_side import observes
from ..places import is_named, place_nouns
from ..quotations import masked
from ..schemas import ISSUER, OUTLET, ActorKind, Change, Party, Stance, TerritoryRow
from ..syntax import first_subject
from ..tellings import answers, claims_it, confirms, gives_the_lie
from .allegiance import alike, holds_ground, side_of, sides_with
from .base import Found
from .positions import ANSWERED, HELD_BEFORE
from .speakers import claims_of, is_first_person, is_pronoun

_ARTICLE = re.compile(r"^(?:The|This|That|Its|Their|Our|His|Her)\s+")
_RETORT = re.compile(r"(?:Not so|Not true|Untrue|Nonsense|Wrong|False|Rubbish|Never|No|A lie)[,.!:]\s+")
_KEPT = re.compile(r"\b[Tt]he\s+(?:\w+\s+){0,2}?(?P<what>\w+)\s+(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|ed)?)\b")
_ANY_PLACE = frozenset({"town", "city", "village", "place", "settlement", "area", "capital"})
"""Nouns that stand for a place told of before."""
REACH = 2
"""Sentences behind a change in which others answer to it."""


def replies(rows: Sequence[TerritoryRow], sentence: Sentence, document: Document, found: Found) -> list[TerritoryRow]:
    """What others say of the changes of a sentence right behind it, up to where the text goes on to another change."""
    at = document.article.index(sentence) + 1
    for behind in takewhile(lambda each: not _goes_on(each), document.article[at : at + REACH]):
        speaker = _speaker(behind, found)
        if speaker and (answers(behind.text, party=holds_ground(speaker)) or confirms(behind.text)):
            return [
                _reply(document, row, speaker, stance, behind)
                for row in rows
                if _meant(row, speaker, behind, rows) and (stance := _stance(document, row, speaker, behind))
            ]
    return []


def _goes_on(sentence: Sentence) -> bool:
    """Does the sentence tell of a change of some place by name, or does another part of the text begin?"""
    told = [sentence.text[slice(*place)] for each in controls(without_asides(sentence.text)) for place in each.places]
    return sentence.heading or any(is_named(_ARTICLE.sub("", place)) for place in told)


def _stance(document: Document, row: TerritoryRow, speaker: str, behind: Sentence) -> Stance | None:
    """Whether the speaker bears the change out; that a place is his own does so only when he is of who gained it."""
    if confirms(behind.text):
        return Stance.AFFIRM
    gains = row.gained_by and sides_with(document, speaker, behind.number, row.gained_by)
    if claims_it(behind.text) and (gains or observes(speaker) or not _has_side(document, speaker, behind)):
        return Stance.AFFIRM if gains else None
    return None if gains and row.change is not Change.HOLD else Stance.DENY


def _has_side(document: Document, speaker: str, behind: Sentence) -> bool:
    """Is it known whom a speaker means by "our hands": of a person, does the text say to whom he belongs?"""
    nobodys = side_of(document, speaker, behind.number) == speaker
    return not (nobodys and is_proper(bare(speaker)) and classify(speaker)[0] is ActorKind.PERSON)


def _speaker(sentence: Sentence, found: Found) -> str | None:
    """Who answers: the source of the first saying; of "he", whom the claims found; in a statement, its issuer."""
    text = sentence.text
    sources = [text[slice(*frame.source)] for frame in frames(text) if frame.source]
    named = next((name for name in sources if not (is_pronoun(name) or is_first_person(name))), None)
    if named:
        return named
    said = [row.by for row in claims_of(sentence, found) if row.by not in {OUTLET, UNNAMED}]
    if said and (sources or said[0] == ISSUER):
        return said[0]
    if found.issuer and gives_the_lie(text):
        return ISSUER
    hidden = masked(text)
    start = _RETORT.match(hidden)
    subject = first_subject(hidden, start.end() if start else 0, len(hidden)) if start or not sources else None
    return text[slice(*subject)] if subject and holds_ground(text[slice(*subject)]) else None


def _meant(row: TerritoryRow, speaker: str, behind: Sentence, rows: Sequence[TerritoryRow]) -> bool:
    """Is this the change that is answered to: told by another, and of the place that the answer names, if any?"""
    named = [other.place for other in rows if other.place in behind.text]
    if kept := _KEPT.search(behind.text):
        named += [other.place for other in rows if kept["what"] in other.place.lower().split()]
        if not named and kept["what"] in place_nouns() - _ANY_PLACE:
            return False
    answered = row.change in ANSWERED and row.stance is Stance.AFFIRM and not alike(row.said_by, speaker)
    return answered and (not named or row.place in named)


def _reply(document: Document, row: TerritoryRow, speaker: str, stance: Stance, behind: Sentence) -> TerritoryRow:
    own = side_of(document, speaker, behind.number)
    lost = own if row.change in HELD_BEFORE and _may_lose(row, own, stance) else None
    told = {"said_by": speaker, "stance": stance, "s": behind.number, "gained_by": None, "lost_by": lost}
    return row.model_copy(update=told)


def _may_lose(row: TerritoryRow, speaker: str, stance: Stance) -> bool:
    """Can the place have been the speaker's: no observer's, not of the side that gains it?"""
    if speaker == ISSUER or observes(speaker) or not holds_ground(speaker):
        return False
    gainer = row.gained_by and Party(name=row.gained_by)
    if row.change is Change.WITHDRAWAL and stance is Stance.AFFIRM and row.lost_by:
        return False
    return not (gainer and (alike(gainer.name, speaker) or same_side(Party(name=speaker), gainer)))
