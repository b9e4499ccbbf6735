"""The fixed vocabularies of a brief, each word with its one-line definition.

Sources: ACLED and PLOVER for kinds of change and actor, FactBank for factuality, PARC for attribution,
Web Annotation for evidence. Where two of them differ, the word in use here is defined below.
"""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A word of a vocabulary; `.definition` says in one line what it means."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Term:  # noqa: D102 - described by the class
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        return term


class Verdict(Term):
    """How a quotation stands to the source; only the first three may stand in a brief."""

    VERBATIM = "verbatim", "the source's words, character for character"
    TYPOGRAPHIC = "typographic", "differs in quotation marks, dashes, spaces or the case of its first letter"
    ELIDED = "elided", "parts left out, marked with an ellipsis, that change nothing said"
    ALTERED = "altered", "like a passage of the source, but with a changed word, name, number or negation"
    ABSENT = "absent", "not in the source"


class ActorKind(Term):
    """What sort of thing an actor is."""

    PERSON = "person", "one human being"
    ORGANIZATION = "organization", "a body with members: army, party, agency, armed group, outlet"
    STATE = "state", "a country or its government acting as such"
    POPULATION = "population", "people without a common organization: residents, protesters, displaced"


class ActorType(Term):
    """The part an actor plays in a conflict."""

    GOVERNMENT = "government", "civil authority, head of state, ministry, a state acting as such"
    STATE_FORCES = "state_forces", "army, police, security or intelligence service"
    REBEL_GROUP = "rebel_group", "armed group fighting to replace or leave the state"
    MILITIA = "militia", "other armed group: pro-government, communal, proxy"
    POLITICAL_PARTY = "political_party", "party or opposition politician"
    INTL_ORG = "intl_org", "United Nations, European Union, alliance, court"
    MONITOR_NGO = "monitor_ngo", "rights monitor, aid group, think tank"
    MEDIA = "media", "outlet or journalist as a source"
    CIVILIANS = "civilians", "residents, displaced people, protesters"
    OTHER = "other", "none of these fits"


class Act(Term):
    """What a speaker does with a proposition."""

    ASSERT = "assert", "states it as true"
    DENY = "deny", "says that it is false"
    ADMIT = "admit", "concedes something against own interest"
    ACCUSE = "accuse", "says that someone else did wrong"
    PREDICT = "predict", "says what will happen"
    PROMISE = "promise", "binds self or own side to an action"
    THREATEN = "threaten", "announces harm, conditional or not"
    DEMAND = "demand", "calls on someone to act"


class Certainty(Term):
    """How sure the speaker is (not how sure the reader may be)."""

    CERTAIN = "certain", "no hedge"
    PROBABLE = "probable", "likely, appears, reportedly"
    POSSIBLE = "possible", "may, could, might"
    UNKNOWN = "unknown", "the speaker says that it is not known"


class Time(Term):
    """When the proposition holds, seen from the speaker."""

    PAST = "past", "it has happened"
    PRESENT = "present", "it is so now"
    FUTURE = "future", "it is to come"
    HYPOTHETICAL = "hypothetical", "only under a condition"


class Factuality(Term):
    """The proposition as its speaker presents it (FactBank's values)."""

    CT_PLUS = "CT+", "certainly true"
    PR_PLUS = "PR+", "probably true"
    PS_PLUS = "PS+", "possibly true"
    CT_MINUS = "CT-", "certainly false"
    PR_MINUS = "PR-", "probably false"
    PS_MINUS = "PS-", "possibly false"
    UU = "Uu", "not committed to, or not realised yet"


class Anonymity(Term):
    """Whether a reader could find the speaker."""

    NAMED = "named", "a name stands in the text"
    UNNAMED_OFFICIAL = "unnamed_official", "an official, officer or diplomat without a name"
    UNNAMED_OTHER = "unnamed_other", "a resident, witness, source without a name"
    ISSUER = "issuer", "the author of the statement, not named in it"


