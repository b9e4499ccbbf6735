"""One attribution of a sentence (PARC's source, cue and content), and what those of a sentence take from each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .dates import date, day
from .lexicon import alternatives, load
from .reporting import remark
from .schemas import Act
from .syntax import first_subject, verb_group
from .typography import Offsets

_JOINT = re.compile(r"(?:,?\s+(?:and|but|while|though|although|whereas|yet)|[,;]|,\s+(?:which|whom|who))\s+$")
_SUBORDINATE = re.compile(r"(?:although|though|while|whereas)\b", re.IGNORECASE)


_DOING = r"(?:not\s+|\w+ly\s+)?\w{2,}ing\b"
_ACCUSED_OF = re.compile(rf"[^,;]{{1,80}}?\bof\s+(?={_DOING})")
_OR_ELSE = re.compile(r",?\s+or(?:\s+else)?\s+(?=(?:\w+\s+){1,4}?(?:will|would)\b)")


@dataclass(frozen=True)
class Frame:
    """One reporting word of a sentence with what belongs to it; spans are offsets in the sentence.

    `neutral`: the word leaves open what is done with the content ("said"); `negated`: it is denied ("did not say").
    """

    cue: Offsets
    act: Act
    neutral: bool
    source: Offsets | None
    content: tuple[Offsets, ...]
    negated: bool = False


def settle(found: list[Frame], hidden: str) -> list[Frame]:
    """Frames without a source of their own ("and added", "saying") take the one before them; contents end there."""
    out: list[Frame] = []
    for frame in found:
        before = out[-1] if out else None
        if before:
            out[-1] = replace(before, content=_up_to(before, frame, hidden))
            out[-1] = _enclosed(out[-1], frame)
        shared = before and before.source and (frame.source in {None, before.source} or _participle(frame, hidden))
        source = before.source if before and shared else frame.source or first_subject(hidden, 0, frame.cue[0])
        of_remark = frame.cue[0] > frame.content[0][1] and remark().match(hidden, frame.content[0][1])
        told = tuple(span for span in before.content if span[1] <= frame.content[0][1]) if before else ()
        content = (told or frame.content) if of_remark else frame.content
        if frame.act is Act.DENY:
            content = tuple(charged(hidden, span, of_accusing=content is not frame.content) for span in content)
        out.append(replace(frame, source=source, content=content))
    return out


@cache
def _charge() -> re.Pattern[str]:
    """Up to what somebody is accused of: "the accusation by Lenia of | arming the rebels"."""
    nouns = alternatives(load("reporting")["frames"]["charges"])
    return re.compile(rf"[^,;]{{0,60}}?\b(?:{nouns})\s[^,;]{{0,60}}?\bof\s+(?={_DOING})")


def charged(hidden: str, span: Offsets, *, of_accusing: bool) -> Offsets:
    """What is denied of an accusation: "Lenia of | arming the rebels"; `of_accusing`: the words follow "accused"."""
    match = (_ACCUSED_OF if of_accusing else _charge()).match(hidden, *span)
    return (match.end(), span[1]) if match else span


def _enclosed(before: Frame, frame: Frame) -> Frame:
    """A frame that stands inside what the next one attributes says no more than that: "X said Y, | Z reported"."""
    own = frame.source or frame.cue
    start, end = frame.content[0][0], frame.content[-1][1]
    if not start <= before.cue[0] < end <= own[0]:
        return before
    kept = tuple((span[0], min(span[1], end)) for span in before.content if span[0] < end)
    return replace(before, content=kept or before.content)


def undenied(found: list[Frame], hidden: str) -> list[Frame]:
    """Frames without those that exist only in a denial: "denied that | Dora had offered to leave"."""
    return [frame for frame in found if not any(_denied_in(frame, other, hidden) for other in found)]


def _denied_in(frame: Frame, other: Frame, hidden: str) -> bool:
    """Is the frame a verb in the clause with "that" which the other denies?"""
    start, end = other.content[0][0], other.content[-1][1]
    plain = other.act is Act.DENY and not other.negated and frame is not other
    return plain and start <= frame.cue[0] < end and hidden[:start].rstrip().endswith(" that")


def or_else(found: list[Frame], hidden: str) -> list[Frame]:
    """Demands with a threat behind them as two: "told them to leave | or it would open fire"."""
    out: list[Frame] = []
    for frame in found:
        match = _OR_ELSE.search(hidden, *frame.content[-1]) if frame.act is Act.DEMAND else None
        if match:
            last = frame.content[-1]
            out.append(replace(frame, content=(*frame.content[:-1], (last[0], match.start()))))
            out.append(replace(frame, act=Act.THREATEN, content=((match.end(), last[1]),)))
        else:
            out.append(frame)
    return out


def _participle(frame: Frame, hidden: str) -> bool:
    """Does the cue go on with the saying before it: "he said, adding that"?"""
    return hidden[slice(*frame.cue)].endswith("ing") and hidden[: frame.cue[0]].rstrip().endswith(",")


def _up_to(before: Frame, frame: Frame, hidden: str) -> tuple[Offsets, ...]:
    """The content of a frame up to the next one: cut where that begins, without the quotations that are its own."""
    spans = tuple(_cut(span, before, frame, hidden) for span in before.content)
    joint = _JOINT.search(hidden[: verb_group(hidden, frame.cue[0])[0]])
    if len(spans) < 2 or not joint or frame.cue[0] < before.cue[1]:
        return spans
    return tuple(span for span in spans if span[0] < frame.cue[0]) or spans


def _cut(span: Offsets, before: Frame, frame: Frame, hidden: str) -> Offsets:
    """A content without the next attribution: "condemns it | and calls for calm", "is safe | but he denied"."""
    stop, _ = verb_group(hidden, frame.cue[0])
    own = frame.source if frame.source and before.cue[1] < frame.source[0] < stop else None
    at = own[0] if own else stop
    if span[0] < at < span[1] and (dated := _dated().search(hidden, span[0], at)):
        at = dated.start("when")
    joint = _JOINT.search(hidden[span[0] : at]) if span[0] < at < span[1] else None
    if not joint or (own and joint.group().strip() == "," and not _subordinate(hidden, before.cue[0])):
        return span
    return (span[0], span[0] + joint.start())


@cache
def _dated() -> re.Pattern[str]:
    """Between a joint and the verb: "denied that it fell but | on 1 November | acknowledged"."""
    return re.compile(rf"(?:and|but)\s+(?P<when>(?:on|in|by)\s+(?:{day()}|{date()})\s+)$", re.IGNORECASE)


def _subordinate(hidden: str, at: int) -> bool:
    """Does the clause of the cue at `at` open with "although" or the like, so that a comma ends it?"""
    return bool(_SUBORDINATE.match(hidden[:at].lstrip()))
