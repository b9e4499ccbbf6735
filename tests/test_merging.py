from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from briefs import minimal
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_answers import actor_row, claim_row, harvest, territory_row
from story import GOLD_ACTORS, GOLD_CHANGES, GOLD_CLAIMS, GOLD_CONTRADICTIONS, MODEL, Item, story

from summarizer import diff, merge
from summarizer.document import from_text
from summarizer.errors import InputError
from summarizer.merging.propositions import Proposition, numbers
from summarizer.merging.times import Interval, happened, interval
from summarizer.pipeline import Record, build
from summarizer.schemas import (
    Brief,
    Claim,
    Dossier,
    MergedChange,
    Place,
    Ref,
    RelationKind,
    Row,
    Stance,
    Status,
)

Groups = list[set[Item]]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return merge(list(story().values()))


def brief(name: str, published: str | None, sentences: Iterable[str], *rows: Row) -> Brief:
    document = from_text("\n\n".join(sentences), name=name, published=published)
    made = build(document, harvest(*rows), Record(), MODEL, "single")
    return made.model_copy(update={"brief_id": f"brief:{name}"})


def change(dossier: Dossier, place: str, **known: Any) -> MergedChange:
    (found,) = [
        each
        for each in dossier.territorial_changes
        if each.place.name == place and all(getattr(each, name) == value for name, value in known.items())
    ]
    return found


# what is measured: pairs of items that belong together, and pairs of labels that contradict each other


def _article(ref: Ref) -> str:
    return ref.source.removeprefix("brief:")


def _change_items(dossier: Dossier) -> Groups:
    told = {
        (each.brief_id, item.id): (item.place.name, item.change.value)
        for each in story().values()
        for item in each.territorial_changes
    }
    return [
        {(_article(ref), *told[ref.source, ref.item]) for ref in each.members} for each in dossier.territorial_changes
    ]


def _actor_items(dossier: Dossier) -> Groups:
    names = {(each.brief_id, item.id): item.name for each in story().values() for item in each.actors}
    return [{(_article(ref), names[ref.source, ref.item], "") for ref in each.members} for each in dossier.actors]


def _claim_items(dossier: Dossier) -> Groups:
    items = {(each.brief_id, item.id): item for each in story().values() for item in each.claims}
    return [{_claim_item(ref, items[ref.source, ref.item]) for ref in each.members} for each in dossier.claims]


def _claim_item(ref: Ref, claim: Claim) -> Item:
    """The gold's name for a claim: words that its text holds."""
    assert claim.speaker
    here = [item for items in GOLD_CLAIMS.values() for item in items if item[:2] == (_article(ref), claim.speaker.name)]
    (item,) = [each for each in here if each[2] in claim.text]
    return item


def _pairs(groups: Iterable[Collection[Item]]) -> set[frozenset[Item]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _quality(found: Collection[Any], gold: Collection[Any]) -> tuple[float, float]:
    """Precision and recall."""
    right = len(set(found) & set(gold))
    return right / len(found), right / len(gold)


def _labels(groups: Groups, gold: Mapping[str, set[Item]]) -> list[str]:
    """The gold label of each group, by most of its items."""
    return [max(gold, key=lambda label: len(gold[label] & group)) for group in groups]


@pytest.mark.parametrize(
    ("items", "gold"),
    [(_change_items, GOLD_CHANGES), (_actor_items, GOLD_ACTORS), (_claim_items, GOLD_CLAIMS)],
    ids=["changes", "actors", "claims"],
)
def test_what_belongs_together_is_put_together_and_nothing_else(dossier: Dossier, items: Any, gold: Any) -> None:
    groups = items(dossier)
    assert set().union(*groups) == set().union(*gold.values()), "nothing is deleted, nothing invented"
    assert _quality(_pairs(groups), _pairs(gold.values())) == (1.0, 1.0)


def test_what_contradicts_is_found_and_a_sequence_is_no_contradiction(dossier: Dossier) -> None:
    labels = dict(zip([each.id for each in dossier.claims], _labels(_claim_items(dossier), GOLD_CLAIMS), strict=True))
    ids = [each.id for each in dossier.territorial_changes]
    labels |= dict(zip(ids, _labels(_change_items(dossier), GOLD_CHANGES), strict=True))
    found = {
        frozenset((labels[each.one], labels[each.other]))
        for each in dossier.relations
        if each.kind is RelationKind.REFUTING
    }
    assert _quality(found, GOLD_CONTRADICTIONS) == (1.0, 1.0)


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(sorted(story())))
def test_the_order_of_the_briefs_does_not_matter(order: list[str]) -> None:
    assert merge([story()[name] for name in order]) == merge(list(story().values()))


