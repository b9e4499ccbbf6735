from __future__ import annotations

import pytest

from summarizer.schemas import ActorKind
from summarizer.told_kinds import told_kind

TOLD = {
    "age": ("Jan Dorn, 19, was held.", "Jan Dorn", ActorKind.PERSON),
    "who": ("Jan Dorn, who left, wept.", "Jan Dorn", ActorKind.PERSON),
    "post behind": ("Jan Dorn, the plant’s director, wept.", "Jan Dorn", ActorKind.PERSON),
    "post before": ("Her deputy Jan Dorn wept.", "Jan Dorn", ActorKind.PERSON),
    "surname": ("Jan Dorn came. Later Dorn wept.", "Jan Dorn", ActorKind.PERSON),
    "acronym": ("The Red Lamp Society came. The RLS left.", "Red Lamp Society", ActorKind.ORGANIZATION),
    "the and its last word": ("The Black Caravan came. The Caravan left.", "Black Caravan", ActorKind.ORGANIZATION),
    "what it is": ("They met Valley Light, a charity, on Monday.", "Valley Light", ActorKind.ORGANIZATION),
    "its embassy": ("Lenia’s embassy closed.", "Lenia", ActorKind.STATE),
    "adjective of a ministry": ("The Lenian foreign ministry spoke of Lenia.", "Lenia", ActorKind.STATE),
    "nothing told": ("They met Jan Dorn on Monday.", "Jan Dorn", None),
    "town": ("Torvak’s mayor came.", "Torvak", None),
    "no name": ("The old man, 19, wept.", "old man", None),
}


@pytest.mark.parametrize(("text", "name", "kind"), TOLD.values(), ids=TOLD)
def test_the_text_tells_what_a_name_is(text: str, name: str, kind: ActorKind | None) -> None:
    assert told_kind(text, name) is kind
