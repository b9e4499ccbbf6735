from __future__ import annotations

import pytest
from briefs import evidence

from summarizer.deriving import anonymity, describes, digest, factuality, same_side, speaker_class, status, unique
from summarizer.schemas import (
    Act,
    Anonymity,
    Certainty,
    Factuality,
    Party,
    Position,
    SpeakerClass,
    Stance,
    Status,
)

GAINER, LOSER, THIRD = SpeakerClass.GAINER_SIDE, SpeakerClass.LOSER_SIDE, SpeakerClass.THIRD_PARTY
OUTLET, UNNAMED = SpeakerClass.OUTLET, SpeakerClass.UNNAMED
AFFIRM, DENY, POSSIBLE, PREDICT = Stance.AFFIRM, Stance.DENY, Stance.POSSIBLE, Stance.PREDICT


def party(name: str, ident: str | None = None) -> Party:
    return Party(name=name, actor_id=ident)


def position(kind: SpeakerClass, stance: Stance = AFFIRM, name: str = "Someone") -> Position:
    speaker = None if kind is OUTLET else party(name)
    return Position(speaker=speaker, speaker_class=kind, stance=stance, evidence=[evidence(1)])


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ([position(GAINER), position(LOSER, DENY)], Status.DISPUTED),
        ([position(THIRD), position(THIRD, DENY)], Status.DISPUTED),
        ([position(OUTLET), position(LOSER, DENY), position(GAINER, POSSIBLE)], Status.DISPUTED),
        ([position(LOSER, DENY)], Status.DENIED),
        ([position(LOSER, DENY), position(OUTLET, POSSIBLE)], Status.DENIED),
        ([position(OUTLET, PREDICT)], Status.PROJECTED),
        ([position(OUTLET, PREDICT), position(GAINER, PREDICT)], Status.PROJECTED),
        ([position(THIRD, POSSIBLE)], Status.UNVERIFIED),
        ([position(OUTLET, POSSIBLE), position(GAINER, PREDICT)], Status.UNVERIFIED),
        ([position(LOSER)], Status.ACKNOWLEDGED),
        ([position(OUTLET), position(LOSER), position(GAINER)], Status.ACKNOWLEDGED),
        ([position(THIRD), position(THIRD, name="Bridge Aid")], Status.CORROBORATED),
        ([position(THIRD), position(OUTLET), position(THIRD, name="Bridge Aid")], Status.CORROBORATED),
        ([position(OUTLET)], Status.REPORTED_AS_FACT),
        ([position(OUTLET), position(THIRD), position(GAINER)], Status.REPORTED_AS_FACT),
        ([position(THIRD)], Status.REPORTED),
        ([position(THIRD), position(GAINER)], Status.REPORTED),
        ([position(UNNAMED)], Status.REPORTED),
        ([position(GAINER)], Status.CLAIMED),
        ([position(GAINER), position(GAINER, POSSIBLE)], Status.CLAIMED),
    ],
)  # fmt: skip
def test_the_status_is_the_first_row_of_the_table_that_fits(positions: list[Position], expected: Status) -> None:
    assert status(positions) is expected
    assert status(positions[::-1]) is expected


def test_every_status_follows_from_some_positions_and_none_is_called_confirmed() -> None:
    assert len(Status) == 9
    assert not {"confirmed", "assessed"} & {each.value for each in Status}


def test_one_third_party_twice_is_no_corroboration() -> None:
    assert status([position(THIRD, name="River Monitor"), position(THIRD, name="River Monitor")]) is Status.REPORTED


def test_third_parties_of_one_side_corroborate_nothing() -> None:
    spokesman = [position(THIRD, name="River Monitor"), position(THIRD, name="River Monitor director")]
    assert status(spokesman) is Status.REPORTED
    persons = [position(THIRD, name="Ida Rell"), position(THIRD, name="Tom Garth")]
    both = {"Ida Rell": party("River Monitor"), "Tom Garth": party("River Monitor")}
    assert status(persons) is Status.CORROBORATED
    assert status(persons, both) is Status.REPORTED


def test_unnamed_speakers_corroborate_nothing() -> None:
    assert status([position(UNNAMED, name="a resident"), position(UNNAMED, name="an officer")]) is Status.REPORTED


