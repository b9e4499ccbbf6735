"""The territorial changes of a Markdown brief: every line says who says it, and nothing is simply so."""

from __future__ import annotations

from summarizer.schemas import Position, SpeakerClass, Stance, Status, TerritorialChange

from .page import Page, bold, bullets, capital, dated, name, printable, same_party
from .wording import DENIES, SAYS, SIDES, STATUS_HEADINGS, Verb, affirms, change_clause, takes_stance

_LEADING_STANCE = {
    Status.DENIED: Stance.DENY,
    Status.PROJECTED: Stance.PREDICT,
    Status.UNVERIFIED: Stance.POSSIBLE,
}
_LEADING_CLASS = {
    Status.ACKNOWLEDGED: SpeakerClass.LOSER_SIDE,
    Status.CORROBORATED: SpeakerClass.THIRD_PARTY,
    Status.REPORTED_AS_FACT: SpeakerClass.OUTLET,
    Status.REPORTED: SpeakerClass.THIRD_PARTY,
    Status.CLAIMED: SpeakerClass.GAINER_SIDE,
}


def territorial_changes(page: Page) -> str:
    """The section: changes by status, then under their own heading those that are only predicted."""
    groups = {
        status: [change for change in page.brief.territorial_changes if change.status is status]
        for status in STATUS_HEADINGS
    }
    projected = groups.pop(Status.PROJECTED)
    blocks = ["## Territorial changes"]
    blocks += [_group(page, status, changes) for status, changes in groups.items() if changes]
    if not any(groups.values()):
        blocks.append(page.none_found())
    if projected:
        blocks.append(_group(page, Status.PROJECTED, projected))
    return "\n\n".join(blocks)


def _group(page: Page, status: Status, changes: list[TerritorialChange]) -> str:
    voice = "issuer" if page.brief.document.is_statement else "outlet"
    heading = STATUS_HEADINGS[status].format(voice=voice)
    return f"### {heading}\n\n" + bullets(_line(page, change) for change in changes)


def _line(page: Page, change: TerritorialChange) -> str:
    leading, others = _split(change)
    parts = [_told(page, change, leading)]
    parts += [_also(page, change, position, leading[0].stance) for position in others]
    cited = [passage for position in change.positions for passage in position.evidence]
    uncited = [passage for passage in change.evidence if passage not in cited]
    if uncited and cited:
        parts.append(f"see also {page.cite(uncited)}")
    return "; ".join(parts)


def _split(change: TerritorialChange) -> tuple[list[Position], list[Position]]:
    """The positions that make the status, told first, and the others."""
    stance = _LEADING_STANCE.get(change.status, Stance.AFFIRM)
    if all(position.stance is not stance for position in change.positions):
        stance = change.positions[0].stance
    alike = [position for position in change.positions if position.stance is stance]
    side = _LEADING_CLASS.get(change.status)
    leading = [position for position in alike if position.speaker_class is side] or alike
    return leading, [position for position in change.positions if position not in leading]


def _told(page: Page, change: TerritorialChange, leading: list[Position]) -> str:
    """The change as the leading speakers tell it, with their passages."""
    stance = leading[0].stance
    speakers, passages = _speakers(page, change, leading)
    if stance is Stance.PREDICT:
        return f"{_clause(change, may=True)}, per {speakers}{passages}"
    plural = len(leading) > 1 or page.speaks_as_many(leading[0].speaker)
    words = {
        Stance.AFFIRM: f"{_common_verb(change, leading).of(plural)} that",
        Stance.DENY: f"{DENIES.of(plural)} reports that",
        Stance.POSSIBLE: f"{SAYS.of(plural)} it is possible that",
    }
    sentence = f"{speakers} {words[stance]} {_clause(change)}{passages}"
    return sentence if leading[0].speaker else capital(sentence)


def _also(page: Page, change: TerritorialChange, position: Position, told: Stance) -> str:
    """What one more speaker says of a change already told."""
    verb = affirms(position.speaker_class, change.status)
    does = takes_stance(position.stance, verb, plural=page.speaks_as_many(position.speaker))
    too = " too" if position.stance is told else ""
    return f"{_speaker(page, change, position)} {does}{too}{_passages(page, change, position)}"


def _common_verb(change: TerritorialChange, leading: list[Position]) -> Verb:
    verbs = {affirms(position.speaker_class, change.status) for position in leading}
    return verbs.pop() if len(verbs) == 1 else SAYS


def _speakers(page: Page, change: TerritorialChange, leading: list[Position]) -> tuple[str, str]:
    """One speaker and the passages for the end of the sentence; or several, each with their own."""
    words = leading[0].stance is Stance.PREDICT
    names = [_speaker(page, change, position, words=words) for position in leading]
    passages = [_passages(page, change, position) for position in leading]
    if len(leading) == 1:
        return names[0], passages[0]
    each = [who + where for who, where in zip(names, passages, strict=True)]
    return f"{', '.join(each[:-1])} and {each[-1]}", ""


def _speaker(page: Page, change: TerritorialChange, position: Position, *, words: bool = False) -> str:
    """Who speaks, and for which side where that is not plain from the sentence."""
    if position.speaker is None:
        return page.own_words() if words else page.own_voice()
    side = SIDES.get(position.speaker_class)
    is_side = any(same_party(position.speaker, party) for party in (change.gained_by, change.lost_by))
    return name(position.speaker) + (f" ({side})" if side and not is_side else "")


def _passages(page: Page, change: TerritorialChange, position: Position) -> str:
    return " " + page.cite(position.evidence or change.evidence)


def _clause(change: TerritorialChange, *, may: bool = False) -> str:
    gained = name(change.gained_by) if change.gained_by else None
    lost = name(change.lost_by) if change.lost_by else None
    place = bold(printable(change.place.name))
    when = f" ({dated(change.when, change.date)})" if change.when else ""
    return change_clause(change.change, place, gained, lost, may=may) + when
