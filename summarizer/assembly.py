"""Assembly: grounded rows to the items of a brief. Pure: the same rows and document give the same items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .changes import territorial_changes
from .cleaning import SURROGATE
from .dating import dated
from .deriving import anonymity, digest, factuality, same_side, unique
from .document import Document
from .foreign import foreign
from .grounding import Ungrounded, check_words, ground, is_pronoun, mention
from .linking import UNNAMED_SOURCE, Directory, Entry
from .names import folded, parts
from .quotations import quote_type
from .schemas import (
    ISSUER,
    OUTLET,
    Act,
    Actor,
    ActorRow,
    Claim,
    ClaimRow,
    CustomItem,
    Evidence,
    GoalRow,
    Party,
    Place,
    Row,
    StatedGoal,
    TerritorialChange,
    TerritoryRow,
    Time,
)
from .strategies import Harvest
from .wording import certainty, hearsay, time

_LISTS = frozenset({"actors", "claims", "territory", "goals"})
"""Sections with lists of their own in a brief."""
_VOICES = ("by", "said_by", "stated_by", "holder")
_OPTIONAL = ("via", "when", "affiliation")
AnyRow = TypeVar("AnyRow", bound=Row)
AnyItem = TypeVar("AnyItem", Claim, StatedGoal, CustomItem)


@dataclass(frozen=True)
class Items:
    """The items of a brief, and why rows could not stand in it."""

    actors: list[Actor]
    claims: list[Claim]
    changes: list[TerritorialChange]
    goals: list[StatedGoal]
    places: list[Place]
    custom: dict[str, list[CustomItem]] = field(default_factory=dict)
    set_aside: list[Ungrounded] = field(default_factory=list)
    issuer: Party | None = None


def assemble(document: Document, harvest: Harvest) -> Items:
    """Everything the rows support, each item with its evidence; rows that are not grounded are set aside."""
    aside: list[Ungrounded] = []
    named = harvest.issuer and not is_pronoun(harvest.issuer) and mention(document, harvest.issuer)
    issuer = harvest.issuer if named else None
    grounded = {name: _grounded(document, rows, harvest, aside) for name, rows in harvest.rows.items()}
    directory = Directory(document, (row for rows in grounded.values() for row, _ in rows), issuer)
    changes, places = territorial_changes(document, _of(grounded, TerritoryRow), directory)
    return Items(
        actors=_actors(document, directory, [place.name for place in places]),
        claims=_numbered("claim", _claims(document, _of(grounded, ClaimRow), directory, aside)),
        changes=changes,
        goals=_numbered("goal", _goals(document, _of(grounded, GoalRow), directory, aside)),
        places=places,
        custom={name: _numbered(name, _custom(rows)) for name, rows in grounded.items() if name not in _LISTS},
        set_aside=aside,
        issuer=_issuer(directory, issuer),
    )


def _issuer(directory: Directory, name: str | None) -> Party | None:
    """Whose document it is; nobody where a name is none, such as "and": it names no actor, nor several."""
    linked = [party for part in parts(name or "") if (party := directory.party(part, 1)) and party.actor_id]
    return directory.party(name, 1) if name and len(linked) == len(parts(name)) else None


def _grounded(
    document: Document, rows: Iterable[Row], harvest: Harvest, aside: list[Ungrounded]
) -> list[tuple[Row, Evidence]]:
    out = []
    for each in rows:
        whole = _whole(each)
        row = _readied(document, whole, harvest)
        found = _ownerless(row, harvest) or foreign(document, whole) or ground(document, row)
        if isinstance(found, Ungrounded):
            aside.append(found)
        else:
            out.append((row, found))
    return out


def _whole(row: Row) -> Row:
    """A row without halves of characters, which JSON can name and nobody can print."""
    broken = {name: words for name, words in row if isinstance(words, str) and SURROGATE.search(words)}
    mended = {name: SURROGATE.sub("\ufffd", words) for name, words in broken.items()}
    return row.model_copy(update=mended) if mended else row


def _readied(document: Document, row: Row, harvest: Harvest) -> Row:
    """A row without optional words that are not the article's; in a statement its own voice is the issuer's."""
    if not isinstance(row, ActorRow | ClaimRow | TerritoryRow | GoalRow):
        return row
    values: dict[str, Any] = dict(row)
    changed: dict[str, Any] = {
        name: None
        for name in _OPTIONAL
        if values.get(name) is not None and (is_pronoun(values[name]) or not mention(document, values[name]))
    }
    if isinstance(row, ActorRow) and not all(mention(document, other) for other in row.aka):
        changed["aka"] = [other for other in row.aka if mention(document, other)]
    if harvest.statement:
        changed |= {name: ISSUER for name in _VOICES if values.get(name) == OUTLET}
    return row.model_copy(update=changed) if changed else row


def _ownerless(row: Row, harvest: Harvest) -> Ungrounded | None:
    """A claim or a goal that is nobody's: in news, the text's own voice claims and wants nothing."""
    owner = row.by if isinstance(row, ClaimRow) else row.holder if isinstance(row, GoalRow) else None
    if owner in {ISSUER, OUTLET} and not harvest.statement:
        return Ungrounded(row.sentence, "own_voice", "the text's own voice is nobody's claim or goal")
    return None


def _of(grounded: Mapping[str, list[tuple[Row, Evidence]]], kind: type[AnyRow]) -> list[tuple[AnyRow, Evidence]]:
    return [(row, found) for rows in grounded.values() for row, found in rows if isinstance(row, kind)]


def _claims(
    document: Document, rows: Sequence[tuple[ClaimRow, Evidence]], directory: Directory, aside: list[Ungrounded]
) -> Iterator[Claim]:
    """Each proposition of a speaker once: the same words from the same sentence give one claim."""
    seen = set()
    for row, found in rows:
        paraphrased, problem = check_words(document, row.text, found, known=directory.names, denial=row.act is Act.DENY)
        speaker = directory.party(row.by, row.s)
        if problem := problem or _stranger(document, found, directory, speaker):
            aside.append(problem)
        elif (found.start, speaker, row.text) not in seen:
            seen.add((found.start, speaker, row.text))
            sentence = document.sentence(found.sentence).text
            yield Claim(
                id="",
                evidence=[found],
                speaker=speaker,
                via=directory.party(row.via, row.s),
                act=row.act,
                text=row.text,
                paraphrased=paraphrased,
                certainty=row.certainty,
                time=row.time,
                when=row.when,
                date=dated(row.when, sentence, document.published, _moment(row, sentence)),
                hedge=certainty(row.text)[1] or hearsay(sentence),
                anonymity=anonymity(speaker),
                quote_type=quote_type(row.text, sentence),
                factuality=factuality(row.act, row.certainty),
            )


def _stranger(document: Document, found: Evidence, directory: Directory, *parties: Party | None) -> Ungrounded | None:
    """Somebody who is no actor of the article and whom the cited sentence does not name."""
    strangers = [each for each in parties if each and not each.actor_id and each != UNNAMED_SOURCE]
    if not strangers:
        return None
    cited = folded(document.sentence(found.sentence).text)
    known = {folded(name) for entry in directory.entries if entry.ident for name in entry.mentions}
    named = (folded(part) for each in strangers for part in parts(each.name))
    if all(name in known or name in cited for name in named):
        return None
    return Ungrounded(found.sentence, "not_in_text", "somebody who is no actor and not in the sentence cited")


def _moment(row: ClaimRow, sentence: str) -> Time:
    """When what `when` dates lies: the proposition, or for words outside of it the saying, past unless announced."""
    if row.when and row.when in row.text:
        return row.time
    for part in row.text.split("…"):
        sentence = sentence.replace(part.strip(" ,."), " ")
    return Time.FUTURE if time(sentence) is Time.FUTURE else Time.PAST


def _goals(
    document: Document, rows: Sequence[tuple[GoalRow, Evidence]], directory: Directory, aside: list[Ungrounded]
) -> Iterator[StatedGoal]:
    """Each goal of a holder once."""
    seen = set()
    for row, found in rows:
        paraphrased, problem = check_words(document, row.goal, found, known=directory.names)
        holder, stated_by = directory.party(row.holder, row.s), directory.party(row.stated_by, row.s)
        if problem := problem or _stranger(document, found, directory, holder, stated_by):
            aside.append(problem)
        elif (found.start, holder, row.goal) not in seen:
            seen.add((found.start, holder, row.goal))
            issuers = row.holder == row.stated_by == ISSUER
            yield StatedGoal(
                id="",
                evidence=[found],
                holder=holder,
                stated_by=stated_by,
                self_stated=issuers or same_side(stated_by, holder, directory.affiliations),
                goal=row.goal,
                paraphrased=paraphrased,
                kind=row.kind,
            )


def _custom(rows: Iterable[tuple[Row, Evidence]]) -> Iterator[CustomItem]:
    """The rows of a user's section, equal ones once."""
    for row, found in {row.model_dump_json(): (row, found) for row, found in rows}.values():
        values = row.model_dump(mode="json", exclude={"quote", "s"})
        yield CustomItem(id="", evidence=[found], values=values)


