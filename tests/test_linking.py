from __future__ import annotations

import pytest
from scripted_answers import actor_row, claim_row, document, goal_row, territory_row

from summarizer.document import Document
from summarizer.linking import UNNAMED_SOURCE, Directory
from summarizer.schemas import ISSUER, OUTLET, ActorKind, ActorType, Party, Row


def names(directory: Directory) -> list[str]:
    return [entry.name for entry in directory.entries]


def linked(directory: Directory, words: str, sentence: int) -> str | None:
    """The id that a mention leads to."""
    party = directory.party(words, sentence)
    return party.actor_id if party else None


def said(article: Document, *speakers: tuple[str, int]) -> Directory:
    """The directory of claims by these speakers, each with its sentence."""
    return Directory(article, [claim_row(by, "it is over", s) for by, s in speakers])


def test_an_acronym_that_the_text_defines_is_its_actor() -> None:
    article = document("The Union of Free Dorians (UDF) took Torvak.", "The UDF said it would stay.")
    directory = Directory(article, [actor_row("Union of Free Dorians"), claim_row("The UDF", "it would stay", 2)])
    assert names(directory) == ["Union of Free Dorians"]
    assert directory.entries[0].mentions == ["Union of Free Dorians", "UDF"]


def test_an_acronym_of_the_initials_needs_no_definition() -> None:
    article = document("The Free Veran Army took Torvak.", "The FVA said it would stay.")
    directory = said(article, ("The Free Veran Army", 1), ("The FVA", 2))
    assert names(directory) == ["Free Veran Army"]


def test_the_name_is_the_fullest_of_the_names() -> None:
    article = document("The FVA took Torvak.", "Dorn left.", "Col. Jan Dorn of the Free Veran Army spoke.")
    directory = said(article, ("The FVA", 1), ("Dorn", 2), ("Col. Jan Dorn", 3), ("the Free Veran Army", 3))
    assert names(directory) == ["Free Veran Army", "Jan Dorn"]
    assert [entry.mentions for entry in directory.entries] == [["FVA", "Free Veran Army"], ["Dorn", "Jan Dorn"]]


def test_other_letters_are_another_actor() -> None:
    article = document("The Free Veran Army took Torvak.", "The GHM said it would stay.")
    assert names(said(article, ("The Free Veran Army", 1), ("The GHM", 2))) == ["Free Veran Army", "GHM"]


def test_a_surname_is_the_person_introduced_with_it() -> None:
    article = document("Mayor Irena Kost said it was over.", "Kost left.", "Tom Garth stayed.")
    directory = said(article, ("Mayor Irena Kost", 1), ("Kost", 2), ("Tom Garth", 3))
    assert names(directory) == ["Irena Kost", "Tom Garth"]
    assert directory.party("Kost", 2) == Party(name="Irena Kost", actor_id="actor:irena-kost")


def test_another_first_name_is_another_person() -> None:
    article = document("Irena Kost spoke.", "Kost left.", "Pavel Kost stayed.")
    directory = said(article, ("Irena Kost", 1), ("Kost", 2), ("Pavel Kost", 3))
    assert names(directory) == ["Irena Kost", "Pavel Kost"]


def test_a_surname_of_two_persons_stays_open() -> None:
    article = document("Irena Kost spoke.", "Pavel Kost stayed.", "Kost left.")
    directory = said(article, ("Irena Kost", 1), ("Pavel Kost", 2), ("Kost", 3))
    assert names(directory) == ["Irena Kost", "Pavel Kost", "Kost"]


def test_the_official_is_the_last_official_before() -> None:
    article = document(
        "A Veran official said so.",
        "The official said more.",
        "A Dorian official denied it.",
        "The official left.",
        "The Veran official stayed.",
    )
    directory = said(
        article,
        ("A Veran official", 1),
        ("The official", 2),
        ("A Dorian official", 3),
        ("The official", 4),
        ("The Veran official", 5),
    )
    assert names(directory) == ["Veran official", "Dorian official"]
    veran, dorian = (entry.ident for entry in directory.entries)
    assert [linked(directory, "The official", sentence) for sentence in (2, 4)] == [veran, dorian]
    assert linked(directory, "The Veran official", 5) == veran


