"""The language an article is written in, with a word on how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .errors import InputError
from .lexicon import load, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SUPPORTED = ("en",)
_SAMPLE = 20_000  # characters read
_ENOUGH_LETTERS = 40
_SURE = 0.9
_ENGLISH = words(load("english")["common"])
_FEWEST_ENGLISH = 10
_SHARE_ENGLISH = 0.1
"""Of 79 articles of news and politics 9 to 25 words in a hundred are these, of 77 of them more than 10."""
_UNKNOWN = "und"


@dataclass(frozen=True)
class Language:
    """A two-letter ISO 639-1 code ("und" if there are no letters) and whether it is beyond doubt."""

    code: str
    certain: bool


def detect(text: str) -> Language:
    """Name the language of the first 20,000 characters. Raises InputError where there is no room for a temporary file.

    Short texts and lists of names are never certain, so a caller who refuses only certain languages
    refuses none of them wrongly.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return Language(_UNKNOWN, certain=False)
    if letters >= _ENOUGH_LETTERS and _is_plainly_english(sample):
        return Language("en", certain=True)
    code, probability = _identifier().classify(sample)
    return Language(code, certain=letters >= _ENOUGH_LETTERS and probability >= _SURE)


def _is_plainly_english(sample: str) -> bool:
    """Tell most articles of the supported language without the model of all languages, which takes longer."""
    found = len(_ENGLISH.findall(sample))
    return found >= _FEWEST_ENGLISH and found >= _SHARE_ENGLISH * (sample.count(" ") + 1)


@cache
def _identifier() -> LanguageIdentifier:
    """Load the bundled model; dialects with three-letter codes are left to their main language."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # unpacked into a temporary file
    except OSError as error:
        raise InputError(f"cannot tell the language: no temporary file: {error.strerror or error}") from error
    identifier.set_languages([code for code in identifier.labels if len(code) == len("en")])
    return identifier
