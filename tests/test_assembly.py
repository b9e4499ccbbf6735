from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_answers import actor_row, claim_row, document, goal_row, harvest, territory_row

from summarizer.alignment import align
from summarizer.assembly import Items, assemble
from summarizer.document import Document, from_text
from summarizer.errors import InputError
from summarizer.schemas import (
    FAITHFUL,
    ISSUER,
    OUTLET,
    Act,
    Actor,
    ActorKind,
    ActorType,
    Anonymity,
    Certainty,
    Change,
    Factuality,
    GoalKind,
    Party,
    Place,
    QuoteType,
    Row,
    Stance,
    Time,
)
from summarizer.schemas.brief import Cited
from summarizer.strategies import Harvest

ARTICLE = document(
    "The Green Hand took Torvak on Monday, Mayor Irena Kost said.",
    "The Veran army denied that it had left Torvak.",
    "“We want to go home,” Green Hand commander Jan Dorn told the Harbor Daily.",
    "Kost left for Lenz.",
    "Share this article",
)
SAID = claim_row("Mayor Irena Kost", "The Green Hand took Torvak on Monday")
DENIED = claim_row("The Veran army", "it had left Torvak", 2, act="deny")
QUOTED = claim_row("Green Hand commander Jan Dorn", "We want to go home", 3, act="demand", via="the Harbor Daily")
TAKEN = territory_row("Torvak", gained_by="The Green Hand", said_by="Mayor Irena Kost", when="Monday")
WANTED = goal_row("Green Hand commander Jan Dorn", "go home", 3, stated_by="Green Hand commander Jan Dorn")


def made(*rows: Row, article: Document = ARTICLE, **known: Any) -> Items:
    return assemble(article, harvest(*rows, **known))


def actor(items: Items, name: str) -> Actor:
    return next(each for each in items.actors if each.name == name)


def date_of(row: Row, sentence: str) -> str | None:
    """What the claim's date comes to in an article of Monday, 5 May 2031."""
    (claim,) = made(row, article=document(sentence, published="2031-05-05")).claims
    return claim.date.value if claim.date else None


def checks(items: Items) -> list[str]:
    return [each.check for each in items.set_aside]


def test_a_claim_says_who_speaks_through_whom_and_how_sure() -> None:
    row = claim_row("Kost", "Kost left for Lenz", 4, certainty="possible", time="future", when="Monday")
    (claim,) = made(SAID, row).claims[1:]
    assert claim.speaker == Party(name="Irena Kost", actor_id="actor:irena-kost")
    assert (claim.act, claim.certainty, claim.time, claim.when) == (
        Act.ASSERT,
        Certainty.POSSIBLE,
        Time.FUTURE,
        "Monday",
    )
    assert (claim.anonymity, claim.factuality) == (Anonymity.NAMED, Factuality.PS_PLUS)
    assert not claim.paraphrased
    assert [found.sentence for found in claim.evidence] == [4]


def test_a_denial_keeps_what_is_denied_positive() -> None:
    (claim,) = made(DENIED).claims
    assert (claim.act, claim.text, claim.factuality) == (Act.DENY, "it had left Torvak", Factuality.CT_MINUS)


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("We want to go home", 1, QuoteType.DIRECT),
        ("the mayor wants to “go home” at last", 2, QuoteType.MIXED),
        ("the mayor wants to leave", 3, QuoteType.INDIRECT),
    ],
)
def test_a_claim_is_quoted_retold_or_both(text: str, sentence: int, expected: QuoteType) -> None:
    article = document(
        "“We want to go home,” Irena Kost said.",
        "Irena Kost said the mayor wants to “go home” at last.",
        "Irena Kost said the mayor wants to leave.",
    )
    (claim,) = made(claim_row("Irena Kost", text, sentence), article=article).claims
    assert claim.quote_type is expected


def test_the_hedge_is_the_word_of_the_claim_or_the_hearsay_of_its_sentence() -> None:
    article = document("Irena Kost said the army may have left.", "The army reportedly left, Tom Garth said.")
    rows = [claim_row("Irena Kost", "the army may have left"), claim_row("Tom Garth", "The army reportedly left", 2)]
    assert [claim.hedge for claim in made(*rows, article=article).claims] == ["may", "reportedly"]


