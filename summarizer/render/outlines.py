"""Coasts and borders behind the marks of a map, from a file of the package: see the head of `outlines.txt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from .projection import Projection

FILE = "page_assets/outlines.txt"
BORDER, COAST = "b", "c"
HUNDREDTHS = 100
"""Parts of a degree in which the file counts."""
KINDS = {BORDER: "border", COAST: "coast"}
LEAST_STEP = 1.0  # on the sheet; a point nearer to the one before is not drawn
_AROUND = (-360, 0, 360)

Point = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """A line of the file: `kind` is a key of `KINDS`, points are longitude and latitude in degrees."""

    kind: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Drawn:
    """What of an outline is in view, as the path of an SVG; `kind` is "border" or "coast"."""

    kind: str
    path: str


@cache
def outlines() -> tuple[Outline, ...]:
    """Every outline of the file."""
    text = (files(__package__) / FILE).read_text(encoding="ascii")
    return tuple(Outline(line[0], tuple(_decoded(line[1:]))) for line in text.splitlines() if line and line[0] in KINDS)


def drawn(sheet: Projection) -> list[Drawn]:
    """The outlines in view, cut where they leave it, with no more points than the sheet can show."""
    runs = ((line.kind, run) for line in outlines() for around in _AROUND for run in _in_view(line, sheet, around))
    return [Drawn(KINDS[kind], path) for kind, run in runs if (path := _path(run, sheet))]


def _in_view(line: Outline, sheet: Projection, around: float) -> Iterator[list[Point]]:
    """Runs of the line's points whose steps touch the sheet, the line moved by `around` degrees."""
    west, east, south, north = sheet.west - around, sheet.east - around, sheet.south, sheet.north
    lons, lats = zip(*line.points, strict=True)
    if max(lons) < west or min(lons) > east or max(lats) < south or min(lats) > north:
        return
    run: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(line.points):
        if max(x1, x2) < west or min(x1, x2) > east or max(y1, y2) < south or min(y1, y2) > north:
            yield run
            run = []
        else:
            run = run or [(x1 + around, y1)]
            run.append((x2 + around, y2))
    yield run


def _path(run: Sequence[Point], sheet: Projection) -> str:
    """The path of these points; empty when they are one on the sheet."""
    kept: list[Point] = []
    for lon, lat in run:
        x, y = sheet.at(lat, lon)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= LEAST_STEP:
            kept.append((x, y))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) if len(kept) > 1 else ""


def _decoded(text: str) -> Iterator[Point]:
    """Points of an encoded polyline (Google's algorithm), in degrees."""
    steps = list(_numbers(text))
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / HUNDREDTHS, y / HUNDREDTHS


def _numbers(text: str) -> Iterator[int]:
    number = shift = 0
    for char in text:
        part = ord(char) - 63
        number |= (part & 0x1F) << shift
        shift += 5
        if part < 0x20:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0
