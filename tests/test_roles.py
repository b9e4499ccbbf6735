from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.lexicon import load
from summarizer.readers import READERS
from summarizer.sides import Cue


def test_there_is_a_reader_for_every_pattern_of_the_lexicon_and_no_other() -> None:
    assert set(READERS) == {frame["roles"] for frame in load("control")["frame"]}


def test_a_cue_knows_its_form_and_what_stands_before_it() -> None:
    cue = Cue("Rebels Took Lenz", 7, 11)
    assert (cue.form, cue.before) == ("took", "Rebels ")


@pytest.mark.parametrize(
    ("roles", "text", "verb"),
    [
        ("agent-place", "Rebels took Lenz", "took"),
        ("agent-control", "Rebels took control of Lenz", "took"),
        ("place-fall", "Lenz fell", "fell"),
        ("loser-control", "Rebels lost Lenz", "lost"),
        ("loser-place", "Rebels ceded Lenz", "ceded"),
        ("loser-from", "Rebels fled from Lenz", "fled"),
        ("expel", "Rebels drove them out of Lenz", "drove"),
        ("agent-toward", "Rebels marched on Lenz", "marched"),
    ],
)
def test_each_pattern_finds_its_place_and_no_other_words(roles: str, text: str, verb: str) -> None:
    start = text.index(verb)
    reading = READERS[roles](Cue(text, start, start + len(verb)))
    assert reading
    assert [text[slice(*place)] for place in reading.places] == ["Lenz"]
    assert "Rebels" not in text or "Rebels" in {
        text[slice(*side)] for side in (reading.gained_by, reading.lost_by) if side
    }
    without = text.replace("Lenz", "quickly")
    reading = READERS[roles](Cue(without, without.index(verb), without.index(verb) + len(verb)))
    assert reading is None or not reading.places


@pytest.mark.parametrize(
    ("text", "change", "places"),
    [
        ("Rebels entered Torvak on Monday.", "advance", ["Torvak"]),
        ("Doran forces recently advanced in central Torvak.", "advance", ["Torvak"]),
        ("Doran forces made marginal gains southwest of Torvak.", "advance", ["Torvak"]),
        ("Rebels fought their way into Torvak.", "advance", ["Torvak"]),
        ("Torvak is expected to fall by Friday.", "capture", ["Torvak"]),
        ("Torvak could fall within days.", "capture", ["Torvak"]),
        ("The army succeeded in capturing Torvak.", "capture", ["Torvak"]),
        ("The army lost it again on Monday.", "capture", ["it"]),
        ("Torvak held out until Monday, when it fell to the rebels.", "capture", ["it"]),
        ("The rebels' last foothold there, the town of Torvak, came under army control.", "capture", ["Torvak"]),
        ("Rebels seized Torvak on Monday and Lenz on Tuesday.", "capture", ["Torvak", "Lenz"]),
        ("Three villages - Torvak, Lenz and Dorn - were captured.", "capture", ["Torvak", "Lenz", "Dorn"]),
        (
            "Rebels took Torvak, as well as the villages of Lenz and Dorn.",
            "capture",
            ["Torvak", "Lenz", "Dorn"],
        ),
        ("The army has lost control of Torvak.", "capture", ["Torvak"]),
        ("Torvak passed from rebel hands to the army.", "handover", ["Torvak"]),
        ("The army turned Torvak over to local hunters.", "handover", ["Torvak"]),
        ("The army cleared Torvak of bandits.", "recapture", ["Torvak"]),
    ],
)
def test_everyday_wordings_are_read(text: str, change: str, places: list[str]) -> None:
    assert [(each.change, [text[slice(*place)] for place in each.places]) for each in controls(text)] == [
        (change, places)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Brill advanced in Torvak after two sets.",
        "Prices in Torvak could fall by 3 percent.",
        "The army cleared Torvak of mines.",
        "The trophy passed from father to son.",
        "Rebels seized Torvak on Monday and Lenz was shelled.",
        "He lost it again on Monday.",
    ],
)
def test_their_harmless_neighbours_are_not(text: str) -> None:
    assert [text[slice(*place)] for each in controls(text) for place in each.places] in ([], ["Torvak"])
    assert not text.startswith(("Ana", "Prices", "The", "He")) or controls(text) == []
