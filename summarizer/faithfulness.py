"""Whether what an item says of its evidence is faithful: the source's words, or a paraphrase that changes nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from .alignment import Alignment, align, elided_parts
from .alterations import Change, content, hedges, names, negations, numbers
from .falsity import positive
from .lexicon import load, words
from .phrases import holds_verb
from .schemas import FAITHFUL, Verdict
from .surroundings import CLAUSE_ENDS, governing, rough, undoing
from .typography import ELISION, plain

_BETWEEN = " \ue000 "  # a private character between passages
_CONTRAST = re.compile(r"[.!?;]'?\s|,?\s(?:but|while|whereas|although|though)\s|\ue000", re.IGNORECASE)
_PASSIVE = re.compile(r"\bby\b", re.IGNORECASE)
_PIECE = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"(?<=\w{3})(?:ies|ed|ing|es|s|e|y)$")
_CHECKS = ("negation", "number", "name", "hedge", "word")  # the gravest first
_SHARED_WORDS = 2  # content words by which a clause is one that the statement speaks of


@dataclass(frozen=True)
class Infidelity:
    """How a statement departs from its evidence: `check` is negation, number, name, hedge or word.

    `message` says it in one line; where something was changed, the source's side comes first.
    """

    check: str
    message: str


_NOT_THERE = Infidelity("word", "these words are not in the evidence")


def unfaithful(
    statement: str,
    evidence: Sequence[str],
    *,
    known_names: Collection[str] = (),
    positive_of_denial: bool = False,
    paraphrase: bool = False,
) -> Infidelity | None:
    """Tell how a statement departs from the passages it rests on; None if it is faithful.

    It is made of their words: runs of words in order, joined by an ellipsis that may leave out who speaks. What
    negates or hedges the words stays with them; with `positive_of_denial` a negation may be missing. A
    `paraphrase` may use words of its own, but no number, and no name that is neither in the evidence nor in
    `known_names`; half of its content words are the evidence's. Never raises.
    """
    departures = [_departure(statement, passage, positive_of_denial=positive_of_denial) for passage in evidence]
    if None in departures or _spread(elided_parts(statement), evidence, positive_of_denial=positive_of_denial):
        return None
    if paraphrase:
        told = _Told(plain(statement), plain(_BETWEEN.join(evidence)), frozenset(_proper(" ".join(known_names))))
        return next(told.departures(positive_of_denial=positive_of_denial), None)
    found = [departure for departure in departures if departure is not None]
    return min(found, key=lambda departure: _CHECKS.index(departure.check), default=_NOT_THERE)


@lru_cache(maxsize=256)
def _departure(statement: str, passage: str, *, positive_of_denial: bool) -> Infidelity | None:
    """How a statement departs from the words of one passage; kept, since it is asked when checked and when printed."""
    found = align(statement, passage, frames=True)
    if found.verdict in FAITHFUL:
        change = _beside(found, passage, negation=not positive_of_denial)
        return Infidelity(change.alteration, change.detail) if change else None
    if positive_of_denial and align(statement, positive(passage), frames=True).verdict in FAITHFUL:
        return None
    return _named(found) if found.verdict is Verdict.ALTERED else _NOT_THERE


def _beside(found: Alignment, passage: str, *, negation: bool) -> Change | None:
    """What stands beside the words of a passage and was not taken along."""
    before, words, after = passage[: found.start], passage[found.start : found.end], passage[found.end :]
    return (negation and undoing(after)) or governing(before, negation=negation) or rough(before, words) or None


def _spread(parts: Sequence[str], evidence: Sequence[str], *, positive_of_denial: bool) -> bool:
    """Do the parts of a statement stand in several passages, in their order, each part faithful by itself?"""
    if not parts:
        return False
    for size, rank in product(range(len(parts) - 1, 0, -1), range(len(evidence) - 1)):
        here, rest, later = f" {ELISION} ".join(parts[:size]), parts[size:], evidence[rank + 1 :]
        if _departure(here, evidence[rank], positive_of_denial=positive_of_denial) or _breaks_off(here, evidence[rank]):
            continue
        following = (
            _departure(f" {ELISION} ".join(rest), passage, positive_of_denial=positive_of_denial) for passage in later
        )
        if None in following or _spread(rest, later, positive_of_denial=positive_of_denial):
            return True
    return False


def _breaks_off(statement: str, passage: str) -> bool:
    """Does the clause go on with a negation or a hedge where the words end?"""
    clause = plain(CLAUSE_ENDS.split(passage[align(statement, passage, frames=True).end :])[0])
    return bool(negations(clause) or hedges(clause))


def _named(found: Alignment) -> Infidelity:
    check = found.alteration if found.alteration in _CHECKS else "word"
    return Infidelity(check, found.detail or "")


@dataclass(frozen=True)
class _Told:
    """A statement in words of its own, the evidence, and the words of known names; texts are canonical."""

    statement: str
    evidence: str
    known: frozenset[str]

    def departures(self, *, positive_of_denial: bool) -> Iterator[Infidelity]:
        """Every departure from the evidence, the gravest first."""
        clauses = self._clauses()
        yield from self._negation(negations(clauses), negations(self.statement), positive_of_denial)
        for number in numbers(self.statement):
            if number not in numbers(self.evidence):
                yield Infidelity("number", f"'{number}' is not in the evidence")
        if not _in_order(numbers(self.statement), numbers(self.evidence)):
            yield Infidelity("number", "the numbers are in another order than in the evidence")
        for name in names(self.statement, self._is_common):
            if not _proper(name) <= _proper(self.evidence) | self.known:
                yield Infidelity("name", f"'{name}' is neither in the evidence nor a known name")
        yield from self._swapped()
        yield from self._hedged(clauses)
        own = _stems(self.statement)
        if 2 * len(own & (_stems(self.evidence) | _stems(" ".join(self.known)))) < len(own) or not own:
            yield Infidelity("word", "fewer than half of its words are in the evidence")

    def _negation(self, there: list[str], here: list[str], positive_of_denial: bool) -> Iterator[Infidelity]:
        if here and not there:
            yield Infidelity("negation", f"'{here[0]}' added")
        if there and not here and not positive_of_denial:
            yield Infidelity("negation", f"'{there[0]}' left out")

    def _hedged(self, clauses: str) -> Iterator[Infidelity]:
        """A hedge that is gone, or what is to come or under a condition told as what is or was."""
        if hedges(self.statement):
            return
        if dropped := [match.group() for match in _must_stay().finditer(clauses) if match.group() != "May"]:
            yield Infidelity("hedge", f"'{dropped[0]}' left out")
        unrealised = _unrealised().search(clauses)
        if unrealised and holds_verb(self.statement) and not _unrealised().search(self.statement):
            yield Infidelity("hedge", f"'{unrealised.group()}' left out")

    def _swapped(self) -> Iterator[Infidelity]:
        """Two names that have changed places around their verb: "Ostra attacked Lorna", "Lorna attacked Ostra"."""
        for there, here in product(CLAUSE_ENDS.split(self.evidence), CLAUSE_ENDS.split(self.statement)):
            found = [word for word in _PIECE.findall(there) if word[0].isupper() and content(word)]
            told = [word for word in _PIECE.findall(here) if word in found]
            known = [word for word in found if word in told]
            turned = len(_PASSIVE.findall(there)) % 2 != len(_PASSIVE.findall(here)) % 2
            if len(set(known)) > 1 and len(known) == len(told) and (known != told) is not turned:
                yield Infidelity("name", f"'{told[0]}' and '{told[-1]}' have changed places")

    def _clauses(self) -> str:
        """The clauses of the evidence that the statement speaks of."""
        own = _stems(self.statement)
        clauses = [(len(own & _stems(clause)), clause) for clause in _CONTRAST.split(self.evidence)]
        most = max(shared for shared, _ in clauses)
        return " ".join(clause for shared, clause in clauses if shared >= min(most, _SHARED_WORDS))

    def _is_common(self, word: str) -> bool:
        listed = numbers(word) or hedges(word) or negations(word) or word in _actor_nouns()
        return bool(listed) or _stem(word) in _stems(self.evidence)


def _in_order(some: Sequence[str], others: Sequence[str]) -> bool:
    """Are `some`, as far as `others` has them, in its order?"""
    rest = iter(others)
    return all(one in rest for one in some if one in others)


def _proper(text: str) -> set[str]:
    """The capitalised words of a text, hyphens and apostrophes parting them."""
    return {piece for piece in _PIECE.findall(text) if piece[0].isupper()}


def _stems(text: str) -> set[str]:
    """The content words, crudely stemmed."""
    return {_stem(word) for word in _PIECE.findall(text) if content(word) and len(word) > 1}


def _stem(word: str) -> str:
    return _SUFFIX.sub("", word.lower())


@cache
def _must_stay() -> re.Pattern[str]:
    return words(load("faithfulness")["hedges"])


@cache
def _unrealised() -> re.Pattern[str]:
    """What makes it to come, or binds it to a condition."""
    return words(load("faithfulness")["unrealised"])


@cache
def _actor_nouns() -> frozenset[str]:
    table = load("actors")
    return frozenset(noun for kind in ("types", "kinds") for nouns in table[kind].values() for noun in nouns)
