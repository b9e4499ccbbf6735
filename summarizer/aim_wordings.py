"""How an aim is worded: patterns by the word that says so (a noun, a verb, "we will", a purpose), from aims.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .lexicon import alternatives, forms, load, word_class
from .schemas import GoalKind

_GOAL = r"(?P<goal>\w)"
_WORDS = r"(?:[\w’'-]+\s+)"
_ADVERB = r"(?:\w+ly\s+|also\s+|both\s+|now\s+|still\s+)?"
_TO = rf"(?:(?P<never>not|never)\s+)?to\s+(?!(?:the|an?|his|her|its|their|our|my|this|that)\b|(?-i:[A-Z])|\d){_GOAL}"
"""An infinitive, no place or person: "to open", "not to open", but not "to the hearing", "to Torvak"."""
_ASIDE = r"(?:,[^,;.:]{2,60},)?"
""", he said, between a noun and its verb."""
_OF = r"(?:\s+of\s+(?P<who>(?:[\w’'-]+\s+){0,6}?[\w’'-]+))?"
_WHOSE = r"(?:(?:by|from)\s+(?P<who>(?:[\w’'-]+\s+){0,6}?[\w’'-]+)\s+)?"


@dataclass(frozen=True)
class Wording:
    """A way to word an aim: what its cue is, and the kind of goal it means.

    `pattern` has the groups `cue` and `goal` or `doing` (where the goal's words begin), and may have `who`, the
    holder, `never`, a "not" that belongs to the goal, and `whole`, all words of the goal. The cue is a "noun", a "verb"
    with an infinitive, a verb with a "thing", "we" with a modal, "scheduled" ("is to"), or a "purpose".
    """

    cue: str
    kind: GoalKind
    pattern: re.Pattern[str]


def _wording(cue: str, kind: str, pattern: str) -> Wording:
    return Wording(cue, GoalKind(kind), re.compile(pattern, re.IGNORECASE))


@cache
def wordings() -> tuple[Wording, ...]:
    """How an aim is worded, the surest wording first."""
    return (*_by_noun(), *_by_verb(), *_by_thing(), *_by_purpose())


def _by_noun() -> Iterator[Wording]:
    """The goal is to, the plan of doing, a drive by the army to."""
    table = load("aims")
    copula = alternatives(table["copula"]["verbs"])
    for kind, nouns in table["nouns"].items():
        cue = rf"\b(?P<cue>{alternatives(nouns)})"
        is_to = rf"(?:(?:{copula})\s+(?:still\s+|not\s+)?(?:to|for)|remains?)\s+{_GOAL}"
        yield _wording("noun", kind, rf"{cue}\b{_OF}{_ASIDE}\s+{is_to}")
        yield _wording("noun", kind, rf"{cue}\b[^.;,:]{{0,60}}?\s{is_to}")
        yield _wording("noun", kind, rf"{cue}:\s+(?:to\s+)?{_GOAL}")
        to, doing = rf"(?:for\s+(?:\w+\s+){{1,5}}?)?{_TO}", r"(?:of|for|in)\s+(?P<doing>\w+ing\b)"
        yield _wording("noun", kind, rf"{cue}(?:\s+(?:is|are|was))?\s+{_WHOSE}(?:{to}|{doing})")


def _by_verb() -> Iterator[Wording]:
    """Urges both sides to stop; wants to stop; hopes that they stop; we will stop."""
    table = load("aims")
    demands = alternatives(forms(table["demands"]["verbs"]))
    named = r"(?=\s+(?:(?-i:[A-Z])|(?:the|its|his|her|their|both|all)\b))"
    governing = rf"(?:{alternatives(table['governing']['words'])})\s+to\s"
    on_somebody = rf"(?:up)?(?:(?:on|for|with|to{named})\s+)?(?:(?!to\s|that\s|{governing})[\w’'.-]+,?\s+){{1,12}}?"
    yield _wording("verb", "demand", rf"\b(?P<cue>{demands})\s+{on_somebody}{_TO}")
    between = rf"(?:(?!that\s|{governing}){_WORDS}){{0,4}}?"
    for kind, verbs in table["verbs"].items():
        yield _wording("verb", kind, rf"\b(?<!\bin\s)(?P<cue>{alternatives(forms(verbs))})\s+{between}{_TO}")
    yield _wording("verb", "objective", rf"\b(?P<cue>would\s+(?:also\s+)?like)\s+{_TO}")
    heads = alternatives(load("reporting")["frames"]["clause_heads"])
    for kind, verbs in table["that"].items():
        clause = rf"(?:that\s+|(?=(?:{heads})\s[^,;.]{{2,60}}?\s(?:will|would)\s))"
        yield _wording("verb", kind, rf"\b(?P<cue>{alternatives(forms(verbs))})\s+{clause}{_GOAL}")
    modals = alternatives(table["first_person"]["modals"])
    yield _wording("scheduled", "plan", rf"\b(?P<cue>is|are|was|were)\s+(?:now\s+|also\s+)?{_TO}")
    yield _wording("we", "commitment", rf"\b(?P<who>we|I)\s+{_ADVERB}(?P<cue>{modals})\s+(?:to\s+)?{_GOAL}")


def _by_thing() -> Iterator[Wording]:
    """Calls for a truce; seeks a seat; its ambition is a seat; has made a truce its goal."""
    table = load("aims")
    who, want = r"(?P<who>(?:[\w’'-]+\s+){0,5}?[\w’'-]+)", r"(?P<cue>wants?|wanted|seeks?|sought|demands?|demanded)"
    yield _wording("thing", "demand", rf"\bwhat\s+{who}\s+{want}\s+(?:is|was)\s+(?:[^,;.:]{{1,30}}:\s+)?{_GOAL}")
    for preposition, kinds in table["behind"].items():
        for kind, verbs in kinds.items():
            yield _wording("thing", kind, rf"\b(?P<cue>{alternatives(forms(verbs))})\s+{preposition}\s+{_thing()}")
    wanted = alternatives(forms(["want: wants wanted wanting"]))
    result = r"\b(?:back|gone|out|off|away|home|\w{3,}ed|released|freed)\b"
    yield _wording("thing", "demand", rf"\b(?P<cue>{wanted}|would\s+like)\s+{_thing()}(?=[^,;:.]{{3,60}}?\s{result})")
    for kind, verbs in table["taking"].items():
        if kind != "idle":
            yield _wording("thing", kind, rf"\b(?P<cue>{alternatives(forms(verbs))})\s+{_thing()}")
    yield from _named()


def _named() -> Iterator[Wording]:
    """What is wanted as the predicate or the object of a noun for wanting."""
    table = load("aims")
    copula = alternatives(table["copula"]["verbs"])
    article = r"(?=(?:the|an?|its|his|her|their|an?\s+end|nothing\s+less|full|independence)\s)"
    for kind, nouns in table["nouns_being"].items():
        cue = rf"(?P<cue>{alternatives(nouns)})\b"
        yield _wording("noun", kind, rf"\b{cue}{_OF}{_ASIDE}\s+(?:{copula})\s+(?:now\s+|still\s+)?{article}{_GOAL}")
    for kind, nouns in table["nouns_for"].items():
        yield _wording("noun", kind, rf"\b(?P<cue>{alternatives(nouns)})\s+for\s+{_thing()}")
    own = alternatives([noun for nouns in table["nouns_being"].values() for noun in nouns])
    own = rf"(?:its|his|her|their)\s+(?:\w+\s+){{0,2}}?(?:{own}|plank|mission)\b"
    made = r"\b(?P<cue>ma(?:de|kes?|king))\s+(?P<whole>(?P<goal>\w)[^,;:.]{2,80}?)"
    yield _wording("verb", "objective", rf"{made}\s+{own}")
    task = r"(?:it|him|her|them)sel(?:f|ves)\s+the\s+\w+\s+of"
    yield _wording("verb", "objective", rf"\b(?P<cue>set)\s+{task}\s+(?P<doing>\w+ing)")


@cache
def _thing() -> str:
    """The first letter of a noun phrase: no preposition, conjunction, pronoun or auxiliary opens it."""
    closed = [*word_class("prepositions"), *word_class("conjunctions"), *word_class("relatives"), *word_class("finite")]
    others = ["to", "what", "how", "why", "whether", "not", "out", "up", "off", "down", "back", "its way"]
    idle = load("aims")["taking"]["idle"]
    return rf"(?!(?:{alternatives([*closed, *others, *idle])})\b){_GOAL}"


def _by_purpose() -> Iterator[Wording]:
    """In order to halt; strikes to halt."""
    purpose = load("aims")["purpose"]
    yield _wording("purpose", "objective", rf"\b(?P<cue>{alternatives(purpose['phrases'])})\s+{_GOAL}")
    ends = rf"(?P<goal>(?:{alternatives(purpose['ends'])})\b(?!-))"
    yield _wording("purpose", "objective", rf"\b(?P<cue>to)\s+(?:\w+ly\s+)?{ends}")
