from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lexicon import alternatives, forms, load, word_class, words
from summarizer.schemas import Act, ActorType, Certainty, Change, GoalKind

FOLDER = files("summarizer.lexicon")
NAMES = sorted(path.name.removesuffix(".toml") for path in FOLDER.iterdir() if path.name.endswith(".toml"))
READ = (
    "actors",
    "aims",
    "clauses",
    "control",
    "dates",
    "english",
    "hedges",
    "outlets",
    "propositions",
    "reporting",
    "tenses",
    "types",
)
CAPITALS = {
    ("control", "unchanged", "firms"),
    ("dates", "in_names"),
    ("actors", "states", "names"),
    ("control", "words", "titles"),
    ("dates", "months"),
    ("dates", "short_months"),
    ("dates", "days"),
    ("outlets", "words"),
    ("outlets", "names"),
    ("tenses", "selves"),
    *(("reporting", "idioms", kind) for kind in load("reporting")["idioms"]),  # what stands for other words
}


def lists(table: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every list of strings in a file, with the names that lead to it."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from lists(value, (*path, key))
    elif isinstance(table, list) and all(isinstance(entry, str) for entry in table):
        yield path, table
    elif isinstance(table, list):
        for at, entry in enumerate(table):
            yield from lists(entry, (*path, str(at)))


EVERY = [(path, entries) for name in READ for path, entries in lists(load(name), (name,))]
each_list = pytest.mark.parametrize(("path", "entries"), EVERY, ids=["-".join(path) for path, _ in EVERY])


@pytest.mark.parametrize("name", NAMES)
def test_every_file_loads_and_says_at_its_head_what_it_is(name: str) -> None:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert load(name) == tomllib.loads(text)
    assert text.startswith("# ")


@pytest.mark.parametrize("name", READ)
def test_lines_are_short_enough_to_read(name: str) -> None:
    lines = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    assert all(len(line) <= 120 for line in lines)


@each_list
def test_entries_stand_once_and_have_no_loose_space(path: tuple[str, ...], entries: list[str]) -> None:
    assert entries or path[-1] == "nouns"
    assert [entry for entry, count in Counter(entries).items() if count > 1] == []
    assert [entry for entry in entries if entry != " ".join(entry.split()) or not entry] == []


@each_list
def test_entries_are_in_lower_case_but_for_names(path: tuple[str, ...], entries: list[str]) -> None:
    capital = [entry for entry in entries if entry != entry.lower()]
    assert capital == [] or path in CAPITALS


@each_list
def test_apostrophes_are_plain_where_either_is_meant(path: tuple[str, ...], entries: list[str]) -> None:
    assert path[0] == "actors" or [entry for entry in entries if "’" in entry] == []


def test_reporting_verbs_are_listed_by_acts_that_exist() -> None:
    assert set(load("reporting")) - {"frames", "speakers", "nouns", "idioms"} == set(Act)
    assert set(load("reporting")["idioms"]) <= set(Act) | {"neutral", "none"}


def test_no_form_of_a_reporting_verb_does_two_things() -> None:
    table = load("reporting")
    counted = Counter(form for act in Act for entries in table[act.value].values() for form in forms(entries))
    assert [form for form, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("name", ["needs_complement", "addressed", "telling", "without_that", "takes_infinitive"])
def test_lists_of_forms_hold_forms_of_reporting_verbs(name: str) -> None:
    table = load("reporting")
    known = {form for act in Act for entries in table[act.value].values() for form in forms(entries)}
    assert set(table["frames"][name]) <= known


def test_verbs_with_an_infinitive_are_among_those_that_need_a_complement() -> None:
    frames = load("reporting")["frames"]
    assert set(frames["takes_infinitive"]) <= set(frames["needs_complement"])


def test_changes_of_control_exist_and_no_verb_means_two_of_one_pattern() -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for frame in load("control")["frame"]:
        assert frame["change"] in set(Change)
        for form in forms(frame["verbs"]):
            meant.setdefault((frame["roles"], form), set()).add(frame["change"])
    assert {key: changes for key, changes in meant.items() if len(changes) > 1} == {}


def test_no_noun_of_control_means_two_changes() -> None:
    counted = Counter(noun for frame in load("control")["frame"] for noun in frame.get("nouns", ()))
    assert [noun for noun, count in counted.items() if count > 1] == []


def test_kinds_of_goals_exist() -> None:
    table = load("aims")
    assert set(table["verbs"]) | set(table["nouns"]) <= set(GoalKind)


def test_no_noun_means_two_kinds_of_goals() -> None:
    counted = Counter(noun for nouns in load("aims")["nouns"].values() for noun in nouns)
    assert [noun for noun, count in counted.items() if count > 1] == []


def test_hedges_are_listed_by_certainties_that_exist() -> None:
    assert set(load("hedges")) - {"hearsay", "negations"} < set(Certainty)


def test_types_of_actors_exist_and_every_one_has_nouns() -> None:
    table = load("actors")
    assert set(table["types"]) == set(ActorType) - {ActorType.OTHER}
    assert set(table["kinds"]) == {"organization", "population", "person"}


def test_no_noun_tells_two_types_or_two_kinds() -> None:
    for table in ("types", "kinds"):
        counted = Counter(noun for nouns in load("actors")[table].values() for noun in nouns)
        assert [noun for noun, count in counted.items() if count > 1] == []


def test_a_word_that_denies_is_an_auxiliary() -> None:
    assert word_class("negatives") <= word_class("auxiliaries")


def test_a_word_class_knows_both_apostrophes() -> None:
    assert {"didn't", "didn’t"} <= word_class("negatives")


def test_forms_lead_to_their_base() -> None:
    assert forms(["deny: denies denied", "respond", "as told to"]) == {
        "deny": "deny",
        "denies": "deny",
        "denied": "deny",
        "respond": "respond",
        "as": "as told to",
    }


def test_alternatives_match_the_longest_first_with_either_apostrophe_and_any_space() -> None:
    pattern = re.compile(alternatives(["won't", "in order to", "in", "in order"]))
    assert pattern.findall("won’t won't in order\nto in order in") == [
        "won’t",
        "won't",
        "in order\nto",
        "in order",
        "in",
    ]


@given(st.lists(st.text("ab '.", min_size=1, max_size=5), min_size=1), st.text("ab ’.", max_size=30))
def test_alternatives_find_what_a_list_of_them_one_by_one_finds(entries: list[str], text: str) -> None:
    by_length = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    flat = "|".join(map(re.escape, by_length)).replace(r"\ ", r"\s+").replace("'", "['’]")
    found = re.finditer(rf"\b(?:{alternatives(entries)})(?!a)", text)
    assert [each.span() for each in found] == [each.span() for each in re.finditer(rf"\b(?:{flat})(?!a)", text)]


def test_alternatives_are_plain_words_also_with_signs_in_them() -> None:
    assert re.fullmatch(alternatives(["u.s.", "(a)"]), "u.s.")
    assert not re.fullmatch(alternatives(["u.s."]), "uxsx")


def test_words_are_found_whole_in_any_case() -> None:
    assert words(["may", "may have"]).findall("May dismay; may  have") == ["May", "may  have"]
