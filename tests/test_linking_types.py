from __future__ import annotations

import pytest
from scripted_answers import actor_row, claim_row, document, territory_row

from summarizer.lexicon import load
from summarizer.linking import Directory
from summarizer.linking.types import Post, body_in, body_noun, body_type, post_of
from summarizer.schemas import ActorKind, ActorType

GOVERNMENT, FORCES, REBELS = ActorType.GOVERNMENT, ActorType.STATE_FORCES, ActorType.REBEL_GROUP
MILITIA, PARTY, ABOVE = ActorType.MILITIA, ActorType.POLITICAL_PARTY, ActorType.INTL_ORG
NGO, MEDIA, PEOPLE, OTHER = ActorType.MONITOR_NGO, ActorType.MEDIA, ActorType.CIVILIANS, ActorType.OTHER

BODIES = {
    "the Electoral Commission of Lenia": GOVERNMENT,
    "Chamber of Deputies": GOVERNMENT,
    "National Assembly": GOVERNMENT,
    "Lenian Central Bank": GOVERNMENT,
    "Third Corps": FORCES,
    "Lenian Border Guard": FORCES,
    "state gendarmerie": FORCES,
    "the Admiralty": FORCES,
    "rebel fighters": REBELS,
    "the breakaway Lake Republic": REBELS,
    "the Greens": PARTY,
    "Civic Bloc": PARTY,
    "European Union": ABOVE,
    "Organisation of Lake States": ABOVE,
    "Council of Ten": ABOVE,
    "Lenian Red Crescent": NGO,
    "aid workers": NGO,
    "Torvak Gazette": MEDIA,
    "nurses at the clinic": PEOPLE,
    "Lenian Bar Association": OTHER,
    "Teachers’ Union": OTHER,
    "Chamber of Commerce": OTHER,
    "gunmen": OTHER,
}
POSTS = {
    "the foreign minister": Post("state", GOVERNMENT),
    "Deputy Governor": Post("state", GOVERNMENT),
    "lawmaker": Post("elected", GOVERNMENT),
    "opposition lawmaker": Post("own", PARTY),
    "the Conservative leader": Post("own", PARTY),
    "the party’s president": Post("any", GOVERNMENT),
    "spokesman for the front": Post("any", OTHER),
    "Brig.": None,
    "air marshal": Post("own", FORCES),
    "police chief": Post("own", FORCES),
    "aid worker": Post("own", NGO),
    "analyst at the institute": Post("own", NGO),
    "reporter": Post("own", MEDIA),
    "bus driver": Post("own", PEOPLE),
    "archbishop": Post("own", OTHER),
    "a former minister": None,
    "a tall house": None,
}
BELONGS = {
    "the front’s spokesman": "the front",
    "spokesman for the front": "the front",
    "Harrow Front officer": "Harrow Front",
    "a senior military officer": "military",
    "an analyst at the Quill Institute": "the Quill Institute",
    "colonel": None,
    "a former envoy of the front": None,
}
PERSONS = {
    "Jan Dorn, the Harrow Front’s envoy, spoke. The rebel Harrow Front left.": REBELS,
    "The rebel Harrow Front left. Its commander, Jan Dorn, spoke.": REBELS,
    "The rebel Harrow Front left, the group’s political secretary, Jan Dorn, said.": REBELS,
    "Jan Dorn of Lamp Watch, an aid group, spoke.": NGO,
    "Jan Dorn, the European Union’s envoy, spoke.": ABOVE,
    "The mayor, Jan Dorn, a member of the Labour Party, spoke.": GOVERNMENT,
    "Senator Jan Dorn of the Labour Party spoke.": PARTY,
    "Jan Dorn, president of the Chamber of Commerce, spoke.": OTHER,
    "Colonel Jan Dorn of the rebel Harrow Front spoke.": REBELS,
    "Colonel Jan Dorn spoke.": FORCES,
    "Senator Jan Dorn spoke.": GOVERNMENT,
    "Jan Dorn, a bus driver, spoke.": PEOPLE,
    "Jan Dorn, a former minister, spoke.": OTHER,
}
NAMED = {
    "The militant group Harun spoke.": ("Harun", REBELS),
    "The pro-government Lake Lions spoke.": ("Lake Lions", MILITIA),
    "The Lake Lions, a tribal militia, spoke.": ("Lake Lions", MILITIA),
    "The opposition Open Door spoke.": ("Open Door", PARTY),
    "The weekly Lantern spoke.": ("Lantern", MEDIA),
    "The rights group Clear Record spoke.": ("Clear Record", NGO),
    "The Reed Circle said its fighters had left.": ("Reed Circle", REBELS),
    "A truce between the army and the Reed Circle holds.": ("Reed Circle", REBELS),
    "The Movement for the Liberation of Lenia spoke.": ("Movement for the Liberation of Lenia", REBELS),
}


@pytest.mark.parametrize(("name", "type_"), BODIES.items(), ids=BODIES)
def test_the_noun_of_a_body_tells_its_type(name: str, type_: ActorType) -> None:
    assert body_type(name) is type_


def test_a_name_without_such_a_noun_has_none() -> None:
    assert body_noun("Open Door") is None


@pytest.mark.parametrize(("words", "post"), POSTS.items(), ids=POSTS)
def test_a_post_has_a_type_and_how_much_that_counts(words: str, post: Post | None) -> None:
    assert post_of(words) == post


@pytest.mark.parametrize(("words", "body"), BELONGS.items(), ids=BELONGS)
def test_whose_a_post_is(words: str, body: str | None) -> None:
    assert body_in(words) == body


