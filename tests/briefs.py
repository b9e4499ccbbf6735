"""Briefs for tests: an invented war, told so that every vocabulary and every kind of item occurs."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from summarizer.schemas import (
    SCHEMA_VERSION,
    Act,
    Actor,
    ActorKind,
    ActorType,
    Anonymity,
    Brief,
    Candidate,
    Certainty,
    Change,
    Claim,
    Coverage,
    CustomItem,
    Date,
    DateBasis,
    Document,
    Evidence,
    Factuality,
    Feature,
    Generation,
    GoalKind,
    Named,
    Party,
    Place,
    Position,
    Precision,
    PromptRecord,
    QuoteType,
    SentenceCoverage,
    SentenceUse,
    Span,
    SpeakerClass,
    Stance,
    StatedGoal,
    Status,
    Summary,
    TerritorialChange,
    Time,
    Usage,
    Verdict,
    Warning,
)

SENTENCES = [
    "The Northern Front captured Karsa from government forces on Thursday.",
    "The Northern Front said its fighters had also taken Old Ferry.",
    "“Velm is back in our hands,” army spokesman Ilan Dost said on Friday.",
    "The Northern Front denied that it had lost Velm.",
    "The Defence Ministry denied reports that the army was withdrawing from Dorin.",
    "Dorin could fall within days.",
    "Governor Mara Tessin admitted that the Northern Front had taken Hillgate.",
    "A senior Ostran official told Harbor Wire that advisers had arrived.",
    "Residents of Velm said the ministry offices appeared to have been vacated.",
    "Tessin accused the Northern Front of shelling the market.",
    "Dost predicted that the rebels would run out of fuel by winter.",
    "The Northern Front promised safe passage to civilians.",
    "It threatened to shell the port if the blockade continued.",
    "The River Monitor called for a ceasefire.",
    "“We want to reach the capital,” its commander Tomas Verin said.",
    "The official said Ostra planned to send more advisers.",
    "The army wants to keep the coast road open.",
    "The River Monitor reported that the Northern Front had advanced on Lowmarsh.",
    "The monitor said Greywater may have been cut off.",
    "Hillfort changed hands without a shot, the River Monitor and Bridge Aid said.",
    "Nobody could say who had blown up the bridge.",
]
ARTICLE = "\n".join(SENTENCES)

FRONT = Party(name="Northern Front", actor_id="northern-front")
ARMY = Party(name="army", actor_id="army")
FORCES = Party(name="government forces", actor_id="army")
MINISTRY = Party(name="Defence Ministry", actor_id="defence-ministry")
DOST = Party(name="Ilan Dost", actor_id="ilan-dost")
TESSIN = Party(name="Mara Tessin", actor_id="mara-tessin")
VERIN = Party(name="Tomas Verin", actor_id="tomas-verin")
MONITOR = Party(name="River Monitor", actor_id="river-monitor")
AID = Party(name="Bridge Aid")
OSTRA = Party(name="Ostra", actor_id="ostra")
OFFICIAL = Party(name="senior Ostran official")
RESIDENTS = Party(name="Residents of Velm", actor_id="residents-of-velm")
WIRE = Party(name="Harbor Wire")


def evidence(sentence: int) -> Evidence:
    """The whole of one sentence of `ARTICLE`, numbered from 1."""
    exact = SENTENCES[sentence - 1]
    start = ARTICLE.index(exact)
    end = start + len(exact)
    before, after = ARTICLE[max(0, start - 32) : start], ARTICLE[end : end + 32]
    return Evidence(
        sentence=sentence,
        start=start,
        end=end,
        exact=exact,
        prefix=before,
        suffix=after,
        verdict=Verdict.VERBATIM,
    )


def claim(sentence: int, speaker: Party | None, act: Act, text: str, **more: Any) -> Claim:
    """A claim of a named speaker, certain, told in the past; `more` changes any field."""
    fields: dict[str, Any] = {
        "id": f"c{sentence}",
        "certainty": Certainty.CERTAIN,
        "time": Time.PAST,
        "anonymity": Anonymity.NAMED if speaker else Anonymity.ISSUER,
        "quote_type": QuoteType.INDIRECT,
        "factuality": Factuality.CT_MINUS if act is Act.DENY else Factuality.CT_PLUS,
    }
    fields.update(more)
    return Claim(speaker=speaker, act=act, text=text, evidence=[evidence(sentence)], **fields)


def position(
    sentence: int, speaker: Party | None, speaker_class: SpeakerClass, stance: Stance = Stance.AFFIRM
) -> Position:
    """What one speaker says, in one sentence, of a territorial change."""
    return Position(speaker=speaker, speaker_class=speaker_class, stance=stance, evidence=[evidence(sentence)])


def territory(place: str, change: Change, status: Status, positions: list[Position], **more: Any) -> TerritorialChange:
    """A territorial change with the evidence of its first position; `more`: gained_by, lost_by, when."""
    return TerritorialChange(
        id=f"t-{place.lower().replace(' ', '-')}",
        evidence=positions[0].evidence,
        place=Named(name=place),
        change=change,
        status=status,
        positions=positions,
        **more,
    )


def goal(sentence: int, holder: Party | None, stated_by: Party | None, text: str, kind: GoalKind) -> StatedGoal:
    """A goal, self-stated when its holder or the holder's commander states it."""
    return StatedGoal(
        id=f"g{sentence}",
        evidence=[evidence(sentence)],
        holder=holder,
        stated_by=stated_by,
        self_stated=stated_by is not None and stated_by in (holder, VERIN),
        goal=text,
        kind=kind,
    )


