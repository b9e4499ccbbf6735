"""What is said: the words of a sentence that a reporting word attributes to its source.

Works on a sentence whose quotations are masked (`quotations.masked`); spans are offsets in that sentence.
"""

from __future__ import annotations

import re
from functools import cache

from .bounds import THAT, behind, clause, without_post
from .datelines import behind_dateline
from .dates import date_names, day
from .lexicon import alternatives, load, word_class
from .phrases import WORD, holds_verb, opens
from .quotations import MASK, quotations
from .reporting import reporting_verbs, tells
from .schemas import Act
from .syntax import clause_start, verb_group
from .typography import Offsets

SHORTEST_QUOTATION = 4
"""Words in quotation marks from which on they are taken for a saying, not for a term held at arm's length."""
_CLOSING = re.compile(rf"{MASK}[”\"]\s*$")
_MIXED = re.compile(r"[a-z]\s+[“\"]$")
"""A quotation that goes on with the writer's own clause: "Lenz was taken “without a shot,” he said"."""
_SECOND = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+)?that\s+$")
""""Said the town was lost | and that | the men had left": what is said begins before it."""
_GOES_ON = re.compile(r",\s+(?:and\s+)?(?!(?:during|morning|evening)\b)\w+ing\b")
_ABSOLUTE = re.compile(r",\s+(?:his|her|their|its)\s+(?:\w+\s+){1,2}(?:\w+ing|on|in|at|to|full|red|\w+ed)\b[^,]*$")
""""He said, | his voice rising" """
_DESCRIBED = re.compile(r",\s+(?:who|which|whose|the|an?|his|her|its|their|head|chair|leader)\s+[^,]*,?\s*$")
_ARTICLED = re.compile(r"\b(?:the|an?|his|her|its|their)\s+(?:\w+\s+){0,2}?\w+ed\b")
""""A televised address", "a report published": no verb."""
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must"})
_SUBORDINATE = re.compile(r"\s*(?:unless|if|when|until|once|although|because|should|while|as|since)\b", re.IGNORECASE)
_CONDITIONED = re.compile(r",\s+(?:if|unless|should|provided|or)\b")
""""The port will close, said Olt|, unless" """
_THAT_ALONE = re.compile(r",\s+that\s")
""""But it was untrue, he said|, that" """
_TO_DO = re.compile(
    r"\s+(?:(?:on|in)\s+[A-Z]\w+\s+)?(?:not\s+|never\s+)?to\s+(?!(?:the|an?|his|her|its|their|our|this|that|reporters|journalists|parliament|[A-Z])\b)[a-z]+\s+\w"
)
""""Threatened | to kill officers | “if one man is moved”": no listener."""
_ONLY_TO_DO = re.compile(
    r"\s+(?P<deed>to\s+[a-z]+(?:\s+(?!and\b|but\b)[\w’'-]+){0,6}?)(?=\s*(?:[,.;]|$)|\s+(?:and|but)\b)"
)
_UNFINISHED = re.compile(r"\s(?:to|as|not|never|will|would|must|should|can|cannot)$")
""""Urged both sides not to | “talk through the press”": the quotation ends what was begun."""
_ASKED = re.compile(r"(?:Asked|Pressed|Questioned)\s[^.;:]*?,\s+")
""""Asked whether they would go, | she said": no words of hers."""
_WHEN_ONLY = re.compile(
    r"(?:(?:late|early|earlier|later)\s+)?(?:on|in|at|during|via|through|last|this|hours|days)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+[.\s]*"
)
"""Behind the agent of a passive: "was confirmed by the army | on Monday |"."""
_FEWEST = 3


def passive_content(hidden: str, cue: Offsets, source: Offsets) -> tuple[Offsets, ...]:
    """What is said behind the agent, or the subject: "It was reported by X that", "The claim was rejected by X"."""
    if that := THAT.match(hidden, source[1]):
        return ((that.end(), len(hidden.rstrip())),)
    rest = behind(hidden, source[1])
    if hidden.startswith("to ", rest[0]):
        return (_about(hidden, cue), rest)
    if len(WORD.findall(hidden[slice(*rest)])) > 1 and not _WHEN_ONLY.fullmatch(hidden, *rest):
        return (rest,)
    return (_about(hidden, cue),)


