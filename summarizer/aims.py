"""Words that say what somebody wants, in a sentence: the aim, whose it is, and what kind of goal.

A shallow reading by word lists, no model asked: it finds candidate sentences and cuts the goal's words out of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from .aim_wordings import Wording, wordings
from .attribution import frames
from .classify import party_like
from .dates import full_names
from .frame import Frame
from .holders import acting, possessor, wanting
from .lexicon import alternatives, forms, load, word_class
from .names import bare, is_name
from .phrases import CAPITAL, MOST_CUES, noun_like
from .quotations import quotations
from .schemas import Act, GoalKind
from .syntax import clause_start, verb_group
from .typography import Offsets

_REACH_OF_NEGATION = 25
_QUOTATION_MARKS = '”“"'
_NO_ABBREVIATION = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})"
_EMPTY = re.compile(
    r"^(?:\w+\s+)?(?:that|this|these|those|its|their|the)\s+(?:goals?|aims?|objectives?|ends?)$", re.IGNORECASE
)
_FOR_SOMEBODY = re.compile(r"for\s+(?:[\w’'.-]+\s+){1,6}?to\s+(?=\w)")
_ASKED_OF = re.compile(
    r"\s+(?:(?:on|upon|for)\s+)?(?P<who>(?:(?:the|all|both|its|their|his|her|those|other|every|neighbouring|[a-z]+s)\s|[A-Z])"
    r"(?:(?!(?:and|or|to|not|for|an?)\s)[\w’'.-]+\s+){0,7}?)(?:not\s+|never\s+)?(?:to\s+)?"
)
""""Urged | the parties | to return": what is wanted is wanted of them."""
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|neither|without|no\s+longer)\b|n[’']t\b")
_IF = re.compile(r"\W*(?:if|unless|whether)\b", re.IGNORECASE)
_IF_BEFORE = re.compile(r"\b(?:if|unless|whether)\s+$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|my|no|any|this|that|of|under|on|in|by|for|with|about)\s+(?:\w+ly\s+)?"
    r"|[’']s\s+|-)$",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:the|an?)\s+(?:[\w-]+\s+){1,3}?(?:of|to|for|from|in|on)\s)")
"""Between two things wanted: ", the release of", " and a halt to"."""
_RELATIVE = re.compile(r",\s+(?:who|which|whose)\s(?=[^,]*$)")
_JOINT = re.compile(r",?\s+(?:and|but)\s+$")
_ARTICLE = re.compile(r"(?:the|an?)\s")
_BROKEN = re.compile(
    r"\baccus(?:e[sd]?|ing)\s+(?P<who>[^,;]{2,60}?)\s+of\s+(?:breaking|violating|betraying|abandoning|(?:reneging|going\s+back)\s+on)"
    r"\s+(?:[\w’'-]+\s+){0,4}$"
)
""""Accused | Dorn | of breaking a promise to leave": the promise was his."""
_POSSIBLE = frozenset({"could", "may", "might"})
_BUT_TO = re.compile(r",?\s+but\s+(?:rather\s+|only\s+|instead\s+)?to\s+(?=\w)")
""""Does not want to rule | but to | be heard" """


@dataclass(frozen=True)
class Aim:
    """One aim read off a sentence; spans are offsets in it. `negated`: it is said not to be an aim.

    `willed`: its holder can only be somebody ("wants"), no thing ("is designed to"); `said`: the words are a saying of
    the holder's ("vowed").
    """

    cue: Offsets
    holder: Offsets | None
    goal: Offsets
    kind: GoalKind
    negated: bool = False
    willed: bool = False
    said: bool = False


def aims(sentence: str) -> list[Aim]:
    """The aims that `sentence` speaks of, in order; of overlapping ones, the surest wording."""
    return list(_aims_of(sentence))


@lru_cache(maxsize=512)  # the goals and the coverage ask about the same sentences
def _aims_of(sentence: str) -> tuple[Aim, ...]:
    found: list[Aim] = []
    for wording in wordings():
        for match in islice(wording.pattern.finditer(sentence), MOST_CUES):
            read = [_before_next(sentence, aim, found) for aim in _aims(sentence, match, wording)]
            if read and not any(_overlap(aim, other) for aim in read for other in found):
                found += read
    return tuple(sorted(found, key=lambda aim: (aim.cue, aim.goal)))


def _before_next(text: str, aim: Aim, others: list[Aim]) -> Aim:
    """The aim up to the clause with which another one begins: "want calm, | and we will not give way"."""
    starts = [min(other.cue[0], (other.holder or other.cue)[0]) for other in others if other.cue[0] > aim.goal[0]]
    for start in starts:
        joint = _JOINT.search(text, aim.goal[0], start)
        if joint and start < aim.goal[1] and len(text[aim.goal[0] : joint.start()].split()) > 1:
            return replace(aim, goal=(aim.goal[0], joint.start()))
    return aim


def _overlap(one: Aim, other: Aim) -> bool:
    return one.goal[0] < other.goal[1] and other.goal[0] < one.goal[1]


def _aims(text: str, match: re.Match[str], wording: Wording) -> list[Aim]:
    """The aim of one match; of a list of things wanted, one for each."""
    cue, goal = match.span("cue"), _goal(text, match, wording)
    words = text[slice(*goal)]
    if not _is_goal(words, wording) or _misread(text, cue, wording):
        return []
    holder = _holder(text, match, goal[1], wording)
    whose = text[slice(*holder)] if holder else ""
    if wording.cue == "scheduled" and not party_like(whose):
        return []
    aim = Aim(cue, holder, goal, wording.kind, _negated(text, cue), _is_willed(text, cue, whose, wording))
    if aim.negated and (but := _BUT_TO.search(text, *goal)):
        aim, goal = replace(aim, negated=False), (but.end(), goal[1])
    aim = replace(aim, said=wording.cue in {"verb", "thing"} and text[slice(*cue)].lower() in _sayings())
    return [replace(aim, goal=part) for part in _listed(text, goal, wording)]


def _is_willed(text: str, cue: Offsets, holder: str, wording: Wording) -> bool:
    """Can only somebody be the holder: of verbs of the mind always, of others when it is a name and no thing's?"""
    if wording.cue in {"we", "purpose", "scheduled"} or not noun_like(holder) or _is_activity(holder):
        return False
    if is_name(bare(holder)):
        return True
    return wording.cue != "noun" and text[slice(*cue)].lower() not in load("aims")["loose"]["verbs"]