def test_a_denial_before_the_event_is_a_sequence(dossier: Dossier) -> None:
    denied = change(dossier, "Hesk", status=Status.DENIED)
    taken = change(dossier, "Hesk", status=Status.REPORTED)
    forecast = change(dossier, "Lowdale", status=Status.PROJECTED)
    fallen = change(dossier, "Lowdale", status=Status.CORROBORATED)
    sequences = [(each.one, each.other) for each in dossier.relations if each.kind is RelationKind.PRECEDES]
    assert sequences == [(denied.id, taken.id), (forecast.id, fallen.id)]


def test_every_position_is_kept_and_one_that_its_speaker_left_does_not_count(dossier: Dossier) -> None:
    torrin = change(dossier, "Torrin", status=Status.ACKNOWLEDGED)
    told = [(each.speaker and each.speaker.name, each.stance, each.superseded) for each in torrin.positions]
    assert told == [
        ("Ketta Liberation Front", Stance.AFFIRM, False),
        ("defense ministry", Stance.DENY, True),
        ("Ketta Liberation Front", Stance.AFFIRM, False),
        ("defense ministry", Stance.DENY, True),
        ("Valley Monitor", Stance.AFFIRM, False),
        ("defense ministry", Stance.AFFIRM, False),
    ]
    assert (torrin.earliest, torrin.latest) == ("2031-03-03", "2031-03-03")


def test_sources_are_counted_not_articles(dossier: Dossier) -> None:
    torrin = change(dossier, "Torrin", status=Status.ACKNOWLEDGED).corroboration
    assert torrin.documents == 4
    assert torrin.primary_sources == [
        "speaker:defense-ministry",
        "speaker:ketta-liberation-front",
        "speaker:valley-monitor",
    ]
    hesk = change(dossier, "Hesk", status=Status.REPORTED).corroboration
    assert hesk.primary_sources == ["speaker:ketta-liberation-front", "speaker:valley-monitor"], "Renn is of the front"


WIRE = (
    "Armed men took the town of Pell at dawn on Monday and raised a flag over its old water tower near the bridge.",
    "A resident told River Dispatch that the fighters had cut the telephone lines and closed all three schools.",
)


def _wire(name: str, *, more: str = "") -> Brief:
    sentences = [*WIRE, *([more] if more else [])]
    claim = claim_row("resident", "the fighters had cut the telephone lines", 2)
    return brief(name, "2031-03-03", sentences, territory_row("Pell", 1, when="on Monday"), claim)


def test_ten_papers_that_print_one_agency_are_one_source() -> None:
    papers = [_wire(f"paper-{number}", more=f"Paper {number} was founded long ago.") for number in range(10)]
    dossier = merge(papers)
    assert [source.copy_of for source in dossier.sources] == [None, *["brief:paper-0"] * 9]
    (pell,) = dossier.territorial_changes
    assert (pell.corroboration.documents, pell.corroboration.primary_sources) == (10, ["text:brief:paper-0"])
    assert pell.corroboration.circular
    other = brief("own", "2031-03-03", ["Gunmen seized Pell on Monday."], territory_row("Pell", 1, when="on Monday"))
    (pell,) = merge([*papers, other]).territorial_changes
    assert pell.corroboration.primary_sources == ["text:brief:own", "text:brief:paper-0"]
    assert not pell.corroboration.circular


def test_unnamed_people_of_one_agency_are_one_source() -> None:
    def told(name: str, words: str) -> Brief:
        sentence = f"A {words} told River Dispatch that rebels took Pell on Monday."
        claim = claim_row(words, "rebels took Pell", 1, via="River Dispatch", when="on Monday")
        return brief(name, "2031-03-03", [sentence], territory_row("Pell", 1, said_by=words, when="on Monday"), claim)

    (pell,) = merge([told("a", "resident"), told("b", "shopkeeper")]).territorial_changes
    assert pell.corroboration.documents == 2
    assert pell.corroboration.circular


