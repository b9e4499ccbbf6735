"""Sets in a folder of one's own are read where they are, scored by the scorer beside them, and judged item by item."""

from __future__ import annotations

from pathlib import Path

import click
import eval_data
import pytest

from evals.brief_set import BriefSet
from evals.figures import ListFigures, Outcome, Traps
from evals.list_set import ListSet, records_of
from evals.own_set import OwnSet
from evals.plain import PlainActor, PlainBrief, PlainChange, PlainClaim, PlainGoal, passage
from evals.sets import EvalSet, find

TEXT = eval_data.TEXT
FELL = passage(TEXT, "Ostwen fell")
BRIEF = PlainBrief(
    actors=[PlainActor(name="Tolle", evidence=passage(TEXT, "Tolle")), PlainActor(name="Ostwen", evidence=FELL)],
    claims=[PlainClaim(speaker="the league", act="deny", evidence=FELL)],
    territorial_changes=[
        PlainChange(place="Pardle", change="capture", status="reported", evidence=passage(TEXT, "wants Pardle"))
    ],
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_EVAL_DATA", str(eval_data.folder(tmp_path)))


def by_item(of: EvalSet, article: str, brief: PlainBrief = BRIEF) -> dict[tuple[str, str, str], Outcome]:
    return {(each.list, each.role, each.item): each for each in of.outcomes(article, brief)}


def test_the_scorer_is_chosen_by_what_the_articles_are_annotated_with() -> None:
    assert isinstance(find("briefs"), BriefSet)
    assert isinstance(find("lists"), ListSet)
    assert isinstance(find("own"), OwnSet)
    parts = [list(find(f"own-{part}").articles) for part in "abcd"]
    assert [name for part in parts for name in part] == list(find("own").articles)
    assert all(name.startswith("own/b") for name in parts[1])
    assert find("briefs").articles == {"mine/1": TEXT}


def test_a_missing_scorer_is_told(tmp_path: Path) -> None:
    (tmp_path / "score_brief.py").unlink()
    with pytest.raises(click.ClickException, match=r"no scorer .*score_brief\.py"):
        find("briefs")


def test_figures_of_briefs_are_the_scorer_s() -> None:
    figures = find("briefs").score({"mine/1": BRIEF})
    assert figures.lists["claims"] == ListFigures(
        precision=0.5, recall=0.25, f1=0.333, found=4, gold=8, accuracy={"gained_by": 0.75}
    )
    assert figures.overall
    assert figures.traps == Traps(hit=1, of=2)
    assert figures.offsets_exact == 1.0


def test_only_articles_with_a_brief_are_scored() -> None:
    assert find("briefs").score({}).overall
    assert find("lists").score({}).lists["claims"].found == 0


def test_every_item_of_a_gold_brief_and_every_trap_has_an_outcome() -> None:
    found = by_item(find("briefs"), "mine/1")
    assert found["claims", "gold", "c1"].right == {"found": True, "speaker": True, "act": False}
    assert found["claims", "gold", "c1"].span == (0, 11)
    assert found["actors", "gold", "1"].right == {"found": True}
    assert found["actors", "extra", ""].span == (0, 11)
    assert found["stated_goals", "gold", "g1"].right == {"found": False}
    assert found["territorial_changes", "trap", "1"].right == {"avoided": False}
    assert by_item(find("briefs"), "mine/1", PlainBrief())["territorial_changes", "trap", "1"].right == {
        "avoided": True
    }


def test_figures_of_lists_are_the_scorer_s_under_our_names() -> None:
    figures = find("lists").score({"mine/2": BRIEF})
    assert set(figures.lists) == {"claims", "territorial_changes", "territory_detected"}
    assert figures.lists["claims"].accuracy == {"speaker": 0.5}
    assert figures.lists["claims"].found == 1
    assert figures.lists["territorial_changes"].accuracy == {"gained_by": 0.9, "lost_by": None}
    assert figures.overall is None


def test_every_item_of_the_annotated_lists_has_an_outcome() -> None:
    change = PlainChange(place="Ostwen", change="capture", gained_by="Tolle", status="reported", evidence=FELL)
    brief = BRIEF.model_copy(update={"territorial_changes": [change, change]})
    found = by_item(find("lists"), "mine/2", brief)
    assert found["claims", "gold", "1"].right == {"found": True, "speaker": True}
    assert found["actors", "gold", "1"].span == (30, 35)
    assert found["actors", "extra", ""].span == (0, 11)
    assert found["territorial_changes", "gold", "1"].right == {"found": True, "gained_by": False}
    assert found["territorial_changes", "extra", ""].span == (0, 11)
    nothing = by_item(find("lists"), "mine/2", PlainBrief())
    assert {each.right["found"] for each in nothing.values()} == {False}


def test_plain_records_have_the_keys_that_the_scorer_of_lists_reads() -> None:
    goal = PlainGoal(holder="Tolle", goal="Pardle", evidence=passage(TEXT, "wants Pardle"))
    records = records_of(BRIEF.model_copy(update={"stated_goals": [goal]}))
    assert records["actors"][0] == {"name": "Tolle", "aliases": []}
    assert records["claims"] == [{"speaker": "the league", "evidence": "Ostwen fell"}]
    assert records["stated_goals"] == [{"actor": "Tolle", "goal": "Pardle", "evidence": "wants Pardle"}]
    assert records["territorial_changes"] == [
        {"place": "Pardle", "to": None, "from": None, "kind": "capture", "status": "reported"}
    ]
