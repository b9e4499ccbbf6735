"""Short invented articles, as many as wanted, each with the answer that a good model would give to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from random import Random
from typing import Any

_NUMBER = re.compile(r"dispatch (\d+)\b")
_FIRST = ("Ambar", "Bram", "Corva", "Dunja", "Edrik", "Fara", "Goran", "Hesper", "Irsa", "Jolan", "Kaspar", "Lioba")
_ONSETS = ("Ard", "Bel", "Carn", "Dov", "El", "Fen", "Gar", "Hal", "Ist", "Kor", "Lan", "Mor", "Nev", "Ost", "Per")
_MIDDLES = ("", "a", "en", "i", "or", "un", "el", "as")
_ENDINGS = ("bek", "dale", "dor", "gard", "ham", "ik", "len", "mar", "nitz", "ova", "pol", "ra", "stad", "tov", "wen")


@dataclass(frozen=True)
class Story:
    """An article's text, and the answer to a question about all lists, as JSON."""

    text: str
    answer: str


def story(number: int) -> Story:
    """The article with this number: about 120 words in eight sentences."""
    draw = Random(number)
    names = [draw.choice(_ONSETS) + draw.choice(_MIDDLES) + draw.choice(_ENDINGS) for _ in range(7)]
    town, other, village, land, front, colonel, envoy = names
    league, spokesman = f"{front} Liberation Front", f"{draw.choice(_FIRST)} {colonel}"
    minister = f"{draw.choice(_FIRST)} {envoy}"
    people, days = draw.randrange(20, 900), draw.randrange(2, 30)
    sentences = (
        f"The {league} captured {town} on Sunday after {days} days of fighting, its spokesman {spokesman} said.",
        f"The {land} defense ministry denied that its troops had left the town.",
        f"“We want {other} before the winter,” {colonel} told reporters in dispatch {number} of the {land} Wire.",
        f"Residents of {village} said that shelling went on overnight and that {people} people had fled.",
        f"The {land} army withdrew from {village} last week, the ministry said.",
        f"“We will retake every town that we have lost,” said {minister}, the defense minister of {land}.",
        f"The front may attack {other} within days, {envoy} warned.",
        f"The United Nations called on both sides to open a corridor for civilians near {village}.",
    )
    rows = _rows(sentences, (league, spokesman, minister), (town, other, village, land))
    return Story("\n\n".join(sentences) + "\n", json.dumps(rows, ensure_ascii=False))


def number_in(text: str) -> int | None:
    """The number of the article that a request holds; None when it holds none."""
    found = _NUMBER.search(text)
    return int(found[1]) if found else None


def _rows(sentences: tuple[str, ...], who: tuple[str, str, str], where: tuple[str, str, str, str]) -> dict[str, Any]:
    """The lists of a brief, as rows; quotations are whole sentences."""
    (league, spokesman, minister), (town, other, village, land) = who, where
    ministry, army = f"{land} defense ministry", f"{land} army"
    actors = [
        _actor(league, "organization", "rebel_group", 1),
        _actor(spokesman, "person", "rebel_group", 1, league),
        _actor(ministry, "organization", "government", 2),
        _actor(army, "organization", "state_forces", 5),
        _actor(minister, "person", "government", 6, ministry),
        _actor("United Nations", "organization", "intl_org", 8),
    ]
    claims = [
        _claim(ministry, "deny", "its troops had left the town", 2),
        _claim(f"Residents of {village}", "assert", "shelling went on overnight", 4),
        _claim(ministry, "admit", f"The {army} withdrew from {village} last week", 5, when="last week"),
        _claim(minister, "promise", "We will retake every town that we have lost", 6, time="future"),
        _claim(minister, "predict", f"The front may attack {other} within days", 7, "possible", time="future"),
    ]
    territory = [
        _change(town, "capture", spokesman, 1, gained_by=league, when="on Sunday"),
        _change(town, "capture", ministry, 2, stance="deny"),
        _change(village, "withdrawal", ministry, 5, lost_by=army, when="last week"),
    ]
    goals = [
        _goal(spokesman, f"{other} before the winter", "objective", 3),
        _goal(minister, "retake every town that we have lost", "commitment", 6),
        _goal("United Nations", "open a corridor for civilians", "demand", 8),
    ]
    for row in [*claims, *territory, *goals]:
        row |= {"quote": sentences[row["s"] - 1], "s": row.pop("s")}
    return {"actors": actors, "claims": claims, "territory": territory, "goals": goals}


def _actor(name: str, kind: str, type_: str, s: int, affiliation: str | None = None) -> dict[str, Any]:
    return {"name": name, "kind": kind, "type": type_, "aka": [], "affiliation": affiliation, "s": s}


def _claim(by: str, act: str, text: str, s: int, certainty: str = "certain", **more: str) -> dict[str, Any]:
    told = {"time": "past", "when": None, **more}
    return {"by": by, "via": None, "act": act, "text": text, "certainty": certainty, **told, "s": s}


def _change(place: str, change: str, by: str, s: int, **more: str) -> dict[str, Any]:
    told = {"gained_by": None, "lost_by": None, "said_by": by, "stance": "affirm", "when": None, **more}
    return {"place": place, "change": change, **told, "s": s}


def _goal(holder: str, goal: str, kind: str, s: int) -> dict[str, Any]:
    return {"holder": holder, "stated_by": holder, "goal": goal, "kind": kind, "s": s}
