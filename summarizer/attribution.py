"""Who says what in a sentence: reporting words, the words that name their source, and what is said.

A shallow reading of English by closed word classes, no model asked. It proposes; the model is asked where the
sentence does not settle the speaker. An attribution is a source, a cue and a content (PARC's terms).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from .dates import date_names
from .frame import Frame, settle
from .lexicon import load, word_class
from .nominals import nominal_sayings
from .phrases import MOST_CUES, WORD, clausal, holds_verb, noun_like, noun_phrase_after, opens, trim
from .quotations import MASK, masked, quotations
from .reporting import (
    about_naming,
    cue_pattern,
    is_noun,
    names_something,
    remark,
    reporting_verbs,
    reports,
    takes_listener,
    tells,
)
from .schemas import Act
from .syntax import clause_start, coordination, first_subject, subject, verb_group
from .typography import Offsets

SHORTEST_QUOTATION = 4
"""Words in quotation marks from which on they are taken for a saying, not for a term held at arm's length."""
_CLOSES_SAYING = (",", "”", '"', "?", "!", MASK)
_ENDS_SOURCE = re.compile(rf"\s*(?:[,.;:(]|$|who\b|of\b|in\b|on\b|at\b|during\b|after\b|when\b|as\b|[{MASK}“\"]|[-–—])")
_BEFORE_ASIDE = re.compile(r"(?:,|\b(?:by|while|without|after|before))\s+(?:\w+ly\s+|also\s+|only\s+)?$")
_CLOSING = re.compile(rf"{MASK}[”\"]\s*$")
_MIXED = re.compile(r"[a-z]\s+[“\"]$")
"""A quotation that goes on with the writer's own clause: "Lenz was taken “without a shot,” he said"."""
_AGENT = re.compile(r"[^,;.]{0,30}?\bby\s+")
_THAT = re.compile(r"[^.,;:“”\"]{0,60}?\bthat\s+")
_GOES_ON = re.compile(r",\s+(?:and\s+)?\w+ing\b")
_BETWEEN = re.compile(r"(?:\s*\([^)]*\))?[\s,]*")


@lru_cache(maxsize=512)  # every step asks about the sentence it is at
def frames(sentence: str) -> tuple[Frame, ...]:
    """The attributions of `sentence`, in order of their cues; cues inside quotation marks do not count."""
    hidden = masked(sentence)
    found = []
    for match in islice(cue_pattern().finditer(hidden), MOST_CUES):
        if (match.start() and match.group()[0].isupper()) or hidden[: match.start()].endswith("-"):
            continue
        if match.group("according"):
            found.append(_according(hidden, match.span()))
        elif frame := _verbal(hidden, match.span(), sentence):
            found.append(frame)
    nominal = [Frame(cue, act, act is Act.ASSERT, who, (said,)) for cue, act, who, said in nominal_sayings(hidden)]
    return tuple(sorted([*settle(found, hidden), *nominal], key=lambda frame: frame.cue))


def _according(hidden: str, cue: Offsets) -> Frame:
    source = noun_phrase_after(hidden, cue[1])
    before = hidden[: cue[0]].rstrip(" ,")
    content = (0, len(before)) if len(before) > 2 else _behind(hidden, source[1] if source else cue[1])
    return Frame(cue, Act.ASSERT, True, source, (content,))


def _verbal(hidden: str, cue: Offsets, sentence: str) -> Frame | None:
    form, before, after = hidden[slice(*cue)].lower(), hidden[: cue[0]], hidden[cue[1] :]
    if is_noun(form, before, after) or not reports(form, before, after) or about_naming(after):
        return None
    act, neutral = (Act.ASSERT, False) if names_something(form, after) else reporting_verbs()[form]
    if remarked := _remarked(hidden, cue):
        return Frame(cue, act, neutral, *remarked)
    source, negated = _source(hidden, cue)
    if source and clausal(hidden[slice(*source)], hidden[: source[0]]):
        return None
    if source is None and _is_passive(before):
        by = _AGENT.match(after)
        source = noun_phrase_after(hidden, cue[1] + by.end()) if by else None
        if source is None:
            return None
        return Frame(cue, act, neutral, source, _passive_content(hidden, cue, source), negated)
    return Frame(cue, act, neutral, source, _content(hidden, cue, source, sentence), negated)


def _remarked(hidden: str, cue: Offsets) -> tuple[Offsets, tuple[Offsets, ...]] | None:
    """Source and content of a remark on what was said before it: "X fell, Dora said, a claim | Lenz | denied"."""
    end, _ = verb_group(hidden, cue[0])
    found = [match for match in remark().finditer(hidden) if match.end() < end]
    source = (
        trim(hidden, (found[-1].end(), len(hidden[:end].rstrip())))
        if found and WORD.search(hidden[: found[-1].start()])
        else None
    )
    return (source, ((0, found[-1].start()),)) if source and noun_like(hidden[slice(*source)]) else None


def _is_passive(before: str) -> bool:
    return any(word.lower() in word_class("passive") for word in WORD.findall(before)[-2:])


def _passive_content(hidden: str, cue: Offsets, source: Offsets) -> tuple[Offsets, ...]:
    """What is said behind the agent, or the subject: "It was reported by X that", "The claim was rejected by X"."""
    if that := _THAT.match(hidden, source[1]):
        return ((that.end(), len(hidden.rstrip())),)
    behind = _behind(hidden, source[1])
    if len(WORD.findall(hidden[slice(*behind)])) > 1:
        return (behind,)
    stop, _ = verb_group(hidden, cue[0])
    return ((clause_start(hidden, stop), stop),)


