from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.classify import MOST_WORDS, classify, is_state, party_like
from summarizer.schemas import ActorKind, ActorType

KINDS = {
    "Norway": (ActorKind.STATE, ActorType.GOVERNMENT),
    "the United States": (ActorKind.STATE, ActorType.GOVERNMENT),
    "the Veran army": (ActorKind.ORGANIZATION, ActorType.STATE_FORCES),
    "head of the Veran army": (ActorKind.PERSON, ActorType.STATE_FORCES),
    "minister of the army": (ActorKind.PERSON, ActorType.STATE_FORCES),
    "the army minister": (ActorKind.PERSON, ActorType.GOVERNMENT),
    "judge Olt": (ActorKind.PERSON, ActorType.OTHER),
    "the Emirate of Verania": (ActorKind.STATE, ActorType.GOVERNMENT),
    "the Ministry of Trade": (ActorKind.ORGANIZATION, ActorType.GOVERNMENT),
    "a senior official": (ActorKind.PERSON, ActorType.GOVERNMENT),
    "senior officials": (ActorKind.ORGANIZATION, ActorType.GOVERNMENT),
    "President Jan Dorn": (ActorKind.PERSON, ActorType.GOVERNMENT),
    "Gen. Omar Saleh": (ActorKind.PERSON, ActorType.STATE_FORCES),
    "the rebels": (ActorKind.ORGANIZATION, ActorType.REBEL_GROUP),
    "the terrorist group": (ActorKind.ORGANIZATION, ActorType.REBEL_GROUP),
    "a Dora-backed proxy": (ActorKind.ORGANIZATION, ActorType.MILITIA),
    "Veran fighters": (ActorKind.ORGANIZATION, ActorType.MILITIA),
    "the Green Party": (ActorKind.ORGANIZATION, ActorType.POLITICAL_PARTY),
    "the Lenia-led coalition": (ActorKind.ORGANIZATION, ActorType.INTL_ORG),
    "the Lenz Observatory": (ActorKind.ORGANIZATION, ActorType.MONITOR_NGO),
    "the Lenz Daily Post": (ActorKind.ORGANIZATION, ActorType.MEDIA),
    "residents of Lenz": (ActorKind.POPULATION, ActorType.CIVILIANS),
    "Petra Olt": (ActorKind.PERSON, ActorType.OTHER),
    "Ömer Şahin": (ActorKind.PERSON, ActorType.OTHER),
    "FVA": (ActorKind.ORGANIZATION, ActorType.OTHER),
    "Lenz": (ActorKind.ORGANIZATION, ActorType.OTHER),
    "the Liberal Union": (ActorKind.ORGANIZATION, ActorType.POLITICAL_PARTY),
    "the governing coalition": (ActorKind.ORGANIZATION, ActorType.POLITICAL_PARTY),
    "a United Nations official": (ActorKind.PERSON, ActorType.INTL_ORG),
    "the UN refugee agency": (ActorKind.ORGANIZATION, ActorType.INTL_ORG),
    "a state news agency": (ActorKind.ORGANIZATION, ActorType.MEDIA),
    "the general hospital": (ActorKind.ORGANIZATION, ActorType.OTHER),
    "a general": (ActorKind.PERSON, ActorType.STATE_FORCES),
    "South Lenia": (ActorKind.ORGANIZATION, ActorType.OTHER),
    "": (ActorKind.ORGANIZATION, ActorType.OTHER),
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=[name or "nothing" for name in KINDS])
def test_kind_and_type_by_the_noun_that_ends_last(name: str, kind: tuple[ActorKind, ActorType]) -> None:
    assert classify(name) == kind


@pytest.mark.parametrize("name", ["Norway", "the Netherlands", "The United States"])
def test_countries_are_known_with_and_without_their_article(name: str) -> None:
    assert is_state(name)
    assert not is_state(f"{name} army")


@pytest.mark.parametrize(
    "words",
    ["Lenz", "the army", "a senior official", "Veran soldiers", "Omar Said", "Jan May", "al-Bira", "residents of Lenz"],
)
def test_names_and_nouns_for_people_may_act(words: str) -> None:
    assert party_like(words)


NOBODY = {
    "function words": "however it was",
    "a verb inside": "rebels have left Lenz",
    "a verb of saying inside": "Dora said Lenz",
    "relative pronoun in front": "who left Lenz",
    "participle in front": "based in Lenz",
    "gerund in front": "speaking Dorn",
    "preposition left over": "the army of",
    "thing": "the bridge",
    "nothing": "",
    "marks": "“.”",
}


@pytest.mark.parametrize("words", NOBODY.values(), ids=NOBODY)
def test_other_words_name_nobody(words: str) -> None:
    assert party_like(words) is (words == "based in Lenz")


def test_a_long_phrase_names_nobody() -> None:
    assert party_like(" ".join(["Lenz"] * MOST_WORDS))
    assert not party_like(" ".join(["Lenz"] * (MOST_WORDS + 1)))


@given(TEXTS)
def test_any_words_are_classified(text: str) -> None:
    kind, type_ = classify(text)
    assert kind in ActorKind
    assert type_ in ActorType
    assert party_like(text) in {True, False}
