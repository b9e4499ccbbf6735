from __future__ import annotations

from typing import Any

import pytest
from scripted_answers import Played, Value, actor_row, by_section, claim_row, document, play

from summarizer.document import Document
from summarizer.questions import Question
from summarizer.schemas import ISSUER, OUTLET, ActorKind, ActorType, GoalKind, Row, Stance
from summarizer.sections import BUILT_IN, actors, claims, goals, territory
from summarizer.sections.base import Found, Rejected, Section
from summarizer.sections.speakers import antecedent, is_first_person, is_pronoun, known
from summarizer.strategies.stepwise import stepwise


def read(section: Section, article: Document, found: Found | None = None, value: Value | None = None) -> list[Any]:
    """Outcomes of one section, every question answered with `value`."""
    found = found or Found()
    candidates = section.candidates(article, found)
    schemas = [candidate.answer or section.answer for candidate in candidates]
    asked = [candidate.ask and value is not None for candidate in candidates]
    values = [schema.model_validate(value) if ask else None for schema, ask in zip(schemas, asked, strict=True)]
    return list(section.read(article, candidates, values, found))


def rows(section: Section, article: Document, found: Found | None = None, value: Value | None = None) -> list[Any]:
    return [each for each in read(section, article, found, value) if isinstance(each, Row)]


def checks(section: Section, article: Document, found: Found | None = None, value: Value | None = None) -> list[str]:
    return [each.check for each in read(section, article, found, value) if isinstance(each, Rejected)]


def everything(article: Document, **values: Value | None) -> Played:
    return play(stepwise(article, BUILT_IN, 12_288), by_section(**values))


def test_the_sections_are_the_four_lists_of_a_brief_actors_first() -> None:
    assert [section.name for section in BUILT_IN] == ["actors", "claims", "territory", "goals"]


# actors


def test_a_name_that_tells_what_it_is_is_not_asked_about() -> None:
    article = document("Colonel Jan Dorn met the Veran army and Tom Garth.")
    clear = [each.hint.name for each in actors.SECTION.candidates(article, Found()) if not each.ask]
    assert clear == ["Jan Dorn", "Veran army"]
    found = {row.name: (row.kind, row.type) for row in rows(actors.SECTION, article)}
    assert found["Jan Dorn"] == (ActorKind.PERSON, ActorType.STATE_FORCES)
    assert found["Veran army"] == (ActorKind.ORGANIZATION, ActorType.STATE_FORCES)


@pytest.mark.parametrize(
    ("what", "kind", "type_"),
    [
        ("person", ActorKind.PERSON, ActorType.OTHER),
        ("armed group", ActorKind.ORGANIZATION, ActorType.REBEL_GROUP),
        ("outlet", ActorKind.ORGANIZATION, ActorType.MEDIA),
        ("people", ActorKind.POPULATION, ActorType.CIVILIANS),
    ],
)
def test_the_model_says_what_an_unclear_name_is(what: str, kind: ActorKind, type_: ActorType) -> None:
    (row,) = rows(actors.SECTION, document("They met Tom Garth today."), value={"Tom Garth": what})
    assert (row.name, row.kind, row.type, row.s) == ("Tom Garth", kind, type_, 1)


@pytest.mark.parametrize("what", ["place", "thing"])
def test_a_place_or_a_thing_is_no_actor(what: str) -> None:
    article = document("They met Tom Garth today.")
    assert rows(actors.SECTION, article, value={"Tom Garth": what}) == []
    assert checks(actors.SECTION, article, value={"Tom Garth": what}) == ["no_actor"]


def test_what_always_stands_as_a_place_is_not_asked_about() -> None:
    article = document("Shells fell in Torvak.", "Rain fell near Torvak.")
    assert actors.SECTION.candidates(article, Found()) == []


# claims


