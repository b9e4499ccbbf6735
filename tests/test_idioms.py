from __future__ import annotations

import pytest

from summarizer.attribution import frames
from summarizer.idioms import idioms
from summarizer.schemas import Act

SAID = {
    "word": ("Lenia gave its word that Torvak would be left alone.", Act.PROMISE, "Torvak would be left alone"),
    "notice": ("The council put the mayor on notice: it would leave.", Act.THREATEN, "it would leave"),
    "passive": ("The mayor was quoted as saying Lenz was safe.", Act.ASSERT, "Lenz was safe"),
    "passive with an agent": ("Olt was cited by the Daily Post as saying Lenz was safe.", Act.ASSERT, "Lenz was safe"),
    "responsibility": ("The army took responsibility for the strike on Lenz.", Act.ADMIT, "the strike on Lenz"),
    "owning": ("The board owned that nine boxes were lost.", Act.ADMIT, "nine boxes were lost"),
    "finger": ("Residents pointed the finger at the guards.", Act.ACCUSE, "the guards"),
    "denied report": ("The army brushed aside reports that Lenz had fallen.", Act.DENY, "Lenz had fallen"),
    "conviction": ("The general is confident that Lenz will hold.", Act.ASSERT, "Lenz will hold"),
    "chanting for": ("Dockers chanted for the mayor to go.", Act.DEMAND, "the mayor to go"),
    "seeing": ("Pollster Jan Dorn sees the Greens losing half their seats.", Act.PREDICT, "the Greens losing"),
}


@pytest.mark.parametrize(("sentence", "act", "said"), SAID.values(), ids=list(SAID))
def test_an_idiom_of_saying_attributes_what_follows_it(sentence: str, act: Act, said: str) -> None:
    frame = frames(sentence)[0]
    assert (frame.act, sentence[slice(*frame.content[0])][: len(said)]) == (act, said)
    assert frame.source is not None
    assert sentence.startswith(sentence[slice(*frame.source)])


@pytest.mark.parametrize(
    "sentence",
    [
        "The army shot down a drone.",
        "Dorn begs to differ.",
        "The guard pleaded not guilty.",
        "It is certain that Lenz fell.",
        "The village gave the guests an evening of music.",
        "He waved away the driver.",
    ],
)
def test_what_only_looks_like_an_idiom_says_nothing(sentence: str) -> None:
    assert not frames(sentence)


def test_an_idiom_that_says_nothing_by_itself_takes_its_verb_with_it() -> None:
    found = list(idioms("Dorn begs to differ."))
    assert [(idiom.act, idiom.span) for idiom in found] == [(None, (5, 19))]