def test_an_unnamed_speaker_is_a_source_and_not_the_text() -> None:
    (claim,) = made(claim_row("unnamed", "Kost left for Lenz", 4)).claims
    assert claim.speaker == Party(name="unnamed source")
    assert claim.anonymity is Anonymity.UNNAMED_OTHER
    (goal,) = made(goal_row("Kost", "left for Lenz", 4, stated_by="unnamed")).goals
    assert goal.stated_by == Party(name="unnamed source")


def test_a_goal_is_self_stated_by_its_holder_or_whoever_belongs_to_him() -> None:
    rows = [WANTED, goal_row("The Green Hand", "go home", 3, stated_by="Green Hand commander Jan Dorn")]
    assert [goal.self_stated for goal in made(*rows).goals] == [True, True]
    other = goal_row("The Green Hand", "took Torvak on Monday", stated_by="Irena Kost")
    assert [goal.self_stated for goal in made(other).goals] == [False]
    assert [goal.self_stated for goal in made(goal_row("The Green Hand", "took Torvak on Monday")).goals] == [False]


@pytest.mark.parametrize(
    ("row", "check"),
    [
        (claim_row("Irena Kost", "The Green Hand took Torvak on Friday"), "text_name"),
        (claim_row("Irena Kost", "Kost never left for Lenz", 4), "text_negation"),
        (claim_row("Irena Kost", "The Green Hand took 3 towns on Monday"), "text_number"),
        (goal_row("Green Hand", "burn every ship in the harbour", 3), "text_word"),
        (claim_row("Tom Garth", "Kost left for Lenz", 4), "not_in_text"),
        (claim_row("Irena Kost", "Kost left for Lenz", 5), "no_sentence"),
        (claim_row("Irena Kost", "Kost left for Lenz", 4, quote="Kost never left for Lenz"), "quote_altered"),
        (actor_row("Tom Garth"), "not_in_text"),
        (territory_row("Mora"), "not_in_text"),
    ],
)
def test_what_the_source_does_not_say_is_set_aside_with_a_reason(row: Row, check: str) -> None:
    items = made(SAID, row)
    assert len(items.set_aside) == 1
    assert items.set_aside[0].check == check
    assert items.set_aside[0].message
    assert len(items.claims) == 1
    assert (items.goals, items.changes) == ([], [])
    assert "Tom Garth" not in {each.name for each in items.actors}


@pytest.mark.parametrize("by", [OUTLET, ISSUER])
def test_in_news_the_text_s_own_voice_claims_and_wants_nothing(by: str) -> None:
    items = made(claim_row(by, "Kost left for Lenz", 4), goal_row(by, "left for Lenz", 4))
    assert checks(items) == ["own_voice", "own_voice"]
    assert (items.claims, items.goals) == ([], [])


@pytest.mark.parametrize("by", [OUTLET, ISSUER])
@pytest.mark.parametrize("issuer", ["Harbor Council", None])
def test_in_a_statement_the_text_s_own_voice_is_the_issuer_s(by: str, issuer: str | None) -> None:
    article = document("The Harbor Council met today.", "We want to reopen the port.")
    rows = [claim_row(by, "We want to reopen the port", 2), goal_row(by, "reopen the port", 2, stated_by=by)]
    items = made(*rows, article=article, statement=True, issuer=issuer)
    party = Party(name="Harbor Council", actor_id="actor:harbor-council") if issuer else None
    assert [claim.speaker for claim in items.claims] == [party]
    assert [(goal.holder, goal.stated_by, goal.self_stated) for goal in items.goals] == [(party, party, True)]
    assert items.issuer == party
    assert items.claims[0].anonymity is (Anonymity.NAMED if issuer else Anonymity.ISSUER)


def test_an_issuer_that_the_text_does_not_name_is_none() -> None:
    article = document("We want to reopen the port.")
    items = made(claim_row(ISSUER, "We want to reopen the port"), article=article, statement=True, issuer="Tom Garth")
    assert items.issuer is None
    assert not items.actors


def test_words_of_a_row_that_are_not_the_article_s_are_left_out_where_nothing_rests_on_them() -> None:
    (claim,) = made(claim_row("Irena Kost", "Kost left for Lenz", 4, via="Evening Star", when="2031-05-04")).claims
    assert (claim.via, claim.when) == (None, None)
    row = actor_row("Green Hand", aka=["Brown Fist", "The Green Hand"], affiliation="Brown League")
    (found,) = made(row).actors
    assert (found.aliases, found.affiliation) == ([], None)


