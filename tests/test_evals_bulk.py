from __future__ import annotations

import re

from evals.bulk import bulk, bulk_text


def test_the_table_tells_rows_time_and_true_quotations() -> None:
    words, time, true = bulk(500).splitlines()
    assert words.startswith("500 words, ")
    assert re.fullmatch(r"grounding, linking and deriving: \d+\.\d\d s of one core", time)
    shown = re.fullmatch(r"(\d+) of (\d+) quotations stand where the items say", true)
    assert shown
    assert int(shown[1]) == int(shown[2]) > 30


def test_the_document_is_as_long_as_asked_for_and_no_two_of_its_sentences_are_alike() -> None:
    text = bulk_text(2_000)
    assert 2_000 <= len(text.split()) < 2_030
    sentences = re.findall(r"[^.]+\.", text)
    assert len(set(sentences)) == len(sentences)