class QuoteType(Term):
    """Whether the source quotes the speaker or retells."""

    DIRECT = "direct", "the proposition stands in quotation marks"
    INDIRECT = "indirect", "the proposition is retold"
    MIXED = "mixed", "retold with quoted words in it"


class Change(Term):
    """What happened to the control of a place."""

    CAPTURE = "capture", "the holder changes by force"
    RECAPTURE = "recapture", "an earlier holder takes the place back"
    HANDOVER = "handover", "the holder changes without fighting"
    WITHDRAWAL = "withdrawal", "a force leaves, the new holder is not stated"
    ADVANCE = "advance", "a force moves nearer or gains ground, the place itself does not change hands"
    SIEGE = "siege", "encircled, supply cut"
    CONTESTED = "contested", "fighting inside, no clear holder"
    HOLD = "hold", "an attack is repelled or control is kept"
    ANNEXATION = "annexation", "a legal claim to sovereignty, not control on the ground"


class Stance(Term):
    """What a speaker says of a territorial change."""

    AFFIRM = "affirm", "it is so"
    DENY = "deny", "it is not so"
    POSSIBLE = "possible", "it may be so"
    PREDICT = "predict", "it will or may come"


class Status(Term):
    """What the positions on a territorial change add up to, by a fixed table."""

    DISPUTED = "disputed", "some affirm and some deny"
    DENIED = "denied", "it is only denied"
    PROJECTED = "projected", "it is only predicted"
    UNVERIFIED = "unverified", "it is only called possible"
    ACKNOWLEDGED = "acknowledged", "the losing side affirms it"
    CORROBORATED = "corroborated", "two or more independent third parties affirm it"
    REPORTED_AS_FACT = "reported_as_fact", "the outlet states it in its own voice"
    REPORTED = "reported", "a third party affirms it"
    CLAIMED = "claimed", "only the gaining side affirms it"


class SpeakerClass(Term):
    """The side a speaker is on, seen from one territorial change."""

    GAINER_SIDE = "gainer_side", "belongs to who gains"
    LOSER_SIDE = "loser_side", "belongs to who loses"
    THIRD_PARTY = "third_party", "a named party on neither side"
    OUTLET = "outlet", "the text's own voice"
    UNNAMED = "unnamed", "a speaker without a name"


class GoalKind(Term):
    """What sort of goal it is."""

    OBJECTIVE = "objective", "an end state that is wanted"
    PLAN = "plan", "a decided course of action"
    COMMITMENT = "commitment", "a promise to others"
    DEMAND = "demand", "wants others to act"
    IMPUTED = "imputed", "somebody else says that they want it"


class Precision(Term):
    """How exact a date is."""

    DAY = "day", "a day of the calendar"
    WEEK = "week", "some day of a week"
    MONTH = "month", "some day of a month"
    YEAR = "year", "some day of a year"


class DateBasis(Term):
    """What a date rests on."""

    EXPLICIT = "explicit", "the source's words name it"
    RELATIVE = "relative", "the source's words and the date of publication"


class Feature(Term):
    """What sort of place it is."""

    CITY = "city", "a city, town or village"
    REGION = "region", "a province, district or other part of a country"
    RIVER = "river", "a river"
    BORDER = "border", "a border or front"
    COUNTRY = "country", "a state"


class RelationKind(Term):
    """How two claims, or two territorial changes, stand to each other (AIDA's words, and three more)."""

    SUPPORTING = "supporting", "another speaker says the same"
    REFUTING = "refuting", "both cannot be true"
    SUPERSEDES = "supersedes", "the same side says otherwise later"
    QUALIFIES = "qualifies", "the same matter with another number"
    PRECEDES = "precedes", "said before the other happened: a sequence, no contradiction"


class SentenceUse(Term):
    """What became of a sentence of the article."""

    CITED = "cited", "an item of the brief cites it"
    NARRATION = "narration", "the text's own voice, and no cue asked for more"
    UNCITED = "uncited", "it carries a cue, was asked about, and gave no item"
    FURNITURE = "furniture", "not part of the article: menus, share bars, comments"
    INSTRUCTION = "instruction", "looks like an order to the machine that reads it: never asked about, never cited"