def test_no_name_alias_or_party_is_printed_that_the_article_does_not_have() -> None:
    items = made(SAID, DENIED, QUOTED, TAKEN, WANTED, actor_row("Kost", 4, aka=["Irena Kost", "I. Kost"]))
    plain = " ".join(ARTICLE.clean.split())
    for each in items.actors:
        assert all(name in plain for name in [each.name, *each.aliases])
        assert ARTICLE.text[each.evidence[0].start : each.evidence[0].end] == each.name
    linked = {each.id for each in items.actors}
    assert {claim.speaker.actor_id for claim in items.claims if claim.speaker} <= linked


def test_an_actor_has_what_his_row_or_the_words_of_his_name_tell() -> None:
    rows = [
        QUOTED,
        DENIED,
        actor_row("Green Hand", type="rebel_group"),
        actor_row("Jan Dorn", 3, kind="person"),
        actor_row("Lenz", 4, kind="state", type="government"),
    ]
    items = made(*rows)
    green, jan, army = actor(items, "Green Hand"), actor(items, "Jan Dorn"), actor(items, "Veran army")
    assert (green.kind, green.type) == (ActorKind.ORGANIZATION, ActorType.REBEL_GROUP)
    assert (army.kind, army.type) == (ActorKind.ORGANIZATION, ActorType.STATE_FORCES)
    assert (jan.kind, jan.type) == (ActorKind.PERSON, ActorType.REBEL_GROUP)
    assert jan.affiliation == Party(name="Green Hand", actor_id=green.id)


def test_what_a_row_tells_counts_for_more_than_words_and_words_for_more_than_nothing() -> None:
    (army,) = made(actor_row("Veran army", 2, type="militia")).actors
    assert (army.kind, army.type) == (ActorKind.ORGANIZATION, ActorType.MILITIA)
    (army,) = made(actor_row("Veran army", 2, kind="state")).actors
    assert (army.kind, army.type) == (ActorKind.ORGANIZATION, ActorType.STATE_FORCES)


def test_an_alias_of_a_row_has_to_stand_in_the_article() -> None:
    (found,) = made(actor_row("Irena Kost", kind="person", aka=["Kost", "the mayor of Lenz", "I. Kost"])).actors
    assert found.aliases == ["Kost"]


def test_half_a_character_in_a_row_is_printed_as_one_that_is_unknown() -> None:
    article = document("The \ufffd army left Torvak, Irena Kost said.")
    (claim,) = made(claim_row("Irena Kost", "The \ud800 army left Torvak"), article=article).claims
    assert claim.text == "The \ufffd army left Torvak"


def test_actors_stand_in_the_order_in_which_they_are_named() -> None:
    starts = [each.evidence[0].start for each in made(WANTED, DENIED, SAID, TAKEN).actors]
    assert starts == sorted(starts)
    assert len(starts) == 4


def test_what_is_told_twice_stands_once() -> None:
    once, twice = made(SAID, WANTED, TAKEN), made(SAID, SAID, WANTED, WANTED, TAKEN, TAKEN)
    assert once == twice


def test_the_same_words_of_two_speakers_are_two_claims() -> None:
    other = claim_row("The Green Hand", "The Green Hand took Torvak on Monday")
    ids = {claim.id for claim in made(SAID, other).claims}
    assert len(ids) == 2


def test_words_in_a_claim_date_what_it_says_and_others_when_it_was_said() -> None:
    row = claim_row("Irena Kost", "the town will fall", time="future", when="on Friday")
    assert date_of(row, "Irena Kost said on Friday the town will fall.") == "2031-05-02"
    row = claim_row("Irena Kost", "the town holds", time="present", when="on Friday")
    assert date_of(row, "Irena Kost will say on Friday that the town holds.") == "2031-05-09"
    row = claim_row("Irena Kost", "the town will fall on Friday", time="future", when="on Friday")
    assert date_of(row, "Irena Kost said the town will fall on Friday.") == "2031-05-09"
    row = claim_row("Irena Kost", "the town holds", time="present", when="on Friday")
    assert date_of(row, "“The town holds,” Irena Kost said on Friday.") == "2031-05-02"


