"""Deriving: what follows from rows by fixed tables, no model asked: status, factuality, anonymity, sides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from .classify import classify
from .lexicon import load
from .names import MOST_KNOWN, folded, is_name, is_proper
from .schemas import Act, ActorType, Anonymity, Certainty, Factuality, Party, Position, SpeakerClass, Stance, Status

_PLUS = {
    Certainty.CERTAIN: Factuality.CT_PLUS,
    Certainty.PROBABLE: Factuality.PR_PLUS,
    Certainty.POSSIBLE: Factuality.PS_PLUS,
    Certainty.UNKNOWN: Factuality.UU,
}
_MINUS = {
    Certainty.CERTAIN: Factuality.CT_MINUS,
    Certainty.PROBABLE: Factuality.PR_MINUS,
    Certainty.POSSIBLE: Factuality.PS_MINUS,
    Certainty.UNKNOWN: Factuality.UU,
}
_ARMED_STATE = frozenset({ActorType.GOVERNMENT, ActorType.STATE_FORCES})
_ABROAD = frozenset(
    {"diplomat", "diplomats", "envoy", "envoys", "ambassador", "ambassadors", "western", "foreign", "european"}
)
"""Words of speakers that belong to another state than the one at war, unless they share its name."""
_REBEL_NAME = re.compile(r"\b(?:Free|Liberation|Resistance|Revolutionary)\b")
_SMALL_WORDS = frozenset({"of", "the", "for", "in", "s", "force", "forces", "senior", "local"})
_COUNT = re.compile(r"^(?:(?:about|some|around|nearly|over)\s+)?[\d,.]+\s+")
_HEAD_ENDS = re.compile(r"\s+(?:of|for|in|from|at|with|by)\s+")

_WITHOUT_NAME = frozenset({Anonymity.UNNAMED_OFFICIAL, Anonymity.UNNAMED_OTHER})
_SHORTEST_STEM = 4

Affiliations = Mapping[str, Party]
"""Name of a party -> the party it belongs to, as the text says."""
_NONE: Affiliations = MappingProxyType({})


def factuality(act: Act, certainty: Certainty) -> Factuality:
    """The proposition as its speaker presents it, seen from the speaker (FactBank)."""
    if act in {Act.ASSERT, Act.ADMIT, Act.ACCUSE}:
        return _PLUS[certainty]
    return _MINUS[certainty] if act is Act.DENY else Factuality.UU


@cache
def _anonymous() -> tuple[frozenset[str], frozenset[str]]:
    speakers = load("reporting")["speakers"]
    return frozenset(speakers["anonymous"]), frozenset(speakers["officials"])


@cache
def _people() -> frozenset[str]:
    """Nouns for people without a name."""
    actors = load("actors")
    return _anonymous()[0] | frozenset(actors["kinds"]["population"]) | frozenset(actors["things"]["groups"])


def head(name: str) -> str:
    """The part of a name or description before "of", "for", "in": its last word is the noun for what it is."""
    return _HEAD_ENDS.split(" ".join(name.split()))[0]


@lru_cache(maxsize=MOST_KNOWN)
def describes(name: str) -> bool:
    """Is it a description and no name: "the official", also "Residents of Torvak" at the beginning of a sentence?"""
    return not is_name(name) or head(name).lower() in _people()


def anonymity(speaker: Party | None) -> Anonymity:
    """Whether a reader could find the speaker. A body ("the ministry") counts as named, "an official" does not."""
    if speaker is None:
        return Anonymity.ISSUER
    if not describes(speaker.name):
        return Anonymity.NAMED
    anonymous, officials = _anonymous()
    words = set(folded(speaker.name).split())
    if words & anonymous:
        return Anonymity.UNNAMED_OFFICIAL if words & officials else Anonymity.UNNAMED_OTHER
    known = is_proper(speaker.name) or classify(speaker.name)[1] is not ActorType.OTHER
    return Anonymity.NAMED if known else Anonymity.UNNAMED_OTHER


def speaker_class(
    speaker: Party | None, gained_by: Party | None, lost_by: Party | None, affiliations: Affiliations = _NONE
) -> SpeakerClass:
    """The side a speaker is on, seen from one change: the nearer of the two, neither when both are as near."""
    if speaker is None:
        return SpeakerClass.OUTLET
    gains, loses = nearness(speaker, gained_by, affiliations), nearness(speaker, lost_by, affiliations)
    if gains != loses:
        return SpeakerClass.GAINER_SIDE if gains > loses else SpeakerClass.LOSER_SIDE
    if anonymity(speaker) in _WITHOUT_NAME:
        return SpeakerClass.UNNAMED
    return SpeakerClass.THIRD_PARTY


def same_side(one: Party | None, other: Party | None, affiliations: Affiliations = _NONE) -> bool:
    """One actor, or one that belongs to the other or to the same third."""
    return one is not None and nearness(one, other, affiliations) > 0


def nearness(one: Party, other: Party | None, affiliations: Affiliations = _NONE) -> int:
    """How near two parties are: 3 one actor, 2 one named after the other, 1 a state and its forces, 0 not at all.

    Whom each belongs to counts as well as the party itself.
    """
    if other is None:
        return 0
    ones, others = ([each, *filter(None, [affiliations.get(each.name)])] for each in (one, other))
    return max(_nearness(a, b) for a in ones for b in others)


@lru_cache(maxsize=MOST_KNOWN)
def _nearness(one: Party, other: Party) -> int:
    if one.actor_id == other.actor_id is not None or folded(one.name) == folded(other.name):
        return 3
    if _named_after(one.name, other.name) or _named_after(other.name, one.name):
        return 2
    return int(_one_state(one, other))


def _named_after(long: str, short: str) -> bool:
    """Is `long` a part of `short`: "rebel spokesman" of "rebels", "Green Hand fighters" of "Green Hand"?

    Further names make another body: the "Free Veran Army" is not the "army".
    """
    extra = _stems(long) - _stems(short)
    return _stems(short) <= _stems(long) and extra <= _serving()


@lru_cache(maxsize=MOST_KNOWN)
def _stems(name: str) -> frozenset[str]:
    anonymous, _ = _anonymous()
    words = {word.rstrip("s") for word in folded(name).split() if word not in anonymous | _SMALL_WORDS}
    return frozenset(words) or frozenset({folded(name)})


@cache
def _serving() -> frozenset[str]:
    """Stems of nouns for those who serve whoever is named before them: "commander", "fighters", "government"."""
    actors = load("actors")
    tables = [actors["members"]["nouns"], actors["kinds"]["person"]]
    tables += [actors["types"][kind] for kind in ("government", "state_forces")]
    return frozenset(word.rstrip("s") for table in tables for noun in table for word in noun.split())


def _one_state(one: Party, other: Party) -> bool:
    """Do both act for one state: a name in common, or both without one ("the army", "the government")?"""
    if _is_any_soldier(one) or _is_any_soldier(other):
        return all(classify(party.name)[1] in _ARMED_STATE or _is_any_soldier(party) for party in (one, other))
    if not (_for_state(one) and _for_state(other)):
        return False
    ours, theirs = _capitalised(one.name), _capitalised(other.name)
    if not (ours or theirs):
        return not _ABROAD & {*folded(one.name).split(), *folded(other.name).split()}
    return any(_akin(a, b) for a in ours for b in theirs)


def _is_any_soldier(party: Party) -> bool:
    """Is it "soldiers", "troops" or "a garrison of 120 men", without a word for whose?"""
    soldiers = load("actors")["members"]["soldiers"]
    counted = _COUNT.sub("", head(party.name).lower())
    return folded(party.name) in soldiers or (counted in soldiers and party.name.islower() and _fights_for_state(party))


def _fights_for_state(party: Party) -> bool:
    return classify(party.name)[1] in _ARMED_STATE


def _for_state(party: Party) -> bool:
    known = is_proper(party.name) or anonymity(party) not in _WITHOUT_NAME
    return known and classify(party.name)[1] in _ARMED_STATE and not _REBEL_NAME.search(party.name)


def _capitalised(name: str) -> set[str]:
    generic = _serving()
    words = {folded(word) for word in name.split() if word[0].isupper()} if is_proper(name) else set()
    return {word for word in words if word.rstrip("s") not in generic}


def _akin(one: str, other: str) -> bool:
    """One name or its adjective: "lenia", "lenian"."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST_STEM and long.startswith(short))