def said(*sentences: str, found: Found | None = None, value: Value | None = None) -> list[tuple[Any, ...]]:
    """Speaker, act and words of every claim."""
    return [(row.by, row.act.value, row.text) for row in rows(claims.SECTION, document(*sentences), found, value)]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Irena Kost said that it was over.", ("Irena Kost", "assert", "it was over")),
        ("“We will rebuild it,” Irena Kost said.", ("Irena Kost", "promise", "We will rebuild it")),
        ("Irena Kost denied that the port had burned.", ("Irena Kost", "deny", "the port had burned")),
        ("Irena Kost admitted that the port had burned.", ("Irena Kost", "admit", "the port had burned")),
        ("Irena Kost warned that the port would burn.", ("Irena Kost", "predict", "the port would burn")),
        ("According to Irena Kost, the port burned.", ("Irena Kost", "assert", "the port burned")),
        ("The port reportedly burned.", ("unnamed", "assert", "The port reportedly burned")),
    ],
)
def test_a_saying_is_its_speaker_s_claim(sentence: str, claim: tuple[str, str, str]) -> None:
    assert said(sentence) == [claim]


def test_the_outlet_that_was_told_is_the_way_it_came() -> None:
    (row,) = rows(claims.SECTION, document("Irena Kost told the Harbor Times that it was over."))
    assert (row.by, row.via.removeprefix("the ")) == ("Irena Kost", "Harbor Times")


def test_a_quotation_without_a_reporting_word_is_the_last_speaker_s() -> None:
    claim = said("Irena Kost said it was over.", "“There is nothing left for us to eat here.”")[1]
    assert claim == ("Irena Kost", "assert", "There is nothing left for us to eat here")
    assert said("“There is nothing left for us to eat here.”") == []


def test_hearsay_is_no_speaker_that_a_later_quotation_has() -> None:
    found = said("The port reportedly burned.", "“There is nothing left for us to eat here.”")
    assert [by for by, _, _ in found] == ["unnamed"]


def test_what_was_not_said_is_no_claim() -> None:
    assert said("Irena Kost did not say that it was over.") == []


def test_what_one_saying_holds_is_not_claimed_again() -> None:
    found = said("Irena Kost said the bridge was gone, Irena Kost said the bridge was gone.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Oskar Velt vowed on state television to retake every lost town.", "retake every lost town"),
        ("Oskar Velt threatened to burn the port.", "burn the port"),
        ("Oskar Velt called on both sides to stop the shelling.", "both sides to stop the shelling"),
        ("Oskar Velt called for a truce.", "a truce"),
        ("Oskar Velt urged both sides to stop the shelling.", "both sides to stop the shelling"),
    ],
)
def test_what_is_promised_or_demanded_is_the_deed(sentence: str, deed: str) -> None:
    assert [text for _, _, text in said(sentence)] == [deed]


def test_what_follows_an_opening_is_its_speaker_s() -> None:
    found = said("Irena Kost said:", "The bridge is gone.", "The port burned.")
    assert [(by, text) for by, _, text in found] == [
        ("Irena Kost", "The bridge is gone"),
        ("Irena Kost", "The port burned"),
    ]


def test_an_opening_by_a_pronoun_is_the_speaker_s_before_it() -> None:
    found = said("Irena Kost said it was over.", "She added:", "The bridge is gone.")
    assert found[-1][0] == "Irena Kost"


def test_a_long_speech_gives_a_claim_for_each_of_its_sentences() -> None:
    told = [
        f"The {thing} over the river is gone and nobody here will ever build it again"
        for thing in ("bridge", "dam", "mill")
    ]
    found = said(f"“{told[0]}. {told[1]}. {told[2]},” Irena Kost said.")
    assert [(by, text) for by, _, text in found] == [("Irena Kost", text) for text in told]


def test_we_is_the_issuer_only_in_a_statement() -> None:
    statement = Found(statement=True)
    assert said("We reject the truce.", found=statement)[0][:2] == (ISSUER, "deny")
    assert said("We reject the truce.") == []


