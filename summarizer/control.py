"""Verbs of control over territory in a sentence: which place, which change, who gains and who loses it.

A shallow reading by word lists, no model asked: it finds candidate sentences, checks what a model says of them, and
fills in what the sentence settles (several places, the side behind "by" or "from").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .lexicon import forms, load
from .quotations import quotations
from .schemas import Change, Stance
from .syntax import WORD, Offsets, clause_start, noun_phrase_after, subject, word_class

_TOKEN = r"(?:[A-Z][\w’'-]*|[A-Z][a-z]{0,3}\.(?=\s[A-Z])|(?:al|el|ash|ar|as|at|ad|an)-[A-Z]?[\w’'-]+)"
_NAME = rf"(?:{_TOKEN}(?:\s+(?:of\s+(?:the\s+)?)?(?:{_TOKEN}|(?:bin|de|la)\b))*)"
_NUMBER = r"(?:(?:more|less|fewer|other)\s+than\s+|over\s+|about\s+|around\s+|nearly\s+|some\s+|at\s+least\s+)?(?:\d[\d,.]*(?:\s+to\s+\d+)?|[a-z]+|dozens of|several|many|most of|parts of)"
_MEASURE = rf"{_NUMBER}\s*(?:percent|per\s?cent|%)\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:city|country|territory|town|province|area|land|region|{_NAME})|{_NUMBER}\s+square\s+(?:miles|kilomet(?:er|re)s|km)(?:\s+of\s+(?:territory|land))?"


_NO_NAMES = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "the",
        "we",
        "i",
        "you",
        "who",
        "there",
        "this",
        "that",
        "these",
        "those",
        "many",
        "some",
        "them",
        "u.s",
        "western",
    }
)
_FOLLOWERS = frozenset(
    {
        "in",
        "on",
        "from",
        "by",
        "to",
        "after",
        "before",
        "during",
        "with",
        "at",
        "for",
        "within",
        "under",
        "of",
        "near",
        "over",
        "last",
        "this",
        "earlier",
        "late",
        "early",
        "then",
        "there",
        "which",
        "who",
        "where",
        "amid",
        "despite",
        "without",
        "following",
        "against",
        "between",
        "toward",
        "towards",
        "through",
        "using",
        "next",
        "via",
        "into",
        "is",
        "yesterday",
        "overnight",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "several",
        "some",
        "a",
        "an",
        "the",
        "than",
        "itself",
        "too",
        "including",
        "leaving",
        "killing",
        "causing",
        "forcing",
        "because",
        "since",
        "when",
        "while",
        "if",
        "unless",
        "was",
        "were",
        "saying",
        "according",
        "and",
        "or",
        "but",
        "as",
    }
)
_INCLUDING = re.compile(
    rf"(?:\s+(?:in|of|across)\s+(?:the\s+)?{_NAME})?,?\s+(?:including|such\s+as|notably|among\s+them)\s+(?:the\s+(?:\w+\s+)?(?:town|city|village)\s+of\s+)?(?=[A-Z])"
)


@dataclass(frozen=True)
class Control:
    """One change of control read off a sentence; spans are offsets in the sentence."""

    cue: Offsets
    change: Change
    places: tuple[Offsets, ...]
    gained_by: Offsets | None
    lost_by: Offsets | None
    stance: Stance
    attempted: bool = False


@cache
def _frames() -> list[tuple[Change, str, re.Pattern[str], re.Pattern[str] | None]]:
    out = []
    for frame in load("control")["frame"]:
        verbs = "|".join(sorted(forms(frame["verbs"]), key=len, reverse=True))
        nouns = "|".join(frame.get("nouns", ()))
        noun = (
            re.compile(
                rf"\b(?P<noun>{nouns})(?:\s+by\s+[^,;.]{{1,60}}?)?\s+(?:of|from|on|to|toward|towards)\s+", re.IGNORECASE
            )
            if nouns
            else None
        )
        out.append((Change(frame["change"]), frame["roles"], re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE), noun))
    return out


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load("control")["words"][name])


@cache
def _place_pattern() -> re.Pattern[str]:
    """A place behind a verb: a measure of ground, or a few small words and a name or a noun for a place."""
    nouns = "|".join(_words("place_nouns"))
    dates = "|".join(_words("dates"))
    lead = r"(?:(?i:the|a|an|its|their|his|her|this|that|these|those|all|both|another|nearby|other))\s+"
    stop = r"(?!(?:from|in|near|and|with|by|to|at|for|on|after|as|who|that|its|their|of|the|control|hold|over|into)\b)"
    lower = rf"(?:{stop}[a-z0-9][\w’'-]*\s+)"
    any_word = rf"(?:{stop}[\w’'-]+\s+)"
    portion = r"(?:(?:most|much|parts|part|all|half)\s+of\s+)?"
    return re.compile(
        rf"(?P<measure>{_MEASURE})|{portion}(?:{lead})?(?:{any_word}{{0,4}}?(?:{nouns})\s+(?:of|called|named)\s+(?:the\s+)?(?!(?:{dates})\b)(?P<typed>{_NAME}))"
        rf"|{portion}(?:{lead})?{lower}{{0,5}}?(?P<name>(?!(?:{dates})\b){_NAME}(?:\s+(?:{nouns})\b)*)"
        rf"|(?P<generic>(?:{lead}){any_word}{{0,4}}?(?:{nouns})\b(?:\s+(?:around|near|in)\s+{_NAME})?|{lower}{{0,2}}(?:{nouns})\s+(?:around|near|in)\s+{_NAME})"
    )


def controls(sentence: str) -> list[Control]:
    """The changes of control that `sentence` speaks of, in order, each cue once."""
    text = _unquoted(sentence)
    found: dict[int, Control] = {}
    for change, roles, verb, noun in _frames():
        for match in verb.finditer(text):
            if control := _verbal(text, match.span(), change, roles):
                found.setdefault(match.start(), control)
        for match in noun.finditer(text) if noun else ():
            if control := _nominal(text, match, change):
                found.setdefault(match.start(), control)
    return [found[start] for start in sorted(found)]


def _unquoted(sentence: str) -> str:
    """Scare quotes around a single word hide nothing; the words in quotation marks stay readable."""
    chars = list(sentence)
    for start, end in quotations(sentence):
        for at in (start - 1, end):
            if 0 <= at < len(chars):
                chars[at] = " "
    return "".join(chars)


def _verbal(text: str, cue: Offsets, change: Change, roles: str) -> Control | None:
    reader = {
        "agent-place": _agent_place,
        "agent-control": _agent_control,
        "place-fall": _place_fall,
        "loser-control": _loser_control,
        "loser-place": _loser_place,
        "loser-from": _loser_from,
        "expel": _expel,
        "agent-toward": _agent_toward,
    }[roles]
    return reader(text, cue, change)


def _agent_place(text: str, cue: Offsets, change: Change) -> Control | None:
    """ "Rebels captured Torvak from the army", "Torvak was captured by rebels", "rebel-held Torvak" is none."""
    if text[max(cue[0] - 1, 0) : cue[0]] == "-" or _gerund_object(text, cue) or _merely_able(text, cue):
        return None
    if _passive(text, cue):
        places = _passive_places(text, cue)
        agent = _behind(text, cue[1], r"(?:[^,;.]{0,40}?\s)?by\s+")
    else:
        places = _object(text, cue[1])
        agent = _agent(text, cue[0])
    if not places:
        return None
    return _made(
        text,
        cue,
        change,
        places,
        agent,
        _behind(text, places[-1][1], r"(?:\s+[A-Z]?[a-z]+){0,3}?\s+from\s+", names=True),
    )


def _gerund_object(text: str, cue: Offsets) -> bool:
    """ "With defending Torvak", "the cost of taking it": named, not said to happen."""
    form = text[slice(*cue)].lower()
    return form.endswith("ing") and bool(re.search(r"\b(?:with|for|of|about|in|at|on)\s+$", text[: cue[0]]))


def _merely_able(text: str, cue: Offsets) -> bool:
    """ "The ability to defend Torvak" says nothing of what happens there."""
    return bool(
        re.search(
            r"\b(?:ability|capability|capacity|right|need|power|able|means|helping \w+|help \w+)\s+to\s+$",
            text[: cue[0]],
        )
    )


def _agent_control(text: str, cue: Offsets, change: Change) -> Control | None:
    control = "|".join(_words("control"))
    between = re.match(rf"\s+(?:[a-z]+\s+){{0,2}}?(?:back\s+)?(?:{control})\s+(?:of|over)\s+", text[cue[1] :])
    if not between:
        return None
    places = _object(text, cue[1] + between.end(), lead=False)
    return _made(text, cue, change, places, _agent(text, cue[0]), None) if places else None


def _place_fall(text: str, cue: Offsets, change: Change) -> Control | None:
    places = _passive_places(text, cue)
    behind = text[cue[1] :]
    if not places or re.match(
        r"\s+(?:\w+\s+)?(?:by|from|short|apart|ill|asleep|behind|sharply|below|under attack|victim|\d|%)", behind
    ):
        return None
    return _made(
        text,
        cue,
        change,
        places,
        _behind(
            text, cue[1], r"(?:\s+(?:back|again|quickly|completely|finally|into))?\s+(?:to|the\s+hands\s+of|under)\s+"
        ),
        None,
    )


def _loser_control(text: str, cue: Offsets, change: Change) -> Control | None:
    between = re.match(r"\s+(?:[a-z]+\s+){0,1}?(?:control|hold|possession)\s+(?:of|over)\s+", text[cue[1] :])
    places = _object(text, cue[1] + between.end() if between else cue[1], lead=False)
    if not places or (not between and not _is_named(text, places[0])):
        return None
    return _made(text, cue, change, places, _behind(text, places[-1][1], r"\s+to\s+", names=True), _agent(text, cue[0]))


def _loser_place(text: str, cue: Offsets, change: Change) -> Control | None:
    if _passive(text, cue):
        places = _passive_places(text, cue)
        loser = _behind(text, cue[1], r"(?:[^,;.]{0,30}?\s)?by\s+")
    else:
        places, loser = _object(text, cue[1]), _agent(text, cue[0])
    if not places:
        return None
    return _made(text, cue, change, places, _behind(text, places[-1][1], r"\s+to\s+", names=True), loser)


def _loser_from(text: str, cue: Offsets, change: Change) -> Control | None:
    away = re.match(
        r"(?:\s+(?!from\b|out\b)[\w’'-]+){0,7}?\s+(?:back\s+|out\s+|away\s+)?(?:from|out\s+of)\s+", text[cue[1] :]
    )
    if not away:
        return None
    places = _object(text, cue[1] + away.end(), lead=False)
    loser = _agent(text, cue[0])
    return _made(text, cue, change, places, None, loser) if places else None


def _expel(text: str, cue: Offsets, change: Change) -> Control | None:
    """ "Drove the army out of Torvak", "cleared the city of fighters"."""
    away = re.match(
        r"\s+(?!to\b)(?P<who>(?:[\w’'.-]+\s+){1,5}?)(?:out\s+of|from|away\s+from|back\s+from|out\s+from)\s+",
        text[cue[1] :],
    )
    if not away:
        return None
    places = _object(text, cue[1] + away.end(), lead=False)
    if not places:
        return None
    loser = (cue[1] + away.start("who"), cue[1] + len(text[: cue[1] + away.end("who")].rstrip()) - cue[1])
    return _made(text, cue, change, places, _agent(text, cue[0]), loser)


def _agent_toward(text: str, cue: Offsets, change: Change) -> Control | None:
    form = text[slice(*cue)].lower()
    direct = form.startswith(("approach", "near", "enter", "menac", "penetrat"))
    toward = r"(?:\s+(?:further|deeper|closer|nearer|rapidly|forward|to|within|\w+|\d+|miles|kilomet(?:er|re)s|km|of|the|outskirts)){0,6}?\s+(?:in\s+on|on|toward|towards|into|of|to)\s+"
    between = re.match(toward, text[cue[1] :])
    if direct and not between:
        places = _object(text, cue[1])
    elif between and (direct or not re.match(r"\s+(?:the\s+)?[a-z]+\s+(?:to|of)\b", text[cue[1] :])):
        places = _object(text, cue[1] + between.end(), lead=False)
    else:
        return None
    if not places or not _is_named(text, places[0]):
        return None
    passive = direct and _passive(text, cue)
    return None if passive else _made(text, cue, change, places, _agent(text, cue[0]), None)


def _nominal(text: str, match: re.Match[str], change: Change) -> Control | None:
    """ "The capture of Torvak by the rebels"; a noun with no name behind it is none."""
    places = _object(text, match.end(), lead=False)
    if not places or not _is_named(text, places[0]):
        return None
    behind = _behind(text, places[-1][1], r"\s+(?:by|to)\s+", names=True)
    loser = _behind(text, places[-1][1], r"\s+from\s+", names=True)
    return _made(text, match.span("noun"), change, places, behind, loser)


def _made(
    text: str, cue: Offsets, change: Change, places: tuple[Offsets, ...], gained: Offsets | None, lost: Offsets | None
) -> Control:
    stance, attempted = stance_before(text, cue[0])
    return Control(cue, change, places, gained, lost, stance, attempted)


def stance_before(text: str, at: int) -> tuple[Stance, bool]:
    """What the words of the clause before `at` make of the verb there: happened, denied, possible or to come."""
    modality = load("control")["modality"]
    before = " " + " ".join(re.findall(r"[\w’'-]+", text[clause_start(text, at) : at].lower())[-6:]) + " "
    if any(f" {word} " in before for word in modality["past_possible"]):
        return Stance.POSSIBLE, False
    attempted = any(before.rstrip().endswith(word) for word in modality["attempted"])
    if any(f" {word} " in before or before.endswith(f"{word} ") for word in modality["denied"]):
        return Stance.DENY, attempted
    last = " ".join(before.split()[-3:])
    if any(f" {word} " in f" {last} " for word in modality["future"]):
        return Stance.PREDICT, attempted
    return Stance.AFFIRM, attempted


def _passive_places(text: str, cue: Offsets) -> tuple[Offsets, ...]:
    """The places in the subject of the verb at `cue`."""
    stop = _verb_group_start(text, cue[0])
    return _named_in(text, subject(text, clause_start(text, stop), stop))


def _passive(text: str, cue: Offsets) -> bool:
    form = text[slice(*cue)].lower()
    if not form.endswith(("ed", "en", "run", "held", "on", "un")):
        return False
    return bool(
        re.search(
            r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+|later\s+|also\s+|then\s+|first\s+|now\s+|completely\s+|and\s+\w+\s+){0,2}$",
            text[: cue[0]],
        )
    )


def _verb_group_start(text: str, at: int) -> int:
    """Where the auxiliaries and adverbs before the verb at `at` begin."""
    for word in reversed(list(WORD.finditer(text[:at]))):
        leading = word.group().lower() == "the" and text[at:].startswith(("next ", "last ", "first "))
        if not (leading or word.group().lower() in word_class("auxiliaries")) or text[word.end() : at].strip():
            break
        at = word.start()
    return at


def _agent(text: str, at: int) -> Offsets | None:
    """The subject of the verb at `at`; of an infinitive, the subject of the verb before it."""
    stop = _verb_group_start(text, at)
    found = subject(text, clause_start(text, stop), stop)
    if not found:
        return None
    verb = re.search(
        r"\s+(?:has|have|had|will|would|is|are|was|were|can|could|may|might|should|must|[a-z]+ed|began|begun|made|seized|fought)\b",
        text[slice(*found)],
    )
    if verb and not re.match(r"(?:the|a|an)?\s*$", text[found[0] : found[0] + verb.start()], re.IGNORECASE):
        found = (found[0], found[0] + verb.start())
    return found if len(text[slice(*found)].split()) <= 12 else None


def _object(text: str, at: int, *, lead: bool = True) -> tuple[Offsets, ...]:
    """The places right behind `at`: one, or several joined by commas and "and"."""
    gap = re.match(r"\s+(?:back\s+|over\s+|up\s+|parts\s+of\s+)?" if lead else r"\s*", text[at:])
    start = at + (gap.end() if gap else 0)
    first = _place_pattern().match(text, start)
    if not first:
        return ()
    span = _span(first)
    taken = text[start : span[1]].lower()
    if any(re.search(rf"\b{word}\b", taken) for word in _words("not_places")) or _names_a_person(text, span):
        return ()
    if named := _INCLUDING.match(text, span[1]):
        return tuple(place for place in _listed(text, named.end(), first=True))
    if _modifies(text, span):
        return ()
    return (span, *_listed(text, span[1]))


def _span(match: re.Match[str]) -> Offsets:
    for group in ("measure", "typed", "name", "generic"):
        if match.group(group):
            start, end = match.span(group)
            while text_end(match.string, start, end) != end:
                end = text_end(match.string, start, end)
            return start, end
    return match.span()


def text_end(text: str, start: int, end: int) -> int:
    """`end` without closing punctuation and a possessive."""
    name = text[start:end]
    stripped = re.sub(r"(?:['’]s|['’.,-])$", "", name)
    return start + len(stripped) if stripped else end


def _listed(text: str, at: int, *, first: bool = False) -> tuple[Offsets, ...]:
    """Further names after the first: "Torvak, Lenz and the port of Dorn"; with `first`, that one too."""
    found: list[Offsets] = []
    if first and (match := re.compile(_NAME).match(text, at)):
        at = text_end(text, *match.span())
        found.append((match.start(), at))
    joint = re.compile(
        rf"\s*(?:,\s+and|,|and|as\s+well\s+as)\s+(?:also\s+)?(?:the\s+)?(?:(?:{'|'.join(_words('place_nouns'))})\s+of\s+)?(?P<name>{_NAME})(?=\s*(?:,|\.|and\b|;|$|\s+(?:on|in|from|by|after|over|this|last|earlier|to|before|during|while|as|the|which|were|was|have|had|has)\b))"
    )
    while match := joint.match(text, at):
        if (
            not found
            and match.group().lstrip().startswith(",")
            and not re.match(r"[^.;]*?\band\b", text[match.end() :])
            and "and" not in match.group()
        ):
            break
        end = text_end(text, *match.span("name"))
        found.append((match.start("name"), end))
        at = end
    return tuple(found)


def _named_in(text: str, span: Offsets | None) -> tuple[Offsets, ...]:
    """The places in a subject: "Torvak and Lenz", "the city of Torvak", "Torvak, a port"."""
    if span is None:
        return ()
    match = _place_pattern().match(text, span[0])
    if not match or any(re.search(rf"\b{word}\b", text[slice(*span)].lower()) for word in _words("not_places")):
        return ()
    first = _span(match)
    if first[1] > span[1] + 1 or _modifies(text, first):
        return ()
    return (first, *(place for place in _listed(text, first[1]) if place[1] <= span[1]))


def _is_named(text: str, span: Offsets) -> bool:
    return any(char.isupper() for char in text[slice(*span)]) or text[slice(*span)][:1].isdigit()


def _modifies(text: str, span: Offsets) -> bool:
    """Is the name an adjective of a noun behind it ("the Syrian civil war"), or no name at all ("He")?"""
    words = text[slice(*span)].lower().split()
    if words[-1] in _NO_NAMES:
        return True
    behind = re.match(r"\s+([a-z][\w’'-]*)", text[span[1] :])
    if not behind or not _is_named(text, span):
        return False
    word = behind.group(1)
    return not (
        word in _FOLLOWERS
        or word.endswith(("ly", "ed"))
        or word in word_class("auxiliaries")
        or word in word_class("conjunctions")
    )


def _names_a_person(text: str, span: Offsets) -> bool:
    """A title before a name: "captured Gen. Saleh"."""
    return bool(
        re.search(
            r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|President|General|Colonel|Commander|Sheikh|Minister)\.?\s",
            text[span[0] - 12 : span[0]] + text[slice(*span)] + " ",
        )
    )


def _behind(text: str, at: int, pattern: str, *, names: bool = False) -> Offsets | None:
    """The noun phrase behind `pattern` at `at`; with `names`, only one that holds a name or a force."""
    match = re.match(pattern, text[at:])
    if not match:
        return None
    found = noun_phrase_after(text, at + match.end())
    if found is None or re.match(r"(?:\d|which|what)", text[slice(*found)]):
        return None
    words = re.sub(r"\s+(?:control|hands|rule|occupation)$", "", text[slice(*found)])
    found = (found[0], found[0] + len(words))
    if names and not (
        any(char.isupper() for char in words)
        or re.search(r"\b(?:rebels|army|forces|government|insurgents|militants|troops|fighters)\b", words)
    ):
        return None
    return found
