"""Mentions: names of possible actors in an article, read off by their capitals; which of them are clear without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .classify import classify, has_title, is_state
from .document import Document, Sentence
from .lexicon import load
from .names import bare, folded, is_name, title_before
from .schemas import ActorKind, ActorType
from .syntax import reporting_forms, word_class

_TOKEN = r"(?:(?:[A-Z]\.)+(?![A-Z][a-z])|[A-Z][a-z]{1,3}\.(?=\s[A-Z])|[A-Z][\w’'-]*|(?:al|el|ash|ar|as|at|ad|an)-[A-Z][\w’'-]*)"
_NAME = re.compile(
    rf"(?<![\w’'-]){_TOKEN}(?:(?:\s+|\s+(?:of|for|and)\s+(?:the\s+)?|\s+(?:bin|ibn|al|el|de|la|van|von|du|abu)\s+|\s+[“\"](?={_TOKEN}[”\"]))[”\"]?{_TOKEN}[”\"]?)*"
)
_STRICTLY_LOCATED = re.compile(
    r"\b(?:in|near|at|around|outside|inside|into|toward|towards|(?:city|town|province|village|port|district|capital|outskirts|suburbs|north|south|east|west) of)\s+(?:the\s+)?(?:\w+ern\s+)?$"
)


@dataclass
class Mention:
    """A name with where it stands: first sentence, how often, how often only as a place."""

    name: str
    sentence: int
    count: int = 0
    located: int = 0
    title: str | None = None

    @property
    def only_place(self) -> bool:
        """Does it always stand behind "in", "near", "the city of"?"""
        return self.located == self.count


def mentions(document: Document) -> list[Mention]:
    """The names of the article in order of appearance, each once."""
    found: dict[str, Mention] = {}
    capitals = _inner_capitals(document)
    for sentence in document.article:
        if sentence.heading:
            continue
        for name, start in [*_names(sentence, capitals), *_groups(sentence)]:
            mention = found.setdefault(folded(name), Mention(" ".join(name.split()), sentence.number))
            mention.count += 1
            mention.title = mention.title or title_before(sentence.text, start, name)
            mention.located += _is_located(name, sentence.text[:start])
    return [mention for mention in found.values() if len(mention.name) > 1]


def _is_located(name: str, before: str) -> bool:
    """Does the name stand as a place: behind "in", or as the country of a town ("near Torvak, Dora")?"""
    town = re.search(r"(?P<town>[A-Z][\w’'-]+),\s+$", before)
    if town and is_state(name) and not is_state(town["town"]):
        return True
    return bool(_STRICTLY_LOCATED.search(before))


def _inner_capitals(document: Document) -> frozenset[str]:
    """Words that carry a capital inside sentences, so that one at a beginning is a name too."""
    inner = (word for sentence in document.article for word in re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", sentence.text))
    return frozenset(re.sub(r"[’']s?$", "", word) for word in inner)


def _names(sentence: Sentence, capitals: frozenset[str]) -> Iterator[tuple[str, int]]:
    text = sentence.text
    for match in _NAME.finditer(text):
        for piece, at in _pieces(match.group(), match.start()):
            name, start = _trimmed(piece, at)
            name = _split_possessor(name)
            if (
                not name
                or _is_noise(name)
                or _names_a_place(name)
                or text[start + len(name) : start + len(name) + 1] == "-"
            ):
                continue
            if _begins_sentence(text, start) and not _surely_a_name(name, capitals):
                continue
            end = start + len(name)
            if noun := _actor_noun(text, end):
                if not _modifies(text, end + noun) and not _apposed(text, start, end + noun):
                    yield text[start : end + noun], start
            elif (" " in name and not is_state(name)) or not _modifies(text, end):
                yield bare(name), start


def _pieces(name: str, start: int) -> Iterator[tuple[str, int]]:
    """The names joined by "and", each with its offset; one body with "and" in its name stays whole."""
    joint = re.search(r"\s+and\s+(?:the\s+)?", name)
    if not joint or (
        classify(name)[0] is ActorKind.ORGANIZATION
        and classify(name)[1] not in {ActorType.OTHER, ActorType.GOVERNMENT, ActorType.INTL_ORG}
    ):
        yield name, start
        return
    yield name[: joint.start()], start
    yield from _pieces(name[joint.end() :], start + joint.end())


def _surely_a_name(name: str, capitals: frozenset[str]) -> bool:
    """May a single word at the beginning of a sentence be taken for a name?"""
    plain = re.sub(r"[’']s?$", "", name)
    return " " in name or plain in capitals or plain.isupper() or is_state(plain)


def _trimmed(name: str, start: int) -> tuple[str, int]:
    """`name` without openers, articles and titles of time in front."""
    while first := re.match(r"([A-Z][\w’'.-]*)\s+", name):
        word = first.group(1).lower()
        if (
            word not in word_class("openers")
            and word not in word_class("determiners")
            and word not in _dates()
            and word not in {"we", "i", "they", "he", "she", "it"}
        ):
            break
        name, start = name[first.end() :], start + first.end()
    name = re.sub(r"-(?:held|led|based|backed|controlled|language|allied|affiliated|linked)$", "", name)
    return (name if re.search(r"(?:\b[A-Z]\.)+$", name) else name.rstrip(" ,.")), start


def _split_possessor(name: str) -> str:
    """ "Lenia’s Daily Post" names two; the first is taken, the second has a mention of its own when it matters."""
    return re.sub(r"[’']s?$", "", re.split(r"(?<=\w)[’']s\s", name)[0])


@cache
def _dates() -> frozenset[str]:
    return frozenset(word.lower() for word in load("control")["words"]["dates"])


def _is_noise(name: str) -> bool:
    words = name.lower().split()
    closed = word_class("determiners") | word_class("openers") | word_class("auxiliaries") | reporting_forms()
    return all(word.strip(".") in _dates() or word in closed or word.isdigit() for word in words) or (
        len(name) < 3 and not name.isupper()
    )


def _apposed(text: str, start: int, end: int) -> bool:
    """ "Jan Dorn, the FVA spokesman": a description of the name before it, not another actor."""
    described = classify(text[start:end])[0] is ActorKind.PERSON
    return described and bool(re.search(r"[A-Z][\w’'.-]+,\s+(?:the|a|an)?\s*$", text[:start]))


def _groups(sentence: Sentence) -> Iterator[tuple[str, int]]:
    """Groups that act without a name: "rebels", "residents of Torvak", "the Lenia-led coalition"."""
    nouns = "|".join(load("actors")["things"]["groups"])
    for match in re.finditer(
        rf"(?<![\w-])(?:(?:[A-Z][\w.]*-led|international|global)\s+)?(?:{nouns})(?:\s+of\s+{_TOKEN})?(?![\w-])",
        sentence.text,
    ):
        if not re.search(r"[A-Z][\w’'.-]+\s+$", sentence.text[: match.start()]):
            yield match.group(), match.start()


def _names_a_place(name: str) -> bool:
    """Does the name end in a word for a place or a thing ("Dell Airfield", "Peace Accord"), or is it a bare noun?"""
    last = name.lower().split()[-1]
    if last in load("actors")["things"]["nouns"] or name.lower() in load("actors")["things"]["alone"]:
        return True
    return " " in name and (
        last in load("control")["words"]["place_nouns"]
        or last in {"river", "lake", "mount", "sea", "desert", "west", "airfield"}
    )


def _begins_sentence(text: str, start: int) -> bool:
    return not re.search(r"\w", text[:start]) or bool(re.search(r"[.!?:]\s*[“\"]?\s*$|[“\"]\s*$", text[:start]))


@cache
def _nouns() -> re.Pattern[str]:
    table = load("actors")["types"]
    nouns = sorted({noun for kind in table.values() for noun in kind if noun.islower()}, key=len, reverse=True)
    return re.compile(
        rf"\s+(?:(?:opposition|security|armed|special|air|civil|rebel|local|senior|state|foreign|defense|defence|interior|military)\s+)?(?:{'|'.join(map(re.escape, nouns))})(?:\s+(?:forces|officials|troops|fighters|leaders|members))?(?![\w-])"
    )


def _actor_noun(text: str, end: int) -> int:
    """Length of the lower-case noun behind a name that makes both one actor: "Veran army"."""
    match = _nouns().match(text, end)
    return len(match.group()) if match else 0


def _modifies(text: str, end: int) -> bool:
    """Is the name an adjective of a noun behind it ("Shiite sect", "Veran civil war")?"""
    behind = re.match(r"\s+([a-z][\w-]+)", text[end:])
    if not behind or re.search(r"[’']s?$", text[:end]):
        return False
    word = behind.group(1)
    closed = (
        word_class("auxiliaries")
        | word_class("conjunctions")
        | word_class("prepositions")
        | word_class("relatives")
        | reporting_forms()
    )
    verb = word.endswith(("ed", "s", "ly", "ing")) or word in _VERBS
    return word not in closed and not verb


_VERBS = frozenset(
    {
        "took",
        "fell",
        "left",
        "sent",
        "made",
        "came",
        "went",
        "began",
        "fought",
        "held",
        "built",
        "broke",
        "drove",
        "gave",
        "got",
        "grew",
        "kept",
        "led",
        "lost",
        "met",
        "put",
        "ran",
        "saw",
        "set",
        "shot",
        "spoke",
        "stood",
        "struck",
        "told",
        "won",
        "withdrew",
        "retook",
        "overran",
        "would",
        "could",
        "should",
        "might",
        "must",
        "can",
        "may",
        "shall",
        "cannot",
        "continue",
        "remain",
        "today",
        "tomorrow",
        "there",
        "here",
        "together",
        "during",
        "against",
        "within",
        "throughout",
        "around",
        "near",
        "toward",
        "towards",
        "until",
        "across",
        "along",
        "up",
        "down",
        "out",
        "off",
        "away",
        "back",
        "per",
        "via",
        "amid",
    }
)


def clear(mention: Mention) -> bool:
    """Is the mention an actor by its words alone: a known kind of body, a titled person, a country that acts?"""
    if mention.title:
        return True
    if is_state(mention.name):
        return not mention.only_place
    type_ = classify(mention.name)[1]
    if type_ is ActorType.STATE_FORCES and " " in mention.name and is_name(mention.name):
        return False
    return type_ is not ActorType.OTHER or has_title(mention.name)