def test_a_description_is_not_linked_to_one_that_comes_later() -> None:
    article = document("The official said so.", "A Dorian official denied it.")
    directory = said(article, ("The official", 1), ("A Dorian official", 2))
    assert names(directory) == ["official", "Dorian official"]


def test_a_description_of_another_head_is_another_actor() -> None:
    article = document("A spokesman for the army spoke.", "The army left.", "The mayor of Torvak spoke.")
    directory = said(article, ("A spokesman for the army", 1), ("The army", 2), ("The mayor of Torvak", 3))
    assert len(directory.entries) == 3


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_second_actor() -> None:
    article = document("Residents of Torvak fled.", "On Monday, residents of Torvak came back.")
    directory = said(article, ("Residents of Torvak", 1), ("residents of Torvak", 2))
    assert len(directory.entries) == 1


@pytest.mark.parametrize("words", ["Green Hand fighters", "the Green Hand militants"])
def test_the_fighters_of_a_group_are_the_group(words: str) -> None:
    article = document("The Green Hand took Torvak.", "Green Hand fighters and the Green Hand militants stayed.")
    directory = said(article, ("The Green Hand", 1), (words, 2))
    assert names(directory) == ["Green Hand"]


def test_the_forces_of_a_country_are_not_the_country() -> None:
    article = document("Norway spoke.", "Norway forces left.")
    assert names(said(article, ("Norway", 1), ("Norway forces", 2))) == ["Norway", "Norway forces"]


@pytest.mark.parametrize(
    "longer", ["President of Norway", "Norway Harbor Trust", "Bank of Torvak", "Torvak Town Council"]
)
def test_a_name_inside_another_is_somebody_else(longer: str) -> None:
    article = document(f"The {longer} spoke.", "Norway spoke.", "Torvak spoke.")
    directory = said(article, (f"The {longer}", 1), ("Norway", 2), ("Torvak", 3))
    assert names(directory) == [longer, "Norway", "Torvak"]


def test_a_joint_mention_is_every_one_in_it() -> None:
    article = document("Lenia and Dora said the war was over.")
    directory = said(article, ("Lenia and Dora", 1))
    assert names(directory) == ["Lenia", "Dora"]
    assert directory.party("Lenia and Dora", 1) == Party(name="Lenia and Dora")


def test_a_joint_name_of_one_actor_stays_whole() -> None:
    article = document("Physicians and Surgeons Abroad spoke.")
    rows = [actor_row("Physicians and Surgeons Abroad"), claim_row("Physicians and Surgeons Abroad", "it is over")]
    assert names(Directory(article, rows)) == ["Physicians and Surgeons Abroad"]


def test_every_mention_stands_in_the_text() -> None:
    article = document(
        "Mayor Irena Kost of the Free\nVeran  Army (FVA) spoke.",
        "The FVA commander Jan Dorn left.",
        "The Harbor Council (HC) spokesman wept.",
    )
    directory = said(
        article,
        ("Mayor Irena Kost", 1),
        ("the Free\nVeran  Army (FVA)", 1),
        ("The FVA commander Jan Dorn", 2),
        ("The Harbor Council (HC) spokesman", 3),
    )
    plain = " ".join(article.clean.split())
    assert directory.names
    assert all(name in plain for name in directory.names)


@pytest.mark.parametrize("pronoun", ["he", "They", "who"])
def test_a_pronoun_is_no_actor(pronoun: str) -> None:
    assert not said(document(f"“It is over,” {pronoun} said."), (pronoun, 1)).entries


def test_ids_are_unique_and_made_of_names() -> None:
    article = document("The rebel spoke.", "Old-Mill Council spoke.", "Old Mill Council spoke.", "Über Wacht spoke.")
    directory = said(article, ("Old-Mill Council", 2), ("Old Mill Council", 3), ("Über Wacht", 4))
    assert [entry.ident for entry in directory.entries] == [
        "actor:old-mill-council",
        "actor:old-mill-council-2",
        "actor:uber-wacht",
    ]


