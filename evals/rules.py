"""When an item of a brief is an item of the project's own gold, and which of its fields are right.

One class a list. `weight` is 0 for two items that may not be paired, and larger the better they fit; `right` judges
the fields of a pair; `read` gives what gold and brief have where a table of confusions is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from .matching import Spans, overlap
from .naming import folded, likeness, named, same_name, same_place
from .own_gold import Gold, GoldActor, GoldChange, GoldClaim, GoldGoal, GoldPosition
from .plain import Item, PlainActor, PlainBrief, PlainChange, PlainClaim, PlainGoal, PlainPosition

OUTLET = "outlet"
_NOBODY = frozenset({"", "outlet", "author", "narrator", "article", "issuer", "unknown", "none"})
_NEAR = (
    {"capture", "recapture", "handover", "annexation"},
    {"withdrawal", "handover"},
    {"advance", "siege", "contested"},
    {"hold", "contested"},
)
"""Kinds of change that may be meant by two items about one place that cite different words."""


class Rule(Protocol):
    """The rules of one list."""

    name: str

    def printed(self, brief: PlainBrief) -> Sequence[Any]:
        """The list in a brief."""

    def gold(self, gold: Gold) -> Sequence[Any]:
        """The list in the gold."""

    def weight(self, printed: Any, gold: Any) -> float:  # noqa: ANN401 - items of one list
        """How well they fit, 0: not at all."""

    def right(self, printed: Any, gold: Any) -> dict[str, bool]:  # noqa: ANN401 - items of one list
        """Which fields of a pair are right."""

    def read(self, printed: Any, gold: Any) -> dict[str, tuple[str, str]]:  # noqa: ANN401 - items of one list
        """What gold and brief have, by field."""


@dataclass(frozen=True)
class Known:
    """What the gold says of an article's names, and where its evidence stands."""

    article: Gold

    def spans(self, evidence: str | Sequence[str]) -> Spans:
        """Offsets of words of the article."""
        pieces = [evidence] if isinstance(evidence, str) else evidence
        return [(start, start + len(each)) for each in pieces for start in [self.article.text.index(each)]]

    def is_(self, printed: str | None, name: str | None, others: Sequence[str] = ()) -> bool:
        """Is the printed name the gold's? Any form of the actor's name is; nobody is nobody."""
        if _nobody(printed):
            return name in {None, OUTLET}
        return named(printed, [form for each in (name, *others) if each for form in self._forms(each)])

    def is_voice_or(self, printed: str | None, name: str, others: Sequence[str] = ()) -> bool:
        """As `is_`, where no name stands for the text's own voice: in a statement, its issuer's."""
        issuer = self.article.issuer
        if _nobody(printed) and issuer:
            return name == OUTLET or same_name(name, issuer.name)
        return self.is_(printed, name, others)

    def _forms(self, name: str) -> list[str]:
        """All names of the actor that is called `name`."""
        actors = [[actor.name, *actor.aliases] for actor in self.article.actors]
        return [name, *(form for forms in actors if folded(name) in map(folded, forms) for form in forms)]


@dataclass(frozen=True)
class Actors:
    """Any name in common."""

    known: Known
    name = "actors"

    def printed(self, brief: PlainBrief) -> list[PlainActor]:
        """The actors of a brief."""
        return brief.actors

    def gold(self, gold: Gold) -> list[GoldActor]:
        """The actors of the gold."""
        return gold.actors

    def weight(self, printed: PlainActor, gold: GoldActor) -> float:
        """1 for a name in common, less for one with a title more."""
        forms, ours = [printed.name, *printed.aliases], [gold.name, *gold.aliases]
        if {folded(each) for each in forms} & {folded(each) for each in ours}:
            return 1.0
        return 0.6 if any(named(each, ours) for each in forms) else 0.0

    def right(self, printed: PlainActor, gold: GoldActor) -> dict[str, bool]:
        """Kind and type."""
        return {"kind": printed.kind == gold.kind, "type": printed.type == gold.type}

    def read(self, printed: PlainActor, gold: GoldActor) -> dict[str, tuple[str, str]]:
        """The type, for a table of what is taken for what."""
        return {"type": (gold.type, printed.type or "none")}


@dataclass(frozen=True)
class Claims:
    """The same words; wording, speaker and act tell two claims of one sentence apart."""

    known: Known
    name = "claims"

    def printed(self, brief: PlainBrief) -> list[PlainClaim]:
        """The claims of a brief."""
        return brief.claims

    def gold(self, gold: Gold) -> list[GoldClaim]:
        """The claims of the gold."""
        return gold.claims

    def weight(self, printed: PlainClaim, gold: GoldClaim) -> float:
        """Evidence has to overlap."""
        same = overlap(_spans(printed), self.known.spans(gold.evidence))
        right = self.right(printed, gold)
        return same and same + 0.3 * right["speaker"] + 0.1 * right["act"] + 0.3 * likeness(printed.text, gold.evidence)

    def right(self, printed: PlainClaim, gold: GoldClaim) -> dict[str, bool]:
        """Speaker, medium, act and certainty."""
        return {
            "speaker": self.known.is_(printed.speaker, gold.speaker, gold.speaker_aliases),
            "via": self.known.is_(printed.via, gold.via),
            "act": printed.act in [gold.act, *gold.act_alts],
            "certainty": printed.certainty == gold.certainty,
        }

    def read(self, printed: PlainClaim, gold: GoldClaim) -> dict[str, tuple[str, str]]:
        """Acts; one that is acceptable too counts as the gold's."""
        return {"act": (gold.act, _accepted(printed.act, gold.act, gold.act_alts))}