def to_do(hidden: str, cue: Offsets) -> tuple[Offsets, ...]:
    """What is promised or asked of what was told before: "a ruling his lawyers vowed | to appeal |"; else none."""
    found = _ONLY_TO_DO.match(hidden, cue[1])
    return (found.span("deed"),) if found else ()


def _about(hidden: str, cue: Offsets) -> Offsets:
    """What stands before a verb in the passive: what is said of it is said by the agent."""
    stop, _ = verb_group(hidden, cue[0])
    return clause_start(hidden, stop), stop


def content_of(hidden: str, cue: Offsets, source: Offsets | None, sentence: str, act: Act) -> tuple[Offsets, ...]:
    """What is said: the clause with "that", what precedes ", the mayor said", or what follows the verb."""
    if behind_cue := _with_that(hidden, cue, act) or _told(hidden, cue) or _reduced(hidden, cue, source):
        return (behind_cue,)
    start, end = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
    quoted = tuple(span for span in quotations(sentence) if span[1] <= start or _is_saying(sentence[slice(*span)]))
    asked = _ASKED.match(hidden, 0, start)
    before = (min(asked.end() if asked else behind_dateline(hidden), start), without_post(hidden, start))
    if (
        quoted
        and not hidden[slice(*before)].strip(f' “"”,{MASK}')
        and not _is_part(hidden, end, quoted[0][0], sentence)
    ):
        return quoted
    if _goes_on(hidden, cue) or verb_group(hidden, cue[0])[1] & _MODALS:
        return (behind(hidden, cue[1]),)
    if _introduces(hidden, start, end) and quoted:
        return quoted if asked else (before, *quoted)
    half = _is_half(hidden, start, end)
    fewest = 1 if source and source[0] > cue[0] else _FEWEST
    aside, semicolon, _ = hidden[end:].partition("; ")
    if not half and _closes_saying(hidden[:start], fewest) and _only_circumstance(aside, hidden[slice(*cue)]):
        more = (behind(hidden, end + len(aside) + 1),) if semicolon else ()
        if quoted and _MIXED.search(hidden[: quoted[0][0]]):
            return (before, *more)
        return tuple(span for span in quoted if _is_saying(sentence[slice(*span)])) or (before, *more)
    if _interrupts_saying(hidden, start, end):
        alone = source and source[0] > cue[0] and not _CONDITIONED.match(hidden, end)
        return (before,) if alone else (before, behind(hidden, end))
    return (behind(hidden, cue[1]),)


def _told(hidden: str, cue: Offsets) -> Offsets | None:
    """The clause without "that" behind whom somebody told: "told reporters on Friday | he was sure"."""
    listened = _listener().match(hidden, cue[1]) if tells(hidden[slice(*cue)].lower()) else None
    return behind(hidden, listened.end()) if listened else None


@cache
def _listener() -> re.Pattern[str]:
    whom = r"(?:(?:the|an?|his|her|its|their)\s+)?(?:[\w’'.&-]+\s+){1,4}?"
    heads = alternatives(load("reporting")["frames"]["clause_heads"])
    clause = rf"(?:{heads})\s+(?:[\w’'-]+\s+){{0,4}}?(?:{alternatives(word_class('finite'))})\b"
    return re.compile(rf"\s+{whom}(?:{day()}\s+)?(?={clause})", re.IGNORECASE)


def _reduced(hidden: str, cue: Offsets, source: Offsets | None) -> Offsets | None:
    """What a participle right behind whose it is says: "farmers calling | for higher prices | blocked the road"."""
    if not source or not hidden[slice(*cue)].endswith("ing") or not hidden[source[1] : cue[0]].isspace():
        return None
    start, end = behind(hidden, cue[1])
    main = _main_clause().search(hidden, start, end)
    return start, main.start() if main else end


@cache
def _main_clause() -> re.Pattern[str]:
    """Where the clause goes on in which a participle stands: ", and detained Dorn", "blocked the road"."""
    past = rf"(?:{alternatives(word_class('irregular_past'))}|[a-z]+ed)"
    return re.compile(
        rf",?\s+(?:and|but)\s+(?:have\s+|has\s+|had\s+)?{past}\b|\s+{past}(?=\s+(?:the|an?|his|her|its|their|in|on|at|outside|through|into|out)\b)"
    )


