from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.articles import Article, article
from summarizer.document import from_text
from summarizer.errors import InputError, UsageError

TEXT = "The Green Hand took Torvak on Monday."


def test_a_str_is_text_a_path_names_a_file_and_a_document_stays_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(TEXT, encoding="utf-8")
    document = from_text(TEXT, name="d")
    assert article(TEXT).document.name is None
    assert (article(file).document.name, article(str(file)).document.text) == ("news.txt", str(file))
    assert article(document).document is document
    assert article(document).known_as == "d"


def test_what_the_caller_knows_is_in_the_document() -> None:
    made = Article(TEXT.encode(), name="n", title="t", url="https://e.example", published="2031-05-04").document
    assert (made.name, made.title, made.url, made.published) == ("n", "t", "https://e.example", "2031-05-04")
    assert made.encoding == "utf-8"


def test_a_date_given_apart_replaces_the_article_s_own() -> None:
    assert article(Article(TEXT, published="2030-01-01"), "2031-05-04").document.published == "2031-05-04"
    assert article(Article(TEXT, published="2030-01-01")).document.published == "2030-01-01"
    with pytest.raises(UsageError):
        _ = article(TEXT, "Monday").document


def test_the_digest_is_of_the_content_not_of_its_name(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    a, b = Article(tmp_path / "a"), Article(tmp_path / "b", id="other", name="other")
    assert a.digest == b.digest == Article(TEXT.encode()).digest
    assert len({a.digest, Article(TEXT).digest, Article(from_text(TEXT)).digest, Article("lone \ud800").digest}) == 4
    assert Article(from_text(TEXT, title="t")).digest != Article(from_text(TEXT)).digest


def test_an_article_that_cannot_be_had_says_why_when_its_turn_comes(tmp_path: Path) -> None:
    for missing in (Article(tmp_path / "missing.txt"), Article(InputError("line 3 is no JSON"))):
        with pytest.raises(InputError, match=r"no such file|line 3"):
            _ = missing.digest
        with pytest.raises(InputError):
            _ = missing.document
