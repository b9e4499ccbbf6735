"""Reporting words: which verbs report, what each does with a proposition, and whether one reports where it stands."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, forms, load, word_class
from .phrases import WORD, holds_verb, opens
from .quotations import MASK
from .schemas import Act

_OPENS_SAYING = re.compile(rf"\s*(?:,|:)?\s*[“\"{MASK}«]|\s*:|\s+(?:\w+\s+){{0,4}}?that\b")
_ENDS_SAYING = re.compile(r"\s+[A-Z]|\s*[,.]|\s*$")
_ENDS_SENTENCE = re.compile(r"\s*[.;]?\s*$")
_SPEAKS_LAST = re.compile(r"[\w”\"],\s+(?:the|an?|its|his|her|their|[A-Z][\w’'-]*)\s[^,;:]{1,60}$")
_SPEAKER_LAST = re.compile(r"[\w”\"],\s+(?:he|she|they|it|[A-Z][\w’'-]*)\s$")
_JUDGING = (
    r"(?:(?:[a-z-]*(?:legal|constitutional|real|moral|rational|criminal)|[a-z-]{3,}(?:able|ible|ful|less|ous|ive|ical|istic|ary|ant|ent|ing|ory|ial|eal|ted|ded|ised|ized))|false|true|wrong|right"
    r"|fair|unfair|bad|good|vital|key|historic|absurd|unjust|insane|mad|crazy|weak|void|null|moot|fake|terrorism|treason|slander"
    r"|nonsense|propaganda|blackmail|theft|genocide|lies|rubbish|murder)"
)
_CALLS_SO = re.compile(
    rf"\s+(?:(?:the|an?|this|that|these|those|its|his|her|their|such|any)\s+(?:[\w’'-]+\s+){{1,6}}?|(?:it|him|them|her)\s+"
    rf"|(?:[A-Z][\w’'-]+\s+){{1,4}}(?:[a-z-]+\s+)?)(?:\w+ly\s+)?{_JUDGING}(?=\s*(?:[,.;”\"]|$|and\b|but\b|because\b|as\b|given\b))"
)
"""What something is called, as an adjective behind it: "called | the condition unacceptable"."""
_AS_SOMETHING = re.compile(
    r"\s+(?!up\b|out\b|off\b)(?:[\w’'.-]+,?\s+){1,8}?as\s+(?:(?:an?|the|its|his|her|their)\b|\w+(?:ing|ed|ous|ive|al|ful|less|able|ible|ic|ant|ent)\b|(?:[a-z]+\s+){0,2}[a-z]+s(?=\s*(?:[.,;]|$)))"
)
_WANTED = re.compile(
    r"\s+(?!to\b|more\b|nothing\b|anything\b)(?:[\w’'-]+\s+){1,6}?(?:to\s+(?:be\s+)?[a-z]+|(?:handed|[a-z]+ed|gone|shut|held|freed))\b"
)
"""What somebody wants of others: "wants | every rifle handed in", "wanted | the army to leave"."""
_FOR_SOMETHING = re.compile(r"\s+(?:[\w’'.-]+\s+){1,5}?for\s+(?!the\s+first)\w")
_CALLS_SOMETHING = re.compile(rf"\s+(?:to\s+)?(?:[\w’'.-]+,?\s+){{1,8}}?(?:(?:an?|as)\s+\w|[“\"{MASK}«])")
_BEFORE_PARTICIPLE = frozenset({"by", "without", "while", "after", "before", "as"})
_EVIDENCE = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|reports?|data|figures|statistics|documents?|records|e-?mails?|images|imagery|footage|videos?"
    r"|photographs|photos|pictures|research|analys[ie]s|tests|results|papers|files|investigations?|inquir(?:y|ies)|probe|audit"
    r"|panel|court|jury|tribunal|investigators|inspectors|researchers|scientists)\s+(?:also\s+|now\s+|\w+ly\s+)?$",
    re.IGNORECASE,
)
"""What shows something to be so, in front of "show": "satellite images | show"."""
_SHOWING = frozenset(
    {"show", "shows", "showed", "suggest", "suggests", "indicate", "indicates", "reveal", "reveals"}
    | {"find", "finds", "found"}
)
_SHOWN = re.compile(r"\s+(?:\w+ly\s+)?(?:no(?:thing)?|little|few|that|how|most|many|more|fewer|some|only|[a-z-]+s)\b")
_GERUND = re.compile(r"\s+(?:the\s+|more\s+)?(?!during|\w*thing\b|morning|evening)[a-z]{3,}ing\b")
_BEHIND_NOUN = re.compile(r"\s+(?:of|in|by|from|were|was|are|have|had)\b|\s*[,;.]|\s*$")
_ONE_OF = re.compile(r"\b(?:an?|another|this|every|each)\s+(?:[\w’'-]+\s+){1,2}$", re.IGNORECASE)
"""One of a kind, which a verb in its base form does not go with: "a last-minute | appeal"."""
_DESCRIBES = re.compile(
    r"\s+(?!(?:the|an?|his|her|its|their|our|any|that|this|those|these|whether|how|what|it|them|him|by|in|on)\b)"
    r"(?:[a-z]+\s+)?[a-z]+(?<!s)(?=\s+(?:in|on|of|at|by|to|after|as|for|with|from)\b|\s*[,.;]|\s*$)"
)
"""A thing without an article behind an adjective: "passes disputed | media law"."""
_OF_THE_STATE = re.compile(
    r"(?:-\w+|\s+(?:media|television|tv|radio|broadcaster|news|agency|newspapers?|press|department|ministry|police|prosecutors?"
    r"|officials?|authorities|forces|troops|army|militia|security|employees?|oil|company|governor|government|council))\b",
    re.IGNORECASE,
)
""""State | television": no verb."""
_CLOSED = re.compile(r"[,”\"»]\s*[^,]*$")
_TO_DO = re.compile(r"\s+(?:[\w’'-]+\s+){0,6}?(?:[\w’'-]+,\s+(?:[\w’'-]+\s+){1,5}?[\w’'-]+,\s+)?to\s+\w+")
_ADVERB = r"(?:again|also|once\s+again|once\s+more|anew|instead|\w+ly)\s+"
_TO_BE = re.compile(r"\s+to\s+(?:be|have)\b")


@cache
def reporting_verbs() -> dict[str, tuple[Act, bool]]:
    """Form of a reporting verb -> what it does, and whether it leaves that open."""
    table = load("reporting")
    out: dict[str, tuple[Act, bool]] = {}
    for act in Act:
        for kind, entries in table.get(act.value, {}).items():
            for form in forms(entries):
                out.setdefault(form, (act, kind in {"neutral", "manner"}))
    return out


@cache
def reporting_forms() -> frozenset[str]:
    """Every form of every reporting verb."""
    return frozenset(reporting_verbs())


@cache
def _bases() -> dict[str, str]:
    """Form of a reporting verb -> its base."""
    table = load("reporting")
    entries = [entry for act in Act for each in table.get(act.value, {}).values() for entry in each]
    return forms(entries)


@cache
def _prepositions() -> dict[str, re.Pattern[str]]:
    """Base of a verb -> the words with which it reports: "call" -> "on", "upon", "for"."""
    entries = (entry.split(":") for entry in load("reporting")["frames"]["prepositions"])
    return {base: re.compile(rf"\s+(?:{_ADVERB})?(?:{alternatives(words.split())})\b") for base, words in entries}


@cache
def cue_pattern() -> re.Pattern[str]:
    """A reporting word: group `verb`, or `according` for words with their source behind them."""
    frames = load("reporting")["frames"]
    named = rf"(?:{alternatives(frames['according_named'])})(?=\s+(?:the\s|(?-i:[A-Z])))"
    according = rf"\b(?P<according>{alternatives(frames['according'])}|{named})\b"
    return re.compile(rf"{according}|\b(?P<verb>{alternatives(reporting_verbs())})\b", re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("reporting")["frames"][name])


@cache
def _needing_complement() -> frozenset[str]:
    """Forms that report only with a saying beside them: listed ones, and all of some kinds of verbs."""
    table = load("reporting")
    kinds = table["frames"]["complement_kinds"]
    entries = [entry for act in Act for kind in kinds for entry in table.get(act.value, {}).get(kind, [])]
    return _listed("needs_complement") | frozenset(forms(entries))


@cache
def _clause_behind() -> re.Pattern[str]:
    """A clause without "that": "hoped the army would come"."""
    heads = alternatives(load("reporting")["frames"]["clause_heads"])
    return re.compile(
        rf"\s+(?:{heads})\s+[\w’'-]+\s+(?:\w+\s+){{0,3}}?(?:{alternatives(word_class('finite'))})\b", re.IGNORECASE
    )


@cache
def _naming() -> re.Pattern[str]:
    frames = load("reporting")["frames"]
    named = rf"(?:{alternatives(frames['anonymity'])})\s+(?:{alternatives(frames['naming'])})"
    return re.compile(rf"\s+(?:{named}|anonymity|that\s+\w+\s+(?:name|identity))\b")


@cache
def _harm() -> re.Pattern[str]:
    """What is threatened as a thing: "threatened | strikes on the port", not "threatened the town"."""
    nouns = alternatives(load("acts")["threats"]["harms"])
    return re.compile(rf"\s+(?:(?:an?|the|new|more|further|fresh|any)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\b")


@cache
def remark() -> re.Pattern[str]:
    """The writer's remark on what was said, up to who is meant: ", a charge that | the ministry denies"."""
    frames = load("reporting")["frames"]
    who = r"(?=(?:the|an?|its|his|her|their|local|several|both)\s|[A-Z]|[a-z]+s\s)"
    by = r"(?=(?:\w+ly\s+)?\w+ed\s+by\b)"
    noun = rf"an?\s+(?:\w+\s+)?(?:{alternatives(remark_nouns())})\s+(?:(?:that|which)\b\s*|{who}|{by})"
    answer = rf"(?:{alternatives(frames['remarked'])})(?:\s+as\s+[^,.;]{{1,40}})?"
    verdict = rf"(?:{alternatives(frames['calling_forms'])})\s+(?:as\s+)?[^,.;]{{2,60}}"
    which = rf"which\s+(?=(?:[\w’'-]+\s+){{1,7}}?(?:{answer}|{verdict})\s*[.,;])"
    return re.compile(rf",\s+(?:{noun}|{which})")


