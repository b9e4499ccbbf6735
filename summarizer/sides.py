"""Who and what stands before and behind a word of control: its subject, the places in it, a side behind "by" or "to".

Spans are offsets in the text of the cue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .lexicon import alternatives, load
from .phrases import CAPITALISED, before_verb, noun_phrase_after, speaks_about
from .places import list_start, places_in
from .schemas import Change
from .syntax import clause_start, subject, verb_group
from .typography import Offsets

_LONGEST_AGENT = 12
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)(?:n['’]t)?\s+"
    r"(?:(?:\w+ly|later|also|then|first|now|not|never|almost|all\s+but|and\s+\w+)\s+){0,2}$"
)
_PARTICIPLE_ENDINGS = ("ed", "en", "un", "on", "held", "lost", "given", "set", "cut", "ght", "put")
BY = re.compile(r"(?:[^,;.]{0,40}?\s)?by\s+")
""""By", a few words behind a verb."""
BY_NOUN = re.compile(r"\s+by\s+")
""""By", right behind a noun or a place."""
_PREVENTED = re.compile(r"\b(?:prevent|stop|block|keep|kept)\w*\s+(?P<who>(?:[\w’'-]+\s+){0,4}?[\w’'-]+)\s+from\s+$")
_DEED = re.compile(
    r"(?:^|\s)(?i:campaign|operation|battle|assault|attack|bid|push|raid|attempt|try|landing|advance|offensive|fighting|clashes|war|deal|plan)"
    r"(?:\s+(?:of|for|to|by|in|on|at)\s.*)?$"
)
_GOING_ON = re.compile(
    r"\s+(?:and|but|then|before|after|while)\s+(?:(?:now|then|also|later|soon|since|again|subsequently|\w+ly)\b.*"
    r"|(?:have|has|had|are|is|was|were|will|would|stand|stands|stood|hold|holds|held|took|made|went|began|drove|push|pushed)\b.*"
    r"|[a-z]+ed\b.*)$"
)
"""What goes on behind a side: "from the army | and now stand near Lenz"."""
_MOVED = re.compile(r"\b(?:convoys?|trucks?|trains?|buses|lorry|lorries|ferry)\s+(?:of|carrying|with)\s")
_DONE_DEED = re.compile(
    r"\b(?:succe(?:eds?|eded)\s+in|boast(?:s|ed)?\s+of|brag(?:s|ged)?\s+of"
    r"|credit(?:s|ed)?\s+(?:[\w’'“”\"-]+\s+){1,6}?with)\s+[“\"‘']?$"
)
_CREDITED = re.compile(r"\bcredit(?:s|ed)?\s+(?P<who>(?:[\w’'“”\"-]+\s+){0,6}?[\w’'“”\"-]+)\s+with\s+[“\"‘']?$")
_GERUND_OBJECT = re.compile(r"\b(?:with|for|of|about|in|at|on)\s+$")


@dataclass(frozen=True)
class Cue:
    """A verb or noun of control where it stands in `text`, a sentence without its quotation marks."""

    text: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """The word in lower case."""
        return self.text[self.start : self.end].lower()

    @property
    def before(self) -> str:
        """The text before it."""
        return self.text[: self.start]


class Reading(NamedTuple):
    """The places of a change, and the sides the sentence names."""

    places: tuple[Offsets, ...]
    gained_by: Offsets | None = None
    lost_by: Offsets | None = None
    change: Change | None = None
    """What change it is, where the words around the verb make it another than the verb's own."""


def listed(name: str) -> str:
    """A list of words of control.toml as a pattern."""
    return alternatives(load("control")["words"][name])


@cache
def _ability() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('ability')}|help(?:ing)?\s+\w+)\s+to\s+$")


@cache
def _force() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('forces')})\b")


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{listed('holdings')})$")


@cache
def _no_side() -> re.Pattern[str]:
    """The end of words for what takes no territory: "the floods", "Storm Dora", "Wolves"."""
    words = alternatives(load("control")["words"]["no_agents"])
    return re.compile(
        rf"(?:^|\s)(?:{words})(?:\s+(?:of|in|on|from|that|which)\s.*)?$"
        rf"|^(?i:{words})$|^(?:the\s+)?(?:Storm|Hurricane|Cyclone|Typhoon|United)\s"
    )


