from __future__ import annotations

from types import SimpleNamespace

import pytest
from scripted_answers import document

from summarizer.strategies.asking import article, inert, system


def test_the_article_is_numbered_as_it_is_cited() -> None:
    text = article(document("Rebels took Torvak.", "The army left.").article)
    assert "[1] Rebels took Torvak." in text
    assert "[2] The army left." in text


def test_the_marks_around_it_carry_a_tag_that_the_text_cannot_know() -> None:
    one, other = (article(document(text).article) for text in ("Rebels took Torvak.", "Rebels took Lenz."))
    first, last = one.splitlines()[0], one.splitlines()[-1]
    assert first.removeprefix("ARTICLE ") == last.removeprefix("END OF ARTICLE ")
    assert len(first.split()[-1]) == 6
    assert one.splitlines()[0] != other.splitlines()[0]
    assert article(document("Rebels took Torvak.").article) == one


def test_an_article_that_holds_its_own_tag_gets_a_longer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six digits are found by trying; here the digest is made to be one that the text has."""
    digest = "c0ffee4711" + "0" * 54
    monkeypatch.setattr(
        "summarizer.strategies.asking.hashlib.sha256", lambda _: SimpleNamespace(hexdigest=lambda: digest)
    )
    text = article(document("Irena Kost read C0FFEE and c0ffee4 off a wall.", "Rebels took Torvak.").article)
    first, *told, last = text.splitlines()
    assert (first, last) == ("ARTICLE c0ffee47", "END OF ARTICLE c0ffee47")
    assert "c0ffee47" not in "\n".join(told).lower()


def test_a_sentence_is_one_line() -> None:
    text = article(document("Rebels took\nthe old\u00a0town.").article)
    assert "[1] Rebels took the old town." in text


@pytest.mark.parametrize(
    "token", ["<|im_start|>", "</s>", "<start_of_turn>", "<think>", "[INST]", "[/INST]", "<|END|>"]
)
def test_what_a_server_would_read_as_a_turn_is_broken(token: str) -> None:
    assert token not in inert(f"He wrote {token} on it.")
    assert token not in article(document("It rained in Torvak.", f"He wrote {token} on the wall.").sentences)


def test_braces_of_an_article_are_not_a_template_s() -> None:
    assert "{{ tag }} {% x %}" in article(document("He wrote {{ tag }} {% x %} on the wall.").article)


def test_the_system_says_that_only_the_article_counts() -> None:
    assert "only what the article states" in system()
