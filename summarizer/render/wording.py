"""The words a brief is told in: verbs, headings and clauses for its vocabularies. Names arrive ready to print."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.names import parts
from summarizer.schemas import Act, ActorType, Change, SpeakerClass, Stance, Status


@dataclass(frozen=True)
class Verb:
    """A verb of the third person, for one speaker and for several."""

    one: str
    many: str

    def of(self, plural: bool) -> str:
        """The form that goes with its subject."""
        return self.many if plural else self.one


SAYS = Verb("says", "say")
DENIES = Verb("denies", "deny")
PREDICTS = Verb("predicts", "predict")

ACTS: dict[Act, Verb] = {
    Act.ASSERT: SAYS,
    Act.DENY: DENIES,
    Act.ADMIT: Verb("admits", "admit"),
    Act.ACCUSE: Verb("accuses", "accuse"),
    Act.PREDICT: PREDICTS,
    Act.PROMISE: Verb("promises", "promise"),
    Act.THREATEN: Verb("threatens", "threaten"),
    Act.DEMAND: Verb("calls for", "call for"),
}

AFFIRMS: dict[SpeakerClass, Verb] = {
    SpeakerClass.GAINER_SIDE: Verb("claims", "claim"),
    SpeakerClass.LOSER_SIDE: Verb("concedes", "concede"),
    SpeakerClass.THIRD_PARTY: Verb("reports", "report"),
    SpeakerClass.OUTLET: Verb("states", "state"),
    SpeakerClass.UNNAMED: SAYS,
}

STANCES: dict[Stance, str] = {
    Stance.AFFIRM: "affirms",
    Stance.DENY: "denies",
    Stance.POSSIBLE: "calls possible",
    Stance.PREDICT: "predicts",
}
"""What one source does, also as a word for a cell; in an order for a legend."""

SIDES: dict[SpeakerClass, str] = {
    SpeakerClass.GAINER_SIDE: "gaining side",
    SpeakerClass.LOSER_SIDE: "losing side",
}

STATUS_HEADINGS: dict[Status, str] = {
    Status.REPORTED_AS_FACT: "Stated by the {voice}",
    Status.CORROBORATED: "Reported by two or more third parties",
    Status.REPORTED: "Reported by a third party",
    Status.ACKNOWLEDGED: "Acknowledged by the losing side",
    Status.CLAIMED: "Claimed by the gaining side",
    Status.DISPUTED: "Disputed",
    Status.DENIED: "Denied",
    Status.UNVERIFIED: "Only called possible",
    Status.PROJECTED: "Projected, not a change",
}

_TYPE_WORDS: dict[ActorType, str] = {
    ActorType.INTL_ORG: "international organization",
    ActorType.MONITOR_NGO: "monitor or aid group",
}


@dataclass(frozen=True)
class _Clause:
    """How a change is told: what happened, what may happen, and who gained and lost (when known)."""

    happened: str
    may_happen: str
    gained: str = ""
    lost: str = ""


_CLAUSES: dict[Change, _Clause] = {
    Change.CAPTURE: _Clause("{place} was captured", "{place} may be captured", " by {}", " from {}"),
    Change.RECAPTURE: _Clause("{place} was recaptured", "{place} may be recaptured", " by {}", " from {}"),
    Change.HANDOVER: _Clause("{place} was handed over", "{place} may be handed over", " to {}", " by {}"),
    Change.WITHDRAWAL: _Clause(
        "{lost} withdrew from {place}", "{lost} may withdraw from {place}", gained=", leaving it to {}"
    ),
    Change.ADVANCE: _Clause("{gained} advanced on {place}", "{gained} may advance on {place}", lost=" against {}"),
    Change.SIEGE: _Clause("{place} was besieged", "{place} may be besieged", " by {}", " against {}"),
    Change.CONTESTED: _Clause("{place} was contested", "{place} may be contested", " by {}", " against {}"),
    Change.HOLD: _Clause("{place} was held", "{place} may be held", " by {}", " against {}"),
    Change.ANNEXATION: _Clause("{place} was declared annexed", "{place} may be declared annexed", " by {}", " from {}"),
}
_SOMEBODY = "a force"

_PREPOSITION = re.compile(r" (?:of|in|from|near|at|for|on|with|inside|outside) ")


def change_clause(change: Change, place: str, gained: str | None, lost: str | None, *, may: bool = False) -> str:
    """What happened to `place`, as a clause: "Karsa was captured by A from B"; with `may`, what may happen."""
    clause = _CLAUSES[change]
    told = (clause.may_happen if may else clause.happened).format(
        place=place, gained=gained or _SOMEBODY, lost=lost or _SOMEBODY
    )
    by = clause.gained.format(gained) if gained else ""
    return told + by + (clause.lost.format(lost) if lost else "")


_NOUNS: dict[Change, str] = {
    Change.CAPTURE: "capture of {}",
    Change.RECAPTURE: "recapture of {}",
    Change.HANDOVER: "handover of {}",
    Change.WITHDRAWAL: "withdrawal from {}",
    Change.ADVANCE: "advance on {}",
    Change.SIEGE: "siege of {}",
    Change.CONTESTED: "fighting for {}",
    Change.HOLD: "holding of {}",
    Change.ANNEXATION: "declared annexation of {}",
}


def change_noun(change: Change, place: str, gained: str | None, lost: str | None) -> str:
    """What happened to `place` without saying that it did: "capture of Karsa by A from B"."""
    told = _NOUNS[change].format(place)
    if change is Change.WITHDRAWAL:
        return told + (f" by {lost}" if lost else "") + (f", leaving it to {gained}" if gained else "")
    preposition = "to" if change is Change.HANDOVER else "by"
    return told + (f" {preposition} {gained}" if gained else "") + (f" from {lost}" if lost else "")


def affirms(speaker_class: SpeakerClass, status: Status) -> Verb:
    """How somebody affirms a change. In a dispute nobody's verb takes sides."""
    neutral = status is Status.DISPUTED and speaker_class is not SpeakerClass.OUTLET
    return SAYS if neutral else AFFIRMS[speaker_class]


def takes_stance(stance: Stance, verb: Verb, *, plural: bool) -> str:
    """What a further speaker does with a change already told: "denies it", "calls it possible"."""
    words = {
        Stance.AFFIRM: f"{verb.of(plural)} it",
        Stance.DENY: f"{DENIES.of(plural)} it",
        Stance.POSSIBLE: f"{Verb('calls', 'call').of(plural)} it possible",
        Stance.PREDICT: f"{PREDICTS.of(plural)} it",
    }
    return words[stance]


def type_words(actor_type: ActorType) -> str:
    """An actor's type as a reader says it: "rebel group"."""
    return _TYPE_WORDS.get(actor_type, actor_type.value.replace("_", " "))


_MEMBERS = re.compile(r"(?:ists|crats|iberals|atives|icans|ites|Greens|Partners|abou?rites)$")
""""Socialists", "Democrats": members of a body that carry a capital."""


def is_plural(name: str) -> bool:
    """Whether a speaker takes a verb in the plural: "rebels" and "Residents of Velm" do, "Harbor Wires" does not."""
    if len(parts(name)) > 1:
        return True
    head, *complement = _PREPOSITION.split(name, maxsplit=1)
    noun = head.split()[-1:] or [""]
    common = noun[0].islower() or bool(complement) or bool(_MEMBERS.search(noun[0]))
    return common and noun[0].endswith("s") and not noun[0].endswith("ss")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 sentence", "3 sentences"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
