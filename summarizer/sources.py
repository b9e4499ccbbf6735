"""The words that name the source of a reporting word: its subject, or what stands behind it.

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from functools import cache

from .dates import date_names, dating
from .lexicon import alternatives, load, word_class
from .phrases import CAPITALISED, WORD, clausal, holds_verb, is_name, noun_like, noun_phrase_after, tells_of_doing
from .quotations import MASK
from .reporting import reporting_verbs, takes_listener
from .schemas import Act
from .syntax import clause_start, coordination, first_subject, subject, verb_group
from .things import is_thing
from .typography import Offsets

_AGENT = re.compile(r"[^,;.]{0,30}?\b(?P<by>by\s+)")
_MEANS = re.compile(
    r"(?:the\s+(?:end|middle|start|beginning|time|weekend|summer|autumn|winter|spring)\b|then\b|now\b|next\b|mid\b"
    r"|midnight|noon|dawn|dusk|nightfall|evening|morning|\d|(?:tele)?phone|e-?mail|text\b|letter|post\b|video|radio|force"
    r"|name\b|law\b|mistake|default|consensus|acclamation|surprise|a\s+(?:margin|majority|vote|show)\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten)\s)",
    re.IGNORECASE,
)
""""By the end of May", "by phone", "by two votes": nobody."""
_TO_DO = re.compile(r"\s+to\s+[a-z]")
_CLOSES_SAYING = (",", "”", '"', "?", "!", MASK)
_ENDS_SOURCE = re.compile(rf"\s*(?:[,.;:(]|$|who\b|of\b|in\b|on\b|at\b|during\b|after\b|when\b|as\b|[{MASK}“\"]|[-–—])")
_NAMES_ITSELF = re.compile(r"\s+(?:[A-Z]|(?:the|an?|its|his|her|their)\s)")
_BEFORE_ASIDE = re.compile(r"(?:,|\b(?:by|while|without|after|before|as\s+well\s+as))\s+(?:\w+ly\s+|also\s+|only\s+)?$")
_AS_WELL = re.compile(r"\bas\s+well\s+as\s+$")
_INDEFINITE = frozenset({"that", "this", "any", "no", "every", "each", "all", "such"})
_PRONOUN_LAST = re.compile(r"\s(he|she|they|it|we|I)$")
""""In the same breath | it" """
_QUOTING = re.compile(r",\s+quoting\s+(?P<who>[^,;:]{2,80}?),\s*$")
""""The station, quoting | an officer|, said" """
_HEAD_ENDS = re.compile(r"\s+(?:of|in|from|at|for|with)\s+")
_OF_SOMETHING = re.compile(r"\s+of\s+(?:the|an?|its|his|her|their)\s+[a-z]")
_BESIDE_MAIN = re.compile(r"\b(?:after|when|as|because|while|before)\s+(?=(?:the|an?|his|her|its|their)\s|[A-Z])")
""""Talks broke down after | Dorn walked out, saying" """
_NAMED_BESIDE = re.compile(rf",\s+(?P<name>{CAPITALISED}(?:\s+{CAPITALISED})+),")
_NAMED = re.compile(rf",\s+(?P<name>{CAPITALISED}(?:\s+{CAPITALISED})+)(?=\s*(?:[,.;:(]|$|who\b|[–—]))")
""""The commander of the Northern Group|, General Jan Dorn|" """


def source_of(hidden: str, cue: Offsets, *, passive: bool = False) -> tuple[Offsets | None, bool]:
    """The words that name the source of a verb, and whether the verb is negated.

    `passive`: the subject is the source also behind "was", as in "was quoted as saying".
    """
    end, group = verb_group(hidden, cue[0])
    negated = bool(group & word_class("negatives"))
    if not passive and group & word_class("passive") and not hidden[slice(*cue)].lower().endswith("ing"):
        return None, negated
    if inverted(hidden, cue):
        return source_behind(hidden, cue[1]), negated
    return _before(hidden, cue, end), negated


def _before(hidden: str, cue: Offsets, end: int) -> Offsets | None:
    """The source in the clause before a verb whose auxiliaries begin at `end`."""
    start = clause_start(hidden, end)
    if hidden[slice(*cue)].endswith("ing") and (people := people_behind(hidden, start, end)):
        return people
    if not WORD.search(hidden, start, end) or coordination(hidden, start, end):
        return None
    if _is_aside(hidden, cue):
        return _sharing(hidden, 0 if _AS_WELL.search(hidden[: cue[0]]) else start, end)
    if quoted := _QUOTING.search(hidden, start, end):
        return quoted.span("who")
    return _subject(hidden, start, end)


def _subject(hidden: str, start: int, end: int) -> Offsets | None:
    """The subject of the clause, its pronoun where one stands last, or that of the sentence where it is no noun."""
    found = subject(hidden, start, end)
    if found and (pronoun := _PRONOUN_LAST.search(hidden, *found)):
        return pronoun.span(1)
    words = hidden[slice(*found)] if found else ""
    if found and words not in load("actors")["titles"]["titles"] and not noun_like(_HEAD_ENDS.split(words)[0]):
        return first_subject(hidden, 0, end)
    return found


def people_behind(hidden: str, start: int, end: int) -> Offsets | None:
    """People right before a participle at `end`, whose it is: "to disperse | thousands of marchers | demanding"."""
    found = _people().search(hidden, start, end)
    return found.span("who") if found else None


@cache
def _people() -> re.Pattern[str]:
    people = alternatives(load("actors")["kinds"]["population"])
    many = r"(?:(?i:hundreds|thousands|dozens|scores|crowds?|groups?|tens\s+of\s+thousands)\s+of\s+)?"
    return re.compile(rf"(?<!\S)(?P<who>{many}(?:[a-z-]+\s+)?(?:{people}|marchers|supporters|crowds?))\s+$")


def source_behind(hidden: str, at: int) -> Offsets | None:
    """The source that begins at `at`, by name where a description and a name stand there."""
    source = noun_phrase_after(hidden, at)
    if source is None:
        return None
    of = _OF_SOMETHING.search(hidden, *source)
    if of and is_name(hidden[source[0] : of.start()]):
        return source[0], of.start()
    named = None if is_name(hidden[slice(*source)]) else _NAMED.match(hidden, source[1])
    return named.span("name") if named else source


def agent(hidden: str, at: int) -> Offsets | None:
    """Who does it, behind a verb in the passive that ends at `at`: "believed by | analysts | to hold the town".

    None for when and how: "expected by Friday", "told by phone", "won by two votes".
    """
    by = _AGENT.match(hidden, at)
    found = noun_phrase_after(hidden, by.end()) if by else None
    if by is None or found is None or dating().match(hidden, by.start("by")) or _MEANS.match(hidden, by.end()):
        return None
    deed = _TO_DO.search(hidden, *found)
    return (found[0], deed.start()) if deed else found


def leading(hidden: str, cue: Offsets) -> tuple[Offsets, int] | None:
    """The source of a participle that opens the sentence, and where its clause ends: "Accusing Lenia, | Olt left"."""
    if hidden[: cue[0]].strip() or not hidden[slice(*cue)].endswith("ing"):
        return None
    for comma in list(re.finditer(r",\s+", hidden[cue[1] :]))[:4]:
        at = cue[1] + comma.end()
        found = first_subject(hidden, at, len(hidden))
        if found and found[0] == at and holds_verb(hidden[found[1] :]) and not hidden.startswith(",", found[1]):
            return found, cue[1] + comma.start()
    return None


def _sharing(hidden: str, start: int, end: int) -> Offsets | None:
    """The subject that a participle shares: of the main clause, or of the one beside it, where that is no actor."""
    main = first_subject(hidden, start, end)
    if main and is_thing(hidden[slice(*main)]):
        nested = list(_BESIDE_MAIN.finditer(hidden, start, end))
        beside = first_subject(hidden, nested[-1].end(), end) if nested else None
        named = _NAMED_BESIDE.match(hidden, beside[1]) if beside else None
        return (named.span("name") if named else beside) or main
    return main


def _is_aside(hidden: str, cue: Offsets) -> bool:
    """Is the verb a participle beside a clause, whose subject it shares: "he left the hall, saying"?"""
    return hidden[slice(*cue)].endswith("ing") and bool(_BEFORE_ASIDE.search(hidden[: cue[0]]))


def inverted(hidden: str, cue: Offsets) -> bool:
    """Does the source follow the verb, as in "...", said the mayor?"""
    form = hidden[slice(*cue)].lower()
    act, _ = reporting_verbs().get(form, (None, True))
    saying = act in {Act.ASSERT, Act.PREDICT} and not form.endswith("ing")
    if takes_listener(form) or not saying or not hidden[: cue[0]].rstrip().endswith(_CLOSES_SAYING):
        return False
    if not opens_source(hidden, cue[1]):
        return False
    behind = noun_phrase_after(hidden, cue[1])
    if behind and hidden[slice(*behind)].rsplit(maxsplit=1)[-1] in _told_of():
        return False
    inserted = behind and hidden.startswith(",", behind[1])
    last = behind and _NAMES_ITSELF.match(hidden, cue[1]) and not hidden[behind[1] :].strip(" .")
    return bool(inserted or last or holds_verb(hidden[: cue[0]]) or not hidden[: cue[0]].rstrip().endswith(","))


@cache
def _told_of() -> frozenset[str]:
    """What is confirmed or denied and says nothing itself: "an aide, Olt, confirmed | the loss |"."""
    return frozenset(load("control")["tellings"]["this"]) - {"statement", "video", "report", "announcement", "account"}


def opens_source(hidden: str, at: int) -> bool:
    """Does a source of its own stand at `at`, with nothing behind it but what may follow one?"""
    first = re.match(r"\s+([\w’'.-]+)", hidden[at:])
    source = noun_phrase_after(hidden, at) if first else None
    if not first or not source or first.group(1) in date_names():
        return False
    word = first.group(1)
    if word.lower() in _INDEFINITE | word_class("pronouns"):
        return False
    if clausal(hidden[slice(*source)], hidden[:at]) or tells_of_doing(hidden[slice(*source)]):
        return False
    listed = word[0].isupper() or word.lower() in word_class("determiners")
    return (listed or noun_like(hidden[slice(*source)])) and bool(_ENDS_SOURCE.match(hidden[source[1] :]))


def is_passive(before: str) -> bool:
    """Does an auxiliary of the passive stand right before a verb?"""
    return any(word.lower() in word_class("passive") for word in WORD.findall(before)[-2:])