def test_ids_do_not_change_when_other_items_come() -> None:
    alone = made(SAID).claims[0].id
    assert alone in {claim.id for claim in made(DENIED, SAID, QUOTED).claims}
    assert alone.startswith("claim:")


def test_the_same_rows_and_document_give_the_same_items_whatever_was_read_before() -> None:
    other = document("The Free Lenz Council took Mora.", "Kost, an envoy, wept.")
    before = made(SAID, DENIED, QUOTED, TAKEN, WANTED)
    made(claim_row("Kost", "an envoy", 2), territory_row("Mora"), article=other)
    assert made(SAID, DENIED, QUOTED, TAKEN, WANTED) == before


class CasualtyRow(Row):
    killed: int
    place: str
    quote: str
    s: int


def test_rows_of_a_user_s_section_are_items_of_their_own() -> None:
    rows: list[Row] = [
        CasualtyRow(killed=3, place="Mora", quote="took Torvak", s=1),
        CasualtyRow(killed=4, place="Mora", quote="", s=1),
        CasualtyRow(killed=4, place="Mora", quote="", s=1),
        CasualtyRow(killed=5, place="Mora", quote="never happened at all here", s=1),
    ]
    items = assemble(ARTICLE, Harvest({"actors": [], "casualties": rows, "weather": []}))
    assert set(items.custom) == {"casualties", "weather"}
    assert [item.values for item in items.custom["casualties"]] == [
        {"killed": 3, "place": "Mora"},
        {"killed": 4, "place": "Mora"},
    ]
    assert len({item.id for item in items.custom["casualties"]}) == 2
    assert checks(items) == ["quote_absent"]


WORDS = st.sampled_from(
    ["Green Hand", "the", "Kost", "Torvak", "army", "said", "not", "he", "…", "“", "”", ",", ".", "\n\n", "\r\n",
     "\x00", "\u200b", "\ufeff", "’s", "and", "Comments", "30", "may", "(GH)", "İ", "ﬁ", "U.S.", "Дон", "\u0301", "🚢"]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))
NAME = st.one_of(
    st.sampled_from([OUTLET, ISSUER, "unnamed", "", "Green Hand", "the army", "Kost and Torvak", "he", "the city"]),
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.text(max_size=10),
)
MAYBE = st.none() | NAME
NUMBER = st.integers(1, 8)
ROW: st.SearchStrategy[Row] = st.one_of(
    st.builds(
        actor_row,
        NAME,
        NUMBER,
        aka=st.lists(NAME, max_size=2),
        affiliation=MAYBE,
        kind=st.sampled_from(ActorKind),
        type=st.sampled_from(ActorType),
    ),
    st.builds(claim_row, NAME, TEXT, NUMBER, via=MAYBE, when=MAYBE, quote=TEXT | st.just(""), act=st.sampled_from(Act)),
    st.builds(
        territory_row,
        NAME,
        NUMBER,
        gained_by=MAYBE,
        lost_by=MAYBE,
        said_by=NAME,
        stance=st.sampled_from(Stance),
        change=st.sampled_from(Change),
    ),
    st.builds(goal_row, NAME, TEXT, NUMBER, stated_by=NAME, kind=st.sampled_from(GoalKind)),
)


@given(TEXT, st.lists(ROW, max_size=8), st.booleans(), MAYBE)
def test_any_rows_about_any_text_give_only_what_the_text_says(
    text: str, rows: list[Row], statement: bool, issuer: str | None
) -> None:
    try:
        article = from_text(text)
    except InputError:
        return
    items = assemble(article, harvest(*rows, statement=statement, issuer=issuer))
    assert items == assemble(article, harvest(*rows, statement=statement, issuer=issuer))
    cited: list[Cited | Place] = [*items.actors, *items.claims, *items.changes, *items.goals, *items.places]
    assert len({each.id for each in cited}) == len(cited)
    for found in [found for each in cited for found in each.evidence]:
        assert article.text[found.start : found.end] == found.exact != ""
        assert found.verdict in FAITHFUL
    for claim in items.claims:
        if not claim.paraphrased and claim.act is not Act.DENY:
            assert align(claim.text, claim.evidence[0].exact, frames=True).verdict in FAITHFUL
    assert {claim.speaker.actor_id for claim in items.claims if claim.speaker} <= {None, *(a.id for a in items.actors)}
    assert len(items.set_aside) <= len(rows)
