"""Whether what an item says is what its passages say, and what follows from it by fixed tables does follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..alterations import denies
from ..deriving import Affiliations, anonymity, factuality, same_side, speaker_class, status
from ..document import Document
from ..faithfulness import unfaithful
from ..foreign import strange
from ..quotations import quote_type
from ..schemas import Act, Actor, Claim, Party, Position, StatedGoal, TerritorialChange
from ..tellings import answers
from ..wording import certainty, hearsay
from .report import Reason


def said(
    statement: str, passages: Sequence[str], *, known: Sequence[str], paraphrased: bool, denial: bool = False
) -> Iterator[Reason]:
    """What does not hold about a text or goal: it is the passages' words, or a paraphrase that changes nothing."""
    problem = unfaithful(statement, passages, positive_of_denial=denial)
    if problem and paraphrased:
        problem = unfaithful(statement, passages, known_names=known, positive_of_denial=denial, paraphrase=True)
    if problem:
        yield Reason(f"text_{problem.check}", problem.message)


def foreign(texts: Iterable[str], article: Document) -> Iterator[Reason]:
    """What no brief may take up, whatever it proves: web addresses and words of prompts that the article has not."""
    for each in texts:
        if found := strange(article, each):
            yield Reason(*found)


def claim(item: Claim, sentence: str) -> Iterator[Reason]:
    """What does not follow in a claim from its words, its act, its speaker and the sentence it stands in."""
    if item.act is Act.DENY:
        yield from denial([sentence])
    expected = {
        "hedge": certainty(item.text)[1] or hearsay(sentence),
        "anonymity": anonymity(item.speaker),
        "quote_type": quote_type(item.text, sentence),
        "factuality": factuality(item.act, item.certainty),
    }
    yield from _differing(item, expected)


def goal(item: StatedGoal, affiliations: Affiliations) -> Iterator[Reason]:
    """What does not follow in a goal from whose it is and who says so."""
    nobody = item.holder is None and item.stated_by is None
    own = nobody or same_side(item.stated_by, item.holder, affiliations)
    yield from _differing(item, {"self_stated": own})


def change(item: TerritorialChange, affiliations: Affiliations) -> Iterator[Reason]:
    """What does not follow in a territorial change from what is said of it: sides of speakers, and the status."""
    for position in item.positions:
        expected = speaker_class(position.speaker, item.gained_by, item.lost_by, affiliations)
        yield from _differing(position, {"speaker_class": expected}, f"{_name(position)}: ")
    yield from _differing(item, {"status": status(item.positions, affiliations)})


def belonging(actors: Sequence[Actor]) -> Mapping[str, Party]:
    """Name of an actor -> whom it belongs to, as the brief tells."""
    return {actor.name: actor.affiliation for actor in actors if actor.affiliation}


def _name(position: Position) -> str:
    return position.speaker.name if position.speaker else "the text's own voice"


def _differing(item: object, expected: Mapping[str, object], where: str = "") -> Iterator[Reason]:
    """The fields of an item that are not what they have to be."""
    for name, value in expected.items():
        given = getattr(item, name)
        if given != value:
            yield Reason(name, f"{where}{name} is {_shown(given)}, but {_shown(value)} follows from the rest")


def _shown(value: object) -> str:
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else f"“{value}”"


def denial(sentences: Iterable[str]) -> Iterator[Reason]:
    """Nobody denies anything without a word that does, or an answer to it: "the town is still ours"."""
    if not any(denies(each) or answers(each, party=True) for each in sentences):
        yield Reason("no_denial", "no word of the sentence denies anything")