def _numbered(prefix: str, items: Iterable[AnyItem]) -> list[AnyItem]:
    """The items with ids made of what they say and where, stable when others come or go."""
    taken: set[str] = set()
    return [item.model_copy(update={"id": unique(f"{prefix}:{_digest(item)}", taken)}) for item in items]


def _digest(item: Claim | StatedGoal | CustomItem) -> str:
    said = item.text if isinstance(item, Claim) else item.goal if isinstance(item, StatedGoal) else item.values
    return digest(item.evidence[0].start, item.evidence[0].exact, said)


def _actors(document: Document, directory: Directory, places: Sequence[str]) -> list[Actor]:
    """The actors in the order in which the article first names them."""
    listed = directory.listed(places)
    known = {entry.ident for entry in listed}
    found = [(entry, mention(document, entry.name)) for entry in listed]
    actors = [_actor(entry, where, directory, known) for entry, where in found if where]
    return sorted(actors, key=lambda actor: actor.evidence[0].start)


def _actor(entry: Entry, found: Evidence, directory: Directory, known: set[str]) -> Actor:
    kind, type_ = directory.what(entry)
    affiliation = directory.affiliations.get(entry.name)
    return Actor(
        id=entry.ident,
        name=entry.name,
        aliases=list({folded(name): name for name in entry.mentions if folded(name) != folded(entry.name)}.values()),
        kind=kind,
        type=type_,
        affiliation=affiliation if affiliation and affiliation.actor_id in known else None,
        evidence=[found],
    )
