"""Text of an article made safe to print: nothing in it drives a terminal, hides, or becomes Markdown or HTML."""

from __future__ import annotations

import re
from unicodedata import category

_LINE_BREAK = re.compile("\r\n|[\n\r\t\v\f\x85\u2028\u2029]")

# A payload ends at any control character, so that each pattern reads every character once.
_TERMINAL_SEQUENCE = re.compile(
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    "|\x1b[ -/]*[0-~]"  # the other escapes
)

# Cc: controls; Cf: bidirectional and zero-width marks, tags; Cs: lone surrogates, which cannot be printed at all.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_ACTIVE = re.compile(
    rf"""
      [`*\[\]|] | (?<=\])\(
    | (?<![^\W_])_ | _(?![^\W_])      # an underscore inside a word is only a character
    | ~(?!\d) | (?<=[^\s(])~          # ~300 can open a strike-through, and nothing is left to close it
    | \\(?={_PUNCTUATION}|\Z)
    | !(?=\[)
    | (?<!\S)\#
    | (?<=\w):(?=//) | (?<=(?i:www))\. | (?<=\S)@    # addresses that become links by themselves
    | <(?!\s) | &(?=\#?\w+;)
    | \A[-+](?=[\s-]|\Z) | \A[>=]
    """,
    re.VERBOSE,
)
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_LIST_NUMBER = re.compile(r"\A(\d{1,9})([.)])(?=\s|\Z)")


def hidden(char: str) -> bool:
    """Whether a reader cannot see this character: controls, bidirectional and zero-width marks, tags, fillers."""
    return category(char) in _HIDDEN_CATEGORIES or _BLANK.match(char) is not None


def plain(text: str) -> str:
    """`text` on one line, for a terminal: line breaks and tabs become spaces, escapes and hidden characters go."""
    line = _LINE_BREAK.sub(" ", _TERMINAL_SEQUENCE.sub("", text))
    return "".join(char for char in line if not hidden(char))


def markdown(text: str) -> str:
    """`text` as `plain` gives it, trimmed, to print anywhere in a line of Markdown as nothing but its characters.

    Only what is active where it stands is escaped: `a_b`, `Go!` and `well-known` stay as they are.
    """
    escaped = _ACTIVE.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), plain(text).strip())
    return _LIST_NUMBER.sub(r"\1\\\2", escaped)
