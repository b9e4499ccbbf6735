"""Who issued a document, by what stands above and below its text: a letterhead, a title, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from .classify import classify, has_actor_noun, is_state
from .datelines import behind_dateline
from .document import Document, Sentence
from .grounding import mention
from .lexicon import alternatives, load
from .phrases import CAPITAL
from .reporting import reporting_forms
from .schemas import ActorKind, ActorType
from .syntax import clause_start, first_subject

HEAD, FOOT = 4, 4
"""Lines at the top and at the bottom of a document in which its issuer stands."""
_BODIES = frozenset(ActorType) - {ActorType.MEDIA, ActorType.CIVILIANS, ActorType.OTHER}
_PART_OF = re.compile(
    r"(?:forces|units|troops|members|fighters|soldiers|elements)\s+of\s+(?P<whole>.+)$", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_DESK = re.compile(
    r"(?:(?:press|information|media|public\s+(?:affairs|relations)|communications?|news)\s+(?:service|office|cent(?:er|re)|department|desk)"
    r"|spokes\w+|office\s+of\s+the\s+spokes\w+)\s+(?:of|for)\s+(?P<body>.+)$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:signed\W+)?(?:for|on\s+behalf\s+of|issued\s+by|released\s+by)\W+(?P<body>(?:the\s+)?\S.*)$", re.IGNORECASE
)


@cache
def _kinds(strength: str) -> str:
    return alternatives(load("statements")["documents"][strength])


@cache
def _titled() -> re.Pattern[str]:
    """A title with its issuer in front: "Free Council: Statement No. 4"."""
    number = r"(?:\s+(?:no\.?|nr\.?|number|№|#)?\s*\d[\w/.-]*)?"
    rest = r"(?:\s*[,:(|–—-].*|\s+(?:on|regarding|concerning|about|for|of|at|as\s+of)\s+.*)?"
    return re.compile(
        rf"(?P<body>[^,:|]+?)(?:\s*[:,|–—-]\s*|['’]s?\s+|\s+)(?:[\w-]+\s+){{0,2}}?(?:{_kinds('issued')}){number}{rest}$",
        re.IGNORECASE,
    )


@cache
def _by() -> re.Pattern[str]:
    """A title with its issuer behind: "Statement by the General Staff on Torvak"."""
    ends = r"(?=\s+(?:on|regarding|concerning|about|following|after|dated)\b|\s*[,:(|–—]|\s*$)"
    return re.compile(
        rf"(?:[\w-]+\s+){{0,2}}?(?:{_kinds('issued')})\s+(?:\S*\d\S*\s+)?(?:by|of|from|on\s+behalf\s+of)\s+(?P<body>.+?){ends}",
        re.IGNORECASE,
    )


@cache
def _kind() -> re.Pattern[str]:
    """A line that says what the document is: "Communiqué No. 4, 4 March", "Human rights update"."""
    return re.compile(rf"(?:[\w’'-]+\s+){{0,3}}?(?:{_kinds('issued')}|{_kinds('periodical')})\b", re.IGNORECASE)


@cache
def _released() -> re.Pattern[str]:
    """A line by which a press release says that it is one."""
    return re.compile(rf"\W*(?:{_kinds('released')})\b", re.IGNORECASE)


def issuer_of(document: Document) -> str | None:
    """The body whose document it is, as printed; None where nothing above or below the text names one."""
    if "issuer" not in document.memory:
        document.memory["issuer"] = next((name for name in _named(document) if _stands(document, name)), None)
    found: str | None = document.memory["issuer"]
    return found


def _named(document: Document) -> Iterator[str]:
    """Who may have issued it, the surest first."""
    lines = [sentence for sentence in document.article[:HEAD] if _is_line(sentence)]
    yield from (body for line in lines for body in _in_title(line.text))
    for line, next_ in pairwise(lines):
        if _kind().match(next_.text) and (body := _body(line.text)):
            yield body
    if any(_released().match(line.text) for line in lines):
        yield from _in_lede(document.article)
    if lines and any(_kind().match(line.text) for line in lines):
        yield from _in_signature(document.article[-FOOT:])


def _is_line(sentence: Sentence) -> bool:
    """Is it a heading, or a line of capitals?"""
    return sentence.heading or sentence.text.isupper()


def _in_title(line: str) -> Iterator[str]:
    for pattern in (_by(), _titled()):
        found = pattern.match(line)
        body = _body(found["body"]) if found else None
        if body:
            yield body


def _in_lede(article: Sequence[Sentence]) -> Iterator[str]:
    """Whom the first sentence of a press release is about: its issuer, or his forces."""
    text = next((sentence.text for sentence in article if not _is_line(sentence)), "")
    start = behind_dateline(text)
    found = first_subject(text, max(start, clause_start(text, start)), len(text))
    body = _body(text[slice(*found)]) if found else None
    if body:
        yield body


def _in_signature(lines: Sequence[Sentence]) -> Iterator[str]:
    for line in lines:
        signed = _SIGNED.match(line.text) or _DESK.search(line.text)
        body = _body(signed["body"].rstrip(".")) if signed and len(line.text.split()) <= FOOT * 4 else None
        if body:
            yield body


def _body(words: str) -> str | None:
    """The body that the words name: an authority, a force, a party, an organization above them or beside them."""
    name = _ARTICLE.sub("", words.strip(" \t:,.–—-•*#"))
    for inner in (_DESK, _PART_OF):
        if found := inner.search(name):
            name = _ARTICLE.sub("", found.groups()[-1])
    if not re.search(CAPITAL, name) or is_state(name) or re.search(r"\d", name):
        return None
    verbs = {word for word in name.lower().split() if word in reporting_forms() and not has_actor_noun(word)}
    kind, type_ = classify(name)
    known = (type_ in _BODIES or has_actor_noun(name)) and kind is not ActorKind.PERSON and type_ is not ActorType.MEDIA
    return name if known and not verbs and _capitals(name) else None


def _capitals(name: str) -> bool:
    """Is every longer word of it capitalised, as in a name?"""
    return all(word[0].isupper() or len(word) < 4 or not word[0].isalpha() for word in name.split())


def _stands(document: Document, name: str) -> bool:
    """Does the text name it and never say, as somebody else would, that it said so?"""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    told = re.compile(rf"\b{last}(?:,[^,.]*,)?\s+(?:said|told|announced|reported|claimed)\b", re.IGNORECASE)
    return bool(mention(document, name)) and not any(told.search(sentence.text) for sentence in document.article)
