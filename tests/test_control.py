from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.control import Control, controls
from summarizer.schemas import Change, Stance


def only(sentence: str) -> Control:
    (control,) = controls(sentence)
    return control


def read(sentence: str) -> tuple[Change, list[str], str | None, str | None]:
    """Change, places, who gains, who loses, of the one change in the sentence."""
    control = only(sentence)
    gained, lost = (sentence[slice(*side)] if side else None for side in (control.gained_by, control.lost_by))
    return control.change, [sentence[slice(*place)] for place in control.places], gained, lost


CHANGES = {
    "captured": ("Rebels captured Torvak.", Change.CAPTURE, "Rebels", None),
    "captured from": ("Rebels captured Torvak from the army on Friday.", Change.CAPTURE, "Rebels", "the army"),
    "captured, passive": ("Torvak was captured by the rebels.", Change.CAPTURE, "the rebels", None),
    "captured, passive without an agent": ("Torvak was captured on Friday.", Change.CAPTURE, None, None),
    "liberated, in scare quotes": ("Rebels “liberated” Torvak.", Change.CAPTURE, "Rebels", None),
    "retaken": ("Torvak has been retaken by the Veran army.", Change.RECAPTURE, "the Veran army", None),
    "took control of": ("Rebels took back control of Torvak.", Change.RECAPTURE, "Rebels", None),
    "fell to": ("Torvak fell to the rebels.", Change.CAPTURE, "the rebels", None),
    "fell, held by": ("Torvak, a town held by the army since 2019, fell.", Change.CAPTURE, None, "the army"),
    "lost": ("The army lost Torvak to the Green Hand.", Change.CAPTURE, "the Green Hand", "The army"),
    "lost control of": ("The army lost control of Torvak to rebels.", Change.CAPTURE, "rebels", "The army"),
    "drove out": ("Rebels drove the army out of Torvak.", Change.CAPTURE, "Rebels", "the army"),
    "handed over": ("The army handed over Torvak to the rebels.", Change.HANDOVER, "the rebels", "The army"),
    "ceded, passive": ("Torvak was ceded by Lenia to Dora.", Change.HANDOVER, "Dora", "Lenia"),
    "surrendered, passive": ("Torvak was surrendered to Dora by Lenia.", Change.HANDOVER, "Dora", "Lenia"),
    "withdrew from": ("The army withdrew from Torvak.", Change.WITHDRAWAL, None, "The army"),
    "pulled back from": ("The army pulled its tanks back from Torvak.", Change.WITHDRAWAL, None, "The army"),
    "abandoned": ("The army abandoned Torvak.", Change.WITHDRAWAL, None, "The army"),
    "advanced on": ("Rebels advanced on Torvak.", Change.ADVANCE, "Rebels", None),
    "near is not taken": ("Rebels moved within three miles of Torvak.", Change.ADVANCE, "Rebels", None),
    "entered": ("Rebels entered Torvak.", Change.ADVANCE, "Rebels", None),
    "besieged": ("Rebels besieged Torvak.", Change.SIEGE, "Rebels", None),
    "assaulted": ("Rebels assaulted Torvak.", Change.CONTESTED, "Rebels", None),
    "holds": ("The army holds Torvak.", Change.HOLD, "The army", None),
    "kept control of": ("The army kept control of Torvak.", Change.HOLD, "The army", None),
    "under control": ("Torvak remains under rebel control.", Change.HOLD, "rebel", None),
    "in the hands of": ("Torvak is still in the hands of the Green Hand.", Change.HOLD, "the Green Hand", None),
    "repelled": ("The army repelled an attack by rebels on Torvak.", Change.HOLD, "The army", None),
    "fought off": ("The army fought off an attempt to storm Torvak.", Change.HOLD, "The army", None),
    "handed control of": ("The army handed control of Torvak to Dora.", Change.HANDOVER, "Dora", "The army"),
    "reached": ("Rebels reached the outskirts of Torvak.", Change.ADVANCE, "Rebels", None),
    "annexed": ("Dora annexed Torvak.", Change.ANNEXATION, "Dora", None),
    "moved to within": ("Rebel troops have moved to within six miles of Torvak.", Change.ADVANCE, "Rebel troops", None),
    "fell back": ("The army fell back from Torvak.", Change.WITHDRAWAL, None, "The army"),
    "took back": ("Rebels won back Torvak.", Change.RECAPTURE, "Rebels", None),
    "in hands": ("Torvak is now in the hands of the Green Hand.", Change.CAPTURE, "the Green Hand", None),
    "under siege": ("Torvak was under siege by the rebels.", Change.SIEGE, "the rebels", None),
    "which was surrounded": ("Food is short in Torvak, which was surrounded by rebels.", Change.SIEGE, "rebels", None),
    "roads": ("Rebels have cut the last road into Torvak.", Change.SIEGE, "Rebels", None),
    "garrison": ("The garrison of Torvak surrendered to the Green Hand.", Change.HANDOVER, "the Green Hand", None),
    "capitulated": ("Torvak capitulated on Monday.", Change.HANDOVER, None, None),
    "flag flies": ("The rebel flag flies over Torvak.", Change.CAPTURE, "The rebel", None),
    "flag of": ("The flag of the Green Hand flies over Torvak.", Change.CAPTURE, "the Green Hand", None),
    "free": ("The town of Torvak will be free before the snow.", Change.CAPTURE, None, None),
    "came under": ("Torvak came under rebel control.", Change.CAPTURE, "rebel", None),
    "still in control": ("Rebels are still in control of Torvak.", Change.HOLD, "Rebels", None),
    "beaten off": ("An assault on Torvak was beaten off.", Change.HOLD, None, None),
    "participle with a day": ("Torvak, captured on Monday, was quiet.", Change.CAPTURE, None, None),
    "having": ("Having taken Torvak, the rebels rested.", Change.CAPTURE, None, None),
    "made part of": ("Dora declared Torvak part of the republic.", Change.ANNEXATION, "the republic", None),
    "headline": ("Torvak falls to rebels", Change.CAPTURE, "rebels", None),
    "house to house": ("Fighting raged from house to house in Torvak.", Change.CONTESTED, None, None),
    "north of": ("Rebels advanced north of Torvak on Monday.", Change.ADVANCE, "Rebels", None),
    "once more": ("Torvak is once more under army control.", Change.RECAPTURE, "army", None),
    "changed hands": ("Torvak changed hands overnight.", Change.CAPTURE, None, None),
    "flag": ("Rebels hoisted their black flag over Torvak.", Change.CAPTURE, "Rebels", None),
    "relative": ("Traders met in Torvak, which rebels had seized.", Change.CAPTURE, "rebels", None),
    "participle": ("Torvak, lost by the army in May, is quiet.", Change.CAPTURE, None, "the army"),
    "driven, passive": ("The army was driven from Torvak by the rebels.", Change.CAPTURE, "the rebels", "The army"),
    "in charge": ("Rebels are now fully in charge of Torvak.", Change.CAPTURE, "Rebels", None),
    "no longer hold": ("Rebels no longer hold Torvak.", Change.CAPTURE, None, "Rebels"),
    "no ground in": ("Rebels no longer hold any ground in Torvak.", Change.CAPTURE, None, "Rebels"),
    "again": ("Government troops re-entered Torvak.", Change.ADVANCE, "Government troops", None),
    "ring": ("The rebels have closed the ring around Torvak.", Change.SIEGE, "The rebels", None),
    "clearing": ("The army completed the clearing of Torvak.", Change.CAPTURE, "The army", None),
    "credited": ("The ministry credited the army with liberating Torvak.", Change.CAPTURE, "the army", None),
    "street battles": ("Street battles raged through Torvak as troops watched.", Change.CONTESTED, None, None),
    "cut off in": ("The garrison was cut off in Torvak by the rebels.", Change.SIEGE, "the rebels", "The garrison"),
    "incorporated": ("Parliament voted to incorporate Torvak into Dora.", Change.ANNEXATION, "Dora", None),
    "left to": ("The army abandoned Torvak to the rebels.", Change.HANDOVER, "the rebels", "The army"),
    "loss": ("The loss of Torvak to the rebels alarmed Dora.", Change.CAPTURE, "the rebels", None),
    "noun, by": ("The capture of Torvak by the rebels alarmed Dora.", Change.CAPTURE, "the rebels", None),
    "noun, by in front": ("The capture by the rebels of Torvak alarmed Dora.", Change.CAPTURE, "the rebels", None),
    "noun, to": ("The fall of Torvak to the rebels alarmed Dora.", Change.CAPTURE, "the rebels", None),
    "noun, from": ("The seizure of Torvak from the army began.", Change.CAPTURE, None, "the army"),
    "noun of withdrawal, by": ("The withdrawal from Torvak by the army began.", Change.WITHDRAWAL, None, "the army"),
}


