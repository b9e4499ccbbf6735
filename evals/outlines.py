"""The outlines on the map of a page, made anew: python -m evals.outlines countries-50m.json

The file is Natural Earth 1:50 million as TopoJSON, version 2.0.2 of the npm package `world-atlas`:
`npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz`. Natural Earth is in the public domain.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import hypot
from pathlib import Path
from typing import Any

from summarizer.render.outlines import BORDER, COAST, HUNDREDTHS

TARGET = Path(__file__).parent.parent / "summarizer" / "render" / "page_assets" / "outlines.txt"
MOST_BYTES = 60_000
TOLERANCE = {BORDER: 4.0, COAST: 12.0}
"""Hundredths of a degree by which a simplified line may lie beside the true one; borders are what a map is read for."""
SMALLEST_ISLAND = 40
"""Hundredths of a degree of latitude or longitude; what is smaller each way is left out."""
EDGE, POLE = 180 * HUNDREDTHS, -89 * HUNDREDTHS
"""Where the flat map ends, and the latitude from which on Natural Earth closes Antarctica along the map's edge."""
HEADER = """\
# Coasts (c) and borders of countries (b): Natural Earth, 1:50 million, version 4.1.0, public domain
# (https://www.naturalearthdata.com/about/terms-of-use/), simplified by evals/outlines.py. Natural Earth draws who is in
# control on the ground; nothing here is a statement on whose land it is. A line each: its kind, then longitude and
# latitude in hundredths of a degree as an encoded polyline. Taken from world-atlas 2.0.2 (TopoJSON), which says:
# Copyright 2013-2019 Michael Bostock. Permission to use, copy, modify, and/or distribute this software for any purpose
# with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in
# all copies. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE
# INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY
# SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR
# PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH
# THE USE OR PERFORMANCE OF THIS SOFTWARE.
"""
Point = tuple[float, float]


def main(source: Path) -> None:
    """Write the file of outlines; stops when it would be larger than what a package should carry."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    text = HEADER + "".join(f"{line}\n" for line in lines(topology))
    if len(text) > MOST_BYTES:
        raise SystemExit(f"{len(text)} bytes are more than {MOST_BYTES}")
    TARGET.write_text(text, encoding="ascii")
    print(f"{TARGET}: {len(text)} bytes")


def lines(topology: dict[str, Any]) -> Iterator[str]:
    """Every arc that is a border (of two countries) or a coast (of one), simplified and encoded."""
    used = Counter(index if index >= 0 else ~index for index in _arcs(topology["objects"]["countries"]))
    for number, arc in enumerate(topology["arcs"]):
        kind = BORDER if used[number] > 1 else COAST
        for part in _without_seams(list(_degrees(arc, topology["transform"]))):
            points = simplified(part, TOLERANCE[kind])
            if points[0] != points[-1] or _extent(points) >= SMALLEST_ISLAND:
                yield kind + encoded([(round(x), round(y)) for x, y in points])


def _without_seams(points: list[Point]) -> Iterator[list[Point]]:
    """The parts of a line that are no edge of the flat map: along or across the 180th meridian, or at the pole."""
    part = points[:1]
    for one, other in pairwise(points):
        if abs(one[0] - other[0]) > EDGE or min(abs(one[0]), abs(other[0])) > EDGE - 1 or max(one[1], other[1]) < POLE:
            if len(part) > 1:
                yield part
            part = []
        part.append(other)
    if len(part) > 1:
        yield part


def _arcs(found: Any) -> Iterator[int]:  # noqa: ANN401 - JSON
    """Numbers of arcs, of a geometry or of nested lists."""
    if isinstance(found, int):
        yield found
    elif isinstance(found, list):
        yield from chain.from_iterable(map(_arcs, found))
    else:
        yield from _arcs(found.get("geometries", found.get("arcs", [])))


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """Longitude and latitude of an arc's points, in hundredths of a degree."""
    (east, north), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (x * east + west) * HUNDREDTHS, (y * north + south) * HUNDREDTHS


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points that lie within `tolerance` of it (Ramer, Douglas and Peucker)."""
    keep, open_ = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda at: _distance(points[at], points[first], points[last]), default=first)
        if far != first and _distance(points[far], points[first], points[last]) > tolerance:
            keep.add(far)
            open_ += [(first, far), (far, last)]
    return [points[at] for at in sorted(keep)]


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to the line between two others, or to the one point that they are."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return hypot(x - x1 - along * dx, y - y1 - along * dy)


def _extent(points: Sequence[Point]) -> float:
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return max(max(lons) - min(lons), max(lats) - min(lats))


def encoded(points: Sequence[tuple[int, int]]) -> str:
    """Whole numbers as an encoded polyline (Google's algorithm): differences in five bits a character."""
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise([(0, 0), *points]))
    return "".join(map(_characters, chain.from_iterable(steps)))


def _characters(step: int) -> str:
    rest, out = (~(step << 1) if step < 0 else step << 1), ""
    while rest >= 0x20:
        out, rest = out + chr((0x20 | rest & 0x1F) + 63), rest >> 5
    return out + chr(rest + 63)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
