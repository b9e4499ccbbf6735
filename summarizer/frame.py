"""One attribution of a sentence (PARC's source, cue and content), and what those of a sentence take from each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .reporting import remark
from .schemas import Act
from .syntax import first_subject, verb_group
from .typography import Offsets

_JOINT = re.compile(r"(?:,?\s+(?:and|but|while|though|although|whereas|yet)|[,;])\s+$")
_SUBORDINATE = re.compile(r"(?:although|though|while|whereas)\b", re.IGNORECASE)


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
            out[-1] = replace(before, content=tuple(_cut(span, before, frame, hidden) for span in before.content))
        shared = before and before.source and (frame.source in {None, before.source} or _participle(frame, hidden))
        source = before.source if before and shared else frame.source or first_subject(hidden, 0, frame.cue[0])
        content = before.content if before and remark().match(hidden, frame.content[0][1]) else frame.content
        out.append(replace(frame, source=source, content=content))
    return out


def _participle(frame: Frame, hidden: str) -> bool:
    """Does the cue go on with the saying before it: "he said, adding that"?"""
    return hidden[slice(*frame.cue)].endswith("ing") and hidden[: frame.cue[0]].rstrip().endswith(",")


def _cut(span: Offsets, before: Frame, frame: Frame, hidden: str) -> Offsets:
    """A content without the next attribution: "condemns it | and calls for calm", "is safe | but he denied"."""
    stop, _ = verb_group(hidden, frame.cue[0])
    own = frame.source if frame.source and before.cue[1] < frame.source[0] < stop else None
    at = own[0] if own else stop
    joint = _JOINT.search(hidden[span[0] : at]) if span[0] < at < span[1] else None
    if not joint or (own and joint.group().strip() in {",", ";"} and not _subordinate(hidden, before.cue[0])):
        return span
    return (span[0], span[0] + joint.start())


def _subordinate(hidden: str, at: int) -> bool:
    """Does the clause of the cue at `at` open with "although" or the like, so that a comma ends it?"""
    return bool(_SUBORDINATE.match(hidden[:at].lstrip()))