@pytest.mark.parametrize(("sentence", "change", "gained", "lost"), CHANGES.values(), ids=CHANGES)
def test_a_change_with_its_sides(sentence: str, change: Change, gained: str | None, lost: str | None) -> None:
    assert read(sentence) == (change, ["Torvak"], gained, lost)


GAINERS = {
    "name with a title": ("Gen. Omar Saleh captured Torvak.", "Gen. Omar Saleh"),
    "two names": ("Dora and Lenia captured Torvak.", "Dora and Lenia"),
    "behind an opener": ("On Friday, rebels captured Torvak.", "rebels"),
    "relative clause": ("The rebels, who captured Torvak, left.", "The rebels"),
    "clause with that": ("Dora said that rebels captured Torvak.", "rebels"),
    "speaker is not the gainer": ("Officials said rebels captured Torvak.", "rebels"),
    "infinitive": ("The army seeks to capture Torvak.", "The army"),
    "second verb": ("Rebels rested in Lenz and captured Torvak.", "Rebels"),
    "second verb behind but": ("Rebels did not flee but captured Torvak.", "Rebels"),
    "prevented from it": ("The army prevented rebels from capturing Torvak.", "rebels"),
    "adverb before the verb": ("Rebels swiftly captured Torvak.", "Rebels"),
    "first person": ("“We captured Torvak,” the mayor said.", "We"),
}