def _is_part(hidden: str, end: int, quotation: int, sentence: str) -> bool:
    """Does a quotation stand inside a clause of what is said: "said it had hit “a column”"?"""
    between = hidden[end:quotation].rstrip(' “"')
    part = holds_verb(between) or _TO_DO.match(between) or _UNFINISHED.search(between)
    return bool(part or (between.strip() and _goes_on_with_verb(sentence, quotation))) and not between.endswith(
        (":", ",")
    )


def _goes_on_with_verb(sentence: str, quotation: int) -> bool:
    """Does a quotation begin with the verb of a subject before it: "said Lenia | “has never asked”"?"""
    first = WORD.search(sentence, quotation)
    return first is not None and first.group() in word_class("finite")


def _goes_on(hidden: str, cue: Offsets) -> bool:
    """Is the verb a participle behind a saying, with a saying of its own: "he said, | pledging to leave"?"""
    aside = hidden[slice(*cue)].endswith("ing") and hidden[: cue[0]].rstrip().endswith(",")
    return aside and len(re.findall(rf"[\w{MASK}]+", hidden[cue[1] :])) > 1


def _with_that(hidden: str, cue: Offsets, act: Act) -> Offsets | None:
    """The clause that "that" opens behind the verb; both of two, "the town was lost and that the men had left"."""
    that = THAT.match(hidden, cue[1])
    if that is None:
        return None
    if _SECOND.search(that.group()) and holds_verb(that.group()):
        return behind(hidden, cue[1])
    own = None if tells(hidden[slice(*cue)].lower()) else clause().match(hidden, cue[1])
    if own and own.end() < that.end():
        return None
    speaks = reporting_verbs().keys() & set(WORD.findall(that.group())) - _passed_over(act) - {"state"}
    return None if speaks else behind(hidden, that.end())


def _passed_over(act: Act) -> frozenset[str]:
    """Words like "reports" that nobody is named for: what is denied is what they say."""
    frames = load("reporting")["frames"]
    return frozenset(frames["denied_words"] + frames["reported"]) if act is Act.DENY else frozenset()


def _is_saying(words: str) -> bool:
    return len(words.split()) >= SHORTEST_QUOTATION


def _interrupts_saying(hidden: str, start: int, end: int) -> bool:
    """Does the attribution stand between commas inside what is said: "Rebels, the mayor said, have left"?"""
    inside = hidden[:start].endswith(", ") or bool(_CLOSING.search(hidden[:start]))
    opened = opens(hidden[:start]) and not _SUBORDINATE.match(hidden) and not _THAT_ALONE.match(hidden, end)
    return inside and hidden.startswith(",", end) and not opened


def _is_half(hidden: str, start: int, end: int) -> bool:
    """Does only a subordinate clause stand before the attribution: "Unless it is paid, | the letter says, | …"?"""
    alone = _SUBORDINATE.match(hidden) and "," not in hidden[:start].rstrip(" ,")
    return bool(alone and hidden.startswith(",", end) and holds_verb(hidden[end:]))


def _introduces(hidden: str, start: int, end: int) -> bool:
    """Does a quotation follow a saying without marks: "The port opens, | said Olt: | “Now we talk”"?"""
    before, after = hidden[:start], hidden[end:]
    return before.rstrip().endswith(",") and MASK not in before and bool(re.match(rf":\s*[“\"]{MASK}", after))


def _closes_saying(before: str, fewest: int) -> bool:
    """Does a saying of so many words end right before the attribution: "The port is safe, | the mayor said"?"""
    closes = before.rstrip().endswith((",", "”", '"', MASK))
    return closes and len(re.findall(rf"[\w{MASK}]+", before)) >= fewest


def _only_circumstance(rest: str, form: str) -> bool:
    """Does nothing follow the attribution but where, when, to whom, or the next verb of saying?"""
    if goes_on := _GOES_ON.search(rest):
        rest = rest[: goes_on.start()]
    words = WORD.findall(rest)
    if len(words) < 2 or _ABSOLUTE.match(rest) or _DESCRIBED.match(rest):
        return True
    lead = words[0] in word_class("prepositions") or words[0] in date_names() or tells(form)
    return lead and "," not in rest and not holds_verb(_ARTICLED.sub("", rest))
