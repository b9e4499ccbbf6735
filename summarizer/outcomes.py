"""What the words around a change of control make of its kind and stance: back, ended a rule, in turn, made to happen.

Works on a sentence without its quotation marks, with the place of the verb and of its places in it.
"""

from __future__ import annotations

import re

from .phrases import noun_phrase_after
from .schemas import Change, Stance
from .turns import is_in_turn
from .typography import Offsets

_AWAY = r"(?!\s+(?:across|to|towards?|beyond|over|out|behind|inside)\b)"
_BACK_FROM = re.compile(rf"\s+back\b{_AWAY}")
_BACK = re.compile(
    rf"(?:\s+control)?\s+back\b(?!\s+from\b){_AWAY}|\s+(?:\w+\s+)?(?:back|once\s+(?:again|more))\s+(?:in|under|into)\b"
)
_ENDED = re.compile(
    r"[^;.]{0,60}?,\s+(?:thus\s+|thereby\s+)?(?:ending|putting\s+an\s+end\s+to|which\s+ended)\s+"
    r"(?:[^,;.]{0,60}?\s(?:rule|control|occupation|reign|hold|presence)\s+(?:there\s+|of\s+the\s+\w+\s+)?by\s+(?P<by>)"
    r"|(?:(?:[\w-]+\s+){1,4}of\s+)?(?P<who>(?:[\w’'-]+\s+){0,4}?[\w’'-]+?)(?:['’]s|(?<=s)['’])?\s+(?:(?:[\w-]+\s+){0,2})(?:rule|control|occupation|reign)\b)"
)
_DID = re.compile(
    r"\b(?:(?:was|were|been|being)\s+(?:forced|compelled|obliged|made|driven|ordered\s+and\s+forced)|forced\s+[^,;.]{1,40}?|managed|had\s+managed|has\s+managed|have\s+managed"
    r"|(?:was|were)\s+able|allowing\s+[^,;.]{1,40}?|enabling\s+[^,;.]{1,40}?|allowed\s+[^,;.]{1,40}?|enabled\s+[^,;.]{1,40}?|went\s+on)\s+to\s+$"
)
"""Before an infinitive: it is done ("were forced to | withdraw", "managed to | take")."""
_OPEN = re.compile(
    r"\b(?:will|would|may|might|could|can|should|must|not|never|n['’]t|if|to\s+be|plans?|hopes?|before|until|unless|without)\b",
    re.IGNORECASE,
)
_MEANS_TO = re.compile(r"(?<=\w)\s+(?:plans|aims|hopes|vows|wants|threatens|intends|seeks|pledges|promises|tries)$")
_LET = re.compile(r"^(?:allowing|enabling|letting|permitting|forcing|leaving)\s+")
_LIFTED = re.compile(
    r"\b(?:lift|lifts|lifted|lifting|break|breaks|broke|broken|breaking|end|ends|ended|ending|relieve|relieved|raise|raised|raising|end\s+of|end\s+to)\s+"
    r"(?:(?:the|a|their|its|his|this)\s+)?(?:[\w-]+\s+){0,3}$"
)


def done(text: str, cue: Offsets) -> bool:
    """Is what an infinitive names said to be done: "was forced to | leave", "the third town to | fall"?"""
    found = _DID.search(text[: cue[0]])
    if found:
        return not _OPEN.search(text[max(text.rfind(",", 0, found.start()), 0) : cue[0] - 3])
    return is_in_turn(text, *cue)


def is_lifted(text: str, at: int, change: Change) -> bool:
    """Is a siege only named as one that ended: "broke the | siege | of Torvak"?"""
    return change is Change.SIEGE and bool(_LIFTED.search(text[:at]))


def kind(text: str, cue: Offsets, end: int, change: Change) -> Change:
    """`change`, or recapture where the place is taken "back", or capture where an advance ended a rule."""
    if change is Change.CAPTURE and (_BACK.match(text, cue[1]) or _BACK_FROM.match(text, end)):
        return Change.RECAPTURE
    return Change.CAPTURE if change is Change.ADVANCE and _ENDED.match(text, end) else change


def ruler(text: str, end: int) -> Offsets | None:
    """Whose rule a change ended: "ending eleven months of | rebel | rule", "of rule by | the Sons of the Valley |"."""
    ended = _ENDED.match(text, end)
    if not ended:
        return None
    return ended.span("who") if ended["who"] else noun_phrase_after(text, ended.start("by"))


def unlet(text: str, side: Offsets | None) -> Offsets | None:
    """A side without the "allowing" before it, or the verb behind it: "the alliance | plans | to take Torvak"."""
    let = _LET.match(text[slice(*side)]) if side else None
    means = _MEANS_TO.search(text, *side) if side and text.startswith(" to ", side[1]) else None
    return (side[0] + let.end() if let else side[0], means.start() if means else side[1]) if side else None


def settled(text: str, cue: Offsets, stance: Stance) -> Stance:
    """`stance`, or that it is so where the infinitive `cue` names what is done."""
    return Stance.AFFIRM if stance is Stance.PREDICT and done(text, cue) else stance
