"""One invented conflict over five days in nine articles, as briefs that the real steps make, and its gold dossier.

Monday the Ketta Liberation Front takes Torrin, the ministry denies it and concedes it on Wednesday. On Tuesday it
denies the fall of Hesk, which falls on Wednesday, to two groups that both claim it. On Thursday the army takes Torrin
back, which the front denies. On Friday Lowdale, foretold on Wednesday, changes hands: with or without a fight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripted_answers import actor_row, claim_row, goal_row, harvest, territory_row

from summarizer.document import from_text
from summarizer.merging import merge
from summarizer.models import Model
from summarizer.pipeline import Record, build
from summarizer.schemas import Brief, Dossier, Row

MODEL = Model("hand", "hand", "", "", "json_schema", "single", 8_000)
FRONT, MINISTRY, MONITOR, BRIGADE = (
    "Ketta Liberation Front",
    "defense ministry",
    "Valley Monitor",
    "Black Plain Brigade",
)


@dataclass(frozen=True)
class Told:
    """An article: the day of March 2031 it was published, its sentences, its rows."""

    name: str
    day: int
    sentences: Sequence[str]
    rows: Sequence[Row]
    title: str | None = None


def _front(s: int) -> Row:
    return actor_row(FRONT, s, type="rebel_group")


def _ministry(s: int) -> Row:
    return actor_row(MINISTRY, s, type="government")


def _monitor(s: int) -> Row:
    return actor_row(MONITOR, s, type="monitor_ngo")


def _army(s: int) -> Row:
    return actor_row("army", s, type="state_forces")


def _torrin_falls(name: str, title: str) -> Told:
    """The agency's text, which a newspaper prints under a title of its own."""
    sentences = [
        "The Ketta Liberation Front captured Torrin on Monday, the front said in a statement to River Dispatch.",
        "The defense ministry denied that the Ketta Liberation Front captured Torrin and spoke of heavy fighting.",
        "The Ketta Liberation Front said that 12 soldiers were killed in the streets around the market of Torrin.",
        "The Ketta Liberation Front wants to open the valley road to the coast before the end of the spring.",
    ]
    captured = "The Ketta Liberation Front captured Torrin"
    rows: list[Row] = [
        _front(1),
        _ministry(2),
        territory_row("Torrin", 1, gained_by=FRONT, said_by=FRONT, when="on Monday"),
        territory_row("Torrin", 2, gained_by=FRONT, said_by=MINISTRY, stance="deny"),
        claim_row(FRONT, captured, 1, via="River Dispatch", when="on Monday"),
        claim_row(MINISTRY, "the Ketta Liberation Front captured Torrin", 2, act="deny"),
        claim_row(FRONT, "12 soldiers were killed in the streets around the market of Torrin", 3),
        goal_row(FRONT, "to open the valley road to the coast before the end of the spring", 4),
    ]
    return Told(name, 3, sentences, rows, title)


