"""Gold turned into the perfect Brief of its article, and two tiny articles with gold to break it on."""

from __future__ import annotations

from typing import Any

from briefs import generation

from evals.own_gold import Gold
from summarizer.schemas import (
    Anonymity,
    Brief,
    Coverage,
    Document,
    Evidence,
    Factuality,
    QuoteType,
    SpeakerClass,
    Time,
    Verdict,
)
from summarizer.schemas.brief import Actor, Claim, Named, Party, Position, StatedGoal, TerritorialChange

NEWS = """Rebels take mill at Ostwen

Fighters of the Heron League seized Ostwen mill on Sunday, the league said. Colonel Bram Tolle denied it.

"We will be in Pardle by June," Tolle told Meadow Wire. The league wants a seat in the senate. Its fighters captured a
lorry near Skell.
"""

STATEMENT = """Statement of the Heron League

Our fighters have entered the village of Skell. We demand that the senate frees all prisoners.
"""


def news() -> Gold:
    """Two sides about one mill, a prediction, a goal, a trap; every list has something."""
    return Gold.model_validate_json(
        """{"id": "own/mill", "difficulty": "both sides", "issuer": null,
        "actors": [
          {"name": "Heron League", "aliases": ["the league", "Rebels"], "kind": "organization", "type": "rebel_group",
           "core": true},
          {"name": "Colonel Bram Tolle", "aliases": ["Tolle"], "kind": "person", "type": "state_forces", "core": true},
          {"name": "Meadow Wire", "kind": "organization", "type": "media", "core": false},
          {"name": "senate", "kind": "organization", "type": "government", "core": false, "optional": true}],
        "claims": [
          {"speaker": "the league", "via": null, "act": "assert", "certainty": "certain", "core": true,
           "evidence": "Fighters of the Heron League seized Ostwen mill on Sunday, the league said."},
          {"speaker": "Colonel Bram Tolle", "via": null, "act": "deny", "certainty": "certain", "core": true,
           "evidence": "Colonel Bram Tolle denied it."},
          {"speaker": "Tolle", "via": "Meadow Wire", "act": "promise", "act_alts": ["predict"], "certainty": "certain",
           "core": false, "evidence": "\\"We will be in Pardle by June,\\" Tolle told Meadow Wire."}],
        "territorial_changes": [
          {"place": "Ostwen mill", "place_aliases": ["Ostwen"], "change": "capture", "gained_by": "Heron League",
           "lost_by": null, "status": "disputed", "core": true,
           "positions": [{"speaker": "the league", "stance": "affirm"}, {"speaker": "Tolle", "stance": "deny"}],
           "evidence": ["Fighters of the Heron League seized Ostwen mill on Sunday, the league said.",
                        "Colonel Bram Tolle denied it."]},
          {"place": "Pardle", "change": "capture", "gained_by": null, "lost_by": null, "status": "projected",
           "positions": [{"speaker": "Tolle", "stance": "predict"}], "core": false, "optional": true,
           "evidence": ["\\"We will be in Pardle by June,\\" Tolle told Meadow Wire."]}],
        "stated_goals": [
          {"holder": "Heron League", "stated_by": "outlet", "kind": "objective", "goal": "a seat in the senate",
           "evidence": "The league wants a seat in the senate.", "core": true}],
        "traps": [
          {"list": "territorial_changes", "place": "Skell", "evidence": "captured a\\nlorry near Skell",
           "why": "a lorry is no place"},
          {"list": "claims", "speaker": "the league", "evidence": "\\"We will be in Pardle by June,\\" Tolle told",
           "why": "the speaker is Tolle"},
          {"list": "actors", "evidence": "lorry", "why": "a thing"}],
        "text": ""}"""
    ).model_copy(update={"text": NEWS})


def statement() -> Gold:
    """A statement in its issuer's own voice."""
    return Gold.model_validate_json(
        """{"id": "own/statement", "difficulty": "own voice", "issuer": {"name": "Heron League"},
        "actors": [{"name": "Heron League", "kind": "organization", "type": "rebel_group", "core": true}],
        "claims": [
          {"speaker": "Heron League", "via": null, "act": "demand", "certainty": "certain", "core": true,
           "evidence": "We demand that the senate frees all prisoners."}],
        "territorial_changes": [
          {"place": "Skell", "change": "capture", "change_alts": ["advance"], "gained_by": "Heron League",
           "lost_by": null, "status": "claimed", "core": true,
           "positions": [{"speaker": "Heron League", "stance": "affirm"}],
           "evidence": ["Our fighters have entered the village of Skell."]}],
        "stated_goals": [
          {"holder": "Heron League", "stated_by": "Heron League", "kind": "demand", "goal": "all prisoners freed",
           "evidence": "We demand that the senate frees all prisoners.", "core": true}],
        "traps": [], "text": ""}"""
    ).model_copy(update={"text": STATEMENT})


def perfect(gold: Gold) -> Brief:
    """The Brief that says what the gold says, optional items included."""
    return Brief(
        brief_id="brief:0",
        document=Document(id="sha256:0", language="en", characters=len(gold.text), is_statement=bool(gold.issuer)),
        sentences=[],
        actors=[
            Actor(
                id=f"a{n}",
                name=each.name,
                aliases=each.aliases,
                kind=each.kind,
                type=each.type,
                evidence=_found(gold, each.name),
            )
            for n, each in enumerate(gold.actors)
        ],
        claims=[_claim(gold, f"c{n}", each) for n, each in enumerate(gold.claims)],
        territorial_changes=[_change(gold, f"t{n}", each) for n, each in enumerate(gold.territorial_changes)],
        stated_goals=[_goal(gold, f"g{n}", each) for n, each in enumerate(gold.stated_goals)],
        places=[],
        coverage=Coverage(cited=0, of=0, sentences=[]),
        warnings=[],
        generation=generation(),
    )


def _claim(gold: Gold, name: str, each: Any) -> Claim:
    return Claim(
        id=name,
        speaker=_party(each.speaker),
        via=_party(each.via),
        act=each.act,
        text=each.evidence,
        certainty=each.certainty,
        time=Time.PAST,
        anonymity=Anonymity.NAMED,
        quote_type=QuoteType.INDIRECT,
        factuality=Factuality.UU,
        evidence=_found(gold, each.evidence),
    )


def _change(gold: Gold, name: str, each: Any) -> TerritorialChange:
    return TerritorialChange(
        id=name,
        place=Named(name=each.place),
        change=each.change,
        gained_by=_party(each.gained_by),
        lost_by=_party(each.lost_by),
        status=each.status,
        positions=[
            Position(
                speaker=_party(one.speaker),
                speaker_class=SpeakerClass.THIRD_PARTY,
                stance=one.stance,
                evidence=_found(gold, words),
            )
            for one, words in zip(each.positions, each.evidence, strict=True)
        ],
        evidence=_found(gold, *each.evidence[:3]),
    )


def _goal(gold: Gold, name: str, each: Any) -> StatedGoal:
    return StatedGoal(
        id=name,
        holder=_party(each.holder),
        stated_by=_party(each.stated_by),
        self_stated=each.holder == each.stated_by,
        goal=each.goal,
        kind=each.kind,
        evidence=_found(gold, each.evidence),
    )


def _party(name: str | None) -> Party | None:
    return None if name is None or name == "outlet" else Party(name=name)


def _found(gold: Gold, *pieces: str) -> list[Evidence]:
    starts = [gold.text.index(each) for each in pieces]
    return [
        Evidence(sentence=1, start=start, end=start + len(each), exact=each, verdict=Verdict.VERBATIM)
        for start, each in zip(starts, pieces, strict=True)
    ]
