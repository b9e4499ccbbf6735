from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.acts import act_of
from summarizer.futures import open_act
from summarizer.schemas import Act


@pytest.mark.parametrize(
    ("content", "own", "act"),
    [
        pytest.param("Lenz fell", False, Act.ASSERT, id="past"),
        pytest.param("Lenz will fall", False, Act.PREDICT, id="what others will do"),
        pytest.param("we will leave Lenz", False, Act.PROMISE, id="what we will do"),
        pytest.param("We’ll never leave", True, Act.PROMISE, id="what we'll do"),
        pytest.param("the army would leave Lenz", False, Act.PROMISE, id="what the army would do"),
        pytest.param("our forces will leave Lenz", False, Act.PROMISE, id="what our forces will do"),
        pytest.param("Dora must leave Lenz", False, Act.DEMAND, id="what others must do"),
        pytest.param("I call on Dora to leave", True, Act.DEMAND, id="call on"),
        pytest.param("rebels are about to leave", False, Act.ASSERT, id="near future without will"),
        pytest.param("if Dora leaves, it will fall", False, Act.ASSERT, id="condition"),
    ],
)
def test_what_said_leaves_open_is_told_by_the_content(content: str, own: bool, act: Act) -> None:
    assert open_act(content, own=own) is act


@pytest.mark.parametrize(
    ("content", "speaker", "quoted", "act"),
    [
        ("its men never entered the convent", "the army", False, Act.DENY),
        ("A lie, and they know it", "Olt", True, Act.DENY),
        ("Not a word of truth in it", "Olt", True, Act.DENY),
        ("There is not a shred of truth in that", "Olt", True, Act.DENY),
        ("she would resign if the bill failed on Friday", "the premier", False, Act.PROMISE),
        ("Any raid on it … would be answered in the capital", "the rebels’ envoy", False, Act.THREATEN),
        ("The others will be destroyed where they stand", "General Dorn", True, Act.THREATEN),
        ("Should the talks collapse, his men would march on Dora", "Olt, the front’s leader", False, Act.THREATEN),
        ("We gave up the town to spare its people", "Col. Dorn", True, Act.ADMIT),
        ("We gave up nothing but prisoners", "Col. Dorn", True, Act.ASSERT),
        ("One of our bombs missed its target, and we regret it", "General Dorn", True, Act.ADMIT),
        ("Residents are asked not to publish pictures", "the ministry", True, Act.DEMAND),
        ("Anyone who surrenders by Friday is guaranteed a fair trial", "the ministry", True, Act.PROMISE),
        ("the Veran army has never used cluster munitions", "the Veran army", False, Act.DENY),
        ("We were not there", "Commander Ods", True, Act.DENY),
        ("it has no fighters in the town", "the group", False, Act.DENY),
        ("it was untrue that taxes would rise", "the minister", False, Act.DENY),
        ("the reports were fabricated", "the ministry", False, Act.DENY),
        ("the meeting never took place", "the palace", False, Act.DENY),
        ("no such order was given", "the governor", False, Act.DENY),
        ("That is a lie", "the spokesman", True, Act.DENY),
        ("We do not target civilians", "the general", True, Act.DENY),
        ("it was not behind the leaflets", "the party", False, Act.DENY),
        ("the missile was not ours", "the envoy", False, Act.DENY),
        ("I did no such thing", "the mayor", False, Act.DENY),
        ("I have never met this man", "the minister", True, Act.DENY),
        ("no live ammunition was used", "the police", False, Act.DENY),
        ("not a shot was fired", "the police", False, Act.DENY),
        ("none of its soldiers had left the town", "the army", False, Act.DENY),
        ("talk of a deal was nonsense", "the governor", False, Act.DENY),
        ("the idea that they had fled is absurd", "the rebels", False, Act.DENY),
        ("Torvak had not fallen", "the army", False, Act.DENY),
        ("rebels had not captured Torvak", "the army", False, Act.DENY),
        ("nobody was tortured in his prison", "the chief", False, Act.DENY),
        ("Our people did not suffer a single defeat", "the president", True, Act.DENY),
        ("its ships had not left port", "the company", False, Act.DENY),
        ("that he had sold the mill was gossip", "the mayor", False, Act.DENY),
        ("news of a deal did not correspond to reality", "the ministry", False, Act.DENY),
        ("Fake news. The port is ours", "the militia", True, Act.DENY),
        ("No, I did not", "the minister", True, Act.DENY),
        ("Neither was true", "the minister", False, Act.DENY),
        ("neither the guards nor the police opened fire", "the major", False, Act.DENY),
        ("no civilians were harmed", "the coalition", False, Act.DENY),
        ("no civilians were harmed", "a resident", False, Act.ASSERT),
        ("it never got past the fence", "the commander", False, Act.DENY),
        ("reports that Lenz had fallen as nonsense", "the spokesman", False, Act.DENY),
        ("the navy will sink every boat", "the premier, Jan Olt", True, Act.THREATEN),
        ("the navy will sink every boat", "an analyst", True, Act.PREDICT),
        ("Move, and you will spend ten years in prison", "the minister", True, Act.THREATEN),
        ("Lenia is ready to close the strait … should the tolls rise", "the premier", False, Act.THREATEN),
        ("there would be serious consequences if they were tried", "the ministry", False, Act.THREATEN),
        ("those who hide them will share their fate", "the colonel", False, Act.THREATEN),
        ("Otherwise … the Front would tear up the road", "the deputy", False, Act.THREATEN),
        ("You have two days", "the brigadier", True, Act.THREATEN),
        ("a meeting in the hall would not be safe", "the council", False, Act.PREDICT),
        ("her office … would look into it", "the minister", False, Act.PROMISE),
        ("Every family will have a new roof", "the housing minister", True, Act.PROMISE),
        ("Every family will have a new roof", "an economist", True, Act.PREDICT),
        ("If you stay, we will feed you", "the mayor", True, Act.PROMISE),
        ("they will be home by autumn", "the mayor", True, Act.PREDICT),
        ("the cabinet could be gone by autumn", "the pollster", False, Act.PREDICT),
        ("he could be heard by the guards", "the pollster", False, Act.ASSERT),
        ("the mistake was mine", "the minister", True, Act.ADMIT),
        ("it was wrong to say that food had come", "the minister", False, Act.DENY),
        ("that is plain murder", "the widow", True, Act.ACCUSE),
        ("Before they left, the gunners poisoned the wells", "the mayor", True, Act.ACCUSE),
        ("We have no water", "a resident", True, Act.ASSERT),
        ("Nobody came", "a witness", True, Act.ASSERT),
        ("We have not had bread for nine days", "the mayor", True, Act.ASSERT),
        ("no one was hurt", "the police", False, Act.ASSERT),
        ("it could not confirm the report", "the ministry", False, Act.ASSERT),
        ("We are not afraid", "the mayor", True, Act.ASSERT),
        ("I did not sleep", "the nurse", True, Act.ASSERT),
        ("no aid had entered the town", "the UN", False, Act.ASSERT),
        ("it is wrong to starve a town", "the minister", False, Act.ASSERT),
        ("the bridge will not be rebuilt this year", "the mayor", False, Act.PREDICT),
        ("We will never leave this valley", "the general", True, Act.PROMISE),
        ("We will crush them", "the general", True, Act.THREATEN),
        ("anyone who crosses the line will be shot", "the army", False, Act.THREATEN),
        ("they would blow up the dam unless the army left", "the rebels", False, Act.THREATEN),
        ("the enemy will pay dearly", "the president", False, Act.THREATEN),
        ("the harvest was wiped out by hail", "the mayor", False, Act.ASSERT),
        ("the road would be reopened by June", "the governor", False, Act.PROMISE),
        ("the army had tortured prisoners", "the rebels", False, Act.ACCUSE),
        ("soldiers looted the shops", "the mayor", False, Act.ACCUSE),
        ("rebels had shelled a hospital", "the ministry", False, Act.ACCUSE),
        ("it had captured Torvak", "the army", False, Act.ASSERT),
        ("it had made a mistake", "the ministry", False, Act.ADMIT),
        ("Open the port", "the envoy", True, Act.DEMAND),
        ("We killed 60 fighters", "the army", True, Act.ASSERT),
        ("rebels had attacked its positions", "the army", False, Act.ASSERT),
        ("it would withhold the loan if the judges were dismissed", "the bank", False, Act.THREATEN),
        ("Surrender or die", "the command", True, Act.THREATEN),
        ('the claim that wells were poisoned "has no basis in fact"', "the ministry", False, Act.DENY),
        ("contrary to reports, rebels have captured Lenz", "the army", False, Act.ASSERT),
        ("nobody would be harmed", "the governor", False, Act.PROMISE),
        ("I won't pretend that we hold Lenz", "the general", True, Act.ADMIT),
        ("That was no small task", "the mayor", True, Act.ASSERT),
        ("it would answer any attack on its bases", "Dora", False, Act.THREATEN),
        ("Lenians will have to solve it", "the minister", True, Act.ASSERT),
        ("the road had been cut and would be mined", "a driver", False, Act.ASSERT),
    ],
)
def test_an_act_is_told_by_what_is_said_and_by_whom(content: str, speaker: str, quoted: bool, act: Act) -> None:
    assert act_of(content, speaker, None, quoted=quoted).act is act


