from __future__ import annotations

import csv
import io

import pytest
from briefs import hostile
from story import dossier

from summarizer import merge
from summarizer.errors import UsageError
from summarizer.render import csv_files, to_csv
from summarizer.render.dossier.csv import COLUMNS
from summarizer.schemas import Dossier


def rows(told: Dossier, name: str) -> list[dict[str, str]]:
    """A table as a reader of the format sees it: strict, so that nothing is forgiven."""
    return list(csv.DictReader(io.StringIO(to_csv(told, name), newline=""), strict=True))


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_in_every_row(name: str) -> None:
    found = rows(dossier(), name)
    assert found
    assert all(tuple(row) == COLUMNS[name] for row in found)


def test_every_list_has_a_file() -> None:
    assert list(csv_files(dossier())) == [f"{name}.csv" for name in COLUMNS]


def test_a_change_has_a_row_for_every_position_with_the_words_of_its_article() -> None:
    found = rows(dossier(), "territory")
    assert len(found) == sum(len(change.positions) for change in dossier().territorial_changes)
    denied = next(row for row in found if row["location"] == "Torrin" and row["stance"] == "deny")
    told = {
        "event_date": "2031-03-03",
        "actor1": "Ketta Liberation Front",
        "actor2": "defense ministry",
        "latitude": "44.1",
        "longitude": "20.5",
        "status": "acknowledged",
        "articles": "4",
        "primary_sources": "3",
        "said_by": "defense ministry",
        "stated": "2031-03-03",
        "superseded": "true",
        "notes": "capture of Torrin by Ketta Liberation Front from defense ministry",
        "sentences": "2",
        "source": "monday-agency",
    }
    assert {column: denied[column] for column in told} == told
    assert denied["quote"].startswith("The defense ministry denied that the Ketta Liberation Front captured Torrin")


def test_a_claim_of_two_articles_has_a_row_for_each_under_one_id() -> None:
    found = [row for row in rows(dossier(), "claims") if row["text"].startswith("12 soldiers")]
    assert [row["source"] for row in found] == ["monday-agency", "monday-paper"]
    assert len({row["claim_id"] for row in found}) == 1


def test_ids_lead_from_one_table_to_another() -> None:
    events = {row["event_id"] for row in rows(dossier(), "territory")}
    claims = {row["claim_id"] for row in rows(dossier(), "claims")}
    assert {row["event_id"] for row in rows(dossier(), "control")} <= events
    assert {row["claim_id"] for row in rows(dossier(), "figures")} <= claims
    assert {row[end] for row in rows(dossier(), "relations") for end in ("one", "other")} <= events | claims
    assert {row["copy_of"] for row in rows(dossier(), "sources")} == {"", "brief:monday-agency"}


def test_numbers_have_low_and_high_and_who_gives_each() -> None:
    told = [(row["low"], row["high"], row["value"], row["said_by"]) for row in rows(dossier(), "figures")]
    assert told == [("4.0", "12.0", "12.0", "Ketta Liberation Front"), ("4.0", "12.0", "4.0", "army")]


def test_control_tells_from_when_to_when() -> None:
    told = [
        (row["start"], row["end"], row["holder"]) for row in rows(dossier(), "control") if row["location"] == "Torrin"
    ]
    assert told == [("2031-03-06", "", "army"), ("2031-03-03", "2031-03-06", "Ketta Liberation Front")]


def test_a_hostile_dossier_gives_cells_of_one_line_and_no_formulas() -> None:
    for text in csv_files(merge([hostile('=cmd|" /C calc"!A0,\x1b]0;x\x07\r\nsecond\u202e;line')])).values():
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            for cell in row:
                assert not set("\x1b\x07\u202e\n\r\t") & set(cell)
                assert not cell.startswith(("=", "+", "@"))


def test_a_list_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no list 'weather' in the dossier; there are: sources, actors, territory"):
        to_csv(dossier(), "weather")