STORY = [
    _torrin_falls("monday-agency", "Front claims Torrin"),
    _torrin_falls("monday-paper", "Fighting in the valley"),
    Told(
        "tuesday",
        4,
        [
            "The KLF seized Torrin on Monday, the Valley Monitor reported.",
            "The KLF, or Ketta Liberation Front, began its campaign in January.",
            "The army said that 4 soldiers were killed in the streets around the market of Torrin.",
            "The defense ministry denied that the Ketta Liberation Front captured Hesk.",
        ],
        [
            actor_row(FRONT, 2, type="rebel_group", aka=["KLF"]),
            _monitor(1),
            _army(3),
            _ministry(4),
            territory_row("Torrin", 1, gained_by="KLF", said_by=MONITOR, when="on Monday"),
            territory_row("Hesk", 4, gained_by=FRONT, said_by=MINISTRY, stance="deny"),
            claim_row(MONITOR, "The KLF seized Torrin", 1, when="on Monday"),
            claim_row("army", "4 soldiers were killed in the streets around the market of Torrin", 3),
            claim_row(MINISTRY, "the Ketta Liberation Front captured Hesk", 4, act="deny"),
        ],
    ),
    Told(
        "wednesday",
        5,
        [
            "The defense ministry conceded that the Ketta Liberation Front captured Torrin on Monday.",
            "The Ketta Liberation Front captured Hesk on Wednesday, the Valley Monitor said.",
            "Lowdale could fall to the Ketta Liberation Front within days, the Valley Monitor said.",
        ],
        [
            _front(1),
            _ministry(1),
            _monitor(2),
            territory_row("Torrin", 1, gained_by=FRONT, lost_by=MINISTRY, said_by=MINISTRY, when="on Monday"),
            territory_row("Hesk", 2, gained_by=FRONT, said_by=MONITOR, when="on Wednesday"),
            territory_row("Lowdale", 3, gained_by=FRONT, said_by=MONITOR, stance="predict"),
            claim_row(MINISTRY, "the Ketta Liberation Front captured Torrin", 1, act="admit", when="on Monday"),
            claim_row(MONITOR, "The Ketta Liberation Front captured Hesk", 2, when="on Wednesday"),
        ],
    ),
    Told(
        "wednesday-brigade",
        5,
        [
            "The Black Plain Brigade captured Hesk on Wednesday, the brigade said.",
            "Torrin Heights was captured by the Ketta Liberation Front on Tuesday, the Valley Monitor reported.",
        ],
        [
            actor_row(BRIGADE, 1, type="rebel_group"),
            _front(2),
            _monitor(2),
            territory_row("Hesk", 1, gained_by=BRIGADE, said_by=BRIGADE, when="on Wednesday"),
            territory_row("Torrin Heights", 2, gained_by=FRONT, said_by=MONITOR, when="on Tuesday"),
            claim_row(BRIGADE, "The Black Plain Brigade captured Hesk", 1, when="on Wednesday"),
        ],
    ),
    Told(
        "thursday",
        6,
        [
            "The Ketta Liberation Front captured Hesk on Wednesday, its spokesman Dalo Renn said.",
            "The army recaptured Torrin on Thursday, the army said.",
            "The Ketta Liberation Front denied that the army recaptured Torrin.",
        ],
        [
            _front(1),
            actor_row("Dalo Renn", 1, kind="person", type="rebel_group", affiliation=FRONT),
            _army(2),
            territory_row("Hesk", 1, gained_by=FRONT, said_by="Dalo Renn", when="on Wednesday"),
            territory_row("Torrin", 2, change="recapture", gained_by="army", said_by="army", when="on Thursday"),
            territory_row("Torrin", 3, change="recapture", gained_by="army", said_by=FRONT, stance="deny"),
            claim_row("army", "The army recaptured Torrin", 2, when="on Thursday"),
            claim_row(FRONT, "the army recaptured Torrin", 3, act="deny"),
        ],
    ),
    Told(
        "friday-handover",
        7,
        [
            "The Ketta Liberation Front took over Lowdale without a fight on Friday, Mayor Ana Brill said.",
            "The army recaptured Torrin on Thursday, the Valley Monitor reported.",
        ],
        [
            _front(1),
            actor_row("Ana Brill", 1, kind="person"),
            _army(2),
            _monitor(2),
            territory_row("Lowdale", 1, change="handover", gained_by=FRONT, said_by="Ana Brill", when="on Friday"),
            territory_row("Torrin", 2, change="recapture", gained_by="army", said_by=MONITOR, when="on Thursday"),
            claim_row(MONITOR, "The army recaptured Torrin", 2, when="on Thursday"),
        ],
    ),
    Told(
        "friday-capture",
        7,
        [
            "The rebels captured Lowdale on Friday, the Valley Monitor reported.",
            "Brill said that the town hall was burning.",
        ],
        [
            actor_row("rebels", 1, type="rebel_group"),
            _monitor(1),
            actor_row("Brill", 2, kind="person"),
            territory_row("Lowdale", 1, gained_by="rebels", said_by=MONITOR, when="on Friday"),
            claim_row("Brill", "the town hall was burning", 2),
        ],
    ),
    Told(
        "friday-undated",
        7,
        ["Roads around Hesk, which the Ketta Liberation Front captured, were closed, the Valley Monitor said."],
        [
            _front(1),
            _monitor(1),
            territory_row("Hesk", 1, gained_by=FRONT, said_by=MONITOR),
        ],
    ),
]

Item = tuple[str, str, str]
"""An item of a brief: article, place or name, and what tells it from others there."""

GOLD_CHANGES: dict[str, set[Item]] = {
    "Torrin falls": {
        ("monday-agency", "Torrin", "capture"),
        ("monday-paper", "Torrin", "capture"),
        ("tuesday", "Torrin", "capture"),
        ("wednesday", "Torrin", "capture"),
    },
    "the fall of Hesk is denied": {("tuesday", "Hesk", "capture")},
    "Hesk falls to the front": {
        ("wednesday", "Hesk", "capture"),
        ("thursday", "Hesk", "capture"),
        ("friday-undated", "Hesk", "capture"),
    },
    "Hesk falls to the brigade": {("wednesday-brigade", "Hesk", "capture")},
    "Lowdale may fall": {("wednesday", "Lowdale", "capture")},
    "Torrin Heights falls": {("wednesday-brigade", "Torrin Heights", "capture")},
    "Torrin is retaken": {("thursday", "Torrin", "recapture"), ("friday-handover", "Torrin", "recapture")},
    "Lowdale falls": {("friday-handover", "Lowdale", "handover"), ("friday-capture", "Lowdale", "capture")},
}

