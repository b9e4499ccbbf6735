from __future__ import annotations

import json

from briefs import ARTICLE, rich
from scripted_server import ScriptedServer, completion

from evals.long import long, long_document, table


def test_a_long_document_is_whole_articles_up_to_the_words_wanted() -> None:
    assert 6_000 <= len(long_document().split()) <= 6_400
    assert len(long_document(1).split()) < 400


def test_the_run_tells_its_length_and_its_questions(scripted: ScriptedServer) -> None:
    scripted.play(*[completion(json.dumps({name: []})) for name in ("actors", "claims", "territory", "goals")])
    first = long(f"scripted@{scripted.url}", 1).splitlines()[0]
    assert first.startswith(f"{len(long_document(1).split())} words, ")
    assert first.endswith(", 4 questions")


def test_a_quotation_that_stands_elsewhere_is_counted_as_not_proved() -> None:
    brief = rich()
    wrong = brief.claims[0].evidence[0].model_copy(update={"start": 1, "end": 3})
    broken = brief.model_copy(update={"claims": [brief.claims[0].model_copy(update={"evidence": [wrong]})]})
    true, of = (int(word) for word in table(ARTICLE, broken, 1.0)[6].split()[:3:2])
    assert true == of - 1


def test_positions_are_proved_as_well() -> None:
    brief = rich()
    counted = [
        int(table(ARTICLE, each, 1.0)[6].split()[2])
        for each in (brief, brief.model_copy(update={"territorial_changes": []}))
    ]
    changes = brief.territorial_changes
    passages = sum(len(each.evidence) + sum(len(one.evidence) for one in each.positions) for each in changes)
    assert counted[0] - counted[1] == passages > 0