@pytest.mark.parametrize(("sentence", "gainer"), GAINERS.values(), ids=GAINERS)
def test_who_gains_is_the_subject_of_the_verb(sentence: str, gainer: str) -> None:
    assert read(sentence)[2] == gainer


STANCES = {
    "happened": ("Rebels captured Torvak.", Stance.AFFIRM),
    "denied": ("Rebels did not capture Torvak.", Stance.DENY),
    "denied, passive": ("Torvak was not captured by rebels.", Stance.DENY),
    "denied, contraction": ("Torvak wasn’t captured by rebels.", Stance.DENY),
    "failed": ("Rebels failed to capture Torvak.", Stance.DENY),
    "prospective": ("Rebels are poised to capture Torvak.", Stance.PREDICT),
    "could end up": ("Torvak could end up falling to rebels.", Stance.PREDICT),
    "perhaps": ("Rebels may have captured Torvak.", Stance.POSSIBLE),
    "appearance": ("Torvak appeared to be in rebel hands.", Stance.POSSIBLE),
    "belief": ("Torvak is believed to be in rebel hands.", Stance.POSSIBLE),
    "hearsay": ("Rebels reportedly captured Torvak.", Stance.POSSIBLE),
}


@pytest.mark.parametrize(("sentence", "stance"), STANCES.values(), ids=STANCES)
def test_whether_it_happened(sentence: str, stance: Stance) -> None:
    assert only(sentence).stance is stance


NONE = {
    "person captured": "Rebels captured Gen. Omar Saleh in Torvak.",
    "person captured, passive": "Gen. Omar Saleh was captured by rebels.",
    "weapons captured": "Rebels captured 40 tanks near Torvak.",
    "power seized": "Rebels seized power in Torvak.",
    "election lost": "The army lost the election.",
    "fell short": "Torvak fell short of its goal.",
    "fell by": "Torvak fell by three places.",
    "temperature fell": "The temperature in Torvak fell by 3 degrees.",
    "adjective": "Rebel-held Torvak was quiet.",
    "deed only named": "The cost of capturing Torvak was high.",
    "mere ability": "Rebels have the ability to capture Torvak.",
    "helping to do": "Dora is helping rebels to capture Torvak.",
    "war": "Rebels captured the Veran civil war.",
    "noun without a name": "The capture of the general alarmed Dora.",
    "advance to a deed": "Rebels moved to the brink of Torvak.",
    "entered, passive": "Torvak was entered by rebels.",
    "nothing of the kind": "The battle for Torvak began.",
    "nothing": "",
}


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE)
def test_no_place_changes_hands(sentence: str) -> None:
    assert controls(sentence) == []


def test_several_places_are_one_change() -> None:
    assert read("Rebels captured Torvak, Lenz and the port of Dorn.")[1] == ["Torvak", "Lenz", "Dorn"]
    assert read("Torvak and Lenz fell on Friday.")[1] == ["Torvak", "Lenz"]
    assert read("Rebels captured several towns, including Torvak and Lenz.")[1] == ["Torvak", "Lenz"]


def test_several_changes_stand_in_order_each_with_its_own_cue() -> None:
    sentence = "Rebels seized Torvak and captured Lenz, and Dora will fall."
    assert [sentence[slice(*control.cue)] for control in controls(sentence)] == ["seized", "captured", "fall"]


@given(TEXTS)
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for control in controls(text):
        sides = [side for side in (control.gained_by, control.lost_by) if side]
        assert control.places
        assert all(0 <= start < end <= len(text) for start, end in [control.cue, *control.places, *sides])


