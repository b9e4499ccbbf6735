"""Noun phrases of a sentence by closed word classes: what belongs to one, where it ends, whether it may act.

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence. It is
wrong on what only a parser could tell: whoever calls it checks, or asks the model.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from .dates import date, day
from .lexicon import alternatives, load, word_class
from .quotations import MASK
from .typography import Offsets

WORD = re.compile(r"[\w’'.-]+")
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x250))))}]"
"""A pattern of a capital letter of the Latin script, with or without an accent."""
_INITIALS = rf"(?:{CAPITAL}\.)+(?!{CAPITAL}[a-z])"
_ABBREVIATED = rf"{CAPITAL}[a-z]{{1,3}}\.(?=\s{CAPITAL})"
_ARTICLED = rf"(?:al|el|ash|ar|as|at|ad|an)-{CAPITAL}[\w’'-]*"
CAPITALISED = rf"(?:{_INITIALS}|{_ABBREVIATED}|{CAPITAL}[\w’'-]*|{_ARTICLED})"
"""A pattern of one word of a name: "Torvak", "U.S.", "Gen." before a name, "al-Bira"."""
_LETTER = re.compile(r"[^\W\d_]")
_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")
_TITLES = r"(?:(?:[A-Z][a-z]{0,4}|[A-Z])\.\s+)+"
_NICKNAME = rf"(?:{CAPITALISED}\s+)+[“\"]{MASK}{{1,12}}[”\"]\s+(?={CAPITAL})"
_TITLES_AND_NICKNAME = re.compile(rf"(?:{_TITLES})?{_NICKNAME}|{_TITLES}")
""""Gen. Jan “Jay” " before the rest of a name."""
_PARTITIVE = re.compile(r"\s*(?:some|many|most|several|both|such|others)\s+of\s", re.IGNORECASE)
_SOME_IN = re.compile(
    r"(?:some|many|most|several|others)\s+(?:in|at|from|within|inside)\s+(?:the|its|his|their)\s", re.IGNORECASE
)
""""Many in the capital", who act."""
_LONGEST_NAME = 8
_LONGEST_TITLE = 4
_LONGEST_JOINED = 9
_LATER = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Aa] few|\d+)\s+(?:minute|hour|day|night|week|month|year)s?\s+"
    r"(?:later|earlier|ago|before|after\s+that),?\s+(?=\S)"
)
""""An hour later", before a subject."""
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "several", "both", "many", "some", "other"})
MOST_CUES = 30
"""Words of one kind that are read in a sentence: more than anybody writes, and each is read in its context."""


_CAPITALISED = re.compile(CAPITALISED)


@cache
def _phrase_end() -> re.Pattern[str]:
    marks = rf"[,;:(“\"{MASK}]|\s[-–—]+\s|\.\s|\.$"
    ends = rf"{alternatives(word_class('phrase_ends'))}|of\s+[a-z]+ing|{day()}"
    return re.compile(rf"{marks}|\b(?:{ends})\b", re.IGNORECASE)


@cache
def _date_in_front() -> re.Pattern[str]:
    return re.compile(rf"(?:in|on|by|since|during)\s+(?:early\s+|late\s+|mid-)?(?:{date()})\s+(?=\S)", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    words = alternatives(word_class("openers") | {"that"})
    return re.compile(rf"\s*(?:{day()}|(?:{words})(?:\s+{day()})?)\b,?\s+(?=\S)", re.IGNORECASE)


@cache
def _behind_opening() -> re.Pattern[str]:
    """The end of what an opener governs, where a second noun phrase begins: "week of silence | the army"."""
    closed = alternatives(word_class("prepositions") | word_class("conjunctions") | {"to", "all", "both", "half"})
    determined = rf"(?!(?:{closed})\s)[\w’'-]+\s+(?=(?:the|an?|our|its|their|his|her|my)\s)"
    documents = alternatives([*load("reporting")["frames"]["documents"], "interview", "video", "speech", "address"])
    written = rf"(?:{documents})\s+(?=(?-i:[A-Z]))"
    return re.compile(rf"^(?!.*,)(?:[\w’'-]+\s+)*?(?:{determined}|{written})", re.IGNORECASE)


@cache
def _relative() -> re.Pattern[str]:
    barred = r"(?:not\s+)?(?:authori[sz]ed|permitted|allowed|empowered|cleared)\s+to"
    return re.compile(rf"\s+(?:{alternatives(word_class('relatives') | {'whose'})}|{barred})\b")


@cache
def _verb() -> re.Pattern[str]:
    words = alternatives(word_class("finite") | word_class("irregular_past") | word_class("present"))
    return re.compile(rf"(?:^|\s+)(?:{words}|[a-z]+ed)\b")


@cache
def _transitive() -> re.Pattern[str]:
    past = alternatives(word_class("irregular_past") - word_class("determiners"))
    objects = "to|that|the|an?|his|her|its|their|our|my"
    return re.compile(rf"\s(?:{past}|{alternatives(word_class('present'))}|[a-z]+ed)\s+(?:{objects})\s", re.IGNORECASE)


def is_capitalised(word: str) -> bool:
    """Does the word carry the capital of a name ("Torvak", "al-Bira")?"""
    return word[0].isupper() or bool(_CAPITALISED.match(word))


def is_name(piece: str) -> bool:
    """Mostly capitalised words: "Torvak", "Gen. Omar Saleh", not "head of the council"."""
    words = WORD.findall(piece)
    if not 0 < len(words) <= _LONGEST_NAME or words[0].lower() in word_class("determiners"):
        return False
    particles = word_class("name_particles")
    return is_capitalised(words[-1]) and all(
        is_capitalised(word) or word.lower() in particles or (word.isdigit() and at) for at, word in enumerate(words)
    )


def opens(piece: str) -> bool:
    """Does the piece stand before a subject: "On Friday", "Speaking to reporters"?"""
    first = WORD.search(piece)
    if not first:
        return False
    if _PARTITIVE.match(piece) or _SOME_IN.match(piece.lstrip()):
        return False
    participle = first.group().endswith("ing") and bool(re.match(r"\s+[a-z]", piece[first.end() :]))
    return participle or first.group().lower() in word_class("openers")


def pieces(hidden: str, start: int, end: int) -> list[Offsets]:
    """The pieces of hidden[start:end] between commas that hold letters."""
    found, at = [], start
    for piece in re.split(r"(,(?!\d))", hidden[start:end]):
        if piece != "," and _LETTER.search(piece):
            lead = len(piece) - len(piece.lstrip())
            found.append((at + lead, at + len(piece.rstrip())))
        at += len(piece)
    return found


def trim(hidden: str, span: Offsets) -> Offsets | None:
    """`span` without openers ("However", "On Friday") in front and clauses or brackets behind."""
    start, end = span
    if dated := _date_in_front().match(hidden[start:end]):
        start += dated.end()
    if later := _LATER.match(hidden[start:end]):
        start += later.end()
    while (opener := _opener().match(hidden[start:end])) and not _SOME_IN.match(hidden[start:end]):
        start += opener.end()
        if behind := _behind_opening().search(hidden[start:end]):
            start += behind.end()
    if bracket := _BRACKET.search(hidden[start:end]):
        end = start + bracket.start()
    relative = _relative().search(hidden[start:end])
    if relative and relative.start() > 0:
        end = start + relative.start()
    return (start, end) if _LETTER.search(hidden[start:end]) else None


def noun_phrase_after(hidden: str, at: int) -> Offsets | None:
    """The noun phrase that begins at `at`."""
    start = at + len(hidden[at:]) - len(hidden[at:].lstrip())
    named = _TITLES_AND_NICKNAME.match(hidden[start:])
    stop = _phrase_end().search(hidden, start + (named.end() if named else 1))
    end = start + len(hidden[start : stop.start() if stop else None].rstrip())
    return (start, end) if _LETTER.search(hidden[start:end]) else None


def noun_like(words: str) -> bool:
    """May the words be a noun phrase that acts: a name, a pronoun, something with an article or in the plural?"""
    found = WORD.findall(words)
    if not found:
        return False
    first, last = found[0], found[-1].lower()
    if first.lower().endswith(("ing", "ly")) and not first[0].isupper():
        return False
    if (
        first[0].isupper()
        or first[0].isdigit()
        or first.lower() in _NUMBERS
        or first.lower() in word_class("determiners") | word_class("pronouns")
    ):
        return True
    if _is_titled(found):
        return True
    joined = re.split(r"\s+and\s+", words)
    if len(joined) == 2 and len(found) <= _LONGEST_JOINED and all(map(noun_like, joined)):
        return True
    plural = last.endswith("s") or last in word_class("collectives")
    return plural and len(found) <= 4 and not first.lower().endswith("ed")


def _is_titled(found: list[str]) -> bool:
    """Is it a name behind a description without an article: "economist Petra Olt", "defence minister Jan Dorn"?"""
    lower = list(takewhile(lambda word: word[0].islower(), found))
    if not lower:
        return False
    name = found[len(lower) :]
    closed = ("prepositions", "conjunctions", "auxiliaries", "finite", "irregular_past", "relatives", "phrase_ends")
    plain = all(not any(word in word_class(kind) for kind in closed) and not word.endswith("ed") for word in lower)
    title = len(lower) <= _LONGEST_TITLE and not lower[-1].endswith(("s", "ing", "ly"))
    return plain and title and len(name) > 1 and all(map(is_capitalised, name))


def clausal(words: str, before: str) -> bool:
    """Are the words, behind `before`, a clause and no noun phrase: "it was waiting to hear", "this | reinforces"?"""
    found = WORD.findall(words)
    if any(word in word_class("finite") for word in found[1:]):
        return True
    leads = WORD.findall(before)[-1:] + found
    subject, verb = (leads[0], leads[1]) if len(leads) > 1 else ("", "")
    pronoun = subject.lower() in word_class("subjects") | {"this"}
    return len(leads) == 2 and pronoun and verb.islower() and verb.endswith("s")


def tells_of_doing(words: str) -> bool:
    """Does a verb with its object or an infinitive stand in the words: "his party aimed to restore", "men took the"?"""
    return bool(_transitive().search(words))


def may_follow_name(word: str) -> bool:
    """May the lower-case word stand behind a name without making it its adjective ("the Veran civil war")?"""
    kinds = ("auxiliaries", "conjunctions", "prepositions", "relatives", "irregular_past", "after_names")
    return word.endswith(("ed", "ly")) or any(word in word_class(kind) for kind in kinds)


def begins_with_verb(words: str) -> bool:
    """Does a finite verb open the words, as in a relative clause whose subject is "that"?"""
    return bool(_verb().match(words))


def holds_verb(words: str) -> bool:
    """Does a finite verb stand in the words?"""
    return bool(_verb().search(words))


def speaks_about(between: str) -> bool:
    """Does a verb of speaking or thinking about something stand between subject and deed: "discussed the plan to"?"""
    return not word_class("about").isdisjoint(WORD.findall(between))


def before_verb(hidden: str, span: Offsets) -> Offsets:
    """`span` up to the first finite verb in it; whole when there is none, or nothing but an article before it."""
    verb = _verb().search(hidden[slice(*span)])
    if not verb or not WORD.search(re.sub(r"^(?:the|an?)\b", "", hidden[span[0] : span[0] + verb.start()], flags=re.I)):
        return span
    return span[0], span[0] + verb.start()


def behind_verb(hidden: str, span: Offsets) -> Offsets | None:
    """What stands behind the last finite verb of `span`; `span` itself, trimmed, when it has none."""
    verbs = list(_verb().finditer(hidden[slice(*span)]))
    start = span[0] + verbs[-1].end() if verbs else span[0]
    start += len(hidden[start : span[1]]) - len(hidden[start : span[1]].lstrip())
    return trim(hidden, (start, span[1]))
