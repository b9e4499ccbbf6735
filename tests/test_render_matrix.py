from __future__ import annotations

from briefs import AID, ARMY, DOST, FRONT, MONITOR, minimal, position, rich, territory

from summarizer.render.entries import Entries
from summarizer.render.matrix import Matrix, matrix
from summarizer.render.page import Page
from summarizer.render.pens import MARKDOWN
from summarizer.schemas import Brief, Change, SpeakerClass, Stance, Status

THIRD, GAINER = SpeakerClass.THIRD_PARTY, SpeakerClass.GAINER_SIDE


def of(brief: Brief) -> Matrix:
    page = Page(brief, MARKDOWN)
    return matrix(page, Entries(page).told)


def cells(found: Matrix, place: str) -> list[dict[str, tuple[Stance, ...]]]:
    (rows,) = (rows for name, rows in found.places if name == place)
    return [
        {who: tuple(each.stance for each in cell) for who, cell in zip(found.sources, row.cells, strict=True) if cell}
        for row in rows
    ]


def test_who_says_what_of_a_place_stands_where_they_meet() -> None:
    found = of(rich())
    assert cells(found, "Velm") == [{"Ilan Dost": (Stance.AFFIRM,), "Northern Front": (Stance.DENY,)}]
    assert cells(found, "Dorin") == [{"Defence Ministry": (Stance.DENY,)}, {"the outlet": (Stance.PREDICT,)}]
    assert cells(found, "Greywater") == [{"River Monitor": (Stance.POSSIBLE,)}]


def test_every_position_is_in_the_matrix_once() -> None:
    found = of(rich())
    stances = [stance for _, rows in found.places for row in rows for cell in row.cells for stance in cell]
    assert len(stances) == sum(len(change.positions) for change in rich().territorial_changes)


def test_places_and_sources_stand_in_the_order_of_the_text() -> None:
    found = of(rich())
    assert [name for name, _ in found.places][:3] == ["Karsa", "Old Ferry", "Velm"]
    assert found.sources[:3] == ("the outlet", "Northern Front", "Ilan Dost")


def test_a_row_says_what_is_said_to_have_happened_and_never_that_it_has() -> None:
    found = of(rich())
    what = {row.what for _, rows in found.places for row in rows}
    assert "that it was recaptured by army from Northern Front" in what
    assert "that army withdrew from it" in what
    assert "that it may be captured by Northern Front" in what
    assert all(each.startswith("that ") for each in what)


def test_two_stances_of_one_source_share_a_cell() -> None:
    both = [position(2, FRONT, GAINER), position(4, FRONT, GAINER, Stance.DENY), position(2, FRONT, GAINER)]
    found = of(minimal(territorial_changes=[territory("Velm", Change.CAPTURE, Status.DISPUTED, both)]))
    assert cells(found, "Velm") == [{"Northern Front": (Stance.AFFIRM, Stance.DENY)}]


def test_sources_without_an_actor_are_told_apart_by_name() -> None:
    told = [
        position(18, MONITOR, THIRD),
        position(20, AID, THIRD),
        position(3, DOST, GAINER),
        position(3, ARMY, GAINER),
    ]
    found = of(minimal(territorial_changes=[territory("Velm", Change.CAPTURE, Status.CORROBORATED, told)]))
    assert len(found.sources) == 4


def test_no_changes_give_an_empty_matrix() -> None:
    assert of(minimal()) == Matrix((), ())