@cache
def remark_nouns() -> tuple[str, ...]:
    """Nouns for what was said or done, with which a remark takes it up: "a claim", "a move"."""
    return tuple(load("reporting")["frames"]["remarks"])


@cache
def _report_behind() -> re.Pattern[str]:
    nouns = alternatives(load("reporting")["frames"]["reported"])
    return re.compile(
        rf"\s+(?:at\s+)?(?:as\s+(?:[\w’'-]+\s+){{1,3}}?)?(?:(?:the|a|an|any|this|such|all|its|their|his|her)\s+)?"
        rf"(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\s+that\b"
    )


def scorns_report(form: str, after: str) -> bool:
    """Is it what others say that a verb of judgment is about: "slammed | as a smear the claim that"?"""
    base = _bases().get(form, form)
    return base not in {"accuse", "charge", "blame"} and bool(_report_behind().match(after))


def about_naming(after: str) -> bool:
    """Is the request only about how the speaker is named: "asked not to be identified"?"""
    return bool(_naming().match(after))


def tells(form: str) -> bool:
    """Is it a form of "tell", with the one it is told to behind it?"""
    return form in _listed("telling")


def takes_listener(form: str) -> bool:
    """Does the one spoken to or about follow the verb ("accused"), so that a name behind it is not its source?"""
    return form in _listed("addressed")


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
    if last in (word_class("determiners") | {"same"}) - {"that", "all"} or last.endswith(("’s", "'s", "s’")):
        return True
    if last in word_class("prepositions") or last == "to":
        return not (last in _BEFORE_PARTICIPLE and form.endswith("ing"))
    if _is_one(form, before, words[-1]) or _is_adjective(form, after):
        return True
    plural = form.endswith("s") and bool(_BEHIND_NOUN.match(after)) and not _CLOSED.search(before)
    possessed = form.endswith("s") and last in {"have", "has", "had"}
    judging = reporting_verbs().get(last, (None, True))[0]
    named = judging is Act.ACCUSE or _bases().get(last, last) in _listed("naming_verbs")
    called = (form.endswith("s") and after.startswith(" that ") and named) or (named and form == _bases().get(form))
    return plural or possessed or judging is Act.DENY or called


