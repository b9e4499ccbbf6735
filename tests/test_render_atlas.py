"""The map: the projection's geometry, and marks and labels on it."""

from __future__ import annotations

import pytest
from briefs import evidence, mapped, minimal
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.render.atlas import Atlas, atlas
from summarizer.render.entries import Entries
from summarizer.render.page import Page
from summarizer.render.pens import HTML
from summarizer.render.projection import KILOMETRES_A_DEGREE, project
from summarizer.schemas import Brief, Place, Status

POINT = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


def of(brief: Brief) -> Atlas:
    page = Page(brief, HTML)
    found = atlas(brief.places, Entries(page).placed)
    assert found is not None
    return found


def place(name: str, lat: float | None, lon: float | None) -> Place:
    return Place(id=name, name=name, evidence=[evidence(1)], lat=lat, lon=lon)


@settings(max_examples=150, deadline=None)
@given(st.lists(POINT, min_size=1, max_size=12))
def test_every_point_is_on_the_sheet(points: list[tuple[float, float]]) -> None:
    sheet = project(points)
    for lat, lon in points:
        x, y = sheet.place(lat, lon)
        assert -0.01 <= x <= sheet.width + 0.01
        assert -0.01 <= y <= sheet.height + 0.01


@settings(max_examples=100, deadline=None)
@given(st.lists(POINT, min_size=1, max_size=6))
def test_the_graticule_has_a_few_lines_within_the_sheet(points: list[tuple[float, float]]) -> None:
    sheet = project(points)
    assert len(sheet.parallels) <= 8
    assert len(sheet.meridians) <= 16
    assert all(0 <= line.at <= sheet.width + 0.01 for line in sheet.meridians)
    assert all(0 <= line.at <= sheet.height + 0.01 for line in sheet.parallels)


def test_north_is_up_and_east_is_right_and_both_are_to_scale_in_the_middle() -> None:
    sheet = project([(34.0, 36.0), (36.0, 38.0)])
    (x1, y1), (x2, y2) = sheet.place(34.0, 36.0), sheet.place(36.0, 38.0)
    assert x1 < x2
    assert y1 > y2
    kilometres = 2 * KILOMETRES_A_DEGREE
    assert (y1 - y2) / kilometres == pytest.approx(sheet.scale / KILOMETRES_A_DEGREE)
    assert (x2 - x1) / (kilometres * 0.8192) == pytest.approx(sheet.scale / KILOMETRES_A_DEGREE, rel=1e-3)  # cos 35°


def test_the_scale_bar_has_its_length() -> None:
    sheet = project([(0.0, 0.0), (0.0, 10.0)])
    kilometres, length = sheet.bar
    assert length / sheet.scale * KILOMETRES_A_DEGREE == pytest.approx(kilometres)
    assert sheet.width / 12 < length <= sheet.width / 4


def test_labels_of_the_graticule_name_hemisphere_and_degree() -> None:
    sheet = project([(-1.0, -1.0), (1.0, 1.0)])
    assert {"1°S", "0°", "1°N"} <= {line.label for line in sheet.parallels}
    assert {"1°W", "0°", "1°E"} <= {line.label for line in sheet.meridians}
    assert "34.2°N" in {line.label for line in project([(34.2, 36.2)]).parallels}


def test_places_on_both_sides_of_the_180th_meridian_are_neighbours() -> None:
    sheet = project([(-17.0, 179.0), (-17.0, -179.0)])
    assert 0 < sheet.place(-17.0, -179.0)[0] - sheet.place(-17.0, 179.0)[0] < sheet.width
    assert {"179°E", "180°", "179°W"} <= {line.label for line in sheet.meridians}


def test_no_points_make_no_map() -> None:
    assert atlas([place("Karsa", None, None)], []) is None


def test_a_place_has_a_mark_for_each_change_and_one_without_is_only_named() -> None:
    spots = {spot.label: spot for spot in of(mapped()).spots}
    assert spots["Dorin"].statuses == (Status.DENIED, Status.PROJECTED)
    assert spots["Dorin"].marks[0].x < spots["Dorin"].marks[1].x
    assert spots["Farside"].statuses == ()
    assert [mark.entry for mark in spots["Farside"].marks] == [None]


def test_the_marks_lead_to_the_entries_of_their_changes() -> None:
    page = Page(mapped(), HTML)
    entries = Entries(page)
    found = atlas(mapped().places, entries.placed)
    assert found is not None
    keys = {change.place.name: entry.key for change, entry in entries.told}
    assert {spot.marks[0].entry for spot in found.spots if spot.label == "Karsa"} == {keys["Karsa"]}


def test_places_without_coordinates_are_listed_and_not_drawn() -> None:
    assert [each.name for each in of(mapped()).elsewhere] == ["Greywater"]


def test_labels_of_neighbours_do_not_cover_each_other() -> None:
    towns = [place(f"Town {letter}", 35.0 + step * 0.02, 36.0) for step, letter in enumerate("ABC")]
    spots = of(minimal(places=[*towns, place("Far", 36.0, 37.0)])).spots
    assert len({spot.anchor for spot in spots[:3]}) == 3, "to the right, to the left, above or below"


def test_a_very_long_name_is_cut_on_the_map() -> None:
    (spot,) = of(minimal(places=[place("x" * 90, 1.0, 1.0)])).spots
    assert len(spot.label) == 32