def test_sentences_of_a_statement_are_the_issuer_s() -> None:
    found = said("We hold the bridge.", "We hold the port.", found=Found(statement=True))
    assert [by for by, _, _ in found] == [ISSUER, ISSUER]


def test_sentences_under_the_name_of_their_issuer_are_his() -> None:
    issued = Found(statement=True, issuer="Dora Mission")
    text = ("Dora Mission", "Fighters stormed Kartha on 6 May.", "Residents said they had fled.")
    assert [by for by, _, _ in said(*text, found=issued)] == [ISSUER, "Residents"]
    assert [by for by, _, _ in said(*text)] == ["Residents"]


def test_the_model_is_asked_only_for_a_pronoun_that_the_text_leaves_open() -> None:
    article = document("Torvak is quiet.", "He said it was over.", "Irena Kost left.", "Somebody cried.")
    asked = [each.sentence.number for each in claims.SECTION.candidates(article, Found()) if each.ask]
    assert asked == [2]


@pytest.mark.parametrize(
    ("pronoun", "history", "expected"),
    [
        ("she", ["Irena Kost", "the Veran army"], "Irena Kost"),
        ("it", ["the Veran army", "Mayor Irena Kost"], "the Veran army"),
        ("they", ["Irena Kost", "the Veran army"], "the Veran army"),
        ("he", ["the Veran army"], None),
        ("he", [], None),
    ],
)
def test_a_pronoun_is_the_latest_speaker_that_it_can_stand_for(
    pronoun: str, history: list[str], expected: str | None
) -> None:
    assert antecedent(pronoun, history, Found()) == expected


def test_a_pronoun_is_nobody_whom_the_list_of_actors_has_as_a_body() -> None:
    actors: list[Row] = [actor_row("Lenz Post"), actor_row("Irena Kost", kind="person")]
    assert antecedent("he", ["Kost", "Lenz Post"], Found({"actors": actors})) == "Kost"


def test_she_is_the_person_whom_the_sentence_before_is_about() -> None:
    found = Found({"actors": [actor_row("Irena Kost", kind="person"), actor_row("Dorn", kind="person")]})
    article = document("Dorn said the port was shut.", "Irena Kost toured Lenz.", "She said it was over.")
    (_, claim) = rows(claims.SECTION, article, found)
    assert (claim.by, claim.text) == ("Irena Kost", "it was over")


def test_a_claim_of_a_long_sentence_is_shown_with_its_own_words() -> None:
    long = (
        "Irena Kost, who had come to Lenz on Monday with doctors from the coast, said it was over and Dorn denied it."
    )
    made = rows(claims.SECTION, document(long))
    assert [claim.quote for claim in made] == ["", "Dorn denied it."]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Traders welcomed the truce.", "welcomed the truce"),
        ("The army called the report baseless.", "the report baseless"),
        ("Traders said the port was open.", "the port was open"),
    ],
)
def test_what_is_thought_of_a_thing_keeps_the_word_that_says_so(sentence: str, text: str) -> None:
    assert [row.text for row in rows(claims.SECTION, document(sentence))] == [text]


def test_whose_demand_it_is_is_told_by_who_says_it() -> None:
    sentence = "Olt warned that mass arrests could break the law, and urged the ministry to publish a list."
    assert [(holder, goal) for holder, _, goal, _ in wanted(sentence)] == [("Olt", "the ministry to publish a list")]


def test_where_and_when_somebody_spoke_is_no_claim() -> None:
    assert rows(claims.SECTION, document("Irena Kost testified before the panel last week.")) == []


def test_pronouns_are_of_the_speaker_or_of_somebody_named_elsewhere() -> None:
    assert [is_first_person(word) for word in ("We", "our", "he")] == [True, True, False]
    assert [is_pronoun(word) for word in ("He", "their", "which", "we", "Kost")] == [True, True, True, False, False]