def test_ids_do_not_change_when_the_rows_come_in_another_order() -> None:
    article = document("A Veran official spoke.", "The Green Hand and Irena Kost spoke.", "The official left.")
    rows = [
        claim_row("The official", "it is over", 3),
        claim_row("Irena Kost", "it is over", 2),
        claim_row("the Green Hand", "it is over", 2),
        claim_row("A Veran official", "it is over", 1),
    ]
    one, other = Directory(article, rows), Directory(article, rows[::-1])
    for row in rows:
        assert one.party(row.by, row.s) == other.party(row.by, row.s)


@pytest.mark.parametrize("words", [None, "", OUTLET, ISSUER])
def test_nobody_the_outlet_and_an_issuer_without_a_name_are_no_party(words: str | None) -> None:
    assert said(document("Irena Kost spoke."), ("Irena Kost", 1)).party(words, 1) is None


def test_an_unnamed_speaker_is_a_party_and_not_the_text_s_own_voice() -> None:
    assert said(document("Irena Kost spoke."), ("Irena Kost", 1)).party("unnamed", 1) == UNNAMED_SOURCE


def test_the_issuer_is_the_actor_of_that_name() -> None:
    article = document("The Harbor Council met.", "We welcome the truce.")
    directory = Directory(
        article, [actor_row("Harbor Council"), claim_row(ISSUER, "We welcome the truce", 2)], "Harbor Council"
    )
    assert directory.party(ISSUER, 2) == Party(name="Harbor Council", actor_id="actor:harbor-council")
    assert len(directory.entries) == 1


def test_who_has_a_part_in_an_item_is_listed_and_a_mere_place_is_not() -> None:
    article = document(
        "Rebels took Torvak near Lenz from soldiers.", "Irena Kost spoke in Torvak.", "Ida Rell left Mora."
    )
    rows = [
        actor_row("Torvak", kind="organization"),
        actor_row("Lenz"),
        actor_row("Irena Kost", 2),
        actor_row("Ida Rell", 3, kind="person"),
        territory_row("Torvak", gained_by="Rebels", lost_by="soldiers"),
        goal_row("Irena Kost", "spoke", 2),
    ]
    listed = [entry.name for entry in Directory(article, rows).listed(["Torvak"])]
    assert listed == ["Irena Kost", "Ida Rell", "Rebels", "soldiers"]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Green Hand commander Jan Dorn spoke.", "Green Hand"),
        ("Jan Dorn, the Green Hand’s spokesman, spoke.", "Green Hand"),
        ("Jan Dorn, a spokesman for the Green Hand, spoke.", "Green Hand"),
        ("Jan Dorn, head of the defence ministry, spoke.", "Veran defence ministry"),
        ("Jan Dorn, who fought the Green Hand, spoke.", None),
        ("Jan Dorn fled from the Green Hand.", None),
        ("Jan Dorn, the mayor of Torvak, spoke.", None),
        ("Jan Dorn, Dorn’s own spokesman, spoke.", None),
        ("Jan Dorn, a spokesman for the council, spoke.", None),
    ],
)
def test_a_person_belongs_to_the_body_of_his_post(sentence: str, body: str | None) -> None:
    article = document("The Green Hand fought the Veran defence ministry.", sentence, "The Veran council spoke.")
    speaker = "Green Hand commander Jan Dorn" if sentence.startswith("Green") else "Jan Dorn"
    rows: list[Row] = [
        actor_row("Green Hand"),
        actor_row("Veran defence ministry"),
        claim_row(speaker, "it is over", 2),
    ]
    rows.append(claim_row("The Veran council", "it is over", 3))
    affiliation = Directory(article, rows).affiliations.get("Jan Dorn")
    assert (affiliation.name if affiliation else None) == body


def test_the_affiliation_of_a_row_is_linked() -> None:
    article = document("The Green Hand fought.", "Jan Dorn spoke.")
    rows = [actor_row("Green Hand"), actor_row("Jan Dorn", 2, kind="person", affiliation="the Green Hand")]
    assert Directory(article, rows).affiliations == {"Jan Dorn": Party(name="Green Hand", actor_id="actor:green-hand")}


