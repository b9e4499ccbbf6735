from __future__ import annotations

import ast
from pathlib import Path

import pytest

import summarizer

PACKAGE = Path(summarizer.__file__).parent
LAYERS = [
    {"errors"},
    {"lexicon", "schemas", "questions"},
    {
        "cleaning",
        "decoding",
        "furniture",
        "language",
        "splitting",
        "quotations",
        "templates",
        "models",
        "weights",
        "fetch",
    },
    {"document", "syntax", "outlets", "names", "classify", "attribution", "control", "aims", "wording", "mentions"},
    {"alignment", "faithfulness", "statements", "windows", "deriving"},
    {"grounding", "linking", "coverage", "render"},
    {"sections", "changes"},
    {"strategies"},
    {"assembly"},
    {"faults", "retrying", "embedded", "client"},
    {"pipeline"},
    {"session"},
    {"cli"},
]
RANK = {module: rank for rank, layer in enumerate(LAYERS) for module in layer}
ONLY_PIPELINE_KNOWS = {"assembly", "coverage", "strategies"}


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE)


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    """Parts of the package that a module imports, at its top or inside functions."""
    package = path.relative_to(PACKAGE).parent.parts
    out: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            target = [*base, *(node.module or "").split(".")]
            names = [node.module.split(".")[0]] if not base and node.module else [alias.name for alias in node.names]
            out |= {target[0]} if target[0] else set(names)
    return out & set(RANK)


def test_every_module_has_a_layer() -> None:
    assert {_part(path) for path in _modules()} == set(RANK)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_its_own_layer_and_lower_ones(path: Path) -> None:
    higher = {name for name in _imported(path) if RANK[name] > RANK[_part(path)]}
    assert not higher, f"{_part(path)} imports {sorted(higher)} from above"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_pipeline_knows_the_order_of_steps(path: Path) -> None:
    known = _imported(path) & ONLY_PIPELINE_KNOWS
    allowed = {"pipeline": ONLY_PIPELINE_KNOWS, "assembly": {"strategies"}, "strategies": {"strategies"}}
    assert known <= allowed.get(_part(path), {_part(path)})


def test_schemas_import_nothing_else_of_the_package() -> None:
    for path in (PACKAGE / "schemas").glob("*.py"):
        assert _imported(path) <= {"schemas"}
