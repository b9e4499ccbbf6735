from __future__ import annotations

import csv
import io

import pytest
from briefs import ARTICLE, MINISTRY, evidence, hostile, located, minimal, rich, statement
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.render.csv import COLUMNS, csv_files, to_csv
from summarizer.schemas import Brief, CustomItem

LISTS = list(COLUMNS)


def rows(brief: Brief, name: str) -> list[dict[str, str]]:
    """A table as a reader of the format sees it: strict, so that nothing is forgiven."""
    text = to_csv(brief, name)
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def custom(**values: object) -> Brief:
    return minimal(sections={"losses": [CustomItem(id="x1", evidence=[evidence(1)], values=values)]})


@pytest.mark.parametrize("name", LISTS)
def test_a_table_has_its_columns_in_every_row(name: str) -> None:
    found = rows(rich(), name)
    assert found
    assert all(tuple(row) == COLUMNS[name] for row in found)
    assert to_csv(minimal(), name) == ",".join(COLUMNS[name]) + "\r\n"


def test_each_item_has_its_row_and_each_position_on_a_change_too() -> None:
    brief = rich()
    assert len(rows(brief, "actors")) == len(brief.actors)
    assert len(rows(brief, "claims")) == len(brief.claims)
    assert len(rows(brief, "goals")) == len(brief.stated_goals)
    assert len(rows(brief, "territory")) == sum(len(change.positions) for change in brief.territorial_changes)


def test_a_change_on_the_map_is_told_in_acled_s_columns() -> None:
    row = next(row for row in rows(located(), "territory") if row["location"] == "Karsa")
    told = {
        "event_date": "2031-05-01",
        "time_precision": "1",
        "date": "2031-05-01",
        "when": "on Thursday",
        "actor1": "Northern Front",
        "actor2": "government forces",
        "country": "CD",
        "admin1": "11",
        "latitude": "-1.5",
        "longitude": "29.25",
        "geo_precision": "1",
        "source": "https://news.example/dorin",
        "status": "reported_as_fact",
        "said_by": "outlet",
        "stance": "affirm",
        "notes": "Karsa was captured by Northern Front from government forces",
        "quote": "The Northern Front captured Karsa from government forces on Thursday.",
        "sentences": "1",
        "offsets": "0-69",
        "doc_id": "sha256:aa11",
    }
    assert {column: row[column] for column in told} == told
    assert ARTICLE[0:69] == row["quote"]


def test_only_a_single_day_is_an_event_date() -> None:
    change = next(change for change in located().territorial_changes if change.date)
    assert change.date
    week = change.date.model_copy(update={"value": "2031-W18", "precision": "week"})
    since = change.date.model_copy(update={"value": "2031-05-01/.."})
    year = change.date.model_copy(update={"value": "2031", "precision": "year"})
    dates = []
    for date in (week, since, year):
        (row,) = rows(minimal(territorial_changes=[change.model_copy(update={"date": date})]), "territory")
        dates.append((row["event_date"], row["time_precision"], row["date"]))
    assert dates == [("", "2", "2031-W18"), ("", "1", "2031-05-01/.."), ("", "", "2031")]


def test_a_disputed_change_has_a_row_for_each_side() -> None:
    velm = [row for row in rows(rich(), "territory") if row["location"] == "Velm"]
    assert {(row["said_by"], row["stance"], row["status"]) for row in velm} == {
        ("Ilan Dost", "affirm", "disputed"),
        ("Northern Front", "deny", "disputed"),
    }
    assert len({row["event_id"] for row in velm}) == 1


def test_the_voice_of_a_statement_is_its_issuer_s() -> None:
    assert rows(statement(MINISTRY), "claims")[0]["said_by"] == "Defence Ministry"
    assert rows(statement(), "claims")[0]["said_by"] == "issuer"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n@", " =", "＝", "\u200b="])
def test_a_cell_that_would_be_a_formula_is_defused(start: str) -> None:
    (row,) = rows(custom(note=f"{start}1+1"), "losses")
    assert row["note"].startswith("'")
    assert row["note"].endswith("1+1")


def test_a_key_or_an_entry_of_a_list_is_defused_too() -> None:
    brief = minimal(
        sections={"=x": [CustomItem(id="x1", evidence=[evidence(1)], values={"=key": ["=1", "b"], "part": {"=a": 1}})]}
    )
    (row,) = rows(brief, "=x")
    assert (row["'=key"], row["part"]) == ("'=1; b", "'=a: 1")


def test_numbers_stay_numbers_and_truth_values_words() -> None:
    (row,) = rows(custom(low=-3, high=2.5, counted=True, by=None), "losses")
    assert (row["low"], row["high"], row["counted"], row["by"]) == ("-3", "2.5", "true", "")


def test_a_hostile_brief_gives_cells_of_one_line_without_escapes() -> None:
    brief = hostile('=cmd|" /C calc"!A0,\x1b]0;x\x07\r\nsecond\u202e;line')
    for text in csv_files(brief).values():
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            for cell in row:
                assert not set("\x1b\x07\u202e\n\r\t") & set(cell)
                assert not cell.startswith(("=", "+", "@"))


@given(st.text(max_size=30))
def test_any_text_comes_back_as_one_cell(text: str) -> None:
    (row,) = rows(custom(note=text, after="end"), "losses")
    assert row["after"] == "end"
    assert not row["note"].startswith(("=", "+", "-", "@"))


def test_a_section_of_one_s_own_is_a_table_of_its_own() -> None:
    (row,) = rows(rich(), "damage_reports")
    assert (row["item_id"], row["target"], row["fire_open"]) == ("x1", "port", "false")


def test_every_list_has_a_file_whose_name_stays_in_its_folder() -> None:
    assert list(csv_files(rich())) == ["actors.csv", "claims.csv", "territory.csv", "goals.csv", "damage_reports.csv"]
    names: dict[str, list[CustomItem]] = {
        "../../etc/x": [],
        "..": [],
        "actors": [],
        "a/b": [],
        "a b": [],
        "": [],
        "x" * 500: [],
    }
    tables = csv_files(minimal(sections=names))
    files = list(tables)
    assert tables["actors-2.csv"].startswith("item_id,")
    assert len(files) == len(set(files)) == 4 + len(names)
    assert not any("/" in file or file.startswith(".") or len(file) > 100 for file in files)


def test_a_list_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no list 'weather' in the brief; there are: actors, claims, territory, goals"):
        to_csv(rich(), "weather")