@pytest.mark.parametrize("answer", ["Tom Garth", "she", "we", "none", "", "Kos"])
def test_an_answer_is_known_only_when_the_article_has_the_name(answer: str) -> None:
    article = document("Irena Kost said so.")
    assert known(article, answer) is None
    assert known(article, " irena kost ") == "irena kost"


# territory


def held(*sentences: str, found: Found | None = None, value: Value | None = None) -> list[tuple[Any, ...]]:
    """Place, change, gainer, loser, speaker and stance of every row."""
    return [
        (row.place, row.change.value, row.gained_by, row.lost_by, row.said_by, row.stance.value)
        for row in rows(territory.SECTION, document(*sentences), found, value)
    ]


def after_claims(*sentences: str) -> list[tuple[Any, ...]]:
    """The same, once the claims are known."""
    article = document(*sentences)
    return held(*sentences, found=Found({"claims": rows(claims.SECTION, article)}))


def test_who_took_a_place_from_whom_is_read_off() -> None:
    assert held("Rebels seized Torvak from the army.") == [
        ("Torvak", "capture", "Rebels", "the army", OUTLET, "affirm")
    ]


@pytest.mark.parametrize(
    ("next_", "stance"),
    [
        ("The report could not be verified.", "possible"),
        ("There was no confirmation of the army’s claim.", "affirm"),
    ],
)
def test_what_cannot_be_verified_is_what_was_told_and_not_what_somebody_else_claims(next_: str, stance: str) -> None:
    assert [row[5] for row in held("Rebels seized Torvak.", next_)] == [stance]


def test_each_place_has_a_row() -> None:
    assert [row[0] for row in held("Rebels seized Torvak, Lenz and Mora.")] == ["Torvak", "Lenz", "Mora"]


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance"),
    [
        ("Irena Kost said rebels seized Torvak.", "Irena Kost", Stance.AFFIRM),
        ("Irena Kost denied that rebels seized Torvak.", "Irena Kost", Stance.DENY),
        ("Irena Kost warned that rebels would seize Torvak.", "Irena Kost", Stance.PREDICT),
        ("Torvak may fall to the rebels.", OUTLET, Stance.PREDICT),
        ("Rebels reportedly seized Torvak.", "unnamed", Stance.POSSIBLE),
    ],
)
def test_who_says_so_and_how_is_kept_apart(sentence: str, speaker: str, stance: Stance) -> None:
    ((*_, said_by, found),) = after_claims(sentence)
    assert (said_by, found) == (speaker, stance.value)


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("The ministry said its troops took Torvak, a claim the rebels rejected.", ("The ministry", "the rebels")),
        ("The ministry said its troops took Torvak, which rebel officers deny.", ("The ministry", "rebel officers")),
        ("Residents denied the army’s claim that it took Torvak.", ("the army", "Residents")),
    ],
    ids=["remark", "relative clause", "claim denied"],
)
def test_a_denied_claim_gives_both_positions_and_one_gainer(sentence: str, sides: tuple[str, str]) -> None:
    found = after_claims(sentence)
    assert [(row[2], row[4], row[5]) for row in found] == [
        (sides[0], sides[0], Stance.AFFIRM.value),
        (sides[0], sides[1], Stance.DENY.value),
    ]


def test_an_attribution_in_the_middle_hides_no_place() -> None:
    found = after_claims("Torvak, Lenz and Mora, the ministry said, were taken from the rebels.")
    assert [(row[0], row[1], row[3], row[4]) for row in found] == [
        (place, "capture", "the rebels", "the ministry") for place in ("Torvak", "Lenz", "Mora")
    ]


def test_what_the_outlet_says_did_not_happen_is_no_change() -> None:
    article = document("Rebels did not seize Torvak.")
    assert rows(territory.SECTION, article) == []
    assert checks(territory.SECTION, article) == ["not_happened"]


