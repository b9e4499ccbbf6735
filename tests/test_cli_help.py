"""README says what the command line really does."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import run

from summarizer.errors import SummarizerError

README = Path(__file__).parent.parent / "README.md"
COMMANDS = [
    [],
    ["summary"],
    ["render"],
    ["merge"],
    ["diff"],
    ["schema"],
    ["prompts"],
    ["prompts", "list"],
    ["prompts", "show"],
    ["prompts", "copy"],
    ["verify"],
    ["models"],
    ["models", "list"],
    ["models", "pull"],
    ["models", "path"],
    ["runs"],
    ["runs", "list"],
    ["runs", "show"],
    ["cache"],
    ["cache", "path"],
    ["cache", "prune"],
]


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def _between(name: str) -> str:
    """The part of README between the marks of this name, without the fence or the indentation of a code block."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert found, f"README has no marks {name}"
    return textwrap.dedent(re.sub(r"^```.*\n", "", found[1], flags=re.MULTILINE)).strip()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_both_options_that_ask_for_it(command: list[str]) -> None:
    long, short = run(*command, "--help"), run(*command, "-h")
    assert long == short
    assert (long.code, long.err) == (0, "")
    assert long.out.startswith(" ".join(["Usage: summarizer", *command]))
    assert "..." not in re.sub(r"\[?(ARGS|ARTICLES|BRIEFS)\]?\.\.\.", "", long.out), "a line that was cut"
    assert max(map(len, long.out.splitlines())) <= 100


def test_the_readme_has_the_help_of_summary() -> None:
    assert _between("help:summary") == run("summary", "--help").out.strip()


def test_the_readme_s_exit_codes_are_all_there_are() -> None:
    codes = {int(code) for code in re.findall(r"^\| *(\d+) *\|", _between("exit-codes"), flags=re.MULTILINE)}
    assert codes == {error.exit_code for error in _errors(SummarizerError)} | {0, 1, 7, 130, 141}


def _errors(kind: type[SummarizerError]) -> Iterator[type[SummarizerError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _errors(each)