GOLD_ACTORS: dict[str, set[Item]] = {
    "front": {
        (each, FRONT, "")
        for each in ("monday-agency", "monday-paper", "tuesday", "wednesday", "wednesday-brigade", "thursday")
    }
    | {("friday-handover", FRONT, ""), ("friday-undated", FRONT, "")},
    "ministry": {(each, MINISTRY, "") for each in ("monday-agency", "monday-paper", "tuesday", "wednesday")},
    "monitor": {
        (each, MONITOR, "")
        for each in ("tuesday", "wednesday", "wednesday-brigade", "friday-handover", "friday-capture", "friday-undated")
    },
    "army": {(each, "army", "") for each in ("tuesday", "thursday", "friday-handover")},
    "brigade": {("wednesday-brigade", BRIGADE, "")},
    "Renn": {("thursday", "Dalo Renn", "")},
    "mayor": {("friday-handover", "Ana Brill", ""), ("friday-capture", "Brill", "")},
    "rebels": {("friday-capture", "rebels", "")},
    "River Dispatch": {(each, "River Dispatch", "") for each in ("monday-agency", "monday-paper")},
}

GOLD_CLAIMS: dict[str, set[Item]] = {
    "front: Torrin taken": {("monday-agency", FRONT, "captured Torrin"), ("monday-paper", FRONT, "captured Torrin")},
    "ministry: not Torrin": {
        ("monday-agency", MINISTRY, "captured Torrin"),
        ("monday-paper", MINISTRY, "captured Torrin"),
    },
    "front: 12 killed": {("monday-agency", FRONT, "12 soldiers"), ("monday-paper", FRONT, "12 soldiers")},
    "army: 4 killed": {("tuesday", "army", "4 soldiers")},
    "monitor: Torrin taken": {("tuesday", MONITOR, "seized Torrin")},
    "ministry: not Hesk": {("tuesday", MINISTRY, "captured Hesk")},
    "ministry: Torrin taken": {("wednesday", MINISTRY, "captured Torrin")},
    "monitor: Hesk taken": {("wednesday", MONITOR, "captured Hesk")},
    "brigade: Hesk taken": {("wednesday-brigade", BRIGADE, "captured Hesk")},
    "army: Torrin retaken": {("thursday", "army", "recaptured Torrin")},
    "front: Torrin not retaken": {("thursday", FRONT, "recaptured Torrin")},
    "monitor: Torrin retaken": {("friday-handover", MONITOR, "recaptured Torrin")},
    "mayor: fire": {("friday-capture", "Brill", "town hall")},
}

GOLD_CONTRADICTIONS: set[frozenset[str]] = {
    frozenset(pair)
    for pair in (
        ("Hesk falls to the front", "Hesk falls to the brigade"),
        ("front: Torrin taken", "ministry: not Torrin"),
        ("monitor: Torrin taken", "ministry: not Torrin"),
        ("army: Torrin retaken", "front: Torrin not retaken"),
        ("monitor: Torrin retaken", "front: Torrin not retaken"),
    )
}
"""Pairs of the labels above that cannot both be true; what was only said too early or taken back is none."""


@cache
def story() -> dict[str, Brief]:
    """The briefs by the names of their articles."""
    return {each.name: _brief(each) for each in STORY}


def _brief(told: Told) -> Brief:
    document = from_text(
        "\n\n".join(told.sentences), name=told.name, title=told.title, published=f"2031-03-0{told.day}"
    )
    brief = build(document, harvest(*told.rows), Record(), MODEL, "single")
    return brief.model_copy(update={"brief_id": f"brief:{told.name}"})


@cache
def dossier() -> Dossier:
    """The dossier of all of them, with coordinates of two of the four places."""
    found = merge(list(story().values()))
    where = {"Torrin": (44.1, 20.5), "Hesk": (44.3, 20.9)}
    changes = [
        change.model_copy(update={"place": change.place.model_copy(update={"lat": point[0], "lon": point[1]})})
        if (point := where.get(change.place.name))
        else change
        for change in found.territorial_changes
    ]
    return found.model_copy(update={"territorial_changes": changes})