def _source(hidden: str, cue: Offsets) -> tuple[Offsets | None, bool]:
    """The words that name the source of a verb, and whether the verb is negated."""
    end, group = verb_group(hidden, cue[0])
    negated = bool(group & word_class("negatives"))
    if group & word_class("passive") and not hidden[slice(*cue)].lower().endswith("ing"):
        return None, negated
    if _inverted(hidden, cue):
        return noun_phrase_after(hidden, cue[1]), negated
    start = clause_start(hidden, end)
    if not WORD.search(hidden, start, end) or coordination(hidden, start, end):
        return None, negated
    if _is_aside(hidden, cue):
        return first_subject(hidden, start, end), negated
    found = subject(hidden, start, end)
    if found and not noun_like(hidden[slice(*found)]):
        found = first_subject(hidden, 0, end)
    return found, negated


def _is_aside(hidden: str, cue: Offsets) -> bool:
    """Is the verb a participle beside a clause, whose subject it shares: "he left the hall, saying"?"""
    return hidden[slice(*cue)].endswith("ing") and bool(_BEFORE_ASIDE.search(hidden[: cue[0]]))


def _inverted(hidden: str, cue: Offsets) -> bool:
    """Does the source follow the verb, as in "...", said the mayor?"""
    form = hidden[slice(*cue)].lower()
    saying = reporting_verbs()[form][0] in {Act.ASSERT, Act.PREDICT} and not form.endswith("ing")
    if takes_listener(form) or not saying or not hidden[: cue[0]].rstrip().endswith(_CLOSES_SAYING):
        return False
    first = re.match(r"\s+([\w’'.-]+)", hidden[cue[1] :])
    if not first or not _opens_source(first.group(1)):
        return False
    source = noun_phrase_after(hidden, cue[1])
    return bool(source and _ENDS_SOURCE.match(hidden[source[1] :]))


def _opens_source(word: str) -> bool:
    return word[0].isupper() or word.lower() in word_class("determiners") - {"that", "this"}


def _behind(hidden: str, at: int) -> Offsets:
    """What stands behind a cue, without a bracket and commas between and the writer's remark at its end."""
    between = _BETWEEN.match(hidden, at)
    start = between.end() if between else at
    remarked = remark().search(hidden, start)
    return (start, remarked.start() if remarked else len(hidden.rstrip()))


def _content(hidden: str, cue: Offsets, source: Offsets | None, sentence: str) -> tuple[Offsets, ...]:
    """What is said: the clause with "that", what precedes ", the mayor said", or what follows the verb."""
    that = _THAT.match(hidden, cue[1])
    if that and not (reporting_verbs().keys() & set(WORD.findall(that.group())) - _passed_over(hidden, cue)):
        return ((that.end(), len(hidden.rstrip())),)
    start, end = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
    quoted = tuple(span for span in quotations(sentence) if span[1] <= start or _is_saying(sentence[slice(*span)]))
    before = (0, len(hidden[:start].rstrip(" ,")))
    if quoted and not hidden[slice(*before)].strip(f' “"”,{MASK}'):
        return quoted
    if _closes_saying(hidden[:start]) and _only_circumstance(hidden[end:], hidden[slice(*cue)]):
        if quoted and _MIXED.search(hidden[: quoted[0][0]]):
            return (before,)
        return tuple(span for span in quoted if _is_saying(sentence[slice(*span)])) or (before,)
    if _interrupts_saying(hidden, start, end):
        return (before,) if source and source[0] > cue[0] else (before, _behind(hidden, end))
    return (_behind(hidden, cue[1]),)


def _passed_over(hidden: str, cue: Offsets) -> frozenset[str]:
    """Words like "reports" that nobody is named for: what is denied is what they say."""
    act, _ = reporting_verbs()[hidden[slice(*cue)].lower()]
    return frozenset(load("reporting")["frames"]["denied_words"]) if act is Act.DENY else frozenset()


def _is_saying(words: str) -> bool:
    return len(words.split()) >= SHORTEST_QUOTATION


def _interrupts_saying(hidden: str, start: int, end: int) -> bool:
    """Does the attribution stand between commas inside what is said: "Rebels, the mayor said, have left"?"""
    inside = hidden[:start].endswith(", ") or bool(_CLOSING.search(hidden[:start]))
    return inside and hidden.startswith(",", end) and not opens(hidden[:start])


def _closes_saying(before: str) -> bool:
    """Does a saying end right before the attribution: "The port is safe, | the mayor said"?"""
    closes = before.rstrip().endswith((",", "”", '"', MASK))
    return closes and len(re.findall(rf"[\w{MASK}]+", before)) >= 3


def _only_circumstance(rest: str, form: str) -> bool:
    """Does nothing follow the attribution but where, when, to whom, or the next verb of saying?"""
    words = WORD.findall(rest)
    if len(words) < 2 or _GOES_ON.match(rest):
        return True
    lead = words[0] in word_class("prepositions") or words[0] in date_names() or tells(form)
    return lead and "," not in rest and not holds_verb(rest)


def without_asides(sentence: str) -> str:
    """`sentence` with attributions between commas blanked, lengths kept: "Lenz, | it said, | fell"."""
    text = sentence
    for frame in frames(sentence):
        source = frame.source or frame.cue
        start, end = min(frame.cue[0], source[0]), max(frame.cue[1], source[1])
        if re.search(r",\s+$", text[:start]) and text.startswith(",", end):
            begin = len(text[:start].rstrip(" ,"))
            text = f"{text[:begin]}{' ' * (end + 1 - begin)}{text[end + 1 :]}"
    return text
