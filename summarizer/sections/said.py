"""The words of a claim: of what a reporting word attributes, those that say it, and the passage that proves it."""

from __future__ import annotations

import re

from ..falsity import is_false
from ..frame import Frame
from ..lexicon import word_class
from ..phrases import holds_verb
from ..schemas import Act
from ..syntax import verb_group

MOST = 0.6
"""Share of a sentence from which on an attribution is shown with all of it."""
BESIDE = 80
"""Characters between a speaker and the verb up to which both are shown as one passage."""
_THING = re.compile(r"(?:the|an?|this|that|his|her|its|their|any|it|them)\s", re.IGNORECASE)
_ASIDES = {
    Act.DEMAND: re.compile(r"(?:up)?(?:on|for)\s+|to\s+(?=[a-z])"),
    Act.PROMISE: re.compile(
        r"(?:(?:on|in|at|during|after|before|through|again)\s+[^,;.]{1,60}?\s+)?to\s+(?=[a-z])|(?:on|for)\s+"
    ),
}
"""What stands between a verb and what is demanded or promised: "called *on* both sides", "vowed *on air to* stay"."""


def with_attitude(text: str, frame: Frame) -> str | None:
    """What is thought of a thing, with the word that says so: "welcomed the truce", "described it as a coup"."""
    start, end = frame.content[0]
    voiced = text[slice(*frame.cue)].lower().startswith(("express", "voic"))
    plain = frame.act is Act.ASSERT and (voiced or not frame.neutral) and len(frame.content) == 1
    behind = plain and 0 <= start - frame.cue[1] <= 1 and (voiced or bool(_THING.match(text, start)))
    bare = behind and not holds_verb(text[start:end]) and not is_false(text[start:end])
    return text[frame.cue[0] : end].strip(" ,.") if bare else None


def is_circumstance(content: str) -> bool:
    """Is it only where, when or to whom something was said: "before the panel last week"?"""
    first = content.split(maxsplit=1)[0].lower()
    behind = first in word_class("prepositions") - {"about", "against", "for", "of"} or first in {
        "before",
        "last",
        "to",
    }
    return behind and not holds_verb(content) and not re.search(r"[“\"]", content)


def passage(text: str, frame: Frame) -> str:
    """The words from the speaker to the end of what is said; empty when that is most of the sentence."""
    verb, _ = verb_group(text, frame.cue[0])
    beside = [frame.source] if frame.source and abs(frame.source[1] - verb) <= BESIDE else []
    spans = [(verb, frame.cue[1]), *beside, *frame.content]
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    return text[start:end] if end - start < MOST * len(text) else ""


def deed(content: str, act: Act) -> str:
    """What is promised or demanded: "on air to retake it" -> "retake it", "on both to stop" -> "both to stop"."""
    pattern = _ASIDES.get(Act.PROMISE if act is Act.THREATEN else act)
    aside = pattern.match(content) if pattern else None
    return content[aside.end() :] if aside else content
