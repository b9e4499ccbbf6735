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

from .bygone import is_bygone, is_only_named
from .classify import classify
from .dates import date_names
from .lexicon import alternatives, forms, load
from .modality import called_false, is_unreal, stance_before, stance_between
from .outcomes import is_lifted, kind, ruler, settled, unlet
from .phrases import MOST_CUES, noun_phrase_after
from .places import is_named, place_nouns
from .quotations import quotations
from .readers import READERS
from .roles import read_it, read_lost_it, read_noun
from .schemas import ActorKind, ActorType, Change, Stance
from .sides import Cue, Reading, is_armed, is_deed, is_passive, no_side, of_another_field
from .typography import Offsets
from .unchanged import changes_nothing

_OF = ("of", "from", "on", "to", "toward", "towards")
_LOSING = frozenset({"loser-place", "loser-control"})
_PARTED = frozenset({"agent-place", "loser-place"})
_PARTICLES = frozenset({"over", "up", "back", "away"})
"""Particles that may stand behind what a verb takes or gives."""
_UNARMED = frozenset({ActorType.CIVILIANS, ActorType.MEDIA})
_MOVEMENTS = frozenset({Change.ADVANCE, Change.WITHDRAWAL})
_FOR_LONG = re.compile(
    r",?\s+(?:as\s+\w+\s+ha(?:ve|s|d)\s+)?(?:for|since)\s+(?:[\w-]+\s+){0,3}?(?:years?|months?|weeks|decades?|\d{4})\b"
)
_ENACTED = re.compile(
    r"(?<!to )\b(?:voted|approved|passed|ratified|signed|adopted|decreed|enacted|endorsed)\b"
    r"(?:(?!\bwill\b|\bon\s+whether\b)[^,;.])*$"
)
"""A law is made by a vote on it: "parliament voted to | annex | Torvak"."""
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|our)\s+$", re.IGNORECASE)
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
    false: bool = False
    """Is it only told, and called false: then `stance` is already that of whoever says so."""


_MENTION = re.compile(r"\b(?:mention|refer|comment|spe(?:ak|ech)|spoke|allu|word)\w*\b")
_SOMEBODY = re.compile(
    r"(?:an?|the)\s+(?:[\w-]+\s+)*?(?:\w+(?:er|or|ist|ian|ant|man|woman)|mother|father|nurse|cook|student|couple|family|boy|girl|child)"
)
"""One person without a name: "a teacher", "a young woman"."""


@dataclass(frozen=True)
class _Wording:
    """How a change is worded: its verbs, what stands where around them, and its nouns."""

    change: Change
    roles: str
    verb: re.Pattern[str]
    parted: re.Pattern[str] | None
    noun: re.Pattern[str] | None
    armed: bool


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(
            Change(frame["change"]),
            frame["roles"],
            re.compile(rf"(?<![\w-])(?:{_verbs(frame['verbs'])})\b", re.IGNORECASE),
            _parted(frame["verbs"]) if frame["roles"] in _PARTED else None,
            _noun(frame["nouns"], frame.get("prepositions", _OF)) if frame.get("nouns") else None,
            frame.get("armed", False),
        )
        for frame in load("control")["frame"]
    )


def _verbs(entries: list[str]) -> str:
    return alternatives(form.replace("_", " ") for form in forms(entries))


def _parted(entries: list[str]) -> re.Pattern[str] | None:
    """Verbs with a particle, without it: it may stand behind the place, "turned Torvak over"."""
    particles: dict[str, list[str]] = {}
    for verb, _, particle in (form.partition("_") for form in forms(entries)):
        if particle in _PARTICLES:
            particles.setdefault(particle, []).append(verb)
    named = [rf"(?P<{particle}>{alternatives(verbs)})" for particle, verbs in particles.items()]
    return re.compile(rf"\b(?:{'|'.join(named)})\b", re.IGNORECASE) if named else None


def _noun(nouns: list[str], prepositions: Iterable[str]) -> re.Pattern[str]:
    by = r"(?:\s+by\s+(?P<by>[^,;.]{1,60}?))?"
    return re.compile(rf"\b(?P<noun>{alternatives(nouns)}){by}\s+(?:{alternatives(prepositions)})\s+", re.IGNORECASE)


def controls(sentence: str) -> list[Control]:
    """The changes of control that `sentence` speaks of, in order; each word counts once."""
    text = _unquoted(sentence)
    if of_another_field(text) and not is_armed(text):
        return []
    found: dict[int, Control] = {}
    for wording in _wordings():
        for (start, end), reading in islice(_readings(text, wording), MOST_CUES):
            if (
                reading
                and reading.places
                and not is_unreal(text, start)
                and not is_lifted(text, start, wording.change)
                and not is_bygone(text, start)
                and not is_only_named(text, (start, end), reading.places[-1][1])
                and _in_a_war(text, reading, wording.change, armed=wording.armed)
                and not changes_nothing(text, (start, end), wording.change, reading.places, _named(text, reading))
            ):
                found.setdefault(start, _control(text, (start, end), reading.change or wording.change, reading))
    return [found[start] for start in sorted(found) if not _is_surplus(found[start], found.values())]


def _is_surplus(control: Control, found: Iterable[Control]) -> bool:
    """Is it only what was held off, or told by the next word once more: "may | have | gained possession of Torvak"?"""
    behind = (each for each in found if control.cue[0] < each.cue[0] < control.places[0][0])
    again = any(each.places == control.places and each.change is control.change for each in behind)
    return again or _repelled(control.cue[0], found)


