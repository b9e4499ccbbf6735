"""What a change of words changes: a negation, a number, a name, a hedge, who speaks, a condition, or just words.

Texts and words are canonical (see typography): one kind of apostrophe, dash and space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain
from typing import NamedTuple

from .lexicon import forms, load, words
from .typography import plain

Common = Callable[[str], bool]
_LONGEST_DETAIL = 40
_NUMBER = re.compile(r"(?:(?<![\w-])-)?\d+(?:[.,:/]\d+)*")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_CAPITALISED = re.compile(r"[^\W\d_](?:[\w'.-]*\w)?")
_NAME_BEHIND_HYPHEN = re.compile(r"-[^\W\d_a-z]")  # al-Bira, pro-Ostra
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:…]\s*'?\s*|')$")
_FRAME = re.compile(r"\s*(?:[.!?]?'|[,-]'?)(?!\w).*(?:[,:'-]|\bthat)\s*'?\s*", re.DOTALL)


class Change(NamedTuple):
    """The kind of a change, and in a few words what it was ("'not' left out", "30 -> 300")."""

    alteration: str
    detail: str


_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+\s+$")
_NAME_BEHIND = re.compile(r"\s+[A-Z]")


@cache
def small() -> frozenset[str]:
    """Function words, in lower case."""
    return frozenset(load("faithfulness")["small"]["words"])


def content(word: str) -> bool:
    """Does the word carry content?"""
    return word.lower() not in small() or is_acronym(word)


def is_acronym(word: str) -> bool:
    """Is the word written in capitals: US, not us?"""
    return len(word) > 1 and word.isupper()


def negations(text: str) -> list[str]:
    """The words that negate, in lower case; "Without" in a name ("Doctors Without Frontiers") does not."""
    found = (match for match in _negation().finditer(text))
    return [match.group().lower() for match in found if not _is_in_name(text, match)]


def _is_in_name(text: str, word: re.Match[str]) -> bool:
    inside = word.group()[:1].isupper() and word.group()[1:2].islower()
    return inside and bool(_NAME_BEFORE.search(text, 0, word.start()) and _NAME_BEHIND.match(text, word.end()))


def numbers(text: str) -> list[str]:
    """The numbers in figures where words have one way to write them: "30,000" and "30000", "three" and "3"."""
    table = load("faithfulness")["numbers"]
    found = [(match.start(), _THOUSANDS.sub("", match.group())) for match in _NUMBER.finditer(text)]
    found += [(match.start(), table[match.group().lower()]) for match in _numeral().finditer(text)]
    return [number for _, number in sorted(found)]


def names(text: str, common: Common) -> list[str]:
    """The capitalised words, less those that open a sentence and are function words or `common` in lower case."""
    return [match.group() for match in _CAPITALISED.finditer(text) if _is_name(match, text, common)]


def hedges(text: str) -> list[str]:
    """The words that make it less than certain, in lower case; May is a month."""
    return [match.group().lower() for match in _hedge().finditer(text) if match.group() != "May"]


def reports(text: str) -> list[str]:
    """The verbs that report what somebody says, in lower case."""
    return [match.group().lower() for match in _reporting().finditer(text)]


def conditions(text: str) -> list[str]:
    """The words that bind it to a condition or cut it down, in lower case."""
    return [match.group().lower() for match in _condition().finditer(text)]


def denies(text: str) -> bool:
    """Does a word of a text say that something is not so: a negation, or a verb or noun of denying?"""
    said = plain(text)
    return bool(negations(said) or _denial().search(said))


def left_out(gap: str, common: Common, *, frames: bool = False) -> Change | None:
    """What an elision changes by leaving out `gap`; None if nothing.

    With `frames`, words that only say who speaks may go: between commas or quotation marks, with a reporting verb.
    """
    if gap.startswith("'s"):
        return Change("word", "'s left out")
    framed = frames and is_frame(gap)
    for kind, find in _kinds(common):
        if framed and kind in {"name", "reporting"}:
            continue
        if found := find(gap):
            return Change(kind, f"'{found[0]}' left out")
    return None


def is_frame(gap: str) -> bool:
    """Does it only say who speaks: words between commas or quotation marks, with a reporting verb?"""
    return bool(_FRAME.fullmatch(gap)) and bool(reports(gap))


def most_serious(passage: Sequence[str], quote: Sequence[str], common: Common) -> Change:
    """The gravest change from the words of a passage to those of a quotation."""
    sides = list(_differences(passage, quote))
    for kind, find in _kinds(common):
        for before, after in sides:
            if _folded(find(before)) != _folded(find(after)):
                return Change(kind, _detail(kind, before, after))
    for before, after in sides:
        kind = "name" if before.lower() == after.lower() else "word"
        return Change(kind, _detail(kind, before, after))
    return Change("punctuation", "punctuation marks differ")


def _differences(passage: Sequence[str], quote: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, [w.lower() for w in passage], [w.lower() for w in quote], autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation != "equal":
            yield " ".join(passage[i:j]), " ".join(quote[k:m])
            continue
        for rank, (before, after) in enumerate(zip(passage[i:j], quote[k:m], strict=True), start=k):
            if before != after and not (rank == 0 and before[1:] == after[1:]):
                yield before, after


def _detail(kind: str, before: str, after: str) -> str:
    if kind == "negation" and negations(before) and not negations(after):
        return f"'{negations(before)[0]}' left out"
    if kind == "negation" and negations(after) and not negations(before):
        return f"'{negations(after)[0]}' added"
    if not after:
        return f"'{shortened(before)}' left out"
    return f"{shortened(before)} -> {shortened(after)}" if before else f"'{shortened(after)}' added"


def shortened(text: str) -> str:
    """The text, cut to what fits into one short line."""
    return text if len(text) <= _LONGEST_DETAIL else text[: _LONGEST_DETAIL - 1] + "…"


def _folded(found: list[str]) -> list[str]:
    return [word.lower() for word in found]


def _kinds(common: Common) -> tuple[tuple[str, Callable[[str], list[str]]], ...]:
    """The kinds of change, the gravest first, and what finds their words."""
    return (
        ("negation", negations),
        ("number", numbers),
        ("name", lambda text: names(text, common)),
        ("hedge", hedges),
        ("reporting", reports),
        ("condition", conditions),
    )


def _is_name(match: re.Match[str], text: str, common: Common) -> bool:
    word = match.group()
    if not word[0].isupper():
        return bool(_NAME_BEHIND_HYPHEN.search(word))
    if word == "I" or word.startswith("I'"):
        return False
    if is_acronym(word) or not _SENTENCE_OPENS.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    return word.lower() not in small() and not common(word.lower())


@cache
def _numeral() -> re.Pattern[str]:
    return words(load("faithfulness")["numbers"])


@cache
def _negation() -> re.Pattern[str]:
    listed = [word for word in load("hedges")["negations"] if word != "n't"] + load("faithfulness")["negations"]
    return re.compile(rf"{words(listed).pattern}|\w+n't(?!\w)", re.IGNORECASE)


@cache
def _hedge() -> re.Pattern[str]:
    table = load("hedges")
    return words([word for kind in ("probable", "possible", "unknown", "hearsay") for word in table[kind]])


@cache
def _reporting() -> re.Pattern[str]:
    table = load("reporting")
    kinds = [entries for act, kind in table.items() if act not in {"frames", "speakers"} for entries in kind.values()]
    verbs = [form for entries in kinds for form in forms(entries)]
    return words([*verbs, *table["frames"]["according"]])


@cache
def _denial() -> re.Pattern[str]:
    control = load("control")
    told = [control["tellings"][kind] for kind in ("denying", "answering", "still")]
    listed = [load("faithfulness")["denials"], control["modality"]["false"], *told]
    return words([*forms(load("reporting")["deny"]["verbs"]), *chain.from_iterable(listed)])


@cache
def _condition() -> re.Pattern[str]:
    return words(load("faithfulness")["conditions"])