def test_another_form_that_a_row_gives_is_the_row_s_actor_unless_it_is_one_of_its_own() -> None:
    article = document("The Green Hand fought the men from the hills.", "The Northern Front fled.", "Rain fell.")
    rows = [
        actor_row("Green Hand", aka=["men from the hills", "Northern Front"]),
        actor_row("Northern Front", 2),
        claim_row("the men from the hills", "it is over", 3),
    ]
    found = Directory(article, rows)
    assert [entry.mentions for entry in found.entries] == [["Green Hand", "men from the hills"], ["Northern Front"]]
    assert linked(found, "the men from the hills", 3) == "actor:green-hand"


def test_a_long_run_of_capitals_is_read_in_no_time() -> None:
    article = document("Torvak " * 20_000 + "fell.")
    assert not Directory(article, []).entries


@pytest.mark.parametrize(
    ("first", "second", "short"),
    [
        ("The mayor, Irena Kost, spoke.", "The mayor left.", "the mayor"),
        ("Mayor Irena Kost spoke.", "The mayor left.", "the mayor"),
        ("Irena Kost, the prime minister of Lenia, spoke.", "The prime minister left.", "the prime minister"),
        ("The Minister of Justice, Irena Kost, spoke.", "The minister left.", "the minister"),
        ("Lieutenant General Irena Kost spoke.", "The general left.", "the general"),
        ("Brig. Irena Kost, a rebel commander reached by phone, spoke.", "The commander left.", "the commander"),
        ("Lenia’s army chief, General Irena Kost, spoke.", "The general left.", "the general"),
        ("Its leader, Irena Kost, spoke.", "The leader left.", "the leader"),
        ("Harbour commissioner Irena Kost spoke.", "Commissioner admits it.", "Commissioner"),
        ("The front’s envoy, Irena Kost, spoke.", "The envoy left.", "The envoy"),
    ],
)
def test_a_post_is_the_person_it_stands_beside(first: str, second: str, short: str) -> None:
    directory = said(document(first, second), ("Irena Kost", 1), (short, 2))
    assert names(directory) == ["Irena Kost"]
    assert linked(directory, short, 2) == "actor:irena-kost"


def test_a_new_one_of_the_same_post_is_somebody_else() -> None:
    article = document("Irena Kost, a diplomat, spoke.", "A diplomat in Lenia disagreed.")
    assert names(said(article, ("Irena Kost", 1), ("A diplomat", 2))) == ["Irena Kost", "diplomat"]


def test_a_body_is_not_the_person_who_speaks_for_it() -> None:
    article = document("A spokeswoman for the Lake Council, Irena Kost, spoke.", "Kost left.", "The council met.")
    directory = said(article, ("the Lake Council", 1), ("Irena Kost", 1), ("Kost", 2), ("The council", 3))
    assert names(directory) == ["Lake Council", "Irena Kost"]
    assert linked(directory, "The council", 3) == "actor:lake-council"


def test_a_post_may_get_its_name_in_the_next_sentence() -> None:
    article = document("The prime minister left.", "Prime Minister Irena Kost spoke.")
    assert names(said(article, ("The prime minister", 1), ("Irena Kost", 2))) == ["Irena Kost"]


def test_a_rank_in_short_is_the_rank() -> None:
    article = document("Gen. Irena Kost spoke.", "The general left.")
    assert names(said(article, ("Gen. Irena Kost", 1), ("The general", 2))) == ["Irena Kost"]


def test_the_latest_with_a_post_is_meant() -> None:
    article = document("The mayor, Irena Kost, spoke.", "The mayor, Jan Dorn, spoke.", "The mayor left.")
    directory = said(article, ("Irena Kost", 1), ("Jan Dorn", 2), ("the mayor", 3))
    assert linked(directory, "the mayor", 3) == "actor:jan-dorn"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("the Candle Committee", "the committee"),
        ("the Fourth Corps", "the corps"),
        ("the Red Dune Alliance", "the alliance"),
        ("the Sable Brigades", "the brigades"),
        ("the League of Torvak", "the League"),
        ("the Republican Guard", "the Guard"),
        ("the Council of the Hills", "the council"),
        ("the Agrarian Union", "the Agrarians"),
    ],
)
def test_the_noun_of_the_only_body_of_its_kind_is_that_body(name: str, short: str) -> None:
    article = document(f"Members of {name} met.", f"On Friday {short} agreed.")
    assert names(said(article, (name, 1), (short, 2))) == [name.removeprefix("the ")]