def _in_a_war(text: str, reading: Reading, change: Change, *, armed: bool) -> bool:
    """Can the sides hold territory, and is there a word of war, if verb (`armed`) or place are of much else too?"""
    sides = _named(text, reading)
    place = text[slice(*reading.places[0])]
    if (
        (no_side(place) and (is_named(place) or place.split()[-1] not in place_nouns()))
        or place.split()[-1] in date_names()
        or any(no_side(words) or classify(words)[1] in _UNARMED for words in sides)
    ):
        return False
    if change in _MOVEMENTS and any(_is_traveller(words) for words in sides):
        return False
    if change is Change.HOLD and _FOR_LONG.match(text, reading.places[-1][1]):
        return False
    warlike = bool(_warlike().search(text))
    return (is_named(place) and not armed) or is_armed(text) or warlike


def _named(text: str, reading: Reading) -> list[str]:
    """The words for the sides of a reading."""
    return [text[slice(*side)] for side in (reading.gained_by, reading.lost_by) if side]


@cache
def _warlike() -> re.Pattern[str]:
    """Verbs that are of war whatever stands around them."""
    return re.compile(rf"\b(?:{alternatives(forms(load('control')['words']['warlike']))})\b", re.IGNORECASE)


def _is_traveller(words: str) -> bool:
    """Is it a person of public life or somebody by trade, who leaves and enters places and gives none up?"""
    kind, type_ = classify(words)
    public = kind is ActorKind.PERSON and type_ in {ActorType.GOVERNMENT, ActorType.POLITICAL_PARTY}
    return public or (type_ is ActorType.OTHER and bool(_SOMEBODY.fullmatch(words)))


def _repelled(at: int, found: Iterable[Control]) -> bool:
    """Is the word only what was held off: "repelled an attempt to | storm | Torvak"?"""
    return any(each.change is Change.HOLD and each.cue[0] < at < each.places[0][0] for each in found)


def _control(text: str, cue: Offsets, change: Change, reading: Reading) -> Control:
    gained_by, lost_by = reading.gained_by, reading.lost_by or _holder(text, reading.places[-1][1], cue[0])
    told = gained_by and (is_deed(text[slice(*gained_by)]) or _MENTION.search(text, gained_by[1], cue[0]))
    gained_by = None if told else unlet(text, gained_by)
    lost_by, change = lost_by or ruler(text, reading.places[-1][1]), kind(text, cue, reading.places[-1][1], change)
    stance = stance_between(text, cue[1], reading.places[0][0]) or stance_before(text, cue[0])
    if change is Change.ANNEXATION and stance is Stance.PREDICT and _ENACTED.search(text[: cue[0]]):
        stance = Stance.AFFIRM
    stance = settled(text, cue, stance)
    no_longer = re.search(r"\bno\s+longer\s+$", text[: cue[0]])
    if change is Change.WITHDRAWAL and no_longer:
        lost_by, stance = _without_adverb(text, lost_by), Stance.AFFIRM
    if change is Change.HOLD and no_longer:
        change, gained_by, lost_by, stance = Change.CAPTURE, None, _without_adverb(text, gained_by), Stance.AFFIRM
    return Control(cue, change, reading.places, gained_by, lost_by, stance, called_false(text, cue[0]))


def _without_adverb(text: str, side: Offsets | None) -> Offsets | None:
    """A side without the "no longer" behind it."""
    return (side[0], side[0] + len(re.sub(r"\s+no\s+longer$", "", text[slice(*side)]))) if side else None


def _holder(text: str, start: int, end: int) -> Offsets | None:
    """Who is said to hold a place between its name and the verb: "Torvak, a town held by the army since 2019, fell"."""
    held = _HELD_BY.match(text[start:end])
    return noun_phrase_after(text, start + held.end()) if held else None


def _readings(text: str, wording: _Wording) -> Iterator[tuple[Offsets, Reading | None]]:
    read_verb = READERS[wording.roles]
    for match in wording.verb.finditer(text):
        if not _in_name(text, match):
            cue = Cue(text, *match.span())
            yield match.span(), read_verb(cue) or _of_it(cue, wording.roles)
    for match in wording.parted.finditer(text) if wording.parted else ():
        yield match.span(), _read_parted(text, match, read_verb(Cue(text, *match.span())))
    for match in wording.noun.finditer(text) if wording.noun else ():
        yield match.span("noun"), read_noun(match, wording.roles)


def _of_it(cue: Cue, roles: str) -> Reading | None:
    """A reading of "it" in the place of a place, for the verbs that take one as their object."""
    if roles == "agent-place":
        return read_it(cue)
    return read_lost_it(cue) if roles in _LOSING and not is_passive(cue) else None


def _in_name(text: str, word: re.Match[str]) -> bool:
    """Is the word of a name: "the | Desert | Brigades", "the Green | Hand |"? Not in a headline in capitals."""
    if not word.group()[0].isupper():
        return False
    before = re.search(r"([\w’'-]+)\s+$", text[: word.start()])
    behind_capital = bool(before and before.group(1)[0].isupper() and not text.istitle())
    return behind_capital or bool(_DETERMINER.search(text[: word.start()]))


def _read_parted(text: str, verb: re.Match[str], reading: Reading | None) -> Reading | None:
    """A reading of a verb whose particle stands right behind the place, and not right behind the verb."""
    if reading is None or not reading.places or reading.places[-1][0] < verb.end():
        return None
    particle = re.match(r"\s+(\w+)", text[reading.places[-1][1] :])
    return reading if particle and particle.group(1).lower() == verb.lastgroup else None


def _unquoted(sentence: str) -> str:
    """Scare quotes around a single word hide nothing; the words in quotation marks stay readable."""
    chars = list(sentence)
    for start, end in quotations(sentence):
        for at in (start - 1, end):
            if 0 <= at < len(chars):
                chars[at] = " "
    return "".join(chars)