def test_its_own_troops_are_the_speaker_s() -> None:
    (row,) = after_claims("The ministry denied that its troops had left Torvak.")
    assert row[2:] == (None, "The ministry", "The ministry", "deny")


@pytest.mark.parametrize(
    "sentence",
    ["Rebels captured Gen. Omar Saleh in Torvak.", "Jets hit two trucks near Torvak.", "Rebels seized three tanks."],
)
def test_persons_trucks_and_tanks_are_no_territory(sentence: str) -> None:
    assert held(sentence) == []


def test_an_actor_is_no_place() -> None:
    sentence = "Rebels captured Omar Saleh."
    assert held(sentence, found=Found({"actors": [actor_row("Omar Saleh", kind="person")]})) == []


def test_the_model_fills_a_side_that_the_sentence_names() -> None:
    sentence = "Torvak fell at dawn, when the Green Hand came."
    answer = {"change": "capture", "place": "Torvak", "gained_by": "the Green Hand", "lost_by": "the moon"}
    assert held(sentence, value=answer)[0][2:4] == ("the Green Hand", None)
    assert held(sentence, value={**answer, "change": "none"})[0][2:4] == (None, None)
    assert held(sentence, value={**answer, "place": "Lenz"})[0][2:4] == (None, None)


def test_who_only_speaks_of_it_is_no_side() -> None:
    answer = {"change": "capture", "place": "Torvak", "gained_by": "the mayor"}
    assert held("Torvak fell at dawn, the mayor said.", value=answer)[0][2:4] == (None, None)


def test_a_withdrawal_has_no_gainer() -> None:
    answer = {"change": "withdrawal", "place": "Torvak", "gained_by": "rebels"}
    assert held("The army withdrew from Torvak as rebels came.", value=answer)[0][2:4] == (None, "The army")


def test_nobody_takes_a_place_from_himself() -> None:
    answer = {"change": "capture", "place": "Torvak", "lost_by": "Rebels"}
    assert held("Rebels seized Torvak.", value=answer)[0][2:4] == ("Rebels", None)


# goals


def wanted(*sentences: str, value: Value | None = None, **found: Any) -> list[tuple[Any, ...]]:
    """Holder, who says so, words and kind of every goal, once actors and claims are known."""
    article = document(*sentences)
    earlier = Found({"actors": rows(actors.SECTION, article), "claims": []}, **found)
    earlier = Found({**earlier.rows, "claims": rows(claims.SECTION, article, earlier)}, **found)
    return [
        (row.holder, row.stated_by, row.goal, row.kind.value) for row in rows(goals.SECTION, article, earlier, value)
    ]


def test_a_goal_is_the_subject_s_and_the_outlet_says_so() -> None:
    assert wanted("The army wants to keep the road open.") == [("The army", OUTLET, "keep the road open", "objective")]


def test_what_we_want_is_the_speaker_s_goal() -> None:
    ((holder, stated_by, goal, _),) = wanted("“We want to free every prisoner,” Irena Kost said.")
    assert (holder, stated_by) == ("Irena Kost", "Irena Kost")
    assert "free every prisoner" in goal


def test_what_we_want_is_the_issuer_s_in_a_statement_and_nobody_s_in_news() -> None:
    assert wanted("We want to free every prisoner.", statement=True)[0][:2] == (ISSUER, ISSUER)
    assert wanted("We want to free every prisoner.") == []


def test_an_end_that_somebody_else_says_they_want_is_imputed() -> None:
    ((holder, stated_by, _, kind),) = wanted("Irena Kost said the army wanted to take the port.")
    assert (holder, stated_by, kind) == ("the army", "Irena Kost", GoalKind.IMPUTED.value)


def test_the_model_is_asked_whose_goal_it_is_with_the_goal_marked() -> None:
    article = document("The valve is there to halt the flood in Torvak.", "The army wants to keep the road open.")
    first, second = goals.SECTION.candidates(article, Found())
    assert (first.ask, second.ask) == (True, False)
    assert first.slots["marked"] == "The valve is there to >>halt the flood in Torvak<<."


