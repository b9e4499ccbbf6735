from __future__ import annotations

import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proportion import in_proportion

from summarizer.splitting import paragraphs, sentences

PROSE = (
    "The army of the republic lost the town on Monday, said Marvin Olt, who spoke in the capital Ulmet. "
    "It was the second town lost to Northern Front fighters within a week. The mayor of the town, Petra "
    "Vesk, was among the wounded, according to two people who fled from Kartha to Ulmet on foot."
)


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def split(text: str) -> list[str]:
    return [text[start:end] for span in paragraphs(text) for start, end in sentences(text, *span)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n \n\n"])
def test_a_line_is_a_paragraph_without_the_space_around_it(end: str) -> None:
    assert parted(f"  Kartha fell.\t{end}\u3000Olt left. {end}") == ["Kartha fell.", "Olt left."]


def test_a_sentence_that_runs_on_in_lower_case_is_one() -> None:
    text = "The army left the town of Kartha\nand the bridge on Monday.\nOlt stayed."
    assert split(text) == ["The army left the town of Kartha\nand the bridge on Monday.", "Olt stayed."]


@pytest.mark.parametrize("second", ["Government police came.", "“Nobody was hurt,” he said."])
def test_the_month_of_may_ends_a_sentence(second: str) -> None:
    assert split(f"The army left on 13 May. {second}") == ["The army left on 13 May.", second]


@pytest.mark.parametrize("first", ["The army left Kartha.", "Olt said:", "“We won.”", "fighters;"])
def test_a_finished_line_does_not_run_on(first: str) -> None:
    assert parted(f"{first}\nal-Vesk stayed") == [first, "al-Vesk stayed"]


def test_a_blank_line_always_parts() -> None:
    assert parted("The army left\n\nand stayed away") == ["The army left", "and stayed away"]


@pytest.mark.parametrize("width", [60, 72, 90])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapped_lines_are_joined_also_before_a_capital(width: int, gap: str) -> None:
    text = gap.join(["Rebels take Kartha", textwrap.fill(PROSE, width), textwrap.fill(PROSE, width)])
    assert [" ".join(part.split()) for part in parted(text)] == ["Rebels take Kartha", PROSE, PROSE]


def test_a_headline_as_long_as_a_wrapped_line_is_not_joined() -> None:
    lines = ["Olt speaks in Ulmet as fighters of the Northern Front wait", "The army left Kartha.", "More to come"]
    assert parted("\n".join(lines)) == lines


def test_a_quotation_of_two_sentences_stays_whole() -> None:
    assert split("Kartha fell. “We won. They ran,” said Olt. He left.") == [
        "Kartha fell.",
        "“We won. They ran,” said Olt.",
        "He left.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("! “…” Kartha fell. Olt left.", ["! “…” Kartha fell.", "Olt left."]),
        ("Kartha fell. ?! Olt left.", ["Kartha fell. ?!", "Olt left."]),
        ("• The army left Kartha. Olt stayed.", ["The army left Kartha.", "Olt stayed."]),
        ("Kartha fell.\n* * *\nOlt left.", ["Kartha fell.", "Olt left."]),
        ("”", []),
        ("", []),
    ],
)
def test_signs_alone_are_no_sentence(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_sentence_ends_at_the_month_of_may() -> None:
    assert split("It closes in May. Olt accused him. “I go in May. You stay,” he said.") == [
        "It closes in May.",
        "Olt accused him.",
        "“I go in May. You stay,” he said.",
    ]


def test_the_bullet_of_a_list_does_not_keep_its_sentences_together() -> None:
    assert split("• Dora fell. Olt left. “We go,” he said.") == ["Dora fell.", "Olt left.", "“We go,” he said."]


def test_the_splitter_survives_wide_spaces_beside_initials() -> None:
    assert "".join(split("中 M\u2003.» Kartha fell.")).endswith("Kartha fell.")


def test_a_paragraph_of_many_open_quotation_marks_is_split_in_time() -> None:
    def took(marks: int) -> float:
        text = "“ a " * marks
        started = time.process_time()
        sentences(text, 0, len(text))
        return time.process_time() - started

    assert in_proportion(took, 20_000)


@given(st.text(st.sampled_from("ab. “”\n"), max_size=200), st.integers(1, 30), st.integers(1, 60))
def test_whatever_is_cut_nothing_is_lost_and_nothing_overlaps(text: str, longest: int, stretch: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summarizer.splitting.LONGEST", longest)
        patch.setattr("summarizer.splitting.STRETCH", stretch)
        spans = sentences(text, 0, len(text))
    assert all(0 < end - start <= longest for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    kept = {at for start, end in spans for at in range(start, end)}
    assert all(at in kept for at, char in enumerate(text) if char.isalnum())


def test_a_letter_that_is_a_site_ends_a_sentence() -> None:
    text = "“We hold Lenz,” Olt wrote on X. A reporter saw soldiers."
    assert [text[slice(*span)] for span in sentences(text, 0, len(text))][-1] == "A reporter saw soldiers."
