from __future__ import annotations

from typing import Any

import pytest
from briefs import AID, ARMY, DOST, FRONT, MINISTRY, MONITOR, OFFICIAL, RESIDENTS, minimal, position, rich
from briefs import statement as statement_brief
from briefs import territory as change

from summarizer.render.markdown import territorial_changes
from summarizer.render.page import Page
from summarizer.render.pens import MARKDOWN
from summarizer.schemas import Change, Party, Position, SpeakerClass, Stance, Status

GAINER, LOSER = SpeakerClass.GAINER_SIDE, SpeakerClass.LOSER_SIDE
THIRD, OUTLET, UNNAMED = SpeakerClass.THIRD_PARTY, SpeakerClass.OUTLET, SpeakerClass.UNNAMED


def section(status: Status, *positions: Position, **more: Any) -> str:
    sides: dict[str, Any] = {"gained_by": FRONT, "lost_by": ARMY, **more}
    karsa = change("Karsa", Change.CAPTURE, status, list(positions), **sides)
    return territorial_changes(Page(minimal(territorial_changes=[karsa]), MARKDOWN))


def line(status: Status, *positions: Position, **more: Any) -> str:
    return section(status, *positions, **more).splitlines()[-1]


def test_groups_stand_in_a_fixed_order_and_the_projected_last() -> None:
    headings = [row for row in territorial_changes(Page(rich(), MARKDOWN)).splitlines() if row.startswith("#")]
    assert headings == [
        "## Territorial changes",
        "### Stated by the outlet",
        "### Reported by two or more third parties",
        "### Reported by a third party",
        "### Acknowledged by the losing side",
        "### Claimed by the gaining side",
        "### Disputed",
        "### Denied",
        "### Only called possible",
        "### Projected, not a change",
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (
            "Stated by the outlet",
            (
                "The outlet states that **Karsa** was captured by Northern Front from government forces "
                "(when: “on Thursday”) [1]"
            ),
        ),
        (
            "Reported by two or more third parties",
            "River Monitor [20] and Bridge Aid [20] report that **Hillfort** was handed over",
        ),
        (
            "Reported by a third party",
            "River Monitor reports that Northern Front advanced on **Lowmarsh** against government forces [18]",
        ),
        (
            "Acknowledged by the losing side",
            (
                "Mara Tessin (losing side) concedes that **Hillgate** was captured by Northern Front "
                "from government forces [7]"
            ),
        ),
        (
            "Claimed by the gaining side",
            "Northern Front claims that **Old Ferry** was captured by Northern Front [2]",
        ),
        (
            "Disputed",
            (
                "Ilan Dost (gaining side) says that **Velm** was recaptured by army from Northern Front [3]; "
                "Northern Front denies it [4]"
            ),
        ),
        ("Denied", "Defence Ministry (losing side) denies reports that army withdrew from **Dorin** [5]"),
        ("Only called possible", "River Monitor says it is possible that **Greywater** was besieged [19]"),
        ("Projected, not a change", "**Dorin** may be captured by Northern Front, per the outlet's own words [6]"),
    ],
)
def test_each_status_is_told_with_who_says_it(heading: str, told: str) -> None:
    assert f"### {heading}\n\n- {told}" in territorial_changes(Page(rich(), MARKDOWN))


def test_a_projection_alone_leaves_the_main_list_empty() -> None:
    shown = section(Status.PROJECTED, position(6, DOST, LOSER, Stance.PREDICT))
    assert shown == (
        "## Territorial changes\n\nnone found in 21 sentences\n\n### Projected, not a change\n\n"
        "- **Karsa** may be captured by Northern Front from army, per Ilan Dost (losing side) [1]"
    )


def test_the_speaker_who_makes_the_status_comes_first_and_the_others_follow() -> None:
    shown = line(
        Status.REPORTED_AS_FACT,
        position(2, FRONT, GAINER),
        position(1, None, OUTLET),
        position(18, MONITOR, THIRD),
        position(19, AID, THIRD, Stance.POSSIBLE),
        position(11, DOST, LOSER, Stance.PREDICT),
    )
    assert shown == (
        "- The outlet states that **Karsa** was captured by Northern Front from army [1]; Northern Front claims it "
        "too [2]; River Monitor reports it too [4]; Bridge Aid calls it possible [5]; "
        "Ilan Dost (losing side) predicts it [3]"
    )


def test_several_who_affirm_in_a_dispute_are_told_together() -> None:
    shown = line(
        Status.DISPUTED,
        position(1, None, OUTLET),
        position(2, FRONT, GAINER),
        position(5, MINISTRY, LOSER, Stance.DENY),
    )
    assert shown == (
        "- The outlet [1] and Northern Front [2] say that **Karsa** was captured by Northern Front from army; "
        "Defence Ministry (losing side) denies it [3]"
    )


def test_unnamed_speakers_only_say_and_several_people_take_the_plural() -> None:
    assert line(Status.CLAIMED, position(8, OFFICIAL, UNNAMED)).startswith("- senior Ostran official says that ")
    assert line(Status.CLAIMED, position(9, RESIDENTS, UNNAMED)).startswith("- Residents of Velm say that ")
    rebels = Party(name="rebels")
    assert line(Status.CLAIMED, position(2, rebels, GAINER)).startswith("- rebels (gaining side) claim that ")


def test_what_is_told_follows_the_stance_even_where_the_status_does_not() -> None:
    shown = line(Status.CLAIMED, position(5, MINISTRY, LOSER, Stance.DENY))
    assert shown.startswith("- Defence Ministry (losing side) denies reports that ")


def test_a_side_is_recognized_by_its_actor_whatever_it_is_called() -> None:
    soldiers = Party(name="the military", actor_id="army")
    assert line(Status.ACKNOWLEDGED, position(7, soldiers, LOSER)).startswith("- the military concedes that ")


def test_evidence_that_no_position_has_is_still_cited() -> None:
    told = change("Karsa", Change.CAPTURE, Status.REPORTED, [position(2, MONITOR, THIRD)])
    whole = told.model_copy(update={"evidence": position(1, None, OUTLET).evidence})
    bare = whole.model_copy(update={"positions": [whole.positions[0].model_copy(update={"evidence": []})]})
    shown = territorial_changes(Page(minimal(territorial_changes=[whole, bare]), MARKDOWN)).splitlines()
    assert shown[-2] == "- River Monitor reports that **Karsa** was captured [2]; see also [1]"
    assert shown[-1] == "- River Monitor reports that **Karsa** was captured [1]"


def test_in_a_statement_the_issuer_speaks_where_nobody_is_named() -> None:
    unnamed = territorial_changes(Page(statement_brief(), MARKDOWN))
    assert "### Stated by the issuer\n\n- The issuer (not named in the text) states that **Karsa** was" in unnamed
    assert "- Defence Ministry states that **Karsa** was" in territorial_changes(
        Page(statement_brief(MINISTRY), MARKDOWN)
    )
    assert "outlet" not in unnamed
