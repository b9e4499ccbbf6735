"""Who says the words of a sentence, and whom a word like "he" can stand for: read alike by all sections."""

from __future__ import annotations

from collections.abc import Sequence

from ..attribution import Frame, frames
from ..classify import classify
from ..document import Document, Sentence
from ..grounding import mention
from ..lexicon import load
from ..names import bare, is_name
from ..schemas import ActorKind, ClaimRow
from .base import Found

_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_RELATIVES = frozenset({"who", "which"})
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


def antecedent(pronoun: str, history: Sequence[str]) -> str | None:
    """The latest speaker a pronoun can stand for: "he" for no body, "it" for no person; None when there is none."""
    for name in reversed(history):
        kind = classify(name)[0]
        personal = is_name(bare(name)) and kind is not ActorKind.STATE and not name.isupper()
        if pronoun.lower() in {"he", "she", "who"} and not (kind is ActorKind.PERSON or personal):
            continue
        if pronoun.lower() in {"it", "which"} and kind is ActorKind.PERSON:
            continue
        return name
    return None


def claims_of(sentence: Sentence, found: Found) -> list[ClaimRow]:
    """The claims that were found in the sentence."""
    return found.claims.get(sentence.number, [])


def holding(sentence: Sentence, at: int) -> Frame | None:
    """The innermost attribution whose content holds the word at this offset of the sentence."""
    inside = [frame for frame in frames(sentence.text) if any(start <= at < end for start, end in frame.content)]
    return inside[-1] if inside else None