def test_numbers_are_low_and_high_with_their_speakers(dossier: Dossier) -> None:
    (figure,) = dossier.figures
    assert (figure.low, figure.high) == (4, 12)
    assert [(each.value, each.speaker and each.speaker.name) for each in figure.values] == [
        (12, "Ketta Liberation Front"),
        (4, "army"),
    ]
    assert figure.about.startswith("… soldiers were killed")


def test_a_place_has_a_timeline_latest_first_with_rivals_side_by_side(dossier: Dossier) -> None:
    lines = {
        each.place.name: [(period.start, period.end, period.holder and period.holder.name) for period in each.periods]
        for each in dossier.timelines
    }
    assert lines["Torrin"] == [
        ("2031-03-06", None, "army"),
        ("2031-03-03", "2031-03-06", "Ketta Liberation Front"),
    ]
    assert sorted(lines["Hesk"]) == [
        ("2031-03-05", None, "Black Plain Brigade"),
        ("2031-03-05", None, "Ketta Liberation Front"),
    ]
    assert "Torrin Heights" in lines


def test_a_change_by_force_and_without_is_one_that_is_told_differently(dossier: Dossier) -> None:
    assert change(dossier, "Lowdale", status=Status.CORROBORATED).manner_differs
    assert not change(dossier, "Torrin", status=Status.ACKNOWLEDGED).manner_differs


def test_support_from_the_same_side_is_said_to_be_none() -> None:
    words = "the bridge at Pell was mined"
    briefs = [
        brief(who, "2031-03-03", [f"The {who} said that {words}."], claim_row(who, words))
        for who in ("army", "defense ministry")
    ]
    (relation,) = merge(briefs).relations
    assert relation.kind is RelationKind.SUPPORTING
    assert "no independent support" in relation.why


@pytest.mark.parametrize(("ids", "merged"), [((1, 2), False), ((1, 1), True), ((1, None), True)])
def test_towns_of_one_name_that_the_gazetteer_tells_apart_stay_apart(ids: tuple[int, int | None], merged: bool) -> None:
    briefs = []
    for name, geonameid in zip("ab", ids, strict=True):
        made = brief(name, "2031-03-03", ["Rebels took Pell on Monday."], territory_row("Pell", 1, when="on Monday"))
        (place,) = made.places
        located = Place(**place.model_dump(exclude={"geonameid", "lat", "lon"}), geonameid=geonameid, lat=1.0, lon=2.0)
        briefs.append(made.model_copy(update={"places": [located]}))
    assert (len(merge(briefs).territorial_changes) == 1) is merged


def test_captures_that_lie_days_apart_are_two() -> None:
    days = {"Monday": "2031-03-03", "Wednesday": "2031-03-05", "Friday": "2031-03-07"}
    briefs = []
    for day, published in days.items():
        row = territory_row("Pell", 1, gained_by="Green Hand", when=f"on {day}")
        briefs.append(brief(day, published, [f"The Green Hand took Pell on {day}."], actor_row("Green Hand"), row))
    assert len(merge(briefs[:2]).territorial_changes) == 1, "within two days"
    assert len(merge(briefs).territorial_changes) == 2, "no chain from the first to the last"


def test_changes_of_one_article_stay_apart() -> None:
    made = brief(
        "a", None, ["The Green Hand took Pell.", "The Black Fist took Pell."],
        territory_row("Pell", 1, gained_by="Green Hand"), territory_row("Pell", 2, gained_by="Black Fist"),
    )  # fmt: skip
    assert len(merge([made]).territorial_changes) == len(made.territorial_changes) == 2


def test_a_dossier_of_one_brief_says_what_the_brief_says() -> None:
    made = story()["thursday"]
    dossier = merge([made, made])
    assert [each.status for each in dossier.territorial_changes] == [each.status for each in made.territorial_changes]
    assert len(dossier.sources) == 1
    assert merge([minimal()]).territorial_changes == []
    with pytest.raises(InputError, match="no briefs"):
        merge([])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-12-06", (date(2024, 12, 6), date(2024, 12, 6))),
        ("2024-W49", (date(2024, 12, 2), date(2024, 12, 8))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2016/..", (date(2016, 1, 1), None)),
        ("../2016-03", (None, date(2016, 3, 31))),
        ("some day", (None, None)),
        ("2024-13", (None, None)),
        ("2024-W54", (None, None)),
    ],
)
def test_a_date_is_an_interval(value: str, expected: tuple[date | None, date | None]) -> None:
    assert interval(value) == Interval(*expected)


