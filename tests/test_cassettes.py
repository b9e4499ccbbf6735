"""The recordings: scrubbed, one a test, none left over, nothing secret and no path of a machine in them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CASSETTES = sorted((ROOT / "cassettes").rglob("*.yaml"))
SECRETS = re.compile(
    r"sk-[A-Za-z0-9]{16,}|Bearer\s+\S{8,}|authorization|set-cookie|openai-organization|x-request-id|api[-_]key",
    re.IGNORECASE,
)
PATHS = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp|var|opt)/|[A-Z]:\\\\")
ALLOWED = {"content-type", "retry-after", "retry-after-ms"}
LARGEST = 400_000


def _recorded_tests() -> set[str]:
    tree = ast.parse((ROOT / "tests" / "test_whole_path.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return {node.name for node in functions if any(argument.arg == "recorded" for argument in node.args.args)}


def test_every_recorded_test_has_its_cassette_and_every_cassette_its_test() -> None:
    assert {path.stem for path in CASSETTES} == _recorded_tests()


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_holds_no_secret_and_no_path(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not SECRETS.search(text)
    assert not PATHS.search(text)
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_keeps_allowed_headers_only_and_the_embedded_model_s_name(path: Path) -> None:
    recorded = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]
    assert recorded
    for interaction in recorded:
        names = {name.lower() for part in ("request", "response") for name in interaction[part]["headers"]}
        assert names <= ALLOWED
        assert interaction["request"]["uri"].startswith("http://embedded.local/v1/")
        assert "qwen2.5-coder-1.5b" in interaction["response"]["body"]["string"]
