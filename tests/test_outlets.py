from __future__ import annotations

import pytest

from summarizer.attribution import frames
from summarizer.outlets import is_outlet, via


def medium(sentence: str) -> str | None:
    return via(sentence, frames(sentence)[0])


@pytest.mark.parametrize("name", ["Lenia Daily Post", "Dora TV", "the Lenz Herald", "Reuters", "Radio Lenz"])
def test_outlets_are_known_by_the_words_of_their_names(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Dora", "Postal Union of Dora", "timeless", "the daily bread", "Jan Dorn"])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


MEDIA = {
    "told": ("The mayor told the Lenz Herald that Lenz fell.", "the Lenz Herald"),
    "told, with the country in front": ("The mayor told Dora’s Daily Post that Lenz fell.", "Daily Post"),
    "interview": ("The mayor said in an interview with Dora TV that Lenz fell.", "Dora TV"),
    "quoted by": ("The mayor, quoted by the Lenz Herald, said Lenz fell.", "Lenz Herald"),
    "posted on": ("The mayor said in a video posted on Telegram that Lenz fell.", "Telegram"),
    "told a person": ("The mayor told Jan Dorn that Lenz fell.", None),
    "told a person in an interview": ("The mayor told Jan Dorn in an interview with Dora TV.", "Dora TV"),
    "no medium": ("The mayor said Lenz fell.", None),
}


@pytest.mark.parametrize(("sentence", "name"), MEDIA.values(), ids=MEDIA)
def test_the_medium_of_a_saying(sentence: str, name: str | None) -> None:
    assert medium(sentence) == name
