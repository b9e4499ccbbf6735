from __future__ import annotations

import pytest

from summarizer.attribution import frames


def read(sentence: str) -> list[tuple[str, str]]:
    return [
        (
            sentence[slice(*frame.source)] if frame.source else "",
            " | ".join(sentence[slice(*span)].strip(" .") for span in frame.content),
        )
        for frame in frames(sentence)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Defence ministry: two drones were shot down over Lenz", "Defence ministry"),
        ("08:05 Army statement: the ridge was taken, “no losses”.", "Army"),
        (
            "15:30 Interior minister Agna Dorn in parliament: rebels who stay “will be buried there”.",
            "Interior minister Agna Dorn",
        ),
        ("Police: three dead in blast at market", "Police"),
        ("Mayor: no tap water until Monday", "Mayor"),
        ("Olt: “A lie, and they know it.”", "Olt"),
        ("Olt on the talks: “We will not sign.”", "Olt"),
    ],
)
def test_a_line_is_whose_name_opens_it(line: str, expected: str) -> None:
    assert [who for who, _ in read(line)] == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Dora valley: what we know so far",
        "Correction to the log: the mill has not fallen.",
        "Media contact: Lt. Col. Hanna Dorn.",
        "Note to editors: the coalition has five member states.",
        "The army took three towns: Lenz, Dora and Kar.",
        "Aide quotes rebel commander: mining town is ours",
        "Army unit: First Brigade",
    ],
)
def test_other_words_before_a_colon_are_nobody_s_saying(line: str) -> None:
    assert read(line) == []


def test_the_time_of_a_log_is_no_part_of_who_speaks() -> None:
    assert read("16:45 Army accuses the rebels of shelling Lenz.")[0][0] == "Army"
