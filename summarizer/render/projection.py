"""Points of the globe on a sheet: a plain equirectangular projection, true to scale along its middle latitude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, radians

KILOMETRES_A_DEGREE = 111.2
"""Of latitude, on a sphere of 6371 km."""

_STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60)
_BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MARGIN = 0.18  # of the span, around the points
_LEAST_SPAN = 0.6  # degrees shown around a single point
_FLATTEST, _TALLEST = 0.45, 0.8  # height of the sheet in parts of its width
_MOST_LINES = 6


@dataclass(frozen=True)
class Line:
    """A line of the graticule: where it crosses the sheet's edge, and its label ("34°N")."""

    at: float
    label: str


@dataclass(frozen=True)
class Projection:
    """A window of the globe on a sheet of `width` by `height`; west of the window may be beyond 180 degrees."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: float
    height: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point stands on the sheet, from its upper left corner."""
        return self.at(lat, lon + 360 if lon < self.west and lon + 360 <= self.east else lon)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """The same for longitudes counted on from the window's west, and for points beside the window."""
        return (lon - self.west) * self.squeeze * self.scale, (self.north - lat) * self.scale

    @property
    def meridians(self) -> list[Line]:
        """Lines of longitude, from left to right."""
        step = _step(min(self.east - self.west, (self.north - self.south) / self.squeeze * 2))
        return [
            Line((lon - self.west) * self.squeeze * self.scale, _degrees((lon + 180) % 360 - 180, "EW"))
            for lon in _multiples(self.west, self.east, step)
        ]

    @property
    def parallels(self) -> list[Line]:
        """Lines of latitude, from bottom to top."""
        step = _step(self.north - self.south)
        return [
            Line((self.north - lat) * self.scale, _degrees(lat, "NS"))
            for lat in _multiples(self.south, self.north, step)
            if abs(lat) <= 90
        ]

    @property
    def bar(self) -> tuple[int, float]:
        """A scale bar for the middle latitude: kilometres, and their length on the sheet."""
        unit = self.scale / KILOMETRES_A_DEGREE
        length = max((bar for bar in _BARS if bar * unit <= self.width / 4), default=_BARS[0])
        return length, length * unit

    @property
    def east(self) -> float:
        """The window's eastern edge; may be beyond 180 degrees."""
        return self.west + self.width / self.scale / self.squeeze

    @property
    def south(self) -> float:
        """The window's southern edge."""
        return self.north - self.height / self.scale


def project(points: Sequence[tuple[float, float]], width: float = 640) -> Projection:
    """The projection that shows all these points (latitude, longitude in degrees) with a margin around them.

    Points on both sides of the 180th meridian are shown together. Raises ValueError for no points.
    """
    lats = [lat for lat, _ in points]
    lons = _together([lon for _, lon in points])
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = max(cos(radians(middle[0])), 0.1)
    across = _span(lons) * squeeze
    down = _span(lats)
    height = min(max(down / across, _FLATTEST), _TALLEST) * width
    scale = min(width / across, height / down)
    west, north = middle[1] - width / scale / squeeze / 2, middle[0] + height / scale / 2
    return Projection(west, north, scale, squeeze, width, height)


def _together(lons: list[float]) -> list[float]:
    """Longitudes, those of the west counted beyond 180 where that brings them nearer to each other."""
    around = [lon + 360 if lon < 0 else lon for lon in lons]
    return around if max(around) - min(around) < max(lons) - min(lons) else lons


def _span(degrees: list[float]) -> float:
    return max((max(degrees) - min(degrees)) * (1 + 2 * _MARGIN), _LEAST_SPAN)


def _step(span: float) -> float:
    return next((step for step in _STEPS if span / step <= _MOST_LINES), _STEPS[-1])


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]


def _degrees(value: float, signs: str) -> str:
    """As "34.5°N"; the equator and the meridians of 0 and 180 degrees have no letter."""
    size = round(abs(value), 2)
    return f"{size:g}°{'' if size in (0, 180) else signs[value < 0]}"
