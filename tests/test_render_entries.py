from __future__ import annotations

from briefs import ARMY, DOST, FRONT, MINISTRY, claim, goal, minimal, rich, statement

from summarizer.render.entries import Entries, Kind
from summarizer.render.page import Page
from summarizer.render.pens import HTML
from summarizer.schemas import Act, Brief, GoalKind, Party


def entries(brief: Brief) -> Entries:
    return Entries(Page(brief, HTML))


def labels(found: Entries, parties: tuple[str, ...]) -> list[str]:
    return [dict(found.roster.labels())[key] for key in parties]


def test_every_item_is_an_entry_with_a_key_of_its_own() -> None:
    found = list(entries(rich()))
    assert len({entry.key for entry in found}) == len(found) == 30
    assert [sum(entry.kind is kind for entry in found) for kind in Kind] == [9, 4, 10, 1, 6]


def test_who_belongs_to_a_party_is_found_with_it() -> None:
    found = entries(rich())
    said = found.claims[0]
    assert labels(found, said.parties) == ["Ilan Dost", "army"]


def test_a_party_is_one_however_an_item_calls_it() -> None:
    brief = minimal(
        actors=rich().actors,
        claims=[
            claim(1, Party(name="the rebels", actor_id=FRONT.actor_id), Act.ASSERT, "a"),
            claim(2, FRONT, Act.DENY, "b"),
        ],
    )
    found = entries(brief)
    assert found.claims[0].parties == found.claims[1].parties
    assert labels(found, found.claims[0].parties) == ["Northern Front"]


def test_parties_of_a_change_are_its_sides_and_all_who_speak_of_it() -> None:
    found = entries(rich())
    velm = next(entry for change, entry in found.told if change.place.name == "Velm")
    assert labels(found, velm.parties) == ["army", "Northern Front", "Ilan Dost"]
    karsa = next(entry for change, entry in found.told if change.place.name == "Karsa")
    assert "the outlet" in labels(found, karsa.parties)


def test_an_issuer_speaks_where_nobody_is_named() -> None:
    named, unnamed = entries(statement(MINISTRY)), entries(statement())
    assert labels(named, named.claims[0].parties) == ["Defence Ministry"]
    assert labels(unnamed, unnamed.claims[0].parties) == ["the issuer (not named in the text)"]


def test_a_goal_is_that_of_its_holder_and_of_who_states_it() -> None:
    found = entries(minimal(actors=rich().actors, stated_goals=[goal(17, ARMY, DOST, "peace", GoalKind.PLAN)]))
    assert labels(found, found.goals[0].parties) == ["army", "Ilan Dost"]


def test_evidence_of_a_change_is_also_that_of_its_positions() -> None:
    velm = next(entry for change, entry in entries(rich()).told if change.place.name == "Velm")
    assert {each.sentence for each in velm.evidence} == {3, 4}


def test_a_users_section_has_a_column_for_every_field_that_occurs() -> None:
    (own,) = entries(rich()).own
    assert (own.title, own.columns) == (
        "<bdi>Damage reports</bdi>",
        ("<bdi>Target</bdi>", "<bdi>Fire open</bdi>", "Source"),
    )
    assert own.entries[0].cells[:2] == ("<bdi>port</bdi>", "no")
    assert ">S13<" in own.entries[0].cells[2]
