"""The type of an actor by the words for it: the noun of a body ("Electoral Commission"), a post ("mayor")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..classify import classify
from ..lexicon import alternatives, load
from ..names import MOST_KNOWN
from ..schemas import ActorType

_HEAD_ENDS = re.compile(r"\s+(?:of|for|in|from|at|with|to|on|by|near|close|who|which|that)\s+|,\s")
_FORMER = re.compile(r"(?:the\s+|an?\s+|his\s+|her\s+)?(?:former|retired|ex-|one-time|late|disgraced|ousted)\b", re.I)
_GOVERNS = re.compile(r"\s+(?P<of>of|for|in|from|at|with|inside|within)\s+(?=\w)")
_OWNED = re.compile(r"^(?P<body>.+?)(?:[’']s|(?<=s)[’'])\s+\S")
_RANKED = re.compile(
    r"^(?:an?|another|one|the|its|their|his|her|two|three|several|some)\s+"
    r"|\b(?:senior|top|high-ranking|leading|local|unnamed|anonymous|deputy|acting|veteran|young|retired|chief|political|new"
    r"|general|parliamentary)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^.*(?:[’']s|s[’'])\s+")
REBEL, PARTY = ActorType.REBEL_GROUP, ActorType.POLITICAL_PARTY


@dataclass(frozen=True)
class Post:
    """What somebody is: the type that his post has of itself, and how far a body named beside it overrules that.

    `state`: of a state whatever else he belongs to; `elected`: of a state but for a party's man; `any`: a post that
    every body has; `own`: a rank or a trade.
    """

    strength: str
    type: ActorType


@lru_cache(maxsize=MOST_KNOWN)
def body_type(words: str) -> ActorType:
    """The type of a body or of people without a name, by the noun of the words; `other` when it tells nothing.

    >>> body_type("the Electoral Commission of Lenia").value
    'government'
    """
    if _rebels().search(words):
        return REBEL
    if _of_states().search(words):
        return ActorType.INTL_ORG
    own, whole = body_noun(words), classify(words)[1]
    return whole if own is None or (own is ActorType.OTHER and whole in {PARTY, ActorType.INTL_ORG}) else own


@lru_cache(maxsize=MOST_KNOWN)
def body_noun(words: str) -> ActorType | None:
    """The type that the noun of a body has in types.toml, of several the longest's; None where it is none of them."""
    head = _HEAD_ENDS.split(words)[0]
    found = [
        (len(match.group()), match.end(), type_)
        for type_ in load("types")["bodies"]
        for match in _noun(type_).finditer(words)
        if match.start() < len(head)
    ]
    return ActorType(max(found)[2]) if found else None


@lru_cache(maxsize=MOST_KNOWN)
def post_of(words: str) -> Post | None:
    """The post that the words name ("the front’s spokesman", "Deputy interior minister"); None for a former one."""
    if _FORMER.match(words):
        return None
    if _led_party().search(words):
        return Post("own", PARTY)
    head = _OWNER.sub("", _HEAD_ENDS.split(words)[0]).rstrip(".")
    found = [
        (len(match.group()), table)
        for table in [*load("types")["offices"], "any"]
        if (match := _post(table).search(head))
    ]
    if not found:
        return None
    longest = max(found)[0]
    tables = {table for length, table in found if length == longest}
    own = next(iter(tables - {"any"}), None)
    if own in {"state", "elected"}:
        return Post(own, ActorType.GOVERNMENT)
    return Post("any" if "any" in tables else "own", ActorType(own or ActorType.OTHER))


@lru_cache(maxsize=MOST_KNOWN)
def body_in(words: str) -> str | None:
    """The words for whose a post is: "the front" of "the front’s spokesman" and of "spokesman for the front"."""
    if _FORMER.match(words):
        return None
    first, of, rest = _split(words)
    if owned := _OWNED.match(first):
        return owned["body"]
    found = [match for table in [*load("types")["offices"], "any"] if (match := _post(table).search(first))]
    if not found:
        return None
    before = _RANKED.sub("", first[: min(match.start() for match in found)]).strip()
    return rest if of else (before or None)


def _split(words: str) -> tuple[str, str, str]:
    """A post, the preposition behind it, and what it governs."""
    found = _GOVERNS.search(words)
    return (words[: found.start()], found["of"], words[found.end() :]) if found else (words, "", "")


@cache
def _noun(type_: str) -> re.Pattern[str]:
    listed = alternatives(load("types")["bodies"][type_])
    return re.compile(rf"(?<![\w’'-])(?:{listed})(?=$|\s+(?:of|for|in|on|from|at|to|with)\b)", re.IGNORECASE)


@cache
def _post(table: str) -> re.Pattern[str]:
    types = load("types")
    listed = types["posts"]["any"] if table == "any" else types["offices"][table]
    return re.compile(rf"(?<![\w-])(?:{alternatives(listed)})$", re.IGNORECASE)


@cache
def _of_states() -> re.Pattern[str]:
    """A body of several states: "the Organisation of Lake States"."""
    members, above, bodies = (alternatives(load("types")["regional"][name]) for name in ("members", "above", "bodies"))
    return re.compile(
        r"\b(?:organi[sz]ation|league|community|union|association|council|bloc|alliance|group|conference|assembly)\s+of\s+"
        rf"(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:{members})\b"
        rf"|^(?:the\s+)?(?:{above})\s+(?:[\w-]+\s+){{0,2}}?(?:{bodies})\b",
        re.IGNORECASE,
    )


@cache
def _rebels() -> re.Pattern[str]:
    """A word for those who fight a state before a noun or a name: "rebel fighters", "the rebel Lake Host"."""
    kinds = alternatives(load("types")["beside"]["rebel_group"])
    return re.compile(rf"(?<![\w-])(?i:{kinds})\s+(?=\w)")


@cache
def _led_party() -> re.Pattern[str]:
    """Whoever leads a party that is called by its colour: "the Conservative leader"."""
    first = alternatives(load("actors")["parties"]["first"])
    return re.compile(
        rf"(?<![\w-])(?i:{first})\s+(?:party\s+)?(?:leader|chief|chairman|chairwoman|chair|whip|politician|lawmaker|senator"
        r"|MP|candidate|deputy|legislator|official)\b"
    )
