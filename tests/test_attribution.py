from __future__ import annotations

import pytest
from hypothesis import given
from news_words import TEXTS

from summarizer.attribution import frames
from summarizer.frame import Frame
from summarizer.schemas import Act


def read(sentence: str) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of every frame; pieces of a content joined by a bar."""
    return [
        (
            sentence[slice(*frame.source)] if frame.source else None,
            sentence[slice(*frame.cue)],
            content(sentence, frame),
        )
        for frame in frames(sentence)
    ]


def content(sentence: str, frame: Frame) -> str:
    return " | ".join(sentence[slice(*span)].strip(" ,.:“”") for span in frame.content)


SPEAKERS = {
    "behind the verb": ("The mayor said that Lenz was safe.", "The mayor"),
    "in front, without that": ("Officials said Lenz was safe.", "Officials"),
    "behind what is said": ("Lenz was safe, the mayor said.", "the mayor"),
    "behind what is said, with a day": ("Lenz was safe, the mayor said on Monday.", "the mayor"),
    "inverted behind a quotation": ("“Lenz is safe now,” said Mayor Petra Olt.", "Mayor Petra Olt"),
    "inverted, with more behind it": ("“Lenz is safe now,” said Olt, who fled.", "Olt"),
    "interrupting": ("Lenz, the mayor said, was safe.", "the mayor"),
    "name explained by an apposition": ("Jan Dorn, the mayor of Lenz, said Lenz was safe.", "Jan Dorn"),
    "description explained by a name": ("The mayor of Lenz, Jan Dorn, said Lenz was safe.", "Jan Dorn"),
    "with the one told behind the verb": ("The mayor, Jan Dorn, told Olt, his deputy, that Lenz was safe.", "Jan Dorn"),
    "with a title and initials": ("Gen. R. T. Vesk said Lenz was safe.", "Gen. R. T. Vesk"),
    "with an Arabic article": ("Omar al-Bira said Lenz was safe.", "Omar al-Bira"),
    "acronym": ("The FVA said Lenz was safe.", "The FVA"),
    "described by a relative clause": ("Gen. Vesk, who fled, said Lenz was safe.", "Gen. Vesk"),
    "nickname": ("Lenz is safe, said Col. Jan “the Owl” Dorn, the spokesman.", "Col. Jan “the Owl” Dorn"),
    "according to, in front": ("According to the Lenz Observatory, Dora fell.", "the Lenz Observatory"),
    "according to, behind": ("Dora fell, according to two officials.", "two officials"),
    "per": ("Dora fell, per the ministry.", "the ministry"),
    "agent of a passive": ("Dora was accused by Lenia of shelling Lenz.", "Lenia"),
    "behind a day": ("On Friday, the ministry said Lenz was safe.", "the ministry"),
    "behind an opener": ("However, officials said Lenz was safe.", "officials"),
    "unnamed official": ("A senior official who asked not to be named said Lenz was safe.", "A senior official"),
    "two of them": ("Lenia and Dora said they would talk.", "Lenia and Dora"),
    "name like an auxiliary": ("Jan May said Lenz was safe.", "Jan May"),
    "name like an adverb": ("Italy said Lenz was safe.", "Italy"),
    "pronoun": ("He said Lenz was safe.", "He"),
    "possessor": ("Dora’s ministry said Lenz was safe.", "Dora’s ministry"),
    "participle beside a clause": ("Olt left the hall, saying it was over.", "Olt"),
    "participle behind a long clause": ("On Friday, she renewed her offer, warning that Lenz may fall.", "she"),
    "participle behind a day and a pronoun": ("In a speech last week he used harsh words, saying Lenz was lost.", "he"),
    "with a participle at the beginning": ("Reaching the hall, police waited, believing it was over.", "police"),
    "those of a relative clause": ("Dorn met critics who say Lenz is lost.", "critics"),
    "name behind a verb and a comma": ("The guest was President Dorn, who said Lenz was safe.", "President Dorn"),
    "dateline": ("LENZ (Agency) - Mayor Petra Olt said the town was safe.", "Mayor Petra Olt"),
    "doubled marks": ("''Lenz is safe now,'' Dr. Olt said.", "Dr. Olt"),
    "possessor of a noun": ("The visit fed the army’s claim that Lenz was safe.", "the army"),
    "behind a noun": ("It ignored a warning from doctors that Lenz was starving.", "doctors"),
    "owner of its noun": ("Dora renewed its demand for a truce.", "Dora"),
    "participle at the beginning": ("Speaking in Lenz, President Jan Dorn vowed to fight.", "President Jan Dorn"),
}


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_says_it(sentence: str, speaker: str) -> None:
    assert [source for source, _, _ in read(sentence)] == [speaker]


SAYINGS = {
    "clause with that": ("The mayor said on Monday that Lenz was safe.", "Lenz was safe"),
    "clause without that": ("The mayor said Lenz was safe.", "Lenz was safe"),
    "what stands before": ("Lenz is safe, the mayor said.", "Lenz is safe"),
    "what stands before, with a day behind": ("Lenz is safe, the mayor said Monday.", "Lenz is safe"),
    "what stands before, told to somebody": ("Lenz is safe, the mayor told Reuters.", "Lenz is safe"),
    "both sides of the attribution": ("Rebels, the mayor said, have left.", "Rebels | have left"),
    "quotation": ("“Lenz is safe now,” said the mayor.", "Lenz is safe now"),
    "quotation before an apposition": ("“Lenz is safe now,” the mayor, Jan Dorn, told Reuters.", "Lenz is safe now"),
    "quotation in two pieces": ("“Lenz,” said Olt, “is safe now and quiet.”", "Lenz | is safe now and quiet"),
    "short quotation in front": ("“We won,” he said.", "We won"),
    "quotation behind a colon": ("He said: “We will take Lenz.”", "We will take Lenz"),
    "nested quotation": (
        "“They told us, ‘leave now’, and we left,” said Olt.",
        "They told us, ‘leave now’, and we left",
    ),
    "according to": ("Dora fell, according to officials.", "Dora fell"),
    "according to, in front": ("According to officials, Dora fell.", "Dora fell"),
    "denied": ("Dora denied that its army had left Lenz.", "its army had left Lenz"),
    "denied reports": ("Dora denied reports of a retreat.", "reports of a retreat"),
    "passive with that": ("It was reported by the Lenz Post that rebels had left.", "rebels had left"),
    "passive with of": ("Dora was accused by Lenia of shelling Lenz.", "of shelling Lenz"),
    "passive of a subject": ("The claim was rejected by Lenia.", "The claim"),
    "called for": ("Dora called for a truce.", "for a truce"),
    "without the writer's remark": ("Lenia accused Dora of shelling, a charge that", "Dora of shelling"),
    "calling names": ("Dora called the vote a farce.", "the vote a farce"),
    "calling in quotation marks": ("Dora called the vote “a farce”.", "the vote “a farce"),
    "denied as something": ("Dora dismissed as false reports that Lenz had fallen.", "Lenz had fallen"),
    "promise of a noun": ("Despite the ministry’s promise to leave Lenz, tanks remained.", "leave Lenz"),
    "told to an outlet": ("The mayor told the Lenz Daily Post that Lenz was safe.", "Lenz was safe"),
}


@pytest.mark.parametrize(("sentence", "said"), SAYINGS.values(), ids=SAYINGS)
def test_what_is_said(sentence: str, said: str) -> None:
    assert [words for _, _, words in read(sentence)] == [said]


SEVERAL = {
    "and": (
        "Dorn said Lenz was safe and she blamed Dora.",
        [("Dorn", "said", "Lenz was safe"), ("she", "blamed", "Dora")],
    ),
    "but, by the same": (
        "Dorn argued that Lenz was safe, but conceded that Dora was not.",
        [("Dorn", "argued", "Lenz was safe"), ("Dorn", "conceded", "Dora was not")],
    ),
    "although": (
        "Although he admitted that Lenz was lost, he maintained that Dora would stand.",
        [("he", "admitted", "Lenz was lost"), ("he", "maintained", "Dora would stand")],
    ),
    "saying and adding": (
        "“The town is safe now,” he said, adding that Dora was not.",
        [("he", "said", "The town is safe now"), ("he", "adding", "Dora was not")],
    ),
    "remark with a noun": (
        "Dorn said it held Lenz, a claim the rebels rejected.",
        [("Dorn", "said", "it held Lenz"), ("the rebels", "rejected", "it held Lenz")],
    ),
    "remark without a noun": (
        "Dorn said it held Lenz, which rebel officers denied.",
        [("Dorn", "said", "it held Lenz"), ("rebel officers", "denied", "it held Lenz")],
    ),
    "denial of a claim": (
        "Residents denied the army’s claim that it held Lenz.",
        [("Residents", "denied", "it held Lenz"), ("the army", "claim", "it held Lenz")],
    ),
}


@pytest.mark.parametrize(("sentence", "attributions"), SEVERAL.values(), ids=SEVERAL)
def test_several_attributions_of_a_sentence_end_where_the_next_begins(
    sentence: str, attributions: list[tuple[str, str, str]]
) -> None:
    assert read(sentence) == attributions


NOT_SAID = {
    "noun that is had": "Lenz and Dora have claims in the valley.",
    "noun that is a subject": "The army’s claim that it held Lenz was false.",
    "noun with of": "The reports of a retreat spread.",
    "noun with of, at the beginning": "Reports of a retreat spread.",
    "noun behind a possessive": "His claims angered Dora.",
    "noun behind an article": "The claims were false.",
    "noun behind a preposition": "Amid calls for a truce, rebels left.",
    "adjective": "The reported retreat frightened Lenz.",
    "compound": "The pre-announced vote was held.",
    "verb without a saying": "The ministry found the body of a soldier.",
    "passive without an agent": "It was reported that rebels had left.",
    "per cent": "Turnout rose by 30 per cent.",
    "inside a quotation": "“He said so himself”",
    "title in capitals": "The film He Said She Said won a prize.",
    "no word of saying": "Rebels left Lenz on Friday.",
    "what somebody could ask": "The president could then ask the Greens to try.",
    "what somebody may say": "The court may rule on Friday, and Dora might demand a vote.",
    "noun that a clause leads to": "It was waiting to receive reports of a truce.",
    "participle behind those whom it is about": "There are fighters believed to be inside Lenz.",
    "nothing": "",
}


@pytest.mark.parametrize("sentence", NOT_SAID.values(), ids=NOT_SAID)
def test_nothing_is_attributed(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "act", "neutral"),
    [
        ("Dora said so.", Act.ASSERT, True),
        ("Dora claimed so.", Act.ASSERT, False),
        ("Dora denied it.", Act.DENY, False),
        ("Dora conceded it.", Act.ADMIT, False),
        ("Dora blamed Lenia.", Act.ACCUSE, False),
        ("Dora predicted it.", Act.PREDICT, False),
        ("Dora vowed to stay.", Act.PROMISE, False),
        ("Dora threatened to stay.", Act.THREATEN, False),
        ("Dora urged Lenia to stay.", Act.DEMAND, False),
        ("According to Dora, it fell.", Act.ASSERT, True),
    ],
)
def test_what_the_speaker_does(sentence: str, act: Act, neutral: bool) -> None:
    assert [(frame.act, frame.neutral) for frame in frames(sentence)] == [(act, neutral)]


@pytest.mark.parametrize("verb", ["did not say", "won’t confirm", "has never denied", "cannot confirm", "didn't say"])
def test_a_negated_cue_is_marked(verb: str) -> None:
    assert [frame.negated for frame in frames(f"The ministry {verb} that Lenz fell.")] == [True]
    assert [frame.negated for frame in frames("The ministry said that Lenz did not fall.")] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Jan Dorn condemned the strike and called for a truce.", id="joined by and"),
        pytest.param("Jan Dorn condemned the strike, adding that it was a crime.", id="participle"),
        pytest.param("Jan Dorn condemned the strike, and later warned of war.", id="and behind a comma"),
    ],
)
def test_a_second_verb_takes_the_source_of_the_first_and_cuts_its_content(sentence: str) -> None:
    (first, _, said), (second, _, _) = read(sentence)
    assert first == second == "Jan Dorn"
    assert said == "the strike"


def test_a_verb_behind_a_pronoun_is_no_speaker() -> None:
    assert [who for who, *_ in read("The league said this reinforces fears that Lenz may fall.")] == ["The league"]


def test_a_report_inside_a_report_has_its_own_speaker() -> None:
    assert read("Officials said Dora denied that Lenz had fallen.") == [
        ("Officials", "said", "Dora denied that Lenz had fallen"),
        ("Dora", "denied", "Lenz had fallen"),
    ]


def test_a_speaker_may_be_missing() -> None:
    assert read("Warning that Lenz would fall.")[0][0] is None


@given(TEXTS)
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for frame in frames(text):
        assert all(
            0 <= start < end <= len(text) for start, end in [frame.cue, *([frame.source] if frame.source else [])]
        )
        assert frame.content
        assert all(0 <= start <= end <= len(text) for start, end in frame.content)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Olt accused Lenia of arming rebels, a charge that Lenia rejected.", "arming rebels"),
        ("Olt accused Lenia of arming rebels, which Lenia denied.", "arming rebels"),
        ("Lenia denied the accusation by Olt of arming rebels.", "arming rebels."),
        ("Lenia slammed as a smear the claim that it arms rebels.", "it arms rebels."),
        ("Lenia scoffed at the idea that it arms rebels.", "it arms rebels."),
    ],
)
def test_what_is_denied_of_an_accusation_is_what_somebody_is_accused_of(sentence: str, said: str) -> None:
    last = frames(sentence)[-1]
    assert (last.act, [sentence[slice(*span)] for span in last.content]) == (Act.DENY, [said])


def test_a_clause_before_an_attribution_is_half_of_what_is_said() -> None:
    sentence = "Unless the toll is lifted, the letter states, the bridge will stay shut."
    (frame,) = frames(sentence)
    assert [sentence[slice(*span)] for span in frame.content] == [
        "Unless the toll is lifted",
        "the bridge will stay shut.",
    ]


def test_a_verb_behind_a_name_at_the_end_reports_what_stands_before_it() -> None:
    (frame,) = frames("The riders had robbed the coach, Olt charged.")
    assert frame.act is Act.ACCUSE


def test_those_who_are_anybody_say_nothing() -> None:
    assert read("They will punish those who reject the truce.") == []


CLASSES = {
    "called so": ("The minister called the condition unacceptable.", "The minister", "assert"),
    "deemed so": ("The union deemed the offer illegal.", "The union", "assert"),
    "seen as something": ("Lenia sees the pipeline as a threat.", "Lenia", "assert"),
    "asked for something": ("Relief groups asked both sides for a truce.", "Relief groups", "demand"),
    "wanted of others": ("The council wants every rifle handed in.", "The council", "demand"),
    "threatened as a thing": ("The general threatened strikes on the port.", "The general", "threaten"),
    "dared": ("He dared Lenia to try it again.", "He", "demand"),
    "again": ("She called again for the minister to resign.", "She", "demand"),
    "in the perfect": ("The group has undertaken to free its prisoners.", "The group", "promise"),
    "with an apposition between": ("The premier expects Dora, the oil town, to fall.", "The premier", "predict"),
    "no evidence": ("The panel found no evidence that the army was involved.", "The panel", "assert"),
    "evidence that shows": ("Satellite images show rows of graves.", "Satellite images", "assert"),
    "for doing something": ("The senator supports keeping the troops there.", "The senator", "assert"),
    "behind a relative clause": (
        "A diplomat, who asked not to be named, said the army would lose Dora.",
        "A diplomat",
        "assert",
    ),
    "not allowed to speak": ("An official not authorised to speak publicly said it was lost.", "An official", "assert"),
    "a part of many": ("Some of the men, she said, may be holding on.", "she", "assert"),
    "a short answer": ("Not so, says Olt.", "Olt", "assert"),
}


@pytest.mark.parametrize("kind", CLASSES)
def test_wordings_of_saying_by_class(kind: str) -> None:
    sentence, who, act = CLASSES[kind]
    frame = frames(sentence)[-1]
    assert (sentence[slice(*frame.source)] if frame.source else None, frame.act.value) == (who, act)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry has neither confirmed nor denied this.",
        "The army declined to confirm or deny the strike.",
        "They saw the tanks as they left the town.",
        "The army threatened the town of Dora.",
        "He called the office again.",
        "The mayor wants to leave.",
    ],
)
def test_words_that_only_look_like_a_saying_are_none(sentence: str) -> None:
    assert frames(sentence) == ()


def test_whom_a_relative_clause_accuses_is_no_part_of_the_demand() -> None:
    sentence = "He called on Lenia to close its border to the front, which he accused of smuggling fuel."
    demand, charge = read(sentence)
    assert demand[2].endswith("to the front")
    assert charge == ("he", "accused", "of smuggling fuel")


EVERYDAY = {
    "a coordinated verb behind one of the present": (
        "The Front wants a coast of its own and has rejected talks.",
        [("The Front", "rejected", "talks")],
    ),
    "another's estimate behind a semicolon": (
        "Police said 23 were held; organisers put the figure at 60.",
        [("Police", "said", "23 were held"), ("organisers", "put the figure at", "the figure at 60")],
    ),
    "one appeal of somebody's": ("The law passed despite a last-minute appeal by the president.", []),
    "a law that is disputed": ("Dora's parliament passes disputed media law", []),
    "figures that somebody disputes": ("Rebels disputed the figures.", [("Rebels", "disputed", "the figures")]),
    "challenges that follow": (
        "They agreed that aid is needed to face the challenges that follow, the release said.",
        [
            ("They", "agreed", "aid is needed to face the challenges that follow"),
            ("the release", "said", "They agreed that aid is needed to face the challenges that follow"),
        ],
    ),
    "a name between commas before what his side did": (
        "Its leader, Jan Dorn, said his party aimed to close the port, and he promised a vote.",
        [("Jan Dorn", "said", "his party aimed to close the port"), ("he", "promised", "a vote")],
    ),
    "who left the hall saying so": (
        "Talks broke down after the Union’s leader walked out, saying she would not sign.",
        [("the Union’s leader", "saying", "she would not sign")],
    ),
    "the army left saying so": (
        "The army left Lenz after the rebels attacked, saying it would return.",
        [("The army", "saying", "it would return")],
    ),
    "a date between two verbs": (
        "The ministry denied that Lenz fell but on 1 May acknowledged a retreat.",
        [("The ministry", "denied", "Lenz fell"), ("The ministry", "acknowledged", "a retreat")],
    ),
    "told to somebody on a day": (
        "He told reporters on Friday he was “mildly hopeful” of a deal.",
        [("He", "told", "he was “mildly hopeful” of a deal")],
    ),
    "a quotation inside a clause": (
        "The army said it had hit “three of the rebel columns” and that Lenz was safe.",
        [("The army", "said", "it had hit “three of the rebel columns” and that Lenz was safe")],
    ),
    "partners who stand behind a preposition": (
        "Dorn is under pressure from rich partners in his bloc, who have threatened to leave.",
        [("rich partners in his bloc", "threatened", "to leave")],
    ),
    "it has ruled something out": (
        "It has ruled out any role for the Front.",
        [("It", "ruled out", "any role for the Front")],
    ),
    "people whose demand it is": (
        "Police fired to disperse thousands of demonstrators demanding early elections, and held Dorn, witnesses said.",
        [
            ("thousands of demonstrators", "demanding", "early elections"),
            (
                "witnesses",
                "said",
                "Police fired to disperse thousands of demonstrators demanding early elections, and held Dorn",
            ),
        ],
    ),
    "people who block a road": (
        "Thousands of farmers calling for higher prices blocked the road.",
        [("Thousands of farmers", "calling", "for higher prices")],
    ),
    "what something is called, then what is vowed": (
        "Dorn described the march as “a coup by a foreign hand” and vowed that the state would act.",
        [("Dorn", "described", "the march as “a coup by a foreign hand"), ("Dorn", "vowed", "the state would act")],
    ),
    "what he denies himself": (
        "The mayor took bribes, which he denies.",
        [("The mayor", "denies", "The mayor took bribes")],
    ),
    "harm under a condition in quotation marks": (
        "The Front threatened to kill officers in their homes “if one man is moved to Lenz”.",
        [("The Front", "threatened", "to kill officers in their homes “if one man is moved to Lenz")],
    ),
    "a second clause of a headline": (
        "Lenia: army retakes prison; president vows “no truce”",
        [("president", "vows", "no truce")],
    ),
    "a paper's name": ("Daily situation report, 12 June", []),
    "an adverb before a call": ("We also call for an end.", [("We", "call", "for an end")]),
    "police in a headline": ("Police report nine dead", [("Police", "report", "nine dead")]),
    "the state's radio": (
        "Jan Dorn told state radio that the army was in control.",
        [("Jan Dorn", "told", "the army was in control")],
    ),
    "an adverb between commas": (
        "Dorn conceded, however, that the men had left Lenz.",
        [("Dorn", "conceded", "the men had left Lenz")],
    ),
    "more words between commas": (
        "Olt said, for his part, that Lenz was calm.",
        [("Olt", "said", "Lenz was calm")],
    ),
    "the day on which it was said": (
        "Dorn said late on Monday he would not go.",
        [("Dorn", "said", "he would not go")],
    ),
    "a day that is announced": ("Dorn announced Sunday as the date.", [("Dorn", "announced", "Sunday as the date")]),
    "what happens beside a denial in a headline": (
        "Army denies losing Lenz as rebels enter city",
        [("Army", "denies", "losing Lenz")],
    ),
    "as what it is dismissed in a headline": (
        "Army dismisses video as a fabrication",
        [("Army", "dismisses", "video as a fabrication")],
    ),
    "by when": ("The court is expected to announce its findings by 20 April.", []),
    "by what means": ("The families were told by phone.", []),
    "by how much": ("The motion was rejected by two votes.", []),
    "who believes it": (
        "The army is believed by analysts to hold Lenz.",
        [("analysts", "believed", "The army | to hold Lenz")],
    ),
    "an infinitive that ends in a quotation": (
        "Dorn urged both sides not to “talk through the press”.",
        [("Dorn", "urged", "both sides not to “talk through the press")],
    ),
    "a quotation that begins with its verb": (
        "Dorn said Lenia “has never asked for land”.",
        [("Dorn", "said", "Lenia “has never asked for land")],
    ),
    "that of a relative clause": (
        "Dorn said his country would sign no pact that left troops in Lenz.",
        [("Dorn", "said", "his country would sign no pact that left troops in Lenz")],
    ),
    "states that are counted": ("It annexed Lenz, a step that only two states have recognised.", []),
    "who wrote it": (
        "A later post by the Front claimed that it had entered Lenz.",
        [("the Front", "claimed", "it had entered Lenz")],
    ),
    "what another says of it between commas": (
        "Lenia, which Dorn accuses of arming rebels, denied it.",
        [("Dorn", "accuses", "Lenia | of arming rebels"), ("Lenia", "denied", "it")],
    ),
    "where it was said": (
        "Dorn said in a statement it would stay.",
        [("Dorn", "said", "it would stay")],
    ),
    "what she was asked": (
        "Asked whether the army would enter Lenz, she said: “We go wherever they are.”",
        [("she", "said", "We go wherever they are")],
    ),
    "a figure given": ("The ministry gave a figure of 67.", [("The ministry", "gave a figure of", "a figure of 67")]),
    "a greeting": ("Good morning and welcome to our coverage.", []),
    "a remark on what stands behind the semicolon": (
        "Dorn urged calm; Amnesty said nine had been held, a figure the police disputed.",
        [
            ("Dorn", "urged", "calm"),
            ("Amnesty", "said", "nine had been held"),
            ("the police", "disputed", "nine had been held"),
        ],
    ),
    "a command that is no verb": (
        "“Lenz is and remains ours,” the spokesman for the eastern command, Major Jan Dorn, told the radio.",
        [("Major Jan Dorn", "told", "Lenz is and remains ours")],
    ),
    "as what something is dismissed": (
        "Dorn dismissed army reports of a raid as “a fairy tale for generals”.",
        [("Dorn", "dismissed", "army reports of a raid as “a fairy tale for generals")],
    ),
    "blame that is traded": ("Army and rebels trade blame after truce collapses", []),
    "a toll": ("Clinics put the death toll at 45.", [("Clinics", "put the death toll at", "the death toll at 45")]),
    "what is expressed": ("Hauliers expressed doubt about it.", [("Hauliers", "expressed", "doubt about it")]),
}


@pytest.mark.parametrize(("sentence", "expected"), EVERYDAY.values(), ids=EVERYDAY)
def test_everyday_sentences_are_read(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(sentence) == expected


def test_who_doubts_that_something_is_so_denies_it() -> None:
    (frame,) = frames("The envoy doubted that the army could hold Lenz.")
    assert (frame.act, content("The envoy doubted that the army could hold Lenz.", frame)) == (
        Act.DENY,
        "the army could hold Lenz",
    )
