"""What each actor of an article is, kind and type: by its name, by what stands beside it, by whom it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

from ..classify import classify, has_actor_noun, is_state
from ..datelines import dateline
from ..deriving import describes, head
from ..document import Document
from ..grounding import occurrences
from ..lexicon import alternatives, load
from ..names import bare, folded, has_title, is_name
from ..phrases import CAPITAL
from ..schemas import ActorKind, ActorType
from ..told_kinds import STATE_ENDING
from . import affiliations
from .entry import Entry
from .types import Post, body_in, body_noun, body_type, post_of

_ARMED = frozenset({ActorType.REBEL_GROUP, ActorType.MILITIA})
_OWNED = re.compile(r"^(?:the\s+)?(?P<owner>.+?)(?:[’']s|(?<=s)[’'])\s+(?P<noun>\S.*)$")
_PEOPLE = frozenset({None, ActorType.CIVILIANS})
_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.STATE})
_OWNER = re.compile(r"(?:[’']s|(?<=s)[’'])\s.*$")
_LEAD = re.compile(rf"(?:[Tt]he\s+)?{CAPITAL}[\w’'-]*(?:\s+{CAPITAL}[\w’'-]*)*(?=\s+[a-z])")
_READ = 20_000
"""Characters in which it is told what a state is."""
_OPENING = 4
"""Sentences in which a dateline may stand."""
_DEEPEST = 3
"""Steps from a person to the body he belongs to: "a deputy of Kost’s", who leads the front."""

_MOST_READ = 12
_GENERIC = alternatives(load("types")["posts"]["generic"])
_ITS_BEFORE = re.compile(
    rf"\b(?:[Ii]ts|[Tt]heir|[Tt]he\s+(?:{_GENERIC})[’']s)\s+(?:[\w-]+\s+){{0,3}}?[\w-]+,?\s+(?:{CAPITAL}[\w.]*\s+){{0,2}}$"
)
_ITS_BEHIND = re.compile(r",\s+(?:its|their)\s+[\w-]+")
_PHRASE = re.compile(
    rf"(?:[Tt]he\s+)?{CAPITAL}[\w’'-]*(?:\s+(?:of\s+(?:the\s+)?|for\s+)?{CAPITAL}[\w’'-]*)*|[Tt]he\s+[a-z]+"
)

Find = Callable[[str, int], Entry | None]


class Kinds:
    """Kind and type of the entries of a directory; `find` gives the entry that words of a sentence mean."""

    def __init__(self, document: Document, find: Find) -> None:
        self._document = document
        self._find = find
        self._known: dict[int, tuple[ActorKind, ActorType]] = {}

    def what(self, entry: Entry, depth: int = 0) -> tuple[ActorKind, ActorType]:
        """Kind and type of an entry. A person has the type of the body that the article gives him to."""
        if (found := self._known.get(id(entry))) is not None:
            return found
        kind, type_ = _kind(entry), entry.known[1]
        if kind is ActorKind.ORGANIZATION and type_ is ActorType.OTHER and self._is_state(entry):
            kind, type_ = ActorKind.STATE, ActorType.GOVERNMENT
        if kind is ActorKind.PERSON:
            type_ = self._of_person(entry, type_, depth)
        elif kind is not ActorKind.STATE:
            type_ = self._of_body(entry, type_, depth)
        if depth == 0:
            self._known[id(entry)] = kind, type_
        return kind, type_

    def _is_state(self, entry: Entry) -> bool:
        """Is it a people for its state ("the Veldans", who have a Veldan premier), or a town for its government?"""
        name, text = entry.name, self._document.clean[:_READ]
        single = " " not in name and name[:1].isupper() and not name.isupper() and entry.known[1] is ActorType.OTHER
        if not single or not entry.used or has_actor_noun(name) or entry.armed or entry.roles:
            return False
        stem = rf"{re.escape(name[:-1])}" if name.endswith("s") else rf"{re.escape(name.rstrip('aeo'))}{STATE_ENDING}"
        if re.search(rf"\b(?:{stem}|{re.escape(name)}[’']s)\s+(?:[a-z]+\s+)?(?i:{_of_states()})\b", text):
            return True
        read = map(dateline, (each.text for each in self._document.article[:_OPENING]))
        opening = [found["place"] for found in read if found and found["place"]]
        located = rf"\b(?:in|near|outside|from|to|capital,?)\s+{re.escape(name)}\b"
        return folded(name) in map(folded, opening) or bool(re.search(located, text))

    def _of_person(self, entry: Entry, known: ActorType, depth: int) -> ActorType:
        posts = [post for words in _descriptions(entry) if (post := post_of(words))]
        body, of_state = self._body(entry, depth)
        owns = sorted(
            (post.type for post in posts if post.strength == "own"), key=lambda own: own is ActorType.CIVILIANS
        )
        if state := next((post for post in posts if post.strength in {"state", "elected"}), None):
            others = [words for words in _descriptions(entry) if not post_of(words)]
            party = any(body_type(words) is ActorType.POLITICAL_PARTY for words in others)
            return _of_state(state, ActorType.POLITICAL_PARTY if party and body not in _ARMED else body)
        if ActorType.MEDIA in owns or (of_state and ActorType.STATE_FORCES in owns[:1]):
            return ActorType.MEDIA if ActorType.MEDIA in owns else owns[0]
        if body is not None and body is not ActorType.OTHER:
            return body
        if owns or (posts and body):
            return owns[0] if owns else ActorType.OTHER
        return _first([*(post.type for post in posts), known, *(classify(title)[1] for title in _titles(entry))])

    def _body(self, entry: Entry, depth: int) -> tuple[ActorType | None, bool]:
        """The type of the first telling body that he belongs to, None for no body; is it a state or a person?"""
        found = None
        for words, sentence in self._bodies(entry):
            other = self._meant(words, sentence)
            other = None if other is entry else other
            if depth >= _DEEPEST or (other is None and _is_loose(words)):
                continue
            kind, type_ = self.what(other, depth + 1) if other else (None, body_type(words))
            if type_ is not ActorType.OTHER:
                return type_, kind in {ActorKind.STATE, ActorKind.PERSON}
            found = type_ if other or has_actor_noun(words) else found
        return found, False

    def _meant(self, words: str, sentence: int) -> Entry | None:
        """Whom the words for a body mean: themselves, an owner in them, a name in front ("MLA political bureau")."""
        lead = _LEAD.match(words)
        tried = dict.fromkeys([words, _OWNER.sub("", words), *([lead.group()] if lead else [])])
        return next((found for each in tried if (found := self._find(each, sentence))), None)

    def _bodies(self, entry: Entry) -> Iterator[tuple[str, int]]:
        yield from ((row.affiliation, row.s) for row in entry.rows if row.affiliation)
        for words, sentence in entry.words:
            if describes(bare(words)) and (body := body_in(words)):
                yield body, sentence
        for words, sentence in entry.told:
            if body := body_in(words):
                yield body, sentence
        yield from affiliations.bodies(self._document, entry.name, entry.words)
        yield from self._last_named(entry)

    def _last_named(self, entry: Entry) -> Iterator[tuple[str, int]]:
        """The body named last before a post with "its": "…, says Lamp Watch. | Its | director, Jan Dorn,"."""
        for sentence, start, end in islice(occurrences(self._document, entry.name), _MOST_READ):
            its = _ITS_BEFORE.search(sentence.text, 0, start)
            if its is None and not _ITS_BEHIND.match(sentence.text, end):
                continue
            before = self._document.sentence(sentence.number - 1).text if sentence.number > 1 else ""
            for text, number in (
                (sentence.text[: its.start() if its else start], sentence.number),
                (before, sentence.number - 1),
            ):
                for phrase in reversed(_PHRASE.findall(text)):
                    other = self._find(phrase, number)
                    if other and other is not entry and _kind(other) in _BODIES:
                        yield phrase, number
                        return

    def _of_body(self, entry: Entry, known: ActorType, depth: int) -> ActorType:
        if entry.militia:
            return ActorType.MILITIA
        if entry.armed:
            return ActorType.REBEL_GROUP
        if (owned := _OWNED.match(entry.name)) and depth < _DEEPEST:
            owner = self._find(owned["owner"], entry.words[0][1])
            type_ = self.what(owner, depth + 1)[1] if owner and owner is not entry else ActorType.OTHER
            if type_ in _ARMED and body_type(owned["noun"]) is not ActorType.MEDIA:
                return type_
        told = [*entry.labels, *map(body_type, entry.roles)]
        names = [body_type(name) for name in (entry.name, *entry.mentions)]
        row = entry.row.type if entry.row and entry.row.type is not classify(entry.name)[1] else ActorType.OTHER
        type_ = _first([*told, row, *names])
        return known if type_ is ActorType.OTHER and body_noun(entry.name) is None else type_


def _kind(entry: Entry) -> ActorKind:
    """The kind of an entry, which two capitals alone do not tell: "the rights group Clear Record" is no person."""
    kind, type_ = entry.known
    posts = [post for words in entry.roles if (post := post_of(words))]
    told = entry.armed or entry.militia or entry.labels or _bodies_told(entry)
    noun_type = body_noun(entry.name)
    noun = kind is ActorKind.PERSON and is_name(entry.name) and noun_type not in _PEOPLE
    if kind is ActorKind.POPULATION and is_name(entry.name) and " " in entry.name and noun_type not in _PEOPLE:
        return ActorKind.ORGANIZATION
    if any(body_noun(role) is ActorType.CIVILIANS and not post_of(role) for role in entry.roles):
        return ActorKind.POPULATION
    if (titled := _titled().match(entry.name)) and noun_type is None and is_name(entry.name[titled.end() :]):
        return ActorKind.PERSON
    if noun or (told and not posts and not is_state(entry.name) and not has_title(entry.name)):
        return ActorKind.ORGANIZATION
    if kind is not ActorKind.ORGANIZATION:
        return kind
    if describes(entry.name):
        return ActorKind.PERSON if post_of(entry.name) and _single(entry.name) else kind
    unknown = type_ is ActorType.OTHER and not has_actor_noun(entry.name) and not entry.name.isupper()
    return ActorKind.PERSON if posts and unknown else kind


def _bodies_told(entry: Entry) -> bool:
    """Is it called a body beside its name: "a charity", "the rights group"?"""
    nouns = load("actors")["kinds"]["organization"]
    heads = [head(words).split() for words in entry.roles if not words.startswith(("who ", "which "))]
    return any(words and words[-1] in nouns for words in heads)


def _single(words: str) -> bool:
    """Is it one person: "a shepherd", not "officials"?"""
    return not head(words).lower().endswith("s")


def _is_loose(words: str) -> bool:
    """Is it a noun that is as often no body: "the second post"?"""
    last = words.split()[-1:]
    return bool(last) and last[0] in load("actors")["things"]["loose"]


@cache
def _of_states() -> str:
    """What a state has, or whoever stands for one."""
    return alternatives([*load("actors")["nations"]["bodies"], *load("types")["offices"]["state"], "counterpart"])


def _of_state(post: Post, body: ActorType | None) -> ActorType:
    """A minister of rebels is theirs; a lawmaker of a party is the party's."""
    takes = _ARMED | ({ActorType.POLITICAL_PARTY} if post.strength == "elected" else set())
    return body if body in takes else post.type


def _descriptions(entry: Entry) -> Iterator[str]:
    """What a person is called beside his name or without it, and the titles before his name."""
    yield from entry.roles
    yield from _titles(entry)
    for name in entry.mentions:
        if describes(name):
            yield name
        elif first := _titled().match(name):
            yield first["title"]


def _titles(entry: Entry) -> Iterator[str]:
    """What stands before his name: "Secretary" of "Secretary Kerry"."""
    for words, _ in entry.words:
        title, found, _ = words.partition(entry.name)
        if found and title.strip():
            yield title.strip()


@cache
def _titled() -> re.Pattern[str]:
    """A post with a capital that was read as part of the name: "Shopkeeper Jan Dorn"."""
    types = load("types")
    posts = [*types["posts"]["any"], *(each for listed in types["offices"].values() for each in listed)]
    return re.compile(rf"(?P<title>(?:[\w-]+\s+)?(?i:{alternatives(posts)}))\s+(?=[^\W\d_a-z])")


def _first(types: Iterable[ActorType]) -> ActorType:
    return next((each for each in types if each is not ActorType.OTHER), ActorType.OTHER)