def actor(sentence: int, party: Party, kind: ActorKind, actor_type: ActorType, **more: Any) -> Actor:
    """An actor first named in this sentence; `more`: aliases, affiliation."""
    return Actor(
        id=party.actor_id or party.name,
        evidence=[evidence(sentence)],
        name=party.name,
        kind=kind,
        type=actor_type,
        **more,
    )


def minimal(**more: Any) -> Brief:
    """A brief in which nothing was found; `more` changes any field."""
    fields: dict[str, Any] = {
        "brief_id": "0f1e2d3c",
        "document": Document(id="sha256:aa11", language="en", characters=len(ARTICLE), is_statement=False),
        "sentences": [
            Span(number=number, start=evidence(number).start, end=evidence(number).end)
            for number in range(1, len(SENTENCES) + 1)
        ],
        "actors": [],
        "claims": [],
        "territorial_changes": [],
        "stated_goals": [],
        "places": [],
        "coverage": Coverage(cited=0, of=len(SENTENCES), sentences=[]),
        "warnings": [],
        "generation": generation(),
    }
    fields.update(more)
    return Brief(**fields)


def generation() -> Generation:
    """How every brief here was made."""
    return Generation(
        tool_version="0.1.0",
        model="tiny-model",
        strategy="stepwise",
        prompts=[PromptRecord(name="actors-1", sha256="1a2b3c4d" * 8)],
        usage=Usage(calls=41, attempts=43, prompt_tokens=3000, completion_tokens=210, seconds=62.04),
        rejected={"words": 2},
        generated_at="2031-05-04T10:00:00Z",
    )


def rich() -> Brief:
    """A brief with every status and act, an agency in between, imputed goals, a user's section, a warning."""
    cited = [SentenceCoverage(sentence=number, use=SentenceUse.CITED) for number in range(1, len(SENTENCES))]
    uncited = SentenceCoverage(sentence=len(SENTENCES), use=SentenceUse.UNCITED)
    return minimal(
        document=Document(
            id="sha256:aa11",
            title="Rebels close in on Dorin",
            url="https://news.example/dorin",
            language="en",
            characters=len(ARTICLE),
            is_statement=False,
        ),
        summary=Summary(sentences=["Fighting for Velm goes on."], items=[["t-velm", "x1"]]),
        actors=_actors(),
        claims=_claims(),
        territorial_changes=_territory(),
        stated_goals=_goals(),
        places=[Place(id="karsa", name="Karsa", evidence=[evidence(1)])],
        sections={
            "damage_reports": [
                CustomItem(id="x1", evidence=[evidence(13)], values={"target": "port", "fire_open": False})
            ]
        },
        coverage=Coverage(cited=20, of=len(SENTENCES), sentences=[*cited, uncited]),
        warnings=[Warning(code="pronoun", message="“It” was read as the Northern Front", sentence=13)],
    )


def _actors() -> list[Actor]:
    return [
        actor(1, FRONT, ActorKind.ORGANIZATION, ActorType.REBEL_GROUP, aliases=["rebels", "the Front"]),
        actor(5, MINISTRY, ActorKind.ORGANIZATION, ActorType.GOVERNMENT),
        actor(3, DOST, ActorKind.PERSON, ActorType.STATE_FORCES, affiliation=ARMY),
        actor(14, MONITOR, ActorKind.ORGANIZATION, ActorType.MONITOR_NGO),
        actor(9, RESIDENTS, ActorKind.POPULATION, ActorType.CIVILIANS),
        actor(16, OSTRA, ActorKind.STATE, ActorType.OTHER),
    ]


