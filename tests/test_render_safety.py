from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.render.safety import hidden, markdown, plain

MARKED = st.text(alphabet=st.sampled_from(" \n\t\\`*_[]()<>#|!&~-+=.:;/@w1ax\x1b\u202e"), max_size=40)
GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jgone", "gone"),
        ("\x1b]8;;http://evil.example\x1b\\Karsa\x1b]8;;\x1b\\", "Karsa"),
        ("\x1b]52;c;aGk=\x07Karsa", "Karsa"),
        ("\x9d0;title\x9cKarsa", "Karsa"),
        ("\x1bP1$r\x1b\\Karsa", "Karsa"),
        ("\x1bcKarsa", "Karsa"),
        ("beep\x07 back\x08\x7f nul\x00", "beep back nul"),
    ],
)
def test_terminal_escapes_leave_only_their_visible_text(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_an_unfinished_escape_does_not_swallow_the_text_after_it() -> None:
    assert plain("a\x1b]0;the army left") == "a0;the army left"


def test_sequences_nested_to_survive_one_removal_leave_no_escape() -> None:
    assert "\x1b" not in plain("\x1b\x1b[31m[31m")


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\ntwo", "one\rtwo", "one\ttwo", "one\u2028two", "one\x85two"])
def test_a_line_break_in_a_field_becomes_one_space(text: str) -> None:
    assert plain(text) == "one two"


@pytest.mark.parametrize(
    "char",
    list("\u202e\u2066\u200f\u061c\u200b\u200d\ufeff\u00ad\u034f\u3164\ufe0f\U000e0041\U000e0100\ud800"),
)
def test_characters_that_nobody_sees_are_removed(char: str) -> None:
    assert hidden(char)
    assert plain(f"Kar{char}sa") == "Karsa"


def test_letters_of_every_script_and_typography_stay() -> None:
    text = "«Карса» – “حمص” — Đorđe, 北京 café\u0301 … 5\u00a0km"
    assert plain(text) == text


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=60))
def test_plain_text_has_no_control_and_no_direction_mark_and_is_final(text: str) -> None:
    shown = plain(text)
    assert not {category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert plain(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Front_Line a_b_c",
        "Go! Now (really)",
        "well-known, 5 - 3, -5 degrees",
        "about ~300 people (~400 later)",
        "AT&T, Q & A; 3 < 5 > 2",
        "No. 5, 1.5 km, C# and S/2031/12",
        "“Velm”: 10:30, 50% of $10",
        "C:\\maps",
    ],
)
def test_readable_text_needs_no_escape(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[x](javascript:a)", "\\[x\\]\\(javascript:a)"),
        ("![i](u)", "\\!\\[i\\]\\(u)"),
        ("<script>", "&lt;script>"),
        ("&lt;b&#62;", "&amp;lt;b&amp;#62;"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("__a__", "\\_\\_a\\_\\_"),
        ("~~a~~", "\\~\\~a\\~\\~"),
        ("~1~2", "~1\\~2"),
        ("a | b", "a \\| b"),
        ("see http://x.example", "see http\\://x.example"),
        ("www.x.example", "www\\.x.example"),
        ("a@x.example", "a\\@x.example"),
        ("# a ##", "\\# a \\##"),
        ("- a", "\\- a"),
        ("---", "\\---"),
        ("+ a", "\\+ a"),
        ("> a", "\\> a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("a\\", "a\\\\"),
        ("\\*a", "\\\\\\*a"),
        ("  indented\n\n# b  ", "indented  \\# b"),
    ],
)
def test_active_characters_are_escaped(text: str, escaped: str) -> None:
    assert markdown(text) == escaped


@settings(max_examples=200, deadline=None)
@given(MARKED)
def test_a_markdown_reader_sees_the_characters_and_nothing_else(text: str) -> None:
    assert _read(markdown(text)) == [plain(text).strip()]


@settings(max_examples=100, deadline=None)
@given(MARKED, MARKED)
def test_two_fields_in_one_line_do_nothing_together(one: str, two: str) -> None:
    shown = [plain(text).strip() for text in (one, two)]
    assert _read(f"x {markdown(one)} y {markdown(two)} [1]") == [f"x {shown[0]} y {shown[1]} [1]"]


def _read(source: str) -> list[str]:
    """The text of a paragraph that holds text only; anything else shows as the kind of what is found."""
    found = [token for token in GFM.parse(source) if token.type not in {"paragraph_open", "paragraph_close"}]
    parts = [part for token in found for part in (token.children or [token])]
    texts = "".join(part.content if part.type == "text" else f"<{part.type}>" for part in parts)
    return [texts]
