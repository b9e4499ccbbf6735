from __future__ import annotations

import pytest

from summarizer.attribution import frames

SOURCES = {
    "title and name behind the verb": (
        "“Lenz is lost now,” said General Jan Dorn of the lost city.",
        "General Jan Dorn",
    ),
    "description and name": (
        "“We have guns,” warned the head of the Northern Group, Gen. Jan Dorn.",
        "Gen. Jan Dorn",
    ),
    "description without an article": ("Lenz will fall, economist Petra Olt predicts.", "economist Petra Olt"),
    "participle in front": ("Accusing Lenia of theft, Senator Olt left the hall.", "Senator Olt"),
    "pronoun behind an opener": ("In the same breath it warned that Lenz would fall.", "it"),
    "quoted by a station": ("The station, quoting an officer, said Lenz had fallen.", "an officer"),
    "issuer of a statement": ("Lenz fell, according to a statement by the Free Army.", "the Free Army"),
    "no indefinite person of a relative clause": (
        "Their leader, known as Dorn, said any envoy who came would die.",
        "Their leader",
    ),
}


@pytest.mark.parametrize(("sentence", "source"), SOURCES.values(), ids=list(SOURCES))
def test_the_source_of_a_saying_ends_where_its_name_does(sentence: str, source: str) -> None:
    assert [sentence[slice(*frame.source)] for frame in frames(sentence) if frame.source] == [source]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("But a diplomat from Dora, who asked not to be named, said talks had failed.", "a diplomat from Dora"),
        ("But in May, the army said talks had failed.", "the army"),
        ("And Dorn, the party’s leader, said talks had failed.", "Dorn"),
    ],
)
def test_a_conjunction_in_front_does_not_hide_who_speaks(text: str, who: str) -> None:
    assert [text[slice(*frame.source or frame.cue)] for frame in frames(text)] == [who]


def test_what_is_confirmed_does_not_speak() -> None:
    text = "A rebel spokesman, Ilan Roth, confirmed the loss."
    assert [text[slice(*frame.source or frame.cue)] for frame in frames(text)] == ["Ilan Roth"]