def test_the_army_is_not_an_army_of_rebels() -> None:
    article = document("The Free Veran Army took Torvak.", "The army left.")
    assert names(said(article, ("The Free Veran Army", 1), ("The army", 2))) == ["Free Veran Army", "army"]


def test_a_noun_of_two_bodies_is_neither() -> None:
    article = document("The Red Alliance met the Blue Alliance.", "The alliance agreed.")
    directory = said(article, ("The Red Alliance", 1), ("the Blue Alliance", 1), ("The alliance", 2))
    assert names(directory) == ["Red Alliance", "Blue Alliance", "alliance"]


@pytest.mark.parametrize(
    "first",
    [
        "The rebel Harrow League took Torvak.",
        "Fighters of the Harrow League took Torvak.",
        "Harrow League gunmen came.",
    ],
)
def test_the_rebels_are_the_only_body_that_is_told_to_be_one(first: str) -> None:
    directory = said(document(first, "The rebels left."), ("Harrow League", 1), ("the rebels", 2))
    assert names(directory) == ["Harrow League"]
    assert directory.what(directory.entries[0]) == (ActorKind.ORGANIZATION, ActorType.REBEL_GROUP)


def test_the_rebels_are_no_body_that_has_no_part_in_anything() -> None:
    article = document("The rebels took Torvak.", "They are not the Harrow League jihadis they once were.")
    listed = actor_row("Harrow League", 2, type="rebel_group")
    directory = Directory(article, [listed, claim_row("the rebels", "it is over", 1)])
    assert names(directory) == ["Harrow League", "rebels"]


def test_insurgents_are_the_rebels() -> None:
    article = document("The rebels took Torvak.", "The insurgents left.")
    assert names(said(article, ("The rebels", 1), ("The insurgents", 2))) == ["rebels"]


def test_the_rebels_may_be_either_of_two_bodies_of_which_the_list_of_actors_says_that_they_fight() -> None:
    article = document("The Harrow League and the Lake Circle met.", "The rebels left.")
    listed = [actor_row(name, type="rebel_group") for name in ("Harrow League", "Lake Circle")]
    directory = Directory(article, [*listed, claim_row("the rebels", "it is over", 2)])
    assert names(directory) == ["Harrow League", "Lake Circle", "rebels"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Jan Dorn, a rebel commander, spoke.", ActorType.REBEL_GROUP),
        ("Jan Dorn, an army spokesman, spoke.", ActorType.STATE_FORCES),
        ("The finance minister, Jan Dorn, spoke.", ActorType.GOVERNMENT),
        ("Jan Dorn, a baker reached by phone, spoke.", ActorType.CIVILIANS),
        ("Jan Dorn, an analyst, spoke.", ActorType.MONITOR_NGO),
        ("Jan Dorn spoke.", ActorType.OTHER),
    ],
)
def test_the_type_of_a_person_is_told_by_his_post_or_trade(text: str, type_: ActorType) -> None:
    directory = said(document(text), ("Jan Dorn", 1))
    assert directory.what(directory.entries[0])[1] is type_


def test_what_is_no_actor_has_a_name_and_no_link() -> None:
    directory = said(document("“It is over,” says the letter."), ("the letter", 1))
    assert directory.party("the letter", 1) == Party(name="letter")
    assert not directory.listed([])


def test_a_town_that_a_change_is_about_is_no_holder() -> None:
    article = document("Rebels took Torvak.", "Torvak is to be rebuilt.")
    directory = Directory(article, [territory_row("Torvak", s=1), goal_row("Torvak", "be rebuilt", 2)])
    assert linked(directory, "Torvak", 2) is None


def test_our_units_are_the_issuer_s() -> None:
    article = document("The Harbor Council speaks.", "Our units took Torvak.")
    directory = Directory(article, [claim_row("our units", "took Torvak", 2)], "Harbor Council")
    assert names(directory) == ["Harbor Council"]


def test_an_army_in_a_heading_is_the_army_of_the_story() -> None:
    article = document("Army denies retreat", "The Ostran army denied it.", "Later the army left.")
    directory = said(article, ("Army", 1), ("The Ostran army", 2), ("the army", 3))
    assert [entry.name for entry in directory.entries if entry.used] == ["Ostran army"]