@cache
def _sayings() -> frozenset[str]:
    return frozenset(forms(load("aims")["said"]["verbs"]))


def _goal(text: str, match: re.Match[str], wording: Wording) -> Offsets:
    groups = match.groupdict()
    if groups.get("whole"):
        return match.span("whole")
    start = match.start("goal" if groups.get("goal") else "doing")
    if groups.get("never"):
        start = match.start("never")
    if whose := _FOR_SOMEBODY.match(text, start - len("for ") if text.endswith("for ", 0, start) else start):
        start = whose.end()
    if wording.kind is GoalKind.DEMAND and (asked := _ASKED_OF.fullmatch(text, match.end("cue"), start)):
        start = asked.start("who")
    opening = not re.search(r"\w", text[: match.start("cue")]) and wording.cue in {"purpose", "verb", "thing"}
    return start, _goal_end(text, start, opening=opening)


def _is_goal(words: str, wording: Wording) -> bool:
    fewest = 1 if wording.cue == "thing" else 2
    dated = words.partition(" ")[0] in full_names()
    return len(words.split()) >= fewest and not (dated or _EMPTY.search(words) or _idle().match(words))


def _misread(text: str, cue: Offsets, wording: Wording) -> bool:
    """Is it a noun or a participle ("the planned vote"), only possible ("could ask"), or in a clause with "if"?"""
    if wording.cue in {"verb", "thing"} and not _POSSIBLE.isdisjoint(verb_group(text, cue[0])[1]):
        return True
    if wording.cue in {"verb", "thing"} and _NOUN_BEFORE.search(text[: cue[0]]):
        return not text[: cue[0]].endswith("of ") or not text[slice(*cue)].endswith("ing")
    start = clause_start(text, cue[0])
    return bool(_IF_BEFORE.search(text[:start]) or _IF.match(text[start : cue[0]]))


