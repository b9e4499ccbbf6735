"""The gold of the project's own evaluation set: articles in evals/own and what a brief of each should hold.

An article is two files: `NAME.txt` and `NAME.json`. Every `evidence` is words of the article that stand there once.
Names are as printed; `*_aliases` are other answers that are as right. Items with `optional` are neither rewarded when
found nor punished when left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas import Act, ActorKind, ActorType, Certainty, Change, GoalKind, Stance, Status

FOLDER = Path(__file__).parent / "own"


class GoldPart(BaseModel):
    """Base of everything in a gold file: no key but those named, no value converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class GoldIssuer(GoldPart):
    """Who issued a statement or press release."""

    name: str
    aliases: list[str] = []


class GoldActor(GoldPart):
    """An actor: `name` is the fullest form in the article, `aliases` are its other forms there."""

    name: str
    aliases: list[str] = []
    kind: ActorKind
    type: ActorType
    core: bool
    optional: bool = False


class GoldClaim(GoldPart):
    """What one speaker says. `via` is the outlet it was told to, `act_alts` are acts that are as right."""

    speaker: str
    speaker_aliases: list[str] = []
    via: str | None
    act: Act
    act_alts: list[Act] = []
    certainty: Certainty
    evidence: str
    core: bool
    optional: bool = False


class GoldPosition(GoldPart):
    """What one speaker, or the outlet itself ("outlet"), says of a territorial change."""

    speaker: str
    speaker_aliases: list[str] = []
    stance: Stance


class GoldChange(GoldPart):
    """A territorial change. `evidence` has one passage for each of `positions`, in the same order.

    A side that is null is not stated; its aliases are answers that the rest of the article makes right as well.
    """

    place: str
    place_aliases: list[str] = []
    change: Change
    change_alts: list[Change] = []
    gained_by: str | None
    gained_by_aliases: list[str] = []
    lost_by: str | None
    lost_by_aliases: list[str] = []
    status: Status
    positions: list[GoldPosition] = Field(min_length=1)
    evidence: list[str] = Field(min_length=1)
    core: bool
    optional: bool = False


class GoldGoal(GoldPart):
    """What somebody wants, and who says so ("outlet": the article's own voice)."""

    holder: str
    holder_aliases: list[str] = []
    stated_by: str
    stated_by_aliases: list[str] = []
    kind: GoalKind
    kind_alts: list[GoalKind] = []
    goal: str
    evidence: str
    core: bool
    optional: bool = False


class Trap(GoldPart):
    """An item that a careless reader would print: its list, its words, and what it would carry."""

    list: Literal["actors", "claims", "territorial_changes", "stated_goals"]
    evidence: str
    why: str
    speaker: str | None = None
    act: Act | None = None
    place: str | None = None
    change: Change | None = None
    status: Status | None = None
    holder: str | None = None


class Gold(GoldPart):
    """An article (`text`) and the brief it should give. `difficulty` says what it tests."""

    id: str
    difficulty: str
    issuer: GoldIssuer | None
    actors: list[GoldActor]
    claims: list[GoldClaim]
    territorial_changes: list[GoldChange]
    stated_goals: list[GoldGoal]
    traps: list[Trap]
    text: str


def load_all() -> list[Gold]:
    """Every article of evals/own with its gold, in the order of their names.

    Raises FileNotFoundError for a gold file without its article, pydantic's ValidationError for one that does not
    keep to the format.
    """
    return [_load(path) for path in sorted(FOLDER.glob("*.json"))]


def _load(path: Path) -> Gold:
    fields = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return Gold.model_validate_json(json.dumps({**fields, "text": text}))