def test_what_has_no_date_happened_before_it_was_printed() -> None:
    assert happened(None, date(2031, 3, 3)) == Interval(None, date(2031, 3, 3))
    assert Interval(None, date(2031, 3, 3)).overlaps(Interval(date(2031, 3, 5), None))
    assert not Interval(None, date(2031, 3, 3)).overlaps(Interval(date(2031, 3, 6), None))


def _proposition(text: str, act: str = "assert", places: Iterable[str] = ()) -> Proposition:
    made = brief("p", None, [f"The army said that {text}."], claim_row("army", text, act=act))
    return Proposition.of(made.claims[0], places)


def test_propositions_are_compared_by_their_words_numbers_and_negation_apart() -> None:
    one = _proposition("the rebels had shelled 3 villages")
    other = _proposition("rebels have not shelled 1,200 villages")
    assert one.alike(other)
    assert (one.numbers, other.numbers) == (("3",), ("1200",))
    assert (one.positive, other.positive) == (True, False)
    assert not _proposition("the road was closed").alike(_proposition("the harbour was open"))
    assert not _proposition("the road to Pell is shut", places=["Pell"]).alike(
        _proposition("the road to Karn is shut", places=["Karn"])
    )
    assert numbers("1,200 of 3.5 million, S4 and 12") == [(1200, "1,200"), (3.5, "3.5"), (12, "12")]


# what changed


def _lines(old: Brief | Dossier, new: Brief | Dossier) -> list[str]:
    return [each.line for each in diff(old, new)]


def _pell(name: str, *rows: Row, sentences: Iterable[str]) -> Brief:
    return brief(name, "2031-03-03", sentences, actor_row("Green Hand", type="rebel_group"), *rows)


TOOK = "The Green Hand took Pell on Monday, the Green Hand said."
TAKEN = territory_row("Pell", 1, gained_by="Green Hand", said_by="Green Hand", when="on Monday")


def test_a_status_that_changed_and_a_new_denial_are_told() -> None:
    old = _pell("old", TAKEN, sentences=[TOOK])
    denial = territory_row("Pell", 2, gained_by="Green Hand", said_by="army", stance="deny", when="on Monday")
    new = _pell("new", TAKEN, denial, sentences=[TOOK, "The army denied that the Green Hand took Pell on Monday."])
    assert _lines(old, new) == [
        "capture of Pell by Green Hand (2031-03-03): claimed before, disputed now",
        "new denial: army denies the capture of Pell by Green Hand (2031-03-03)",
    ]
    assert _lines(new, old)[1] == "withdrawn: army denies the capture of Pell by Green Hand (2031-03-03)"
    assert _lines(old, old) == []


def test_what_is_new_or_gone_is_told() -> None:
    said = claim_row("Green Hand", "the road is open", 2)
    denied = claim_row("Green Hand", "the road is open", 1, act="deny")
    old = _pell("old", TAKEN, said, sentences=[TOOK, "The Green Hand said the road is open."])
    sentences = ["The Green Hand denied that the road is open.", "Rebels took Karn."]
    new = _pell("new", denied, territory_row("Karn", 2), sentences=sentences)
    assert _lines(old, new) == [
        "new: capture of Karn, reported_as_fact",
        "gone: capture of Pell by Green Hand (2031-03-03), claimed before",
        "new claim: Green Hand denies: the road is open; before: Green Hand says: the road is open",
        "claim withdrawn or no longer reported: Green Hand says: the road is open",
    ]


def test_a_dossier_that_has_grown_tells_what_came(dossier: Dossier) -> None:
    monday = merge([story()["monday-agency"]])
    lines = _lines(monday, dossier)
    torrin = "capture of Torrin by Ketta Liberation Front from defense ministry (2031-03-03)"
    assert f"{torrin}: disputed before, acknowledged now" in lines
    assert f"defense ministry affirms the {torrin}; before: denies" in lines
    assert "new: recapture of Torrin by army (2031-03-06), disputed" in lines
    assert _lines(dossier, dossier) == []
