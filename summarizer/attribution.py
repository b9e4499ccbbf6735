"""Who says what in a sentence: reporting words, the words that name their source, and what is said.

A shallow reading of English by closed word classes, no model asked. It proposes; the model is asked where the
sentence does not settle the speaker. An attribution is a source, a cue and a content (PARC's terms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from .lexicon import forms, load
from .quotations import MASK, masked, quotations
from .schemas import Act
from .syntax import WORD, Offsets, clause_start, first_subject, noun_like, noun_phrase_after, subject, word_class

SHORTEST_QUOTATION = 4
"""Words in quotation marks from which on they are taken for a saying, not for a term held at arm's length."""
_ANONYMITY = re.compile(
    r"\s+(?:not\s+to\s+be|to\s+remain|for)\s+(?:named|identified|quoted|anonym\w+)|\s+(?:anonymity|that\s+\w+\s+(?:name|identity))\b"
)
"""Behind "asked" or "requested": about how the speaker is named, not about the matter."""
_ADDRESSED = frozenset(
    {
        "told",
        "tells",
        "accused",
        "accuses",
        "urged",
        "urges",
        "called",
        "calls",
        "thanked",
        "thanks",
        "welcomed",
        "condemned",
    }
)
"""Verbs that take the one spoken to or about, so that a name behind them is not their source."""


@dataclass(frozen=True)
class Frame:
    """One reporting word of a sentence with what belongs to it; spans are offsets in the sentence."""

    cue: Offsets
    act: Act
    neutral: bool
    source: Offsets | None
    content: tuple[Offsets, ...]
    negated: bool = False
    according: bool = False


@cache
def reporting_verbs() -> dict[str, tuple[Act, bool]]:
    """Form of a reporting verb -> what it does, and whether it leaves that open."""
    table = load("reporting")
    out: dict[str, tuple[Act, bool]] = {}
    for act in Act:
        for kind, entries in table.get(act.value, {}).items():
            for form in forms(entries):
                out.setdefault(form, (act, kind == "neutral"))
    return out


@cache
def _cue_pattern() -> re.Pattern[str]:
    according = "|".join(load("reporting")["frames"]["according"])
    verbs = "|".join(sorted(reporting_verbs(), key=len, reverse=True))
    return re.compile(rf"\b(?P<according>{according})\b|\b(?P<verb>{verbs})\b", re.IGNORECASE)


@cache
def _weak() -> frozenset[str]:
    return frozenset(load("reporting")["frames"]["needs_complement"])


def frames(sentence: str) -> list[Frame]:
    """The attributions of `sentence`, in order of their cues; cues inside quotation marks do not count."""
    hidden = masked(sentence)
    found = []
    for match in _cue_pattern().finditer(hidden):
        if (match.start() and match.group()[0].isupper()) or hidden[: match.start()].endswith("-"):
            continue
        if match.group("according"):
            found.append(_according(hidden, match.span()))
        elif frame := _verbal(hidden, match.span(), sentence):
            found.append(frame)
    return _shared_sources(found, hidden)


def _according(hidden: str, cue: Offsets) -> Frame:
    source = noun_phrase_after(hidden, cue[1])
    before = hidden[: cue[0]].rstrip(" ,")
    content = (0, len(before)) if len(before) > 2 else _after(hidden, source[1] if source else cue[1])
    return Frame(cue, Act.ASSERT, True, source, (content,), according=True)


def _verbal(hidden: str, cue: Offsets, sentence: str) -> Frame | None:
    form = hidden[slice(*cue)].lower()
    before, after = hidden[: cue[0]], hidden[cue[1] :]
    if _is_noun(before, after, form) or not _reports(form, after, before):
        return None
    act, neutral = reporting_verbs()[form]
    if _ANONYMITY.match(after):
        return None
    if form.startswith("call") and not re.match(r"\s+(?:up)?on\b|\s+for\b", after):
        return None
    source, negated = _source(hidden, cue)
    if source is None and _is_passive(before):
        by = re.match(r"[^,;.]{0,30}?\bby\s+", after)
        if not by:
            return None
        source = noun_phrase_after(hidden, cue[1] + by.end())
    return Frame(cue, act, neutral, source, _content(hidden, cue, source, sentence), negated)


def _is_noun(before: str, after: str, form: str) -> bool:
    """ "The reports of", "his claims", "in calls for": the form stands as a noun or an adjective."""
    words = [word.lower() for word in WORD.findall(before)[-2:]]
    if not words:
        return not re.match(r"\s", after) or form.endswith("ed")
    last = words[-1]
    if last in word_class("determiners") - {"that", "all", "his", "her"} or last.endswith(("’s", "'s", "s’")):
        return True
    if last in {"his", "her"}:
        return not form.endswith("ed")
    if last in word_class("prepositions") or last == "to":
        return not (last in {"by", "without"} and form.endswith("ing"))
    return (form.endswith("s") and after.lstrip().startswith("of ")) or reporting_verbs().get(last, (None, True))[
        0
    ] is Act.DENY


def _reports(form: str, after: str, before: str) -> bool:
    """Does what follows let the verb report? "Hoped that", "found:", but not "found the body"."""
    if form not in _weak():
        return True
    if before.rstrip(" ").endswith((",", "”", '"', "“")) and re.match(r"\s+[A-Z]|\s*[,.]|\s*$", after):
        return True
    if re.match(rf"\s*(?:,|:)?\s*[“\"{MASK}«]|\s*:|\s+(?:\w+\s+){{0,4}}?that\b", after):
        return True
    if form.startswith(("call", "appeal", "press")):
        return bool(re.match(r"\s+(?:up)?(?:on|for)\b|\s+to\b", after))
    if form.startswith(
        (
            "threat",
            "agree",
            "offer",
            "commit",
            "guarantee",
            "undert",
            "hope",
            "order",
            "ask",
            "encourag",
            "invit",
            "request",
            "advis",
        )
    ):
        return bool(re.match(r"\s+(?:\w+\s+){0,6}?to\s+\w+", after))
    return bool(
        re.match(
            r"\s+(?:he|she|it|they|we|i|the|there|this|these|its|their|his|her|no)\s+[\w’'-]+\s+(?:\w+\s+){0,3}?(?:is|are|was|were|has|had|have|will|would|could|may|might|should|must|can)\b",
            after,
            re.IGNORECASE,
        )
    )