@pytest.mark.parametrize(
    ("content", "positive"),
    [
        ("rebels had not captured Lenz", "rebels had captured Lenz"),
        ("it was simply false that Lenz fell", "Lenz fell"),
        ("there was no truth in reports that Lenz fell", "Lenz fell"),
        ("claims that Lenz fell are unfounded", "Lenz fell"),
        ("no prisoners were mistreated", "prisoners were mistreated"),
        ("nobody was tortured in his prison", "somebody was tortured in his prison"),
        ("it had nothing to do with the fire", "it had something to do with the fire"),
    ],
)
def test_what_is_denied_is_kept_in_positive_form(content: str, positive: str) -> None:
    assert act_of(content, "the ministry", None, quoted=False) == (Act.DENY, positive)


@pytest.mark.parametrize(
    ("content", "speaker", "given", "act"),
    [
        ("a crushing retaliation", "the army", Act.PROMISE, Act.THREATEN),
        ("to rebuild the bridge", "the army", Act.PROMISE, Act.PROMISE),
        ("Lenz will be quiet by May", "the army", Act.PREDICT, Act.PREDICT),
        ("any village that hides them will be shelled", "the army", Act.PREDICT, Act.THREATEN),
        ("anyone who hides them will be shot", "the army", Act.PREDICT, Act.THREATEN),
        ("anyone who stays will be shot", "residents", Act.PREDICT, Act.PREDICT),
    ],
)
def test_what_is_promised_or_warned_of_may_be_a_threat(content: str, speaker: str, given: Act, act: Act) -> None:
    assert act_of(content, speaker, given, quoted=False).act is act


def test_a_verb_that_tells_the_act_is_believed() -> None:
    assert act_of("its men never entered Lenz", "the army", Act.ACCUSE, quoted=False).act is Act.ACCUSE


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    assert act_of(text, text, None, quoted=True).act in Act
    assert open_act(text, own=True) in Act


def test_a_subjunctive_behind_a_verb_of_insisting_is_a_demand() -> None:
    assert act_of("the tolls be scrapped", "the union", Act.ASSERT, quoted=False).act is Act.DEMAND
    assert act_of("the tolls will be scrapped", "the union", Act.ASSERT, quoted=False).act is Act.ASSERT


def test_what_is_sworn_to_have_been_is_no_promise_and_violence_promised_is_a_threat() -> None:
    assert act_of("its men had not sold the pass", "the tribe", Act.PROMISE, quoted=False).act is Act.DENY
    assert act_of("to hang every spy", "the warlord", Act.PROMISE, quoted=False).act is Act.THREATEN
    assert act_of("to destroy its stockpiles", "the army", Act.PROMISE, quoted=False).act is Act.PROMISE