def _is_adjective(form: str, after: str) -> bool:
    """Does it describe what stands behind it: "| disputed | media law", "| state | television"?"""
    if form == "state":
        return bool(_OF_THE_STATE.match(after))
    return form in _listed("describing") and bool(_DESCRIBES.match(after))


def _is_one(form: str, before: str, last: str) -> bool:
    """Is it in its base form behind "a" or a verb of saying: "a last-minute | appeal", "expressed | doubt"?"""
    said = last.endswith("ed") and last in reporting_forms()
    return form == _bases().get(form) and (said or bool(_ONE_OF.search(before)))


def names_something(form: str, after: str) -> bool:
    """Is somebody or something called something behind the verb: "called | the vote a farce"?"""
    base = _bases().get(form, form)
    prepositional = base in _prepositions() and _prepositions()[base].match(after)
    if prepositional or not (base in _listed("naming_verbs") or base in _listed("naming_with_as")):
        return False
    if base in _listed("naming_with_as"):
        return bool(_AS_SOMETHING.match(after))
    return bool(_CALLS_SOMETHING.match(after) or _CALLS_SO.match(after))


def _is_last(before: str, after: str) -> bool:
    """Does the verb stand behind what is said: "| said Olt", "an army statement | read", at the end?"""
    beside = before.rstrip(" ").endswith((",", "”", '"', "“")) and bool(_ENDS_SAYING.match(after))
    if beside or (_ENDS_SENTENCE.match(after) and _SPEAKS_LAST.search(before)):
        return True
    ends = _ENDS_SENTENCE.match(after) or after.startswith(",")
    alone = _SPEAKER_LAST.search(before) if ends else None
    return bool(alone and not opens(before) and (after.startswith(",") or holds_verb(before[: alone.start()])))


def reports(form: str, before: str, after: str) -> bool:
    """Do the words around the verb let it report: "found that", "found:", but not "found the body"?"""
    base = _bases().get(form, form)
    if form in _listed("raised") and _TO_BE.match(after):
        return False
    if (base in _prepositions() and _prepositions()[base].match(after)) or names_something(form, after):
        return True
    if base == "call":
        return False
    if form not in _needing_complement() or _OPENS_SAYING.match(after):
        return True
    if form in _SHOWING and _EVIDENCE.search(before) and _SHOWN.match(after):
        return True
    return _is_last(before, after) or _takes_object(form, base, after) or bool(_clause_behind().match(after))


def _takes_object(form: str, base: str, after: str) -> bool:
    """Is what is asked, wanted or threatened named as such: "asked both sides for a truce", "threatened strikes"?"""
    if base in _listed("asking_for") and _FOR_SOMETHING.match(after):
        return True
    if base in _listed("takes_gerund") and _GERUND.match(after):
        return True
    if form in _listed("takes_infinitive"):
        return bool(_TO_DO.match(after)) or (base == "threaten" and bool(_harm().match(after)))
    return base == "want" and bool(_WANTED.match(after))
