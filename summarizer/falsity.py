"""What is called false in so many words ("there is no truth in reports that"), and the positive form of a denial."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import alternatives, load

_MARKS = re.compile(r"[“”\"«»„]")
_POSITIVE = (
    (re.compile(r"\bcan(?:['’]t|not)(?!\w)", re.IGNORECASE), "can"),
    (re.compile(r"\bwon['’]t(?!\w)", re.IGNORECASE), "will"),
    (re.compile(r"(?<=\w)n['’]t(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"\b(?:at|on)\s+no\s+(?=\w)", re.IGNORECASE), "at some "),
    (re.compile(r"\bunder\s+no\s+(?=\w)", re.IGNORECASE), "under some "),
    (re.compile(r"\bin\s+no\s+way\b", re.IGNORECASE), "in some way"),
    (re.compile(r"\b(?:nobody|no\s+one|no-one)\b", re.IGNORECASE), "somebody"),
    (re.compile(r"\bnothing\b", re.IGNORECASE), "something"),
    (re.compile(r"\bnone\s+of\b", re.IGNORECASE), "some of"),
    (re.compile(r"\bnowhere\b", re.IGNORECASE), "somewhere"),
    (re.compile(r"\bneither\s+", re.IGNORECASE), ""),
    (re.compile(r"\bnor\b", re.IGNORECASE), "or"),
    (re.compile(r"\b(?:not|never|no longer|no)\s+", re.IGNORECASE), ""),
    (re.compile(r"\s+(?:not)(?=\W*$)", re.IGNORECASE), ""),
)


def positive(text: str) -> str:
    """The words without their negations: "had not left" -> "had left", "nobody was" -> "somebody was"."""
    for pattern, becomes in _POSITIVE:
        text = pattern.sub(becomes, text)
    return text


def called_false(content: str) -> str | None:
    """What is called false in so many words: the clause behind, or the content where it is only "that"."""
    for pattern in _false_patterns():
        if match := pattern.match(unquoted(content)):
            return content[slice(*match.span("said"))] if match["said"] else positive(content)
    return None


def is_false(verdict: str) -> bool:
    """Do the words call something false: "baseless", "a pack of lies", "pure fiction"?"""
    return bool(_false_words().search(verdict))


@cache
def _false_words() -> re.Pattern[str]:
    words = alternatives(load("acts")["reports"]["false"])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def unquoted(content: str) -> str:
    """The words with a space for each quotation mark, so that offsets stay."""
    return _MARKS.sub(" ", content)


@cache
def _false_patterns() -> tuple[re.Pattern[str], ...]:
    """What calls something false: "it is false that", "there is no truth in reports that", "that is a lie".

    Group `said` is what is called false, where it is not only "that".
    """
    table = load("acts")["reports"]
    false, nouns, degrees = (alternatives(table[key]) for key in ("false", "nouns", "degrees"))
    marks, degree = r"[“\"‘']*", rf"(?:(?:{degrees})\s+){{0,3}}"
    report = rf"(?:(?:the|any|these|those|such|this|that|a|an|all)\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:{nouns})"
    copula = r"(?:is|are|was|were|has|have|had|['’]s)"
    spoken = r"(?:to\s+(?:say|claim|suggest|assert|imply|allege|think|pretend)\s+)?"
    unlike = r"(?:do(?:es)?|did)(?:n['’]t|\s+not)\s+(?:(?:correspond|conform|agree)\s+(?:to|with)|match|reflect)"
    real = r"reality|truth|facts?|real\s+state"
    very = rf"(?:been\s+)?{marks}{degree}(?:{false})"
    empty = r"(?:truth|basis|substance|foundation|merit)\b[^,;]{0,40}?\b(?:(?:in|to|for)\s+)"
    grain = r"(?:word|shred|grain|ounce|iota|scrap|bit|particle|hint|trace|element)"
    scarcely = rf"(?:no|not\s+(?:an?|one)\s+(?:single\s+)?{grain}\s+of)"
    patterns = (
        rf"\s*(?:(?:but|and|yet)\s+)?(?:it|that)(?:\s+{copula}|['’]s)\s+{very}\s+(?:…\s+)?{spoken}that\s+(?P<said>.+)",
        rf"\s*that\s+(?P<said>(?:the|an?|its|his|her|their|it|he|she|they|we)\s.{{3,240}}?)\s+{copula}\s+{very}\W*$",
        rf"\s*(?:{report}\s+(?:that|of|about)\s+)(?P<said>.{{3,240}}?)\s+{unlike}\s+(?:the\s+)?(?:{real})\b",
        rf"\s*{report}\s+{unlike}\s+(?:the\s+)?(?:{real})\b(?P<said>(?!x)x)?",
        rf"\s*(?:neither|none|nothing)(?:\s+of\s+\w+(?:\s+\w+)?)?\s+{copula}\s+(?:true|correct|accurate|so|right)\b(?P<said>(?!x)x)?",
        rf"\s*you\s+{copula}\s+{degree}(?:mistaken|wrong|misinformed|ill-informed)\W*$(?P<said>(?!x)x)?",
        rf"\s*there\s+{copula}\s+(?:been\s+)?{degree}no\s+(?:\w+\s+)?{empty}{report}\s+(?:that|of)\s+(?P<said>.+)",
        rf"\s*{report}\s+(?:that|of|about)\s+(?P<said>.{{3,240}}?)\s+{copula}\s+{very}\b",
        rf"\s*{report}\s+that\s+(?P<said>.{{3,240}}?)(?:\s+as)?\s+{very}\W*$",
        rf"\s*(?:(?:it|that|this|they|these|those)\s+{copula}|(?:it|that)['’]s)\s+{very}(?P<said>(?!x)x)?(?:\W*$|[,.;])",
        rf"\s*{report}(?:\s+{copula}|\s+as)?\s+{very}\b(?P<said>(?!x)x)?",
        rf"\s*(?:there(?:\s+{copula}|['’]s)\s+)?{scarcely}\s+truth\b(?P<said>(?!x)x)?",
        r"\s*an?\s+(?:\w+\s+){0,2}?(?:lie|fabrication|falsehood|hoax|smear|slander|invention|fantasy)\s*(?:[,.;!]|$)(?P<said>(?!x)x)?",
        rf"\s*(?:it|this|that|them)(?:\s+as)?\s+{very}\W*$(?P<said>(?!x)x)?",
    )
    return tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in patterns)
