"""Whether a reporting word reports where it stands, or is a noun, an adjective, or a verb of something else there."""

from __future__ import annotations

import re
from functools import cache

from .calling import names_something
from .dates import of_a_day
from .lexicon import alternatives, forms, load, word_class
from .phrases import WORD, holds_verb, opens
from .quotations import MASK
from .reporting import bases, listed, prepositions, reporting_forms, reporting_verbs
from .schemas import Act

_OPENS_SAYING = re.compile(rf"\s*(?:,|:)?\s*[“\"{MASK}«]|\s*:|\s+(?:\w+\s+){{0,4}}?that\b")
_ENDS_SAYING = re.compile(r"\s+[A-Z]|\s*[,.]|\s*$")
_ENDS_SENTENCE = re.compile(r"\s*[.;]?\s*$")
_SPEAKS_LAST = re.compile(r"[\w”\"],\s+(?:the|an?|its|his|her|their|[A-Z][\w’'-]*)\s[^,;:]{1,60}$")
_SPEAKER_LAST = re.compile(r"[\w”\"],\s+(?:he|she|they|it|[A-Z][\w’'-]*)\s$")
_WANTED = re.compile(
    r"\s+(?!to\b|more\b|nothing\b|anything\b)(?:[\w’'-]+\s+){1,6}?(?:to\s+(?:be\s+)?[a-z]+|(?:handed|[a-z]+ed|gone|shut|held|freed))\b"
)
"""What somebody wants of others: "wants | every rifle handed in", "wanted | the army to leave"."""
_FOR_SOMETHING = re.compile(
    r"\s+(?:[\w’'.-]+\s+){0,5}?for\s+(?!the\s+first|(?:a\s+)?comment|anonymity|his\s+name|her\s+name)\w"
)
_BEFORE_PARTICIPLE = frozenset({"by", "without", "while", "after", "before", "as"})
_SHOWING = frozenset(
    {"show", "shows", "showed", "suggest", "suggests", "indicate", "indicates", "reveal", "reveals"}
    | {"find", "finds", "found"}
)
_SHOWN = re.compile(r"\s+(?:\w+ly\s+)?(?:no(?:thing)?|little|few|that|how|most|many|more|fewer|some|only|[a-z-]+s)\b")
_GERUND = re.compile(r"\s+(?:the\s+|more\s+)?(?!during|\w*thing\b|morning|evening)[a-z]{3,}ing\b")
_BEHIND_NOUN = re.compile(r"\s+(?:of|in|by|from|were|was|are|have|had)\b|\s*[,;.]|\s*$")
_CLOSES = re.compile(r",\s+(?:(?:[A-Z][\w.’'-]*\s+){1,4}|who\b|which\b|the\b|an?\b)")
""""The spokesman for the eastern | command|, Major Olt": a noun with what explains it."""
_EXCHANGING = frozenset(
    {"trade", "trades", "traded", "trading", "exchange", "exchanged", "share", "shared", "shift", "take"}
)
""""Both sides trade | blame |"."""
_GREETING = re.compile(r"\b(?:good\s+(?:morning|afternoon|evening)|hello)(?:,?\s+and)?\s*$", re.IGNORECASE)
_COUNTS = frozenset(
    {
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
        "many",
        "most",
        "few",
        "numerous",
    }
)
""""Two | states |": a noun."""
_ONE_OF = re.compile(r"\b(?:an?|another|this|every|each)\s+(?:[\w’'-]+\s+){1,2}$", re.IGNORECASE)
"""One of a kind, which a verb in its base form does not go with: "a last-minute | appeal"."""
_ONE_THING = re.compile(
    r"[\W\d]*(?:[A-Z][\w’'-]*)(?:\s+[\w’'-]+)*?(?:\s+[a-z]+(?<!s))\s+|[\W\d]*(?:Daily|Weekly|Monthly|Annual|Final|Interim|Special|Full)\s+"
)
_DESCRIBES = re.compile(
    r"\s+(?!(?:the|an?|his|her|its|their|our|any|that|this|those|these|whether|how|what|it|them|him|by|in|on)\b)"
    r"(?:[a-z]+\s+)?[a-z]+(?<!s)(?=\s+(?:in|on|of|at|by|to|after|as|for|with|from)\b|\s*[,.;]|\s*$)"
)
"""A thing without an article behind an adjective: "passes disputed | media law"."""
_RELATIVE = re.compile(r"\s+that\s+\w+\s*(?:[,.;]|$)")
"""A clause with nothing but its verb says what kind of thing is meant: "the challenges | that follow,"."""
_CLOSED = re.compile(r"[,”\"»]\s*[^,]*$")
_TO_DO = re.compile(r"\s+(?:[\w’'-]+\s+){0,6}?(?:[\w’'-]+,\s+(?:[\w’'-]+\s+){1,5}?[\w’'-]+,\s+)?to\s+\w+")
_TO_BE = re.compile(r"\s+to\s+(?:be|have)\b")


@cache
def _evidence() -> re.Pattern[str]:
    """What shows something to be so, in front of "show": "satellite images | show"."""
    return re.compile(rf"\b(?:{alternatives(listed('evidence'))})\s+(?:also\s+|now\s+|\w+ly\s+)?$", re.IGNORECASE)


@cache
def _possessed() -> re.Pattern[str]:
    """Whose it is, and of which day: "the rebels’ Tuesday | claim |", "the army’s 3 May | report |"."""
    return re.compile(rf"\w(?:['’]s|(?<=s)['’])\s+(?:{of_a_day()}\s+)?$")


@cache
def _of_the_state() -> re.Pattern[str]:
    """What "state" describes: "state | television", no verb."""
    return re.compile(rf"(?:-\w+|\s+(?:{alternatives(listed('of_the_state'))}))\b", re.IGNORECASE)