@cache
def _armed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{listed('armed')}|{listed('forces')})(?!\w)", re.IGNORECASE)


@cache
def _other_field() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{listed('other_fields')})(?!\w)|\b\d{{1,2}}[-–]\d{{1,2}}\s+(?:on|at\s+home|away|by|to|win|draw|defeat|victory|lead)\b"
    )


def no_side(words: str) -> bool:
    """Do the words name what takes or loses no territory: floods, wolves, prices, a team; not "a convoy of troops"?"""
    return bool(_no_side().search(words)) and not (_MOVED.search(words) and is_armed(words))


def is_armed(words: str) -> bool:
    """Does a word of war stand in the words: a force, a commander, a front?"""
    return bool(_armed().search(words))


def is_deed(words: str) -> bool:
    """Do the words name what somebody does, no side: "a campaign", "the battle of Torvak"?"""
    return bool(_DEED.search(words))


def of_another_field(text: str) -> bool:
    """Is a sentence about sport, elections, a show or an exercise, where nothing changes hands?"""
    return bool(_other_field().search(text))


def names_a_deed(cue: Cue) -> bool:
    """Is the deed only named, not said to happen: "the cost of taking it", "the ability to defend Torvak"?"""
    object_ = _GERUND_OBJECT.search(cue.before) and not _DONE_DEED.search(cue.before)
    return bool(cue.form.endswith("ing") and object_) or bool(_ability().search(cue.before))


def is_passive(cue: Cue) -> bool:
    """Does the verb stand behind a form of "be"?"""
    return cue.form.split()[0].endswith(_PARTICIPLE_ENDINGS) and bool(_BE.search(cue.before))


def places_before(cue: Cue) -> tuple[Offsets, ...]:
    """The places in the subject of the verb, one or a list."""
    stop, _ = verb_group(cue.text, cue.start)
    start = clause_start(cue.text, stop)
    start += len(cue.text[start:stop]) - len(cue.text[start:stop].lstrip())
    start = list_start(cue.text, start)
    listed = places_in(cue.text, (start, stop)) if cue.text[start : start + 1] else ()
    whole = len(listed) > 1 and not re.search(r"\w", cue.text[listed[-1][1] : stop])
    return listed if whole else _apposed(cue.text, stop) or places_in(cue.text, subject_of(cue))


def _apposed(text: str, stop: int) -> tuple[Offsets, ...]:
    """The place that a long subject ends in between commas: "their last foothold there, the town of | Torvak |,"."""
    found = _apposition().search(text[:stop])
    return (found.span("name"),) if found else ()


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        rf",\s+(?:the|a)\s+(?:[a-z-]+\s+){{0,2}}?(?:{listed('settlements')})\s+of\s+(?P<name>{CAPITALISED}(?:\s+{CAPITALISED})*),\s+$"
    )


def subject_of(cue: Cue) -> Offsets | None:
    """The subject of the verb."""
    stop, _ = verb_group(cue.text, cue.start)
    return subject(cue.text, clause_start(cue.text, stop), stop)


def agent(cue: Cue) -> Offsets | None:
    """The subject of the verb; of an infinitive, that of the verb before it; who is kept from it, credited with it."""
    if other := _PREVENTED.search(cue.before) or _CREDITED.search(cue.before):
        return other.span("who")
    found = subject_of(cue)
    agent = before_verb(cue.text, found) if found else None
    if agent and cue.text[slice(*agent)].lower() == "having":
        return None
    if agent and cue.before.endswith(" to ") and speaks_about(cue.text[agent[1] : cue.start]):
        return None
    return agent if agent and len(cue.text[slice(*agent)].split()) <= _LONGEST_AGENT else None


def side(text: str, at: int, lead: re.Pattern[str], *, named: bool = False) -> Offsets | None:
    """The noun phrase behind `lead` at `at`; with `named`, only one that holds a name or a force."""
    match = lead.match(text, at)
    found = noun_phrase_after(text, match.end()) if match else None
    if found is None or re.match(r"\d|which|what", text[slice(*found)]):
        return None
    words = _holding().sub("", _GOING_ON.sub("", text[slice(*found)]))
    if named and not (any(char.isupper() for char in words) or _force().search(words)):
        return None
    return found[0], found[0] + len(words)