def _listed(text: str, goal: Offsets, wording: Wording) -> list[Offsets]:
    """The things wanted in a list of them: "autonomy, the release of its leaders and a halt to logging"."""
    if wording.cue != "thing" and not _ARTICLE.match(text, goal[0]):
        return [goal]
    out, start = [], goal[0]
    for joint in _LIST.finditer(text, *goal):
        out.append((start, joint.start()))
        start = joint.end()
    return [*out, (start, goal[1])]


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('aims')['idle']['verbs'])})\b", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    stops = load("aims")["stops"]
    attribution = (
        rf"(?:{alternatives(stops['after_comma'])}|the\s+\w+\s+said|(?:{CAPITAL}[\w’'.-]*\s+)+(?:said|told|added))"
    )
    return re.compile(
        rf"""
          [;{_QUOTATION_MARKS}]
        | ,?\s+[-–—]+\s
        | ,\s+{attribution}\b
        | \s+(?:{alternatives(stops["conjunctions"])})\s
        | ,?\s+(?:and|but)\s+(?:that|which|whom?)\s
        | ,?\s+(?:and|but)\s+(?:{alternatives(stops["finite"])})\s
        | ,\s+(?:and|but)\s+(?:later|then|now|meanwhile)\s+(?:(?:the|he|she|it|they|we)\s|{CAPITAL})
        | [!?](?=\s|$)
        | \.(?=\s*$)
        | {_NO_ABBREVIATION}\.(?=\s+(?:[{_QUOTATION_MARKS}.…]|{CAPITAL}))
        | \s+\(
        """,
        re.VERBOSE,
    )


def _goal_end(text: str, start: int, *, opening: bool) -> int:
    """The end of the clause; of the quotation, when the goal stands in one; the comma, when it opens the sentence."""
    comma = text.find(",", start)
    if opening and comma > 0:
        return comma
    inside = any(begin <= start < end for begin, end in quotations(text))
    stops = (stop.start() for stop in _stop().finditer(text, start) if inside or stop.group() not in _QUOTATION_MARKS)
    told = [end for frame in frames(text) for begin, end in frame.content if begin <= start < end]
    end = min(next(stops, len(text)), *told, _clause_end(text, start), len(text))
    return start + len(text[start:end].rstrip(" ,"))


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that stands between commas in another: "the army, which wants calm|, has left"."""
    relative = _RELATIVE.search(text, 0, start)
    main = _main_verb().search(text, start) if relative else None
    return main.start() if main else len(text)


@cache
def _main_verb() -> re.Pattern[str]:
    past = rf"(?:{alternatives(word_class('irregular_past'))}|[a-z]{{2,}}ed)"
    return re.compile(
        rf",\s+(?:\w+ly\s+|also\s+|now\s+)?(?:{alternatives(word_class('finite'))}|{past}|{alternatives(word_class('present'))})\s"
    )


def _holder(text: str, match: re.Match[str], end: int, wording: Wording) -> Offsets | None:
    """Whose aim: the possessor or agent of the noun, the subject of the verb, of the main clause before a purpose."""
    cue = match.span("cue")
    if wording.cue == "noun" and (own := possessor(text, cue[0])):
        return own
    if wording.cue == "noun" and (broken := _BROKEN.search(text[: cue[0]])):
        return broken.span("who")
    if match.groupdict().get("who"):
        return None if _is_activity(match["who"]) else match.span("who")
    if wording.cue in {"purpose", "noun"}:
        return acting(text, cue[0], end)
    return wanting(text, cue, end)


def _is_activity(words: str) -> bool:
    """Does a noun for what is done or written stand last or first: "the offensive", "Operation Storm"?"""
    ends, things = words.lower().split(), load("actors")["things"]["nouns"]
    return not {*ends[:1], *ends[-1:]}.isdisjoint([*load("aims")["activities"]["nouns"], *things])


def _negated(text: str, cue: Offsets) -> bool:
    """Is it said not to be an aim: "does not want", "refuses", "denied that they want"?"""
    start = max(clause_start(text, cue[0]), cue[0] - _REACH_OF_NEGATION)
    before = text[start : cue[0]].lower()
    refused = _NEGATION.search(before) or _refusing().search(before)
    return bool(refused) or any(_denies(frame, cue[0]) for frame in frames(text))


@cache
def _refusing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('aims')['negative']['verbs'])})\b")


def _denies(frame: Frame, at: int) -> bool:
    return frame.act is Act.DENY and any(start <= at < end for start, end in frame.content)
