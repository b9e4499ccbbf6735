"""Imports go one way: the table below is the order, from the bottom up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import summarizer

PACKAGE = Path(summarizer.__file__).parent
LAYERS = [
    {"errors", "lexicon"},
    {"schemas", "questions", "strictness", "deadline", "limit", "steps"},
    # text and its marks
    {
        "cleaning",
        "decoding",
        "furniture",
        "instructions",
        "language",
        "splitting",
        "quotations",
        "edges",
        "typography",
        "alterations",
        "unpacking",
        "webpage",
        "pdf",
        "extraction",
        "feeds",
        "addresses",
    },
    # files, names and settings
    {"folders", "templates", "models", "fetch", "weights"},
    # an article, its words and phrases
    {"document", "web", "dates", "date_forms", "datelines", "phrases", "names", "places", "gazetteer"},
    {"articles", "countries", "dating", "wording", "reporting", "reporting_uses", "calling"},
    # what code reads off a sentence
    {
        "syntax",
        "modality",
        "bygone",
        "tellings",
        "unchanged",
        "sides",
        "roles",
        "standing",
        "readers",
        "slipping",
        "falling",
        "encircling",
        "putting",
        "fronted",
        "turns",
        "marches",
        "contests",
        "joining",
        "deeds",
        "outcomes",
        "nominals",
        "idioms",
        "beside",
        "sources",
        "bounds",
        "contents",
        "remarks",
        "relatives",
        "labels",
        "frame",
        "attribution",
        "control",
        "aims",
        "aim_wordings",
        "holders",
        "outlets",
        "classify",
        "things",
        "unnamed",
        "mentions",
        "told_kinds",
        "own_side",
        "falsity",
        "negations",
        "denials",
        "threats",
        "faults_told",
        "futures",
        "acts",
    },
    # words against their source
    {"origin", "splicing", "alignment", "surroundings", "faithfulness", "statements", "windows"},
    # rows to items
    {"grounding", "foreign", "linking", "issuers", "deriving", "coverage", "changes", "locating", "render"},
    {"merging"},
    {"sections"},
    {"strategies"},
    {"assembly", "verifying"},
    # the connection to a model
    {"faults", "retrying", "calls", "embedded", "outgoing", "prepared", "client"},
    {"store", "budget"},
    {"pipeline"},
    {"session"},
    {"batch"},
    {"cluster"},
    {"cli"},
]
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
ORDER_OF_STEPS = {"assembly", "coverage", "strategies"}
KNOW_THE_ORDER = {"pipeline": ORDER_OF_STEPS, "assembly": {"assembly", "strategies"}}
CONNECTION = {"openai", "instructor", "tenacity", "httpx2", "xllamacpp"}
LINKED = (PACKAGE / "schemas").glob("*.py")  # a link in a checkout, which rglob does not follow
MODULES = sorted({*PACKAGE.rglob("*.py"), *LINKED} - {PACKAGE / "__init__.py"})
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def _part(path: Path) -> str:
    """The module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module, also inside functions, without what only type checkers read."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        yield from _running(node)


def _imports(path: Path) -> set[tuple[str, ...]]:
    """Full names of what a file imports, as far as the name of the thing imported."""
    here = ("summarizer", *path.relative_to(PACKAGE).parent.parts)
    out: set[tuple[str, ...]] = set()
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            out |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) + 1 - node.level] if node.level else ()
            home = (*base, *(node.module.split(".") if node.module else ()))
            out |= {(*home, alias.name) for alias in node.names}
    return out


def _parts(path: Path) -> set[str]:
    """Parts of the package that a file imports, its own included."""
    return {name[1] for name in _imports(path) if name[0] == "summarizer" and len(name) > 1} & set(RANK)


def test_every_part_has_one_layer() -> None:
    assert {_part(path) for path in MODULES} == set(RANK)
    assert len(RANK) == sum(map(len, LAYERS))


@each_module
def test_a_module_imports_only_its_own_layer_and_lower_ones(path: Path) -> None:
    higher = {part for part in _parts(path) if RANK[part] > RANK[_part(path)]}
    assert not higher, f"{_part(path)} imports {sorted(higher)} from above"


def test_no_parts_import_each_other() -> None:
    graph: dict[str, set[str]] = {part: set() for part in RANK}
    for path in MODULES:
        graph[_part(path)] |= _parts(path) - {_part(path)}
    assert len(list(TopologicalSorter(graph).static_order())) == len(RANK)


@each_module
def test_only_the_pipeline_knows_the_order_of_steps(path: Path) -> None:
    part = _part(path)
    assert _parts(path) & ORDER_OF_STEPS <= KNOW_THE_ORDER.get(part, {part})


@each_module
def test_only_the_connection_knows_the_libraries_that_talk_to_models(path: Path) -> None:
    known = {name[0] for name in _imports(path)} & CONNECTION
    connection = {"faults", "retrying", "calls", "embedded", "client", "deadline", "outgoing", "prepared"}
    assert not known or _part(path) in connection


def test_schemas_import_nothing_else_of_the_package() -> None:
    for path in MODULES:
        if _part(path) == "schemas":
            assert _parts(path) <= {"schemas"}


def test_only_the_package_itself_and_the_notebook_view_import_by_a_name_in_a_string() -> None:
    named = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in MODULES}
    late = {name: text for name, text in named.items() if "import_module(" in text}
    assert set(late) == {"schemas/brief.py"}
    assert late["schemas/brief.py"].count("import_module(") == 1
    assert 'import_module("summarizer.render.notebook").to_notebook(self)' in late["schemas/brief.py"]


def test_imports_are_seen_however_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_layers.PACKAGE", tmp_path)
    (tmp_path / "sections").mkdir()
    written = tmp_path / "sections" / "claims.py"
    lines = [
        "from typing import TYPE_CHECKING",
        "from .. import pipeline",
        "from ..cli.console import emit",
        "from . import base",
        "import summarizer.session",
        "def late():",
        "    from summarizer.client import Client",
        "if TYPE_CHECKING:",
        "    from ..assembly import Items",
    ]
    written.write_text("\n".join(lines), encoding="utf-8")
    assert _parts(written) == {"pipeline", "cli", "sections", "session", "client"}
