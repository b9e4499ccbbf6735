"""The party in the words that an item names it by: without what a reading of the sentence left on them.

"06:15 The Council", "week of silence the army", "the council wants every rifle", "an attempt by the rebels": who acts
is the council, the army, the rebels.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..classify import has_actor_noun
from ..lexicon import alternatives, load, word_class
from ..names import MOST_KNOWN, bare, has_title, is_name
from ..phrases import CAPITAL
from ..things import is_thing

_STAMP = re.compile(
    r"^(?:[•*·▪◦–—-]\s*)?(?:\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|GMT|UTC|local time))?[\s:,–—-]+)?"
    r"(?:(?:[A-Z][A-Z’'-]+\s+){1,4}[—–]\s+)?"
)
"""A bullet, the hour of an entry in a log, a dateline."""
_SENTENCE_END = re.compile(r"(?<=\w)[.!?]\s+(?=[A-Z“\"])")
_SHORTEST_LAST_WORD = 3
_RELATIVE = re.compile(r",?\s+(?:who|which|that|whose)(?:\s.*)?$", re.DOTALL)
_SUBJECT = re.compile(r"\s+(?:she|he|they|we|I|it|you)\s.*$", re.DOTALL)
_GOING_ON = re.compile(
    r"\s+(?:and|but)\s+(?:now|then|also|later|still|is|are|was|were|has|have|had|will)\b.*$", re.DOTALL
)
_REACHED = re.compile(
    r"\s+(?:who\s+)?(?:not\s+authori[sz]ed|reached|contacted|interviewed|quoted|cited|briefed|speaking|talking)"
    r"\s+(?:by|to|at|in|on|from|anonymously|under)\b.*$",
    re.DOTALL,
)
"""How the source was spoken to, behind it."""
_VERB_BEHIND = re.compile(r"(?P<who>[\w’'-]+s)\s+[a-z]+ed$")
""""30 soldiers | surrendered"."""
_ADVERB = re.compile(
    r"\s+(?:really|there|here|now|then|also|still|even|only|again|once|too|just|never|always|already|meanwhile)$"
)
_BODY = re.compile(rf"the\s|{CAPITAL}")
_MANY = re.compile(rf"the\s+(?:{CAPITAL}[\w’'-]*\s+)*{CAPITAL}[\w’'-]*s")
""""Of the Northern Volunteers": members of a body."""
_SAME = re.compile(r"^(?P<the>the\s+)?(?:same|very)\s+(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=MOST_KNOWN)
def party_in(words: str) -> str:
    """The words that name who acts; `words` as they are where nothing has to go."""
    text = _last_sentence(_STAMP.sub("", words.strip()))
    text = _behind_time().sub("", text)
    text = _SAME.sub(lambda found: found["the"] or "", text)
    text = _doer(text)
    for tail in (_RELATIVE, _SUBJECT, _GOING_ON, _REACHED, _ADVERB):
        text = tail.sub("", text) or text
    return _person(_named(_before_verb(text))).strip(" ,;") or words


def _named(text: str) -> str:
    """The name behind the noun of what opens a sentence: "In the same post | Kost"."""
    noun, _, name = re.sub(r"^the\s+", "", text).partition(" ")
    return name if noun.islower() and is_thing(noun) and is_name(name) else text


def _person(text: str) -> str:
    """The person, without the body or place he belongs to: "Jan Dorn of the Marsh Union", "Mayor Ana Kost of Lenz"."""
    person, _, body = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE).partition(" of ")
    named = body and is_name(person) and len(person.split()) > 1 and not has_actor_noun(re.split(r"\s", person)[-1])
    titled = has_title(person) and len(bare(person).split()) > 1
    group = (_BODY.match(body) and has_actor_noun(body)) or (_MANY.fullmatch(body) and not has_actor_noun(person))
    return person if named and (titled or group) else text


def _last_sentence(text: str) -> str:
    """What stands behind the last end of a sentence; before it, when only a word that opens one stands there."""
    for end in reversed(list(_SENTENCE_END.finditer(text))):
        before, behind = text[: end.start()], text[end.end() :]
        last = re.split(r"[\s.]", before)[-1]
        if len(last) < _SHORTEST_LAST_WORD or has_title(f"{last}. X"):
            continue
        closed = word_class("determiners") | word_class("openers") | word_class("pronouns")
        return before if behind.lower() in closed else behind
    return text


@cache
def _behind_time() -> re.Pattern[str]:
    """A time in front: "week of silence | the army", "night of 3 October | our units"."""
    times = alternatives(load("actors")["things"]["times"])
    return re.compile(
        rf"^(?:(?:the|an?)\s+)?(?:{times})(?:\s+of\s+[\w\s]{{1,30}}?)?\s+(?=(?:the|an?|our|its|their)\s)", re.I
    )


@cache
def _by() -> re.Pattern[str]:
    deeds = alternatives(load("actors")["things"]["deeds"])
    return re.compile(rf"^(?:[\w’'-]+\s+){{0,3}}?(?:{deeds})\s+by\s+(?P<who>.+)$", re.DOTALL)


@cache
def _whose() -> re.Pattern[str]:
    deeds = alternatives(load("actors")["things"]["deeds"])
    return re.compile(
        rf"^(?P<who>.*\w)(?:[’']s|(?<=s)[’'])\s+(?:[a-z-]+\s+)?(?:{deeds})(?:\s+(?:to|on|for|against|into|at)\s.*)?$"
    )


def _doer(text: str) -> str:
    """Whose deed it is: "an attempt | by the rebels", "| the army’s | drive to retake Torvak"."""
    found = _by().match(text) or _whose().match(text)
    return found["who"] if found else text


@cache
def _verb_before_object() -> re.Pattern[str]:
    """A word before an article that is no small word: the verb of a clause."""
    small = alternatives(
        word_class("prepositions")
        | word_class("conjunctions")
        | word_class("openers")
        | word_class("determiners")
        | {"to", "including", "both", "half", "toward", "towards", "opposite", "off", "up", "out", "against"}
    )
    in_ly = alternatives(word_class("nouns_in_ly"))
    objects = "the|an?|its|his|her|their|our|having|being"
    return re.compile(
        rf"\s+(?:(?!(?:{small})\s)(?:(?!(?:{in_ly})\s)\w+ly\s+)?[a-z]{{3,}}\s+(?=(?:{objects})\s|(?:having|being)$)"
        rf"|(?:[a-z]{{3,}}\s+)?(?=(?:no|any|every)\s))"
    )


def _before_verb(text: str) -> str:
    """What stands before a verb with its object; whole where that names nobody."""
    article = re.match(r"(?:the|an?|its|his|her|their|our)\s+", text, re.IGNORECASE)
    if (ended := _VERB_BEHIND.search(text)) and has_actor_noun(ended["who"]):
        return text[: ended.end("who")]
    found = _verb_before_object().search(text, article.end() if article else 0)
    if not found:
        return text
    before = text[: found.start()]
    last = re.split(r"\s+", before)[-1]
    return before if re.match(CAPITAL, last) or has_actor_noun(last) or is_thing(last) else text


def acts(name: str) -> bool:
    """May what is called so have a part in the story: no thing, no time, no part of a clause?"""
    words = name.lower().split()
    closed = word_class("pronouns") | word_class("determiners") | word_class("openers") | {"same", "separate", "no"}
    if closed.issuperset(words) or words[0] in word_class("subjects") | {"no"}:
        return False
    if name.split(maxsplit=1)[0] in word_class("prepositions"):  # in small letters: "On Our Watch" is a name
        return False
    return not is_thing(name)
