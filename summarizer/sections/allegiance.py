"""Whose side a speaker is on: the force or the government he belongs to, as the text says beside his name."""

from __future__ import annotations

import re

from ..classify import classify, is_state
from ..deriving import same_side
from ..document import Document
from ..grounding import mention
from ..linking.affiliations import bodies, body_of
from ..linking.parties import party_in
from ..names import bare
from ..own_side import governs, observes
from ..phrases import is_capitalised
from ..schemas import ISSUER, OUTLET, ActorType, Party

ARMED = frozenset({ActorType.STATE_FORCES, ActorType.REBEL_GROUP, ActorType.MILITIA})
_HOLDERS = ARMED | {ActorType.GOVERNMENT}


_COMMANDS = re.compile(r"(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}?commanders?\s+(?:of|for|from|in|with)\s", re.IGNORECASE)
""""The commander of | Harun |": whatever its name, it fights."""


def holds_ground(name: str) -> bool:
    """Is it a force or a government, which can hold a place?"""
    return classify(name)[1] in _HOLDERS


def alike(one: str, other: str) -> bool:
    """Does one of two names hold the other?"""
    return one.lower() in other.lower() or other.lower() in one.lower()


def side_of(document: Document, speaker: str, number: int) -> str:
    """Whom a speaker means by "we": the force he is of ("an army spokesman, Jan Olt": "army"), or he himself."""
    if speaker in {OUTLET, ISSUER}:
        return speaker
    for body in _whose(document, speaker, number):
        ruled = governs(speaker) and is_capitalised(body) and not observes(body)
        if holds_ground(body) or is_state(body) or ruled or _COMMANDS.match(speaker):
            plural = f"{body}s"
            return plural if body.islower() and mention(document, plural) else body
    return speaker


def sides_with(document: Document, speaker: str, number: int, side: str) -> bool:
    """Does a speaker belong to a side of a change?"""
    names = _whose(document, speaker, number) or [speaker]
    return alike(speaker, side) or any(
        alike(name, side) or same_side(Party(name=bare(name)), Party(name=bare(side))) for name in names
    )


def _whose(document: Document, speaker: str, number: int) -> list[str]:
    """The bodies that the words for a speaker, or the text beside his name, say he belongs to."""
    key = "allegiance", speaker, number
    if key not in document.memory:
        name = bare(party_in(speaker))
        beside = [body for body, _ in bodies(document, name, [(speaker, number)])]
        document.memory[key] = [body for body in (body_of(name), *beside) if body]
    found: list[str] = document.memory[key]
    return found
