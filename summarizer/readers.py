"""The readers of all patterns of verbs (`roles` in control.toml), by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import contests, encircling, falling, fronted, joining, marches, putting, roles, slipping, standing, turns
from .sides import Cue, Reading

READERS: Mapping[str, Callable[[Cue], Reading | None]] = {
    **roles.READERS,
    "place-fall": falling.place_fall,
    "place-pass": falling.place_pass,
    "place-held": standing.place_held,
    "place-lost": standing.place_lost,
    "agent-repel": standing.agent_repel,
    "place-hands": standing.place_hands,
    "place-back": standing.place_back,
    "place-changed": standing.place_changed,
    "flag": standing.flag,
    "flag-over": standing.flag_over,
    "garrison-yields": standing.garrison_yields,
    "place-free": standing.place_free,
    "roads-cut": encircling.roads_cut,
    "under-siege": encircling.under_siege,
    "agent-near": standing.agent_near,
    "trapped-in": encircling.trapped_in,
    "agent-into": standing.agent_into,
    "fighting": standing.fighting,
    "fronted": fronted.fronted,
    "put-under": putting.put_under,
    "declared": putting.declared,
    "now-held": putting.now_held,
    "put-siege": putting.put_siege,
    "put-back": putting.put_back,
    "rule-over": putting.rule_over,
    "place-slips": slipping.place_slips,
    "gone-from": slipping.gone_from,
    "led-out": slipping.led_out,
    "garrison-leaves": slipping.garrison_leaves,
    "none-left": slipping.none_left,
    "left-to": slipping.left_to,
    "rests-with": slipping.rests_with,
    "in-turn": turns.in_turn,
    "force-from": marches.force_from,
    "force-into": marches.force_into,
    "became-part": joining.became_part,
    "joined-to": joining.joined_to,
    "law-over": joining.law_over,
    "left-without": slipping.left_without,
    "contested": contests.contested,
    "fight-for": contests.fight_for,
}
"""By what stands where, as control.toml names it: the reader of such a verb; None or no places: no change."""
