"""Who says the words of a sentence, and whom a word like "he" can stand for: read alike by all sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..attribution import frames
from ..classify import classify, has_actor_noun, party_like
from ..document import Document, Sentence
from ..frame import Frame
from ..grounding import mention
from ..lexicon import load
from ..names import bare, folded, has_title, is_name
from ..phrases import CAPITALISED
from ..quotations import masked
from ..schemas import ActorKind, ActorRow, ClaimRow
from ..syntax import first_subject
from .base import Found

_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_RELATIVES = frozenset({"who", "which"})
_OF_WHOM = re.compile(r"\s+(?:of|for|to|from|in|at)\s+")
_NOBODY = frozenset({"", "none", "nobody", "unknown", "n/a"})
ENOUGH = 20
"""Characters by which words are found again in a claim that was tidied at its end."""


def is_first_person(words: str) -> bool:
    """Does the word stand for whoever speaks: "we", "our"?"""
    return words.lower() in _FIRST_PERSON


def is_pronoun(words: str) -> bool:
    """Does the word stand for somebody who is named elsewhere: "he", "their", not "we"?"""
    plain = words.lower()
    return plain in _POSSESSIVES or (plain in load("reporting")["speakers"]["pronouns"] and not is_first_person(plain))


def is_possessive(words: str) -> bool:
    """Is it "his", "her", "their" or "its"?"""
    return words.lower() in _POSSESSIVES


def is_relative(words: str) -> bool:
    """Is it "who" or "which", which stand for a noun right before them?"""
    return words.lower() in _RELATIVES


def known(document: Document, answer: str) -> str | None:
    """The name that a model answered with; None for nobody, a pronoun, or a name that the article does not have."""
    name = answer.strip()
    nobody = name.lower() in _NOBODY or is_pronoun(name) or is_first_person(name)
    return None if nobody or not mention(document, name) else name


def unknown_name(document: Document, answer: str) -> str | None:
    """Why the name that a model answered with cannot be used: the article does not have it."""
    name = answer.strip()
    nobody = name.lower() in _NOBODY or is_pronoun(name) or is_first_person(name)
    return None if nobody or mention(document, name) else f"“{name}” is nowhere in the article"


def antecedent(pronoun: str, before: Sequence[str], found: Found) -> str | None:
    """The latest of `before` a pronoun can stand for: "he" for no body, "it" for no person; None: there is none."""
    for name in reversed(before):
        if pronoun.lower() in {"he", "she", "who"} and not _may_be_person(name, found):
            continue
        if (
            pronoun.lower() in {"it", "its", "which"}
            and not bare(name).isupper()
            and (_known_kind(name, found) or classify(name)[0]) is ActorKind.PERSON
        ):
            continue
        return name
    return None


def topic(sentence: Sentence, found: Found) -> str | None:
    """Whom a sentence is about: its subject, when that is somebody of the list of actors."""
    hidden = masked(sentence.text)
    subject = first_subject(hidden, 0, len(hidden))
    name = _explained(hidden, sentence.text[slice(*subject)]) if subject else ""
    kind = _known_kind(name, found)
    return name if kind or _is_described_person(name) or (has_title(name) and is_name(bare(name))) else None


def _is_described_person(name: str) -> bool:
    """Is it a person by its own noun: "the mayor of Lenz", not "the visit of Ida Dorn"?"""
    head = _OF_WHOM.split(name)[0]
    person = has_actor_noun(head) and classify(name)[0] is ActorKind.PERSON
    return person and party_like(name) and not is_name(bare(name))


def introduces(name: str) -> bool:
    """Does it name somebody, or bring in somebody new ("a second diplomat"), unlike "the general"?"""
    return is_name(bare(name)) or name.split(maxsplit=1)[0].lower() in {"a", "an", "another", "one"}


def _explained(hidden: str, words: str) -> str:
    """A name, or the name that explains a description: "the mayor, Irena Kost,"."""
    behind = re.search(rf"{re.escape(words)},\s+((?:{CAPITALISED}\s*)+),", hidden)
    return behind.group(1).strip() if behind and not is_name(bare(words)) else words


def _may_be_person(name: str, found: Found) -> bool:
    kind = _known_kind(name, found) or classify(name)[0]
    personal = is_name(bare(name)) and kind is not ActorKind.STATE and not bare(name).isupper()
    return kind is ActorKind.PERSON or (personal and _known_kind(name, found) is None)


def _known_kind(name: str, found: Found) -> ActorKind | None:
    """The kind of the actor called so, by full name or by surname; None when the list of actors has none."""
    plain = folded(bare(name))
    rows = [row for row in found.rows.get("actors", []) if isinstance(row, ActorRow)]
    alike = [row.kind for row in rows if plain and f" {folded(row.name)}".endswith(f" {plain}")]
    return alike[0] if alike else None


def claims_of(sentence: Sentence, found: Found) -> list[ClaimRow]:
    """The claims that were found in the sentence."""
    return found.claims.get(sentence.number, [])


def holding(sentence: Sentence, at: int) -> list[Frame]:
    """The attributions whose content holds the word at this offset of the sentence, the innermost last."""
    inside = [frame for frame in frames(sentence.text) if any(start <= at < end for start, end in frame.content)]
    return sorted(inside, key=lambda frame: _depth(frame, at))


def _depth(frame: Frame, at: int) -> tuple[int, bool, int]:
    """Less for an outer frame: it holds more; of two that hold the same, the one behind it, or else the first."""
    held = sum(end - start for start, end in frame.content)
    before = frame.cue[0] < at
    return -held, before, frame.cue[0] if before else -frame.cue[0]