def _claims() -> list[Claim]:
    unnamed = {"anonymity": Anonymity.UNNAMED_OFFICIAL, "via": WIRE}
    hedged = {"certainty": Certainty.PROBABLE, "hedge": "appeared", "anonymity": Anonymity.UNNAMED_OTHER}
    return [
        claim(14, MONITOR, Act.DEMAND, "a ceasefire", factuality=Factuality.UU),
        claim(3, DOST, Act.ASSERT, "Velm is back in our hands", quote_type=QuoteType.DIRECT, when="on Friday"),
        claim(5, MINISTRY, Act.DENY, "the army was withdrawing from Dorin"),
        claim(7, TESSIN, Act.ADMIT, "the Northern Front had taken Hillgate"),
        claim(8, OFFICIAL, Act.ASSERT, "advisers had arrived", **unnamed),
        claim(9, RESIDENTS, Act.ASSERT, "the ministry offices appeared to have been vacated", **hedged),
        claim(10, TESSIN, Act.ACCUSE, "the Northern Front of shelling the market"),
        claim(11, DOST, Act.PREDICT, "the rebels would run out of fuel by winter", time=Time.FUTURE),
        claim(12, FRONT, Act.PROMISE, "safe passage to civilians", time=Time.FUTURE),
        claim(13, FRONT, Act.THREATEN, "to shell the port if the blockade continued", time=Time.HYPOTHETICAL),
    ]


def _territory() -> list[TerritorialChange]:
    gain = {"gained_by": FRONT, "lost_by": FORCES}
    third, outlet = SpeakerClass.THIRD_PARTY, SpeakerClass.OUTLET
    gainer, loser = SpeakerClass.GAINER_SIDE, SpeakerClass.LOSER_SIDE
    velm = [position(3, DOST, gainer), position(4, FRONT, loser, Stance.DENY)]
    dorin = [position(5, MINISTRY, loser, Stance.DENY)]
    fall = [position(6, None, outlet, Stance.PREDICT)]
    cut_off = [position(19, MONITOR, third, Stance.POSSIBLE)]
    hillfort = [position(20, MONITOR, third), position(20, AID, third)]
    capture, handover = Change.CAPTURE, Change.HANDOVER
    return [
        territory("Dorin", capture, Status.PROJECTED, fall, gained_by=FRONT),
        territory("Dorin", Change.WITHDRAWAL, Status.DENIED, dorin, lost_by=ARMY),
        territory("Velm", Change.RECAPTURE, Status.DISPUTED, velm, gained_by=ARMY, lost_by=FRONT),
        territory("Old Ferry", capture, Status.CLAIMED, [position(2, FRONT, gainer)], gained_by=FRONT),
        territory("Hillgate", capture, Status.ACKNOWLEDGED, [position(7, TESSIN, loser)], **gain),
        territory("Lowmarsh", Change.ADVANCE, Status.REPORTED, [position(18, MONITOR, third)], **gain),
        territory("Hillfort", handover, Status.CORROBORATED, hillfort),
        territory("Greywater", Change.SIEGE, Status.UNVERIFIED, cut_off),
        territory(
            "Karsa",
            capture,
            Status.REPORTED_AS_FACT,
            [position(1, None, outlet)],
            when="on Thursday",
            **gain,
        ),
    ]


def _goals() -> list[StatedGoal]:
    return [
        goal(15, FRONT, VERIN, "to reach the capital", GoalKind.OBJECTIVE),
        goal(12, FRONT, FRONT, "safe passage to civilians", GoalKind.COMMITMENT),
        goal(16, OSTRA, OFFICIAL, "to send more advisers", GoalKind.PLAN),
        goal(17, ARMY, None, "to keep the coast road open", GoalKind.IMPUTED),
    ]


def located() -> Brief:
    """The rich brief with the place of its first capture on the map and its date read."""
    karsa = Place(
        id="karsa", name="Karsa", evidence=[evidence(1)], lat=-1.5, lon=29.25, country="CD", admin1="11",
        feature=Feature.CITY, geo_precision=1, geonameid=7,
    )  # fmt: skip
    date = Date(text="on Thursday", value="2031-05-01", precision=Precision.DAY, basis=DateBasis.RELATIVE)
    known = {"place": Named(name="Karsa", place_id="karsa"), "date": date}
    changes = [
        change.model_copy(update=known) if change.place.name == "Karsa" else change
        for change in rich().territorial_changes
    ]
    return rich().model_copy(update={"places": [karsa], "territorial_changes": changes})


