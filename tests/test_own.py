"""The project's own evaluation set: its gold keeps to the format, rests on its articles, and covers what it is for."""

from __future__ import annotations

import calendar
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from evals import own_gold
from evals.own_gold import FOLDER, Gold, GoldChange, load_all
from summarizer.schemas import OUTLET, Act, Stance, Status

PROMPTS = files("summarizer.prompts")
EXAMPLES = [each for each in PROMPTS.iterdir() if each.name.endswith(".examples.toml")]
ALL = load_all()
each_article = pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.id)
OFTEN_ENOUGH = (Status.DENIED, Status.CLAIMED, Status.ACKNOWLEDGED, Status.DISPUTED, Status.PROJECTED)
AFFIRMED = {Status.ACKNOWLEDGED, Status.CORROBORATED, Status.REPORTED_AS_FACT, Status.REPORTED, Status.CLAIMED}
DATES = {*calendar.month_name, *calendar.day_name}


def _evidence(gold: Gold) -> Iterator[str]:
    for items in (gold.claims, gold.stated_goals, gold.traps):
        yield from (item.evidence for item in items)
    for change in gold.territorial_changes:
        yield from change.evidence


def _printed(gold: Gold) -> Iterator[str | None]:
    """Names that stand in the article as the gold gives them."""
    for claim in gold.claims:
        yield from (claim.speaker, claim.via)
    for change in gold.territorial_changes:
        yield from (change.place, change.gained_by, change.lost_by, *(each.speaker for each in change.positions))
    for goal in gold.stated_goals:
        yield from (goal.holder, goal.stated_by)


def _overlap(text: str, one: str, other: str) -> bool:
    starts = text.index(one), text.index(other)
    return max(starts) < min(starts[0] + len(one), starts[1] + len(other))


def _strings(value: object) -> Iterator[str]:
    """Every string in a value read from TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _names_inside(text: str) -> set[str]:
    """Capitalised words that do not start a sentence, a quotation or the text."""
    return set(re.findall(r"(?<=[\w,;)’'] )(?:>>)?([A-Z][\w-]+)", text))


def _names_of_examples() -> set[str]:
    """Names in the prompts' examples: within sentences, and what stands in lists of names."""
    names: set[str] = set()
    for path in EXAMPLES:
        for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            names |= set().union(*map(_names_inside, _strings(example)))
            names |= set(re.findall(r"[A-Z][\w-]+", " ".join(example.get("names", []))))
    return names - DATES


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_][\w-]*", text)}


def test_every_article_has_its_gold_and_its_own_id() -> None:
    assert ALL
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FOLDER.glob("*.json")}
    assert [gold.id for gold in ALL] == [f"own/{path.stem}" for path in sorted(FOLDER.glob("*.json"))]
    assert {path.suffix for path in FOLDER.iterdir()} == {".txt", ".json"}


@each_article
def test_articles_are_short_and_end_with_a_line_break(gold: Gold) -> None:
    assert 80 <= len(gold.text.split()) <= 300
    assert gold.text.endswith("\n")
    assert gold.text == gold.text.strip() + "\n"


@each_article
def test_evidence_stands_once_in_its_article_on_one_line(gold: Gold) -> None:
    for words in _evidence(gold):
        assert gold.text.count(words) == 1, words
        assert words == words.strip()
        assert "\n" not in words


@each_article
def test_actors_and_their_other_names_stand_in_the_article(gold: Gold) -> None:
    for actor in gold.actors:
        for name in (actor.name, *actor.aliases):
            assert name in gold.text, name


@each_article
def test_no_name_belongs_to_two_actors(gold: Gold) -> None:
    names = Counter(name for actor in gold.actors for name in {actor.name, *actor.aliases})
    assert max(names.values()) == 1, names.most_common(1)


@each_article
def test_speakers_places_sides_and_holders_are_named_as_printed(gold: Gold) -> None:
    text = gold.text.casefold()
    for name in _printed(gold):
        assert name is None or name == OUTLET or name.casefold() in text, name


@each_article
def test_the_voice_of_the_outlet_is_no_claim(gold: Gold) -> None:
    assert all(claim.speaker != OUTLET for claim in gold.claims)


@each_article
def test_no_item_stands_twice(gold: Gold) -> None:
    for items in (gold.actors, gold.claims, gold.territorial_changes, gold.stated_goals, gold.traps):
        printed = [item.model_dump_json() for item in items]
        assert len(set(printed)) == len(printed)


@each_article
def test_every_position_has_its_evidence(gold: Gold) -> None:
    for change in gold.territorial_changes:
        assert len(change.evidence) == len(change.positions), change.place