def status(positions: Sequence[Position], affiliations: Affiliations = _NONE) -> Status:
    """What the positions add up to: the first row of the table that fits (brief-schema, section 4).

    >>> status([])
    Traceback (most recent call last):
    ValueError: a territorial change without a position
    """
    if not positions:
        raise ValueError("a territorial change without a position")
    stances = {position.stance for position in positions}
    affirming = [position for position in positions if position.stance is Stance.AFFIRM]
    if affirming and Stance.DENY in stances:
        return Status.DISPUTED
    if not affirming:
        return _unaffirmed(stances)
    return _affirmed(affirming, affiliations)


def _unaffirmed(stances: set[Stance]) -> Status:
    if Stance.DENY in stances:
        return Status.DENIED
    return Status.UNVERIFIED if Stance.POSSIBLE in stances else Status.PROJECTED


def _affirmed(affirming: Sequence[Position], affiliations: Affiliations) -> Status:
    classes = {position.speaker_class for position in affirming}
    if SpeakerClass.LOSER_SIDE in classes:
        return Status.ACKNOWLEDGED
    if len(_independent(affirming, affiliations)) > 1:
        return Status.CORROBORATED
    if SpeakerClass.OUTLET in classes:
        return Status.REPORTED_AS_FACT
    if classes & {SpeakerClass.THIRD_PARTY, SpeakerClass.UNNAMED}:
        return Status.REPORTED
    return Status.CLAIMED


def _independent(positions: Sequence[Position], affiliations: Affiliations) -> list[Party]:
    """The third parties among the speakers, those of one side counted once."""
    out: list[Party] = []
    for position in positions:
        third = position.speaker if position.speaker_class is SpeakerClass.THIRD_PARTY else None
        if third and not any(same_side(third, other, affiliations) for other in out):
            out.append(third)
    return out


def unique(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it when it is among those `taken`, to which the id is added."""
    out, count = wanted, 2
    while out in taken:
        out, count = f"{wanted}-{count}", count + 1
    taken.add(out)
    return out


def digest(*content: object) -> str:
    """Eight digits that follow from what an item says and where, for its id."""
    return hashlib.sha256(":".join(map(str, content)).encode()).hexdigest()[:8]
