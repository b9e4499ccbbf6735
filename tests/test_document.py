from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.cleaning import clean
from summarizer.document import Document, from_bytes, from_path, from_text
from summarizer.errors import InputError, SummarizerError, UsageError

ARTICLE = "Rebels take Kartha\n\nThe army left the town on Monday. “We won. They ran,” said Olt.\n"
pieces = st.sampled_from(["Kartha fell. ", "“We won.” ", "Gen. ", "J. ", "M\u2003.", "no ", "COMMENTS\n", "3.5 "])
signs = st.sampled_from("\n\r\u2028\x0c•”\0\u200b\u00ad\ufeff\ud83d😀ش中。…\u3000\u0301 .")
anything = st.text(st.characters(codec=None)) | st.lists(pieces | signs, max_size=30).map("".join)


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def check(document: Document) -> None:
    """What holds of the sentences of every document."""
    end = source_end = 0
    for number, sentence in enumerate(document.sentences, start=1):
        assert sentence.number == number
        assert end <= sentence.start < sentence.end <= len(document.clean)
        assert document.clean[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        first, last = document.span(sentence.start, sentence.end)
        assert source_end <= first < last <= len(document.text)
        assert clean(document.text[first:last]).text == sentence.text
        assert not any(map(str.isalnum, document.clean[end : sentence.start]))
        end, source_end = sentence.end, last
    assert not any(map(str.isalnum, document.clean[end:]))
    assert document.article


def test_an_article_is_read_whole() -> None:
    document = from_text(ARTICLE, title="T", url="https://ulmet.example", published="2031-05-02")
    assert texts(document) == [
        "Rebels take Kartha",
        "The army left the town on Monday.",
        "“We won. They ran,” said Olt.",
    ]
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1, 1]
    assert [sentence.heading for sentence in document.sentences] == [True, False, False]
    assert document.text == ARTICLE
    assert document.id == "sha256:" + sha256(ARTICLE.encode()).hexdigest()
    assert (document.title, document.url, document.published) == ("T", "https://ulmet.example", "2031-05-02")
    check(document)


def test_every_kind_of_line_end_parts_sentences() -> None:
    document = from_text("Kartha fell\rUlmet fell\r\nOlt left\u2028Vesk left\u2029Temir left\x0cDastani left\nThe end")
    assert len(document.sentences) == 7
    assert "\r\n" in document.clean
    check(document)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("What the rebels want", True),
        ("The army left Kartha.", False),
        ("“We won”", False),
        ("Olt to speak\nin Kartha", False),
        ("one two three four five six seven eight nine ten eleven twelve", True),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", False),
    ],
)
def test_a_heading_is_a_short_line_without_final_punctuation(line: str, heading: bool) -> None:
    assert from_text(f"{line}\n\nThe army left the town.").sentences[0].heading is heading


def test_furniture_is_numbered_and_kept_out_of_the_article() -> None:
    document = from_text("The army left Kartha on Monday. Olt stayed.\nShare\nCOMMENTS\nWell said.\n")
    assert [sentence.number for sentence in document.article] == [1, 2]
    assert [sentence.furniture for sentence in document.sentences] == [False, False, True, True, True]


def test_mere_furniture_is_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        from_text("Share\nRead more\n")


def test_a_sentence_is_found_by_its_number() -> None:
    document = from_text(ARTICLE)
    assert document.sentence(1).text == "Rebels take Kartha"
    for number in (0, -1, 4):
        with pytest.raises(IndexError):
            document.sentence(number)


def test_invisible_characters_do_not_move_offsets() -> None:
    text = "\ufeffKar\u200btha fell 😀.\r\nThe \u202eOlt\u202c army\0left. \ud83d سقطت المدينة."
    document = from_text(text)
    sentence = document.sentences[0]
    assert sentence.text == "Kartha fell 😀."
    start, end = document.span(sentence.start, sentence.end)
    assert document.text[start:end] == "Kar\u200btha fell 😀."
    assert document.text == text.replace("\ud83d", "\ufffd")
    check(document)


@pytest.mark.parametrize("text", ["", " \n\u200b\t", "abcd", "1234567 – 😀"])
def test_what_holds_no_words_is_refused_first(text: str) -> None:
    with pytest.raises(InputError):
        from_text(text, published="never")


@pytest.mark.parametrize("published", ["", "yesterday", "02.05.2031", "2031-02-30"])
def test_a_date_that_is_not_iso_is_a_usage_error(published: str) -> None:
    with pytest.raises(UsageError, match="ISO"):
        from_text(ARTICLE, published=published)


def test_a_time_of_publication_is_accepted() -> None:
    assert from_text(ARTICLE, published="2031-05-02T10:00:00+02:00").published == "2031-05-02T10:00:00+02:00"


def test_bytes_carry_encoding_and_notes() -> None:
    document = from_bytes("The army left “Kartha”.".encode("cp1252"), name="stdin")
    assert (document.text, document.encoding, document.name) == ("The army left “Kartha”.", "cp1252", "stdin")
    assert document.notes == ("not valid UTF-8: read as Windows-1252",)


def test_a_file_gives_its_name(tmp_path: Path) -> None:
    path = tmp_path / "kartha.txt"
    path.write_bytes(ARTICLE.encode())
    document = from_path(path)
    assert (document.name, document.text, document.encoding) == ("kartha.txt", ARTICLE, "utf-8")
    assert from_path(str(path), name="other").name == "other"


def test_a_path_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for path, reason in [("missing.txt", "no such file"), (".", "a folder"), ("empty.txt", "empty"), ("\0", "read")]:
        with pytest.raises(InputError, match=reason) as caught:
            from_path(tmp_path / path)
        assert "\n" not in str(caught.value)


def test_a_long_text_takes_no_more_than_its_share() -> None:
    document = from_text("The army left Kartha\u200b on Monday. Olt stayed.\n" * 2000)
    assert len(document.sentences) == 4000
    check(document)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_any_text_is_a_document_or_one_of_our_errors(text: str) -> None:
    try:
        document = from_text(text)
    except SummarizerError:
        return
    document.text.encode("utf-8")
    check(document)


@settings(max_examples=100, deadline=None)
@given(st.binary() | anything.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_document_or_one_of_our_errors(data: bytes) -> None:
    try:
        document = from_bytes(data)
    except SummarizerError:
        return
    check(document)