@each_article
def test_what_a_speaker_says_of_a_place_is_a_claim_too(gold: Gold) -> None:
    for change in gold.territorial_changes:
        for position, words in zip(change.positions, change.evidence, strict=True):
            said = [claim for claim in gold.claims if _overlap(gold.text, claim.evidence, words)]
            assert position.speaker == OUTLET or any(
                position.speaker in {claim.speaker, *claim.speaker_aliases} for claim in said
            ), words


def _status_fits(change: GoldChange) -> bool:
    """Does the status go with the stances and speakers, by the order of the table? Sides are the author's to tell."""
    stances = {position.stance for position in change.positions}
    if {Stance.AFFIRM, Stance.DENY} <= stances:
        return change.status is Status.DISPUTED
    alone = {Stance.DENY: Status.DENIED, Stance.PREDICT: Status.PROJECTED, Stance.POSSIBLE: Status.UNVERIFIED}
    if Stance.AFFIRM not in stances:
        return {alone[stance] for stance in stances} == {change.status}
    by_outlet = OUTLET in {position.speaker for position in change.positions if position.stance is Stance.AFFIRM}
    above_it = {Status.ACKNOWLEDGED, Status.CORROBORATED, Status.REPORTED_AS_FACT}
    return change.status in (above_it if by_outlet else AFFIRMED - {Status.REPORTED_AS_FACT})


@each_article
def test_status_goes_with_what_the_positions_say(gold: Gold) -> None:
    for change in gold.territorial_changes:
        assert _status_fits(change), (change.place, change.status)


@each_article
def test_items_of_the_gold_are_no_traps(gold: Gold) -> None:
    changes = {(c.place, c.change, c.status) for c in gold.territorial_changes}
    claims = {(c.evidence, c.speaker, c.act) for c in gold.claims}
    for trap in gold.traps:
        assert (trap.place, trap.change, trap.status) not in changes, trap.why
        assert (trap.evidence, trap.speaker, trap.act) not in claims, trap.why


def test_no_article_shares_a_name_with_the_examples_of_the_prompts() -> None:
    examples = [" ".join(_strings(tomllib.loads(path.read_text(encoding="utf-8")))) for path in EXAMPLES]
    names = _names_of_examples()
    assert {"Torvak", "Petrova", "Veran", "Harbor"} <= names
    words = _words(*(gold.text for gold in ALL))
    common = {word for word in words | _words(*examples) if word.islower()}
    assert not {name for name in names & words if name.lower() not in common}


def test_the_set_is_large_enough() -> None:
    assert len(ALL) >= 24
    statuses = Counter(change.status for gold in ALL for change in gold.territorial_changes if not change.optional)
    acts = Counter(claim.act for gold in ALL for claim in gold.claims if not claim.optional)
    assert {status: statuses[status] for status in OFTEN_ENOUGH if statuses[status] < 15} == {}
    assert {act: acts[act] for act in Act if acts[act] < 10} == {}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, in the place of evals/own."""
    (tmp_path / "one.txt").write_text("Nothing happened.\n", encoding="utf-8")
    monkeypatch.setattr(own_gold, "FOLDER", tmp_path)
    return tmp_path


def _write(folder: Path, **changed: Any) -> None:
    lists: dict[str, Any] = {key: [] for key in ("actors", "claims", "territorial_changes", "stated_goals", "traps")}
    fields = {"id": "own/one", "difficulty": "nothing to find", "issuer": None, **lists, **changed}
    (folder / "one.json").write_text(json.dumps(fields), encoding="utf-8")


def test_a_gold_file_is_loaded_with_its_article(folder: Path) -> None:
    _write(folder)
    assert [(gold.id, gold.text) for gold in load_all()] == [("own/one", "Nothing happened.\n")]


TRAP = {"list": "claims", "evidence": "Nothing", "why": "no claim"}


@pytest.mark.parametrize(
    "changed",
    [
        {"note": "a key that the format lacks"},
        {"traps": [{**TRAP, "list": "summaries"}]},
        {"traps": [{**TRAP, "act": "whisper"}]},
        {"traps": [{**TRAP, "said_by": "nobody"}]},
        {"actors": [{"name": "Nothing", "kind": "person", "type": "civilians", "core": "yes"}]},
    ],
)
def test_a_gold_file_with_an_unknown_key_or_value_is_refused(folder: Path, changed: dict[str, Any]) -> None:
    _write(folder, **changed)
    with pytest.raises(ValidationError):
        load_all()