@cache
def _needing_complement() -> frozenset[str]:
    """Forms that report only with a saying beside them: listed ones, and all of some kinds of verbs."""
    table = load("reporting")
    kinds = table["frames"]["complement_kinds"]
    entries = [entry for act in Act for kind in kinds for entry in table.get(act.value, {}).get(kind, [])]
    return listed("needs_complement") | frozenset(forms(entries))


@cache
def _clause_behind() -> re.Pattern[str]:
    """A clause without "that": "hoped the army would come"."""
    heads = alternatives(load("reporting")["frames"]["clause_heads"])
    return re.compile(
        rf"\s+(?:{heads})\s+[\w’'-]+\s+(?:\w+\s+){{0,3}}?(?:{alternatives(word_class('finite'))})\b", re.IGNORECASE
    )


@cache
def _harm() -> re.Pattern[str]:
    """What is threatened as a thing: "threatened | strikes on the port", not "threatened the town"."""
    nouns = alternatives(load("acts")["threats"]["harms"])
    return re.compile(rf"\s+(?:(?:an?|the|new|more|further|fresh|any)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\b")


def is_noun(form: str, before: str, after: str) -> bool:
    """Is the form a noun or an adjective between `before` and `after`: "the reports of", "his claims"?"""
    if not before.strip():
        return not form.endswith("ing")
    words = WORD.findall(before)
    if not words:
        return not re.match(r"\s", after) or form.endswith("ed")
    if form.endswith("ing") and _ENDS_SENTENCE.match(after) and not before.rstrip().endswith((",", "”", '"', MASK)):
        return True
    last = words[-1].lower()
    if last in {"his", "her"}:
        return not form.endswith("ed")
    if last in (word_class("determiners") | {"same"}) - {"that", "all"} or _possessed().search(before):
        return True
    if last in word_class("prepositions") or last == "to":
        return not (last in _BEFORE_PARTICIPLE and form.endswith("ing"))
    if (
        _GREETING.search(before)
        or (form == "blame" and last in _EXCHANGING)
        or _is_one(form, before, words[-1])
        or _is_adjective(form, after)
        or _is_heading(form, before, after)
    ):
        return True
    behind = bool(_BEHIND_NOUN.match(after)) and not _CLOSED.search(before)
    plural = form.endswith("s") and (behind or bool(_RELATIVE.match(after)))
    possessed = form.endswith("s") and last in _COUNTS | {"have", "has", "had"}
    judging = reporting_verbs().get(last, (None, True))[0]
    named = judging is Act.ACCUSE or bases().get(last, last) in listed("naming_verbs")
    called = (form.endswith("s") and after.startswith(" that ") and named) or (named and form == bases().get(form))
    closing = form == bases().get(form) and _CLOSES.match(after) and not last.endswith(("s", "y", "i", "u"))
    return (
        plural or possessed or judging is Act.DENY or called or bool(closing and last not in word_class("auxiliaries"))
    )


def _is_adjective(form: str, after: str) -> bool:
    """Does it describe what stands behind it: "| disputed | media law", "| state | television"?"""
    if form == "state":
        return bool(_of_the_state().match(after))
    return form in listed("describing") and bool(_DESCRIBES.match(after))


def _is_one(form: str, before: str, last: str) -> bool:
    """Is it in its base form behind "a" or a verb of saying: "a last-minute | appeal", "expressed | doubt"?"""
    said = last.endswith("ed") and last in reporting_forms()
    return form == bases().get(form) and (said or bool(_ONE_OF.search(before)))


def _is_heading(form: str, before: str, after: str) -> bool:
    """Is it in its base form behind a single thing, before a comma: "Daily situation | report |, 12 June"?"""
    last = before.rsplit(maxsplit=1)[-1]
    if last in word_class("auxiliaries") or last.endswith("ly"):
        return False
    return form in listed("nouns_too") and bool(_ONE_THING.fullmatch(before)) and not after.startswith(" that")


def reports(form: str, before: str, after: str) -> bool:
    """Do the words around the verb let it report: "found that", "found:", but not "found the body"?"""
    base = bases().get(form, form)
    if form in listed("raised") and _TO_BE.match(after):
        return False
    if (base in prepositions() and prepositions()[base].match(after)) or names_something(form, after):
        return True
    if base == "call":
        return False
    if form not in _needing_complement() or _OPENS_SAYING.match(after):
        return True
    if form in _SHOWING and _evidence().search(before) and _SHOWN.match(after):
        return True
    return _is_last(before, after) or _takes_object(form, base, after) or bool(_clause_behind().match(after))


def _is_last(before: str, after: str) -> bool:
    """Does the verb stand behind what is said: "| said Olt", "an army statement | read", at the end?"""
    beside = before.rstrip(" ").endswith((",", "”", '"', "“")) and bool(_ENDS_SAYING.match(after))
    if beside or (_ENDS_SENTENCE.match(after) and _SPEAKS_LAST.search(before)):
        return True
    ends = _ENDS_SENTENCE.match(after) or after.startswith(",")
    alone = _SPEAKER_LAST.search(before) if ends else None
    return bool(alone and not opens(before) and (after.startswith(",") or holds_verb(before[: alone.start()])))


def _takes_object(form: str, base: str, after: str) -> bool:
    """Is what is asked, wanted or threatened named as such: "asked both sides for a truce", "threatened strikes"?"""
    if base in listed("asking_for") and _FOR_SOMETHING.match(after):
        return True
    if base in listed("takes_gerund") and _GERUND.match(after):
        return True
    if form in listed("takes_infinitive"):
        return bool(_TO_DO.match(after)) or (base == "threaten" and bool(_harm().match(after)))
    return base == "want" and bool(_WANTED.match(after))