def test_a_change_without_positions_is_an_error() -> None:
    with pytest.raises(ValueError, match="without a position"):
        status([])


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("sure", list(Certainty))
def test_factuality_is_certainty_for_assertions_its_negative_for_denials_and_open_for_the_rest(
    act: Act, sure: Certainty
) -> None:
    level = {Certainty.CERTAIN: "CT", Certainty.PROBABLE: "PR", Certainty.POSSIBLE: "PS"}.get(sure)
    sign = {Act.ASSERT: "+", Act.ADMIT: "+", Act.ACCUSE: "+", Act.DENY: "-"}.get(act)
    expected = Factuality(level + sign) if level and sign else Factuality.UU
    assert factuality(act, sure) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Irena Kost", Anonymity.NAMED),
        ("Green Hand", Anonymity.NAMED),
        ("Dorian defence ministry", Anonymity.NAMED),
        ("army", Anonymity.NAMED),
        ("Veran official", Anonymity.UNNAMED_OFFICIAL),
        ("officials", Anonymity.UNNAMED_OFFICIAL),
        ("Officials", Anonymity.UNNAMED_OFFICIAL),
        ("spokesman", Anonymity.UNNAMED_OFFICIAL),
        ("resident", Anonymity.UNNAMED_OTHER),
        ("Residents of Torvak", Anonymity.UNNAMED_OTHER),
        ("unnamed source", Anonymity.UNNAMED_OTHER),
        ("man at the bridge", Anonymity.UNNAMED_OTHER),
    ],
)
def test_a_speaker_is_named_unless_only_a_description_stands_for_him(name: str, expected: Anonymity) -> None:
    assert anonymity(party(name)) is expected


def test_without_a_speaker_the_issuer_speaks() -> None:
    assert anonymity(None) is Anonymity.ISSUER


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name() -> None:
    assert describes("Residents of Torvak")
    assert describes("the mayor")
    assert not describes("Torvak")
    assert not describes("Council of Torvak")


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Green Hand", GAINER),
        ("Green Hand commander", GAINER),
        ("Dorian army", LOSER),
        ("Dorian defence ministry", LOSER),
        ("Veran government", THIRD),
        ("River Monitor", THIRD),
        ("Irena Kost", THIRD),
        ("officials", UNNAMED),
        ("western diplomat", UNNAMED),
    ],
)
def test_a_speaker_is_on_the_side_he_is_named_after_or_serves(speaker: str, expected: SpeakerClass) -> None:
    assert speaker_class(party(speaker), party("Green Hand"), party("Dorian army")) is expected


def test_the_text_s_own_voice_is_on_no_side() -> None:
    assert speaker_class(None, party("Green Hand"), party("Dorian army")) is OUTLET


def test_a_speaker_is_on_the_side_of_the_same_actor_whatever_it_is_called() -> None:
    assert speaker_class(party("the rebels", "a:1"), party("Green Hand", "a:1"), None) is GAINER
    assert speaker_class(party("the rebels", "a:1"), party("Green Hand", "a:2"), None) is THIRD


def test_a_speaker_is_on_the_side_that_he_belongs_to() -> None:
    affiliations = {"Ilan Dost": party("Dorian army")}
    assert speaker_class(party("Ilan Dost"), party("Green Hand"), party("Dorian army"), affiliations) is LOSER
    assert speaker_class(party("Ilan Dost"), party("Green Hand"), party("Dorian army")) is THIRD


def test_who_may_be_of_either_side_is_of_neither() -> None:
    assert speaker_class(party("Ilan Dost", "a:1"), party("X", "a:1"), party("Y", "a:1")) is THIRD


def test_the_same_actor_counts_for_more_than_a_likeness_of_names() -> None:
    speaker, forces = party("Green Hand", "a:1"), party("Green Hand fighters", "a:2")
    assert speaker_class(speaker, forces, party("Hand", "a:1")) is LOSER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("army", "Free Dorian Army"),
        ("Dorian defence ministry", "Free Dorian Army"),
        ("Dorian government", "Veran government"),
        ("Dorian army", "Veran army"),
        ("official", "Dorian army"),
        ("foreign minister", "army"),
        ("western forces", "army"),
        ("Northern Front", "Southern Front"),
        ("residents", "rebels"),
    ],
)
def test_a_word_in_common_makes_no_side(one: str, other: str) -> None:
    assert not same_side(party(one), party(other))
    assert not same_side(party(other), party(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rebel spokesman", "rebels"),
        ("Green Hand fighters", "Green Hand"),
        ("Dorian government", "Dorian army"),
        ("Dorian president", "Dorian defence ministry"),
        ("army", "government"),
        ("the Front", "Front"),
    ],
)
def test_whoever_serves_a_body_or_the_same_state_is_on_its_side(one: str, other: str) -> None:
    assert same_side(party(one), party(other))
    assert same_side(party(other), party(one))


def test_nobody_is_on_the_side_of_nobody() -> None:
    assert not same_side(party("army"), None)
    assert not same_side(None, party("army"))


def test_ids_follow_from_content_and_are_unique() -> None:
    taken: set[str] = set()
    assert [unique("a", taken) for _ in range(3)] == ["a", "a-2", "a-3"]
    assert digest("x", 1) == digest("x", 1) != digest("x", 2)
    assert len(digest("x")) == 8
