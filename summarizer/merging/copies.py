"""Copies: articles that repeat another's text, as newspapers print an agency's; told by the passages they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..schemas import Brief

WORDS = 5
"""Words of a run that two texts are compared by."""
FEWEST_RUNS = 12
"""Fewer runs than this are too little to tell a copy by."""
SHARED = 0.6
"""Share of the shorter text's runs that stand in the other."""
_WORD = re.compile(r"\w+")


def copies(briefs: Sequence[Brief]) -> dict[str, str]:
    """Brief id -> id of the brief whose text it repeats: the earliest of those that share it."""
    runs = {brief.brief_id: frozenset(_runs(brief)) for brief in briefs}
    out: dict[str, str] = {}
    in_order = sorted(briefs, key=lambda brief: (brief.document.published or "9999", brief.brief_id))
    for at, later in enumerate(in_order):
        for earlier in in_order[:at]:
            same = later.document.id == earlier.document.id
            if same or _shared(runs[later.brief_id], runs[earlier.brief_id]):
                out[later.brief_id] = out.get(earlier.brief_id, earlier.brief_id)
                break
    return out


def _shared(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= FEWEST_RUNS and len(one & other) >= SHARED * fewest


def _runs(brief: Brief) -> Iterator[str]:
    """Runs of words in the passages that the brief cites; a brief does not carry the rest of its article."""
    cited = {
        each.exact
        for item in (*brief.claims, *brief.territorial_changes, *brief.stated_goals)
        for each in item.evidence
    }
    for passage in cited:
        words = _WORD.findall(passage.lower())
        yield from (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
