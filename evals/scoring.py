"""The scorer of the project's own articles: what became of every gold item, of every other item, of every trap.

Items are paired one to one (`matching`, `rules`). Optional gold is neither rewarded nor punished, nor is what it is
paired with. An item that is paired with nothing costs precision. A trap is fallen into by an item that cites its words,
carries what the trap says a wrong item would carry, and is no gold item, or one whose field it gets wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .figures import AVOIDED, FOUND, Figures, Outcome, figures
from .matching import overlap, pair_up
from .naming import folded, same_place
from .own_gold import Gold, Trap
from .plain import Item, PlainBrief
from .rules import Known, Rule, rules

LURES = ("speaker", "act", "place", "change", "status", "holder")
"""Fields that a trap may set."""


def score(golds: Sequence[Gold], briefs: Mapping[str, PlainBrief]) -> Figures:
    """Figures over the articles that have a brief."""
    done = [gold for gold in golds if gold.id in briefs]
    found = figures(each for gold in done for each in outcomes(gold, briefs[gold.id]))
    pieces = [(gold.text, each) for gold in done for item in _items(briefs[gold.id]) for each in item.evidence]
    exact = sum(text[each.start : each.end] == each.exact for text, each in pieces)
    return found.model_copy(update={"offsets_exact": round(exact / len(pieces), 3) if pieces else None})


def outcomes(gold: Gold, brief: PlainBrief) -> list[Outcome]:
    """What became of each item and trap of one article."""
    return [each for rule in rules(Known(gold)) for each in _of_list(rule, Known(gold), brief)]


def _of_list(rule: Rule, known: Known, brief: PlainBrief) -> list[Outcome]:
    printed, gold = rule.printed(brief), rule.gold(known.article)
    pairs = pair_up(printed, gold, lambda one, other: _preferred(rule.weight(one, other), other))
    by_gold = {j: printed[i] for i, j in pairs.items()}
    traps = [each for each in known.article.traps if each.list == rule.name]
    met = [(each, gold[pairs[i]] if i in pairs else None) for i, each in enumerate(printed)]
    return [
        *(
            _gold_item(rule, known, f"{j + 1}", each, by_gold.get(j))
            for j, each in enumerate(gold)
            if not each.optional
        ),
        *(_extra(rule, each) for i, each in enumerate(printed) if i not in pairs),
        *(_trap(rule, known, f"{n + 1}", trap, met) for n, trap in enumerate(traps)),
    ]


def _preferred(weight: float, gold: Any) -> float:  # noqa: ANN401 - an item of any list
    """Between two equal gold items, the one that counts."""
    return weight + 0.02 * (not gold.optional) if weight else 0.0


def _gold_item(rule: Rule, known: Known, number: str, gold: Any, printed: Item | None) -> Outcome:  # noqa: ANN401
    found = printed is not None
    return Outcome(
        list=rule.name,
        item=number,
        role="gold",
        core=gold.core,
        span=_place_of(known, gold),
        right={FOUND: found, **(rule.right(printed, gold) if found else {})},
        read=rule.read(printed, gold) if found else {},
    )


def _place_of(known: Known, gold: Any) -> tuple[int, int]:  # noqa: ANN401 - an item of any list
    """Offsets to show it by: its evidence, an actor's name."""
    return known.spans(getattr(gold, "evidence", None) or gold.name)[0]


def _extra(rule: Rule, printed: Item) -> Outcome:
    first = printed.evidence[0] if printed.evidence else None
    return Outcome(list=rule.name, item="", role="extra", span=(first.start, first.end) if first else (0, 0))


def _trap(rule: Rule, known: Known, number: str, trap: Trap, met: Sequence[tuple[Any, Any]]) -> Outcome:
    fallen = any(_falls(rule, known, trap, printed, gold) for printed, gold in met)
    span = known.spans(trap.evidence)[0]
    return Outcome(list=rule.name, item=number, role="trap", span=span, right={AVOIDED: not fallen})


def _falls(rule: Rule, known: Known, trap: Trap, printed: Any, gold: Any) -> bool:  # noqa: ANN401 - any list
    if trap.list == "actors":
        return gold is None and folded(printed.name) == folded(trap.evidence)
    if not overlap([(each.start, each.end) for each in printed.evidence], known.spans(trap.evidence)):
        return False
    lures = {name: value for name in LURES if (value := getattr(trap, name)) is not None}
    if not all(_carries(known, printed, name, value) for name, value in lures.items()):
        return False
    return gold is None or any(not rule.right(printed, gold).get(name, True) for name in lures)


def _carries(known: Known, printed: Any, name: str, value: str) -> bool:  # noqa: ANN401 - an item of any list
    has = getattr(printed, name)
    if name in {"speaker", "holder"}:
        return known.is_voice_or(has, value)
    return same_place(has, value) if name == "place" else has == value


def _items(brief: PlainBrief) -> list[Item]:
    return [*brief.actors, *brief.claims, *brief.territorial_changes, *brief.stated_goals]
