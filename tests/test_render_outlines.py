"""Coasts and borders behind the marks: read from the package's file, cut to the view, never across it."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest
from briefs import mapped
from html_reader import every, find, read, text
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.outlines import encoded, simplified
from summarizer.render import render
from summarizer.render.outlines import FILE, LEAST_STEP, _decoded, drawn, outlines
from summarizer.render.projection import project
from summarizer.schemas import Brief

STEP = st.tuples(st.integers(-18_000, 18_000), st.integers(-9_000, 9_000))


def at(*points: tuple[float, float]) -> Brief:
    """The brief with its first places there and no other places on the map."""
    places = [place.model_copy(update={"lat": None, "lon": None}) for place in mapped().places]
    moved = [
        place.model_copy(update={"lat": lat, "lon": lon}) for place, (lat, lon) in zip(places, points, strict=False)
    ]
    return mapped().model_copy(update={"places": [*moved, *places[len(points) :]]})


def corners(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_the_file_is_small_and_says_what_it_is_and_whose() -> None:
    data = (files("summarizer.render") / FILE).read_bytes()
    assert len(data) <= 60_000
    head = b"\n".join(line for line in data.splitlines() if line.startswith(b"#"))
    assert b"Natural Earth" in head
    assert b"public domain" in head
    assert b"Permission to use, copy, modify" in head


def test_every_outline_is_on_the_globe_and_none_crosses_the_map_in_one_step() -> None:
    assert {line.kind for line in outlines()} == {"b", "c"}
    for line in outlines():
        assert len(line.points) > 1
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line.points)
        assert all(abs(one[0] - other[0]) < 90 for one, other in pairwise(line.points))


@given(st.lists(STEP, min_size=1, max_size=20))
def test_a_line_comes_back_from_the_file_as_it_was_put_there(points: list[tuple[int, int]]) -> None:
    assert list(_decoded(encoded(points))) == [(x / 100, y / 100) for x, y in points]


def test_what_is_simplified_keeps_its_ends_and_its_corners() -> None:
    assert simplified([(0, 0), (5, 0.5), (10, 0), (10, 10), (0, 0)], 1.0) == [(0, 0), (10, 0), (10, 10), (0, 0)]


def test_a_coast_and_a_border_are_where_they_are() -> None:
    pyrenees = drawn(project([(42.3, -1.0), (43.2, 2.0)]))
    assert {each.kind for each in pyrenees} == {"border", "coast"}
    sheet = project([(42.3, -1.0), (43.2, 2.0)])
    x, y = sheet.place(42.7, 0.7)  # on the border of Spain and France
    near = [point for each in pyrenees if each.kind == "border" for point in corners(each.path)]
    assert min(abs(x - a) + abs(y - b) for a, b in near) / sheet.scale < 0.3


def test_the_open_sea_has_no_outlines_and_the_page_then_names_no_source() -> None:
    assert drawn(project([(-40.0, -110.0)])) == []
    shown = render(at((-40.0, -110.0)), "html")
    assert not every(read(shown), "g", class_="outlines")
    assert "Natural Earth" not in shown


def test_outlines_are_on_both_sides_of_the_180th_meridian() -> None:
    sheet = project([(66.0, 175.0), (66.0, -175.0)])
    places = [x for each in drawn(sheet) for x, _ in corners(each.path)]
    assert min(places) < sheet.width * 0.3
    assert max(places) > sheet.width * 0.7


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-85, 85), st.floats(-180, 180)), min_size=1, max_size=3))
def test_what_is_drawn_is_in_the_view_but_for_a_step_and_bounded(
    points: list[tuple[float, float]],
) -> None:
    sheet = project(points)
    found = drawn(sheet)
    assert sum(len(each.path) for each in found) < 150_000
    for each in found:
        across = corners(each.path)
        assert min(x for x, _ in across) <= sheet.width + LEAST_STEP
        assert max(x for x, _ in across) >= -LEAST_STEP
        assert min(y for _, y in across) <= sheet.height + LEAST_STEP
        assert max(y for _, y in across) >= -LEAST_STEP


@pytest.mark.parametrize("point", [(42.7, 0.7), (35.0, 36.0)])
def test_the_page_draws_them_behind_the_marks_unseen_by_screen_readers(point: tuple[float, float]) -> None:
    page = read(render(at(point), "html"))
    sheet = find(page, "svg", class_="sheet-of-map")
    assert sheet.attrib["aria-hidden"] == "true"
    order = [str(each.get("class")) for each in sheet]
    assert order.index("outlines") < order.index("mark")
    lines = find(sheet, "g", class_="outlines")
    assert {name for each in lines for name in each.attrib} == {"class", "d"}
    assert "no statement on whose land it is" in text(find(page, "figcaption"))
