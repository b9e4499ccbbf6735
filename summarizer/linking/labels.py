"""What the words right before the name of a body make of it: "the opposition Civic Bloc", "the weekly Lantern"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..document import Document
from ..grounding import occurrences
from ..lexicon import alternatives, load
from ..names import is_name
from ..schemas import ActorType

_MOST_READ = 12
_NEAR = 60


def labels(document: Document, name: str) -> Iterator[ActorType]:
    """The types that stand before `name` in the article; what it fights for is told by `armed`."""
    if not is_name(name):
        return
    for at, (sentence, start, _) in enumerate(occurrences(document, name)):
        if at == _MOST_READ:
            return
        before = sentence.text[max(0, start - _NEAR) : start]
        yield from (type_ for type_ in (ActorType.POLITICAL_PARTY, ActorType.MEDIA) if _before(type_).search(before))


@cache
def _before(type_: ActorType) -> re.Pattern[str]:
    words = alternatives(load("types")["beside"][type_])
    return re.compile(rf"(?<![\w-])(?:{words})\s+(?:party\s+|newspaper\s+)?(?:the\s+)?$", re.IGNORECASE)