@dataclass(frozen=True)
class Changes:
    """The same place, and the same words or a kind of change that may be the same."""

    known: Known
    name = "territorial_changes"

    def printed(self, brief: PlainBrief) -> list[PlainChange]:
        """The territorial changes of a brief."""
        return brief.territorial_changes

    def gold(self, gold: Gold) -> list[GoldChange]:
        """The territorial changes of the gold."""
        return gold.territorial_changes

    def weight(self, printed: PlainChange, gold: GoldChange) -> float:
        """The place has to be the same."""
        if not any(same_place(printed.place, each) for each in [gold.place, *gold.place_aliases]):
            return 0.0
        same, right = overlap(_spans(printed), self.known.spans(gold.evidence)), self.right(printed, gold)
        near = right["change"] or any({printed.change, gold.change} <= kinds for kinds in _NEAR)
        sides = 0.2 * right["gained_by"] + 0.2 * right["lost_by"]
        return 0.2 + same + 0.3 * right["change"] + sides if same or near else 0.0

    def right(self, printed: PlainChange, gold: GoldChange) -> dict[str, bool]:
        """Change, sides, exact status, and who says so: every position and no other."""
        return {
            "change": printed.change in [gold.change, *gold.change_alts],
            "gained_by": self.known.is_(printed.gained_by, gold.gained_by, gold.gained_by_aliases),
            "lost_by": self.known.is_(printed.lost_by, gold.lost_by, gold.lost_by_aliases),
            "status": printed.status == gold.status,
            "said_by": self._said_by(printed, gold),
        }

    def read(self, printed: PlainChange, gold: GoldChange) -> dict[str, tuple[str, str]]:
        """Statuses."""
        return {"status": (gold.status, printed.status)}

    def _said_by(self, printed: PlainChange, gold: GoldChange) -> bool:
        extra = [each for each in printed.positions if not any(self._same(each, one) for one in gold.positions)]
        missed = [each for each in gold.positions if not any(self._same(one, each) for one in printed.positions)]
        return not extra and not missed

    def _same(self, printed: PlainPosition, gold: GoldPosition) -> bool:
        who = self.known.is_voice_or(printed.speaker, gold.speaker, gold.speaker_aliases)
        return who and printed.stance == gold.stance


@dataclass(frozen=True)
class Goals:
    """The same words, or the same holder and much the same wording."""

    known: Known
    name = "stated_goals"

    def printed(self, brief: PlainBrief) -> list[PlainGoal]:
        """The goals of a brief."""
        return brief.stated_goals

    def gold(self, gold: Gold) -> list[GoldGoal]:
        """The goals of the gold."""
        return gold.stated_goals

    def weight(self, printed: PlainGoal, gold: GoldGoal) -> float:
        """Evidence overlaps, or holder and half of the words are the same."""
        same = overlap(_spans(printed), self.known.spans(gold.evidence))
        holder, like = self.right(printed, gold)["holder"], likeness(printed.goal, f"{gold.goal} {gold.evidence}")
        return 0.1 + same + 0.3 * holder + 0.3 * like if same or (holder and like >= 0.5) else 0.0

    def right(self, printed: PlainGoal, gold: GoldGoal) -> dict[str, bool]:
        """Holder, who states it, and kind."""
        return {
            "holder": self.known.is_(printed.holder, gold.holder, gold.holder_aliases),
            "stated_by": self.known.is_voice_or(printed.stated_by, gold.stated_by, gold.stated_by_aliases),
            "kind": printed.kind in [gold.kind, *gold.kind_alts],
        }

    def read(self, printed: PlainGoal, gold: GoldGoal) -> dict[str, tuple[str, str]]:
        """Kinds; one that is acceptable too counts as the gold's."""
        return {"kind": (gold.kind, _accepted(printed.kind, gold.kind, gold.kind_alts))}


def rules(known: Known) -> list[Rule]:
    """The rules of every list."""
    return [Actors(known), Claims(known), Changes(known), Goals(known)]


def _spans(item: Item) -> Spans:
    return [(each.start, each.end) for each in item.evidence]


def _nobody(name: str | None) -> bool:
    return name is None or folded(name) in _NOBODY


def _accepted(printed: str | None, gold: str, others: Sequence[str]) -> str:
    return gold if printed in others else str(printed)
