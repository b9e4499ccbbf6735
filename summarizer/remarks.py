"""The writer's remarks on what was said: ", a claim the army denies", ", which Lenz called slander".

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from functools import cache

from .bounds import behind_that
from .falsity import is_false
from .frame import Frame
from .lexicon import alternatives, load
from .phrases import WORD, noun_like, noun_phrase_after, trim
from .quotations import MASK
from .reporting import remark, remark_nouns, reporting_verbs
from .schemas import Act
from .syntax import first_subject, verb_group
from .typography import Offsets

_VERDICT = re.compile(rf"\s+(?:as\s+)?[“\"]?(?P<verdict>[^,.;{MASK}]{{2,60}}?|{MASK}+)[”\"]?\s*(?:[.,;]|$)")
_CAUSED = re.compile(
    r"\b(?:lead|leav|prompt|caus|forc|allow|push|mov|driv|compel|compell|oblig|spurr|provok|led|left|encourag|enabl|persuad)"
    r"(?:ing|ed|s|e|es)?\s+(?P<who>(?:[\w’'-]+\s+){0,6}?[\w’'-]+)\s+to\s+(?:\w+ly\s+)?$"
)
_SAYING = re.compile(rf"\s+(?:that|whether|if|how|why|of|for|on|against|about|[“\"{MASK}])")
_THEY = frozenset({"he", "she", "it", "they"})
""""Both sides have been accused, which | they | deny": who is spoken of."""
_SECOND = re.compile(r"[^,;]*?\s(?:and|but)\s+(?:(?:that|which)\s+)?(?=\S)")
""""A ruling his lawyers vowed to appeal and that | the crowd | denounced": a second who remarks on it."""
_BY = re.compile(r"\s+by\s+")


def remarked(hidden: str, cue: Offsets) -> tuple[Offsets, tuple[Offsets, ...]] | None:
    """Source and content of a remark on what was said before it: "X fell, Dora said, a claim | Lenz | denied"."""
    end, _ = verb_group(hidden, cue[0])
    found = [match for match in remark().finditer(hidden) if match.end() < end]
    if not found or not WORD.search(hidden[: found[-1].start()]):
        return None
    start, end = found[-1].end(), len(hidden[:end].rstrip())
    second = _SECOND.match(hidden, start, end)
    source = trim(hidden, (second.end() if second else start, end))
    if source and hidden[slice(*source)].lower() in _THEY:
        source = first_subject(hidden, 0, found[-1].start()) or source
    if not source or not noun_like(hidden[slice(*source)]):
        return None
    return source, ((hidden.rfind("; ", 0, found[-1].start()) + 1, found[-1].start()),)


def taken_up(hidden: str, cue: Offsets, sentence: str) -> Frame | None:
    """The attribution of a remark whose verb does not report by itself where it stands."""
    return _judged(hidden, cue, sentence) or _answered(hidden, cue) or _caused(hidden, cue)


def _judged(hidden: str, cue: Offsets, sentence: str) -> Frame | None:
    """A remark that calls it something: of what is called false a denial, of anything else what is said of it."""
    about = remarked(hidden, cue) if hidden[slice(*cue)].lower() in _calling() else None
    verdict = _VERDICT.match(hidden, cue[1]) if about else None
    if not about or not verdict:
        return None
    source, content = about
    if is_false(sentence[slice(*verdict.span("verdict"))]):
        return Frame(cue, Act.DENY, neutral=False, source=source, content=content)
    return Frame(cue, Act.ASSERT, neutral=False, source=source, content=((0, verdict.end("verdict")),))


def _answered(hidden: str, cue: Offsets) -> Frame | None:
    """A remark in the passive, with its source behind it: "X fell, a claim denied by | Lenz"."""
    noun = _passive().search(hidden[: cue[0]])
    by = _BY.match(hidden, cue[1]) if noun else None
    source = noun_phrase_after(hidden, by.end()) if by else None
    if not noun or not source or not WORD.search(hidden[: noun.start()]):
        return None
    act, _ = reporting_verbs()[hidden[slice(*cue)].lower()]
    return Frame(cue, act, neutral=False, source=source, content=((0, noun.start()),))


def _caused(hidden: str, cue: Offsets) -> Frame | None:
    """Whom something leads to say it: "was vague, leading | critics | to ask whether", "prompting Lenia to warn"."""
    made = _CAUSED.search(hidden[: cue[0]])
    form = hidden[slice(*cue)].lower()
    if not made or form not in reporting_verbs() or not _SAYING.match(hidden, cue[1]):
        return None
    act, neutral = reporting_verbs()[form]
    source = made.span("who")
    return Frame(cue, act, neutral, source, (behind_that(hidden, cue[1], len(hidden.rstrip())),))


@cache
def _calling() -> frozenset[str]:
    return frozenset(load("reporting")["frames"]["calling_forms"])


@cache
def _passive() -> re.Pattern[str]:
    nouns = alternatives(remark_nouns())
    return re.compile(
        rf",\s+an?\s+(?:\w+\s+)?(?:{nouns})\s+(?:(?:that|which)\s+(?:was|were|has\s+been|have\s+been|is|are)\s+)?(?:\w+ly\s+)?$"
    )
