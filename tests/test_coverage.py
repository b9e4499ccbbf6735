from __future__ import annotations

import pytest
from scripted_answers import claim_row, document, goal_row, harvest, territory_row

from summarizer.assembly import assemble
from summarizer.coverage import carries_cue, coverage
from summarizer.schemas import SentenceUse

ARTICLE = document(
    "Rebels took Torvak on Monday.",
    "The army left Torvak, Irena Kost said.",
    "It rained for three days.",
    "Tom Garth said that the bridge was gone.",
    "Share this article",
)


def test_every_sentence_has_a_use_and_the_items_that_cite_it() -> None:
    items = assemble(
        ARTICLE,
        harvest(
            territory_row("Torvak", gained_by="Rebels"),
            claim_row("Irena Kost", "The army left Torvak", 2),
            goal_row("The army", "left Torvak", 2),
        ),
    )
    found = coverage(ARTICLE, [*items.claims, *items.changes, *items.goals])
    assert (found.cited, found.of) == (2, 4)
    assert [each.sentence for each in found.sentences] == [1, 2, 3, 4, 5]
    assert [each.use for each in found.sentences] == [
        SentenceUse.CITED,
        SentenceUse.CITED,
        SentenceUse.NARRATION,
        SentenceUse.UNCITED,
        SentenceUse.FURNITURE,
    ]
    assert found.sentences[0].items == [items.changes[0].id]
    assert found.sentences[1].items == [items.claims[0].id, items.goals[0].id]
    assert found.sentences[2].items == []


def test_a_sentence_that_only_a_position_cites_is_cited_once() -> None:
    article = document(*(f"Rebels took Torvak on day {number}." for number in range(4)))
    speakers = ["outlet", "outlet", "outlet", "Rebels"]
    rows = [territory_row("Torvak", number, said_by=by) for number, by in enumerate(speakers, 1)]
    (change,) = assemble(article, harvest(*rows)).changes
    found = coverage(article, [change])
    assert [found.sentence for found in change.evidence] == [1, 2, 3]
    assert [each.items for each in found.sentences] == [[change.id]] * 4


def test_that_an_actor_is_named_is_no_use_of_a_sentence() -> None:
    assert coverage(ARTICLE, []).cited == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Garth said that it was over.", True),
        ("“It is over at last” stood on the wall.", True),
        ("Rebels seized Torvak.", True),
        ("The army wants to keep the road open.", True),
        ("It rained for three days.", False),
    ],
)
def test_a_cue_is_a_reporting_word_a_quotation_a_verb_of_control_or_an_aim(text: str, expected: bool) -> None:
    assert carries_cue(text) is expected
