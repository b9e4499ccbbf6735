"""Who says what in a sentence: reporting words, the words that name their source, and what is said.

A shallow reading of English by closed word classes, no model asked. It proposes; the model is asked where the
sentence does not settle the speaker. An attribution is a source, a cue and a content (PARC's terms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from .beside import beside
from .bounds import behind, behind_that
from .calling import calls_it_false, names_something, told_false
from .contents import content_of, passive_content, to_do
from .datelines import behind_dateline
from .frame import Frame, or_else, settle, undenied
from .idioms import Idiom, idioms
from .labels import labelled
from .lexicon import alternatives, load, word_class
from .nominals import nominal_sayings
from .phrases import MOST_CUES, clausal, holds_verb, noun_phrase_after
from .quotations import masked
from .relatives import relative
from .remarks import remarked, taken_up
from .reporting import about_naming, cue_pattern, reporting_verbs, scorns_report
from .reporting_uses import is_noun, reports
from .schemas import Act
from .sources import agent, inverted, is_passive, leading, source_of
from .syntax import verb_group
from .typography import Offsets

_ASKED = re.compile(r"\b(?:when|if|as|once|until|unless|though|although|where|while)\s+(?:\w+ly\s+)?$")
_ANYBODY = re.compile(r"\b(?:those|anyone|anybody|everyone|everybody|all)\s+who\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
""""Those who", in front of a verb: nobody who could be named."""
_MADE = re.compile(r"\s+(?:[a-z]+ed|made|done|seen|shown|sent|given)\b[^,;]{0,80},\s+")
""""According to a poll | published on Friday by the institute, |": how it came about."""
_DOES = re.compile(r"(?!is\b|was\b|are\b|were\b|be\b)[a-z]+\s+(?:out|off|aside|back|down|away|up|responsibility)\b")
""""It has | ruled out | talks": somebody does."""
_DUMMIES = frozenset({"it", "there", "this", "that", "what"})
"""Subjects of which nobody is meant: "it is certain that"."""


_POINTERS = frozenset({"both", "it", "that", "this", "them", "these", "those", "neither", "all"})
""""The party opposes | both |": what is said of them has to be told with it."""
_DECLARED = re.compile(r"(?:declare|proclaim)(?:s|d|ed)\b", re.IGNORECASE)
_INSISTED_ON = re.compile(r"insist\w*")
_ON_SOMETHING = re.compile(r"(?:up)?on\s+(?=[a-z])(?!\w+ing\b)")
""""Insists | on a vote first": that is demanded."""
_FIGURE = re.compile(r"put(?:s|ting)?\s.*\sat$|g[ai]v(?:e|es|ing)\s.*\sof$")
""""Put | the toll at 45": the figure is nothing without what it counts."""
_POSSIBLE = frozenset({"could", "may", "might", "should"})
_STANDS_BEHIND = re.compile(r"\s+(?:the|an?|his|her|its|their|this|that|any)\s+(?:[\w’'-]+\s+){1,5}?as\s")
""""Described | the march as “a coup” |": all of it is said."""
_FIRST_PERSON = frozenset({"i", "we"})


@cache
def _document() -> re.Pattern[str]:
    nouns = alternatives(load("reporting")["frames"]["documents"])
    return re.compile(
        rf"(?:(?:the|an?|its|his|her|their)\s+)?(?:[\w-]+\s+){{0,3}}?(?:{nouns})\s+(?:\w+ed\s+(?:(?:on|in|last|this)\s+\w+\s+)?)?(?:by|from)\s+"
    )


@lru_cache(maxsize=512)  # every step asks about the sentence it is at
def frames(sentence: str) -> tuple[Frame, ...]:
    """The attributions of `sentence`, in order of their cues; cues inside quotation marks do not count."""
    hidden = masked(sentence)
    spoken = list(_of_idioms(hidden, sentence))
    taken = [span for span, _ in spoken]
    found = [frame for _, frame in spoken if frame]
    for match in islice(cue_pattern().finditer(hidden), MOST_CUES):
        if (match.start() and match.group()[0].isupper()) or hidden[: match.start()].endswith("-"):
            continue
        if any(start <= match.start() < end for start, end in taken):
            continue
        if match.group("according"):
            found.append(_according(hidden, match.span()))
        elif frame := taken_up(hidden, match.span(), sentence) or _verbal(hidden, match.span(), sentence):
            found.append(frame)
    found.extend(_unlisted(hidden, sentence, [frame.cue for frame in found]))
    if label := labelled(hidden, sentence):
        found.append(label)
    settled = or_else(undenied(settle(sorted(found, key=lambda frame: frame.cue), hidden), hidden), hidden)
    denied = {frame.content[0][0]: frame.content[0] for frame in settled if frame.act is Act.DENY}
    nominal = [
        Frame(cue, act, act is Act.ASSERT, who, (denied.get(said[0], said),))
        for cue, act, who, said in nominal_sayings(hidden)
    ]
    return tuple(sorted([*settled, *nominal], key=lambda frame: frame.cue))


def _of_idioms(hidden: str, sentence: str) -> Iterator[tuple[Offsets, Frame | None]]:
    """The span of each idiom, and its attribution, if it has one."""
    for idiom in idioms(hidden):
        yield idiom.span, _idiomatic(hidden, idiom, sentence)


def _idiomatic(hidden: str, idiom: Idiom, sentence: str) -> Frame | None:
    source, negated = source_of(hidden, idiom.verb, passive=True)
    words = hidden[slice(*source)] if source else ""
    dummy = words.lower() in _DUMMIES - ({"it"} if _DOES.match(hidden, idiom.verb[0]) else set())
    nobody = dummy or clausal(words, hidden[: source[0]] if source else "")
    if idiom.act is None or nobody or hidden[: idiom.verb[0]].endswith((" to ", " the ", " a ")):
        return None
    content = content_of(hidden, idiom.span, None, sentence, idiom.act)
    if _FIGURE.match(hidden, *idiom.span):
        content = ((idiom.verb[1] + 1, content[-1][1]),)
    return Frame(idiom.span, idiom.act, idiom.neutral, source, content, negated)


def _unlisted(hidden: str, sentence: str, cues: list[Offsets]) -> Iterator[Frame]:
    """Attributions by a verb that speaks only beside a quotation, where no reporting word claims it."""
    for cue, source, content in beside(hidden, sentence):
        form = hidden[slice(*cue)]
        act, neutral = reporting_verbs().get(form, (Act.ASSERT, True))
        noun = source[0] < cue[0] and form in reporting_verbs() and is_noun(form, hidden[: cue[0]], hidden[cue[1] :])
        if cue not in cues and not noun:
            yield Frame(cue, act, neutral, source, content)


def _according(hidden: str, cue: Offsets) -> Frame:
    source = _issuer(hidden, noun_phrase_after(hidden, cue[1]))
    before = hidden[: cue[0]].rstrip(" ,")
    at = source[1] if source else cue[1]
    made = _MADE.match(hidden, at)
    content = (
        (min(behind_dateline(hidden), len(before)), len(before))
        if len(before) > 2
        else behind(hidden, made.end() if made else at)
    )
    return Frame(cue, Act.ASSERT, True, source, (content,))


def _issuer(hidden: str, source: Offsets | None) -> Offsets | None:
    """Who made the document a source is, if it says so: "a statement by | the army"."""
    if source and (by := _document().match(hidden, source[0])):
        return noun_phrase_after(hidden, by.end()) or source
    return source


def _author(hidden: str, source: Offsets | None) -> Offsets | None:
    """Who wrote what is said to say it: "a post by | the group | claimed"."""
    by = _document().match(hidden, *source) if source else None
    return (by.end(), source[1]) if source and by and by.group().endswith("by ") else source


def _verbal(hidden: str, cue: Offsets, sentence: str) -> Frame | None:
    form, before, after = hidden[slice(*cue)].lower(), hidden[: cue[0]], hidden[cue[1] :]
    asked = (_ASKED.search(before) and form.endswith(("ed", "told"))) or _ANYBODY.search(before)
    if asked or is_noun(form, before, after) or not reports(form, before, after) or about_naming(after):
        return None
    act, neutral = _doing(form, after, sentence[cue[1] :])
    if own := relative(hidden, cue):
        return Frame(cue, act, neutral, *own)
    if about := remarked(hidden, cue):
        only_thought = act is Act.ASSERT and not neutral and not hidden[cue[1] :].strip(" .")
        return None if only_thought else Frame(cue, act, neutral, about[0], to_do(hidden, cue) or about[1])
    if opening := leading(hidden, cue):
        return Frame(cue, act, neutral, opening[0], (behind_that(hidden, cue[1], opening[1]),))
    source, negated = source_of(hidden, cue)
    if source and (clausal(hidden[slice(*source)], hidden[: source[0]]) or _is_possible(hidden, cue, source)):
        return None
    if source is None and is_passive(before):
        source = agent(hidden, cue[1])
        if source is None:
            return None
        return Frame(cue, act, neutral, source, passive_content(hidden, cue, source), negated)
    return _told_by(hidden, cue, sentence, Frame(cue, act, neutral, _author(hidden, source), (), negated))


def _told_by(hidden: str, cue: Offsets, sentence: str, frame: Frame) -> Frame:
    """The attribution with what is said; a demand where something is insisted on."""
    content = _called(hidden, cue, sentence) or content_of(hidden, cue, frame.source, sentence, frame.act)
    if (insisted := _INSISTED_ON.match(hidden, *cue)) and (on := _ON_SOMETHING.match(hidden, insisted.end() + 1)):
        return replace(frame, act=Act.DEMAND, neutral=False, content=((on.end(), content[-1][1]),))
    return replace(frame, content=_with_verb(hidden, cue, frame.act, content))


def _with_verb(hidden: str, cue: Offsets, act: Act, content: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """What is said, with its verb where it is nothing without: "opposes both", "declared independence"."""
    words = hidden[slice(*content[0])].strip(" .,")
    points = act is Act.ASSERT and words.lower() in _POINTERS
    declared = _DECLARED.match(hidden, *cue) and content[0][0] > cue[1] and not holds_verb(words)
    return ((cue[0], content[-1][1]),) if points or declared else content


def _called(hidden: str, cue: Offsets, sentence: str) -> tuple[Offsets, ...]:
    """What is said by calling something something: what is told and called false, or all of it; none for others."""
    after = hidden[cue[1] :]
    if not names_something(hidden[slice(*cue)].lower(), after) or inverted(hidden, cue):
        return ()
    if told := told_false(sentence, cue[1]):
        return (told,)
    return (behind(hidden, cue[1]),) if _STANDS_BEHIND.match(after) else ()


def _is_possible(hidden: str, cue: Offsets, source: Offsets) -> bool:
    """Is it only possible or asked for that somebody says so ("could ask"), and not said with it ("I must say")?"""
    group = verb_group(hidden, cue[0])[1]
    own = hidden[slice(*source)].lower() in _FIRST_PERSON
    return bool(group & _POSSIBLE) and not own and not group & word_class("negatives") and source[1] <= cue[0]


def _doing(form: str, after: str, unmasked: str) -> tuple[Act, bool]:
    """What the verb does with what stands behind it, and whether it leaves that open."""
    if names_something(form, after):
        return Act.DENY if calls_it_false(unmasked) else Act.ASSERT, False
    act, neutral = reporting_verbs()[form]
    return (Act.DENY if act is Act.ACCUSE and scorns_report(form, after) else act), neutral


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
