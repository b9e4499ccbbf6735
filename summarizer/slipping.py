"""A place that its holder has no more: it slips from his hands, he leaves it to another, his men are in it no longer.

A reader for each pattern of verb, as in `roles`; spans are offsets in the text.
"""

from __future__ import annotations

import re

from .places import is_named, places_behind
from .sides import Cue, Reading, agent, is_armed, is_passive, places_before, side, subject_of
from .syntax import clause_start, first_subject

_END = r"(?=[,.;]|\s*$|\s+(?:on|in|after|by|last|for|early|late|at|during|and|without|following|to|this|overnight)\b)"
_HELD = r"(?:control|hands|rule|grip|grasp|hold)"
_OUT = re.compile(
    rf"\s+(?:away\s+|completely\s+|now\s+)?(?P<lead>out\s+of|from|beyond|outside)\s+(?:the\s+{_HELD}\s+of\s+(?P<of>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+){_END}"
    rf"|(?P<who>(?:(?!to\s)[\w’'-]+\s+){{0,4}}?[\w’'-]+?)(?:['’]s|(?<=s)['’])?\s+{_HELD}\b)"
)
_FORCES = r"(?:\w+\s+)?(?:troops|soldiers|forces|fighters|men|units|garrison|military\s+presence)"
_NO_LONGER = re.compile(r"\s+no\s+longer\s+(?:present\s+|stationed\s+|deployed\s+|based\s+)?(?:in|on|at|inside)\s+")
_NO_TROOPS = re.compile(rf"\s+(?:any\s+|a\s+)?(?:{_FORCES}|positions)\s+(?:left\s+)?(?:in|on|at|inside)\s+")
_NONE_LEFT = re.compile(
    rf"\s+no\s+(?:more\s+|longer\s+any\s+)?(?P<who>{_FORCES})\s+(?:left|any\s+more|any\s+longer|remaining)\s+(?:in|on|at|inside)\s+"
)
_LED_OUT = re.compile(rf"\s+(?:(?:[\w’'-]+\s+){{0,4}}?{_FORCES}\s+)?out\s+of\s+")
_LED_FROM = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,4}}?{_FORCES}\s+(?:from|out\s+of|away\s+from)\s+")
_GARRISON = re.compile(
    r"(?:[\w’'-]+\s+){0,4}?(?:garrison|defenders|troops|soldiers|forces|fighters|police|detachment)\s+(?:of|in|at|inside|holding|defending)\s+"
)
_LEAVES = re.compile(
    r"(?:\s+(?:away|off|out|back))?(?:\s*[.,;]|\s*$|\s+(?:on|overnight|yesterday|before|after|at|during|under|by|in\s+the|without|last|early|late|this|their\s+(?:posts|positions)|its\s+(?:posts|positions)|across|and)\b)"
)
_IT = re.compile(r"\s+(?P<it>it)\s")
_LEFT_TO = re.compile(r"\s+(?:in\s+the\s+hands\s+of|to)\s+")
_RESTS_WITH = re.compile(r"(?:\s+(?:now|once\s+again|again|\w+ly))?\s+(?:with|in\s+the\s+hands\s+of)\s+")
_CONTROL = re.compile(r"\b(?:control|possession|command)\s+(?:of|over)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\s+(?:empty\s+of|free\s+of|clear\s+of|without)\s+(?:(?:a\s+single|any|all|its|their|government|foreign|rebel|army|regular|state|enemy)\s+){0,3}"
    r"(?:troops?|soldiers?|forces|fighters|garrison|police|policem[ae]n|army)\b"
)
_BEING = frozenset({"is", "are", "was", "were", "be", "been"})
_HAVING = frozenset({"have", "has", "had"})


def place_slips(cue: Cue) -> Reading | None:
    """Torvak slipped from government control, fell out of rebel hands; Torvak is out of the army's control."""
    out = _OUT.match(cue.text, cue.end)
    if not out or (out["lead"] == "from" and cue.form in _BEING):
        return None
    return Reading(places_before(cue), lost_by=out.span("of") if out["of"] else out.span("who"))


def gone_from(cue: Cue) -> Reading | None:
    """Foreign troops are no longer (present) in Torvak; the army no longer has any troops in Torvak."""
    having = cue.form in _HAVING
    if having:
        gone = _NO_TROOPS.match(cue.text, cue.end) if cue.before.endswith("no longer ") else None
    else:
        gone = _NO_LONGER.match(cue.text, cue.end)
    places = places_behind(cue.text, gone.end(), particle=False) if gone else ()
    found = subject_of(cue)
    if not places or not found or not is_named(cue.text[slice(*places[0])]):
        return None
    return Reading(places, lost_by=found) if having or is_armed(cue.text[slice(*found)]) else None


def led_out(cue: Cue) -> Reading | None:
    """The militia moved its men out of Torvak, relocated its fighters from Torvak; the garrison slipped out of it."""
    out = _LED_FROM.match(cue.text, cue.end) if cue.form.startswith("relocat") else _LED_OUT.match(cue.text, cue.end)
    places = places_behind(cue.text, out.end(), particle=False) if out else ()
    return Reading(places, lost_by=agent(cue)) if places and is_named(cue.text[slice(*places[0])]) else None


def garrison_leaves(cue: Cue) -> Reading | None:
    """The garrison of Torvak slipped away overnight; the last troops in Torvak have left."""
    found = None if is_passive(cue) or not _LEAVES.match(cue.text, cue.end) else subject_of(cue)
    garrison = _GARRISON.match(cue.text[slice(*found)]) if found else None
    places = places_behind(cue.text, found[0] + garrison.end(), particle=False) if found and garrison else ()
    return Reading(places[:1]) if places and is_named(cue.text[slice(*places[0])]) else None


def none_left(cue: Cue) -> Reading | None:
    """There are no government troops left in Torvak."""
    none = _NONE_LEFT.match(cue.text, cue.end) if cue.before.lower().endswith("there ") else None
    places = places_behind(cue.text, none.end(), particle=False) if none else ()
    return Reading(places, lost_by=none.span("who")) if none and places else None


def left_to(cue: Cue) -> Reading | None:
    """The garrison pulled out, leaving Torvak to the rebels, in the hands of the rebels."""
    it = _IT.match(cue.text, cue.end)
    places = (it.span("it"),) if it else places_behind(cue.text, cue.end, particle=False)
    gainer = side(cue.text, places[-1][1], _LEFT_TO, named=True) if places and cue.before.endswith(", ") else None
    if not gainer or not (it or is_named(cue.text[slice(*places[0])])):
        return None
    leaver = first_subject(cue.text, clause_start(cue.text, cue.start), cue.start - 2)
    return Reading(places, gainer, leaver if leaver and is_armed(cue.text[slice(*leaver)]) else None)


def left_without(cue: Cue) -> Reading | None:
    """The last convoy crossed the river, leaving Torvak without a single soldier."""
    places = places_behind(cue.text, cue.end, particle=False)
    without = _WITHOUT.match(cue.text, places[-1][1]) if places else None
    return Reading(places) if without and is_named(cue.text[slice(*places[0])]) else None


def rests_with(cue: Cue) -> Reading | None:
    """Control of Torvak now rests with the rebels."""
    found = subject_of(cue)
    gainer = side(cue.text, cue.end, _RESTS_WITH)
    controlled = found and _CONTROL.search(cue.text[slice(*found)])
    return Reading(places_before(cue), gainer) if gainer and controlled else None
