"""Whether whoever and whatever place an item names is named in its passages, or linked to what the article names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Document
from ..grounding import is_pronoun, mention, occurrences
from ..linking import UNNAMED_SOURCE
from ..names import folded
from ..schemas import Brief, Evidence, Named, Party
from .report import Reason

_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


class Names:
    """The actors and places of a brief and the names its article has, to check names and links against."""

    def __init__(self, document: Document, brief: Brief) -> None:
        self._document = document
        self._actors = {actor.id: [actor.name, *actor.aliases] for actor in brief.actors}
        self._places = {place.id: place.name for place in brief.places}
        self._sentences = {span.number: (span.start, span.end) for span in brief.sentences}
        self.known = [name for names in self._actors.values() for name in names]

    def own(self, names: Sequence[str]) -> Iterator[Reason]:
        """What does not hold about the names that an actor or a place is listed with."""
        for name in names:
            if not mention(self._document, name):
                yield Reason("name", f"“{name}” is nowhere in the article")

    def party(self, party: Party | None, cited: Sequence[Evidence], role: str) -> Iterator[Reason]:
        """What does not hold about somebody whom an item names; `role` is its field, "speaker"."""
        if party is None or party == UNNAMED_SOURCE:
            return
        if is_pronoun(party.name):
            yield Reason("name", f"{role}: “{party.name}” does not say who that is")
        elif party.actor_id is None:
            yield from self._unlinked(party.name, cited, role)
        elif party.actor_id not in self._actors:
            yield Reason("link", f"{role}: there is no actor {party.actor_id}")
        elif folded(party.name) not in map(folded, self._actors[party.actor_id]):
            yield Reason("link", f"{role}: {party.actor_id} is not called “{party.name}”")

    def place(self, place: Named, cited: Sequence[Evidence]) -> Iterator[Reason]:
        """What does not hold about the place of a territorial change."""
        if place.place_id is None:
            yield from self._unlinked(place.name, cited, "place")
        elif place.place_id not in self._places:
            yield Reason("link", f"place: there is no place {place.place_id}")
        elif folded(place.name) != folded(self._places[place.place_id]):
            yield Reason("link", f"place: {place.place_id} is not called “{place.name}”")

    def words(self, words: str | None, role: str) -> Iterator[Reason]:
        """What does not hold about words of the article that an item takes along, such as `when`."""
        if words is not None and not mention(self._document, words):
            yield Reason(role, f"“{words}” is nowhere in the article")

    def _unlinked(self, name: str, cited: Sequence[Evidence], role: str) -> Iterator[Reason]:
        """Somebody who is no actor by himself: named in the passages, or several ("Lenia and Dora") who each are."""
        if self._is_cited(name, cited):
            return
        for part in _JOINT.split(name):
            if folded(part) not in map(folded, self.known) and not self._is_cited(part, cited):
                yield Reason("name", f"{role}: “{part}” is not in the sentences cited and linked to nothing")

    def _is_cited(self, name: str, cited: Sequence[Evidence]) -> bool:
        """Does one of the sentences that are cited name it?"""
        spans = (
            self._document.span(sentence.start + start, sentence.start + end)
            for sentence, start, end in occurrences(self._document, name)
        )
        inside = [self._sentences.get(found.sentence, (0, 0)) for found in cited]
        return any(first <= start < end <= last for start, end in spans for first, last in inside)
