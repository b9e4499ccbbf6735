"""Where the places of a brief are: found in the gazetteer, settled by the countries that the article is about.

A place gets coordinates only where the article settles which one it is. A name that the gazetteer knows from a
country the article says nothing of stays a candidate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from . import gazetteer
from .countries import Mention, beside, mentions, named
from .document import Document
from .edges import standing_alone
from .gazetteer import Town
from .lexicon import alternatives, load
from .schemas import Candidate, Feature, Place

MOST_CANDIDATES = 10
LEADS_BY = 2
"""A country leads when it is the place of something more than so many times as often as all its rivals."""
ENOUGH = 2
"""Mentions of a country, as a place or by its forces, from which on an article is about it."""


def locate(document: Document, places: Sequence[Place]) -> list[Place]:
    """The places with what the gazetteer knows of them. Needs the package of the extra `geo`."""
    countries = mentions(document) if places else []
    return [_located(document, place, countries) for place in places]


def _located(document: Document, place: Place, countries: Sequence[Mention]) -> Place:
    if codes := named(place.name):
        (code,) = codes if len(codes) == 1 else (None,)
        ident = gazetteer.country_ids().get(code) if code else None
        return place.model_copy(update={"country": code, "feature": Feature.COUNTRY, "geonameid": ident})
    name, precision, feature = _town_in(place.name)
    if feature is not None or name is None:
        return place.model_copy(update={"feature": feature})
    town, rivals = _settled(document, name, countries)
    if town is None:
        return place.model_copy(update={"candidates": [_candidate(rival) for rival in rivals[:MOST_CANDIDATES]]})
    known = {field: getattr(town, field) for field in ("lat", "lon", "country", "admin1", "geonameid")}
    return place.model_copy(update={**known, "feature": Feature.CITY, "geo_precision": precision})


def _candidate(town: Town) -> Candidate:
    fields = ("geonameid", "name", "country", "admin1", "lat", "lon")
    return Candidate.model_validate({field: getattr(town, field) for field in fields})


@cache
def _words(name: str) -> str:
    return rf"(?i:{alternatives(load('countries')['words'][name])})"


@cache
def _nouns() -> str:
    return alternatives(load("control")["words"]["place_nouns"])


def _town_in(name: str) -> tuple[str | None, int, Feature | None]:
    """The town that a place's name names, how near the place is to it (1: the town, 2: near), or what else it is.

    "Homs" is the town, "Homs airport" and "a base near Homs" are near it, "Homs province" and "the Orontes river"
    are something else, and "the village" is nothing that has a name.
    """
    if re.search(rf"\b{_words('rivers')}$", name):
        return None, 0, Feature.RIVER
    if re.search(rf"\b{_words('regions')}$", name):
        return None, 0, Feature.REGION
    if re.search(r"\bborders?$", name):
        return None, 0, Feature.BORDER
    near = re.search(rf"\b{_words('near')}\s+(?:the\s+)?(?P<name>(?:[^\W\d_a-z]|al-).*)$", name)
    if near and not name[0].isupper():
        return near["name"], 2, None
    part = re.match(rf"(?:{_words('parts')}\s+)?(?P<name>.*?)(?:['’]s)?(?P<noun>(?:\s+(?:{_nouns()}))*)$", name)
    bare = part["name"] if part else name
    if not re.search(r"[^\W\d_a-z]", bare) or re.search(r"\d", bare):
        return None, 0, None
    return bare, 1 if bare == name or (part and part["noun"].strip() in {"city", "town"}) else 2, None


def _settled(document: Document, name: str, countries: Sequence[Mention]) -> tuple[Town | None, Sequence[Town]]:
    """The one town that is meant, or None and those it may be."""
    found = gazetteer.towns(name)
    next_to = beside(document, name)
    codes = next_to or frozenset(code for mention in countries for code in mention.codes)
    inside = [town for town in found if town.country in codes]
    if not inside and (scenes := next_to or _scenes(countries)):
        inside = list(gazetteer.villages(name, scenes))
    if not next_to:
        inside = _of_the_country(inside, countries, _sentences(document, name))
    return (inside[0], ()) if len(inside) == 1 else (None, inside or found)


def _scenes(countries: Sequence[Mention]) -> frozenset[str]:
    """The countries in which something takes place."""
    return frozenset(code for mention in countries if mention.where for code in mention.codes)


def _of_the_country(towns: Sequence[Town], countries: Sequence[Mention], near: frozenset[int]) -> list[Town]:
    """Those in the country that the article, or the sentence that names the place, is about; none when it is open."""
    scenes = Counter(code for mention in countries if mention.where for code in mention.codes)
    codes = {town.country for town in towns}
    if len(codes) == 1:
        (code,) = codes
        told = [mention for mention in countries if code in mention.codes]
        about = len(told) >= ENOUGH or any(mention.sentence in near for mention in told)
        return list(towns) if about else []
    for code in codes:
        rivals = sum(scenes[other] for other in codes - {code})
        if scenes[code] > LEADS_BY * rivals:
            return [town for town in towns if town.country == code]
    return []


def _sentences(document: Document, name: str) -> frozenset[int]:
    """Numbers of the sentences that name the place."""
    return frozenset(sentence.number for sentence in document.article if any(standing_alone(name, sentence.text)))
