"""Words of control over territory in a sentence: which place, which change, who gains and who loses it.

A shallow reading by word lists, no model asked: it finds candidate sentences, checks what a model says of them, and
fills in what the sentence settles (several places, the side behind "by" or "from").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from .lexicon import alternatives, forms, load
from .modality import stance_before
from .phrases import MOST_CUES, noun_phrase_after
from .quotations import quotations
from .roles import READERS, read_noun
from .schemas import Change, Stance
from .sides import Cue, Reading
from .typography import Offsets

_HELD_BY = re.compile(r",[^;.]{0,60}?\bheld\s+by\s+")


@dataclass(frozen=True)
class Control:
    """One change of control read off a sentence; spans are offsets in the sentence."""

    cue: Offsets
    change: Change
    places: tuple[Offsets, ...]
    gained_by: Offsets | None
    lost_by: Offsets | None
    stance: Stance


@dataclass(frozen=True)
class _Wording:
    """How a change is worded: its verbs, what stands where around them, and its nouns."""

    change: Change
    roles: str
    verb: re.Pattern[str]
    noun: re.Pattern[str] | None


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(
            Change(frame["change"]),
            frame["roles"],
            re.compile(rf"\b(?:{_verbs(frame['verbs'])})\b", re.IGNORECASE),
            _noun(frame["nouns"]) if frame.get("nouns") else None,
        )
        for frame in load("control")["frame"]
    )


def _verbs(entries: list[str]) -> str:
    return alternatives(form.replace("_", " ") for form in forms(entries))


def _noun(nouns: list[str]) -> re.Pattern[str]:
    by = r"(?:\s+by\s+(?P<by>[^,;.]{1,60}?))?"
    return re.compile(rf"\b(?P<noun>{alternatives(nouns)}){by}\s+(?:of|from|on|to|toward|towards)\s+", re.IGNORECASE)


def controls(sentence: str) -> list[Control]:
    """The changes of control that `sentence` speaks of, in order; each word counts once."""
    text = _unquoted(sentence)
    found: dict[int, Control] = {}
    for wording in _wordings():
        for (start, end), reading in islice(_readings(text, wording), MOST_CUES):
            if reading and reading.places:
                found.setdefault(start, _control(text, (start, end), wording.change, reading))
    return [found[start] for start in sorted(found) if not _repelled(start, found.values())]


def _repelled(at: int, found: Iterable[Control]) -> bool:
    """Is the word only what was held off: "repelled an attempt to | storm | Torvak"?"""
    return any(each.change is Change.HOLD and each.cue[0] < at < each.places[0][0] for each in found)


def _control(text: str, cue: Offsets, change: Change, reading: Reading) -> Control:
    lost_by = reading.lost_by or _holder(text, reading.places[-1][1], cue[0])
    return Control(cue, change, reading.places, reading.gained_by, lost_by, stance_before(text, cue[0]))


def _holder(text: str, start: int, end: int) -> Offsets | None:
    """Who is said to hold a place between its name and the verb: "Torvak, a town held by the army since 2019, fell"."""
    held = _HELD_BY.match(text[start:end])
    return noun_phrase_after(text, start + held.end()) if held else None


def _readings(text: str, wording: _Wording) -> Iterator[tuple[Offsets, Reading | None]]:
    read_verb = READERS[wording.roles]
    for match in wording.verb.finditer(text):
        yield match.span(), read_verb(Cue(text, *match.span()))
    for match in wording.noun.finditer(text) if wording.noun else ():
        yield match.span("noun"), read_noun(match, wording.roles)


def _unquoted(sentence: str) -> str:
    """Scare quotes around a single word hide nothing; the words in quotation marks stay readable."""
    chars = list(sentence)
    for start, end in quotations(sentence):
        for at in (start - 1, end):
            if 0 <= at < len(chars):
                chars[at] = " "
    return "".join(chars)