def statement(issuer: Party | None = None) -> Brief:
    """A brief of a statement in its issuer's own voice, who is named or not."""
    document = Document(
        id="sha256:bb22", name="statement.txt", language="en", characters=200, is_statement=True, issuer=issuer
    )
    own = [position(1, None, SpeakerClass.OUTLET)]
    return minimal(
        document=document,
        claims=[claim(13, None, Act.THREATEN, "to shell the port")],
        territorial_changes=[territory("Karsa", Change.CAPTURE, Status.REPORTED_AS_FACT, own, gained_by=FRONT)],
        coverage=Coverage(cited=2, of=2, sentences=[]),
    )


def hostile(text: str) -> Brief:
    """The rich brief, as a statement, with `text` for every free string and for every key that a user names."""
    parts = rich().model_dump()
    parts["document"] |= {
        "name": "",
        "byline": "",
        "site": "",
        "published": "",
        "is_statement": True,
        "issuer": {"name": ""},
    }
    date = {"text": "", "value": "", "precision": Precision.DAY, "basis": DateBasis.RELATIVE}
    candidate = {"geonameid": 1, "name": "", "country": "", "admin1": "", "lat": 1.0, "lon": 2.0}
    parts["document"]["encoding"] = ""
    parts["document"]["issuer"] = parts["claims"][0]["via"] = {"name": "", "actor_id": ""}
    parts["places"][0] |= {"country": "", "admin1": "", "candidates": [candidate]}
    parts["coverage"]["sentences"][0]["items"] = [""]
    parts["generation"]["gazetteer"] = ""
    parts["claims"][0]["date"] = parts["territorial_changes"][0]["date"] = date
    parts["territorial_changes"][0]["place"]["place_id"] = ""
    return Brief.model_validate(_replaced(parts, text) | {"schema_version": SCHEMA_VERSION})


def _replaced(value: Any, text: str) -> Any:
    if type(value) is str:
        return text
    if isinstance(value, list):
        return [_replaced(each, text) for each in value]
    if isinstance(value, dict):
        keys = {"damage_reports", "target", "words"}
        return {text if key in keys else key: _replaced(each, text) for key, each in value.items()}
    return value


def about(article: str, *, whole: bool = True) -> Brief:
    """A brief about any article of one sentence a line: a claim on each line, or on the first half of each."""
    spans, start = [], 0
    for number, line in enumerate(article.split("\n"), 1):
        spans.append(Span(number=number, start=start, end=start + len(line)))
        start += len(line) + 1
    claims = [_said_in(article, span, whole=whole) for span in spans]
    return minimal(
        document=Document(
            id=f"sha256:{sha256(article.encode()).hexdigest()}",
            name=article.split("\n", maxsplit=1)[0],
            language="en",
            characters=len(article),
            is_statement=False,
        ),
        sentences=spans,
        claims=claims,
        coverage=Coverage(
            cited=len(spans),
            of=len(spans),
            sentences=[SentenceCoverage(sentence=span.number, use=SentenceUse.CITED) for span in spans],
        ),
    )


def _said_in(article: str, span: Span, *, whole: bool) -> Claim:
    end = span.end if whole else (span.start + span.end) // 2
    exact = article[span.start : end]
    cited = Evidence(sentence=span.number, start=span.start, end=end, exact=exact, verdict=Verdict.VERBATIM)
    return claim(1, Party(name=exact), Act.ASSERT, exact).model_copy(
        update={"id": f"c{span.number}", "evidence": [cited]}
    )


def mapped() -> Brief:
    """The rich brief with coordinates for most places and dates for some changes."""
    where = {"Karsa": (34.73, 36.71), "Dorin": (35.13, 36.75), "Velm": (36.2, 37.16), "Lowmarsh": (34.75, 36.9)}
    places = [
        Place(id=name.lower(), name=name, evidence=[evidence(1)], lat=lat, lon=lon, country="XX")
        for name, (lat, lon) in where.items()
    ]
    unsettled = Candidate(geonameid=1, name="Greywater", country="XX", lat=1.0, lon=1.0)
    places.append(Place(id="greywater", name="Greywater", evidence=[evidence(19)], candidates=[unsettled, unsettled]))
    places.append(Place(id="farside", name="Farside", evidence=[evidence(1)], lat=35.3, lon=40.14))
    values = ["2031-05-01", "2031-W18", "2030/..", "2031-04"]
    dates = [Date(text="then", value=value, precision=Precision.DAY, basis=DateBasis.RELATIVE) for value in values]
    changes = [
        change.model_copy(update={"place": Named(name=change.place.name, place_id=change.place.name.lower())})
        for change in rich().territorial_changes
    ]
    changes[:4] = [change.model_copy(update={"date": date}) for change, date in zip(changes, dates, strict=False)]
    return rich().model_copy(update={"places": places, "territorial_changes": changes})
