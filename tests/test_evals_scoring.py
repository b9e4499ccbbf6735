"""The scorer of the project's own articles tells right from wrong: every kind of error lowers its figure, no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from gold_briefs import news, perfect, statement

from evals.figures import Figures
from evals.own_gold import Gold, load_all
from evals.plain import LISTS, PlainActor, PlainBrief, PlainChange, PlainClaim, PlainGoal, passage, plain
from evals.scoring import score

GOLDS = [news(), statement()]
Change = Callable[[dict[str, Any]], object]
"""Breaks the values of one item."""


def scored(*changes: tuple[str, int, Change], golds: Sequence[Gold] = GOLDS) -> Figures:
    """Figures of the perfect briefs, of which the first has items changed: list, number, and how."""
    briefs = {gold.id: plain(perfect(gold)) for gold in golds}
    values = briefs[golds[0].id].model_dump()
    for name, number, change in changes:
        change(values[name][number])
    return score(golds, {**briefs, golds[0].id: PlainBrief.model_validate(values)})


def flat(figures: Figures) -> dict[str, object]:
    """Every figure by a name of its own."""
    out: dict[str, object] = {"overall": figures.overall.f1 if figures.overall else None}
    for name, each in figures.lists.items():
        out |= {f"{name}.p": each.precision, f"{name}.r": each.recall, f"{name}.core": each.core_recall}
        out |= {f"{name}.{field}": value for field, value in each.accuracy.items()}
    return {**out, "traps": figures.traps.hit if figures.traps else None, "offsets": figures.offsets_exact}


def changed(figures: Figures) -> set[str]:
    """Names of the figures that are not those of a perfect brief."""
    best = flat(scored())
    return {name for name, value in flat(figures).items() if value != best[name]}


@pytest.mark.parametrize("gold", [*GOLDS, *load_all()], ids=lambda gold: gold.id)
def test_gold_made_into_a_brief_is_all_right_and_falls_into_no_trap(gold: Gold) -> None:
    figures = score([gold], {gold.id: plain(perfect(gold))})
    for each in figures.lists.values():
        assert each.f1 in {1.0, None}
        assert each.core_recall in {1.0, None}
        assert set(each.accuracy.values()) <= {1.0}
    assert figures.overall
    assert figures.overall.f1 == 1.0
    assert figures.traps
    assert figures.traps.hit == 0
    assert figures.offsets_exact == 1.0
    assert all(set(row) == {value} for table in figures.confusion.values() for value, row in table.items())


def test_every_figure_that_is_promised_is_there() -> None:
    figures = scored()
    assert list(figures.lists) == list(LISTS)
    assert [set(figures.lists[name].accuracy) for name in LISTS] == [
        {"kind", "type"},
        {"speaker", "via", "act", "certainty"},
        {"change", "gained_by", "lost_by", "status", "said_by"},
        {"holder", "stated_by", "kind"},
    ]
    assert set(figures.confusion) == {"type", "act", "status", "kind"}


@pytest.mark.parametrize(
    ("name", "number", "values", "lowered"),
    [
        ("actors", 0, {"kind": "person"}, {"actors.kind"}),
        ("actors", 0, {"type": "militia"}, {"actors.type"}),
        ("claims", 0, {"speaker": "Bram Tolle"}, {"claims.speaker"}),
        ("claims", 0, {"speaker": None}, {"claims.speaker"}),
        ("claims", 0, {"via": "Meadow Wire"}, {"claims.via"}),
        ("claims", 2, {"via": None}, {"claims.via"}),
        ("claims", 1, {"act": "assert"}, {"claims.act"}),
        ("claims", 1, {"certainty": "probable"}, {"claims.certainty"}),
        ("territorial_changes", 0, {"change": "advance"}, {"territorial_changes.change"}),
        ("territorial_changes", 0, {"gained_by": None}, {"territorial_changes.gained_by"}),
        ("territorial_changes", 0, {"lost_by": "Tolle"}, {"territorial_changes.lost_by"}),
        ("territorial_changes", 0, {"status": "denied"}, {"territorial_changes.status"}),
        ("stated_goals", 0, {"holder": "Tolle"}, {"stated_goals.holder"}),
        ("stated_goals", 0, {"stated_by": "the league"}, {"stated_goals.stated_by"}),
        ("stated_goals", 0, {"kind": "plan"}, {"stated_goals.kind"}),
    ],
)
def test_a_wrong_field_lowers_its_own_figure_only(
    name: str, number: int, values: dict[str, Any], lowered: set[str]
) -> None:
    assert changed(scored((name, number, lambda item: item.update(values)))) == lowered


@pytest.mark.parametrize(
    "positions",
    [
        [{"speaker": "the league", "stance": "affirm"}],
        [{"speaker": "the league", "stance": "affirm"}, {"speaker": "Meadow Wire", "stance": "deny"}],
        [{"speaker": "the league", "stance": "affirm"}, {"speaker": "Tolle", "stance": "possible"}],
        [
            {"speaker": "the league", "stance": "affirm"},
            {"speaker": "Tolle", "stance": "deny"},
            {"speaker": None, "stance": "affirm"},
        ],
    ],
    ids=["one missing", "another speaker", "another stance", "one too many"],
)
def test_who_says_so_is_right_only_with_every_position_and_no_other(positions: list[dict[str, str]]) -> None:
    wrong = scored(("territorial_changes", 0, lambda item: item.update(positions=positions)))
    assert changed(wrong) == {"territorial_changes.said_by"}


@pytest.mark.parametrize(
    ("name", "number", "values"),
    [
        ("claims", 2, {"act": "predict"}),
        ("claims", 2, {"speaker": "Bram Tolle"}),
        ("claims", 0, {"speaker": "the Heron League"}),
        ("territorial_changes", 0, {"place": "the mill of Ostwen"}),
        ("territorial_changes", 0, {"gained_by": "Heron League fighters"}),
        ("actors", 0, {"name": "league", "aliases": []}),
    ],
)
def test_what_is_as_right_lowers_nothing(name: str, number: int, values: dict[str, Any]) -> None:
    assert changed(scored((name, number, lambda item: item.update(values)))) == set()


def test_what_an_actor_is_taken_for_stands_in_the_table_of_types() -> None:
    wrong = scored(("actors", 0, lambda item: item.update(type="other")))
    assert sum(row.get("other", 0) for gold, row in wrong.confusion["type"].items() if gold != "other") == 1
    assert wrong.lists["actors"].accuracy["type"] != 1.0


def test_an_acceptable_act_stands_in_the_table_as_the_gold_s() -> None:
    assert scored(("claims", 2, lambda item: item.update(act="predict"))).confusion["act"]["promise"] == {"promise": 1}
    assert scored(("claims", 2, lambda item: item.update(act="admit"))).confusion["act"]["promise"] == {"admit": 1}


def without(name: str, number: int) -> Figures:
    briefs = {gold.id: plain(perfect(gold)) for gold in GOLDS}
    kept = [each for at, each in enumerate(getattr(briefs["own/mill"], name)) if at != number]
    return score(GOLDS, {**briefs, "own/mill": briefs["own/mill"].model_copy(update={name: kept})})


@pytest.mark.parametrize("name", LISTS)
def test_an_item_left_out_lowers_recall_only(name: str) -> None:
    assert changed(without(name, 0)) == {f"{name}.r", f"{name}.core", "overall"}


@pytest.mark.parametrize(("name", "number"), [("actors", 3), ("territorial_changes", 1)])
def test_optional_gold_is_not_rewarded(name: str, number: int) -> None:
    assert changed(without(name, number)) == set()


def test_an_item_that_is_not_core_does_not_lower_core_recall() -> None:
    assert changed(without("claims", 2)) == {"claims.r", "overall"}


EXTRA = {
    "actors": PlainActor(name="Brass Band"),
    "claims": PlainClaim(speaker="Tolle", act="assert", evidence=passage(news().text, "Its fighters captured a")),
    "territorial_changes": PlainChange(place="Lower Gant", change="capture", status="reported"),
    "stated_goals": PlainGoal(holder="senate", goal="peace and quiet"),
}


@pytest.mark.parametrize("name", LISTS)
def test_an_item_too_many_lowers_precision_only(name: str) -> None:
    briefs = {gold.id: plain(perfect(gold)) for gold in GOLDS}
    more = [*getattr(briefs["own/mill"], name), EXTRA[name]]
    figures = score(GOLDS, {**briefs, "own/mill": briefs["own/mill"].model_copy(update={name: more})})
    assert changed(figures) == {f"{name}.p", "overall"}


@pytest.mark.parametrize("name", LISTS)
def test_an_item_twice_lowers_precision_only(name: str) -> None:
    briefs = {gold.id: plain(perfect(gold)) for gold in GOLDS}
    items = getattr(briefs["own/mill"], name)
    figures = score(GOLDS, {**briefs, "own/mill": briefs["own/mill"].model_copy(update={name: [*items, items[0]]})})
    assert changed(figures) == {f"{name}.p", "overall"}


def test_a_claim_without_evidence_is_not_found() -> None:
    assert changed(scored(("claims", 0, lambda item: item.update(evidence=[])))) == {
        "claims.p",
        "claims.r",
        "claims.core",
        "overall",
    }


def test_evidence_may_be_the_whole_sentence_but_not_another() -> None:
    text = news().text
    wide = {"start": text.index("Fighters of"), "end": text.index(" Colonel"), "exact": ""}
    away = {"start": 0, "end": 20, "exact": text[:20]}
    assert changed(scored(("claims", 0, lambda item: item.update(evidence=[wide])))) == {"offsets"}
    assert "claims.r" in changed(scored(("claims", 0, lambda item: item.update(evidence=[away]))))


def test_an_offset_that_does_not_cut_the_words_lowers_offsets_only() -> None:
    def shift(item: dict[str, Any]) -> None:
        for each in item["evidence"]:
            each["start"] += 1
            each["end"] += 1

    assert changed(scored(("claims", 0, shift))) == {"offsets"}


def test_without_any_brief_nothing_is_found() -> None:
    figures = score(GOLDS, {gold.id: PlainBrief() for gold in GOLDS})
    assert {each.recall for each in figures.lists.values()} == {0.0}
    assert {each.f1 for each in figures.lists.values()} == {0.0}
    assert figures.traps
    assert figures.traps.hit == 0


def test_only_articles_that_have_a_brief_count() -> None:
    figures = score(GOLDS, {"own/statement": plain(perfect(statement()))})
    assert figures.lists["claims"].gold == 1


@pytest.mark.parametrize("speaker", [None, "outlet", "Heron League"])
def test_the_own_voice_of_a_statement_is_its_issuer_s_where_the_text_itself_speaks(speaker: str | None) -> None:
    gold = statement()
    values = plain(perfect(gold)).model_dump()
    values["territorial_changes"][0]["positions"][0]["speaker"] = speaker
    values["stated_goals"][0]["stated_by"] = speaker
    figures = score([gold], {gold.id: PlainBrief.model_validate(values)})
    assert figures.lists["territorial_changes"].accuracy["said_by"] == 1.0
    assert figures.lists["stated_goals"].accuracy["stated_by"] == 1.0


def trap(of: str, **values: Any) -> int:
    """Traps hit by the perfect brief of the news article with one item more."""
    gold = news()
    brief = plain(perfect(gold))
    item = getattr(brief, of)[0].model_copy(update=values)
    figures = score([gold], {gold.id: brief.model_copy(update={of: [*getattr(brief, of), item]})})
    assert figures.traps
    return figures.traps.hit


def test_a_trap_is_fallen_into_by_an_item_on_its_words_that_carries_what_it_says() -> None:
    lorry = passage(news().text, "Its fighters captured a\nlorry near Skell.")
    assert trap("territorial_changes", place="Skell", evidence=lorry) == 1
    assert trap("territorial_changes", place="Ostwen road", evidence=lorry) == 0
    assert trap("territorial_changes", place="Skell", evidence=passage(news().text, "Rebels take mill at Ostwen")) == 0
    assert trap("actors", name="the lorry", aliases=[]) == 1
    assert trap("actors", name="lorry drivers", aliases=[]) == 0


def test_a_trap_is_fallen_into_by_a_gold_item_with_the_wrong_field_that_it_sets() -> None:
    assert changed(scored(("claims", 2, lambda item: item.update(speaker="the league")))) == {"claims.speaker", "traps"}
    assert changed(scored(("claims", 2, lambda item: item.update(speaker="Meadow Wire")))) == {"claims.speaker"}