def _is_passive(before: str) -> bool:
    words = [word.lower() for word in WORD.findall(before)[-3:]]
    return any(word in word_class("passive") for word in words[-2:])


def _source(hidden: str, cue: Offsets) -> tuple[Offsets | None, bool]:
    """The words that name the source of a verb, and whether the verb is negated."""
    end, group = _verb_group(hidden, cue[0])
    negated = bool(group & word_class("negatives"))
    if group & word_class("passive") and not hidden[slice(*cue)].lower().endswith("ing"):
        return None, negated
    if _inverted(hidden, cue):
        return noun_phrase_after(hidden, cue[1]), negated
    start = clause_start(hidden, end)
    found = subject(hidden, start, end) if re.search(r"\w", hidden[start:end]) else None
    if found and not noun_like(hidden[slice(*found)]):
        found = first_subject(hidden, end)
    return found, negated


def _verb_group(hidden: str, at: int) -> tuple[int, frozenset[str]]:
    """Where the auxiliaries and adverbs before a verb begin, and which they are."""
    group: set[str] = set()
    for word in reversed(list(WORD.finditer(hidden[:at]))):
        plain = word.group().lower()
        if hidden[word.end() : at].strip(" ,") or not (plain in word_class("auxiliaries") or plain.endswith("ly")):
            break
        group.add(plain)
        at = word.start()
    return at, frozenset(group)


def _inverted(hidden: str, cue: Offsets) -> bool:
    """ "...", said the mayor: the source follows the verb."""
    before = hidden[: cue[0]].rstrip()
    after = re.match(r"\s+([\w’'.-]+)", hidden[cue[1] :])
    form = hidden[slice(*cue)].lower()
    saying = reporting_verbs()[form][0] in {Act.ASSERT, Act.PREDICT} and not form.endswith("ing")
    if form in _ADDRESSED or not saying or not before.endswith((",", "”", '"', "?", "!", MASK)) or not after:
        return False
    word = after.group(1)
    if not (word[0].isupper() or word.lower() in word_class("determiners")) or word.lower() in {"that", "this"}:
        return False
    source = noun_phrase_after(hidden, cue[1])
    return bool(
        source
        and re.match(
            rf"\s*(?:[,.;:(]|$|who\b|of\b|in\b|on\b|at\b|during\b|after\b|when\b|as\b|[{MASK}“\"]|[-–—])",
            hidden[source[1] :],
        )
    )


def _after(hidden: str, at: int) -> Offsets:
    lead = re.match(r"(?:\s*\([^)]*\))?[\s,]*", hidden[at:])
    start = at + (lead.end() if lead else 0)
    return (start, len(hidden.rstrip()))


def _content(hidden: str, cue: Offsets, source: Offsets | None, sentence: str) -> tuple[Offsets, ...]:
    """What is said: the clause with "that", what precedes ", the mayor said", or what follows the verb."""
    quoted = [span for span in quotations(sentence) if len(sentence[slice(*span)].split()) >= SHORTEST_QUOTATION]
    that = re.match(r"[^.,;:“”\"]{0,60}?\bthat\s+", hidden[cue[1] :])
    if that and not any(word.group().lower() in reporting_verbs() for word in WORD.finditer(that.group())):
        return ((cue[1] + that.end(), len(hidden.rstrip())),)
    start = min(cue[0], source[0]) if source else cue[0]
    before = hidden[:start].rstrip(" ,")
    rest = hidden[max(cue[1], source[1] if source else 0) :]
    if (
        len(re.findall(r"\w+", before)) >= 3
        and hidden[:start].rstrip().endswith((",", "”", '"', MASK))
        and not re.search(r"\w{3,}.*\w{3,}", rest)
    ):
        return tuple(quoted) or ((0, len(before)),)
    if quoted and hidden[:start].strip(' “"”,').strip(MASK) == "":
        return tuple(quoted)
    return (_after(hidden, cue[1]),)


def _shared_sources(found: list[Frame], hidden: str) -> list[Frame]:
    """Frames without a source of their own ("and added", "saying") take the one before them."""
    out: list[Frame] = []
    for frame in found:
        before = out[-1] if out else None
        if before and before.source and (frame.source is None or frame.source == before.source):
            out[-1] = replace(before, content=tuple(_cut(span, frame.cue[0], hidden) for span in before.content))
            out.append(replace(frame, source=before.source))
        else:
            out.append(frame)
    return out


def _cut(span: Offsets, at: int, hidden: str) -> Offsets:
    """A content without the coordinated verb that follows: "condemns the strike | and calls for a truce"."""
    joint = (
        re.search(r"(?:,?\s+and|,)\s+(?:\w+ly\s+|also\s+|then\s+)?$", hidden[span[0] : at])
        if span[0] < at < span[1]
        else None
    )
    return (span[0], span[0] + joint.start()) if joint else span


def each_quotation(sentence: str) -> Iterator[str]:
    """The words of `sentence` inside quotation marks."""
    for start, end in quotations(sentence):
        yield sentence[start:end]