@pytest.mark.parametrize(
    "sentence",
    [
        "Floodwaters overran Torvak.",
        "Wolves have retaken the forests above Torvak.",
        "A cold snap seized Torvak.",
        "Dora’s champion fell in the semi-final in Torvak.",
        "A bus left the road near the bridge.",
        "Inflation fell and the crown regained the ground.",
        "The insurgents still hold Torvak, as they have for eleven months.",
        "Dora has no plan to annex Torvak.",
        "What would it take to retake Torvak?",
        "Had the rebels taken the Torvak bridge, the capital would have starved.",
        "Lieutenant Ida Dorn was captured outside the mill.",
    ],
)
def test_weather_animals_money_sport_and_the_unreal_change_nothing(sentence: str) -> None:
    assert controls(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["A teacher fled Torvak with his family.", "Dorn may lose Lenz, but he will not lose the presidency."]
)
def test_who_flees_by_trade_and_votes_that_are_lost_change_nothing(sentence: str) -> None:
    assert controls(sentence) == []


def test_all_names_of_a_list_behind_what_they_are() -> None:
    sentence = "Dorn admitted that the posts at Umm Sidra and Dol Tor had been abandoned."
    assert [sentence[slice(*place)] for each in controls(sentence) for place in each.places][-2:] == [
        "Umm Sidra",
        "Dol Tor",
    ]


def test_words_in_quotation_marks_are_no_part_of_a_place() -> None:
    sentence = "The army withdrew from “untenable positions” at Torvak."
    assert [sentence[slice(*place)] for place in only(sentence).places] == ["Torvak"]


def test_where_something_was_written_is_not_what_was_taken() -> None:
    sentence = "Dorn wrote in Lenz that his men had liberated Torvak."
    assert [sentence[slice(*place)] for place in only(sentence).places] == ["Torvak"]


def test_several_places_behind_their_description() -> None:
    (control,) = controls("Rebels captured two border villages, Torvak and Lenz, on Friday.")
    assert len(control.places) == 2


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The militia turned Torvak over to the rebels.", "Torvak"),
        ("The army gave Lenz up on Friday.", "Lenz"),
        ("The garrison handed the Dorn bridge back to the tribes.", "the Dorn bridge"),
    ],
)
def test_a_particle_may_stand_behind_the_place(sentence: str, place: str) -> None:
    (control,) = controls(sentence)
    assert place.endswith(sentence[slice(*control.places[0])])


def test_a_list_of_places_may_hold_a_described_one() -> None:
    (control,) = controls("Rebels took Torvak and the customs post at Lenz by storm.")
    assert len(control.places) == 2


def test_a_second_verb_shares_the_future_of_the_first() -> None:
    (control,) = controls("The army will have packed up and left Torvak.")
    assert control.stance is Stance.PREDICT


def test_who_discusses_a_campaign_does_not_take_the_place() -> None:
    text = "In Dora the two leaders discussed the campaign to liberate Torvak from the rebels."
    assert [control.gained_by for control in controls(text)] == [None]


def test_a_preposition_at_the_beginning_is_no_place() -> None:
    text = "At that time the Dorans were trying to conquer Lenz."
    assert [text[slice(*place)] for control in controls(text) for place in control.places] == ["Lenz"]


@pytest.mark.parametrize(
    "rest", ["three days before the vote", "ahead of talks", "hours after the final", "behind the front"]
)
def test_what_follows_the_place_does_not_hide_it(rest: str) -> None:
    text = f"Rebels captured Torvak {rest}."
    assert [text[slice(*place)] for control in controls(text) for place in control.places] == ["Torvak"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels seized the towns of Torvak, Lenz and Dorn.", ["Torvak", "Lenz", "Dorn"]),
        ("Rebels seized the village of Torvak and the Dorn pass from the army.", ["Torvak", "Dorn pass"]),
        ("Rebels seized Hill 212 and the hamlet of Lenz from the army.", ["Hill 212", "Lenz"]),
        ("Rebels could take the regional capital, Torvak, within days.", ["Torvak"]),
        ("It was overrun by rebels in May.", ["It"]),
        ("Raiders invaded the town to stop the carts.", ["the town"]),
    ],
)
def test_described_places_and_those_only_meant_are_read(text: str, places: list[str]) -> None:
    assert [text[slice(*place)] for place in only(text).places] == places


@pytest.mark.parametrize(
    "text",
    [
        "Torvak Town were held 2-2 at home by Dorn Rovers.",
        "The Desert Brigades spoke to soldiers.",
        "Troops raised a cheer after driving out fighters of the Northern Accord.",
        "Parking is free again.",
    ],
)
def test_scores_names_and_people_driven_out_are_no_change(text: str) -> None:
    assert controls(text) == []
