"""What all peers have in common: their limits, the words of their task, and a status by this project's fixed table.

The peers know no status. It is derived for them as it is for us, so that they are not marked down for lack of a rule.
"""

from __future__ import annotations

from typing import Literal

from summarizer.schemas import Act, Change, Stance, Status

from ..naming import folded, same_name

SECONDS = 600.0
"""Time for one article; a peer that takes longer is stopped and counts as what it gave: nothing."""

ActWord = Literal["assert", "deny", "admit", "accuse", "predict", "promise", "threaten", "demand"]
ChangeWord = Literal[
    "capture", "recapture", "handover", "withdrawal", "advance", "siege", "contested", "hold", "annexation"
]
StanceWord = Literal["affirm", "deny", "possible", "predict"]

ACTS = ", ".join(Act)
CHANGES = ", ".join(Change)
STANCES = ", ".join(Stance)
_SIMPLE = {Stance.DENY: Status.DENIED, Stance.PREDICT: Status.PROJECTED, Stance.POSSIBLE: Status.UNVERIFIED}


def status(stance: str, said_by: str | None, gained_by: str | None, lost_by: str | None) -> Status:
    """The status of a change with this one position."""
    if stance in _SIMPLE:
        return _SIMPLE[Stance(stance)]
    if not said_by or folded(said_by) in {"outlet", "article", "author", "narrator"}:
        return Status.REPORTED_AS_FACT
    if lost_by and same_name(said_by, lost_by):
        return Status.ACKNOWLEDGED
    return Status.CLAIMED if gained_by and same_name(said_by, gained_by) else Status.REPORTED