def test_what_somebody_is_asked_for_is_the_goal() -> None:
    article = document("The ministry asked donors for 20,000 doses.")
    told = Found(rows={"claims": [claim_row("The ministry", "donors for 20,000 doses", act="demand")]})
    assert [row.goal for row in rows(goals.SECTION, article, told)] == ["20,000 doses"]


def test_what_is_promised_by_its_own_words_is_a_goal() -> None:
    assert wanted("The envoy said she would publish the list.") == [
        ("The envoy", "The envoy", "she would publish the list", "commitment")
    ]


def test_what_somebody_must_do_is_a_goal_and_a_need_that_was_discussed_is_none() -> None:
    assert [goal for _, _, goal, _ in wanted("The envoy said the army must leave Torvak.")] == [
        "the army must leave Torvak"
    ]
    assert wanted("They discussed the need to go on with the work, the release said.") == []


def test_to_be_somewhere_again_is_no_goal() -> None:
    assert wanted("The envoy said they would be back.") == []


def test_a_body_that_is_whoever_speaks_s_own_is_not_imputed_a_goal() -> None:
    assert wanted("The Greens’ leader, Ivo Marn, said his party aimed to close the port.") == [
        ("his party", "Ivo Marn", "close the port", "objective")
    ]


def test_of_a_very_long_sentence_the_question_shows_what_stands_around_the_goal() -> None:
    long = " and the water rose by the hour" * 20
    article = document(
        f"The gate stood open{long}, the valve is there to halt the flood in Torvak; the gate stood open{long}."
    )
    (one,) = goals.SECTION.candidates(article, Found())
    before, _, rest = one.slots["marked"].partition(">>")
    assert before.startswith("… ")
    assert before.endswith(", the valve is there to ")
    assert rest.startswith("halt the flood in Torvak<<")
    assert rest.endswith(" …")
    assert len(one.slots["marked"]) < 1_300


@pytest.mark.parametrize("holder", ["none", "Tom Garth", "", "they"])
def test_a_goal_of_nobody_in_the_article_is_none(holder: str) -> None:
    article = document("The valve is there to halt the flood in Torvak.")
    assert checks(goals.SECTION, article, value={"holder": holder}) == ["no_holder"]


def test_a_goal_is_whose_the_model_says_when_the_article_knows_him() -> None:
    article = document("Engineers of the Green Hand came.", "The valve is there to halt the flood in Torvak.")
    (row,) = rows(goals.SECTION, article, value={"holder": "Green Hand"})
    assert (row.holder, row.stated_by) == ("Green Hand", OUTLET)


def test_a_claim_of_another_sentence_does_not_state_a_goal() -> None:
    article = document("The army wants to keep the road open.", "Irena Kost wept.")
    found = Found({"claims": [claim_row("Irena Kost", "The army wants to keep the road open", 2)]})
    assert [row.stated_by for row in rows(goals.SECTION, article, found)] == [OUTLET]


def test_the_question_about_a_name_carries_all_names_of_its_batch() -> None:
    questions: list[Question] = everything(document("They met Tom Garth and Ida Rell today.")).asked
    assert '["Tom Garth","Ida Rell"] ->' in questions[0].messages[1][1]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("LENZ, 14 June (Lenz Post) — Talks ended after the Union rejected a demand for the port.", [None]),
        ("Olt denied on Friday that he had met Dorn, and promised a report by Sunday.", ["on Friday", "by Sunday"]),
        ("Olt accused Dorn of theft and promised a report by Sunday.", [None, "by Sunday"]),
    ],
)
def test_a_date_of_the_dateline_or_of_what_else_is_said_dates_no_claim(text: str, dates: list[str | None]) -> None:
    rows = play(stepwise(document(text), BUILT_IN, 12_288), by_section()).rows("claims")
    assert [row.when for row in rows] == dates