@pytest.mark.parametrize(("text", "type_"), PERSONS.items(), ids=PERSONS)
def test_a_person_has_the_type_of_the_body_that_the_article_gives_him_to(text: str, type_: ActorType) -> None:
    article = document(*(part if part.endswith(".") else f"{part}." for part in text.split(". ")))
    found = ("Harrow Front", "Lamp Watch", "European Union", "Jan Dorn")
    rows = [claim_row(name, "it is over", _sentence(text, name)) for name in found if name in text]
    directory = Directory(article, rows)
    dorn = next(entry for entry in directory.entries if entry.name == "Jan Dorn")
    assert directory.what(dorn) == (ActorKind.PERSON, type_)


def _sentence(text: str, name: str) -> int:
    return text[: text.index(name)].count(". ") + 1


@pytest.mark.parametrize(("text", "named"), NAMED.items(), ids=NAMED)
def test_the_words_beside_the_name_of_a_body_tell_its_type(text: str, named: tuple[str, ActorType]) -> None:
    directory = Directory(document(text), [claim_row(named[0], "it is over", 1)])
    assert [directory.what(entry) for entry in directory.entries] == [(ActorKind.ORGANIZATION, named[1])]


def test_a_body_that_takes_a_place_from_the_army_is_of_rebels_and_the_army_is_not() -> None:
    article = document("The Lake Front captured Torvak from the army.")
    directory = Directory(article, [territory_row("Torvak", gained_by="Lake Front", lost_by="army")])
    assert [directory.what(entry)[1] for entry in directory.entries] == [REBELS, FORCES]


def test_a_royal_guard_that_takes_a_place_from_rebels_is_the_states() -> None:
    article = document("The Royal Guard captured Torvak from the rebels.")
    directory = Directory(article, [territory_row("Torvak", gained_by="Royal Guard", lost_by="rebels")])
    assert directory.what(directory.entries[0])[1] is FORCES


ACTING = {
    "Lenia denied it. The Lenian finance minister left.": ("Lenia", ActorKind.STATE, GOVERNMENT),
    "The Lenians denied it. Lenian Prime Minister Ana Kost left.": ("Lenians", ActorKind.STATE, GOVERNMENT),
    "Torvak denied it. The talks in Torvak failed.": ("Torvak", ActorKind.STATE, GOVERNMENT),
    "The Kolo, a herding community, denied it.": ("Kolo", ActorKind.POPULATION, PEOPLE),
    "Harun’s fighters left. The militant group Harun denied it.": ("Harun", ActorKind.ORGANIZATION, REBELS),
    "Opposition lawmaker Vera Nold denied it.": ("Vera Nold", ActorKind.PERSON, PARTY),
    "Lenian Red Crescent denied it.": ("Lenian Red Crescent", ActorKind.ORGANIZATION, NGO),
    "A shepherd denied it.": ("shepherd", ActorKind.PERSON, PEOPLE),
    "A Lenian army blogger denied it.": ("Lenian army blogger", ActorKind.PERSON, MEDIA),
}


@pytest.mark.parametrize(("text", "actor"), ACTING.items(), ids=ACTING)
def test_who_acts_is_told_by_the_rest_of_the_article(text: str, actor: tuple[str, ActorKind, ActorType]) -> None:
    article = document(*(part if part.endswith(".") else f"{part}." for part in text.split(". ")))
    directory = Directory(article, [claim_row(actor[0], "it is over", _sentence(text, actor[0]))])
    assert [directory.what(entry) for entry in directory.entries] == [actor[1:]]


def test_a_model_s_answer_about_a_name_counts_for_more_than_its_noun() -> None:
    directory = Directory(document("The Lenian army left."), [actor_row("Lenian army", type="militia")])
    assert directory.what(directory.entries[0])[1] is MILITIA


def test_a_body_called_by_its_noun_has_its_whole_name() -> None:
    article = document("Jan Dorn leads the Highland Guard.", "The Guard left.")
    directory = Directory(article, [claim_row("The Guard", "it is over", 2)])
    assert [entry.mentions for entry in directory.entries] == [["Highland Guard", "Guard"]]


def test_every_type_of_the_lists_is_one_of_the_vocabulary() -> None:
    types = load("types")
    assert {*types["bodies"], *types["beside"]} - {"nouns", "militias"} <= {each.value for each in ActorType}
    assert set(types["offices"]) - {"state", "elected"} <= {each.value for each in ActorType}


def test_an_article_that_opens_with_the_time_has_no_place_of_writing() -> None:
    article = document("06:15 Torvak denied it.", "07:40 (Lenz Post) — It rained.")
    directory = Directory(article, [claim_row("Torvak", "it is over", 1)])
    assert [directory.what(entry)[1] for entry in directory.entries] == [OTHER]


def test_a_title_that_every_body_has_leaves_what_the_name_tells() -> None:
    article = document("Secretary Kerry denied it.")
    directory = Directory(article, [claim_row("Secretary Kerry", "it is over", 1)])
    assert [directory.what(entry)[1] for entry in directory.entries] == [GOVERNMENT]


def test_who_leads_an_insurgency_is_of_rebels() -> None:
    article = document(
        "Dar Harun (DH), which is leading the rebel offensive, denied it.", "Ana Kost led the offensive."
    )
    directory = Directory(article, [claim_row("Dar Harun", "it is over", 1), claim_row("Ana Kost", "it is over", 2)])
    assert [directory.what(entry)[1] for entry in directory.entries] == [REBELS, OTHER]
