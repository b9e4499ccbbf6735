from __future__ import annotations

import pytest

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
